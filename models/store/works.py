"""The subject of announced work: announcements and what became of them, added only (clause 12).

Each of them is an entry of the contract's register too; these tables are what queries read, as the projection of an
incident is.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, insert, select

from models.sla.hours import Span
from models.sla.work_entries import announcement, word
from models.sla.works import Work as SlaWork
from models.sla.works import WorkFact as SlaFact
from models.sla.works import WorkKind, add_up
from models.store.cards import turn
from models.store.register import Register
from models.store.shelf import Found, Shelf, is_id
from models.store.table import core
from models.store.tables import Work, WorkFact

_WORK, _FACT = core(Work), core(WorkFact)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWork:
    """A work to be announced; `text` is the digest of its reason, `announced_at` counts for the notice."""

    contract: str
    services: tuple[str, ...]
    span: Span
    announced_by: str
    announced_at: datetime
    channel: str | None
    text: str | None
    is_emergency: bool


class Works(Shelf):
    """Announced work as its facts add up. Instants are floored to the second (DECISIONS 3.15)."""

    def announce(self, new: NewWork) -> SlaWork:
        """Record an announcement and enter it in the register."""
        row = {
            "contract": new.contract,
            "services": json.dumps(new.services),
            "starts_at": new.span.start,
            "ends_at": new.span.end,
            "announced_by": new.announced_by,
            "announced_at": new.announced_at.replace(microsecond=0),
            "channel": new.channel,
            "text": new.text,
            "is_emergency": new.is_emergency,
            "recorded_at": self._now,
        }
        work = self._known(self._inserted(insert(_WORK), row))
        Register(self._in).add(work.contract, announcement(work, new.channel))
        return work

    def record(
        self, work: int, kind: WorkKind, actor: str, at: datetime, channel: str | None = None
    ) -> SlaWork:
        """Record what became of a work, enter it in the register and return it; LookupError for an unknown one."""
        known = self._known(work)
        last = self._connection.execute(select(func.max(_FACT.c.seq)).where(_FACT.c.work == work)).scalar()
        fact = SlaFact(seq=(last or 0) + 1, kind=kind, at=at.replace(microsecond=0), by=actor)
        row = {"work": work, "seq": fact.seq, "kind": kind.value, "actor": actor, "channel": channel}
        self._connection.execute(insert(_FACT), {**row, "at": fact.at, "recorded_at": self._now})
        Register(self._in).add(known.contract, word(work, fact, channel))
        turn(self._connection, f"work:{work}")
        return self._known(work)

    def find(self, work: int) -> SlaWork | None:
        """Return a work as it stands, None for an unknown one; a writer holds it."""
        if not is_id(work):
            return None
        row = self._connection.execute(self._in.locked(select(_WORK).where(_WORK.c.id == work))).one_or_none()
        return None if row is None else self._added_up([row], None)[0]

    def of(self, contract: str, as_of: datetime | None = None) -> list[SlaWork]:
        """List the works of a contract by their start, as known at an instant (None: now)."""
        known: tuple[ColumnElement[bool], ...] = (_WORK.c.contract == contract,)
        if as_of is not None:
            known = (*known, _WORK.c.recorded_at <= as_of)
        query = select(_WORK).where(*known).order_by(_WORK.c.starts_at, _WORK.c.id)
        return self._added_up(self._connection.execute(query).all(), as_of)

    def contracts(self) -> list[str]:
        """List the contracts under which work was announced."""
        query = select(_WORK.c.contract).distinct().order_by(_WORK.c.contract)
        return list(self._connection.execute(query).scalars())

    def _known(self, work: int) -> SlaWork:
        found = self.find(work)
        if found is None:
            raise LookupError(f"there is no work with id {work}")
        return found

    def _added_up(self, rows: Sequence[Found], as_of: datetime | None) -> list[SlaWork]:
        query = select(_FACT).where(_FACT.c.work.in_([row.id for row in rows]))
        if as_of is not None:
            query = query.where(_FACT.c.recorded_at <= as_of)
        facts: dict[int, list[SlaFact]] = {}
        for fact in self._connection.execute(query) if rows else ():
            known = SlaFact(seq=fact.seq, kind=WorkKind(fact.kind), at=fact.at, by=fact.actor)
            facts.setdefault(fact.work, []).append(known)
        return [add_up(_announced(row), facts.get(row.id, [])) for row in rows]


def _announced(row: Found) -> SlaWork:
    return SlaWork(
        id=row.id,
        contract=row.contract,
        services=tuple(json.loads(row.services)),
        span=Span(row.starts_at, row.ends_at),
        announced_at=row.announced_at,
        by=row.announced_by,
        text=row.text,
        is_emergency=row.is_emergency,
    )
