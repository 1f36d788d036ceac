"""What is said once a report is in: the receipts, and the opening of the clock (DIALOGUES 2 to 4)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Received(Notice):
    """The receipt: the clock runs. `at` is the moment of notification.

    `counts_confirmation`: the draft was too old, so the confirmation counts and not the first message.
    """

    id: ClassVar[str] = "rep.sent"
    bell: ClassVar[bool] = True
    number: str
    at: datetime
    reaction_due: datetime | None
    danger: bool = False
    counts_confirmation: bool = False
    recurrence_of: str | None = None
    recurrence_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedByItself(Notice):
    """The receipt of a report sent by silence."""

    id: ClassVar[str] = "rep.auto"
    bell: ClassVar[bool] = True
    number: str
    severity: str
    at: datetime
    reaction_due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedForLater(Notice):
    """The receipt outside hours: when the clock starts and when a human must react.

    `days_off` are the closed weekdays and holidays of the gap when it holds a holiday, else empty.
    `no_support` marks the strictest class of a service without round-the-clock support (off.a.other).
    `can_raise` offers [Jednak praca stoi]: a stricter class of this service runs now. `by_itself` says that silence
    sent it and chose the class, `danger` adds the line about health or life.
    """

    id: ClassVar[str] = "off.later"
    bell: ClassVar[bool] = True
    number: str
    at: datetime
    service: str
    severity: str
    starts_at: datetime
    reaction_due: datetime | None
    days_off: tuple[date, ...] = ()
    no_support: bool = False
    can_raise: bool = False
    by_itself: bool = False
    danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedOutsideContract(Notice):
    """Recorded, but the contract is not in force on this day: no clock."""

    id: ClassVar[str] = "out.contract"
    bell: ClassVar[bool] = True
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedInformally(Notice):
    """Recorded, but this channel is not a formal one: no clock; the answer names the formal ones."""

    id: ClassVar[str] = "out.channel"
    bell: ClassVar[bool] = True
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeDisputed(Notice):
    """The reporter insists that the matter is covered; `people` decide."""

    id: ClassVar[str] = "oos.forced"
    bell: ClassVar[bool] = True
    number: str
    at: datetime
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Notice):
    """Added to an open incident; `people` in all, the reporter included."""

    id: ClassVar[str] = "dup.ok"
    bell: ClassVar[bool] = True
    number: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClocksStarted(Notice):
    """At opening: the clock has been running for these reports, nearest deadline first.

    `numbers`, `incidents` (row ids) and `dues` go side by side.
    """

    id: ClassVar[str] = "off.open"
    bell: ClassVar[bool] = True
    since: datetime
    numbers: tuple[str, ...]
    incidents: tuple[int, ...]
    dues: tuple[datetime, ...]


RECEIPTS: tuple[type[Notice], ...] = (
    Received,
    ReceivedByItself,
    ReceivedForLater,
    ReceivedOutsideContract,
    ReceivedInformally,
    ScopeDisputed,
    Joined,
    ClocksStarted,
)
