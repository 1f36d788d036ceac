"""The front desk: what every channel hands its inbounds to. Keeps, serves, and words the immediate answer.

Room 1 to 2 of the road: the first commit is the inbox, the second the effect (DECISIONS 2.2).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import structlog

from bot.channels.channel import Taken
from bot.channels.refusals import refuse
from bot.hop import Store
from bot.languages import languages
from bot.reading import Reader, language_of, word
from bot.wording.dispatch import say
from bot.wording.said import Said
from bot.wording.words import Words
from handlers import reception
from handlers.desk import Desk
from handlers.library import Library
from handlers.messages import Inbound, Notice, Outcome
from handlers.notices.answering import StoreDown
from handlers.notices.repairing import UnknownButton
from handlers.people import persons_of
from handlers.strangers import guest
from models.store.archive import Archive

log = structlog.get_logger()


def unsaved(library: Callable[[], Library], now: Callable[[], datetime]) -> Callable[[Inbound], Said | None]:
    """Return the words for a sender whose message could not even be kept; they need no database (out.db)."""

    def words(inbound: Inbound) -> Said | None:
        shelf = library()
        terms = shelf.terms_at(next(iter(shelf.contracts)), now())
        wanted = inbound.locale or terms.language
        return say(
            StoreDown(),
            Words(
                language=languages("pl" if wanted == "pl" else "en"),
                terms=terms,
                now=now(),
                texts=lambda _digest: None,
                employee=lambda _key: None,
            ),
        )

    return words


class Desks:
    """Makes the desk of a transaction: the library as it is now and the channels this process can send by.

    `extras` names the contacts with an extra road.
    """

    def __init__(
        self,
        library: Callable[[], Library],
        channels: frozenset[str],
        address: str = "",
        extras: frozenset[str] = frozenset(),
    ) -> None:
        self.library = library
        self.channels = channels
        self.address = address
        self.extras = extras

    def at(self, archive: Archive) -> Desk:
        """Return the tools of one transaction."""
        return Desk(
            archive=archive,
            library=self.library(),
            channels=self.channels,
            address=self.address,
            extras=self.extras,
        )


class Reception:
    """The front desk over the store; honours the `FrontDesk` protocol."""

    def __init__(self, store: Store, desks: Desks) -> None:
        self._store = store
        self._desks = desks
        self._just_kept: dict[int, Inbound] = {}
        self.failures = 0

    async def keep(self, inbound: Inbound) -> int | None:
        """Commit the inbound; None when it is done already. Raises what the database raises."""
        kept = await self._store.write_quietly(reception.keep, inbound)
        if kept.is_new:
            self._just_kept[kept.row] = inbound
        return None if kept.is_done else kept.row

    async def handle(self, row: int) -> Taken:
        """Do what a kept inbound asks for. On an unexpected error the row stays undone and the person is told."""
        inbound = self._just_kept.pop(row, None) or await self._store.read(_waiting, row)
        if inbound is None:
            return Taken(is_stored=True, is_new=False)
        try:
            return await self._store.write(self._served, row, inbound)
        except Exception:
            # The outermost loop of an inbound: whatever went wrong is logged, counted and told, never hidden.
            self.failures += 1
            log.exception("inbound_failed", channel=inbound.channel, kind=inbound.kind.value, row=row)
            await self._store.write(_count, row)
            return Taken(is_stored=False, toast=await self._store.read(self._worded, inbound, StoreDown()))

    async def take(self, inbound: Inbound) -> Taken:
        """Keep and handle in one go."""
        row = await self.keep(inbound)
        if row is None:
            return Taken(is_stored=True, is_new=False)
        return await self.handle(row)

    async def replay(self) -> int:
        """Handle what was kept and never done, oldest first; returns how many there were."""
        rows = await self._store.read(_undone)
        for row in rows:
            await self.handle(row)
        return len(rows)

    def _served(self, archive: Archive, row: int, inbound: Inbound) -> Taken:
        outcome = reception.handle(self._desks.at(archive), row, inbound)
        if isinstance(outcome.toast, UnknownButton):
            refuse(inbound.channel, "unknown_button")
        if outcome.turned_away:
            refuse(inbound.channel, outcome.turned_away)
        toast = self._worded(archive, inbound, outcome.toast, outcome.incident) if outcome.toast else None
        if toast is not None and outcome.is_refused:
            toast = replace(toast, bell=True)
        return Taken(
            is_stored=True,
            toast=toast,
            errors=self._fields(archive, inbound, outcome),
        )

    def _fields(self, archive: Archive, inbound: Inbound, outcome: Outcome) -> tuple[tuple[str, Said], ...]:
        return tuple((name, self._worded(archive, inbound, notice)) for name, notice in outcome.errors)

    def _worded(
        self, archive: Archive, inbound: Inbound, notice: Notice, incident: int | None = None
    ) -> Said:
        desk = self._desks.at(archive)
        known = persons_of(desk, inbound)
        contract = known[0].contract if known else next(iter(desk.library.contracts))
        person = known[0].key if known else guest(inbound.locale)
        language = language_of(archive, desk.library, contract, person)
        reader = Reader(contract=contract, person=person, language=language, platform=inbound.channel)
        return word(archive, desk.library, reader, notice, incident)


def _waiting(archive: Archive, row: int) -> Inbound | None:
    """Return a kept arrival that is still to be handled, None for one that is done (its payload is erased)."""
    return None if archive.inbox.is_done(row) else reception.inbound_of(archive, row)


def _undone(archive: Archive) -> list[int]:
    return archive.inbox.undone()


def _count(archive: Archive, row: int) -> None:
    archive.inbox.failed(row)
