"""What is said about workaround, repair, confirmation, reopening and withdrawal (DIALOGUES 9 and 16)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeWorkaround(Notice):
    """The next message is the workaround, in one sentence."""

    id: ClassVar[str] = "wa.ask"
    incident: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkaroundSaved(Notice):
    """The workaround is on record; `seconds` of its clock, None where none is required."""

    id: ClassVar[str] = "wa.ok"
    bell: ClassVar[bool] = True
    number: str
    text: str
    seconds: int | None
    in_time: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkaroundOffered(Notice):
    """To those who reported: there is a workaround; does it work?"""

    id: ClassVar[str] = "wa.client"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    text: str
    restoration_due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkaroundWorks(Notice):
    """The reporter says that the workaround works."""

    id: ClassVar[str] = "wa.yes"
    bell: ClassVar[bool] = True
    number: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkaroundRejected(Notice):
    """The workaround does not work; its clock never stopped. `running_since` None where none is required."""

    id: ClassVar[str] = "wa.no"
    bell: ClassVar[bool] = True
    number: str
    person: str
    at: datetime
    running_since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRepair(Notice):
    """The next message says what was repaired and why it failed."""

    id: ClassVar[str] = "fix.ask"
    incident: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRepair(Notice):
    """The typed repair, to be sent by a press."""

    id: ClassVar[str] = "fix.preview"
    conversation: int
    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairSaved(Notice):
    """The repair is reported and waits for confirmation."""

    id: ClassVar[str] = "fix.sent"
    number: str
    at: datetime
    confirm_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairReported(Notice):
    """To those who reported: repaired; does it work? No answer by `confirm_by` confirms."""

    id: ClassVar[str] = "fix.client"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    at: datetime
    text: str
    confirm_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Notice):
    """Closed; the two figures (None where not required)."""

    id: ClassVar[str] = "fix.yes"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    reaction_seconds: int | None
    restoration_seconds: int | None
    in_time: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackToRepair(Notice):
    """The repair was rejected; the same clock continues. Asked of the person who pressed (`asks`)."""

    id: ClassVar[str] = "fix.no"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    asks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedSilently(Notice):
    """Closed without an answer; it may be reopened until `reopen_by`."""

    id: ClassVar[str] = "fix.silent"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    reopen_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Notice):
    """Opened again: the same clock continues."""

    id: ClassVar[str] = "fix.reopened"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWithdraw(Notice):
    """Withdraw it?"""

    id: ClassVar[str] = "wd.ask"
    incident: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Notice):
    """Not withdrawn after all."""

    id: ClassVar[str] = "wd.keep"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Notice):
    """Withdrawn."""

    id: ClassVar[str] = "wd.done"
    bell: ClassVar[bool] = True
    number: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRating(Notice):
    """How did it go?"""

    id: ClassVar[str] = "rate.ask"
    incident: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingSaved(Notice):
    """The rating is saved."""

    id: ClassVar[str] = "rate.done"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeNote(Notice):
    """The next message is a note to this incident."""

    id: ClassVar[str] = "note.ask"
    incident: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAdded(Notice):
    """Added to the incident."""

    id: ClassVar[str] = "note.added"
    bell: ClassVar[bool] = True
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRelayed(Notice):
    """Somebody added a note."""

    id: ClassVar[str] = "note.relay"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    person: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichReport(Notice):
    """Which report (`numbers`, with rows `incidents`), or where one `may_report` a new one? `danger` names 112."""

    id: ClassVar[str] = "note.which"
    bell: ClassVar[bool] = True
    conversation: int
    numbers: tuple[str, ...]
    incidents: tuple[int, ...]
    may_report: bool
    danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyEnded(Notice):
    """The incident has ended; it may be reopened (`reopen_by`) or a new outage reported."""

    id: ClassVar[str] = "move.closed"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    state: str
    ended_at: datetime
    reopen_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotPossibleNow(Notice):
    """This cannot be done in the state the incident is in."""

    id: ClassVar[str] = "move.illegal"
    bell: ClassVar[bool] = True
    number: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownButton(Notice):
    """The button is not known here; what can be done instead."""

    id: ClassVar[str] = "move.unknown"
    bell: ClassVar[bool] = True


REPAIRING: tuple[type[Notice], ...] = (
    TypeWorkaround,
    WorkaroundSaved,
    WorkaroundOffered,
    WorkaroundWorks,
    WorkaroundRejected,
    TypeRepair,
    PreviewRepair,
    RepairSaved,
    RepairReported,
    Closed,
    BackToRepair,
    ClosedSilently,
    Reopened,
    AskWithdraw,
    Kept,
    Withdrawn,
    AskRating,
    RatingSaved,
    TypeNote,
    NoteAdded,
    NoteRelayed,
    WhichReport,
    AlreadyEnded,
    NotPossibleNow,
    UnknownButton,
)
