"""What is said while a phone call is entered (DIALOGUES 7).

`call` is the row id of the conversation and the subject of the buttons; the steps edit one message.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStep(Notice):
    """A question about a call."""

    call: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoCalled(CallStep):
    """Who called? `people` are the contacts to choose from; a typed name is searched."""

    id: ClassVar[str] = "hot.who"
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownCaller(CallStep):
    """The caller is not on the list: name and unit are to be typed."""

    id: ClassVar[str] = "hot.unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenCalled(CallStep):
    """When was the call?"""

    id: ClassVar[str] = "hot.when"


@dataclass(frozen=True, slots=True, kw_only=True)
class HourOfCall(CallStep):
    """The time of the call is to be typed."""

    id: ClassVar[str] = "hot.hour"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatHappened(CallStep):
    """What is happening? To be typed."""

    id: ClassVar[str] = "hot.what"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallService(CallStep):
    """Which service?"""

    id: ClassVar[str] = "hot.service"
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPlace(CallStep):
    """Which place?"""

    id: ClassVar[str] = "hot.place"
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSeverity(CallStep):
    """Which class?"""

    id: ClassVar[str] = "hot.class"
    severities: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredTooLate(CallStep):
    """The call lies further back than the contract allows to state: the entry is marked, the reason asked for."""

    id: ClassVar[str] = "hot.toolate"
    minutes: int
    allowed_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmCall(CallStep):
    """The entry as it would be saved, with both times. `late`: the time of the entry counts."""

    id: ClassVar[str] = "hot.confirm"
    person: str | None
    caller: str
    service: str
    place: str | None
    severity: str
    text: str
    called_at: datetime
    entered_at: datetime
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSaved(Notice):
    """To whoever entered it: the number and what counts; an entry is no reaction."""

    id: ClassVar[str] = "hot.back"
    bell: ClassVar[bool] = True
    number: str
    called_at: datetime
    entered_at: datetime
    late: bool
    reaction_due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallForClient(Notice):
    """To the caller, or the coordinators of a caller who is not on the list: what was entered for them."""

    id: ClassVar[str] = "hot.client"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    called_at: datetime
    entered_at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallConfirmed(Notice):
    """[Zgadza się]: the caller has confirmed the entry."""

    id: ClassVar[str] = "hot.right"
    number: str


HOTLINE: tuple[type[Notice], ...] = (
    WhoCalled,
    UnknownCaller,
    WhenCalled,
    HourOfCall,
    WhatHappened,
    CallService,
    CallPlace,
    CallSeverity,
    EnteredTooLate,
    ConfirmCall,
    CallSaved,
    CallForClient,
    CallConfirmed,
)
