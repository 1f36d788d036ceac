"""The tables of a contract file about procedure: clock, reaction, pause, classes, closing, escalation."""

# ruff: noqa: RUF012 - pydantic copies a default for every model it makes.

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field

from models.contract_file.fields import ContactKey, Duration, Key, Line, Table, only, only_flag
from models.contract_file.schema_people import RoleChoice
from models.contract_file.schema_targets import WindowTable
from models.sla.parties import Role
from models.sla.procedure import ClockStart, EscalationKind, PauseRequirement
from models.sla.targets import Metric

MetricChoice = Annotated[Metric, Field(strict=False)]
PausedMetric = Literal["workaround", "restoration"]
AlwaysTrue = Annotated[bool, *only_flag(value=True)]


class ClockTable(Table):
    """[clock]: when time begins and how it is judged."""

    default_coverage: Key | None = None
    """May be left out where the contract has one coverage only."""
    start: Annotated[ClockStart, Field(strict=False)] = ClockStart.FIRST_MESSAGE
    draft_keeps_time: Duration = timedelta(minutes=15)
    draft_auto_submit: Duration = timedelta(minutes=5)
    auto_submit_severity: Annotated[str, *only("strictest_running")] = "strictest_running"
    outside_hours: Annotated[str, *only("next_opening")] = "next_opening"
    deadline_edge: Annotated[str, *only("inclusive")] = "inclusive"
    time_resolution: Annotated[str, *only("second")] = "second"


class AcknowledgementTable(Table):
    """[acknowledgement]: what counts as a reaction."""

    human_only: AlwaysTrue = True
    roles: list[RoleChoice] = [Role.ACKNOWLEDGE]
    must_contain: Annotated[str, *only("first_action")] = "first_action"
    first_action_within: Duration = timedelta(minutes=2)
    live_call_is_reaction: bool = False
    update_every: dict[Key, Duration] = {}
    phone_entry_max_backdate: Duration = timedelta(minutes=15)


class PauseReasonTable(Table):
    """[pause.reasons.KEY]: a ground on which the repair clock may stand."""

    name: Line
    name_en: Line | None = None
    requires: Annotated[PauseRequirement, Field(strict=False)]
    severities: list[Key]


class PauseTable(Table):
    """[pause]: the repair clock may stand, the reaction clock never."""

    allowed: bool = False
    clocks: list[PausedMetric] = ["workaround", "restoration"]
    max_total: Duration | None = None
    objection_within: Duration | None = None
    reasons: dict[Key, PauseReasonTable] = {}


class ReclassificationTable(Table):
    """[reclassification]: how a class is changed."""

    initial_by: Annotated[str, *only("reporter")] = "reporter"
    propose_by: list[RoleChoice] = [Role.ACKNOWLEDGE, Role.RESOLVE, Role.COORDINATOR]
    decide_by: list[RoleChoice] = [Role.COORDINATOR]
    reason_required: AlwaysTrue = True
    decide_within: Duration = timedelta(hours=2)
    while_disputed: Annotated[str, *only("higher_class")] = "higher_class"
    silence_means: Annotated[str, *only("unchanged")] = "unchanged"
    clock_when_raised: Annotated[str, *only("earlier_binds")] = "earlier_binds"
    clock_when_lowered: Annotated[str, *only("from_notification")] = "from_notification"
    lowering_keeps_breaches: AlwaysTrue = True
    dispute_resolved_by: list[ContactKey] = []


class ClosingTable(Table):
    """[closing]: how an incident ends."""

    confirm_by: list[RoleChoice] = [Role.REPORTER, Role.COORDINATOR]
    silent_after: Duration = timedelta(hours=16)
    reopen_within: Duration = timedelta(hours=40)
    reopen_clock: Annotated[str, *only("continues")] = "continues"
    recurrence_days: Annotated[int, Field(ge=0, le=3660)] = 30
    metoo_keeps_first: AlwaysTrue = True


class TriggerTable(Table):
    """Fires when that percentage of a contract time has passed without the result."""

    metric: MetricChoice
    at_percent: Annotated[int, Field(ge=1, le=100)]


class EscalationTable(Table):
    """[escalation.KEY]: one level of the ladder."""

    level: Annotated[int, Field(ge=1, le=99)]
    kind: Annotated[EscalationKind, Field(strict=False)]
    name: Line
    name_en: Line | None = None
    notify: list[ContactKey]
    severities: list[Key]
    triggers: Annotated[list[TriggerTable], Field(min_length=1)]


class EscalationRulesTable(Table):
    """[escalation_rules]: reminders, nights, people who cannot be reached."""

    no_ack_repeat: dict[Key, Duration] = {}
    quiet_hours: Annotated[str, *only("respect_coverage")] = "respect_coverage"
    unreachable: Annotated[str, *only("deputy_then_next_level")] = "deputy_then_next_level"


class MaintenanceTable(Table):
    """[maintenance]: planned work."""

    announced_by: list[RoleChoice] = [Role.RESOLVE, Role.ADMIN]
    client_veto: Annotated[bool, *only_flag(value=False)] = False
    notice_min: Duration = timedelta(0)
    monthly_limit: Duration | None = None
    windows: list[WindowTable] = []
    counts_as_downtime: bool = False
    emergency_counts_as_downtime: bool = True
