"""What a period is called: in the title of an answer, and inside a sentence.

Polish declines the months, so every month stands here as its own sentence piece in both places.
"""

from datetime import date, timedelta

from bot.wording.periods import span
from bot.wording.words import Words
from models.sla.asked import Filters, Period


def period_title(words: Words, period: Period) -> str:
    """Name a period at the head of an answer: `Październik 2026`, `III kwartał 2026`, `2026`, `wt. 24.11`."""
    name = period_name(words, period)
    return name[:1].upper() + name[1:]


def period_name(words: Words, period: Period) -> str:
    """Name a period after a colon or "for": `październik 2026`, `III kwartał 2026`."""
    first, last = period.first, period.last
    if first == last:
        return words.day(first, weekday=True)
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    quarter = _quarter(period)
    return _quarter_names(words)[quarter].format(year=first.year) if quarter else span(words, first, last)


def _quarter(period: Period) -> int | None:
    first, following = period.first, period.last + timedelta(days=1)
    is_whole = first.day == following.day == 1 and first.month % 3 == 1
    months = (following.year - first.year) * 12 + following.month - first.month
    return (first.month + 2) // 3 if is_whole and months == 3 else None


def _quarter_names(words: Words) -> dict[int, str]:
    t = words.language
    return {
        1: t.pgettext("period.q1", "Q1 {year}"),
        2: t.pgettext("period.q2", "Q2 {year}"),
        3: t.pgettext("period.q3", "Q3 {year}"),
        4: t.pgettext("period.q4", "Q4 {year}"),
    }


def from_period(words: Words, period: Period) -> str:
    """Name a period as what reports come from: `z III kwartału 2026`, else `z okresu: październik 2026`."""
    t = words.language
    quarters = {
        1: t.pgettext("period.from.q1", "from Q1 {year}"),
        2: t.pgettext("period.from.q2", "from Q2 {year}"),
        3: t.pgettext("period.from.q3", "from Q3 {year}"),
        4: t.pgettext("period.from.q4", "from Q4 {year}"),
    }
    quarter = _quarter(period)
    if quarter:
        return quarters[quarter].format(year=period.first.year)
    return t.pgettext("period.from", "from the period: {period}").format(period=period_name(words, period))


def month_name(words: Words, day: date) -> str:
    """Name a month on a button, with its year where that is not the present one."""
    name = words.language.month(day)
    return name.removesuffix(f" {day.year}") if day.year == words.local_day(words.now).year else name


def within(words: Words, period: Period) -> str:
    """Name a period inside a sentence: `w październiku`, else `w okresie 1.10–15.11`."""
    t = words.language
    first = period.first
    if first.day == 1 and (period.last + timedelta(days=1)) == _next_month(first):
        name = _in_months(words)[first.month]
        if first.year == words.local_day(words.now).year:
            return name
        return t.pgettext("period.in.year", "{month} {year}").format(month=name, year=first.year)
    return t.pgettext("period.in", "in the period: {period}").format(period=period_name(words, period))


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _in_months(words: Words) -> dict[int, str]:
    t = words.language
    return {
        1: t.pgettext("period.in.1", "in January"),
        2: t.pgettext("period.in.2", "in February"),
        3: t.pgettext("period.in.3", "in March"),
        4: t.pgettext("period.in.4", "in April"),
        5: t.pgettext("period.in.5", "in May"),
        6: t.pgettext("period.in.6", "in June"),
        7: t.pgettext("period.in.7", "in July"),
        8: t.pgettext("period.in.8", "in August"),
        9: t.pgettext("period.in.9", "in September"),
        10: t.pgettext("period.in.10", "in October"),
        11: t.pgettext("period.in.11", "in November"),
        12: t.pgettext("period.in.12", "in December"),
    }


def scope_name(words: Words, filters: Filters) -> str:
    """Name what was asked about: `wszystkie usługi`, or the service, the class and the place."""
    t = words.language
    service = words.service(filters.service) if filters.service else None
    severity = t.pgettext("st.scope.severity", "class {severity}")
    parts = (
        service or t.pgettext("st.scope.all", "all services"),
        severity.format(severity=filters.severity) if filters.severity else None,
        words.place(filters.place) if filters.place else None,
    )
    return ", ".join(part for part in parts if part)
