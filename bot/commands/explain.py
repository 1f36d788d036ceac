"""`reakcja explain Z-0042`: each target's verdict interval by interval, as the API's JSON or in words."""

from bot.commands.looking import language_for, look, refuse, words_about
from bot.explained import explanation_shown
from bot.languages import Language
from bot.settings import Settings
from bot.wording.explaining import explanation_lines
from bot.wording.explaining_asked import explained_title, pinned, unknown_number
from handlers.explain import planned_during
from handlers.library import Library
from models.sla.contract import Terms
from models.store.archive import Archive
from models.store.records import Stored


def explain(settings: Settings, number: str, *, json_output: bool, lang: str | None) -> int:
    """Print how the targets of an incident came about; 1 with a sentence where there is no such incident.

    JSON is exactly the answer of `GET /api/incidents/{number}/explain`. `lang` None: the contract's language.
    """

    def answer(archive: Archive, library: Library) -> int:
        stored = archive.incidents.find(number)
        if stored is None:
            return refuse(unknown_number(_asked(lang, library), number))
        terms = library.terms(stored.incident.digest)
        if json_output:
            planned = planned_during(archive, library, stored.incident)
            shown = explanation_shown(stored.incident, terms, archive.now, planned)
            print(shown.model_dump_json(indent=2))  # noqa: T201 - a command answers
        else:
            print(_in_words(archive, library, stored, terms, lang))  # noqa: T201
        return 0

    return look(settings, lang, answer)


def _in_words(archive: Archive, library: Library, stored: Stored, terms: Terms, lang: str | None) -> str:
    words = words_about(archive, library, stored, lang)
    incident = stored.incident
    return "\n\n".join(
        [
            explained_title(words, incident),
            explanation_lines(words, terms, incident),
            pinned(words, terms),
        ]
    )


def _asked(lang: str | None, library: Library) -> Language:
    own = next((one.base.language for one in library.contracts.values()), "en")
    return language_for(lang, own)
