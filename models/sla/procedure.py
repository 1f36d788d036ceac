"""How an incident is handled under the contract: clock rules, reaction, pause, classes, closing, escalation.

Part of the rule book (room 5). Field names are the names of the contract file. Rules of which the program
knows one reading only (`deadline_edge`, `outside_hours`, ...) keep that reading as their value: they are
readable law, and the reader of contract files refuses any other value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from models.sla.parties import Role
from models.sla.targets import Metric


class ClockStart(StrEnum):
    """Which moment is the notification."""

    FIRST_MESSAGE = "first_message"
    CONFIRMATION = "confirmation"


class EscalationKind(StrEnum):
    """Functional: to more skill. Hierarchical: to more authority."""

    FUNCTIONAL = "functional"
    HIERARCHICAL = "hierarchical"


class PauseRequirement(StrEnum):
    """What must have happened before the clock may stand."""

    QUESTION_SENT = "question_sent"
    COORDINATOR_NOTIFIED = "coordinator_notified"
    COORDINATOR_CONSENT = "coordinator_consent"


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockRules:
    """When time begins and how it is judged. The `draft_*` terms are wall-clock time."""

    default_coverage: str
    start: ClockStart = ClockStart.FIRST_MESSAGE
    draft_keeps_time: timedelta = timedelta(minutes=15)
    draft_auto_submit: timedelta = timedelta(minutes=5)
    auto_submit_severity: str = "strictest_running"
    outside_hours: str = "next_opening"
    deadline_edge: str = "inclusive"
    time_resolution: str = "second"
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Acknowledgement:
    """What counts as a reaction. `update_every` is by severity key, on the incident's own clock."""

    update_every: Mapping[str, timedelta]
    roles: frozenset[Role] = frozenset({Role.ACKNOWLEDGE})
    human_only: bool = True
    must_contain: str = "first_action"
    first_action_within: timedelta = timedelta(minutes=2)
    live_call_is_reaction: bool = False
    phone_entry_max_backdate: timedelta = timedelta(minutes=15)
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PauseReason:
    """A ground on which the repair clock may stand, for the severities named."""

    key: str
    name: str
    requires: PauseRequirement
    severities: frozenset[str]
    name_en: str | None = None
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause:
    """Rules of stopping the clock. `clocks` never holds the reaction; `max_total` None = no limit."""

    reasons: Mapping[str, PauseReason]
    allowed: bool = False
    clocks: frozenset[Metric] = frozenset({Metric.WORKAROUND, Metric.RESTORATION})
    max_total: timedelta | None = None
    objection_within: timedelta | None = None
    clause: str | None = None

    def reasons_for(self, severity: str) -> tuple[PauseReason, ...]:
        """Return the grounds open to one severity, in the order of the contract; none when not allowed."""
        if not self.allowed:
            return ()
        return tuple(reason for reason in self.reasons.values() if severity in reason.severities)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reclassification:
    """How a class is changed. `dispute_resolved_by`: contact keys; `decide_within`: the incident's clock."""

    initial_by: Role = Role.REPORTER
    propose_by: frozenset[Role] = frozenset({Role.ACKNOWLEDGE, Role.RESOLVE, Role.COORDINATOR})
    decide_by: frozenset[Role] = frozenset({Role.COORDINATOR})
    reason_required: bool = True
    decide_within: timedelta = timedelta(hours=2)
    while_disputed: str = "higher_class"
    silence_means: str = "unchanged"
    clock_when_raised: str = "earlier_binds"
    clock_when_lowered: str = "from_notification"
    lowering_keeps_breaches: bool = True
    dispute_resolved_by: tuple[str, ...] = ()
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Closing:
    """How an incident ends. `silent_after` and `reopen_within` run on the default coverage."""

    confirm_by: frozenset[Role] = frozenset({Role.REPORTER, Role.COORDINATOR})
    silent_after: timedelta = timedelta(hours=16)
    reopen_within: timedelta = timedelta(hours=40)
    reopen_clock: str = "continues"
    recurrence_days: int = 30
    metoo_keeps_first: bool = True
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Trigger:
    """Fires when that percentage of a target's contract time has passed without the result."""

    metric: Metric
    at_percent: int


@dataclass(frozen=True, kw_only=True, slots=True)
class EscalationLevel:
    """One step of the ladder. `notify` are contact keys in order, never empty."""

    key: str
    level: int
    kind: EscalationKind
    name: str
    notify: tuple[str, ...]
    severities: frozenset[str]
    triggers: tuple[Trigger, ...]
    name_en: str | None = None
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EscalationRules:
    """`no_ack_repeat` is by severity key, on the incident's own clock; other classes are not reminded."""

    no_ack_repeat: Mapping[str, timedelta]
    quiet_hours: str = "respect_coverage"
    unreachable: str = "deputy_then_next_level"
    clause: str | None = None
