"""How the contract watches itself: reports, inspections, figures, personal data, amendments (room 5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from models.sla.parties import ChannelName, Side


class QualityKind(StrEnum):
    """A report is written by the provider; an inspection is made by the client."""

    REPORT = "report"
    INSPECTION = "inspection"


class Period(StrEnum):
    """How often quality is looked at."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Measure(StrEnum):
    """Figures a contract may ask for; the key selects the formula, the description only tells it."""

    REACTION_IN_TIME = "reakcja-w-terminie"
    WORKAROUND_IN_TIME = "obejscie-w-terminie"
    RESTORATION_IN_TIME = "naprawa-w-terminie"
    REACTION_TIME = "czas-reakcji"
    MTTR = "mttr"
    MTBF = "mtbf"
    AVAILABILITY = "dostepnosc"
    REOPENED = "ponowne-otwarcia"


@dataclass(frozen=True, kw_only=True, slots=True)
class Quality:
    """One duty of quality control. Fields of the other kind stay None.

    `prepared_by`, `inspector` and `to` are contact keys; `to` keeps the order of the contract.
    `objection_within` and `reply_within` run on the default coverage.
    """

    key: str
    kind: QualityKind
    every: Period
    to: tuple[str, ...]
    announced: bool = True
    due_business_day: int | None = None
    prepared_by: str | None = None
    formal_channel: ChannelName | None = None
    objection_within: timedelta | None = None
    inspector: str | None = None
    sample: int | None = None
    scope: str | None = None
    findings_due_business_days: int | None = None
    reply_within: timedelta | None = None
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MetricTerms:
    """A figure the parties agreed on; `target` in per cent, None = only reported."""

    key: Measure
    description: str | None = None
    target: Decimal | None = None
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Privacy:
    """Personal data. `reports_to` maps a contact to the superior who may see their named figures."""

    reports_to: Mapping[str, str]
    controller: Side = Side.CLIENT
    processor: Side = Side.PROVIDER
    notice_url: str | None = None
    keep_incidents_years: int = 3
    keep_photos_months: int = 12
    keep_chat_ids_days: int = 30
    person_stats: str = "team_only"
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One changed place. `old` and `new` are the values as text; texts stand bare, the rest as JSON."""

    path: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Amendment:
    """A signed change of the contract, in force from 00:00 of `effective_from` in the contract's zone."""

    number: int
    signed_on: date
    effective_from: date
    changes: tuple[Change, ...]
    reason: str | None = None
    applies_to: str = "notified_from"
    clause: str | None = None
