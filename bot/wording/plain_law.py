"""Small tools for writing a contract in plain words: sections, clauses, durations, lists of people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from bot.wording.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its lines; a section without lines is left out."""

    heading: str
    lines: tuple[str, ...]


def titled(section: Section) -> str:
    """Write a section: the heading in capitals, each line under it."""
    return "\n".join([section.heading.upper(), *(f"• {line}" for line in section.lines)])


def lines_of(*lines: str) -> tuple[str, ...]:
    """Keep the lines that say something."""
    return tuple(line for line in lines if line)


def clause_of(text: str, clause: str | None) -> str:
    """Put the clause of the signed document behind a sentence, where the file names it."""
    return f"{text} ({clause})" if clause and text else text


def with_clause(template: str, clause: str | None) -> str:
    """Leave a place for `{clause}` behind a template that is still to be filled: what the file says is data."""
    return f"{template} ({{clause}})" if clause else template


def duration(words: Words, time: timedelta) -> str:
    """Write a time of the contract; the language has no days, and neither has the contract."""
    return words.duration(int(time.total_seconds()))


def names(words: Words, keys: Iterable[str]) -> str:
    """Name people in the order given."""
    return ", ".join(words.person(key) for key in keys)


def one_full_stop(text: str) -> str:
    """Let a sentence that ends in an abbreviation ("16 godz.") keep one full stop."""
    return text.replace("..", ".")
