"""`reakcja erase PERSON`: erasure on request; says what goes, what stays and why."""

import sys

from bot.clock import SystemClock
from bot.commands.invite import language_of, problem_with
from bot.languages import languages
from bot.opening import open_library
from bot.settings import Settings
from bot.wording.erasing import ask_first, erased, not_yet
from handlers.desk import Desk
from handlers.erase import erase as forget
from models.store.database import Database


def erase(settings: Settings, person: str, contract: str | None, is_sure: bool, lang: str | None) -> int:
    """Erase a person; exit 1 with a sentence where it is not possible or not confirmed yet."""
    settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    database.migrate()
    with database.writing(SystemClock().now()) as archive:
        library = open_library(archive, settings.contracts).library
        language = languages(language_of(settings, library, lang))
        number = contract or next(iter(library.contracts), "")
        problem = problem_with(archive, library, language, number, person, is_named=contract is not None)
        if problem is not None:
            print(problem, file=sys.stderr)  # noqa: T201
            return 1
        employee = archive.people.employee(number, person)
        name = employee.name or person if employee else library.terms_at(number, archive.now).name(person)
        if not is_sure:
            print(ask_first(language, name), file=sys.stderr)  # noqa: T201
            return 1
        done = forget(Desk(archive=archive, library=library, channels=frozenset()), number, person)
    database.close()
    if done.open_numbers:
        print(not_yet(language, name, ", ".join(done.open_numbers)), file=sys.stderr)  # noqa: T201
        return 1
    print(erased(language, name, done))  # noqa: T201
    return 0
