"""The daily evidence list: of each incident that changed, how many events it has and the hash of the last one.

The contract's register (decisions, inspections, announced work) has a row of its own on a day on which it grew.

Rule book, pure. The lists of a contract are chained: each names the hash of the one before it and has its own, so
that whoever keeps them can prove that nothing was altered since (DECISIONS 1.8). A spreadsheet shows them as they
are; any tool that knows SHA-256 recomputes them.
"""

import csv
import hashlib
import io
from dataclasses import dataclass
from datetime import date

HEADER = ("number", "events", "head")
REGISTER = "register"
"""What stands for the number in the row of the contract's register: how many entries it has, its last hash."""


class NoList(Exception):  # noqa: N818 - the name is the sentence the reader needs
    """The text is no evidence list; the message names the first line that does not fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """An incident as it stood: its number, how many events it had, the hash of the last one in hex."""

    number: str
    events: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadList:
    """The list of a day of the contract's zone; `previous` is the hash of the list before it, "" for the first."""

    contract: str
    day: date
    heads: tuple[Head, ...]
    previous: str

    @property
    def digest(self) -> str:
        """Return the list's own hash: SHA-256 of contract, day, previous hash and every row, a line each."""
        rows = [f"{one.number},{one.events},{one.head}" for one in self.heads]
        text = "".join(f"{line}\n" for line in (self.contract, self.day.isoformat(), self.previous, *rows))
        return hashlib.sha256(text.encode()).hexdigest()


def to_csv(listed: HeadList) -> str:
    """Write a list: a row an incident, then contract, day, previous hash and its own."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows((one.number, one.events, one.head) for one in listed.heads)
    foot = {"contract": listed.contract, "day": listed.day.isoformat(), "previous": listed.previous}
    writer.writerows((name, "", value) for name, value in {**foot, "sha256": listed.digest}.items())
    return out.getvalue()


def from_csv(text: str) -> tuple[HeadList, str]:
    """Read a list and the hash that stands in it, which may differ from `digest`; NoList for anything else."""
    rows = _rows(text)
    if not rows or tuple(rows[0]) != HEADER or len(rows) < 5 or any(len(row) != 3 for row in rows):
        raise NoList("1")
    foot = {row[0]: row[2] for row in rows[-4:]}
    if list(foot) != ["contract", "day", "previous", "sha256"]:
        raise NoList(str(len(rows) - 3))
    heads = tuple(_head(row, line) for line, row in enumerate(rows[1:-4], start=2))
    try:
        day = date.fromisoformat(foot["day"])
    except ValueError:
        raise NoList(str(len(rows) - 2)) from None
    return HeadList(contract=foot["contract"], day=day, heads=heads, previous=foot["previous"]), foot[
        "sha256"
    ]


def _rows(text: str) -> list[list[str]]:
    """Read the fields of every row; NoList where one is longer than any field of a list."""
    reader = csv.reader(io.StringIO(text.removeprefix("\N{BYTE ORDER MARK}"), newline=""))
    try:
        return list(reader)
    except csv.Error:
        raise NoList(str(reader.line_num)) from None


def _head(row: list[str], line: int) -> Head:
    # More digits than nine are no count of events, and Python refuses to read thousands of them.
    if not row[1].isdecimal() or len(row[1]) > 9:
        raise NoList(str(line))
    return Head(number=row[0], events=int(row[1]), head=row[2])
