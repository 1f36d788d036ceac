"""The JSON shapes of the API, exactly as outsiders rely on them.

Instants are ISO 8601 in UTC with `Z`, durations whole seconds, null means not yet or not required. Measured
instants are floored to the second; `recorded_at`, `created_at` and `sent_at` keep microseconds.
"""

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
)


def whole_second(instant: datetime) -> str:
    """Write an instant floored to the second: `2026-11-25T13:05:12Z`."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def exact(instant: datetime) -> str:
    """Write an instant with its microseconds: `2026-11-25T13:05:12.000431Z`."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


Second = Annotated[datetime, PlainSerializer(whole_second, return_type=str)]
Exact = Annotated[datetime, PlainSerializer(exact, return_type=str)]
Day = date
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]


def _storable(text: str) -> str:
    """Refuse what no database keeps: the NUL character and lone surrogates."""
    if "\x00" in text or not text.strip():
        raise ValueError("blank")
    text.encode("utf-8")
    return text


class Shape(BaseModel):
    """A shape that is sent out; unknown fields cannot slip in."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ReportWanted(Shape):
    """A report: `occurred_at` is kept as stated and moves nothing; no `severity` means the contract's own
    choice.
    """

    contract: Name
    service: Name
    severity: Name | None = None
    location: Name | None = None
    text: Annotated[str, StringConstraints(max_length=20_000), AfterValidator(_storable)]
    occurred_at: AwareDatetime | None = None


class TargetShown(Shape):
    """How one target stands. `met`: null while running within it, false once exceeded, true when reached in
    time.
    """

    target_seconds: int
    due: Second | None
    elapsed_seconds: int
    met: bool | None
    contested: bool


class TargetsShown(Shape):
    """The three targets; null where the contract sets none."""

    reaction: TargetShown | None
    workaround: TargetShown | None
    restoration: TargetShown | None


class EventShown(Shape):
    """One fact of the record with its four times; `hash` chains it to the one before."""

    seq: int
    kind: str
    actor: str
    channel: str | None
    platform_at: Second | None
    received_at: Second
    stated_at: Second | None
    recorded_at: Exact
    hash: str


class DeliveryShown(Shape):
    """One message to one person and what became of it."""

    recipient: str
    channel: str | None
    kind: str
    level: int | None
    created_at: Exact
    sent_at: Exact | None
    attempts: int
    failure: str | None


class IncidentShown(Shape):
    """An incident, its targets, its events and its deliveries."""

    number: str
    contract: str
    contract_digest: str
    service: str
    severity: str
    location: str | None
    state: str
    paused_since: Second | None
    reporter: str
    joined: int
    reported_at: Second
    hash: str
    targets: TargetsShown
    events: list[EventShown]
    deliveries: list[DeliveryShown]


class IncidentsShown(Shape):
    """A page of incidents, newest first; `next` is the cursor of the following page."""

    items: list[IncidentShown]
    next: str | None


class SpanShown(Shape):
    """A stretch of time within one target: counted or not, and why.

    `why`: `open`, `closed` (outside the hours), `holiday` (its `date`), `paused` (`by` whom, for which `reason`
    of the contract), `awaiting_confirmation`, `maintenance` (counted, planned work was under way).
    `clause` is that of the contract.
    """

    start: Second
    end: Second
    counted_seconds: int
    why: str
    date: Day | None = None
    by: str | None = None
    reason: str | None = None
    clause: str | None = None


class TargetExplained(TargetShown):
    """A verdict with the stretches it is added up from, oldest first; they follow each other without a gap.

    `severity` is the class whose promise binds, `coverage` the hours it is measured by.
    """

    severity: str
    coverage: str
    clause: str | None
    spans: list[SpanShown]


class ClaimShown(Shape):
    """An exclusion that was claimed: `standing` is claimed, contested, agreed or refused; it changes no second."""

    seq: int
    ground: str
    standing: str
    by: str
    claimed_at: Second
    answered_by: str | None
    answered_at: Second | None
    settled_at: Second | None
    clause: str | None


class ExplanationShown(Shape):
    """The verdict of each target, stretch by stretch; null where the contract sets none."""

    number: str
    contract: str
    contract_digest: str
    as_of: Second
    reaction: TargetExplained | None
    workaround: TargetExplained | None
    restoration: TargetExplained | None
    exclusions: list[ClaimShown]


class MeasureShown(Shape):
    """The figures of one target over a period; `worst` is the number of the worst incident."""

    n: int
    met: int
    median_seconds: int | None
    p90_seconds: int | None
    worst_seconds: int | None
    worst: str | None


class StatisticsShown(Shape):
    """The figures of a period of days, both included, in the contract's zone."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    contract: str
    first: date = Field(serialization_alias="from", validation_alias="from")
    last: date = Field(serialization_alias="to", validation_alias="to")
    n: int
    reaction: MeasureShown
    workaround: MeasureShown
    restoration: MeasureShown
    mttr_seconds: int | None
    mtbf_seconds: int | None
    availability: dict[str, str]
    reopened: int
    paused_seconds: int
    contested: int
    open: int


class Named(Shape):
    """A key of the contract with its name."""

    key: str
    name: str


class ContractShown(Shape):
    """A contract in force on this installation."""

    number: str
    title: str
    valid_from: date
    valid_to: date
    digest: str
    services: list[Named]
    severities: list[Named]


class ContractsShown(Shape):
    """All contracts, in the order of the folder."""

    items: list[ContractShown]


class ErrorTold(Shape):
    """What went wrong: a fixed code, a sentence, and the field it is about ("" where there is none)."""

    code: str
    message: str
    place: str


class Fault(Shape):
    """The shape of every error."""

    error: ErrorTold
