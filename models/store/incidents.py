"""The subject of incidents: numbering, the append-only events, the projection beside them.

A writer that loads an incident holds it until its transaction ends: what a desk decided on it is still true
when it appends. A log that this process has in mind is read from where it has grown (`remembering.py`). The queries
over many incidents live in `incident_lists.py`.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from models.sla.events import Event, Happening, Kind
from models.sla.evidence import ChainFault, Damage, canonical, facts_text, seal, verify_chain
from models.sla.incident import Incident as SlaIncident
from models.store.incident_lists import IncidentLists
from models.store.numbering import next_number
from models.store.records import Projection, Stored
from models.store.remembering import Log
from models.store.shelf import Found, GivingWay, Transaction, values_of
from models.store.table import core
from models.store.tables import Card, Incident, PartyTo
from models.store.tables import Event as EventRow

_INCIDENT, _EVENT, _CARD = core(Incident), core(EventRow), core(Card)
_INSERT, _APPEND = insert(_INCIDENT), insert(_EVENT)
_JOIN = GivingWay(PartyTo, ("incident", "person"), "person")
_HEAD = select(
    _INCIDENT.c.contract,
    _INCIDENT.c.number,
    _INCIDENT.c.terms_digest,
    _INCIDENT.c.head,
    _INCIDENT.c.events,
    _INCIDENT.c.swept_to,
).where(_INCIDENT.c.id == bindparam("wanted"))
_EVENTS = (
    select(_EVENT)
    .where(_EVENT.c.incident == bindparam("wanted"), _EVENT.c.seq > bindparam("after"))
    .order_by(_EVENT.c.seq)
)
_BY_NUMBER = (
    select(_INCIDENT.c.id)
    .where(_INCIDENT.c.number == bindparam("wanted"))
    .order_by(_INCIDENT.c.id.desc())
    .limit(1)
)
_TURN_CARDS = update(_CARD).where(_CARD.c.incident == bindparam("of"))
_ONE = update(_INCIDENT).where(_INCIDENT.c.id == bindparam("wanted"))


class Incidents(IncidentLists):
    """Incidents of all contracts, by row id and by number."""

    def __init__(self, transaction: Transaction) -> None:
        super().__init__(transaction)
        # What this transaction has loaded or written: nobody else can change it meanwhile.
        self._known: dict[int, Stored] = {}
        self._logs: dict[int, Log] = {}

    def create(self, contract: str, prefix: str, terms_digest: str, happening: Happening) -> Stored:
        """Record a `reported` happening as a new incident with the contract's next number ("Z-0001").

        Its facts carry at least `service`, `severity` and `reporter`. The projection is filled with what the
        event says; `project` follows. ValueError for a happening of another kind.
        """
        return self.create_whole(contract, prefix, terms_digest, ((happening, self._now),))

    def create_whole(
        self, contract: str, prefix: str, terms_digest: str, told: Sequence[tuple[Happening, datetime]]
    ) -> Stored:
        """Record an incident whole: each happening with its own time of record, the first a report as in `create`.

        For a history that is written afterwards; `project` follows. ValueError where it does not begin with a report.
        """
        if not told or told[0][0].kind is not Kind.REPORTED:
            raise ValueError("an incident begins with a report")
        number = f"{prefix}-{next_number(self._connection, contract, 'incident'):04d}"
        events: list[Event] = []
        for happening, recorded_at in told:
            previous = events[-1].hash if events else terms_digest
            events.append(
                seal(number, happening, seq=len(events) + 1, recorded_at=recorded_at, previous=previous)
            )
        log = Log.of(number, contract, terms_digest, events)
        stored = self._hold(self._inserted(_INSERT, _first_row(log.incident)), log)
        self._write(stored, events, terms_digest)
        for person in log.incident.reporters:
            self._join(stored.id, contract, person)
        return stored

    def append(self, incident: int, happenings: Sequence[Happening]) -> Stored:
        """Record happenings at the end of an incident's chain, in their order; return it with them.

        Whether they are legal moves was decided before. LookupError for an unknown id.
        """
        known = self.load(incident)
        if not happenings:
            return known
        events = self._sealed(known, happenings)
        log = self._logs[incident].grown(events)
        now = log.incident
        stored = self._hold(incident, log, known.swept_to)
        self._write(stored, events, known.incident.head)
        self._connection.execute(
            _ONE, {"wanted": incident, "head": now.head, "events": now.events, "changed": now.changed}
        )
        if now.changed > known.incident.changed:
            self._connection.execute(_TURN_CARDS, {"of": incident, "wanted": now.changed})
        for event in events:
            if event.kind is Kind.JOINED:
                self._join(incident, now.contract, event.actor)
            if event.kind is Kind.ASSIGNED and event.fact("to") in now.heirs:
                self._join(incident, now.contract, event.fact("to"))
        return stored

    def load(self, incident: int) -> Stored:
        """Return an incident with all its events; a writer holds it from now on. LookupError if unknown."""
        return self._known[incident] if incident in self._known else self._read(incident)

    def put_back(self, incident: int) -> None:
        """Forget what was loaded of an incident: for who looks at all of them, one after the other."""
        self._known.pop(incident, None)
        self._logs.pop(incident, None)

    def find(self, number: str) -> Stored | None:
        """Return the incident with this number (the youngest, should an old contract have had the prefix)."""
        found: int | None = self._connection.execute(_BY_NUMBER, {"wanted": number}).scalar()
        return None if found is None else self.load(found)

    def project(self, incident: int, projection: Projection) -> None:
        """Write what queries need to know beside the events."""
        row = values_of(projection) | {"state": projection.state.value, "wanted": incident}
        self._connection.execute(_ONE, row)
        if incident in self._known:
            self._known[incident] = replace(self._known[incident], swept_to=projection.swept_to)

    def put_off(self, incident: int, until: datetime) -> None:
        """Look at an incident's alarms again at `until`: they could not be handled now. They stay owed."""
        self._connection.execute(_ONE, {"next_alarm_at": until, "wanted": incident})

    def damage(self, incident: int) -> list[ChainFault]:
        """Recompute an incident's chain from its rows; list what was altered or is missing, in order.

        The incident's own row knows how many events there are and the last hash, so a cut-off end shows too.
        """
        head = self._head(incident)
        rows = self._connection.execute(_EVENTS, {"wanted": incident, "after": 0}).all()
        events = [_as_event(row) for row in rows]
        now = Log.of(head.number, head.contract, head.terms_digest, events).incident
        faults = {fault.seq: fault for fault in verify_chain(now.number, events, now.digest)}
        for event, row in zip(events, rows, strict=True):
            if canonical(now.number, event, row.previous) != row.canonical:
                faults.setdefault(event.seq, ChainFault(seq=event.seq, damage=Damage.ALTERED))
        for seq in range(now.events + 1, head.events + 1):
            faults[seq] = ChainFault(seq=seq, damage=Damage.MISSING)
        if head.events == now.events and head.head != now.head:
            faults.setdefault(now.events, ChainFault(seq=now.events, damage=Damage.ALTERED))
        return [faults[seq] for seq in sorted(faults)]

    def _read(self, incident: int) -> Stored:
        head = self._head(incident)
        log = self._caught_up(incident, head) or self._read_whole(incident, head)
        return self._hold(incident, log, head.swept_to)

    def _hold(self, incident: int, log: Log, swept_to: datetime | None = None) -> Stored:
        """Keep what an incident's log has come to, here and in mind, and return it as desks see it."""
        stored = Stored(id=incident, incident=log.incident, events=log.events, swept_to=swept_to)
        self._known[incident], self._logs[incident] = stored, log
        self._in.memory.keep(incident, log)
        return stored

    def _head(self, incident: int) -> Found:
        head = self._connection.execute(self._in.locked(_HEAD), {"wanted": incident}).one_or_none()
        if head is None:
            raise LookupError(f"there is no incident with id {incident}")
        return head

    def _caught_up(self, incident: int, head: Found) -> Log | None:
        """Return what is in mind of an incident with what has been added to it; None where they do not fit."""
        log = self._in.memory.recall(incident)
        if log is None:
            return None
        if log.incident.events < head.events:
            rows = self._connection.execute(_EVENTS, {"wanted": incident, "after": log.incident.events}).all()
            if not rows or rows[0].previous != log.incident.head:
                return None
            log = log.grown(tuple(_as_event(row) for row in rows))
        return log if (log.incident.events, log.incident.head) == (head.events, head.head) else None

    def _read_whole(self, incident: int, head: Found) -> Log:
        rows = self._connection.execute(_EVENTS, {"wanted": incident, "after": 0})
        return Log.of(head.number, head.contract, head.terms_digest, map(_as_event, rows))

    def _sealed(self, known: Stored, happenings: Sequence[Happening]) -> tuple[Event, ...]:
        events: list[Event] = []
        previous, seq = known.incident.head, known.incident.events
        for happening in happenings:
            seq += 1
            event = seal(known.incident.number, happening, seq=seq, recorded_at=self._now, previous=previous)
            events.append(event)
            previous = event.hash
        return tuple(events)

    def _write(self, stored: Stored, events: Sequence[Event], previous: str) -> None:
        rows = []
        for event in events:
            rows.append(_as_row(stored.id, stored.incident.number, event, previous))
            previous = event.hash
        self._connection.execute(_APPEND, rows)

    def _join(self, incident: int, contract: str, person: str) -> None:
        _JOIN.insert(self._connection, {"incident": incident, "contract": contract, "person": person})


