"""Contract texts for the tests here: the shipped example, and edits of it that must find their line."""

from datetime import date
from pathlib import Path

from models.contract_file.faults import Fault, FaultKind, Level
from models.contract_file.reader import Reading, read_contract

EXAMPLE_FILE = Path(__file__).parents[2] / "contracts" / "example.toml"
EXAMPLE = EXAMPLE_FILE.read_text(encoding="utf-8")
BASE = EXAMPLE.partition("\n[[amendment]]")[0] + "\n"

SMALLEST = """
format = 1
[contract]
number = "OLA/7"
incident_prefix = "OLA"
title = "Umowa działów"
kind = "internal"
valid_from = 2026-01-01
valid_to = 2026-12-31
timezone = "Europe/Warsaw"
[parties.client]
name = "Produkcja"
[parties.provider]
name = "Informatyka"
[contacts.p1]
party = "client"
name = "Anna Przykład"
roles = ["reporter"]
[contacts.i1]
party = "provider"
name = "Ewa Makieta"
roles = ["acknowledge", "resolve"]
[coverage.zmiana]
name = "pierwsza zmiana"
hours = [{ days = ["mon"], from = "06:00", to = "14:00" }]
[services.siec]
name = "Sieć"
[severities.X]
rank = 1
name = "awaria"
reaction = "1 h"
"""


def no_holidays(_country: str, _first: int, _last: int) -> tuple[date, ...]:
    """Stand in for the holiday package where a test is about something else: New Year of each year."""
    return tuple(date(year, 1, 1) for year in range(_first, _last + 1))


def edited(*changes: tuple[str, str], text: str = EXAMPLE) -> str:
    """Replace each old line once; an old text that is not there, or there twice, is a fault of the test."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
        text = text.replace(old, new)
    return text


def read(text: str | bytes) -> Reading:
    return read_contract(text, holidays_of=no_holidays)


def errors(text: str | bytes) -> list[Fault]:
    return [fault for fault in read(text).faults if fault.level is Level.ERROR]


def warnings(text: str | bytes) -> list[Fault]:
    return [fault for fault in read(text).faults if fault.level is Level.WARNING]


def briefly(faults: list[Fault]) -> list[tuple[FaultKind, str, str]]:
    return [(fault.kind, fault.place, fault.found) for fault in faults]


def amendment(number: int, effective_from: str, *changes: tuple[str, str, str]) -> str:
    """Write an amendment; the values of a change are written as TOML, "" leaves the line out."""
    lines = [
        "[[amendment]]",
        f"number = {number}",
        "signed_on = 2026-02-01",
        f"effective_from = {effective_from}",
    ]
    for path, old, new in changes:
        lines += ["[[amendment.change]]", f'path = "{path}"']
        lines += [f"old = {old}"] if old else []
        lines += [f"new = {new}"] if new else []
    return "\n".join(["", *lines, ""])
