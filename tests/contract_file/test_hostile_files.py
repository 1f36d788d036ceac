"""Files that are no contract at all: one fault, quickly, whatever they hold."""

import random
from datetime import date

import pytest

from models.contract_file.faults import FaultKind
from models.contract_file.reader import read_contract
from tests.contract_file.texts import BASE, SMALLEST, amendment, errors

K = FaultKind

HOSTILE = {
    "random bytes": (random.Random(7).randbytes(200_000), K.NOT_UTF8),
    "a megabyte and one byte": (b"#" * (1024 * 1024 + 1), K.TOO_LARGE),
    "a million keys": (b"\n".join(b"k%d=1" % number for number in range(100_000)), K.TOO_MANY),
    "a list of a million": (b"a=[" + b"1," * 500_000 + b"]", K.TOO_MANY),
    "lists too deep to parse": (b"a=" + b"[" * 50_000, K.TOO_DEEP),
    "lists deep enough to parse": (b"a=" + b"[" * 100 + b"]" * 100, K.TOO_DEEP),
    "one dotted name": (b".".join([b"a"] * 200_000) + b"=1", K.TOO_DEEP),
    "one long word": (b"a" * 1_000_000, K.NOT_TOML),
    "a number of a hundred thousand digits": (b"a=" + b"1" * 100_000, K.NOT_TOML),
    "a day that never was": (b"a=2026-02-30", K.NOT_TOML),
    "UTF-16": ("format = 1".encode("utf-16"), K.NOT_UTF8),
    "more amendments than can be judged": (
        BASE + "".join(amendment(number, "2026-03-01", ("format", "1", "2")) for number in range(600)),
        K.TOO_MANY,
    ),
}


@pytest.mark.timeout(10)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_contract_is_one_fault(name: str) -> None:
    text, kind = HOSTILE[name]

    (fault,) = read_contract(text).faults

    assert fault.kind is kind


@pytest.mark.timeout(20)
def test_thousands_of_unknown_keys_are_told_without_delay() -> None:
    text = SMALLEST + "[foo]\n" + "\n".join(f"k{number} = 1" for number in range(10_000))

    assert [fault.place for fault in errors(text)] == ["foo"]
    assert len(errors("\n".join(f"k{number} = 1" for number in range(10_000)))) == 10_000 + 7


def test_broken_toml_names_the_line() -> None:
    (fault,) = read_contract('format = 1\n[contract\nnumber = "1"\n').faults

    assert (fault.kind, fault.place, fault.parameters["line"], fault.found) == (
        K.NOT_TOML,
        "",
        "2",
        "[contract",
    )


def test_a_name_given_twice_names_the_line() -> None:
    (fault,) = read_contract("format = 1\nformat = 1\n").faults

    assert (fault.kind, fault.parameters["line"]) == (K.NOT_TOML, "2")


def test_a_file_that_breaks_off_names_its_last_line() -> None:
    (fault,) = read_contract('format = 1\n\n[contract]\nnumber = """').faults

    assert (fault.kind, fault.parameters["line"]) == (K.NOT_TOML, "4")


def test_a_number_too_long_to_read_names_its_line() -> None:
    (fault,) = read_contract("format = 1\n\nrank = " + "9" * 5000 + "\nother = 1\n").faults

    assert (fault.kind, fault.parameters["line"], fault.parameters["column"]) == (K.NOT_TOML, "3", "8")


def test_an_empty_file_misses_every_essential_table() -> None:
    assert sorted(fault.place for fault in read_contract("").faults) == [
        "contacts", "contract", "coverage", "format", "parties", "services", "severities",
    ]  # fmt: skip


def test_a_byte_order_mark_of_a_windows_editor_is_no_fault() -> None:
    assert read_contract(b"\xef\xbb\xbf" + SMALLEST.encode()).contract is not None


@pytest.mark.parametrize("seed", range(40))
def test_a_contract_with_random_damage_never_raises(seed: int) -> None:
    chance = random.Random(seed)
    lines = BASE.splitlines()
    for _ in range(12):
        line = chance.randrange(len(lines))
        name = lines[line].partition("=")[0].strip()
        damage = chance.choice(
            ["", '"x"', "5", "true", "[]", "{}", "[[1]]", "2026-01-01", "1.5", "nan", '{ a = { b = "c" } }']
        )
        if name.isidentifier() and damage:
            lines[line] = f"{name} = {damage}"

    reading = read_contract("\n".join(lines), holidays_of=lambda *_: (date(2026, 1, 1),))

    assert reading.contract is not None or not reading.is_ok
