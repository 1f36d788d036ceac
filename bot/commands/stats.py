"""`reakcja stats`: the figures of a period, as in chat, as the API's JSON or as CSV; only reads the store."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Literal, cast

from sqlalchemy import make_url

from bot.clock import SystemClock
from bot.figures_text import as_csv, as_json
from bot.languages import Language, LanguageCode, languages
from bot.opening import read_library
from bot.settings import Settings
from bot.wording.dispatch import say
from bot.wording.stats import no_store, not_migrated, reversed_days, unknown_contract
from bot.wording.words import Words
from handlers.desk import Desk
from handlers.figures import figures_for, figures_of
from handlers.library import Library
from handlers.notices.counting import Figures as FiguresNotice
from handlers.notices.counting import FiguresAll
from models.sla.asked import Period
from models.store.archive import Archive
from models.store.database import Database, NotMigratedError

Form = Literal["text", "json", "csv"]


def stats(  # noqa: PLR0913, PLR0917 - the options of a command are its parameters
    settings: Settings, contract: str, from_: date, to: date, form: Form, lang: LanguageCode | None
) -> int:
    """Print the figures of the days `from_` to `to`, both included; 1 with a sentence where there are none.

    `lang` None: the contract's language. The form "text" reads as the answer in chat without its buttons, then
    every measure with its definition.
    """
    problem = _problem_at_the_door(settings, from_, to, languages(lang or settings.language or "en"))
    if problem is not None:
        return _refuse(problem)
    database = Database(settings.database)
    try:
        database.check()
        with database.reading(SystemClock().now()) as archive:
            library = read_library(archive, settings.contracts)
            language = _language(library, contract, lang or settings.language)
            if contract not in library.contracts:
                known = tuple(library.contracts)
                return _refuse(unknown_contract(language, contract, known, str(settings.contracts)))
            period = Period(first=from_, last=to)
            print(_answer(archive, library, contract, period, form, language))  # noqa: T201 - a command answers
    except NotMigratedError:
        return _refuse(not_migrated(languages(lang or settings.language or "en")))
    finally:
        database.close()
    return 0


def _problem_at_the_door(settings: Settings, first: date, last: date, language: Language) -> str | None:
    """Find what makes opening the store pointless; a reader never makes a database."""
    if last < first:
        return reversed_days(language, first.isoformat(), last.isoformat())
    url = make_url(settings.database)
    is_file = url.get_backend_name() == "sqlite" and url.database is not None
    if is_file and not Path(url.database or "").exists():
        return no_store(language, url.database or "")
    return None


def _answer(  # noqa: PLR0913, PLR0917 - what is asked, of what, in which form
    archive: Archive, library: Library, contract: str, period: Period, form: Form, language: Language
) -> str:
    if form == "text":
        return _in_words(archive, library, contract, period, language)
    desk = Desk(archive=archive, library=library, channels=frozenset())
    figures = figures_for(desk, contract, period)
    return as_json(figures) if form == "json" else as_csv(figures).rstrip("\n")


def _in_words(archive: Archive, library: Library, contract: str, period: Period, language: Language) -> str:
    now: datetime = archive.now
    words = Words(
        language=language,
        terms=library.terms_at(contract, now),
        now=now,
        texts=archive.texts.read,
        employee=lambda _key: None,
        figures=figures_of(archive, library, contract),
    )
    asked = FiguresNotice(
        first=period.first, last=period.last, service=None, severity=None, place=None, as_of=now
    )
    everything = FiguresAll(
        first=period.first, last=period.last, service=None, severity=None, place=None, as_of=now
    )
    return f"{say(asked, words).plain}\n\n{say(everything, words).plain}"


def _language(library: Library, contract: str, lang: LanguageCode | None) -> Language:
    known = library.contracts.get(contract)
    own = known.base.language if known else "en"
    return languages(lang or cast("LanguageCode", own if own in ("pl", "en") else "en"))


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - the terminal is where this is told
    return 1
