"""Announced work in words: asked for, announced, objected to, begun, over (DIALOGUES 11, clause 12)."""

from datetime import datetime

from bot.wording import labels
from bot.wording.receipts import danger
from bot.wording.said import Button, Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import Words
from handlers.notices import working as notices

_HOUR = 3600


def when_done(words: Words, start: datetime, end: datetime) -> str:
    """Write the time of a work: `niedz. 29.11, 04:00–06:00`, with both days where there are two."""
    return words.language.span(start, end, words.now, words.terms.zone)


def services_of(words: Words, keys: tuple[str, ...]) -> str:
    """Name services, in the order of the contract."""
    return ", ".join(words.service(key) for key in keys)


def working_hours(words: Words, seconds: int) -> str:
    """Write working hours for "{hours} ahead", cut to whole ones."""
    count = seconds // _HOUR
    text = words.language.npgettext("mw.hours", "{count} working hour", "{count} working hours", count)
    return text.format(count=count)


def notice_ahead(words: Words, seconds: int) -> Runs:
    """Say how much notice was given, beside what the contract asks for."""
    least = int(words.terms.maintenance.notice_min.total_seconds()) // _HOUR
    text = words.language.pgettext("mw.notice", "Announced {hours} ahead (contract: at least {least}).")
    return words.runs(text, hours=working_hours(words, seconds), least=least)


def work_new(notice: notices.WorkNew, words: Words) -> Said:
    """Word mw.new."""
    t = words.language
    shown = {
        "services": services_of(words, notice.services),
        "when": when_done(words, notice.start, notice.end),
        "text": words.quote(notice.text),
    }
    if notice.notice_seconds is None:
        text = t.pgettext(
            "mw.new.emergency",
            "**Emergency work**: {services}, {when}. Interruptions are possible and count as downtime. Reason:"
            " “{text}”.",
        )
        return said(words.runs(text, **shown))
    text = t.pgettext(
        "mw.new", "**Planned work**: {services}, {when}. Interruptions are possible. Reason: “{text}”."
    )
    objects = labels.act(
        t.pgettext("button.objectwork", "The date does not suit us"), "objectwork", notice.work
    )
    is_client = words.audience == "client"
    return said(
        sentences(words.runs(text, **shown), notice_ahead(words, notice.notice_seconds)),
        objects if is_client else None,
    )


def work_announced(notice: notices.WorkAnnounced, words: Words) -> Said:
    """Word mw.sent."""
    t = words.language
    text = t.pgettext("mw.sent", "Announced: planned work, {services}, {when}. Told: {people}.")
    if notice.is_emergency:
        text = t.pgettext(
            "mw.sent.emergency", "Announced: emergency work, {services}, {when}. Told: {people}."
        )
    shown = words.runs(
        text,
        services=services_of(words, notice.services),
        when=when_done(words, notice.start, notice.end),
        people=words.people(notice.people) or "–",
    )
    return said(shown, drop(words, notice.work))


def drop(words: Words, work: int) -> Button:
    """[Odwołaj prace]."""
    return labels.act(words.language.pgettext("button.dropwork", "Call the work off"), "dropwork", work)


def _ended(words: Words, work: int) -> Button:
    return labels.main(words.language.pgettext("button.endwork", "Done"), "endwork", work)


def date_noted(notice: notices.DateNoted, words: Words) -> Said:
    """Word mw.object."""
    text = words.language.pgettext(
        "mw.object",
        "Noted and passed on: the date does not suit ({services}, {start}). Under the contract this does not stop the"
        " work.",
    )
    start = words.moment(notice.start)
    return said(words.runs(text, services=services_of(words, notice.services), start=start))


def does_not_suit(notice: notices.DateDoesNotSuit, words: Words) -> Said:
    """Word mw.objected."""
    text = words.language.pgettext(
        "mw.objected", "Planned work, {services}, {when}: the date does not suit: {person}. It is noted."
    )
    return said(
        words.runs(
            text,
            services=services_of(words, notice.services),
            when=when_done(words, notice.start, notice.end),
            person=words.with_phone(notice.person),
        ),
        drop(words, notice.work),
    )


