"""`reakcja simulate`: fill an empty or already simulated database with a believable history by seed."""

import sys
from collections.abc import Iterator, Sequence

import typer

from bot.clock import SystemClock
from bot.commands.looking import language_for, refuse
from bot.history import Past, write_history
from bot.languages import Language
from bot.opening import open_library
from bot.settings import Settings
from bot.simulated_works import write_works
from bot.simulation import MARK, simulate, works_of
from bot.wording import simulating
from models.sla.contract import Contract
from models.store.checking import unmarked
from models.store.database import Database

AT_ONCE = 100
"""So many incidents a transaction: few enough to see it get on, enough not to wait for the disk at each."""


def run(settings: Settings, incidents: int, seed: int, lang: str | None) -> int:
    """Write that many incidents before now under the first contract; 1 with a sentence where that may not be.

    A database with a single incident that was not simulated is left as it is.
    """
    if incidents < 1:
        return refuse(simulating.too_few(language_for(lang, "en"), incidents))
    database = Database(settings.database)
    try:
        database.migrate()
        now = SystemClock().now()
        with database.writing(now) as archive:
            real = unmarked(archive.connection, MARK)
            library = open_library(archive, settings.contracts).library
        contract = next(iter(library.contracts.values()), None)
        words = language_for(lang, contract.base.language if contract else "en")
        if contract is None:
            return refuse(simulating.no_contract(words, str(settings.contracts)))
        if real:
            return refuse(simulating.real_incidents(words, real, settings.database))
        status = _write(database, contract, simulate(contract, now, incidents, seed), words)
        write_works(database, contract, works_of(contract, now, incidents, seed))
        return status
    finally:
        database.close()


def _write(database: Database, contract: Contract, pasts: Sequence[Past], words: Language) -> int:
    if not pasts:
        return refuse(simulating.not_in_force(words, contract.number))
    for some in _watched([pasts[first : first + AT_ONCE] for first in range(0, len(pasts), AT_ONCE)]):
        write_history(database, some)
    ends = (pasts[0].happenings[0].received_at, pasts[-1].happenings[0].received_at)
    first, last = (words.day(contract.base.local_date(at), year=True) for at in ends)
    print(simulating.simulated(words, len(pasts), contract.number, (first, last)))  # noqa: T201
    return 0


def _watched(parts: Sequence[Sequence[Past]]) -> Iterator[Sequence[Past]]:
    """Yield the parts of the history, with a bar on stderr where somebody watches."""
    if not sys.stderr.isatty():
        yield from parts
        return
    with typer.progressbar(parts, file=sys.stderr) as shown:
        yield from shown
