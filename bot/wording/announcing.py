"""The questions to somebody who announces work, each an edit of one message (clause 12)."""

from datetime import datetime

from bot.wording import labels
from bot.wording.said import Button, Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, label, said, sentences
from bot.wording.words import Words
from bot.wording.working import notice_ahead, services_of, when_done, working_hours
from handlers.notices import working as notices


def ask_services(notice: notices.AskWorkServices, words: Words) -> Said:
    """Word mw.services: a chosen one has a tick."""
    t = words.language
    text = t.pgettext(
        "mw.services", "Announced work: which services may be interrupted? Several may be chosen."
    )
    buttons = [
        labels.act(
            label(f"✔ {words.service(key)}" if key in notice.chosen else words.service(key)),
            "workservice",
            notice.conversation,
            key,
        )
        for key in notice.services
    ]
    following = labels.main(t.pgettext("button.worknext", "Next"), "worknext", notice.conversation)
    return said(
        words.runs(text), *buttons, following if notice.chosen else None, _stop(words, notice.conversation)
    )


def _stop(words: Words, conversation: int) -> Button:
    return labels.act(words.language.pgettext("button.cancel", "Cancel"), "workstop", conversation)


def ask_time(notice: notices.AskWorkTime, words: Words) -> Said:
    """Word mw.when: what could not be read is said first, then the windows of the contract as buttons."""
    t = words.language
    match notice.fault:
        case "unread":
            fault = words.runs(t.pgettext("mw.when.unread", "This could not be read as a time."))
        case "past":
            fault = words.runs(t.pgettext("mw.when.past", "This time is over already."))
        case _:
            fault = ()
    asked = t.pgettext(
        "mw.when",
        "From when to when? For example: Sun 29.11 04:00–06:00, tomorrow 22:00–23:00, now until 16:00.",
    )
    windows = _windows(words, notice.conversation, notice.starts, notice.ends)
    return said(sentences(fault, words.runs(asked)), *windows, _stop(words, notice.conversation))


def _windows(
    words: Words, conversation: int, starts: tuple[datetime, ...], ends: tuple[datetime, ...]
) -> list[Button]:
    return [
        labels.choice(when_done(words, start, end), "workwindow", conversation, str(int(start.timestamp())))
        for start, end in zip(starts, ends, strict=True)
    ]


def ask_reason(notice: notices.AskWorkReason, words: Words) -> Said:
    """Word mw.reason: the time as it was understood, and the question why."""
    t = words.language
    text = t.pgettext("mw.reason", "{when}. What is the reason? (one sentence for the client)")
    edit = labels.act(t.pgettext("button.workedit", "Change the time"), "workedit", notice.conversation)
    when = when_done(words, notice.start, notice.end)
    return said(words.runs(text, when=when), edit, _stop(words, notice.conversation))


def preview(notice: notices.PreviewWork, words: Words) -> Said:
    """Word mw.preview: nothing leaves before [Wyślij]."""
    t = words.language
    head = words.runs(
        t.pgettext("mw.preview", "To be announced: **planned work**, {services}, {when}. Reason: “{text}”."),
        services=services_of(words, notice.services),
        when=when_done(words, notice.start, notice.end),
        text=words.quote(notice.text),
    )
    used: Runs = ()
    if notice.limit_seconds is not None:
        text = t.pgettext("mw.preview.limit", "(limit of the month {limit}, used so far {used})")
        limit = words.duration(notice.limit_seconds)
        used = words.runs(text, used=words.duration(notice.used_seconds), limit=limit)
    over: Runs = ()
    if notice.over_seconds:
        text = t.pgettext("mw.preview.over", "**{time} over the limit will count as downtime.**")
        over = words.runs(text, time=words.duration(notice.over_seconds))
    return said(
        sentences(head, notice_ahead(words, notice.notice_seconds), used, over),
        labels.main(t.pgettext("button.send", "Send"), "worksend", notice.conversation),
        labels.act(t.pgettext("button.workedit", "Change the time"), "workedit", notice.conversation),
        _stop(words, notice.conversation),
    )


def _urgent(words: Words, conversation: int) -> Button:
    text = words.language.pgettext("button.workurgent", "Announce as emergency")
    return labels.act(text, "workurgent", conversation)


def too_late(notice: notices.WorkTooLate, words: Words) -> Said:
    """Word mw.short."""
    text = words.language.pgettext(
        "mw.short",
        "Too late for planned work (contract: at least {hours} ahead). **Emergency** work may be announced: the"
        " interruption then counts as downtime.",
    )
    hours = working_hours(words, notice.least_seconds)
    return said(
        words.runs(text, hours=hours), _urgent(words, notice.conversation), _stop(words, notice.conversation)
    )


def outside(notice: notices.WorkOutside, words: Words) -> Said:
    """Word mw.outside."""
    text = words.language.pgettext(
        "mw.outside",
        "{when} is not within the windows of the contract. Another time may be chosen or typed, or **emergency** work"
        " announced: the interruption then counts as downtime.",
    )
    return said(
        words.runs(text, when=when_done(words, notice.start, notice.end)),
        *_windows(words, notice.conversation, notice.starts, notice.ends),
        _urgent(words, notice.conversation),
        _stop(words, notice.conversation),
    )


SAYINGS: tuple[Saying, ...] = (
    saying(notices.AskWorkServices, ask_services),
    saying(notices.AskWorkTime, ask_time),
    saying(notices.AskWorkReason, ask_reason),
    saying(notices.PreviewWork, preview),
    saying(notices.WorkTooLate, too_late),
    saying(notices.WorkOutside, outside),
)
