"""The questions about many incidents, answered from the projection: pages, people, places, alarms."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from models.sla.incident import UNFINISHED, State
from models.store.shelf import LARGEST_ID, Shelf, is_id
from models.store.table import core
from models.store.tables import Card, Delivery, Event, Incident, PartyTo

_INCIDENT, _PARTY, _EVENT = core(Incident), core(PartyTo), core(Event)
_ID = _INCIDENT.c.id
_MESSAGES = (core(Card), core(Delivery))
_UNFINISHED = sorted(state.value for state in UNFINISHED)
_OF_PERSON = (
    select(_PARTY.c.incident)
    .where(_PARTY.c.contract == bindparam("contract"), _PARTY.c.person == bindparam("person"))
    .order_by(_PARTY.c.incident.desc())
    .limit(bindparam("most"))
)
_NEXT_ALARM = select(func.min(_INCIDENT.c.next_alarm_at))


class IncidentLists(Shelf):
    """Row ids of incidents that fit a question; `load` gives each one whole."""

    def page(self, state: State | None, contract: str | None, before_id: int | None, limit: int) -> list[int]:
        """List ids newest first; None leaves a condition out; `before_id` is the last id of the last page."""
        query = select(_ID).order_by(_ID.desc()).limit(limit)
        if state is not None:
            query = query.where(_INCIDENT.c.state == state.value)
        if contract is not None:
            query = query.where(_INCIDENT.c.contract == contract)
        if before_id is not None:
            query = query.where(_INCIDENT.c.id < min(before_id, LARGEST_ID))
        return self._ids(query)

    def unfinished(self, contract: str) -> list[int]:
        """List the incidents of a contract that still go on (a reported repair included), oldest first."""
        return self._ids(self._of(contract, _INCIDENT.c.state.in_(_UNFINISHED)))

    def of_person(self, contract: str, person: str, limit: int) -> list[int]:
        """List the incidents a person reported or joined, newest first."""
        mine = {"contract": contract, "person": person, "most": limit}
        return list(self._connection.execute(_OF_PERSON, mine).scalars())

    def lately_same(
        self, contract: str, service: str, location: str | None, ended_after: datetime
    ) -> list[int]:
        """List those of `same` that still go on or ended after an instant, newest first."""
        place = (_INCIDENT.c.service == service, _INCIDENT.c.location.is_not_distinct_from(location))
        lately = _INCIDENT.c.state.in_(_UNFINISHED) | (_INCIDENT.c.ended_at > ended_after)
        return self._ids(
            select(_ID).where(_INCIDENT.c.contract == contract, *place, lately).order_by(_ID.desc())
        )

    def numbers_of_same(
        self, incident: int, contract: str, service: str, location: str | None, since: datetime
    ) -> list[str]:
        """List the numbers of earlier incidents of one service and place notified since an instant, newest first.

        Earlier than the incident named. Withdrawn ones and those outside the contract do not count (clause 10).
        """
        place = (_INCIDENT.c.service == service, _INCIDENT.c.location.is_not_distinct_from(location))
        query = (
            select(_INCIDENT.c.number)
            .where(_INCIDENT.c.contract == contract, *place, incident > _ID, _INCIDENT.c.notified_at >= since)
            .where(_INCIDENT.c.state.not_in([State.WITHDRAWN.value, State.OUTSIDE_CONTRACT.value]))
            .order_by(_ID.desc())
        )
        return list(self._connection.execute(query).scalars().all())

    def alarms_due(self, until: datetime) -> list[tuple[int, datetime]]:
        """List (id, instant) of the incidents whose next alarm is at or before `until`, earliest first."""
        alarm = _INCIDENT.c.next_alarm_at
        query = select(_ID, alarm).where(alarm <= until).order_by(alarm, _ID)
        return [(row[0], row[1]) for row in self._connection.execute(query)]

    def next_alarm_at(self) -> datetime | None:
        """Return the earliest instant at which any incident wants attention, None where none does."""
        found: datetime | None = self._connection.execute(_NEXT_ALARM).scalar()
        return found

    def between(self, contract: str, start: datetime, end: datetime) -> list[int]:
        """List the incidents of a contract notified in [start, end), by moment of notification."""
        at = _INCIDENT.c.notified_at
        query = select(_ID).where(_INCIDENT.c.contract == contract, at >= start, at < end)
        return self._ids(query.order_by(at, _ID))

    def heads(self, contract: str) -> list[tuple[str, int, str]]:
        """List (number, events, hash of the last one) of every incident of a contract, oldest first."""
        columns = (_INCIDENT.c.number, _INCIDENT.c.events, _INCIDENT.c.head)
        query = select(*columns).where(_INCIDENT.c.contract == contract).order_by(_ID)
        return [(row.number, row.events, row.head) for row in self._connection.execute(query)]

    def heads_changed(self, contract: str, since: datetime) -> list[tuple[str, int, str]]:
        """List those of `heads` with an event recorded at or after an instant."""
        changed = select(_EVENT.c.incident).where(_EVENT.c.recorded_at >= since)
        columns = (_INCIDENT.c.number, _INCIDENT.c.events, _INCIDENT.c.head)
        query = select(*columns).where(_INCIDENT.c.contract == contract, _ID.in_(changed)).order_by(_ID)
        return [(row.number, row.events, row.head) for row in self._connection.execute(query)]

    def exists(self, incident: int) -> bool:
        """Say whether there is an incident with this row id; any whole number may be asked."""
        return is_id(incident) and bool(self._ids(select(_ID).where(_INCIDENT.c.id == incident)))

    def by_message(self, channel: str, chat: str, message: str) -> int | None:
        """Return the incident that a platform message shows or told of, None where it is about none."""
        for table in _MESSAGES:
            same = (table.c.channel == channel, table.c.chat == chat, table.c.message == message)
            query = select(table.c.incident).where(*same, table.c.incident.is_not(None))
            found: int | None = self._connection.execute(query.order_by(table.c.id.desc()).limit(1)).scalar()
            if found is not None:
                return found
        return None

    def _of(self, contract: str, *conditions: ColumnElement[bool]) -> Select[int]:
        return select(_ID).where(_INCIDENT.c.contract == contract, *conditions).order_by(_ID)

    def _ids(self, query: Select[int]) -> list[int]:
        found: Sequence[int] = self._connection.execute(query).scalars().all()
        return list(found)
