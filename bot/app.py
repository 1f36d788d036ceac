"""The one place where the real parts are plugged together: store, library, desks, channels, pages, loops."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot import platforms, reading
from bot.channels.channel import Channel, FileSource
from bot.channels.web import WebChannel
from bot.clock import Clock
from bot.dashboard import board
from bot.doors import open_doors
from bot.filed import Filed
from bot.filing import FilingRoom
from bot.frontdesk import Desks, Reception
from bot.heartbeat import Heartbeat
from bot.hop import Store
from bot.languages import languages
from bot.nudges import Nudges
from bot.opening import Opened, Trouble, open_library
from bot.postroom import PostRoom
from bot.settings import Settings, secret_key
from bot.web.parts import Demo, Emergency, Readiness, SiteParts
from handlers.agenda import plan_recurring
from handlers.library import Library
from handlers.roads import idle_extras
from models.sla.contract import ChannelName, Side
from models.store.archive import Archive
from models.store.database import Database

log = structlog.get_logger()

PROCESS = "run"
LIVENESS_SECONDS = 15.0
HEARTBEAT_FRESH = timedelta(seconds=30)
LIVE_FOR = timedelta(seconds=45)
ALWAYS = timedelta(days=3650)
"""In the demo an open page stays open while the clock jumps."""
Loop = Callable[[], Awaitable[None]]


class NoContract(Exception):  # noqa: N818 - the name is the sentence the operator needs
    """There is no contract in force in the folder: put a file there, or mend the faults that are printed."""

    def __init__(self, troubles: Sequence[Trouble]) -> None:
        super().__init__("no contract")
        self.troubles = tuple(troubles)


@dataclass(kw_only=True)
class App:
    """A running installation's parts. `library` is replaced as a whole when contracts are read again."""

    settings: Settings
    clock: Clock
    store: Store
    library: Library
    troubles: tuple[Trouble, ...]
    desks: Desks
    reception: Reception
    post_room: PostRoom
    filing_room: FilingRoom
    heartbeat: Heartbeat
    channels: Mapping[str, Channel]
    platforms: platforms.Platforms
    stopping: asyncio.Event

    async def reload(self) -> tuple[Trouble, ...]:
        """Read the contracts again; a faulty file never replaces a good text."""
        opened = await self.store.write(open_library, self.settings.contracts)
        if opened.library.contracts:
            self.library = opened.library
            await self.store.write(self.plan)
        self.troubles = opened.troubles
        return opened.troubles

    def plan(self, archive: Archive) -> None:
        """Enter what recurs in the agenda of every contract in force; tell which extra roads lead to nobody."""
        archive.take_turn_of_time()
        plan_recurring(self.desks.at(archive))
        for contact in idle_extras(self.desks.at(archive)):
            log.warning("extra_road_to_nobody", contact=contact)

    async def start_channels(self, *, only_pushed: bool = False) -> None:
        """Take up what was kept and never done, then begin to receive.

        `only_pushed`: only the platforms that deliver to this process's own address (the web process), so that
        nobody polls twice.
        """
        replayed = await self.reception.replay()
        if replayed:
            log.info("inbox_replayed", rows=replayed)
        for name, channel in self.channels.items():
            if not only_pushed or name in self.pushed:
                await channel.start(self.reception)

    @property
    def pushed(self) -> frozenset[str]:
        """Name the channels that deliver over HTTP to the web process."""
        settings = self.settings
        slack = settings.slack_bot_token is not None and settings.slack_app_token is None
        doors = {"web": True, "telegram": self.platforms.telegram_webhook is not None, "slack": slack}
        return frozenset(name for name, is_pushed in doors.items() if is_pushed)

    async def stop_channels(self) -> None:
        """Stop receiving on every channel."""
        for channel in self.channels.values():
            await channel.stop()

    async def keep_alive(self) -> None:
        """Record every quarter of a minute that this process and its channels are there."""
        while True:
            seen = {name: channel.last_contact_at() for name, channel in self.channels.items()}
            await self.store.write(_beat, seen)
            await asyncio.sleep(LIVENESS_SECONDS)

    def loops(self) -> tuple[Loop, ...]:
        """Return what runs beside the pages."""
        return (self.post_room.run, self.filing_room.run, *self.web_loops(), self.keep_alive)

    def web_loops(self) -> tuple[Loop, ...]:
        """Return what runs beside the pages where a worker sends."""
        return (self.heartbeat.run, Nudges(self.store).run)

    async def readiness(self) -> Readiness:
        """Say whether the installation can serve; a channel in trouble is told and does not turn it red."""
        database = await self._database()
        beaten = self.heartbeat.last_beat_at
        is_beating = beaten is not None and self.clock.now() - beaten < HEARTBEAT_FRESH
        return Readiness(
            ok=database == "ok" and is_beating and bool(self.library.contracts),
            database=database,
            heartbeat="ok" if is_beating else "waiting",
            contracts=len(self.library.contracts),
            channels={name: one.health() for name, one in self.channels.items() if name != "web"},
        )

    async def _database(self) -> str:
        try:
            await self.store.read(_is_there)
        except Exception:
            # Whatever the driver raises, the answer to "is it reachable" is no; the log keeps the reason.
            log.exception("database_unreachable")
            return "unreachable"
        return "ok"

    def site_parts(self, demo: Demo | None = None) -> SiteParts:
        """Return what the pages stand on."""
        settings = self.settings
        base = next(iter(self.library.contracts.values())).base
        token = settings.api_token
        return SiteParts(
            store=self.store,
            desk=self.reception,
            clock=self.clock,
            languages=languages,
            default_language=settings.language or ("pl" if base.language == "pl" else "en"),
            zone=base.zone,
            public_url=settings.address,
            secret=secret_key(settings),
            api_token=token.get_secret_value() if token else None,
            word_rows=lambda archive, rows, language: reading.word_rows(
                archive, self.library, rows, language
            ),
            take=self.post_room.take,
            describe=lambda archive, contract, person, language: reading.describe(
                archive, self.library, contract, person, language
            ),
            emergency=self._emergency,
            readiness=self.readiness,
            stopping=self.stopping,
            api=open_doors(self.desks),
            files=Filed(lambda: self.library),
            board=lambda archive, people, wanted, language: board(
                archive, self.library, people, wanted, language
            ),
            telegram_webhook=self.platforms.telegram_webhook,
            slack_events=self.platforms.slack_events,
            demo=demo,
            tell_incident=lambda archive, people, number, language: reading.tell_incident(
                archive, self.library, people, number, language
            ),
            live_for=ALWAYS if demo else LIVE_FOR,
        )

    def _emergency(self) -> Emergency:
        terms = self.library.terms_at(next(iter(self.library.contracts)), self.clock.now())
        mail = terms.channels.get(ChannelName.EMAIL)
        return Emergency(
            phone=terms.phone or "",
            email=(mail.address or "") if mail else "",
            party=terms.parties[Side.PROVIDER].name,
            is_example=terms.example,
        )


