"""The subject of the register: entries of a contract, appended and chained, never changed."""

import json
from datetime import datetime

from sqlalchemy import insert, select

from models.sla.register import BEGINNING, Entry, EntryKind, NewEntry, entry_hash
from models.store.cards import turn
from models.store.shelf import TURN_OF_REGISTER, Found, Shelf, is_id
from models.store.table import core
from models.store.tables import RegisterEntry

_ENTRY = core(RegisterEntry)
_COLUMNS = (
    "id",
    "contract",
    "seq",
    "kind",
    "subject",
    "actor",
    "recorded_at",
    "facts",
    "text",
    "previous",
    "hash",
)
_SELECT = select(*(_ENTRY.c[name] for name in _COLUMNS))

_ANSWERS = frozenset(
    [
        EntryKind.PENALTY_DECIDED,
        EntryKind.PENALTY_ANSWERED,
        EntryKind.REPORT_ACCEPTED,
        EntryKind.INSPECTION_FINISHED,
        EntryKind.WITHHOLDING_DECIDED,
    ]
)
"""What settles a question that was put to people with buttons."""


class Register(Shelf):
    """What is decided, sent and found under a contract and belongs to no incident."""

    def add(self, contract: str, new: NewEntry) -> Entry:
        """Append an entry now, at the end of its contract's chain, and return it in its place."""
        # One writer at a time: two would follow the same entry.
        self._in.claim_turn(TURN_OF_REGISTER)
        last = self.last(contract)
        seq, previous = (last.seq + 1, last.hash) if last else (1, BEGINNING)
        sealed = entry_hash(contract, new, seq=seq, recorded_at=self._now, previous=previous)
        row = {
            "contract": contract,
            "seq": seq,
            "kind": new.kind.value,
            "subject": new.subject,
            "actor": new.actor,
            "recorded_at": self._now,
            "facts": json.dumps(dict(new.facts), ensure_ascii=False),
            "text": new.text,
            "previous": previous,
            "hash": sealed,
        }
        if new.kind in _ANSWERS:
            turn(self._connection, f"register:{contract}")
        return self.load(self._inserted(insert(_ENTRY), row))

    def load(self, entry: int) -> Entry:
        """Return an entry by its row; LookupError for an unknown one."""
        found = self.find(entry)
        if found is None:
            raise LookupError(f"there is no entry {entry}")
        return found

    def find(self, entry: int) -> Entry | None:
        """Return an entry by its row, None for a number that is none."""
        if not is_id(entry):
            return None
        row = self._connection.execute(_SELECT.where(_ENTRY.c.id == entry)).one_or_none()
        return None if row is None else _as_entry(row)

    def last(self, contract: str) -> Entry | None:
        """Return the newest entry of a contract, None where there is none."""
        query = _SELECT.where(_ENTRY.c.contract == contract).order_by(_ENTRY.c.seq.desc()).limit(1)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _as_entry(row)

    def newest(self, contract: str, kind: EntryKind) -> Entry | None:
        """Return the newest entry of one kind, None where there is none."""
        mine = (_ENTRY.c.contract == contract, _ENTRY.c.kind == kind.value)
        query = _SELECT.where(*mine).order_by(_ENTRY.c.seq.desc()).limit(1)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _as_entry(row)

    def contracts(self) -> list[str]:
        """List the contracts that have a register."""
        query = select(_ENTRY.c.contract).distinct().order_by(_ENTRY.c.contract)
        return list(self._connection.execute(query).scalars())

    def all_of(self, contract: str) -> list[Entry]:
        """List every entry of a contract in order."""
        query = _SELECT.where(_ENTRY.c.contract == contract).order_by(_ENTRY.c.seq)
        return [_as_entry(row) for row in self._connection.execute(query)]

    def about(self, contract: str, subject: str, *kinds: EntryKind) -> list[Entry]:
        """List the entries about one subject in order; without `kinds` all of them."""
        query = _SELECT.where(_ENTRY.c.contract == contract, _ENTRY.c.subject == subject)
        if kinds:
            query = query.where(_ENTRY.c.kind.in_([kind.value for kind in kinds]))
        return [_as_entry(row) for row in self._connection.execute(query.order_by(_ENTRY.c.seq))]

    def between(self, contract: str, kind: EntryKind, start: datetime, end: datetime) -> list[Entry]:
        """List the entries of one kind recorded in [start, end), in order."""
        at = _ENTRY.c.recorded_at
        mine = (_ENTRY.c.contract == contract, _ENTRY.c.kind == kind.value, at >= start, at < end)
        return [
            _as_entry(row) for row in self._connection.execute(_SELECT.where(*mine).order_by(_ENTRY.c.seq))
        ]


def _as_entry(row: Found) -> Entry:
    return Entry(
        id=row.id,
        contract=row.contract,
        seq=row.seq,
        kind=EntryKind(row.kind),
        subject=row.subject,
        actor=row.actor,
        recorded_at=row.recorded_at,
        facts=json.loads(row.facts),
        text=row.text,
        previous=row.previous,
        hash=row.hash,
    )
