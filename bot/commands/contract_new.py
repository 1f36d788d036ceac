"""`reakcja contract new FILE`: a dozen questions, and a commented contract file that can be loaded at once.

Every answer is tried in the whole file before the next question: what is wrong is told and asked again. The file
is written at the end, whole, and never over another.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from bot.commands.contract_draft import DEFAULTS, ORDER, draft_of
from bot.languages import Language, LanguageCode, languages
from bot.wording.contract import fault_lines
from bot.wording.contract_new import already_there, ask, comments, gave_up, not_written, three_parts, written
from models.contract_file.faults import Fault, Level
from models.contract_file.reader import read_contract

_PEOPLE = frozenset({"client_person", "engineer", "manager"})
_PARTS = 3


def new(path: Path, *, lang: LanguageCode, source: TextIO, out: TextIO) -> int:
    """Ask, then write the file; 1 where it exists, cannot be written, or the answers end too early.

    An empty answer takes what stands in square brackets. Questions go to `out`, answers come from `source`, one
    a line.
    """
    words = languages(lang)
    if path.exists():
        out.write(already_there(words, str(path)) + "\n")
        return 1
    answers: dict[str, str] = {}
    for name in ORDER:
        answer = _answered(words, name, answers, source, out)
        if answer is None:
            out.write("\n" + gave_up(words) + "\n")
            return 1
        answers[name] = answer
    try:
        # "x": a file that has come meanwhile is kept.
        with path.open("x", encoding="utf-8") as file:
            file.write(draft_of(answers, comments(words), lang))
    except OSError as error:
        out.write(not_written(words, str(path), error.strerror or type(error).__name__) + "\n")
        return 1
    out.write(written(words, str(path)) + "\n")
    return 0


def _answered(
    words: Language, name: str, before: Mapping[str, str], source: TextIO, out: TextIO
) -> str | None:
    """Ask until the answer is a good one; None when the answers have ended."""
    default = DEFAULTS[name]
    while True:
        out.write(ask(words, name, default) + " ")
        out.flush()
        line = source.readline()
        if not line:
            return None
        answer = line.strip() or default
        faults = _faults(words, {**DEFAULTS, **before, name: answer}, name)
        if not faults:
            return answer
        out.write("\n".join(faults) + "\n")


def _faults(words: Language, answers: Mapping[str, str], name: str) -> tuple[str, ...]:
    if name in _PEOPLE and len(answers[name].split(",")) != _PARTS:
        return (three_parts(words),)
    found = read_contract(draft_of(answers, comments(words), words.code)).faults
    errors: tuple[Fault, ...] = tuple(one for one in found if one.level is Level.ERROR)
    return fault_lines(words, errors)
