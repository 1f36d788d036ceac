"""Reading a typed answer to a question that has buttons: what the contract calls a thing, written out in full.

Pure. Case and diacritics do not matter; a text that says more than the name is no answer.
"""

from collections.abc import Mapping

from handlers.guess import fold
from models.sla.contract import Terms


def picked_service(terms: Terms, words: str) -> str:
    """Return the service that a text names and nothing else, "" for none."""
    return _picked(
        {key: (key, one.name, one.short, one.short_en) for key, one in terms.services.items()}, words
    )


def picked_place(terms: Terms, words: str) -> str:
    """Return the place that a text names and nothing else, "" for none."""
    return _picked(
        {key: (key, one.name, one.short, one.short_en) for key, one in terms.locations.items()}, words
    )


def picked_severity(terms: Terms, words: str) -> str:
    """Return the class that a text names and nothing else, by its button too; "" for none."""
    classes = terms.severities.items()
    return _picked({key: (key, one.name, one.choice, one.choice_en) for key, one in classes}, words)


def _picked(names: Mapping[str, tuple[str | None, ...]], words: str) -> str:
    typed = fold(words).strip(" .!")
    found = [key for key, called in names.items() if typed in {fold(one) for one in called if one}]
    return found[0] if len(found) == 1 else ""
