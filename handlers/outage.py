"""Desk: the bot's own outages (DIALOGUES 13): announced ahead, and told of afterwards to those who wrote meanwhile.

What was written while the bot was away keeps its own time; its author is told once how much of it came in.
"""

from datetime import datetime, timedelta

from handlers.desk import Caller, Desk
from handlers.messages import Arrival
from handlers.notices.answering import BotWasAway, BotWillBeAway
from handlers.notices.catalogue import from_parameters, to_parameters
from handlers.notify import privately, tell
from handlers.reading_along import recipient_of
from models.sla.contract import Side
from models.store.records import NewDelivery

LATE = timedelta(seconds=30)
"""What is on its way for longer than this was not delivered at once."""

GATHERED_IN = timedelta(seconds=5)
"""How long the rest of a person's late messages is waited for before they are counted."""

KEPT_BY_PLATFORM = timedelta(hours=24)
_COUNTED = frozenset({Arrival.TEXT, Arrival.COMMAND})


def note_late(desk: Desk, caller: Caller) -> None:
    """Count a message that came in late because the bot was away; its author is told once (out.after)."""
    inbound = caller.inbound
    since, sent_at = inbound.away_since, inbound.platform_at
    if (
        inbound.kind not in _COUNTED
        or since is None
        or sent_at is None
        or inbound.received_at - sent_at <= LATE
    ):
        return
    key = f"away:{int(since.timestamp())}:{inbound.channel}:{inbound.account}"
    waiting = desk.archive.outbox.waiting(key)
    known = from_parameters(waiting.kind, waiting.parameters) if waiting is not None else None
    late = known.late + 1 if isinstance(known, BotWasAway) else 1
    notice = BotWasAway(
        since=since,
        until=inbound.received_at,
        late=late,
        over_a_day=inbound.received_at - since > KEPT_BY_PLATFORM,
    )
    if waiting is not None:
        desk.archive.outbox.reword(waiting.id, to_parameters(notice))
        return
    here = privately(desk, caller)
    desk.archive.outbox.add(
        NewDelivery(
            contract=here.person.contract,
            incident=None,
            recipient=here.person.key,
            channel=inbound.channel,
            chat=here.inbound.chat,
            kind=notice.id,
            parameters=to_parameters(notice),
            key=key,
            not_before=desk.now + GATHERED_IN,
        )
    )


def announce(desk: Desk, contract: str, since: datetime, until: datetime) -> int:
    """Tell everybody of a contract who is linked, and its rooms, that the bot will be away (out.before).

    Returns how many people can be reached. Announced again for the same hours nobody is told twice.
    """
    notice = BotWillBeAway(since=since, until=until)
    scope = f"announced:{contract}:{int(since.timestamp())}:{int(until.timestamp())}"
    people = desk.archive.people.linked(contract)
    terms = desk.terms_now(contract)
    day = terms.local_date(desk.now)
    named = [key for key, contact in terms.contacts.items() if contact.is_in_force(day)]
    gone = {key for key in people if key in terms.contacts} - {*named}
    everybody = [key for key in dict.fromkeys((*named, *people)) if key not in gone]
    reached = sum(tell(desk, contract, key, notice, scope=scope) for key in everybody)
    for side in Side:
        for room in desk.archive.rooms.of(contract, side.value):
            desk.archive.outbox.add(
                NewDelivery(
                    contract=contract,
                    incident=None,
                    recipient=recipient_of(side.value),
                    channel=room.channel,
                    chat=room.chat,
                    kind=notice.id,
                    parameters=to_parameters(notice),
                    key=f"{scope}:room:{room.id}",
                )
            )
    return reached
