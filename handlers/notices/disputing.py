"""Disputes about a class and about scope: who decides, what each said, what holds (DIALOGUES 4 and 8)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassObjected(Notice):
    """The class stays `before`; `people` decide the dispute about `severity` (empty: the parties)."""

    id: ClassVar[str] = "rc.object"
    bell: ClassVar[bool] = True
    incident: int
    proposal: int
    number: str
    before: str
    severity: str
    text: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassOpinionSaved(Notice):
    """One opinion in a dispute about a class is on record: for `severity`; `waiting` have not given theirs."""

    id: ClassVar[str] = "rc.judge.saved"
    number: str
    severity: str
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassOpinionsDiffer(Notice):
    """Those who decide the dispute disagree: the class stays."""

    id: ClassVar[str] = "rc.judge.differs"
    bell: ClassVar[bool] = True
    number: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassDecided(Notice):
    """The dispute is decided: the class stays as it is."""

    id: ClassVar[str] = "rc.judge.stays"
    bell: ClassVar[bool] = True
    number: str
    severity: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskScope(Notice):
    """To those who decide whether a report is covered; all of `people` must agree."""

    id: ClassVar[str] = "scope.ask"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    person: str
    service: str
    text: str | None
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeSaved(Notice):
    """One opinion is on record; `waiting` have not given theirs, empty where they differ."""

    id: ClassVar[str] = "scope.saved"
    number: str
    in_scope: bool
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeDiffers(Notice):
    """Those who decide disagree: nothing changes."""

    id: ClassVar[str] = "scope.differs"
    bell: ClassVar[bool] = True
    number: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeDecided(Notice):
    """It is decided whether the report is covered; the clock runs on from `since`, or not at all."""

    id: ClassVar[str] = "scope.done"
    bell: ClassVar[bool] = True
    number: str
    in_scope: bool
    at: datetime
    since: datetime
    people: tuple[str, ...]


DISPUTING: tuple[type[Notice], ...] = (
    ClassObjected,
    ClassOpinionSaved,
    ClassOpinionsDiffer,
    ClassDecided,
    AskScope,
    ScopeSaved,
    ScopeDiffers,
    ScopeDecided,
)
