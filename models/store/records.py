"""The frozen values the store hands out and takes: what desks read instead of rows.

Field names are the columns' names. Instants are aware and in UTC; `None` means "none yet" unless told.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from models.sla.events import Event
from models.sla.incident import Incident, State
from models.store.records_people import (
    Absence,
    AccessRequest,
    Account,
    Employee,
    Invitation,
    LinkQuestion,
    NewRevocation,
    Revocation,
)

__all__ = [
    "NO_OFFER",
    "Absence",
    "AccessRequest",
    "Account",
    "Appointment",
    "Card",
    "ContractVersion",
    "Conversation",
    "Delivery",
    "Employee",
    "Invitation",
    "Kept",
    "LinkQuestion",
    "NewConversation",
    "NewDelivery",
    "NewRevocation",
    "Offer",
    "Projection",
    "Revocation",
    "Room",
    "Stored",
    "Topic",
    "WebRow",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An incident with its row id and its events in order; `swept_to` is how far alarms were looked at."""

    id: int
    incident: Incident
    events: tuple[Event, ...]
    swept_to: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """What is kept beside the events for queries; due instants are None where the contract sets no target."""

    state: State
    service: str
    location: str | None
    severity: str
    reporter: str
    notified_at: datetime
    reaction_due: datetime | None
    workaround_due: datetime | None
    restoration_due: datetime | None
    reaction_seconds: int | None
    workaround_seconds: int | None
    restoration_seconds: int | None
    next_alarm_at: datetime | None
    swept_to: datetime | None
    ended_at: datetime | None


class Kept(NamedTuple):
    """What became of an arrival: its inbox row, whether it is the first delivery, whether it is done."""

    row: int
    is_new: bool
    is_done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConversation:
    """An exchange to be started. `data` is the desk's own JSON; `kind` is "report", "compose" or "which"."""

    contract: str
    person: str
    account: str
    channel: str
    chat: str
    kind: str
    step: str
    data: str
    received_at: datetime
    incident: int | None = None
    platform_at: datetime | None = None
    remind_at: datetime | None = None
    submit_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation(NewConversation):
    """An exchange that was started; ended when `ended_at` is set, `outcome` then says how."""

    id: int
    started_at: datetime
    touched_at: datetime
    ended_at: datetime | None
    outcome: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDelivery:
    """A message to be delivered. `key` is unique: the same message is never queued twice.

    `channel` None: nobody can be reached (`no_channel`); such a row is claimed like any other. `not_before`
    None: at once. `also` are the ids it speaks for as well, `rest` the channels still to be tried, in order.
    `thread` is the platform's id of the message it answers, or the slot whose message in that chat it continues;
    `topic` is the place inside the chat, None outside one.
    """

    contract: str
    incident: int | None
    recipient: str
    channel: str | None
    chat: str | None
    kind: str
    parameters: str
    key: str
    slot: str = ""
    thread: str | None = None
    topic: str | None = None
    level: int | None = None
    not_before: datetime | None = None
    also: tuple[int, ...] = ()
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery(NewDelivery):
    """A queued message and what became of it. `attempts` counts claims; `message` is the platform's id."""

    id: int
    created_at: datetime
    attempts: int
    sent_at: datetime | None
    platform_at: datetime | None
    message: str | None
    failure: str | None
    failed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The message that shows a slot to a reader; `sequence` is the number of events it shows, of `wanted`.

    `offers` are its buttons that may die, one a line, None where it has none; `delivery` is what worded them.
    """

    id: int
    slot: str
    incident: int | None
    contract: str
    person: str
    channel: str
    chat: str
    message: str
    audience: str
    sequence: int
    wanted: int
    shown_at: datetime
    offers: str | None
    delivery: int | None

    @property
    def tokens(self) -> tuple[str, ...]:
        """Return the buttons that may die, as the message shows them."""
        return tuple(self.offers.splitlines()) if self.offers else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The buttons of a message that may die, as tokens, and what decides on them.

    That is an incident, or what `about` names ("talk:17", "request:3"); one of the two where there are tokens.
    `delivery` worded them. `is_spent`: one of them can do nothing any more already.
    """

    tokens: tuple[str, ...] = ()
    incident: int | None = None
    about: str | None = None
    delivery: int | None = None
    is_spent: bool = False


NO_OFFER = Offer()


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A group or channel that reads along for one side of a contract."""

    id: int
    contract: str
    side: str
    channel: str
    chat: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The place an incident has inside a group; `topic` "" where the group has no such places."""

    id: int
    incident: int
    channel: str
    chat: str
    topic: str
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Something owed at `due_at` that belongs to no incident; `subject` is the keeper's own, `kept_at` None yet."""

    id: int
    contract: str
    kind: str
    subject: str
    due_at: datetime
    kept_at: datetime | None
    failures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractVersion:
    """A text of a contract as first seen; `terms_json` None where only the text was kept."""

    number: str
    digest: str
    text: str
    first_seen_at: datetime
    terms_json: str | None = field(default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebRow:
    """One row of the page's stream; `delivery` None for a refreshed card and for what is no message."""

    id: int
    contract: str
    person: str
    slot: str
    kind: str
    parameters: str
    incident: int | None
    delivery: int | None
    at: datetime