def work_begins(notice: notices.WorkBegins, words: Words) -> Said:
    """Word mw.start."""
    text = words.language.pgettext("mw.start", "Announced work, {services}: the time has come, until {end}.")
    services = services_of(words, notice.services)
    return said(
        words.runs(text, services=services, end=words.when(notice.end)),
        _ended(words, notice.work),
        drop(words, notice.work),
    )


def ask_done(notice: notices.AskWorkDone, words: Words) -> Said:
    """Word mw.end."""
    t = words.language
    text = t.pgettext("mw.end", "Announced work, {services}: was it done by {end}?")
    going = labels.act(t.pgettext("button.workgoeson", "It goes on"), "workgoeson", notice.work)
    services = services_of(words, notice.services)
    return said(
        words.runs(text, services=services, end=words.when(notice.end)), _ended(words, notice.work), going
    )


def work_over(notice: notices.WorkOver, words: Words) -> Said:
    """Word mw.over."""
    text = words.language.pgettext(
        "mw.over",
        "Planned work, {services}: the window ended at {end}, work continues. Since {end} this counts as downtime.",
    )
    return said(words.runs(text, services=services_of(words, notice.services), end=words.when(notice.end)))


def work_goes_on(notice: notices.WorkGoesOn, words: Words) -> Said:
    """Word mw.goeson."""
    text = words.language.pgettext(
        "mw.goeson", "Announced work, {services}: it goes on; since {end} this counts as downtime."
    )
    services = services_of(words, notice.services)
    return said(words.runs(text, services=services, end=words.when(notice.end)), _ended(words, notice.work))


def work_done(notice: notices.WorkDone, words: Words) -> Said:
    """Word mw.done."""
    text = words.language.pgettext("mw.done", "Announced work, {services}: done at {at}.")
    return said(words.runs(text, services=services_of(words, notice.services), at=words.when(notice.at)))


def work_cancelled(notice: notices.WorkCancelled, words: Words) -> Said:
    """Word mw.cancelled."""
    text = words.language.pgettext("mw.cancelled", "Announced work, {services}, {when}: **called off**.")
    when = when_done(words, notice.start, notice.end)
    return said(words.runs(text, services=services_of(words, notice.services), when=when))


def work_is_over(notice: notices.WorkIsOver, words: Words) -> Said:
    """Word mw.closed."""
    t = words.language
    text = t.pgettext("mw.closed", "This work is over already.")
    if notice.is_coming:
        text = t.pgettext("mw.closed.coming", "It is too early for that: the work has not come so far yet.")
    return said(words.runs(text))


def report_during(notice: notices.ReportDuringWork, words: Words) -> Said:
    """Word mw.report."""
    t = words.language
    text = t.pgettext(
        "mw.report", "Planned work is under way: {service}, until {end}. Report an outage anyway?"
    )
    asked = words.runs(text, service=words.service(notice.service), end=words.when(notice.end))
    return said(
        lines(danger(words, notice.danger), asked),
        labels.act(t.pgettext("button.reportanyway", "Yes, report"), "reportanyway", notice.draft),
        labels.act(t.pgettext("button.wait", "I'll wait"), "wait", notice.draft),
    )


def waiting(notice: notices.WaitingForWork, words: Words) -> Said:
    """Word mw.wait."""
    text = words.language.pgettext(
        "mw.wait", "Nothing was sent. If it still does not work after {end}, one message is enough."
    )
    return said(lines(words.runs(text, end=words.when(notice.end))))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.WorkNew, work_new),
    saying(notices.WorkAnnounced, work_announced),
    saying(notices.DateNoted, date_noted),
    saying(notices.DateDoesNotSuit, does_not_suit),
    saying(notices.WorkBegins, work_begins),
    saying(notices.AskWorkDone, ask_done),
    saying(notices.WorkOver, work_over),
    saying(notices.WorkGoesOn, work_goes_on),
    saying(notices.WorkDone, work_done),
    saying(notices.WorkCancelled, work_cancelled),
    saying(notices.WorkIsOver, work_is_over),
    saying(notices.ReportDuringWork, report_during),
    saying(notices.WaitingForWork, waiting),
)
