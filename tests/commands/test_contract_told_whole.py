"""What the plain words of a contract leave out is nothing: a field changed alone changes them."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path

import pytest

from bot.commands.contract_explain import words_of
from bot.wording.explaining_contract import contract_in_words
from models.contract_file.faults import FaultKind
from models.contract_file.reader import read_contract
from models.sla.contract import Contract, Terms
from tests.contract_file.texts import edited
from tests.sla.log import contract

COVERAGE = (Path(__file__).parents[2] / "docs" / "contract-coverage.md").read_text(encoding="utf-8")
TOLD = re.findall(r"^\| `([^`]+)` \|$", COVERAGE.partition("## Told")[2], re.MULTILINE)
ONE_VALUE = {"privacy.person_stats"}
"""The program knows one reading, so another value never reaches the words: the file is refused."""
RENAMED = {"from": "opens", "to": "closes"}


def other(value: object) -> object:  # noqa: PLR0911 - one answer for each kind of value
    """Return another value of the same kind; nothing stays nothing."""
    match value:
        case bool():
            return not value
        case Enum():
            return next(one for one in type(value) if one is not value)
        case str():
            return "robocze" if value == "calodobowe" else value + "x"
        case int() | Decimal():
            return value + 1
        case date():
            return value + timedelta(days=1)
        case timedelta():
            return value + timedelta(hours=1)
        case tuple():
            return value[:-1]
        case frozenset():
            return frozenset(sorted(value)[1:])
        case _:
            return value


def changed(value: object, parts: list[str]) -> object:
    """Change everything a place names, `*` and `N` standing for each entry."""
    if not parts:
        return other(value)
    if isinstance(value, Mapping):
        return {key: changed(entry, parts[1:]) for key, entry in value.items()}
    if isinstance(value, tuple):
        return tuple(changed(entry, parts[1:]) for entry in value)
    assert is_dataclass(value)
    name = parts[0]
    if name not in {field.name for field in fields(value)}:
        name = RENAMED[name]
    return replace(value, **{name: changed(getattr(value, name), parts[1:])})


def words(text: Contract, terms: Terms) -> str:
    """Write the newest text with other terms, without its digest."""
    newest = replace(text.versions[-1], terms=terms)
    return contract_in_words(words_of(replace(text, versions=(*text.versions[:-1], newest)), "pl"))


@pytest.mark.parametrize("place", sorted(set(TOLD) - ONE_VALUE))
def test_a_field_that_is_told_changes_the_words(place: str) -> None:
    terms = contract().versions[-1].terms
    parts = place.removeprefix("contract.").split(".")

    other_terms = changed(terms, parts)

    assert isinstance(other_terms, Terms)
    assert words(contract(), other_terms) != words(contract(), terms)


def test_a_rule_with_one_reading_only_is_refused_in_another() -> None:
    faults = read_contract(edited(('person_stats   = "team_only"', 'person_stats = "everybody"'))).faults

    assert [(one.kind, one.place) for one in faults] == [(FaultKind.ONE_VALUE, "privacy.person_stats")]
