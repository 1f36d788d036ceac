"""The filing room: fetches the files that came with messages, cleans pictures, keeps them, or says why not.

Rows first, as in the post room: what waits is found again after any crash. Nothing is fetched inside a desk's
transaction, and a slow or hostile file holds back no message.
"""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from bot.channels.channel import ChannelError, Document, FileSource, RateLimited, TimedOut, TooLarge
from bot.cleaning import Unfit, clean
from bot.clock import Clock
from bot.frontdesk import Desks
from bot.hop import Store
from handlers.files import PLACE, fetched, given_up
from models.store.archive import Archive
from models.store.records_attachments import File

log = structlog.get_logger()

MOST_BYTES = 20 * 1024 * 1024
"""What Telegram gives out at most; the same for everybody."""
BATCH = 4
LEASE_SECONDS = 300
BACK_OFF = (5, 30, 120, 600, 1800, 3600)
LOOKS_EVERY_SECONDS = 5.0
GATHERS_SECONDS = 0.2
CLEANING_SECONDS = 60.0
"""A picture that takes longer was made to; its thread ends when it ends, the next file does not wait for it."""


class FilingRoom:
    """Fetches what waits. `sources` are the channels whose attachments can be fetched."""

    def __init__(self, store: Store, desks: Desks, sources: Mapping[str, FileSource], clock: Clock) -> None:
        self._store = store
        self._desks = desks
        self._sources = sources
        self._clock = clock
        self._nudge = asyncio.Event()
        self._turn = asyncio.Lock()
        self._cleaning = asyncio.Lock()

    async def run(self) -> None:
        """Work until cancelled; begins with what a process that is gone had taken and not finished."""
        self._store.on_commit(self._nudge.set)
        is_fresh = True
        while True:
            self._nudge.clear()
            try:
                if is_fresh and await self._store.read(_next_due) is not None:
                    await self._store.write(_release)
                is_fresh = False
                while await self.round():
                    pass
            except Exception:
                # The outermost loop: a passing failure of the store must not end the fetching for ever.
                log.exception("filing_failed")
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOKS_EVERY_SECONDS):
                    await self._nudge.wait()
            # Every commit nudges; many in a row cost one look.
            await asyncio.sleep(GATHERS_SECONDS)

    async def round(self) -> int:
        """Fetch one batch; returns how many were taken up, 0 when nothing is due."""
        async with self._turn:
            due = await self._store.read(_next_due)
            if due is None or due > self._clock.now():
                return 0
            files = await self._store.write(_claim)
            await asyncio.gather(*(self._take_up(file) for file in files))
            return len(files)

    async def _take_up(self, file: File) -> None:
        try:
            document = await self._cleaned(file, await self._fetched(file))
        except Unfit as unfit:
            await self._give_up(file, unfit.reason)
        except (TimedOut, RateLimited) as wait:
            await self._try_again(file, wait)
        except TooLarge as refusal:
            await self._give_up(file, refusal.failure)
        except ChannelError:
            await self._give_up(file, "gone")
        except Exception:
            # One file that cannot be dealt with is tried again like one that could not be fetched.
            log.exception("file_failed", file=file.id)
            await self._try_again(file, TimedOut())
        else:
            await self._store.write(self._keep, file, document)

    async def _fetched(self, file: File) -> bytes:
        if file.reference.startswith(PLACE):
            return file.reference.removeprefix(PLACE).encode()
        source = self._sources.get(file.channel)
        if source is None:
            raise TimedOut(f"{file.channel} is not here")
        return await source.fetch(file.reference, MOST_BYTES)

    async def _cleaned(self, file: File, body: bytes) -> Document:
        if file.reference.startswith(PLACE):
            return Document(name=f"{file.name}.txt", media_type="text/plain", body=body)
        document = Document(name=file.name, media_type=file.media_type, body=body)
        async with self._cleaning:
            try:
                async with asyncio.timeout(CLEANING_SECONDS):
                    return await asyncio.to_thread(clean, document)
            except TimeoutError:
                raise Unfit("broken") from None

    async def _try_again(self, file: File, wait: TimedOut | RateLimited) -> None:
        if file.attempts > len(BACK_OFF):
            await self._give_up(file, "unreachable")
            return
        pause = float(BACK_OFF[file.attempts - 1])
        if isinstance(wait, RateLimited):
            pause = max(pause, wait.retry_seconds)
        at = self._clock.now() + timedelta(seconds=pause)
        await self._store.write(_retry, file.id, at, wait.failure)

    async def _give_up(self, file: File, reason: str) -> None:
        log.info("file_not_kept", file=file.id, channel=file.channel, reason=reason)
        await self._store.write(self._refuse, file.id, reason)

    def _keep(self, archive: Archive, file: File, document: Document) -> None:
        fetched(self._desks.at(archive), file.id, document.media_type, document.name, document.body)

    def _refuse(self, archive: Archive, file: int, reason: str) -> None:
        given_up(self._desks.at(archive), file, reason)


def _next_due(archive: Archive) -> datetime | None:
    return archive.attachments.next_due_at()


def _claim(archive: Archive) -> list[File]:
    return archive.attachments.claim(BATCH, LEASE_SECONDS)


def _release(archive: Archive) -> None:
    archive.attachments.release()


def _retry(archive: Archive, file: int, at: datetime, reason: str) -> None:
    archive.attachments.retry(file, at, reason)
