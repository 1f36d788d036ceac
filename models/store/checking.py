"""What only a check of the whole record asks of the store: the projection as kept, texts, numbers, versions.

Room 4, beside the archive; reads only. The desk for checking compares what is found here with what the rule book
computes.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields

from sqlalchemy import ColumnElement, Connection, bindparam, exists, select

from models.sla.incident import State
from models.store.records import Projection
from models.store.table import core
from models.store.tables import Employee, Event, Incident, Numbering, RegisterEntry, Text

_INCIDENT, _EVENT, _TEXT, _NUMBERING = core(Incident), core(Event), core(Text), core(Numbering)
_ENTRY, _EMPLOYEE = core(RegisterEntry), core(Employee)
_NUMBER = re.compile(r"[0-9]+$")
_PROJECTED = select(*(_INCIDENT.c[field.name] for field in fields(Projection))).where(
    _INCIDENT.c.id == bindparam("wanted")
)


def all_incidents(connection: Connection) -> list[tuple[int, str]]:
    """List row id and number of every incident of every contract, oldest first."""
    rows = connection.execute(select(_INCIDENT.c.id, _INCIDENT.c.number).order_by(_INCIDENT.c.id))
    return [(row[0], row[1]) for row in rows]


def projected(connection: Connection, incident: int) -> Projection:
    """Return the projection as it is kept; LookupError for an unknown id."""
    kept = connection.execute(_PROJECTED, {"wanted": incident}).mappings().one_or_none()
    if kept is None:
        raise LookupError(f"there is no incident with id {incident}")
    return Projection(**{**kept, "state": State(kept["state"])})


def altered_texts(connection: Connection) -> Iterator[str | None]:
    """Yield for each kept text None where its digest is that of salt and body, else the digest; erased ones pass."""
    for row in connection.execute(select(_TEXT).order_by(_TEXT.c.kept_at)):
        is_erased = row.body is None and row.salt is None
        own = hashlib.sha256(f"{row.salt}{row.body}".encode()).hexdigest()
        yield None if is_erased or own == row.digest else row.digest


def missing_texts(connection: Connection) -> list[tuple[str, str]]:
    """List (incident or contract, place) of evidence whose text has no row: an erased one leaves its digest."""
    named = select(_INCIDENT.c.number, _EVENT.c.seq).join(_EVENT, _EVENT.c.incident == _INCIDENT.c.id)
    events = named.where(_EVENT.c.text.is_not(None), ~_is_kept(_EVENT.c.text))
    entered = select(_ENTRY.c.contract, _ENTRY.c.seq)
    entries = entered.where(_ENTRY.c.text.is_not(None), ~_is_kept(_ENTRY.c.text))
    return [
        (row[0], f"{place}.{row[1]}")
        for place, query in (("events", events), ("register", entries))
        for row in connection.execute(query.order_by(*query.selected_columns))
    ]


def _is_kept(digest: ColumnElement[str]) -> ColumnElement[bool]:
    return exists().where(_TEXT.c.digest == digest)


def counted_events(connection: Connection, incident: int) -> int:
    """Return how many events an incident has by its own row; LookupError for an unknown id."""
    counted = connection.execute(select(_INCIDENT.c.events).where(_INCIDENT.c.id == incident)).scalar()
    if counted is None:
        raise LookupError(f"there is no incident with id {incident}")
    return int(counted)


def lost_numbers(connection: Connection) -> list[tuple[str, int]]:
    """List (contract, how many) where fewer incidents are kept than numbers were given: they have no gaps.

    A counter that was set back hides none: the highest number that is kept was given too.
    """
    kept = Counter(contract for contract, _ in _numbered(connection, "incident"))
    last, highest = _last(connection, "incident"), _highest(connection, "incident")
    given = {contract: max(last.get(contract, 0), highest.get(contract, 0)) for contract in {*last, *highest}}
    return [
        (contract, count - kept[contract])
        for contract, count in sorted(given.items())
        if kept[contract] < count
    ]


def lowered_numbers(connection: Connection) -> list[tuple[str, str, int, int]]:
    """List (contract, series, counter, highest number kept) where a number would be given a second time."""
    lowered = []
    for series in ("incident", "employee"):
        last = _last(connection, series)
        for contract, highest in sorted(_highest(connection, series).items()):
            if last.get(contract, 0) < highest:
                lowered.append((contract, series, last.get(contract, 0), highest))
    return lowered


def _last(connection: Connection, series: str) -> dict[str, int]:
    query = select(_NUMBERING.c.contract, _NUMBERING.c.last).where(_NUMBERING.c.series == series)
    return {row[0]: row[1] for row in connection.execute(query)}


def _highest(connection: Connection, series: str) -> dict[str, int]:
    highest: dict[str, int] = {}
    for contract, number in _numbered(connection, series):
        highest[contract] = max(number, highest.get(contract, 0))
    return highest


def _numbered(connection: Connection, series: str) -> Iterator[tuple[str, int]]:
    """Yield (contract, number) of what is kept: "Z-0007" has the number 7, "e3" the number 3."""
    column = _INCIDENT.c.number if series == "incident" else _EMPLOYEE.c.key
    for row in connection.execute(select(column.table.c.contract, column)):
        number = _NUMBER.search(row[1])
        yield row[0], int(number[0]) if number else 0


def unmarked(connection: Connection, mark: str) -> int:
    """Count the incidents whose report does not carry the fact `mark` as true."""
    # The facts are canonical JSON, so the fact has exactly one spelling.
    reports = select(_EVENT.c.facts).where(_EVENT.c.seq == 1)
    return sum(f'"{mark}":true' not in row[0] for row in connection.execute(reports))
