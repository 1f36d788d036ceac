"""What `reakcja verify` tells the person at the terminal: every difference in a sentence, and what was checked."""

from bot.languages import Language
from handlers.audit import Difference, Finding


def difference(t: Language, one: Difference) -> str:
    """Word one difference."""
    return _template(t, one).format(
        incident=one.incident,
        place=one.place,
        found=one.found or _nothing(t),
        expected=one.expected or _nothing(t),
    )


def _nothing(t: Language) -> str:
    return t.pgettext("verify.nothing", "nothing")


def _template(t: Language, one: Difference) -> str:
    match one.finding:
        case Finding.ALTERED:
            return t.pgettext("verify.altered", "{incident}: {place} was altered, its hash does not fit.")
        case Finding.MISSING:
            return t.pgettext("verify.missing", "{incident}: {place} is missing.")
        case Finding.HEAD:
            return t.pgettext(
                "verify.head", "{incident}: the hash is {found}, its last event has {expected}."
            )
        case Finding.FIGURE | Finding.FIELD:
            return t.pgettext("verify.figure", "{incident}: {place} is {found}, recomputed: {expected}.")
        case _:
            return _beside(t, one.finding)


def _beside(t: Language, finding: Finding) -> str:
    """Word what is not about one event or figure."""
    match finding:
        case Finding.UNREADABLE:
            return t.pgettext("verify.unreadable", "{incident}: the log cannot be read any more.")
        case Finding.TERMS:
            return t.pgettext(
                "verify.terms", "{incident}: the contract text {found} it is judged by is not kept here."
            )
        case Finding.TEXT:
            return t.pgettext("verify.text", "The text {found} was altered, its digest does not fit.")
        case Finding.TEXT_MISSING:
            return t.pgettext(
                "verify.notext",
                "{incident}: the text of {place} is gone; an erased one would leave its digest.",
            )
        case _:
            return _of_contract(t, finding)


def _of_contract(t: Language, finding: Finding) -> str:
    """Word what is wrong about a contract as a whole."""
    match finding:
        case Finding.CONTRACT:
            return t.pgettext(
                "verify.contract", "Contract {place}: the kept text {found} was altered, it gives {expected}."
            )
        case Finding.CONTRACT_FILE:
            return t.pgettext(
                "verify.file",
                "Contract {place}: the file kept beside the text {found} does not give that text.",
            )
        case _:
            return t.pgettext(
                "verify.lost", "Contract {place}: incidents that were given a number are gone: {found}."
            )


def checked(t: Language, incidents: int, events: int, texts: int) -> str:
    """Say how much was recomputed."""
    text = t.npgettext(
        "verify.checked",
        "Checked: {incidents} incident, {events} events, {texts} texts.",
        "Checked: {incidents} incidents, {events} events, {texts} texts.",
        incidents,
    )
    return text.format(incidents=incidents, events=events, texts=texts)


def compared(t: Language, incidents: int, events: int, compared_here: int) -> str:
    """Say what of an export could be checked, and what not."""
    text = t.npgettext(
        "verify.compared",
        "Checked: {incidents} incident of the file with {events} events; {here} of them compared with the record"
        " here.",
        "Checked: {incidents} incidents of the file with {events} events; {here} of them compared with the record"
        " here.",
        incidents,
    )
    return text.format(incidents=incidents, events=events, here=compared_here)


def not_checked(t: Language) -> str:
    """Say why an export alone proves less than the record."""
    return t.pgettext(
        "verify.unchecked",
        "Not checked: an export holds neither the facts nor the texts of an event, so hashes and figures cannot be"
        " recomputed from it alone, only compared with a record that has them.",
    )


def outcome(t: Language, differences: int) -> str:
    """Say whether all is well."""
    if not differences:
        return t.pgettext("verify.ok", "No difference.")
    text = t.npgettext("verify.found", "{count} difference.", "{count} differences.", differences)
    return text.format(count=differences)


def no_list(t: Language, file: str, line: str) -> str:
    """Say that a file begins as an evidence list and is none."""
    text = t.pgettext("verify.nolist", "{file} is no evidence list: line {line} does not fit.")
    return text.format(file=file, line=line)


def no_export(t: Language, file: str, place: str) -> str:
    """Say that a file is no export of incidents."""
    if not place:
        return t.pgettext(
            "verify.noexport", "{file} is not the JSON of GET /api/incidents, or it cannot be read."
        ).format(file=file)
    text = t.pgettext(
        "verify.noexport.place", "{file} is not the JSON of GET /api/incidents: {place} does not fit."
    )
    return text.format(file=file, place=place)
