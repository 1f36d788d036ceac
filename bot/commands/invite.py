"""`reakcja invite CONTACT`: one-time links by which a person links an account."""

import json
import sys
from datetime import UTC

import httpx

from bot.clock import SystemClock
from bot.languages import Language, languages
from bot.opening import open_library
from bot.settings import Settings
from bot.wording.starting import invited, unknown_contact, unknown_contract, which_contract
from handlers.desk import Desk
from handlers.invite import Invitation
from handlers.invite import invite as issue
from handlers.library import Library
from handlers.tokens import INVITATION_LASTS
from models.sla.events import BOT
from models.store.archive import Archive
from models.store.database import Database

ASKS_SECONDS = 5.0


def invite(
    settings: Settings, contact: str, contract: str | None, json_output: bool, lang: str | None
) -> int:
    """Print the links, one a line, or one JSON object; exit 1 with a sentence for an unknown person."""
    settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    database.migrate()
    with database.writing(SystemClock().now()) as archive:
        library = open_library(archive, settings.contracts).library
        language = languages(language_of(settings, library, lang))
        named = contract or _only_contract_of(archive, library, contact)
        number = named or next(iter(library.contracts), "")
        problem = problem_with(archive, library, language, number, contact, is_named=named is not None)
        if problem is not None:
            print(problem, file=sys.stderr)  # noqa: T201
            return 1
        desk = Desk(archive=archive, library=library, channels=frozenset())
        issued = issue(desk, number, contact, BOT)
        name = library.terms_at(number, archive.now).name(contact)
    database.close()
    _print(settings, language, name, issued, json_output=json_output)
    return 0


def _only_contract_of(archive: Archive, library: Library, contact: str) -> str | None:
    """Return the contract meant by a key that stands in one contract only; None where it must be named."""
    found = [
        number
        for number in library.contracts
        if contact in library.terms_at(number, archive.now).contacts
        or archive.people.employee(number, contact) is not None
    ]
    return found[0] if len(found) == 1 else None


def language_of(settings: Settings, library: Library, lang: str | None) -> str:
    """Choose the language of an answer: what was asked for, the setting, else the contracts'."""
    if lang or settings.language:
        return lang or settings.language or "en"
    base = next((one.base.language for one in library.contracts.values()), "en")
    return base if base in ("pl", "en") else "en"


def problem_with(  # noqa: PLR0913 - the question has these parts
    archive: Archive, library: Library, language: Language, number: str, contact: str, *, is_named: bool
) -> str | None:
    """Say what is wrong with a contract or person named on the command line; None: nothing."""
    known = ", ".join(library.contracts)
    if len(library.contracts) > 1 and not is_named:
        return which_contract(language, known)
    if number not in library.contracts:
        return unknown_contract(language, number, known)
    terms = library.terms_at(number, archive.now)
    if contact in terms.contacts or archive.people.employee(number, contact) is not None:
        return None
    return unknown_contact(language, contact, ", ".join(terms.contacts))


def _print(
    settings: Settings, language: Language, name: str, issued: Invitation, *, json_output: bool
) -> None:
    web = f"{settings.address}/join/{issued.token}"
    username = bot_username(settings)
    telegram = f"https://t.me/{username}?start={issued.token}" if username else None
    if json_output:
        expires = issued.expires_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        shown = {"token": issued.token, "web": web, "telegram": telegram, "expires_at": expires}
        print(json.dumps(shown))  # noqa: T201
        return
    hours = int(INVITATION_LASTS.total_seconds()) // 3600
    print(invited(language, name, hours), file=sys.stderr)  # noqa: T201
    for link in (web, telegram):
        if link:
            print(link)  # noqa: T201


def bot_username(settings: Settings) -> str | None:
    """Ask Telegram for the bot's own name; None without a token or without an answer (DECISIONS 7.13)."""
    if settings.telegram_token is None:
        return None
    address = f"{settings.telegram_api_url}/bot{settings.telegram_token.get_secret_value()}/getMe"
    try:
        answer = httpx.get(address, timeout=ASKS_SECONDS).raise_for_status().json()
        return str(answer["result"]["username"])
    except (httpx.HTTPError, KeyError, ValueError, TypeError):
        return None
