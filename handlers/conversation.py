"""What a half-finished conversation remembers: the draft of a report, or a text that is being composed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pydantic import TypeAdapter

from handlers.desk import Caller, Desk
from handlers.messages import Arrival, Inbound
from models.store.records import Conversation, NewConversation

REPORT = "report"
COMPOSE = "compose"
WHICH = "which"
WORK = "work"
PAPER = "paper"
"""A text about a report, a decision or an inspection; it belongs to no incident."""

LEAVING = "leaving"
AWAY = "away"
_WAITS_BRIEFLY = frozenset({COMPOSE, PAPER, LEAVING, AWAY})

COMPOSE_LASTS = timedelta(minutes=15)
"""How long the bot keeps waiting for a text it asked for; what comes later is taken for a new message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report not sent yet. Texts are digests, the rest keys of the contract; "" and None: not known.

    `rejected` holds guesses and similar incidents that the person has declined ("guess", "42"). `messages` are the
    platform's ids of what was written, `parts` beside them the digest of each one's words ("" for a file alone),
    `albums` the albums that its photos belong to.
    """

    text: str = ""
    more: tuple[str, ...] = ()
    guess: str | None = None
    service: str | None = None
    place: str | None = None
    severity: str | None = None
    is_assumed: bool = False
    topic: str | None = None
    insists: bool = False
    rejected: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    is_danger: bool = False
    is_chat: bool = False
    messages: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    albums: tuple[str, ...] = ()

    def adding(self, inbound: Inbound, words: str) -> "Draft":
        """Return the draft with one more message of these words; without an id it cannot be changed later."""
        album = album_of(inbound)
        known = replace(self, albums=(*self.albums, album)) if album and album not in self.albums else self
        if not inbound.message:
            return known
        return replace(known, messages=(*self.messages, inbound.message), parts=(*self.parts, words))

    def forgetting(self) -> "Draft":
        """Return the draft without its messages so far: their words have been replaced."""
        return replace(self, messages=(), parts=())

    def with_parts(self, parts: Sequence[str]) -> "Draft":
        """Return the draft with other words of its messages."""
        return replace(self, parts=tuple(parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Composing:
    """A text that was asked for: what it is for, the digest of what was typed so far ("" for nothing), files.

    `choice` is what was chosen beside the text: a class, or the number of a proposal's event. `album` is the album
    that the first of the files belongs to. `messages` are the platform's ids of what was written, `parts` beside
    them the digest of each one's words ("" for a file alone).
    """

    purpose: str
    text: str = ""
    attachments: tuple[str, ...] = ()
    choice: str = ""
    album: str = ""
    messages: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    def hearing(self, inbound: Inbound, words: str = "") -> "Composing":
        """Return the composition with one more message of these words; one without an id cannot be changed later."""
        known = replace(self, album=album_of(inbound) or self.album)
        if not inbound.message or inbound.message in self.messages:
            return known
        return replace(known, messages=(*self.messages, inbound.message), parts=(*self.parts, words))


_DRAFT = TypeAdapter(Draft)
_COMPOSING = TypeAdapter(Composing)


def draft_of(conversation: Conversation) -> Draft:
    """Read the draft out of a conversation of kind REPORT."""
    return _DRAFT.validate_json(conversation.data)


def composing_of(conversation: Conversation) -> Composing:
    """Read what is being composed out of a conversation of kind COMPOSE."""
    return _COMPOSING.validate_json(conversation.data)


def to_data(value: Draft | Composing) -> str:
    """Write a draft or a composition as the JSON text a conversation keeps."""
    adapter: TypeAdapter[Draft] | TypeAdapter[Composing] = _DRAFT if isinstance(value, Draft) else _COMPOSING
    return json.dumps(adapter.dump_python(value, mode="json"))  # type: ignore[arg-type]  # one of the two fits


def album_of(inbound: Inbound) -> str:
    """Return the album that a message's photo is part of, "" for none; a press has none."""
    return inbound.argument if inbound.kind in (Arrival.TEXT, Arrival.COMMAND) else ""


def albums_in(conversation: Conversation) -> tuple[str, ...]:
    """Return the albums whose photos a conversation has taken."""
    if conversation.kind == REPORT:
        return draft_of(conversation).albums
    return (composing_of(conversation).album,) if conversation.kind in (COMPOSE, WHICH) else ()


def messages_in(conversation: Conversation) -> tuple[str, ...]:
    """Return the platform's ids of the messages that a conversation has taken."""
    if conversation.kind == REPORT:
        return draft_of(conversation).messages
    return composing_of(conversation).messages if conversation.kind in (COMPOSE, WHICH) else ()


def incident_of_ended(conversation: Conversation) -> int | None:
    """Return the incident that a conversation became or was added to; None for one that was given up."""
    how, _, row = (conversation.outcome or "").partition(":")
    if conversation.kind == COMPOSE:
        return conversation.incident if how in ("written", "sent") else None
    return int(row) if how in ("incident", "joined", "notehere") and row.isdecimal() else None


def compose(desk: Desk, caller: Caller, purpose: str, incident: int, contract: str) -> Conversation:
    """Begin to wait for a text of this person in this chat; another text waited for there is given up."""
    person = caller.under(contract) or caller.person
    before = desk.archive.conversations.open(
        contract, person.key, caller.inbound.channel, caller.inbound.chat
    )
    if before is not None and before.kind != REPORT:
        desk.archive.conversations.end(before.id, "replaced")
    return desk.archive.conversations.start(
        NewConversation(
            contract=contract,
            person=person.key,
            account=caller.inbound.account,
            channel=caller.inbound.channel,
            chat=caller.inbound.chat,
            kind=COMPOSE,
            step=purpose,
            data=to_data(Composing(purpose=purpose)),
            incident=incident,
            platform_at=caller.inbound.platform_at,
            received_at=caller.inbound.received_at,
        )
    )


def open_conversation(desk: Desk, caller: Caller) -> Conversation | None:
    """Return what is being talked about in this chat, None for nothing.

    A composition wins over a draft, the newer over the older; one that waited too long is ended.
    """
    inbound = caller.inbound
    found: list[Conversation] = []
    for person in caller.persons:
        one = desk.archive.conversations.open(person.contract, person.key, inbound.channel, inbound.chat)
        if one is not None and one.kind in _WAITS_BRIEFLY and is_stale(one, desk.now):
            desk.archive.conversations.end(one.id, "expired")
            one = desk.archive.conversations.open(person.contract, person.key, inbound.channel, inbound.chat)
        if one is not None:
            found.append(one)
    return max(found, key=lambda one: one.id, default=None)


def is_stale(conversation: Conversation, now: datetime) -> bool:
    """Say whether a composition has waited longer than anybody types."""
    return now - conversation.touched_at > COMPOSE_LASTS


def begun_at(conversation: Conversation) -> datetime:
    """Return the stamp of a conversation's first message: the platform's, else our receipt."""
    return conversation.platform_at or conversation.received_at
