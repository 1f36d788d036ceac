"""What is said about announced work: asked for, announced, objected to, begun, over (DIALOGUES 11, clause 12).

`conversation` and `work` are row ids and become the subjects of the buttons. Services are keys, `text` the digest
of the reason. Windows stand as two tuples side by side.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice
from handlers.notices.reporting import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWorkServices(Notice):
    """Which services may be interrupted? A press chooses one, a second press leaves it out."""

    id: ClassVar[str] = "mw.services"
    conversation: int
    services: tuple[str, ...]
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWorkTime(Notice):
    """From when to when? `fault` is "unread", "past" or "" for none; the windows are those offered next."""

    id: ClassVar[str] = "mw.when"
    conversation: int
    starts: tuple[datetime, ...]
    ends: tuple[datetime, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWorkReason(Notice):
    """Why? One sentence for the client."""

    id: ClassVar[str] = "mw.reason"
    conversation: int
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewWork(Notice):
    """What would be announced; `over_seconds` of it would exceed the month's limit (None: there is none)."""

    id: ClassVar[str] = "mw.preview"
    conversation: int
    services: tuple[str, ...]
    start: datetime
    end: datetime
    text: str
    notice_seconds: int
    used_seconds: int
    limit_seconds: int | None
    over_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkTooLate(Notice):
    """Less notice than the contract asks for: emergency work, or none."""

    id: ClassVar[str] = "mw.short"
    conversation: int
    least_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOutside(Notice):
    """Not inside the windows of the contract: one of those, emergency work, or none."""

    id: ClassVar[str] = "mw.outside"
    conversation: int
    start: datetime
    end: datetime
    starts: tuple[datetime, ...]
    ends: tuple[datetime, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkNew(Notice):
    """To the client: what, when, why, and how much notice was given (None: emergency work)."""

    id: ClassVar[str] = "mw.new"
    bell: ClassVar[bool] = True
    work: int
    services: tuple[str, ...]
    start: datetime
    end: datetime
    text: str
    notice_seconds: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkAnnounced(Notice):
    """To whoever announced it: it is on record, `people` have been told."""

    id: ClassVar[str] = "mw.sent"
    work: int
    services: tuple[str, ...]
    start: datetime
    end: datetime
    is_emergency: bool
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateNoted(Notice):
    """To whom the date does not suit: it is noted, the work is done all the same."""

    id: ClassVar[str] = "mw.object"
    services: tuple[str, ...]
    start: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DateDoesNotSuit(Notice):
    """To whoever announced it: whom the date does not suit."""

    id: ClassVar[str] = "mw.objected"
    bell: ClassVar[bool] = True
    work: int
    services: tuple[str, ...]
    start: datetime
    end: datetime
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkBegins(Notice):
    """To whoever announced it: the time has come."""

    id: ClassVar[str] = "mw.start"
    bell: ClassVar[bool] = True
    work: int
    services: tuple[str, ...]
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWorkDone(Notice):
    """To whoever announced it, at its end: is it done?"""

    id: ClassVar[str] = "mw.end"
    bell: ClassVar[bool] = True
    work: int
    services: tuple[str, ...]
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOver(Notice):
    """The window has ended and the work goes on: downtime from here."""

    id: ClassVar[str] = "mw.over"
    bell: ClassVar[bool] = True
    services: tuple[str, ...]
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkGoesOn(Notice):
    """To whoever said that it goes on: a press ends it."""

    id: ClassVar[str] = "mw.goeson"
    work: int
    services: tuple[str, ...]
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDone(Notice):
    """The work is done, at `at`."""

    id: ClassVar[str] = "mw.done"
    bell: ClassVar[bool] = True
    services: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCancelled(Notice):
    """The work will not be done."""

    id: ClassVar[str] = "mw.cancelled"
    bell: ClassVar[bool] = True
    services: tuple[str, ...]
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkIsOver(Notice):
    """Nothing more can be said about this work: it is done or cancelled, or has not begun (`is_coming`)."""

    id: ClassVar[str] = "mw.closed"
    is_coming: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDuringWork(Step):
    """Work is under way on the service: report an outage all the same?"""

    id: ClassVar[str] = "mw.report"
    service: str
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingForWork(Notice):
    """Nothing was reported; after the end one message is enough."""

    id: ClassVar[str] = "mw.wait"
    end: datetime


WORKING: tuple[type[Notice], ...] = (
    AskWorkServices,
    AskWorkTime,
    AskWorkReason,
    PreviewWork,
    WorkTooLate,
    WorkOutside,
    WorkNew,
    WorkAnnounced,
    DateNoted,
    DateDoesNotSuit,
    WorkBegins,
    AskWorkDone,
    WorkOver,
    WorkGoesOn,
    WorkDone,
    WorkCancelled,
    WorkIsOver,
    ReportDuringWork,
    WaitingForWork,
)