def _first_row(incident: SlaIncident) -> dict[str, object]:
    return {
        "contract": incident.contract,
        "number": incident.number,
        "terms_digest": incident.digest,
        "head": incident.head,
        "events": incident.events,
        "changed": incident.changed,
        "state": incident.state.value,
        "service": incident.service,
        "location": incident.location,
        "severity": incident.severity,
        "reporter": incident.reporter,
        "notified_at": incident.notified_at,
    }


def _as_row(incident: int, number: str, event: Event, previous: str) -> dict[str, object]:
    return {
        "incident": incident,
        "seq": event.seq,
        "kind": event.kind.value,
        "actor": event.actor,
        "channel": event.channel,
        "platform_at": event.platform_at,
        "received_at": event.received_at,
        "stated_at": event.stated_at,
        "recorded_at": event.recorded_at,
        "facts": facts_text(event),
        "text": event.text,
        "canonical": canonical(number, event, previous),
        "previous": previous,
        "hash": event.hash,
    }


def _as_event(row: Found) -> Event:
    return Event(
        kind=Kind(row.kind),
        actor=row.actor,
        received_at=row.received_at,
        channel=row.channel,
        platform_at=row.platform_at,
        stated_at=row.stated_at,
        facts=json.loads(row.facts),
        text=row.text,
        seq=row.seq,
        recorded_at=row.recorded_at,
        hash=row.hash,
    )
