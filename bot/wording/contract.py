"""What is said about a contract file: every fault as a sentence, and the outcome of a check.

Stands at the edge; the faults come as values from `models.contract_file`. The sentences themselves are in
`contract_values` and `contract_rules`.
"""

from dataclasses import dataclass

from bot.languages import Language
from bot.wording.contract_rules import rule_sentences
from bot.wording.contract_values import value_sentences
from models.contract_file.faults import Fault, FaultKind, Level
from models.sla.contract import Contract


@dataclass(frozen=True, kw_only=True, slots=True)
class WordedFault:
    """One fault in one language: what was expected in a few words, and a whole sentence."""

    expected: str
    message: str


def word_faults(words: Language, faults: tuple[Fault, ...]) -> tuple[WordedFault, ...]:
    """Word faults in their order."""
    sentences = {**value_sentences(words), **rule_sentences(words)}
    return tuple(_worded(words, one, *sentences[one.kind]) for one in faults)


def fault_lines(words: Language, faults: tuple[Fault, ...]) -> tuple[str, ...]:
    """Write faults one a line: level, place, sentence."""
    pairs = zip(faults, word_faults(words, faults), strict=True)
    return tuple(_line(words, one, worded.message) for one, worded in pairs)


def outcome(words: Language, file: str, contract: Contract | None, faults: tuple[Fault, ...]) -> str:
    """Say in one line whether the file can be loaded."""
    if contract is not None:
        good = words.pgettext("check.good", "{file}: the contract {number} can be loaded.")
        return good.format(file=file, number=contract.number)
    errors = sum(one.level is Level.ERROR for one in faults)
    bad = words.npgettext(
        "check.bad",
        "{file}: the contract cannot be loaded, {count} error.",
        "{file}: the contract cannot be loaded, {count} errors.",
        errors,
    )
    return bad.format(file=file, count=errors)


def texts_in_force(words: Language, contract: Contract) -> tuple[str, ...]:
    """Write each text of the contract with its first day and its digest."""
    line = words.pgettext("check.text", "in force from {day}: {digest}")
    return tuple(
        line.format(day=words.day(version.effective_from, year=True), digest=version.terms.digest)
        for version in contract.versions
    )


def warnings_counted(words: Language, faults: tuple[Fault, ...]) -> str | None:
    """Say how many warnings there are; None where there are none."""
    count = sum(one.level is Level.WARNING for one in faults)
    sentence = words.npgettext("check.warnings", "{count} warning.", "{count} warnings.", count)
    return sentence.format(count=count) if count else None


def empty_folder(words: Language, folder: str) -> str:
    """Say that a folder holds no contract file."""
    return words.pgettext("check.empty", "{file}: no contract file (*.toml) is there.").format(file=folder)


def _worded(words: Language, one: Fault, expected: str, sentence: str) -> WordedFault:
    values = {"found": one.found, **one.parameters}
    if one.kind is FaultKind.WRONG_TYPE:
        values["wanted"] = _wanted(words)[values["wanted"]]
    if one.kind is FaultKind.UNKNOWN_KEY and values["near"]:
        sentence = words.pgettext(
            "fault.unknown_key.near", "There is no such entry in this place; perhaps “{near}” was meant."
        )
    if one.kind is FaultKind.DANGLING and not values["known"]:
        values["known"] = words.pgettext("fault.dangling.none", "nothing")
    return WordedFault(expected=expected.format(**values), message=sentence.format(**values))


def _wanted(words: Language) -> dict[str, str]:
    return {
        "text": words.pgettext("fault.wanted.text", "a text in quotation marks"),
        "whole_number": words.pgettext("fault.wanted.whole_number", "a whole number without quotation marks"),
        "yes_no": words.pgettext("fault.wanted.yes_no", "true or false"),
        "date": words.pgettext("fault.wanted.date", "a date such as 2026-09-01 without quotation marks"),
        "list": words.pgettext("fault.wanted.list", "a list in square brackets"),
        "table": words.pgettext("fault.wanted.table", "a table"),
    }


def _line(words: Language, one: Fault, message: str) -> str:
    level = (
        words.pgettext("check.error", "error")
        if one.level is Level.ERROR
        else words.pgettext("check.warning", "warning")
    )
    if not one.place:
        return words.pgettext("check.fault.whole", "{level}: {message}").format(level=level, message=message)
    line = words.pgettext("check.fault", "{level}: {place}: {message}")
    return line.format(level=level, place=one.place, message=message)
