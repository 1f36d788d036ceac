"""Reports in words: that one is ready, and what people answered to it (DIALOGUES 12, clause 17)."""

from datetime import date

from bot.wording import labels
from bot.wording.figures import figures_shown
from bot.wording.period_names import period_name
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import Words
from handlers.figures import encode
from handlers.notices import counting
from handlers.notices import quality as notices
from models.sla.asked import Filters, Period

SUNDAY = 6


def ready(notice: notices.ReportReady, words: Words) -> Said:
    """Word report.ready with the short figures below it."""
    t = words.language
    period = Period(first=notice.first, last=notice.last)
    head = t.pgettext(
        "report.ready.here", "The SLA report for {period} is ready. Summary below; no e-mail could be sent."
    )
    if notice.by_mail:
        head = t.pgettext(
            "report.ready",
            "The SLA report for {period} is ready. Summary below; the full report was sent by e-mail (the formal"
            " channel).",
        )
    told = sentences(
        words.runs(head, period=period_name(words, period)),
        objections(words, notice),
    )
    return said(
        lines(told, summary(notice, words)),
        labels.act(t.pgettext("button.report.accept", "Accept"), "acceptreport", notice.entry),
        labels.act(t.pgettext("button.report.object", "Object"), "objectreport", notice.entry),
        labels.act(t.pgettext("button.csv", "CSV"), "csv", argument=encode(period, Filters())),
    )


def objections(words: Words, notice: notices.ReportReady) -> Runs:
    """Write until when objections may be raised: so many support hours, and the days off among them."""
    if notice.object_by is None:
        return ()
    t, hours, until = words.language, notice.within_seconds // 3600, words.moment(notice.object_by)
    off = _days_off(words, words.local_day(notice.as_of), words.local_day(notice.object_by))
    if not off:
        text = t.pgettext("report.by", "Objections may be raised until {until} ({hours} support hours).")
        return words.runs(text, until=until, hours=hours)
    text = t.npgettext(
        "report.by.off",
        "Objections may be raised until {until} ({hours} support hours; {days} is a day off).",
        "Objections may be raised until {until} ({hours} support hours; {days} are days off).",
        len(off),
    )
    return words.runs(text, until=until, hours=hours, days=words.items([words.day(day) for day in off]))


def _days_off(words: Words, first: date, last: date) -> tuple[date, ...]:
    """List the closed days of the default hours after `first` up to `last`; Sundays are known to everybody."""
    closed = words.terms.coverages[words.terms.clock.default_coverage].closed_dates
    return tuple(day for day in closed if first < day <= last and day.weekday() != SUNDAY)


def summary(notice: notices.OfReport, words: Words) -> Runs:
    """Write the short figures of a report's period, as known when it was made."""
    asked = counting.Figures(
        first=notice.first, last=notice.last, service=None, severity=None, place=None, as_of=notice.as_of
    )
    return figures_shown(asked, words).runs


def accepted(notice: notices.ReportAccepted, words: Words) -> Said:
    """Word report.accepted."""
    text = words.language.pgettext("report.accepted", "The report for {period} was accepted. {person}, {at}.")
    return said(words.runs(text, **_who(notice, words)))


def type_objection(notice: notices.TypeObjection, words: Words) -> Said:
    """Word report.object."""
    t = words.language
    period = period_name(words, Period(first=notice.first, last=notice.last))
    head = words.runs(
        t.pgettext("report.object", "Objection to the report for {period}. What does it concern, and why?"),
        period=period,
    )
    if notice.object_by is None:
        return said(head)
    over = notice.object_by < words.now
    text = t.pgettext("report.object.by", "Term: {until}.")
    if over:
        text = t.pgettext(
            "report.object.over", "The term ended: {until}. The objection will be kept, marked as late."
        )
    return said(sentences(head, words.runs(text, until=words.moment(notice.object_by))))


def objected(notice: notices.ReportObjected, words: Words) -> Said:
    """Word report.objected."""
    t = words.language
    text = t.pgettext("report.objected", "Objection to the report for {period}: “{text}”. {person}, {at}.")
    if notice.late:
        text = t.pgettext(
            "report.objected.late", "Late objection to the report for {period}: “{text}”. {person}, {at}."
        )
    return said(words.runs(text, text=words.quote(notice.text), **_who(notice, words)))


def _who(notice: notices.ReportAccepted | notices.ReportObjected, words: Words) -> dict[str, str]:
    return {
        "period": period_name(words, Period(first=notice.first, last=notice.last)),
        "person": words.person(notice.person),
        "at": words.when(notice.at),
    }


SAYINGS: tuple[Saying, ...] = (
    saying(notices.ReportReady, ready),
    saying(notices.ReportAccepted, accepted),
    saying(notices.TypeObjection, type_objection),
    saying(notices.ReportObjected, objected),
)
