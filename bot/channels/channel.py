"""The protocol every platform honours: prove, translate in, translate out, report refusals.

No rule, no database, no prose, no date arithmetic inside a channel. It declares what it can do; the post room asks.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from bot.wording.said import Said
from handlers.messages import Inbound, Notice


class Topics(Protocol):
    """What a platform that gives each incident a place of its own inside a group can do there.

    Nothing here is worth a lost message: what the platform refuses or does not know is quietly left alone.
    """

    async def open(self, chat: str, title: str) -> str | None:
        """Open a topic and return its id; None where this chat has none or the bot may not open one.

        Raises RateLimited where the platform asks to wait.
        """

    async def close(self, chat: str, topic: str) -> None:
        """Close a topic: what it was about is over."""

    async def reopen(self, chat: str, topic: str) -> None:
        """Open a closed topic again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What a platform can do. `text_limit` in characters of one message; `files`: a letter may enclose a document.

    `threads`: a message can answer another one. `topics`: it can give an incident a place of its own in a group.
    `keeps_buttons`: what was sent shows its buttons until it is edited; a page draws them anew by itself.
    """

    buttons: bool
    edits: bool
    forms: bool
    threads: bool
    text_limit: int
    files: bool = False
    topics: Topics | None = None
    keeps_buttons: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file to be sent with a letter, or as it was fetched; `media_type` is trusted only where we checked it."""

    name: str
    media_type: str
    body: bytes

    @property
    def is_picture(self) -> bool:
        """Say whether people expect to see it at once instead of opening it."""
        return self.media_type in PICTURES


PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
"""What browsers and platforms show by themselves; nothing else is ever shown inside a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message to be delivered: worded for its reader, and the notice behind it.

    `delivery` is the outbox row's id (None for a refreshed card). `chat` is the platform's address. `thread` is the
    platform id of the message it answers or continues, None outside a thread. `account` is the reader's account on
    the platform, "" for a room, a stranger and a refreshed card: naming it in a thread makes the thread ring.
    `topic` is the platform's id of the place inside the chat where it belongs, None outside one.
    `slot` names the message on screen that it belongs to ("incident:42", "draft:17"), "" where it stands alone.
    `person` is the reader's key.
    `menu` are the reader's commands where this message is the occasion to show them, else empty.
    `document` goes with it; only a channel whose abilities say `files` gets one.
    `only_buttons`: an edit that leaves the words as they were sent and shows these buttons, or none.
    """

    said: Said
    notice: Notice
    chat: str
    person: str
    contract: str
    delivery: int | None = None
    slot: str = ""
    thread: str | None = None
    account: str = ""
    topic: str | None = None
    menu: tuple[str, ...] = ()
    language: str = "pl"
    document: Document | None = None
    only_buttons: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What the platform answered: its id of the message, and its stamp where it gives one."""

    message: str
    platform_at: datetime | None = None


class ChannelError(Exception):
    """The platform did not take a message; the subclass says what may be done next.

    ChannelError
    ├── Blocked       the person blocked the bot or the account is gone: permanent, go to the next channel
    ├── Unlinked      there is no such chat any more: permanent
    │   └── Moved     the chat goes on at a new address
    ├── Refused       the platform refuses this message: permanent, our fault, logged
    │   ├── TooLarge  the file is larger than may be fetched
    │   └── TopicGone the chat is there, its topic is not, or is closed to us
    ├── TimedOut      no answer in time: try again
    └── RateLimited   too much at once: try again after `retry_seconds`
    """

    failure = "refused"


class Blocked(ChannelError):  # noqa: N818 - named by what happened
    """The person blocked the bot, or the account is deactivated."""

    failure = "blocked"


class Unlinked(ChannelError):  # noqa: N818 - named by what happened
    """The chat does not exist any more."""

    failure = "unlinked"


class Moved(Unlinked):
    """The chat goes on elsewhere: `chat` is its new address, to be used from now on."""

    def __init__(self, chat: str) -> None:
        super().__init__(f"the chat has moved to {chat}")
        self.chat = chat


class Refused(ChannelError):  # noqa: N818 - named by what happened
    """The platform refuses the message as it is."""

    failure = "refused"


class TooLarge(Refused):
    """The file is larger than the platform gives or we take."""

    failure = "too_large"


class TopicGone(Refused):
    """There is no such topic any more, or the bot may not write in it; the chat itself may still be there."""


class TimedOut(ChannelError):  # noqa: N818 - named by what happened
    """No answer in time, or a passing failure of the platform."""

    failure = "timeout"


class RateLimited(ChannelError):  # noqa: N818 - named by what happened
    """The platform asks to wait."""

    failure = "rate_limited"

    def __init__(self, retry_seconds: float) -> None:
        super().__init__(f"rate limited for {retry_seconds} s")
        self.retry_seconds = retry_seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of an inbound: committed or not, and the immediate answer worded for the sender.

    `toast` is None where nothing is said at once. `errors` are fields of a form with the worded reason.
    `is_stored` False means that it is NOT recorded: the platform must deliver again, or the person must be told.
    """

    is_stored: bool
    is_new: bool = True
    toast: Said | None = None
    errors: tuple[tuple[str, Said], ...] = ()


class FrontDesk(Protocol):
    """What a channel hands its inbounds to; `bot/app.py` plugs the real one in."""

    async def keep(self, inbound: Inbound) -> int | None:
        """Commit the inbound to the inbox; return its row id, or None when this delivery is already done.

        A delivery that was kept before but never done returns its row id again. Raises what the database raises:
        then the platform must not be acknowledged.
        """

    async def handle(self, row: int) -> Taken:
        """Do what a kept inbound asks for, in one transaction, and word the immediate answer."""

    async def take(self, inbound: Inbound) -> Taken:
        """Keep and handle in one go; `is_new` False for a repeated delivery."""


class Channel(Protocol):
    """A platform."""

    name: str
    abilities: Abilities

    async def start(self, desk: FrontDesk) -> None:
        """Begin to receive; returns once the platform is reachable or is being retried in the background."""

    async def stop(self) -> None:
        """Stop receiving, give up nothing that was kept."""

    async def send(self, letter: Letter) -> Posted:
        """Send a new message; raises a ChannelError."""

    async def edit(self, letter: Letter, message: str) -> Posted:
        """Replace a message sent before, or its buttons alone; "not modified" is success. Raises a ChannelError."""

    def health(self) -> str:
        """Return "ok" or "degraded"."""

    def last_contact_at(self) -> datetime | None:
        """Return when the platform last answered, None before the first answer."""


@runtime_checkable
class FileSource(Protocol):
    """A channel whose attachments can be fetched; it need not be able to send any."""

    async def fetch(self, reference: str, most_bytes: int) -> bytes:
        """Return the bytes behind an attachment's reference, by the platform's official road only.

        Raises TooLarge above `most_bytes`, another Refused where there is nothing to be had or the reference
        leads away from the platform, TimedOut or RateLimited where it is worth another try.
        """
