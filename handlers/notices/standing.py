"""What is said when an incident is given to somebody, and when somebody leaves (DIALOGUES 10 and 13)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAssignee(Notice):
    """[Wyznacz osobę]: who is to take it? `people` are those able to, none where there is nobody else."""

    id: ClassVar[str] = "assign.ask"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedToYou(Notice):
    """To the person named: it is theirs to take; being named is no reaction yet."""

    id: ClassVar[str] = "assign.you"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    by: str
    is_untaken: bool
    handler: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Notice):
    """To whoever named somebody: that person has been told."""

    id: ClassVar[str] = "assign.done"
    bell: ClassVar[bool] = True
    number: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSuccessor(Notice):
    """[Wskaż zastępcę]: who takes over what somebody without access left open?"""

    id: ClassVar[str] = "rev.deputy"
    bell: ClassVar[bool] = True
    revocation: int
    person: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MattersTaken(Notice):
    """To the one who steps in: these matters are theirs from now on, named by `by`."""

    id: ClassVar[str] = "rev.taken"
    bell: ClassVar[bool] = True
    before: str
    by: str
    numbers: tuple[str, ...]
    incidents: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MattersGiven(Notice):
    """To the admin: who takes over, and how many open matters that were."""

    id: ClassVar[str] = "rev.given"
    bell: ClassVar[bool] = True
    person: str
    before: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRemoved(Notice):
    """To the person: access ends at `since`; `days` later the chat id is erased, `admin` answers questions."""

    id: ClassVar[str] = "rev.person"
    bell: ClassVar[bool] = True
    since: datetime
    days: int
    admin: str | None


STANDING: tuple[type[Notice], ...] = (
    AskAssignee,
    AssignedToYou,
    Assigned,
    AskSuccessor,
    MattersTaken,
    MattersGiven,
    AccessRemoved,
)
