"""Desk: the reaction. One press by a named human counts; what comes first is asked afterwards (clause 7)."""

from datetime import datetime

from handlers.conversation import compose
from handlers.desk import Desk
from handlers.errors import Refusal
from handlers.messages import Outcome
from handlers.move import Move, ended
from handlers.notices.climbing import EscalationOver
from handlers.notices.reacting import (
    AlreadyHandled,
    AskFirstAction,
    AskLateReason,
    FirstActionByDefault,
    FirstActionSaved,
    Handled,
    JoinedAsHelper,
    LateReasonSaved,
    NewIncident,
    NotForReporters,
    PassedOn,
    PassedOnToNobody,
    TakenOver,
    TypeFirstAction,
    TypeLateReason,
)
from handlers.notices.standing import AssignedToYou
from handlers.notify import Mailbag, post
from handlers.record import own_happening, record, verdicts_of
from models.sla.contract import Metric, Role, Terms
from models.sla.deadlines import verdict
from models.sla.events import Kind
from models.sla.incident import UNTAKEN, Incident, State
from models.store.records import Stored

CODES = ("on_site", "remote", "call")
"""First actions offered as buttons; anything else is typed."""

FIRST_ACTION = "first_action"
LATE_REASON = "late_reason"


def slot_of(stored: Stored) -> str:
    """Name the message that asks for the first action."""
    return f"ack:{stored.id}"


def acknowledge(move: Move) -> Outcome:
    """[Biorę]: record the reaction at the press; who comes second may join or take over (DECISIONS 3.11)."""
    may_react(move)
    incident = move.incident
    if incident.state not in UNTAKEN:
        return _second(move)
    facts = (
        {"possible_from": move.caller.inbound.possible_from.isoformat()}
        if move.caller.inbound.possible_from
        else {}
    )
    move = move.record([move.fact(Kind.ACKNOWLEDGED, facts)])
    calm = Mailbag()
    told = [one.person for one in incident.told if one.level is not None]
    calm.put(told, EscalationOver(number=incident.number, person=move.person.key))
    move.post(calm)
    move.reply(_ask_first(move), slot=slot_of(move.stored))
    return move.done(saved(move.stored, move.terms))


def may_react(move: Move) -> None:
    """Refuse who cannot react: the client's people, a missing role, the reporter, roles of both parties."""
    if not move.is_provider or move.person.key in move.incident.reporters:
        raise Refusal(NotForReporters(incident=move.stored.id, number=move.incident.number))
    move.need(*move.terms.acknowledgement.roles)
    for other in move.caller.persons:
        if other.contract == move.person.contract and other.side is not move.person.side:
            raise Refusal(NotForReporters(incident=move.stored.id, number=move.incident.number))


def _second(move: Move) -> Outcome:
    incident = move.incident
    if incident.state in (State.CLOSED, State.WITHDRAWN, State.OUTSIDE_CONTRACT):
        raise Refusal(ended(move))
    if incident.handler == move.person.key or move.person.key in incident.helpers:
        return move.done(saved(move.stored, move.terms))
    since = incident.acknowledged_at or incident.notified_at
    move.reply(
        AlreadyHandled(
            incident=move.stored.id, number=incident.number, person=incident.handler or "", since=since
        )
    )
    return move.done()


def saved(stored: Stored, terms: Terms) -> FirstActionSaved:
    """Say the reaction as recorded: when, after how long, in time or not."""
    at, seconds, in_time, _ = _reaction(stored, terms)
    return FirstActionSaved(
        incident=stored.id, number=stored.incident.number, at=at, seconds=seconds, in_time=in_time
    )


def _reaction(stored: Stored, terms: Terms) -> tuple[datetime, int, bool | None, int]:
    incident = stored.incident
    at = incident.acknowledged_at or incident.notified_at
    found = verdict(incident, terms, Metric.REACTION, at)
    if found is None:
        return at, 0, None, 0
    return at, found.elapsed_seconds, found.met, found.late_seconds