async def build(settings: Settings, clock: Clock, mailbox: Channel | None = None) -> App:
    """Open the store (migrated), read the contracts, and plug everything together; nothing receives yet.

    `mailbox` is a channel for e-mail, None where none is sent.

    Raises NoContract when no contract is in force.
    """
    settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    await asyncio.to_thread(database.migrate)
    store = Store(database, clock)
    opened: Opened = await store.write(open_library, settings.contracts)
    if not opened.library.contracts:
        await store.close()
        raise NoContract(opened.troubles)
    return await _plug(settings, store, opened, mailbox)


async def _plug(settings: Settings, store: Store, opened: Opened, mailbox: Channel | None) -> App:
    shelf: list[App] = []
    clock = store.clock
    own: dict[str, Channel] = {mailbox.name: mailbox} if mailbox is not None else {}
    roads = platforms.names(settings) | own.keys()
    desks = Desks(lambda: shelf[0].library, roads, settings.address, platforms.extras(settings))
    found = platforms.build(settings, store, desks, clock, await store.read(_last_contact, "telegram"))
    channels: dict[str, Channel] = {"web": WebChannel(store, clock), **found.channels, **own}
    app = App(
        settings=settings,
        clock=clock,
        store=store,
        library=opened.library,
        troubles=opened.troubles,
        desks=desks,
        reception=Reception(store, desks),
        post_room=PostRoom(store, desks, channels, clock),
        filing_room=FilingRoom(store, desks, _sources(channels), clock),
        heartbeat=Heartbeat(store, desks, clock),
        channels=channels,
        platforms=found,
        stopping=asyncio.Event(),
    )
    shelf.append(app)
    await store.write(app.plan)
    return app


def _sources(channels: Mapping[str, Channel]) -> dict[str, FileSource]:
    """Return the channels whose attachments can be fetched."""
    return {name: one for name, one in channels.items() if isinstance(one, FileSource)}


def _beat(archive: Archive, seen: Mapping[str, datetime | None]) -> None:
    archive.liveness.beat(PROCESS, "", archive.now)
    for name, at in seen.items():
        if at is not None:
            archive.liveness.beat(PROCESS, name, at)


def _last_contact(archive: Archive, channel: str) -> datetime | None:
    return archive.liveness.last(PROCESS, channel)


def _is_there(archive: Archive) -> datetime | None:
    return archive.incidents.next_alarm_at()
