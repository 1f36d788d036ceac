"""The things of the fake Slack's world: messages, faults, pushes, rooms, forms."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.fakes.slack_kit import Button

Json = dict[str, object]

BOT_TOKEN = "xoxb-000000000-test-token-of-the-fake"
APP_TOKEN = "xapp-1-test-token-of-the-fake"
SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
TRIGGER_SECONDS = 3.0
ACK_SECONDS = 3.0


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A message of the bot as it stands on a screen. `ephemeral_for` is the only user who sees it, if any.

    `is_broadcast`: a message of a thread that is shown in the chat as well. `mentions` are users it names.
    """

    chat: str
    ts: str
    text: str
    fallback: str
    bold: tuple[str, ...] = ()
    keys: tuple[Button, ...] = ()
    thread: str | None = None
    is_broadcast: bool = False
    mentions: tuple[str, ...] = ()
    ephemeral_for: str | None = None
    edits: int = 0
    document: str | None = None
    body: bytes = b""

    @property
    def buttons(self) -> tuple[str, ...]:
        return tuple(key.label for key in self.keys)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What goes wrong with one call: an HTTP status, or a 200 with an error. `hangs`: no answer at all.

    `drops`: the connection ends without an answer. `waits`: the answer comes once the fake is told to `hurry`.
    `is_taken`: the call has its effect all the same, and goes wrong after it.
    """

    error: str = "internal_error"
    status: int = 200
    retry_after: int | None = None
    hangs: bool = False
    drops: bool = False
    waits: bool = False
    is_taken: bool = False


SERVER_ERROR = Fault(status=500)
HANGS = Fault(hangs=True)
DROPPED = Fault(drops=True)
LOST = Fault(drops=True, is_taken=True)
SLOW = Fault(waits=True, is_taken=True)


def refusal(error: str) -> Fault:
    """Return Slack's usual refusal: status 200 with `ok` false."""
    return Fault(error=error)


def flood(seconds: int) -> Fault:
    """Return the refusal of a bot that sends too much."""
    return Fault(error="ratelimited", status=429, retry_after=seconds)


@dataclass(kw_only=True)
class Push:
    """One payload for the bot: `kind` is the Socket Mode type; `seconds` is how long each answer took."""

    kind: str
    body: Json
    retry: int = 0
    statuses: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    answers: list[Json] = field(default_factory=list)

    @property
    def is_acked(self) -> bool:
        return 200 in self.statuses


@dataclass(kw_only=True)
class Room:
    """A channel with its members' user ids."""

    id: str
    name: str
    members: set[str]


@dataclass(kw_only=True)
class View:
    """A form on somebody's screen. `errors` by block as last answered."""

    id: str
    user: str
    body: Json
    hash: str
    is_open: bool = True
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(kw_only=True)
class Trigger:
    """A right to open one form, for 3 seconds."""

    user: str
    issued_at: float
    is_used: bool = False
