"""What is said when a class is to change, and when it is disputed whether a report is covered (DIALOGUES 4, 8).

`incident` is the row id and becomes the subject of the buttons; `text` is the digest of a reason, None where
the contract asks for none. Classes are keys of the contract.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseClass(Notice):
    """Which class, and why? `severities` are those that are not in force; `text` a reason typed already."""

    id: ClassVar[str] = "rc.start"
    incident: int
    number: str
    severities: tuple[str, ...]
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeClassReason(Notice):
    """The next message is the reason for the class chosen."""

    id: ClassVar[str] = "rc.reason"
    number: str
    before: str
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassProposed(Notice):
    """To whoever proposed: who decides, and until when (None: no clock counts it)."""

    id: ClassVar[str] = "rc.sent"
    number: str
    before: str
    severity: str
    deciders: tuple[str, ...]
    decide_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskClass(Notice):
    """To those who decide; `proposal` is the number of the proposal's event, `runs` the class that binds."""

    id: ClassVar[str] = "rc.ask"
    bell: ClassVar[bool] = True
    incident: int
    proposal: int
    number: str
    person: str
    before: str
    severity: str
    runs: str
    text: str | None
    decide_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StricterRuns(Notice):
    """To those who repair: until a proposed raise is decided the stricter class binds."""

    id: ClassVar[str] = "rc.runs"
    bell: ClassVar[bool] = True
    number: str
    person: str
    before: str
    severity: str
    text: str | None
    reaction_due: datetime | None
    workaround_due: datetime | None
    restoration_due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLowered(Notice):
    """A milder class is in force; its deadlines count from the notification."""

    id: ClassVar[str] = "rc.done"
    bell: ClassVar[bool] = True
    number: str
    severity: str
    at: datetime
    person: str
    reaction_due: datetime | None
    restoration_due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRaised(Notice):
    """A stricter class is in force; its deadlines count from `at`.

    A due instant is None where it is reached or not promised. `earlier` names the targets ("reaction") whose
    older deadline in `earlier_dues` comes first and binds.
    """

    id: ClassVar[str] = "rc.up"
    bell: ClassVar[bool] = True
    number: str
    severity: str
    at: datetime
    reaction_due: datetime | None
    workaround_due: datetime | None
    restoration_due: datetime | None
    earlier: tuple[str, ...] = ()
    earlier_dues: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeObjection(Notice):
    """The next message is the reason of the objection."""

    id: ClassVar[str] = "rc.object.type"
    number: str
    before: str
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassUnchanged(Notice):
    """Nobody answered the proposal in time: the class stays."""

    id: ClassVar[str] = "rc.silent"
    bell: ClassVar[bool] = True
    number: str
    before: str
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProposal(Notice):
    """Nobody decides on their own proposal."""

    id: ClassVar[str] = "rc.self"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPending(Notice):
    """A proposal waits for its decision already."""

    id: ClassVar[str] = "rc.pending"
    number: str
    before: str
    severity: str
    decide_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalOver(Notice):
    """This proposal has been decided; the class in force is `severity`."""

    id: ClassVar[str] = "rc.over"
    number: str
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SameClass(Notice):
    """The class asked for is in force already."""

    id: ClassVar[str] = "rc.same"
    number: str
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorseHere(Notice):
    """To somebody who joined an incident of a milder class: has work stopped here?"""

    id: ClassVar[str] = "dup.worse"
    bell: ClassVar[bool] = True
    incident: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotWorse(Notice):
    """It has not; the class stays."""

    id: ClassVar[str] = "dup.same"
    number: str
    severity: str


CLASSIFYING: tuple[type[Notice], ...] = (
    ChooseClass,
    TypeClassReason,
    ClassProposed,
    AskClass,
    StricterRuns,
    ClassLowered,
    ClassRaised,
    TypeObjection,
    ClassUnchanged,
    OwnProposal,
    ProposalPending,
    ProposalOver,
    SameClass,
    WorseHere,
    NotWorse,
)
