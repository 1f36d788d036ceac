"""A careful look at a parsed, unjudged contract file: every question is answered, or with None.

The rules of this room ask a draft, so that one broken value silences only the rules that need that value.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from pydantic_core import PydanticCustomError

from models.contract_file.faults import Document, Value
from models.contract_file.fields import parse_duration

KEYS = "@keys"
"""Last part of a pattern that asks for the names in a table instead of its values."""


class Draft:
    """One text of the contract, amendments applied or not. Paths are written as in faults."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def at(self, path: str) -> Value | None:
        """Return what stands at a path; None = nothing."""
        value: Value | None = self.document
        for part in path.split("."):
            value = step(value, part)
        return value

    def table(self, path: str) -> Mapping[str, Value]:
        """Return the table at a path; empty when there is none or something else stands there."""
        value = self.at(path)
        return value if isinstance(value, Mapping) else {}

    def is_table(self, path: str) -> bool:
        """Tell whether a table stands there."""
        return isinstance(self.at(path), Mapping)

    def text(self, path: str) -> str | None:
        """Return the text at a path; None = none, or no text."""
        value = self.at(path)
        return value if isinstance(value, str) else None

    def number(self, path: str) -> int | None:
        """Return the whole number at a path; None = none, or something else."""
        value = self.at(path)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def day(self, path: str) -> date | None:
        """Return the date at a path; None = none, or something else (also a date with a time)."""
        value = self.at(path)
        return value if isinstance(value, date) and not isinstance(value, datetime) else None

    def duration(self, path: str) -> timedelta | None:
        """Return the duration at a path; None = none, or not one a contract may use."""
        try:
            return parse_duration(self.at(path))
        except PydanticCustomError:
            return None

    def texts(self, pattern: str) -> Iterator[tuple[str, str]]:
        """Yield (place, text) for a pattern in which `*` is any name or index; other values are skipped."""
        for place, value in self.find(pattern):
            if isinstance(value, str):
                yield place, value

    def find(self, pattern: str) -> Iterator[tuple[str, Value]]:
        """Yield (place, value) for a pattern, in the order of the file; see `texts` and `KEYS`."""
        yield from _find(self.document, pattern.split("."), ())


def step(value: Value | None, part: str) -> Value | None:
    """Go one part down: a name in a table, an index in a list; None = there is nothing."""
    if isinstance(value, Mapping):
        return value.get(part)
    if isinstance(value, list) and part.isascii() and part.isdigit() and int(part) < len(value):
        found: Value = value[int(part)]
        return found
    return None


def _find(value: Value, parts: list[str], place: tuple[str, ...]) -> Iterator[tuple[str, Value]]:
    if not parts:
        yield ".".join(place), value
        return
    if parts[0] == KEYS:
        if isinstance(value, Mapping):
            yield from ((".".join((*place, key)), key) for key in value)
        return
    if parts[0] != "*":
        below = step(value, parts[0])
        if below is not None:
            yield from _find(below, parts[1:], (*place, parts[0]))
        return
    inside: Iterable[tuple[str, Value]] = value.items() if isinstance(value, Mapping) else ()
    if isinstance(value, list):
        inside = ((str(index), entry) for index, entry in enumerate(value))
    for name, entry in inside:
        yield from _find(entry, parts[1:], (*place, name))