def _ask_first(move: Move) -> AskFirstAction:
    at, seconds, in_time, late = _reaction(move.stored, move.terms)
    return AskFirstAction(
        incident=move.stored.id,
        number=move.incident.number,
        at=at,
        seconds=seconds,
        in_time=in_time,
        late_seconds=late,
        possible_from=move.incident.possible_from,
    )


def choose_first_action(move: Move) -> Outcome:
    """Take the first action: a code, or wait for a typed one. A later choice replaces the default."""
    may_react(move)
    code = move.caller.inbound.argument
    if code == "type":
        compose(move.desk, move.caller, FIRST_ACTION, move.stored.id, move.incident.contract)
        move.reply(
            TypeFirstAction(incident=move.stored.id, number=move.incident.number), slot=slot_of(move.stored)
        )
        return move.done()
    return first_action(move, code if code in CODES else None, None)


def first_action(move: Move, code: str | None, text: str | None) -> Outcome:
    """Record what is done first and tell those who reported who handles it."""
    move.check(Kind.FIRST_ACTION)
    known = move.incident.first_action
    if known is not None and (known.code, known.text) == (code, text):
        return move.done()
    move = move.record([move.fact(Kind.FIRST_ACTION, {"code": code} if code else {}, text)])
    tell_handled(move.desk, move.stored, skip=move.person.key)
    _, _, in_time, late = _reaction(move.stored, move.terms)
    at = move.incident.acknowledged_at or move.incident.notified_at
    if in_time is False and not _has_reason(move.stored):
        late_notice = AskLateReason(
            incident=move.stored.id, number=move.incident.number, at=at, late_seconds=late
        )
        move.reply(late_notice, slot=slot_of(move.stored))
    else:
        move.reply(saved(move.stored, move.terms), slot=slot_of(move.stored))
    return move.done()


def _has_reason(stored: Stored) -> bool:
    return any(event.kind is Kind.LATE_REASON for event in stored.events)


def tell_handled(desk: Desk, stored: Stored, skip: str = "") -> None:
    """Tell those who reported who handles it, what comes first, and when they hear again (clause 7)."""
    incident, terms = stored.incident, desk.library.terms(stored.incident.digest)
    first = incident.first_action
    _, seconds, _, _ = _reaction(stored, terms)
    bag = Mailbag()
    notice = Handled(
        number=incident.number,
        person=incident.handler or incident.acknowledged_by or "",
        action_code=first.code if first else None,
        action_text=first.text if first else None,
        seconds=seconds,
        next_by=_next_by(terms, incident),
    )
    bag.put(incident.reporters, notice)
    bag.skip([skip])
    post(desk, stored, bag)


def _next_by(terms: Terms, incident: Incident) -> datetime | None:
    every = terms.acknowledgement.update_every.get(incident.severity)
    if every is None or incident.updated_at is None:
        return None
    timeline = terms.timeline_of(incident.service, incident.severity)
    return timeline.due(incident.updated_at, int(every.total_seconds()))


def default_first_action(desk: Desk, stored: Stored, at: datetime) -> Stored:
    """Time is up for the first action: record "taken on" and tell those who reported (DECISIONS 7.3)."""
    stored = record(desk, stored, [own_happening(at, Kind.FIRST_ACTION, {"code": "taken_on"})])
    tell_handled(desk, stored)
    if stored.incident.handler is not None:
        bag = Mailbag()
        notice = FirstActionByDefault(incident=stored.id, number=stored.incident.number)
        bag.put([stored.incident.handler], notice, slot=slot_of(stored))
        post(desk, stored, bag)
    return desk.archive.incidents.load(stored.id)


