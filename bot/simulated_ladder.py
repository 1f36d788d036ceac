"""The levels that fire and the deadlines that pass in a simulated incident, at the instants they would have."""

from dataclasses import fields, replace
from datetime import datetime

from bot.history import Past
from handlers.ladder import is_only_proposed
from models.sla.contract import Metric, Terms
from models.sla.deadlines import verdict
from models.sla.escalation import Alarm, AlarmKind, alarms
from models.sla.events import BOT, Event, Fact, Happening, Kind
from models.sla.incident import OPEN
from models.sla.ledger import Ledger

_FIELDS = [field.name for field in fields(Happening)]
_MOVES = frozenset(Kind) - {
    *(Kind.JOINED, Kind.FIRST_ACTION, Kind.ASKED, Kind.ANSWERED),
    *(Kind.EXCLUSION_CLAIMED, Kind.EXCLUSION_OBJECTED, Kind.EXCLUSION_DECIDED),
    *(Kind.ESCALATED, Kind.BREACHED),
}
"""What may move an instant of the ladder; after the rest what was owed stays owed, which saves most of the work."""


def with_ladder(past: Past) -> Past:
    """Put what the ladder did between what people did; a fact that names a claim follows it to its new place."""
    climb = _Climb(past.terms)
    texts: dict[int, str] = {}
    moved: dict[int, int] = {}
    for index, happening in enumerate(past.happenings):
        climb.until(happening.received_at)
        moved[index + 1] = len(climb.written) + 1
        if index in past.texts:
            texts[len(climb.written)] = past.texts[index]
        claim = happening.facts.get("claim")
        facts = {**happening.facts, "claim": moved[claim]} if isinstance(claim, int) else happening.facts
        climb.write(replace(happening, facts=facts))
    return replace(past, happenings=tuple(climb.written), texts=texts)


class _Climb:
    """Writes an incident's happenings and what falls due between them."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.written: list[Happening] = []
        self._sum: Ledger | None = None
        self._owed: list[Alarm] | None = None

    def write(self, happening: Happening) -> None:
        """Write one happening; the chain is made where the history is written."""
        self.written.append(happening)
        given = {name: getattr(happening, name) for name in _FIELDS}
        event = Event(**given, seq=len(self.written), recorded_at=happening.received_at, hash="")
        if self._sum is None:
            self._sum = Ledger(self.terms.incident_prefix, self.terms.number, self.terms.digest, event)
        else:
            self._sum.take((event,))
        if happening.kind in _MOVES:
            self._owed = None

    def until(self, at: datetime) -> None:
        """Write what fell due: the clock is brought up to date before an act, its very instant included."""
        if self._sum is None:
            return
        if self._owed is None:
            incident = self._sum.incident()
            found = alarms(incident, self.terms, at) if incident.state in OPEN else ()
            self._owed = [one for one in found if one.kind in (AlarmKind.ESCALATE, AlarmKind.BREACH)]
        while self._owed and self._owed[0].at <= at:
            alarm = self._owed.pop(0)
            fired = _fired(self._sum, self.terms, alarm)
            self.write(replace(fired, received_at=max(fired.received_at, self.written[-1].received_at)))


def _fired(sum_: Ledger, terms: Terms, alarm: Alarm) -> Happening:
    metric = alarm.metric or Metric.REACTION
    if alarm.kind is AlarmKind.ESCALATE:
        facts: dict[str, Fact] = {
            "level": alarm.level,
            "metric": metric.value,
            "percent": alarm.percent,
            "early": False,
        }
        return Happening(kind=Kind.ESCALATED, actor=BOT, received_at=alarm.at, facts=facts)
    incident = sum_.incident()
    proposed = is_only_proposed(incident, verdict(incident, terms, metric, alarm.at))
    broken: dict[str, Fact] = {"metric": metric.value, "proposed": proposed}
    return Happening(kind=Kind.BREACHED, actor=BOT, received_at=alarm.at, facts=broken)
