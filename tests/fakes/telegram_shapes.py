"""What the fake Telegram remembers: screens, calls, toasts, and what may go wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

Json = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Key:
    """A button: its label, and what pressing it does."""

    label: str
    data: str | None = None
    url: str | None = None
    asks_contact: bool = False


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A message of the bot as it stands on a screen."""

    chat: int
    id: int
    text: str
    date: int
    bold: tuple[str, ...] = ()
    rows: tuple[tuple[Key, ...], ...] = ()
    silent: bool = False
    reply_to: int | None = None
    topic: int | None = None
    document: str | None = None
    body: bytes = b""
    is_photo: bool = False
    edits: int = 0

    @property
    def buttons(self) -> tuple[str, ...]:
        return tuple(key.label for row in self.rows for key in row)


@dataclass(kw_only=True)
class Topic:
    """A topic of a forum."""

    chat: int
    id: int
    name: str
    is_closed: bool = False


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What goes wrong with one call. `hangs`: no answer at all until the caller gives up.

    `drops`: the connection ends without an answer. `waits`: the answer comes once the fake is told to `hurry`.
    `is_taken`: the call has its effect all the same, and goes wrong after it.
    """

    status: int = 500
    description: str = "Internal Server Error"
    retry_after: int | None = None
    migrate_to: int | None = None
    hangs: bool = False
    drops: bool = False
    waits: bool = False
    is_taken: bool = False


SERVER_ERROR = Fault()
HANGS = Fault(hangs=True)
DROPPED = Fault(drops=True)
LOST = Fault(drops=True, is_taken=True)
SLOW = Fault(waits=True, is_taken=True)


def flood(seconds: int) -> Fault:
    """Return the refusal of a bot that sends too much."""
    return Fault(status=429, description=f"Too Many Requests: retry after {seconds}", retry_after=seconds)


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call of the bot, as it came in."""

    method: str
    fields: Json


@dataclass(frozen=True, kw_only=True)
class Toast:
    """An answer to a press."""

    query: str
    text: str
    is_alert: bool


@dataclass(kw_only=True)
class Webhook:
    """Where updates are pushed to."""

    url: str
    secret: str | None
    statuses: list[int] = field(default_factory=list)
