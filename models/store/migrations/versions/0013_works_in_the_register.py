"""The thirteenth step: work announced before is entered in the register of its contract.

`models.sla.work_entries` and `entry_hash` are stable: hashes that exist are made by them.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from models.sla.hours import Span
from models.sla.register import BEGINNING, NewEntry, entry_hash
from models.sla.work_entries import announcement, word
from models.sla.works import Work, WorkFact, WorkKind

revision = "0013"
down_revision = "0012"


def _table(name: str, texts: str, numbers: str, instants: str, *more: sa.ColumnClause[Any]) -> sa.TableClause:
    return sa.table(
        name,
        *(sa.column(one, AutoString()) for one in texts.split()),
        *(sa.column(one, sa.Integer()) for one in numbers.split()),
        *(sa.column(one, UTCDateTime()) for one in instants.split()),
        *more,
    )


_WORK = _table(
    "work",
    "contract services announced_by channel text",
    "id",
    "starts_at ends_at announced_at recorded_at",
    sa.column("is_emergency", sa.Boolean()),
)
_FACT = _table("work_fact", "kind actor channel", "work seq", "at recorded_at")
_ENTRY = _table(
    "register_entry", "contract kind subject actor facts text previous hash", "seq", "recorded_at"
)


def upgrade() -> None:
    for contract, new, recorded_at in _entries(op.get_bind()):
        _append(op.get_bind(), contract, new, recorded_at)


def _entries(connection: sa.Connection) -> Iterator[tuple[str, NewEntry, datetime]]:
    """Yield what was recorded of all works in the order it was recorded: contract, entry and that instant."""
    known = {row.id: row for row in connection.execute(sa.select(_WORK))}
    made = [(row.recorded_at, row.id, 0, row.contract, _announced(row)) for row in known.values()]
    for row in connection.execute(sa.select(_FACT)):
        fact = WorkFact(seq=row.seq, kind=WorkKind(row.kind), at=row.at, by=row.actor)
        contract = known[row.work].contract
        made.append((row.recorded_at, row.work, row.seq, contract, word(row.work, fact, row.channel)))
    for recorded_at, _work, _seq, contract, entry in sorted(made, key=lambda one: one[:3]):
        yield contract, entry, recorded_at


def _announced(row: sa.Row[Any]) -> NewEntry:
    work = Work(
        id=row.id,
        contract=row.contract,
        services=tuple(json.loads(row.services)),
        span=Span(row.starts_at, row.ends_at),
        announced_at=row.announced_at,
        by=row.announced_by,
        text=row.text,
        is_emergency=row.is_emergency,
    )
    return announcement(work, row.channel)


def _append(connection: sa.Connection, contract: str, new: NewEntry, recorded_at: datetime) -> None:
    """Append an entry; none is earlier than the one before it, so late ones take that one's instant."""
    mine = sa.select(_ENTRY.c.seq, _ENTRY.c.hash, _ENTRY.c.recorded_at).where(_ENTRY.c.contract == contract)
    last = connection.execute(mine.order_by(_ENTRY.c.seq.desc()).limit(1)).one_or_none()
    seq, previous = (last.seq + 1, last.hash) if last else (1, BEGINNING)
    at = max(recorded_at, last.recorded_at) if last else recorded_at
    row = {
        "contract": contract,
        "seq": seq,
        "kind": new.kind.value,
        "subject": new.subject,
        "actor": new.actor,
        "recorded_at": at,
        "facts": json.dumps(dict(new.facts), ensure_ascii=False),
        "text": new.text,
        "previous": previous,
        "hash": entry_hash(contract, new, seq=seq, recorded_at=at, previous=previous),
    }
    connection.execute(sa.insert(_ENTRY), row)
