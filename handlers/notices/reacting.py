"""What is said when a report arrives, is taken, and a question is asked (DIALOGUES 5 and 6).

`incident` is the row id and becomes the subject of the buttons.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIncident(Notice):
    """The provider's card in its first form. `reporter` None where the API reported."""

    id: ClassVar[str] = "new"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    reaction_due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCritical(Notice):
    """A new incident of the class whose `also` names the reader; nothing needs to be done.

    `handler` is who has taken it already: then no reaction is awaited and nobody is waited for.
    """

    id: ClassVar[str] = "new.instant"
    bell: ClassVar[bool] = True
    number: str
    at: datetime
    reaction_due: datetime | None
    told: tuple[str, ...]
    handler: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFirstAction(Notice):
    """The reaction is recorded: what comes first?

    `seconds` are of the incident's clock; `possible_from` is set where the instant of the press is uncertain.
    """

    id: ClassVar[str] = "ack.ask"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    at: datetime
    seconds: int
    in_time: bool | None
    late_seconds: int = 0
    possible_from: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstActionSaved(Notice):
    """The first action is on record."""

    id: ClassVar[str] = "ack.ok"
    incident: int
    number: str
    at: datetime
    seconds: int
    in_time: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLateReason(Notice):
    """The reaction was late: why?"""

    id: ClassVar[str] = "ack.late"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    at: datetime
    late_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LateReasonSaved(Notice):
    """The reason of a late reaction is on record."""

    id: ClassVar[str] = "ack.late.ok"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeFirstAction(Notice):
    """The next message is the first action."""

    id: ClassVar[str] = "ack.type"
    incident: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeLateReason(Notice):
    """The next message is the reason of the late reaction."""

    id: ClassVar[str] = "ack.late.type"
    incident: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstActionByDefault(Notice):
    """The first action was not entered in time and was recorded as taken on."""

    id: ClassVar[str] = "ack.default"
    incident: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled(Notice):
    """To those who reported: who handles it, what comes first, after how long.

    The action is a code or the digest of a text; `next_by` is None where no update is promised.
    """

    id: ClassVar[str] = "ack.client"
    bell: ClassVar[bool] = True
    number: str
    person: str
    action_code: str | None
    action_text: str | None
    seconds: int
    next_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyHandled(Notice):
    """Somebody handles it already: join or take over?"""

    id: ClassVar[str] = "ack.second"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    person: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedAsHelper(Notice):
    """The person helps from now on; no new reaction."""

    id: ClassVar[str] = "ack.joined"
    bell: ClassVar[bool] = True
    number: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver(Notice):
    """Somebody else handles it from now on."""

    id: ClassVar[str] = "ack.takeover"
    bell: ClassVar[bool] = True
    number: str
    person: str
    before: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NotForReporters(Notice):
    """The button belongs to the provider."""

    id: ClassVar[str] = "ack.norole"
    incident: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmojiIsNoReaction(Notice):
    """A sign under a message is no reaction; only the button is."""

    id: ClassVar[str] = "ack.emoji"
    bell: ClassVar[bool] = True
    incident: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn(Notice):
    """Passed on; the clock keeps running."""

    id: ClassVar[str] = "ack.pass"
    bell: ClassVar[bool] = True
    number: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOnToNobody(Notice):
    """Nobody else can be told; the clock keeps running."""

    id: ClassVar[str] = "ack.pass.none"
    bell: ClassVar[bool] = True
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleCard(Notice):
    """This card is out of date."""

    id: ClassVar[str] = "ack.stale"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateDue(Notice):
    """To the engineer: a progress message was announced by `due`."""

    id: ClassVar[str] = "ack.due"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    due: datetime


REACTING: tuple[type[Notice], ...] = (
    NewIncident,
    NewCritical,
    AskFirstAction,
    FirstActionSaved,
    AskLateReason,
    LateReasonSaved,
    TypeFirstAction,
    TypeLateReason,
    FirstActionByDefault,
    Handled,
    AlreadyHandled,
    JoinedAsHelper,
    TakenOver,
    NotForReporters,
    EmojiIsNoReaction,
    PassedOn,
    PassedOnToNobody,
    StaleCard,
    UpdateDue,
)
