"""What is said about inspections: to the inspector until one is finished, then to those who get the findings."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class OfInspection(Notice):
    """Something about one inspection: the entry of its draw, its days."""

    entry: int
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn(OfInspection):
    """Reports were drawn; `announced`: the provider was told."""

    id: ClassVar[str] = "insp.draw"
    bell: ClassVar[bool] = True
    count: int
    announced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToDraw(Notice):
    """Nothing was reported in the period."""

    id: ClassVar[str] = "insp.none"
    bell: ClassVar[bool] = True
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnList(OfInspection):
    """The drawn reports with what the inspection looks at, as of an instant; `duty` is its key in the contract."""

    id: ClassVar[str] = "insp.list"
    bell: ClassVar[bool] = True
    numbers: tuple[str, ...]
    seed: str
    as_of: datetime
    duty: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeFinding(OfInspection):
    """What was found?"""

    id: ClassVar[str] = "insp.type"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSaved(OfInspection):
    """A finding was entered; `count` in all."""

    id: ClassVar[str] = "insp.saved"
    bell: ClassVar[bool] = True
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings(OfInspection):
    """An inspection is finished; `texts` are the findings, `reply_by` until when the provider may answer."""

    id: ClassVar[str] = "insp.findings"
    bell: ClassVar[bool] = True
    person: str
    numbers: tuple[str, ...]
    texts: tuple[str, ...]
    seed: str
    reply_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeReply(OfInspection):
    """What does the provider answer to the findings?"""

    id: ClassVar[str] = "insp.reply"
    bell: ClassVar[bool] = True
    reply_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied(OfInspection):
    """The provider answered the findings; `late`: after the term."""

    id: ClassVar[str] = "insp.replied"
    bell: ClassVar[bool] = True
    person: str
    at: datetime
    text: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsDue(OfInspection):
    """To the inspector: the findings are due."""

    id: ClassVar[str] = "insp.remind"
    bell: ClassVar[bool] = True
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced(Notice):
    """To the provider, where the contract says so: an inspection has begun."""

    id: ClassVar[str] = "insp.announced"
    bell: ClassVar[bool] = True
    first: date
    last: date


INSPECTING: tuple[type[Notice], ...] = (
    Drawn,
    NothingToDraw,
    DrawnList,
    TypeFinding,
    FindingSaved,
    Findings,
    TypeReply,
    Replied,
    FindingsDue,
    Announced,
)
