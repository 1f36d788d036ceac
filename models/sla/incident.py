"""An incident: what its events add up to, and which moves are legal next.

Room 5 of the road. Everything here is a pure function of the events; nothing measured is stored. The states
and the table of legal moves follow DESIGN section 3.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from models.sla.claims import Claim, Standing
from models.sla.events import Kind
from models.sla.hours import Span


class State(StrEnum):
    """Where an incident stands; stable, because it is part of the API."""

    REPORTED = "reported"
    ACKNOWLEDGED = "acknowledged"
    WORKAROUND = "workaround"
    RESOLVED = "resolved"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    OUTSIDE_CONTRACT = "outside_contract"


UNTAKEN = frozenset({State.REPORTED})
WORKING = frozenset({State.ACKNOWLEDGED, State.WORKAROUND})
OPEN = UNTAKEN | WORKING
UNFINISHED = OPEN | {State.RESOLVED}
JUDGED = UNFINISHED | {State.CLOSED}
ANY = frozenset(State)

LEGAL: Mapping[Kind, frozenset[State]] = MappingProxyType(
    {
        Kind.JOINED: UNFINISHED,
        Kind.ACKNOWLEDGED: UNTAKEN,
        Kind.FIRST_ACTION: WORKING | {State.RESOLVED},
        Kind.LATE_REASON: WORKING | {State.RESOLVED, State.CLOSED},
        Kind.PASSED_ON: OPEN,
        Kind.ASSIGNED: UNFINISHED,
        Kind.TAKEN_OVER: WORKING,
        Kind.ASKED: WORKING,
        Kind.ANSWERED: UNFINISHED,
        Kind.PAUSED: WORKING,
        Kind.RESUMED: ANY,
        Kind.PAUSE_OBJECTED: ANY,
        Kind.WORKAROUND: OPEN,
        Kind.WORKAROUND_REJECTED: frozenset({State.WORKAROUND}),
        Kind.RESOLVED: OPEN,
        Kind.RESOLUTION_REJECTED: frozenset({State.RESOLVED}),
        Kind.CONFIRMED: frozenset({State.RESOLVED}),
        Kind.CLOSED: frozenset({State.RESOLVED}),
        Kind.REOPENED: frozenset({State.CLOSED}),
        Kind.WITHDRAWN: OPEN,
        Kind.SEVERITY_PROPOSED: OPEN,
        Kind.SEVERITY_AGREED: UNFINISHED,
        Kind.SEVERITY_OBJECTED: UNFINISHED,
        Kind.CORRECTED: UNFINISHED,
        Kind.SCOPE_DISPUTED: OPEN,
        Kind.SCOPE_DECIDED: UNFINISHED,
        Kind.EXCLUSION_CLAIMED: JUDGED,
        Kind.EXCLUSION_OBJECTED: JUDGED,
        Kind.EXCLUSION_DECIDED: JUDGED,
        Kind.ESCALATED: OPEN,
    }
)
"""In which states a kind of event may be appended; a kind that is not named may follow any state."""


def is_legal(state: State, kind: Kind) -> bool:
    """Say whether an event of this kind may follow in this state (the table of legal moves)."""
    return state in LEGAL.get(kind, ANY)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityChange:
    """A class given at an instant: the first one with the report, later ones by agreement.

    `proposed_at` is when a raise that was agreed had been proposed: from then on its clock ran (clause 9).
    """

    at: datetime
    severity: str
    raised: bool
    proposed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAction:
    """What the engineer does first: one of the offered codes, or the digest of a typed text."""

    at: datetime
    code: str | None
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question to the reporter; `answered_at` is None while it waits."""

    seq: int
    at: datetime
    asked_by: str
    text: str | None
    pauses: bool
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A stop of the repair clock; `end` is None while it lasts. Clause 8."""

    start: datetime
    end: datetime | None
    reason: str
    by: str
    contested: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposal to change the class, open or disputed. `seq` is its event's; `raised`: to a stricter class."""

    seq: int
    at: datetime
    by: str
    severity: str
    text: str | None
    raised: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One delivery that succeeded: who was told and by which kind of notice."""

    person: str
    notice: str
    level: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What the events of one incident add up to.

    `notified_at` is the moment of notification, `entered_at` when the report was committed (a draft or a
    phone entry may lie in between). `written_at` is when a message that was reported later had been written;
    no clock reads it. `reacted_at` is the first human act: the acknowledgement, else a
    workaround or a repair reported without one. `workaround_at` and `resolved_at` are None again once
    rejected. `waits` are the spans between a reported repair and its rejection, which no clock counts
    (DECISIONS 3.3). `claims` are the exclusions claimed, oldest first (clause 13). `stated_at` is when a call
    took place that the hotline entered, `is_late_entry` that it was entered too late to count (clause 7).
    `class_disputes` counts objections to a proposed class. `assigned` is who was asked to repair and has not acted
    yet, `heirs` who stepped in for a reporter who left. `fired` and `breached` only keep the procedure from
    repeating itself; no figure reads them (DECISIONS 3.1).
    """

    number: str
    contract: str
    digest: str
    state: State
    service: str
    location: str | None
    reporter: str
    channel: str | None
    notified_at: datetime
    entered_at: datetime
    text: str | None
    written_at: datetime | None = None
    is_outside: bool
    is_unconfirmed: bool
    is_late_entry: bool = False
    stated_at: datetime | None = None
    severities: tuple[SeverityChange, ...]
    joined: tuple[str, ...]
    acknowledged_at: datetime | None
    acknowledged_by: str | None
    reacted_at: datetime | None
    possible_from: datetime | None
    handler: str | None
    helpers: tuple[str, ...]
    assigned: str | None = None
    heirs: tuple[str, ...] = ()
    first_action: FirstAction | None
    questions: tuple[Question, ...]
    pauses: tuple[Pause, ...]
    claims: tuple[Claim, ...] = ()
    workaround_at: datetime | None = None
    workaround_text: str | None = None
    resolved_at: datetime | None = None
    resolved_text: str | None = None
    resolved_by: str | None = None
    waits: tuple[Span, ...] = ()
    closed_at: datetime | None = None
    closed_silently: bool = False
    withdrawn_at: datetime | None = None
    reopened: int = 0
    class_disputes: int = 0
    is_scope_disputed: bool
    proposal: Proposal | None
    disputed: Proposal | None
    updated_at: datetime | None
    attachments: int
    told: tuple[Told, ...]
    fired: frozenset[tuple[int, str]]
    breached: frozenset[str]
    head: str
    events: int
    changed: int

    @property
    def severity(self) -> str:
        """Return the class in force now."""
        return self.severities[-1].severity

    @property
    def running(self) -> tuple[str, ...]:
        """Return the classes whose clocks run: the one in force, and a stricter one while it is proposed."""
        proposed = self.proposal
        return (self.severity, proposed.severity) if proposed and proposed.raised else (self.severity,)

    @property
    def paused_since(self) -> datetime | None:
        """Return the start of the pause that lasts, None where the clock runs."""
        return self.pauses[-1].start if self.pauses and self.pauses[-1].end is None else None

    @property
    def open_question(self) -> Question | None:
        """Return the latest question without an answer, None where nothing waits."""
        return next((one for one in reversed(self.questions) if one.answered_at is None), None)

    @property
    def open_claim(self) -> Claim | None:
        """Return the exclusion that is claimed and not settled, None where there is none."""
        return next((one for one in self.claims if one.is_open), None)

    @property
    def is_excluded(self) -> bool:
        """Say whether an exclusion holds: it was claimed and agreed (clause 13)."""
        return any(one.standing is Standing.AGREED for one in self.claims)

    @property
    def reporters(self) -> tuple[str, ...]:
        """Return the reporter, everybody who joined, and who stepped in for one of them, in that order, once."""
        return tuple(dict.fromkeys((self.reporter, *self.joined, *self.heirs)))

    @property
    def ended_at(self) -> datetime | None:
        """Return when the repair clock stopped for good or for now: repair reported, or withdrawn."""
        return self.resolved_at or self.withdrawn_at
