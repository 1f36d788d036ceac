"""The shipped example is read whole: every field of it lands in a value."""

import dataclasses
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

import pytest

from models.contract_file.reader import read_contract
from models.sla.contract import Metric, Role, Side, Terms
from tests.contract_file.texts import BASE, EXAMPLE

UNITS = {"s": 1, "min": 60, "h": 3600}
# Where a value goes by another name than the file's; everything else keeps its name.
RENAMED = {"coverage": "coverages", "from": "opens", "to": "closes"}


@pytest.fixture(scope="module")
def terms() -> Terms:
    reading = read_contract(EXAMPLE)
    assert reading.contract is not None, reading.faults
    return reading.contract.base


def leaves(value: object, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(value, dict):
        for name, entry in value.items():
            yield from leaves(entry, (*place, name))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for index, entry in enumerate(value):
            yield from leaves(entry, (*place, str(index)))
    else:
        yield place, value


def landed(terms: Terms, place: tuple[str, ...]) -> object:
    value: object = terms
    parts = list(place)
    if parts[0] == "contract":
        parts.pop(0)
    if parts[0] == "escalation":
        value = next(level for level in terms.escalation if level.key == parts[1])
        parts = parts[2:]
    top = True
    for part in parts:
        if isinstance(value, Mapping):
            value = value[next(key for key in value if key == part)]
        elif isinstance(value, tuple):
            value = value[int(part)]
        else:
            name = part
            if (top and part == "coverage") or part in {"from", "to"}:
                name = RENAMED[part] if hasattr(value, RENAMED[part]) else part
            if not hasattr(value, name):
                value, name = value.targets, part  # a class keeps its three times together
            value = getattr(value, name)
        top = False
    return value


def as_written(value: object) -> object:
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, frozenset | tuple):
        return sorted(str(entry) for entry in value)
    return value if isinstance(value, bool | int | date) else str(value)


def as_meant(value: object, got: object) -> object:
    if isinstance(got, timedelta):
        number, unit = str(value).split()
        return int(number) * UNITS[unit]
    if isinstance(got, Decimal):
        return str(Decimal(str(value)))
    if isinstance(value, list):
        return sorted(str(entry) for entry in value)
    return value


PLACES = [(place, value) for place, value in leaves(tomllib.loads(BASE)) if place != ("format",)]


@pytest.mark.parametrize(("place", "value"), PLACES, ids=[".".join(place) for place, _ in PLACES])
def test_every_field_of_the_example_lands_under_its_own_name(
    terms: Terms, place: tuple[str, ...], value: object
) -> None:
    got = landed(terms, place)

    assert as_written(got) == as_meant(value, got)


def test_the_amendment_of_the_example_lands_whole() -> None:
    written = tomllib.loads(EXAMPLE)["amendment"][0]
    contract = read_contract(EXAMPLE).contract
    assert contract is not None

    (amendment,) = contract.amendments

    assert {name: getattr(amendment, name) for name in written if name != "change"} == {
        name: value for name, value in written.items() if name != "change"
    }
    assert [dataclasses.asdict(change) for change in amendment.changes] == written["change"]


def test_the_example_is_free_of_faults_and_warnings() -> None:
    assert read_contract(EXAMPLE).faults == ()


def test_christmas_eve_is_closed_in_the_example_and_the_friday_after_corpus_christi_too(terms: Terms) -> None:
    closed = terms.coverages["robocze"].closed_dates

    assert {date(2026, 12, 24), date(2026, 6, 4), date(2026, 6, 5)} <= set(closed)
    assert len([day for day in closed if day.year == 2026]) == 14 + 1
    assert (closed[0].year, closed[-1].year) == (2025, 2029)


def test_roles_and_sides_are_values_that_can_be_asked(terms: Terms) -> None:
    reacting = terms.people(Role.ACKNOWLEDGE, on=date(2026, 11, 24), side=Side.PROVIDER)

    assert [person.key for person in reacting] == ["s1", "s2", "s3", "s5"]
    assert terms.target("erp", "C", Metric.WORKAROUND) is None
