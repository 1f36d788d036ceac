"""`reakcja announce --from … --to …`: tell the people of a contract that the bot will be away (out.before)."""

import re
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import platforms
from bot.clock import SystemClock
from bot.languages import Language, languages
from bot.opening import open_library
from bot.settings import Settings
from bot.wording.starting import announced, unclear_span, unknown_contract
from handlers.desk import Desk
from handlers.library import Library
from handlers.outage import announce as announce_outage
from models.store.archive import Archive
from models.store.database import Database

CLOCK = re.compile(r"\d{1,2}:\d{2}")
DAY = timedelta(days=1)


def announce(settings: Settings, begins: str, ends: str, contract: str | None, lang: str | None) -> int:
    """Owe the announcement to everybody who can be reached; the running program sends it.

    `begins` and `ends` are "2026-11-24 20:00" or "20:00" (the next one) in the zone of the contract. Without
    `contract` the people of every contract are told. Exit 1 with a sentence for what cannot be.
    """
    settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    database.migrate()
    try:
        with database.writing(SystemClock().now()) as archive:
            library = open_library(archive, settings.contracts).library
            said, is_done = _announced(settings, archive, library, (begins, ends), contract, lang)
    finally:
        database.close()
    print(said, file=sys.stdout if is_done else sys.stderr)
    return 0 if is_done else 1


def _announced(  # noqa: PLR0913, PLR0917 - the question has these parts
    settings: Settings,
    archive: Archive,
    library: Library,
    span: tuple[str, str],
    contract: str | None,
    lang: str | None,
) -> tuple[str, bool]:
    language = _language(settings, library, lang)
    if contract is not None and contract not in library.contracts:
        return unknown_contract(language, contract, ", ".join(library.contracts)), False
    desk = Desk(
        archive=archive, library=library, channels=platforms.names(settings), address=settings.address
    )
    told = 0
    for number in [contract] if contract else library.contracts:
        zone = library.contracts[number].base.zone
        since = instant(span[0], zone, archive.now)
        until = instant(span[1], zone, since or archive.now)
        if since is None or until is None or not archive.now < until or since >= until:
            return unclear_span(language), False
        told += announce_outage(desk, number, since, until)
    return announced(language, told), True


def instant(written: str, zone: ZoneInfo, after: datetime) -> datetime | None:
    """Read a wall time of the zone, with or without its day; without one the next such time after `after`.

    None for what is no time.
    """
    try:
        if CLOCK.fullmatch(written.strip()):
            hour, minute = (int(part) for part in written.strip().split(":"))
            local = after.astimezone(zone).replace(hour=hour, minute=minute, second=0, microsecond=0)
            return local if local > after else local + DAY
        found = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return found.replace(tzinfo=zone) if found.tzinfo is None else found


def _language(settings: Settings, library: Library, lang: str | None) -> Language:
    base = next((one.base.language for one in library.contracts.values()), "en")
    wanted = lang or settings.language or base
    return languages("pl" if wanted == "pl" else "en")
