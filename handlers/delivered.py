"""What became of a delivery: recorded with the incident; the next road is taken when one is closed.

A permanent failure goes on at once to the person's next channel, then to the deputy, then to the next level.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.desk import Desk
from handlers.ladder import climb_early
from handlers.notify import Road, deputy_of, road_to
from handlers.record import own_happening, record
from models.sla.events import Happening, Kind
from models.store.records import Delivery, NewDelivery


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The platform's answer to one delivery: its message id and stamp, or why it failed for good."""

    message: str | None = None
    platform_at: datetime | None = None
    failure: str | None = None


_TO_THE_PERSON = frozenset({"echo"})


def delivered(desk: Desk, row: int, result: Result) -> None:
    """Record a delivery's outcome once; a second call for the same row changes nothing."""
    delivery = desk.archive.outbox.load(row)
    if delivery.sent_at is not None or delivery.failed_at is not None:
        return
    if result.failure is None:
        desk.archive.outbox.sent(row, result.message or "", result.platform_at)
        _note(desk, delivery, Kind.NOTIFIED, None)
        return
    desk.archive.outbox.failed(row, result.failure)
    _note(desk, delivery, Kind.UNDELIVERED, result.failure)
    _go_on(desk, delivery)


def _note(desk: Desk, delivery: Delivery, kind: Kind, failure: str | None) -> None:
    if delivery.incident is None or delivery.kind in _TO_THE_PERSON:
        return
    facts = {"recipient": delivery.recipient, "notice": delivery.kind, "level": delivery.level}
    for incident in (delivery.incident, *delivery.also):
        stored = desk.archive.incidents.load(incident)
        happening = own_happening(desk.now, kind, facts if failure is None else {**facts, "failure": failure})
        record(desk, stored, [_by_channel(happening, delivery)])


def _by_channel(happening: Happening, delivery: Delivery) -> Happening:
    return replace(happening, channel=delivery.channel)


def _go_on(desk: Desk, delivery: Delivery) -> None:
    """Take the next road: another channel of the person, else the deputy, else the next level."""
    if delivery.rest:
        road = road_to(desk, delivery.contract, delivery.recipient, only=delivery.rest)
        if road.channel is not None:
            _again(desk, delivery, delivery.recipient, road)
            return
    if delivery.incident is None:
        return
    terms = desk.terms_now(delivery.contract)
    told = {
        one.recipient
        for one in desk.archive.outbox.of_incident(delivery.incident)
        if one.kind == delivery.kind
    }
    deputy = deputy_of(terms, delivery.recipient, told)
    if deputy is not None:
        road = road_to(desk, delivery.contract, deputy)
        if road.channel is not None:
            _again(desk, delivery, deputy, road)
            return
    if delivery.kind == "new" and not _anybody_told(desk, delivery.incident):
        climb_early(desk, desk.archive.incidents.load(delivery.incident))


def _anybody_told(desk: Desk, incident: int) -> bool:
    """Say whether a first notice has arrived or is still on its way to somebody."""
    return any(
        one.failed_at is None and one.channel is not None
        for one in desk.archive.outbox.of_incident(incident)
        if one.kind in ("new", "off.open") or one.level is not None
    )


def _again(desk: Desk, delivery: Delivery, key: str, road: Road) -> None:
    desk.archive.outbox.add(
        NewDelivery(
            contract=delivery.contract,
            incident=delivery.incident,
            recipient=key,
            channel=road.channel,
            chat=road.chat,
            kind=delivery.kind,
            parameters=delivery.parameters,
            key=f"{delivery.key}>{road.channel}:{key}",
            slot=delivery.slot,
            level=delivery.level,
            also=delivery.also,
            rest=road.rest,
        )
    )
