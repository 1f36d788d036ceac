"""The one neutral shape of what comes in and what goes out; the language between platforms and desks.

A platform file turns its payload into one `Inbound`; a desk answers with an `Outcome`. What the bot says is
one frozen value per sentence, in `handlers/notices/`; words are found at the edge.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class Arrival(StrEnum):
    """What kind of thing arrived."""

    TEXT = "text"
    COMMAND = "command"
    PRESS = "press"
    FORM = "form"
    CONTACT = "contact"
    START = "start"
    EDITED = "edited"
    BLOCKED = "blocked"
    REACTION = "reaction"
    MOVED = "moved"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file on the sender's platform: `reference` fetches it there."""

    reference: str
    name: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One filled field of a form: its name and the value given."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the platform vouches for about a sender not yet linked.

    `email` only when the workspace confirmed it. `phone` is the digits of the sender's own contact card.
    `foreign` says why the account may not be linked by itself ("guest", "bot", "deleted"), None when it may.
    """

    display: str = ""
    email: str | None = None
    phone: str | None = None
    foreign: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbound:
    """One thing a person did on a platform, authenticated and translated.

    `key` is unique per channel and the same when the platform delivers again. `account` is the sender's
    identity on the platform, `chat` where an answer goes. For a press: `act` names the button, `subject` the
    row id of the incident or conversation, `argument` the choice. For a command: `act` is its English name,
    `text` the rest. For START `text` is the invitation's token, for MOVED the chat's new address.
    In a group `aside` is the address at which only the sender sees an answer, `private_chat` the chat with the sender
    alone, both "" where the platform tells none.
    `platform_at` is the platform's own stamp, None where it gives none. `possible_from` is set for a press when
    the process was away before `received_at`; `away_since` likewise for whatever arrives after such a gap.
    `locale` is "pl", "en" or None. `message` is the platform's id of the message it belongs to; `reply_to` the one
    it answers (also a thread's root); `topic` the place inside a group where it was written, None outside one.
    """

    channel: str
    key: str
    account: str
    chat: str
    kind: Arrival
    received_at: datetime
    is_private: bool = True
    platform_at: datetime | None = None
    possible_from: datetime | None = None
    away_since: datetime | None = None
    text: str = ""
    act: str = ""
    subject: str = ""
    argument: str = ""
    fields: tuple[Field, ...] = ()
    message: str | None = None
    reply_to: str | None = None
    topic: str | None = None
    locale: str | None = None
    identity: Identity = Identity()
    attachments: tuple[Attachment, ...] = ()
    aside: str = ""
    private_chat: str = ""

    @property
    def at(self) -> datetime:
        """Return the instant that counts for this message (CONTRACT 2)."""
        return self.platform_at or self.received_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The base of everything the bot can say; a subclass names its message id in DIALOGUES.

    Fields hold keys, instants, seconds and digests of texts only (DECISIONS 1.5). `bell` marks what is a
    message of its own and notifies; without it the notice edits the message it belongs to.
    """

    id: ClassVar[str]
    bell: ClassVar[bool] = False
    breach: ClassVar[bool] = False
    """Says that a deadline has passed: it is shown beside its thread as well, where there are threads."""
    public: ClassVar[str] = ""
    """The id under which the API shows it, where it differs (two wordings of one row of DIALOGUES)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a desk gives back beside the deliveries it has written: the immediate answer, if any.

    `toast` is shown in the answer to the press or command itself (callback alert, ephemeral, field error) and
    is never evidence; `is_refused` says that it tells why nothing was done, so it must be read. `errors` name
    fields of a form with the notice that says what is wrong. `turned_away` says why a sender's account was not let
    in, "" where it was.
    """

    toast: Notice | None = None
    errors: tuple[tuple[str, Notice], ...] = ()
    incident: int | None = None
    turned_away: str = ""
    is_refused: bool = False


NOTHING = Outcome()
