"""The ladder: a level fires, the right named people are told, a deadline is exceeded (clause 11).

Each (level, metric) fires once; every fact is stamped with its own due instant, however late it is handled.
"""

from datetime import datetime

from handlers.desk import Desk
from handlers.messages import Notice
from handlers.notices.climbing import (
    BreachForOwner,
    DeadlineLevel,
    LevelForClient,
    ReactionBreach,
    ReactionLevel,
    ReactionLevelUp,
    RepairLevel,
    RestorationBreach,
    WorkaroundBreach,
)
from handlers.notify import Mailbag, post, tellable
from handlers.proposal import proposal_of
from handlers.reading_along import is_room
from handlers.record import own_happening, record, terms_of, verdicts_of
from handlers.standing import present
from models.sla.contract import EscalationKind, EscalationLevel, Metric, Role, Side, Terms
from models.sla.deadlines import Verdict, verdict
from models.sla.escalation import Alarm, AlarmKind
from models.sla.events import Kind
from models.sla.incident import Incident
from models.store.records import Stored

RANK_OWNER, RANK_LEVEL, RANK_BREACH = 100, 50, 40


def fire_level(desk: Desk, stored: Stored, alarm: Alarm, bag: Mailbag, *, early: bool = False) -> Stored:
    """Record that a level has fired and put its notices into the bag."""
    metric = alarm.metric or Metric.REACTION
    level = next(one for one in terms_of(desk, stored).escalation if one.level == alarm.level)
    facts = {"level": level.level, "metric": metric.value, "percent": alarm.percent, "early": early}
    stored = record(desk, stored, [own_happening(alarm.at, Kind.ESCALATED, facts)])
    found = verdict(stored.incident, terms_of(desk, stored), metric, alarm.at)
    if found is None:
        return stored
    terms = desk.terms_now(stored.incident.contract)
    provider, client = (_of_side(desk, terms, level, side) for side in (Side.PROVIDER, Side.CLIENT))
    rank = RANK_LEVEL + level.level
    if (alarm.percent or 0) >= 100 and not early:
        notice = _deadline_notice(stored, level, found, (provider, client))
        bag.put((*provider, *client), notice, rank=rank, level=level.level)
        return stored
    bag.put(provider, _provider_notice(terms, stored, level, found, alarm), rank=rank, level=level.level)
    if client or level.kind is EscalationKind.HIERARCHICAL:
        reached = tellable(desk, stored.incident.contract, provider)
        told = LevelForClient(number=stored.incident.number, level=level.level, told=reached)
        bag.put(client, told, rank=rank, level=level.level)
        bag.put(stored.incident.reporters, told, rank=1, level=level.level)
    return stored


def _of_side(desk: Desk, terms: Terms, level: EscalationLevel, side: Side) -> tuple[str, ...]:
    named = [key for key in level.notify if key in terms.contacts and terms.contacts[key].party is side]
    return present(desk, terms.number, named)


def _deadline_notice(
    stored: Stored, level: EscalationLevel, found: Verdict, people: tuple[tuple[str, ...], tuple[str, ...]]
) -> DeadlineLevel:
    return DeadlineLevel(
        incident=stored.id,
        number=stored.incident.number,
        level=level.level,
        metric=found.metric.value,
        due=_due(found),
        provider=people[0],
        client=people[1],
    )


def _provider_notice(
    terms: Terms, stored: Stored, level: EscalationLevel, found: Verdict, alarm: Alarm
) -> Notice:
    incident = stored.incident
    if found.metric is not Metric.REACTION:
        return RepairLevel(
            incident=stored.id,
            number=incident.number,
            level=level.level,
            metric=found.metric.value,
            percent=alarm.percent or 0,
            elapsed_seconds=found.elapsed_seconds,
            target_seconds=found.target_seconds,
            due=_due(found),
            handler=incident.handler,
        )
    if level.kind is EscalationKind.FUNCTIONAL:
        return ReactionLevel(
            incident=stored.id,
            number=incident.number,
            level=level.level,
            percent=alarm.percent or 0,
            elapsed_seconds=found.elapsed_seconds,
            target_seconds=found.target_seconds,
            due=_due(found),
        )
    return ReactionLevelUp(
        incident=stored.id,
        number=incident.number,
        level=level.level,
        left_seconds=found.left_seconds,
        due=_due(found),
        told=unanswered(incident, terms),
    )


def unanswered(incident: Incident, terms: Terms) -> tuple[str, ...]:
    """List who was told and has not pressed, each once, as the contract lists them (never "has not read").

    Not in the order of the deliveries: which platform was the quicker one says nothing.
    """
    asked = ("new", "off.open", "esc.1", "esc.2", "esc.repeat")
    told = {one.person for one in incident.told if one.notice in asked and not is_room(one.person)}
    return tuple(key for key in terms.contacts if key in told)