def late_reason(move: Move) -> Outcome:
    """[Wpisz powód]: wait for the reason of a late reaction."""
    may_react(move)
    compose(move.desk, move.caller, LATE_REASON, move.stored.id, move.incident.contract)
    move.reply(
        TypeLateReason(incident=move.stored.id, number=move.incident.number), slot=slot_of(move.stored)
    )
    return move.done()


def skip_reason(move: Move) -> Outcome:
    """[Pomiń]: no reason; the lateness stays visible."""
    move.reply(saved(move.stored, move.terms), slot=slot_of(move.stored))
    return move.done()


def save_late_reason(move: Move, text: str) -> Outcome:
    """Keep the typed reason for the report."""
    move = move.record([move.fact(Kind.LATE_REASON, {}, text)])
    move.reply(LateReasonSaved(number=move.incident.number), slot=slot_of(move.stored))
    return move.done()


def pass_on(move: Move) -> Outcome:
    """[Nie mogę – przekaż]: tell the next person who can react; the clock keeps running."""
    may_react(move)
    move.check(Kind.PASSED_ON)
    reaction = verdicts_of(move.desk, move.stored).reaction
    chosen = next_in_line(move)
    if chosen is None:
        move.reply(PassedOnToNobody(number=move.incident.number))
        return move.done()
    move = move.record([move.fact(Kind.PASSED_ON, {"to": chosen})])
    bag = Mailbag()
    if _has_the_card(move, chosen):  # editing it again would ring for nobody
        asked = AssignedToYou(
            incident=move.stored.id,
            number=move.incident.number,
            by=move.person.key,
            is_untaken=move.incident.state in UNTAKEN,
            handler=move.incident.handler,
        )
        bag.put([chosen], asked)
    else:
        due = reaction.due if reaction else None
        new = NewIncident(incident=move.stored.id, number=move.incident.number, reaction_due=due)
        bag.put([chosen], new, slot=f"incident:{move.stored.id}")
    move.post(bag)
    move.reply(PassedOn(number=move.incident.number, person=chosen))
    return move.done()


def _has_the_card(move: Move, key: str) -> bool:
    told = move.desk.archive.outbox.of_incident(move.stored.id)
    return any(one.kind == NewIncident.id and one.recipient == key and one.failed_at is None for one in told)


def next_in_line(move: Move) -> str | None:
    """Return who is told next: the presser's deputy, else the first of the first level and first notice.

    Only people in force who may react, and nobody who has passed it on already.
    """
    terms = move.desk.terms_now(move.incident.contract)
    passed = {event.actor for event in move.stored.events if event.kind is Kind.PASSED_ON} | {move.person.key}
    contact = terms.contacts.get(move.person.key)
    levels = [key for level in terms.escalation for key in level.notify]
    line = [contact.deputy if contact else None, *terms.first_notice.notify, *levels]
    able = {one.key for one in terms.people(Role.ACKNOWLEDGE, on=terms.local_date(move.desk.now))}
    return next((key for key in line if key and key in able and key not in passed), None)


def take_over(move: Move) -> Outcome:
    """[Przejmij]: somebody else handles it from now on; the reaction stays whose it was."""
    may_react(move)
    move.check(Kind.TAKEN_OVER)
    before = move.incident.handler or ""
    if before == move.person.key:
        return move.done()
    move = move.record([move.fact(Kind.TAKEN_OVER, {"from": before})])
    notice = TakenOver(
        number=move.incident.number, person=move.person.key, before=before, at=move.caller.inbound.at
    )
    bag = Mailbag()
    bag.put((*move.incident.reporters, before), notice)
    move.post(bag)
    move.reply(notice)
    return move.done()


def join_as_helper(move: Move) -> Outcome:
    """[Dołącz]: help; never a new reaction (DECISIONS 7.7)."""
    may_react(move)
    if move.person.key not in (*move.incident.helpers, move.incident.handler):
        move = move.record([move.fact(Kind.NOTE, {"helper": True})])
    move.reply(JoinedAsHelper(number=move.incident.number, person=move.person.key))
    return move.done()
