"""What is promised and when: hours, services, severities, maintenance (rule book, room 5).

Field names are the names of the contract file. Durations are `timedelta` on the clock named by the
coverage of service and severity; percentages and money are `Decimal`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from models.sla.hours import Calendar
from models.sla.parties import worded


class Metric(StrEnum):
    """The three targets of an incident."""

    REACTION = "reaction"
    WORKAROUND = "workaround"
    RESTORATION = "restoration"


class Weekday(StrEnum):
    """Days as the contract writes them; the order is that of `date.weekday()`."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


@dataclass(frozen=True, kw_only=True, slots=True)
class HoursLine:
    """One line of support hours as written: `opens` and `closes` are "HH:MM", the end may be "24:00"."""

    days: tuple[Weekday, ...]
    opens: str
    closes: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """Support hours: as written (for people) and as a calendar (for the clock).

    `closed_dates` are public holidays and `extra_closed` together, ascending.
    """

    key: str
    name: str
    calendar: Calendar
    closed_dates: tuple[date, ...]
    hours: tuple[HoursLine, ...] = ()
    always: bool = False
    holidays: str | None = None
    extra_closed: tuple[date, ...] = ()
    extra_open: tuple[date, ...] = ()
    name_en: str | None = None
    clause: str | None = None

    def label(self, language: str) -> str:
        """Return the name for a reader of `language`."""
        return worded(language, self.name, self.name_en)


@dataclass(frozen=True, kw_only=True, slots=True)
class Targets:
    """Contract time for each target; None = the contract sets none."""

    reaction: timedelta | None = None
    workaround: timedelta | None = None
    restoration: timedelta | None = None

    def of(self, metric: Metric) -> timedelta | None:
        """Return the time for one target."""
        if metric == Metric.REACTION:
            return self.reaction
        return self.workaround if metric == Metric.WORKAROUND else self.restoration


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """A service in scope. `coverage` and `targets` override by severity key; both may be empty."""

    key: str
    name: str
    short: str
    locations: tuple[str, ...]
    coverage: Mapping[str, str]
    targets: Mapping[str, Targets]
    keywords: tuple[str, ...] = ()
    name_en: str | None = None
    short_en: str | None = None
    description: str | None = None
    monthly_fee: Decimal | None = None
    availability_target: Decimal | None = None
    clause: str | None = None

    def label(self, language: str) -> str:
        """Return the short name for a reader of `language`."""
        return worded(language, self.short, self.short_en)


@dataclass(frozen=True, kw_only=True, slots=True)
class OutOfScope:
    """Something the contract does not cover, and who helps with it instead."""

    key: str
    name: str
    refer_to: str
    keywords: tuple[str, ...] = ()
    change_request: bool = False
    name_en: str | None = None
    clause: str | None = None

    def label(self, language: str) -> str:
        """Return the name for a reader of `language`."""
        return worded(language, self.name, self.name_en)


@dataclass(frozen=True, kw_only=True, slots=True)
class Severity:
    """A class of incidents; `rank` 1 is the strictest. `choice` is the button, `question` explains it."""

    key: str
    rank: int
    name: str
    choice: str
    targets: Targets
    name_en: str | None = None
    choice_en: str | None = None
    question: str | None = None
    question_en: str | None = None
    criteria: str | None = None
    clause: str | None = None

    def label(self, language: str) -> str:
        """Return the name for a reader of `language`."""
        return worded(language, self.name, self.name_en)

    def button(self, language: str) -> str:
        """Return the words of the button."""
        return worded(language, self.choice, self.choice_en)

    def explanation(self, language: str) -> str:
        """Return the question under the button; empty where the contract asks none."""
        return worded(language, self.question or "", self.question_en)


@dataclass(frozen=True, kw_only=True, slots=True)
class WeeklyWindow:
    """A regular maintenance window in wall time of the contract's zone, "HH:MM"."""

    day: Weekday
    opens: str
    closes: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Maintenance:
    """Rules of planned work. `monthly_limit` None = no limit; over it, work counts as downtime."""

    announced_by: frozenset[str]
    client_veto: bool = False
    notice_min: timedelta = timedelta(0)
    monthly_limit: timedelta | None = None
    windows: tuple[WeeklyWindow, ...] = ()
    counts_as_downtime: bool = False
    emergency_counts_as_downtime: bool = True
    clause: str | None = None
