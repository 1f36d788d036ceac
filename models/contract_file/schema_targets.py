"""The tables of a contract file about what is promised: hours, services, classes, maintenance."""

# ruff: noqa: RUF012 - pydantic copies a default for every model it makes.

from typing import Annotated

from pydantic import Field

from models.contract_file.fields import (
    Country,
    Day,
    Duration,
    Key,
    Line,
    Money,
    Percent,
    Prose,
    Table,
    TimeOfDay,
)
from models.sla.targets import Weekday

DayChoice = Annotated[Weekday, Field(strict=False)]


class HoursTable(Table):
    """One line of support hours: the same interval on several days; the end may be "24:00"."""

    days: Annotated[list[DayChoice], Field(min_length=1)]
    opens: TimeOfDay = Field(alias="from")
    closes: TimeOfDay = Field(alias="to")


class CoverageTable(Table):
    """[coverage.KEY]: support hours in the contract's zone."""

    name: Line
    name_en: Line | None = None
    hours: list[HoursTable] = []
    always: bool = False
    """24/7; then there are no `hours`."""
    holidays: Country | None = None
    """Country (or country and region, "DE-BY") whose public holidays are closed."""
    extra_closed: list[Day] = []
    extra_open: list[Day] = []


class TargetsTable(Table):
    """Contract times of one class for one service; what is left out follows the class."""

    reaction: Duration | None = None
    workaround: Duration | None = None
    restoration: Duration | None = None


class ServiceTable(Table):
    """[services.KEY]: what is in scope."""

    name: Line
    name_en: Line | None = None
    short: Line | None = None
    short_en: Line | None = None
    description: Prose | None = None
    locations: list[Key] = []
    monthly_fee: Money | None = None
    availability_target: Percent | None = None
    keywords: list[Line] = []
    coverage: dict[Key, Key] = {}
    """Hours by class; classes left out follow `clock.default_coverage`."""
    targets: dict[Key, TargetsTable] = {}
    """Contract times by class, where they differ from those of the class."""


class OutOfScopeTable(Table):
    """[out_of_scope.KEY]: what the contract does not cover, and who helps."""

    name: Line
    name_en: Line | None = None
    keywords: list[Line] = []
    refer_to: Line
    change_request: bool = False


class SeverityTable(Table):
    """[severities.KEY]: a class of incidents with its contract times."""

    rank: Annotated[int, Field(ge=1, le=99)]
    name: Line
    name_en: Line | None = None
    choice: Line | None = None
    choice_en: Line | None = None
    question: Line | None = None
    question_en: Line | None = None
    criteria: Prose | None = None
    reaction: Duration
    workaround: Duration | None = None
    restoration: Duration | None = None


class WindowTable(Table):
    """A regular window for planned work, in the contract's zone."""

    day: DayChoice
    opens: TimeOfDay = Field(alias="from")
    closes: TimeOfDay = Field(alias="to")
