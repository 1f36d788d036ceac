"""The frozen values the store hands out and takes: what desks read instead of rows.

Field names are the columns' names. Instants are aware and in UTC; `None` means "none yet" unless told.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from models.sla.events import Event
from models.sla.incident import Incident, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An incident with its row id and its events in order; `swept_to` is how far alarms were looked at."""

    id: int
    incident: Incident
    events: tuple[Event, ...]
    swept_to: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """What is kept beside the events for queries; due instants are None where the contract sets no target.

    `starts_at` is when the clock starts to run; it makes `waiting_to_open` possible.
    """

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
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One identity of a person on a platform. `language` None: nothing was ever chosen or heard.

    `live_until` is until when an open stream of the page vouches for the person.
    """

    id: int
    contract: str
    person: str
    channel: str
    external: str
    chat: str
    language: str | None
    linked_at: datetime
    blocked_at: datetime | None
    live_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRevocation:
    """A person's access ends at `since`, which may lie ahead. `reason` is a digest, None for a suspension."""

    contract: str
    person: str
    since: datetime
    by: str
    reason: str | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation(NewRevocation):
    """A recorded end of access; `done_at` is when its consequences were drawn, `lifted_at` when it was ended."""

    id: int
    recorded_at: datetime
    done_at: datetime | None
    lifted_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A person is away in [since, until); `deputy` is told instead, None where nobody is."""

    id: int
    contract: str
    person: str
    since: datetime
    until: datetime
    deputy: str | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Employee:
    """Somebody who may report without being a contact of the contract."""

    contract: str
    key: str
    name: str
    email: str | None
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A one-time link; `used_at` None while it can still be used."""

    id: int
    contract: str
    person: str
    issued_by: str
    issued_at: datetime
    expires_at: datetime
    used_at: datetime | None
    used_channel: str | None
    used_external: str | None


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
    """The message that shows a slot to a reader; `sequence` is the number of events it shows."""

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
    shown_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRequest:
    """A stranger asked for an invitation; `display` is a digest; `answered_at` None while it is open."""

    id: int
    contract: str
    channel: str
    external: str
    chat: str
    display: str
    asked_at: datetime
    answered_at: datetime | None


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