def _due(found: Verdict) -> datetime:
    return found.due or found.start


def breach(desk: Desk, stored: Stored, alarm: Alarm, bag: Mailbag) -> Stored:
    """Record that a deadline was exceeded; tell those who reported, those who repair, and the owners."""
    metric = alarm.metric or Metric.REACTION
    found = verdict(stored.incident, terms_of(desk, stored), metric, alarm.at)
    facts = {"metric": metric.value, "proposed": is_only_proposed(stored.incident, found)}
    stored = record(desk, stored, [own_happening(alarm.at, Kind.BREACHED, facts)])
    if found is None:
        return stored
    told = people_of_levels(desk, stored, metric)
    repairing = (stored.incident.handler,) if stored.incident.handler else ()
    notice = _breach_notice(desk, stored, found, told)
    bag.put((*stored.incident.reporters, *repairing, *told), notice, rank=RANK_BREACH)
    if metric is Metric.RESTORATION:
        _tell_owners(desk, stored, found, alarm.at, bag)
    return stored


def is_only_proposed(incident: Incident, found: Verdict | None) -> bool:
    """Say whether a deadline is that of a class that is only proposed yet."""
    proposal = incident.proposal
    return (
        found is not None
        and proposal is not None
        and proposal.raised
        and (found.severity, found.start) == (proposal.severity, proposal.at)
    )


def people_of_levels(desk: Desk, stored: Stored, metric: Metric) -> tuple[str, ...]:
    """List the people of the levels that have fired for a target, highest level first, each once."""
    terms = desk.terms_now(stored.incident.contract)
    fired = {level for level, name in stored.incident.fired if name == metric.value}
    levels = sorted((one for one in terms.escalation if one.level in fired), key=lambda one: -one.level)
    named = [key for level in levels for key in level.notify if key in terms.contacts]
    return present(desk, stored.incident.contract, named)


def _breach_notice(desk: Desk, stored: Stored, found: Verdict, told: tuple[str, ...]) -> Notice:
    incident = stored.incident
    if found.metric is Metric.REACTION:
        top = _highest(desk, stored)
        return ReactionBreach(number=incident.number, due=_due(found), told=top)
    if found.metric is Metric.WORKAROUND:
        restoration = verdicts_of(desk, stored).restoration
        return WorkaroundBreach(
            number=incident.number, due=_due(found), restoration_due=restoration.due if restoration else None
        )
    return RestorationBreach(number=incident.number, due=_due(found), handler=incident.handler, told=told)


def _highest(desk: Desk, stored: Stored) -> tuple[str, ...]:
    fired = [level for level, metric in stored.incident.fired if metric == Metric.REACTION.value]
    terms = desk.terms_now(stored.incident.contract)
    return next((one.notify for one in terms.escalation if fired and one.level == max(fired)), ())


def _tell_owners(desk: Desk, stored: Stored, found: Verdict, at: datetime, bag: Mailbag) -> None:
    terms = desk.terms_now(stored.incident.contract)
    proposed = proposal_of(terms_of(desk, stored), stored.incident, found.metric, at)
    owners = [one.key for one in terms.people(Role.OWNER, on=terms.local_date(at))]
    notice = BreachForOwner(
        incident=stored.id,
        number=stored.incident.number,
        metric=found.metric.value,
        due=_due(found),
        hours=proposed.hours,
        percent=proposed.percent,
        fee=proposed.fee,
        penalty=proposed.penalty,
        withhold_percent=proposed.withhold_percent,
        withhold=proposed.withhold,
    )
    if proposed.penalty is not None or proposed.withhold is not None:
        bag.put(owners, notice, rank=RANK_OWNER)


def climb_early(desk: Desk, stored: Stored) -> None:
    """Nobody could be reached: fire level after level at once, until somebody is (DECISIONS 3.5).

    Those who reported get one message, that of the highest level reached.
    """
    to_reporters = Mailbag()
    for level in terms_of(desk, stored).escalation:
        incident = desk.archive.incidents.load(stored.id).incident
        if (
            level.level,
            Metric.REACTION.value,
        ) in incident.fired or incident.severity not in level.severities:
            continue
        bag = Mailbag()
        alarm = Alarm(
            at=desk.now, kind=AlarmKind.ESCALATE, level=level.level, metric=Metric.REACTION, percent=0
        )
        fresh = fire_level(desk, desk.archive.incidents.load(stored.id), alarm, bag, early=True)
        told = {key: bag.messages.pop(key) for key in incident.reporters if key in bag.messages}
        to_reporters.messages.update(told)
        if post(desk, fresh, bag).difference(incident.reporters):
            break
    post(desk, desk.archive.incidents.load(stored.id), to_reporters)
