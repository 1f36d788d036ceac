"""Looking into the store from the command line: opened for reading only, refused in one sentence.

Shared by the commands that answer from what is kept and write nothing.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

from sqlalchemy import make_url

from bot.clock import SystemClock
from bot.languages import Language, LanguageCode, languages
from bot.opening import read_library
from bot.settings import Settings
from bot.wording.stats import no_store, not_migrated
from bot.wording.words import IncidentView, Words
from handlers.explain import planned_during
from handlers.library import Library
from models.sla.deadlines import judge
from models.store.archive import Archive
from models.store.database import Database, NotMigratedError
from models.store.records import Stored


def look(settings: Settings, lang: str | None, answer: Callable[[Archive, Library], int]) -> int:
    """Give `answer` the archive and the library of one reading; return its status, 1 where there is no store."""
    words = languages(code_of(lang or settings.language))
    url = make_url(settings.database)
    is_file = url.get_backend_name() == "sqlite" and url.database is not None
    if is_file and not Path(url.database or "").exists():
        return refuse(no_store(words, url.database or ""))
    database = Database(settings.database)
    try:
        database.check()
        with database.reading(SystemClock().now()) as archive:
            return answer(archive, read_library(archive, settings.contracts))
    except NotMigratedError:
        return refuse(not_migrated(words))
    finally:
        database.close()


def words_about(archive: Archive, library: Library, stored: Stored, lang: str | None) -> Words:
    """Make the words for the terminal about one incident, by the terms it is pinned to; now is the archive's."""
    incident = stored.incident
    terms = library.terms(incident.digest)
    employee = archive.people.employee
    return Words(
        language=language_for(lang, terms.language),
        terms=terms,
        now=archive.now,
        texts=archive.texts.read,
        employee=lambda key: known.name if (known := employee(incident.contract, key)) else None,
        incident=IncidentView(
            id=stored.id,
            incident=incident,
            targets=judge(incident, terms, archive.now),
            terms=terms,
            planned=planned_during(archive, library, incident),
        ),
    )


def language_for(lang: str | None, own: str) -> Language:
    """Choose the language asked for, else the contract's own where it is spoken here, else English."""
    return languages(code_of(lang or own))


def code_of(lang: str | None) -> LanguageCode:
    """Return a language that is spoken here."""
    return cast("LanguageCode", lang) if lang in ("pl", "en") else "en"


def refuse(sentence: str) -> int:
    """Tell the person at the terminal why there is no answer."""
    print(sentence, file=sys.stderr)  # noqa: T201 - the terminal is where this is told
    return 1
