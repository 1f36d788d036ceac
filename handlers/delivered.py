"""What became of a delivery: recorded with the incident; the next road is taken when one is closed.

A permanent failure goes on at once to the person's next channel, then to the deputy, then to the next level.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.desk import Desk
from handlers.ladder import climb_early
from handlers.notices.catalogue import from_parameters
from handlers.notices.linking import InvitationIssued
from handlers.notices.people import InvitationMailed
from handlers.notify import Unreached, deputy_of, warn_admins
from handlers.reading_along import is_room, slot_of
from handlers.record import own_happening
from handlers.roads import EMAIL, EXTRA, Road, road_to
from handlers.rooms import lost
from models.sla.events import Happening, Kind
from models.store.records import Delivery, NewDelivery, Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The platform's answer to one delivery: its message id and stamp, or why it failed for good."""

    message: str | None = None
    platform_at: datetime | None = None
    failure: str | None = None


BLOCKED = "blocked"
_TO_THE_PERSON = frozenset({"echo"})


def delivered(desk: Desk, row: int, result: Result) -> None:
    """Record a delivery's outcome once; a second call for the same row changes nothing."""
    delivery = desk.archive.outbox.load(row)
    if delivery.sent_at is not None or delivery.failed_at is not None:
        return
    if result.failure is None:
        desk.archive.outbox.sent(row, result.message or "", result.platform_at)
        _forget_token(desk, delivery)
        _note(desk, delivery, Kind.NOTIFIED, None)
        return
    desk.archive.outbox.failed(row, result.failure)
    _note(desk, delivery, Kind.UNDELIVERED, result.failure)
    if is_room(delivery.recipient):
        lost(desk, delivery, result.failure)
        return
    if result.failure == BLOCKED:
        _close_road(desk, delivery)
    _go_on(desk, delivery)


def _forget_token(desk: Desk, delivery: Delivery) -> None:
    """An invitation's token is kept hashed only, once its message is out."""
    if delivery.kind not in (InvitationIssued.id, InvitationMailed.id):
        return
    notice = from_parameters(delivery.kind, delivery.parameters)
    if isinstance(notice, InvitationIssued | InvitationMailed):
        desk.archive.texts.erase(notice.token)


def _close_road(desk: Desk, delivery: Delivery) -> None:
    """Remember that the person has blocked the bot there: that road is open again once they write in it."""
    for account in desk.archive.people.accounts_of(delivery.contract, delivery.recipient):
        if (account.channel, account.chat) == (delivery.channel, delivery.chat):
            desk.archive.people.block(account.id, desk.now)


def _note(desk: Desk, delivery: Delivery, kind: Kind, failure: str | None) -> None:
    if delivery.incident is None or delivery.kind in _TO_THE_PERSON:
        return
    facts = {"recipient": delivery.recipient, "notice": delivery.kind, "level": delivery.level}
    for incident in (delivery.incident, *delivery.also):
        happening = own_happening(desk.now, kind, facts if failure is None else {**facts, "failure": failure})
        # Appended, not judged anew: that a message has arrived changes no deadline.
        desk.archive.incidents.append(incident, [_by_channel(happening, delivery)])


def _by_channel(happening: Happening, delivery: Delivery) -> Happening:
    return replace(happening, channel=delivery.channel)


def _go_on(desk: Desk, delivery: Delivery) -> None:
    """Take the next road: another channel of the person, else the deputy, else the next level.

    An e-mail and what goes by the extra road may be read much later and cannot be pressed, so the deputy is told
    beside it, and the admins that it came to that.
    """
    by_email = False
    if delivery.rest:
        road = road_to(desk, delivery.contract, delivery.recipient, only=delivery.rest)
        if road.channel is not None:
            _again(desk, delivery, delivery.recipient, road)
            by_email = road.channel == EMAIL
            if road.channel not in (EMAIL, EXTRA):
                return
    if delivery.incident is None:
        return
    deputy = _stand_in(desk, delivery, delivery.incident)
    stored = desk.archive.incidents.load(delivery.incident)
    failure = desk.archive.outbox.load(delivery.id).failure or ""
    unreached = Unreached(key=delivery.recipient, failure=failure, by_email=by_email, deputy=deputy)
    warn_admins(desk, stored, unreached)
    is_alarm = delivery.kind == "new" or delivery.level is not None
    if deputy is None and is_alarm and not _anybody_told(desk, stored):
        climb_early(desk, stored)


def _stand_in(desk: Desk, delivery: Delivery, incident: int) -> str | None:
    """Tell the first deputy in the line who can be reached and has not been told; return who that is."""
    terms = desk.terms_now(delivery.contract)
    told = {one.recipient for one in desk.archive.outbox.of_incident(incident) if one.kind == delivery.kind}
    key = deputy_of(terms, delivery.recipient, told)
    while key is not None:
        road = road_to(desk, delivery.contract, key)
        if road.channel is not None:
            _again(desk, delivery, key, road)
            return key
        told.add(key)
        key = deputy_of(terms, key, told)
    return None


def _anybody_told(desk: Desk, stored: Stored) -> bool:
    """Say whether an alarm has arrived or is still on its way to somebody beside those who reported."""
    return any(
        one.failed_at is None and one.channel is not None and one.recipient not in stored.incident.reporters
        for one in desk.archive.outbox.of_incident(stored.id)
        if (one.kind in ("new", "off.open") or one.level is not None) and not is_room(one.recipient)
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
            thread=slot_of(delivery.incident)
            if delivery.incident is not None and not delivery.slot
            else None,
            level=delivery.level,
            also=delivery.also,
            rest=road.rest,
        )
    )
