"""What is said when the repair clock stands on another ground than a question (clause 8).

`incident` is the row id and becomes the subject of the buttons; `ground` is a key of the contract's reasons.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseGround(Notice):
    """On which ground? `left_seconds` remain of the limit; a limit of 0: the contract sets none."""

    id: ClassVar[str] = "p.choose"
    incident: int
    number: str
    grounds: tuple[str, ...]
    limit_seconds: int
    left_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeGround(Notice):
    """The ground is chosen; what exactly is the matter?"""

    id: ClassVar[str] = "p.type"
    number: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseBegun(Notice):
    """To whoever stopped the clock."""

    id: ClassVar[str] = "p.sent"
    incident: int
    number: str
    ground: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PausedForClient(Notice):
    """To those who reported and the coordinators: the clock stands, why, and what ends it."""

    id: ClassVar[str] = "p.client"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    ground: str
    person: str
    text: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPause(Notice):
    """To the coordinators: a pause that needs their consent; `request` is its event."""

    id: ClassVar[str] = "p.ask"
    bell: ClassVar[bool] = True
    incident: int
    request: int
    number: str
    ground: str
    person: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseRequested(Notice):
    """To whoever asked: who decides."""

    id: ClassVar[str] = "p.asked"
    number: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseAgreed(Notice):
    """The client has agreed: the clock stands from that press."""

    id: ClassVar[str] = "p.agreed"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    person: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseRefused(Notice):
    """The client has not agreed: the clock runs on."""

    id: ClassVar[str] = "p.refused"
    bell: ClassVar[bool] = True
    number: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseLifted(Notice):
    """The ground is gone: the clock runs again."""

    id: ClassVar[str] = "p.lifted"
    bell: ClassVar[bool] = True
    number: str
    person: str
    at: datetime
    paused_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoGround(Notice):
    """The contract knows no ground for this class besides a question."""

    id: ClassVar[str] = "p.none"
    number: str
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyPaused(Notice):
    """The clock stands already."""

    id: ClassVar[str] = "p.already"
    number: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseSpent(Notice):
    """The limit of pauses is used up."""

    id: ClassVar[str] = "p.spent"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRuns(Notice):
    """There is no pause to be ended."""

    id: ClassVar[str] = "p.runs"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestOver(Notice):
    """The request for a pause has been answered already."""

    id: ClassVar[str] = "p.over"
    number: str


PAUSING: tuple[type[Notice], ...] = (
    ChooseGround,
    TypeGround,
    PauseBegun,
    PausedForClient,
    AskPause,
    PauseRequested,
    PauseAgreed,
    PauseRefused,
    PauseLifted,
    NoGround,
    AlreadyPaused,
    PauseSpent,
    ClockRuns,
    RequestOver,
)
