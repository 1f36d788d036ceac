"""What the pages need from the rest of the house; `bot/app.py` plugs the real parts in here.

Stands at the front door. Everything behind it is handed in, so that a page never reaches into a desk, a
contract or the wall clock by itself, and a test serves the same pages on other parts.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.channel import PICTURES, Document, FrontDesk
from bot.clock import Clock
from bot.hop import Store
from bot.languages import Language, LanguageCode
from bot.web.api_doors import ApiDoors
from bot.wording.board import Board
from bot.wording.said import Said
from models.store.archive import Archive
from models.store.records import WebRow

Webhook = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Countdown:
    """A deadline that a card counts down to: `label` names the target in the reader's language.

    `started_at` is when the clock started or will start; before it nothing is counted.
    """

    due_at: datetime
    started_at: datetime
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A document that belongs to a message of the page; it is fetched by the message's row."""

    name: str
    is_picture: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FileShown:
    """A file on the page of its incident: `line` says what, who and when in the reader's language."""

    id: int
    line: str
    is_kept: bool
    media_type: str

    @property
    def is_picture(self) -> bool:
        """Say whether the page can show it at once."""
        return self.is_kept and self.media_type in PICTURES


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedRow:
    """One row of a person's history in the browser, worded for the reader.

    `slot` is that of the row. `own` says that the reader wrote or pressed it. `incident_number` is set on the
    incident's card only ("Z-0042"), with the number of its files.
    """

    id: int
    slot: str
    kind: str
    said: Said
    own: bool
    at: datetime
    incident_number: str | None = None
    countdown: Countdown | None = None
    attachments: int = 0
    enclosed: Enclosed | None = None


WordRows = Callable[[Archive, Sequence[WebRow], Language], list[WordedRow]]
"""Words rows in a reading transaction; one answer per row, in the same order, rows nobody can read left
out.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A person as the head of their pane shows them, in the reader's language."""

    name: str
    title: str
    party: str


Take = Callable[[Archive, Sequence[int]], None]
"""Records, in a writing transaction, that an open page took these web rows: their deliveries count as
told.
"""

Describe = Callable[[Archive, str, str, Language], Profile]
"""Describes a person: (archive, contract, person, language)."""


IncidentLines = Callable[[Archive, Sequence[tuple[str, str]], str, Language], "tuple[str, ...] | None"]
"""Tells an incident by number to one of these people, card first, then how it was computed; None: not theirs."""


Boards = Callable[[Archive, Sequence[tuple[str, str]], tuple[str | None, date | None], Language], Board | str]
"""Shows the managers' page to one of these people: a contract and a day of a month may be wanted; else a refusal."""


def no_incident(
    _archive: Archive, _people: Sequence[tuple[str, str]], _number: str, _language: Language
) -> tuple[str, ...] | None:
    """Tell of no incident at all: the default of a site without incidents."""
    return None


People = Sequence[tuple[str, str]]


class Files(Protocol):
    """What the pages ask about files, each for (contract, person) pairs and within a reading transaction."""

    def of_incident(
        self, archive: Archive, people: People, number: str, language: Language
    ) -> tuple[FileShown, ...]:
        """List the files of an incident; none for those it does not concern."""
        ...

    def one(self, archive: Archive, people: People, number: str, file: int) -> Document | None:
        """Return a file of an incident, None where it is not theirs to see or not kept."""
        ...

    def of_row(self, archive: Archive, people: People, row: int) -> Document | None:
        """Return what belongs to a row of the page, None for anybody else's row."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A linked person whose pane is open to every visitor: `name` is client, engineer or manager.

    `account` is the external identity of the person's account on the channel "web".
    """

    name: str
    contract: str
    person: str
    account: str


class Demo(Protocol):
    """What only the demo has: seats anybody may take, a clock that moves, a fresh start."""

    seats: tuple[Seat, ...]

    def generation(self) -> str:
        """Return what changes with every fresh start; a page that shows another one loads again."""
        ...

    def speed(self) -> int:
        """Return how many seconds pass in the demo while one passes outside; 1 at first."""
        ...

    def is_friday(self) -> bool:
        """Say whether the visitor has jumped to the Friday afternoon since the last fresh start."""
        ...

    async def move(self, seconds: int) -> None:
        """Move the clock forward through every due instant; seconds is positive."""
        ...

    async def go_to_friday(self) -> None:
        """Move the clock forward to the next Friday, 15:50 of the contract's zone."""
        ...

    async def set_speed(self, factor: int) -> None:
        """Let time pass faster, or as usual with 1."""
        ...

    async def start_again(self) -> None:
        """Begin with a fresh database and a fresh history."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """Where an outage is reported when the browser does not help."""

    phone: str
    email: str
    party: str
    is_example: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """The answer of `/readyz`: `channels` by name, "ok" or "degraded" each."""

    ok: bool
    database: str
    heartbeat: str
    contracts: int
    channels: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteParts:
    """Everything the pages and the JSON API stand on.

    `stopping` is set when the process is asked to end: open streams then end at once. `live_for` is how
    long an open stream vouches for its reader. `zone` is that of the contract the pages show times in.
    """

    store: Store
    desk: FrontDesk
    clock: Clock
    languages: Callable[[LanguageCode], Language]
    default_language: LanguageCode
    zone: ZoneInfo
    public_url: str
    secret: str
    api_token: str | None
    word_rows: WordRows
    take: Take
    describe: Describe
    emergency: Callable[[], Emergency]
    readiness: Callable[[], Awaitable[Readiness]]
    stopping: asyncio.Event
    api: ApiDoors
    files: Files
    board: Boards
    live_for: timedelta = timedelta(seconds=45)
    poll: timedelta = timedelta(seconds=5)
    telegram_webhook: Webhook | None = None
    slack_events: Webhook | None = None
    demo: Demo | None = None
    tell_incident: IncidentLines = no_incident
