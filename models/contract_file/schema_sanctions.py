"""The tables of a contract file about consequences and control: penalties, withholding, quality, privacy."""

# ruff: noqa: RUF012 - pydantic copies a default for every model it makes.

from typing import Annotated, Literal

from pydantic import Field

from models.contract_file.fields import (
    ContactKey,
    Duration,
    Key,
    Line,
    Percent,
    Prose,
    Table,
    WebAddress,
    only,
    only_flag,
)
from models.contract_file.schema_people import ChannelChoice, RoleChoice, SideChoice
from models.sla.oversight import Period, QualityKind
from models.sla.parties import Role, Side

Count = Annotated[int, Field(ge=1, le=3660)]


class ExclusionsTable(Table):
    """[exclusions]: circumstances the provider may claim, each open to objection."""

    circumstances: list[Line] = Field(alias="list", default=[])
    claimed_by: SideChoice = Side.PROVIDER
    objection_within: Duration | None = None


class AvailabilityStepTable(Table):
    """Availability below `below` per cent costs `percent` of the monthly fee."""

    below: Percent
    percent: Percent


class OtherPenaltyTable(Table):
    """[penalties.other.KEY]: shown, never computed."""

    name: Line
    amount: Line


class PenaltiesTable(Table):
    """[penalties]: rates by class in per cent of the base per started hour."""

    base: Annotated[str, *only("monthly_fee_of_service")] = "monthly_fee_of_service"
    per_started_hour: Annotated[bool, *only_flag(value=True)] = True
    reaction: dict[Key, Percent] = {}
    workaround: dict[Key, Percent] = {}
    restoration: dict[Key, Percent] = {}
    grace: dict[Key, Duration] = {}
    cumulate: Annotated[str, *only("highest_running")] = "highest_running"
    cap_month_percent: Percent | None = None
    cap_year_percent: Percent | None = None
    claim_within_days: Count | None = None
    supplementary_damages: bool = False
    basis: Literal["zwłoka", "opóźnienie"] = "zwłoka"
    decided_by: list[RoleChoice] = [Role.OWNER]
    charged_by: SideChoice = Side.CLIENT
    accepted_by: SideChoice = Side.PROVIDER
    visible_to: list[RoleChoice] = [Role.OWNER]
    availability: dict[Key, list[AvailabilityStepTable]] = {}
    other: dict[Key, OtherPenaltyTable] = {}


class WithholdingTable(Table):
    """[withholding]: part of the pay held back until the repair, decided by a person."""

    allowed: bool = False
    decided_by: list[RoleChoice] = [Role.OWNER]
    severities: list[Key] = []
    trigger: Annotated[str, *only("restoration_overdue")] = "restoration_overdue"
    percent: Percent
    release_on: Annotated[str, *only("resolution_confirmed")] = "resolution_confirmed"


class WarrantyTable(Table):
    """[warranty]: guarantee on repairs."""

    repair_months: Annotated[int, Field(ge=0, le=600)] | None = None
    recurrence_free_of_charge: bool = False


class QualityTable(Table):
    """[quality.KEY]: a report of the provider or an inspection of the client."""

    kind: Annotated[QualityKind, Field(strict=False)]
    every: Annotated[Period, Field(strict=False)]
    to: list[ContactKey]
    announced: bool = True
    due_business_day: Annotated[int, Field(ge=1, le=23)] | None = None
    prepared_by: ContactKey | None = None
    formal_channel: ChannelChoice | None = None
    objection_within: Duration | None = None
    inspector: ContactKey | None = None
    sample: Annotated[int, Field(ge=1, le=1000)] | None = None
    scope: Prose | None = None
    findings_due_business_days: Count | None = None
    reply_within: Duration | None = None


class MetricTable(Table):
    """[metrics.NAME]: the name selects the formula."""

    description: Prose | None = None
    target: Percent | None = None


class PrivacyTable(Table):
    """[privacy]: personal data."""

    controller: SideChoice = Side.CLIENT
    processor: SideChoice = Side.PROVIDER
    notice_url: WebAddress | None = None
    keep_incidents_years: Annotated[int, Field(ge=1, le=50)] = 3
    keep_photos_months: Annotated[int, Field(ge=0, le=600)] = 12
    keep_chat_ids_days: Annotated[int, Field(ge=0, le=3660)] = 30
    person_stats: Annotated[str, *only("team_only")] = "team_only"
    reports_to: dict[ContactKey, ContactKey] = {}
