"""What is said while a phone call is entered, and to the caller afterwards (DIALOGUES 7)."""

from bot.wording import labels
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import Words
from handlers.notices import hotline as notices

CHOICES_SHOWN = 8


def who_called(notice: notices.WhoCalled, words: Words) -> Said:
    """Word hot.who: the client's people, or a typed name."""
    t = words.language
    text = t.pgettext("hot.start.who", "Who called? A name can also be typed.")
    return said(
        words.runs(text),
        *(
            labels.choice(words.person(key), "caller", notice.call, key)
            for key in notice.people[:CHOICES_SHOWN]
        ),
        labels.act(
            t.pgettext("button.caller.unknown", "Not on the list"), "caller", notice.call, argument="?"
        ),
        labels.cancel(words.language, notice.call),
    )


def unknown_caller(notice: notices.UnknownCaller, words: Words) -> Said:
    """Word hot.unknown."""
    text = words.language.pgettext(
        "hot.unknown",
        "The caller is not on the list: please enter the name and the unit. The coordinator will confirm. "
        "The clock is running.",
    )
    return said(words.runs(text), labels.cancel(words.language, notice.call))


def when_called(notice: notices.WhenCalled, words: Words) -> Said:
    """Word hot.when."""
    t = words.language
    return said(
        words.runs(t.pgettext("hot.start.when", "When was the call?")),
        labels.act(t.pgettext("button.calltime.now", "Now"), "calltime", notice.call, argument="now"),
        labels.act(t.pgettext("button.calltime.ago", "5 min ago"), "calltime", notice.call, argument="ago"),
        labels.act(
            t.pgettext("button.calltime.type", "Give the time"), "calltime", notice.call, argument="type"
        ),
        labels.cancel(words.language, notice.call),
    )


def hour_of_call(notice: notices.HourOfCall, words: Words) -> Said:
    """Word hot.hour."""
    text = words.language.pgettext("hot.start.hour", "At what time was the call? For example: 14:02.")
    return said(words.runs(text), labels.cancel(words.language, notice.call))


def what_happened(notice: notices.WhatHappened, words: Words) -> Said:
    """Word hot.what."""
    text = words.language.pgettext("hot.start.what", "What is happening?")
    return said(words.runs(text), labels.cancel(words.language, notice.call))


def call_service(notice: notices.CallService, words: Words) -> Said:
    """Word hot.service."""
    return said(
        words.runs(words.language.pgettext("hot.start.service", "Service?")),
        *(labels.choice(words.service(key), "callservice", notice.call, key) for key in notice.services),
        labels.cancel(words.language, notice.call),
    )


def call_place(notice: notices.CallPlace, words: Words) -> Said:
    """Word hot.place."""
    return said(
        words.runs(words.language.pgettext("rep.where", "Where?")),
        *(labels.choice(words.place(key), "callplace", notice.call, key) for key in notice.places),
        labels.cancel(words.language, notice.call),
    )


def call_severity(notice: notices.CallSeverity, words: Words) -> Said:
    """Word hot.class: the buttons are those of the contract."""
    t = words.language
    classes = [words.terms.severities[key] for key in notice.severities]
    return said(
        words.runs(t.pgettext("hot.start.class", "Severity?")),
        *(labels.choice(one.button(t.code), "callclass", notice.call, one.key) for one in classes),
        labels.cancel(words.language, notice.call),
    )


def entered_too_late(notice: notices.EnteredTooLate, words: Words) -> Said:
    """Word hot.toolate."""
    text = words.language.pgettext(
        "hot.toolate",
        "Entered {delay} after the call (contract: up to {allowed}). It will be saved marked “late entry”. "
        "Reason:",
    )
    delay, allowed = words.duration(notice.minutes * 60), words.duration(notice.allowed_minutes * 60)
    return said(words.runs(text, delay=delay, allowed=allowed), labels.cancel(words.language, notice.call))


def confirm_call(notice: notices.ConfirmCall, words: Words) -> Said:
    """Word hot.confirm: what will be saved, with hot.back or its late form as a line."""
    t = words.language
    place = words.place(notice.place) if notice.place else ""
    severity = f"{notice.severity} – {words.severity_name(notice.severity)}"
    subject = " · ".join(part for part in (words.service(notice.service), place, severity) if part)
    head = words.runs(
        t.pgettext("hot.confirm", "To be saved: **{subject}.** “{text}”."),
        subject=subject,
        text=words.quote(notice.text),
    )
    person = words.person(notice.person) if notice.person else words.quote(notice.caller)
    caller = words.runs(t.pgettext("hot.confirm.caller", "Called: {person}."), person=person)
    return said(
        lines(head, sentences(caller, _times(words, notice))),
        labels.send(t, notice.call),
        labels.cancel(words.language, notice.call),
    )


def _times(words: Words, notice: notices.ConfirmCall | notices.CallSaved) -> Runs:
    t = words.language
    if notice.late:
        text = t.pgettext(
            "hot.back.late",
            "Call {called}, entry {entered}: late entry, **{entered}** counts, both times will be visible.",
        )
    else:
        text = t.pgettext(
            "hot.back", "Call {called}, entry {entered}: **{called}** counts, both times will be visible."
        )
    return words.runs(text, called=words.when(notice.called_at), entered=words.when(notice.entered_at))


def call_saved(notice: notices.CallSaved, words: Words) -> Said:
    """Word hot.back with the number; an entry is no reaction."""
    t = words.language
    head = words.runs(t.pgettext("hot.saved", "Saved **{number}**."), number=notice.number)
    text = t.pgettext("hot.saved.due", "Reaction by a human by **{due}**. The entry is not yet the reaction.")
    due = words.runs(text, due=words.when(notice.reaction_due)) if notice.reaction_due else ()
    return said(sentences(head, _times(words, notice), due))


def call_for_client(notice: notices.CallForClient, words: Words) -> Said:
    """Word hot.client."""
    t = words.language
    text = t.pgettext(
        "hot.client",
        "**{number}** was entered from a phone call: call {called}, entry {entered}. “{text}”.",
    )
    entered = words.runs(
        text,
        number=notice.number,
        called=words.when(notice.called_at),
        entered=words.when(notice.entered_at),
        text=words.quote(notice.text),
    )
    return said(
        entered,
        labels.act(t.pgettext("button.callright", "Correct as it is"), "callright", notice.incident),
        labels.act(t.pgettext("button.callfix", "Fix"), "note", notice.incident),
    )


def call_confirmed(notice: notices.CallConfirmed, words: Words) -> Said:
    """Word hot.right."""
    text = words.language.pgettext("hot.right", "{number}: the entry is confirmed.")
    return said(words.runs(text, number=notice.number))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.WhoCalled, who_called),
    saying(notices.UnknownCaller, unknown_caller),
    saying(notices.WhenCalled, when_called),
    saying(notices.HourOfCall, hour_of_call),
    saying(notices.WhatHappened, what_happened),
    saying(notices.CallService, call_service),
    saying(notices.CallPlace, call_place),
    saying(notices.CallSeverity, call_severity),
    saying(notices.EnteredTooLate, entered_too_late),
    saying(notices.ConfirmCall, confirm_call),
    saying(notices.CallSaved, call_saved),
    saying(notices.CallForClient, call_for_client),
    saying(notices.CallConfirmed, call_confirmed),
)
