"""What is said when time runs out (DIALOGUES 10)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionLevel(Notice):
    """A share of the reaction time has passed and nobody has taken the report; functional level."""

    id: ClassVar[str] = "esc.1"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    level: int
    percent: int
    elapsed_seconds: int
    target_seconds: int
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionLevelUp(Notice):
    """A hierarchical level of the provider: no reaction, `left_seconds` remain; `told` did not answer."""

    id: ClassVar[str] = "esc.2"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    level: int
    left_seconds: int
    due: datetime
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelForClient(Notice):
    """To the client: the matter has gone up; who has been told."""

    id: ClassVar[str] = "esc.2.client"
    public: ClassVar[str] = "esc.2"
    number: str
    level: int
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineLevel(Notice):
    """A level reached when a deadline passed: both sides, a decision and direct contact are asked for."""

    id: ClassVar[str] = "esc.3"
    bell: ClassVar[bool] = True
    breach: ClassVar[bool] = True
    incident: int
    number: str
    level: int
    metric: str
    due: datetime
    provider: tuple[str, ...]
    client: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelNoted(Notice):
    """[Noted]: the person has seen the escalation."""

    id: ClassVar[str] = "esc.noted"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreachable(Notice):
    """To the admins: a message could not be delivered."""

    id: ClassVar[str] = "esc.none"
    bell: ClassVar[bool] = True
    person: str
    failure: str
    by_email: bool
    deputy: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationOver(Notice):
    """The report has been taken; to those who were notified by a level."""

    id: ClassVar[str] = "esc.calm"
    bell: ClassVar[bool] = True
    number: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StillNoReaction(Notice):
    """Still without a reaction."""

    id: ClassVar[str] = "esc.repeat"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairLevel(Notice):
    """A share of the workaround or restoration time has passed. `metric` says which."""

    id: ClassVar[str] = "esc.rest"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    level: int
    metric: str
    percent: int
    elapsed_seconds: int
    target_seconds: int
    due: datetime
    handler: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionBreach(Notice):
    """To those who reported: the reaction deadline passed; who has been told."""

    id: ClassVar[str] = "breach.reaction"
    bell: ClassVar[bool] = True
    breach: ClassVar[bool] = True
    number: str
    due: datetime
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkaroundBreach(Notice):
    """The workaround deadline has passed; the repair is due at `restoration_due`."""

    id: ClassVar[str] = "breach.workaround"
    bell: ClassVar[bool] = True
    breach: ClassVar[bool] = True
    number: str
    due: datetime
    restoration_due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorationBreach(Notice):
    """The restoration deadline has passed; no money in it."""

    id: ClassVar[str] = "breach"
    bell: ClassVar[bool] = True
    breach: ClassVar[bool] = True
    number: str
    due: datetime
    handler: str | None
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachForOwner(Notice):
    """To owners: a deadline was exceeded; the proposed penalty so far and what may be withheld.

    Money is decimal text in the contract's currency; None where the contract sets none.
    """

    id: ClassVar[str] = "breach.mgr"
    bell: ClassVar[bool] = True
    breach: ClassVar[bool] = True
    incident: int
    number: str
    metric: str
    due: datetime
    hours: int
    percent: str | None
    fee: str
    penalty: str | None
    withhold_percent: str | None
    withhold: str | None


CLIMBING: tuple[type[Notice], ...] = (
    ReactionLevel,
    ReactionLevelUp,
    LevelForClient,
    DeadlineLevel,
    LevelNoted,
    Unreachable,
    EscalationOver,
    StillNoReaction,
    RepairLevel,
    ReactionBreach,
    WorkaroundBreach,
    RestorationBreach,
    BreachForOwner,
)
