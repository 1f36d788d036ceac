"""Languages at the edge: catalogues compiled in memory, dates, durations and figures as people write them.

Stands beside the post room and the pages: `bot/wording/` asks here for the reader's `Language` and fills its
sentences with what this file has formatted. A further language is one catalogue and one `Style` below.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from babel.core import Locale
from babel.dates import format_date, format_datetime, get_day_names
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, get_decimal_symbol

LOCALES = Path(__file__).parent.parent / "locales"
DOMAIN = "reakcja"
CLOCK_CHANGE_SHADOW = timedelta(hours=24)

LanguageCode = Literal["pl", "en"]


@dataclass(frozen=True, kw_only=True)
class Style:
    """How one language writes figures: Babel patterns for dates and money, short units of time.

    Babel's own durations round, so that 899 s would be 15 minutes; an SLA needs them cut, hence the units.
    """

    day: str
    day_with_year: str
    money: str
    hours: str
    minutes: str = "min"
    seconds: str = "s"
    lone_letters: str = ""


STYLES: dict[LanguageCode, Style] = {
    "pl": Style(
        day="d.MM",
        day_with_year="d.MM.y",
        money="#,##0.00\N{NO-BREAK SPACE}¤",
        hours="godz.",
        lone_letters="aiouwz",
    ),
    "en": Style(day="d MMM", day_with_year="d MMM y", money="¤¤\N{NO-BREAK SPACE}#,##0.00", hours="h"),
}


class Language:
    """One language: its sentences, and its way of writing dates, durations, percentages and money."""

    def __init__(self, code: LanguageCode, translations: GNUTranslations) -> None:
        self.code = code
        self._translations = translations
        self._style = STYLES[code]
        self._locale = Locale.parse(code)

    def gettext(self, message: str) -> str:
        """Return the sentence in this language; itself where the catalogue lacks it."""
        return self._translations.gettext(message)

    def pgettext(self, context: str, message: str) -> str:
        """Return the sentence known under the message id `context`, placeholders unfilled."""
        return self._translations.pgettext(context, message)

    def npgettext(self, context: str, singular: str, plural: str, n: int) -> str:
        """Return the sentence's plural form for `n`, placeholders unfilled; Polish has three forms."""
        return self._translations.npgettext(context, singular, plural, n)

    def when(self, instant: datetime, now: datetime, zone: ZoneInfo) -> str:
        """Write an instant as shortly as `now` allows: `14:05` today, `śr. 25.11, 14:05` on another day.

        The year is told where it is not the present one, the zone's name within 24 h of a clock change.
        """
        if instant.astimezone(zone).date() != now.astimezone(zone).date():
            return self.moment(instant, now, zone)
        return self.clock_time(instant, zone) + _zone_name(instant, zone)

    def moment(self, instant: datetime, now: datetime, zone: ZoneInfo) -> str:
        """Write an instant with its day, also today: `śr. 25.11, 14:05` / `Wed 25 Nov, 14:05`."""
        there = instant.astimezone(zone).date()
        day = self.day(there, weekday=True, year=there.year != now.astimezone(zone).year)
        return f"{day}, {self.clock_time(instant, zone)}{_zone_name(instant, zone)}"

    def clock_time(self, instant: datetime, zone: ZoneInfo, *, seconds: bool = False) -> str:
        """Write the time of day in the zone, cut to the minute or the second: `14:05`, `14:05:12`."""
        return instant.astimezone(zone).strftime("%H:%M:%S" if seconds else "%H:%M")

    def day(self, day: date, *, weekday: bool = False, year: bool = False) -> str:
        """Write a date: `25.11` / `25 Nov`, at most `śr. 25.11.2026` / `Wed 25 Nov 2026`."""
        pattern = self._style.day_with_year if year else self._style.day
        return format_date(day, f"EEE {pattern}" if weekday else pattern, locale=self._locale)

    def days(self, first: date, last: date) -> str:
        """Write a span of days, both included: `1–31 października`, `28.11–3.12`; years if two."""
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{format_date(last, 'd MMMM', locale=self._locale)}"
        years = first.year != last.year
        return f"{self.day(first, year=years)}–{self.day(last, year=years)}"

    def month(self, day: date) -> str:
        """Write the month of a date as a title: `listopad 2026` / `November 2026`."""
        return format_datetime(datetime(day.year, day.month, 1), "LLLL y", locale=self._locale)  # noqa: DTZ001  # a bare month has no zone

    def span(self, start: datetime, end: datetime, now: datetime, zone: ZoneInfo) -> str:
        """Write a span of time: `14:02–14:31` today, `niedz. 29.11, 04:00–06:00`, two days as two moments."""
        last = end.astimezone(zone)
        midnight = last.hour == last.minute == 0 and end - start <= timedelta(days=1)
        if (last - timedelta(minutes=1) if midnight else last).date() == start.astimezone(zone).date():
            closing = "24:00" if midnight else self.clock_time(end, zone)
            return f"{self.when(start, now, zone)}–{closing}"
        return f"{self.when(start, now, zone)} – {self.when(end, now, zone)}"

    def weekday(self, number: int) -> str:
        """Write a weekday, Monday being 0: `pon.` / `Mon`."""
        return str(get_day_names("abbreviated", context="format", locale=self._locale)[number])

    def weekdays(self, numbers: tuple[int, ...]) -> str:
        """Write sorted weekdays: `pon.–pt.`, `pon., śr.`; three and more in a row become a range."""
        parts: list[str] = []
        for run in _runs(numbers):
            names = [self.weekday(number) for number in run]
            parts += [f"{names[0]}–{names[-1]}"] if len(run) > 2 else names
        return ", ".join(parts)

    def duration(self, seconds: int) -> str:
        """Write a duration in two units, cut and never rounded: `45 s`, `12 min`, `26 godz. 5 min`.

        There are no days: a contract counts hours, and a day of the clock may have eight of them.
        """
        if seconds < 60:
            return f"{seconds} {self._style.seconds}"
        hours, minutes = divmod(seconds // 60, 60)
        parts = [f"{hours} {self._style.hours}"] if hours else []
        return " ".join(parts + ([f"{minutes} {self._style.minutes}"] if minutes else []))

    def percent(self, figure: str) -> str:
        """Write a percentage given as decimal text, keeping its places: `95,7%` / `95.7%`."""
        return self.decimal(figure) + "%"

    def decimal(self, figure: str) -> str:
        """Write a number given as decimal text, keeping its places: `1,5` / `1.5`."""
        return figure.replace(".", get_decimal_symbol(self._locale))

    def money(self, amount: Decimal, currency: str) -> str:
        """Write an amount with two places: `12 000,00 zł` / `PLN 12,000.00`, its spaces not breaking."""
        return format_currency(
            amount, currency, self._style.money, locale=self._locale, currency_digits=False
        )

    def typeset(self, text: str) -> str:
        """Tie one-letter words to the next word, as Polish typesetting wants; for pages and print."""
        if not self._style.lone_letters:
            return text
        return re.sub(
            rf"(?<![\w’'-])([{self._style.lone_letters}]) (?=\S)",
            "\\1\N{NO-BREAK SPACE}",
            text,
            flags=re.IGNORECASE,
        )


@cache
def languages(code: LanguageCode) -> Language:
    """Return the language, its catalogue read and compiled on the first call."""
    return Language(code, read_catalogue(LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.po"))


def read_catalogue(path: Path) -> GNUTranslations:
    """Compile a `.po` file in memory, so that no compiled file has to be built, kept or forgotten."""
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _zone_name(instant: datetime, zone: ZoneInfo) -> str:
    """Name the zone where the reader could mistake one 02:30 for the other, else add nothing."""
    # Aware arithmetic in UTC: with the zone attached, adding 24 h would skip over the change unseen.
    before, after = (
        (instant.astimezone(UTC) + shift).astimezone(zone).utcoffset()
        for shift in (-CLOCK_CHANGE_SHADOW, CLOCK_CHANGE_SHADOW)
    )
    return f" {instant.astimezone(zone).tzname()}" if before != after else ""


def _runs(numbers: tuple[int, ...]) -> list[list[int]]:
    """Split sorted numbers into runs of neighbours."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
