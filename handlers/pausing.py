"""Desk: the repair clock stands on a ground of the contract other than a question (clause 8, `pause.reasons`).

A ground of which the coordinators are only notified stops the clock at the engineer's words; one that needs their
consent stops it at the press that gives it. Either side may end the pause; the limit ends it by itself.
"""

from dataclasses import replace

from handlers.ask import pause_budget, slot_of
from handlers.conversation import Composing, compose, composing_of, open_conversation, to_data
from handlers.errors import Refusal
from handlers.messages import Notice, Outcome
from handlers.move import Move, repairing
from handlers.notices.answering import RoleNeeded
from handlers.notices.pausing import (
    AlreadyPaused,
    AskPause,
    ChooseGround,
    ClockRuns,
    NoGround,
    PauseAgreed,
    PauseBegun,
    PausedForClient,
    PauseLifted,
    PauseRefused,
    PauseRequested,
    PauseSpent,
    RequestOver,
    TypeGround,
)
from handlers.notices.repairing import UnknownButton
from handlers.notify import Mailbag
from models.sla.contract import PauseReason, PauseRequirement, Role, Side
from models.sla.events import Event, Facts, Kind
from models.store.records import Conversation

PAUSE = "pause"
REQUEST, REFUSAL = "pause_request", "pause_refused"


def start(move: Move) -> Outcome:
    """[Wstrzymaj zegar]: on which ground?"""
    grounds = _grounds(move)
    conversation = compose(move.desk, move.caller, PAUSE, move.stored.id, move.incident.contract)
    used, limit = pause_budget(move.desk.now, move.terms, move.incident)
    notice = ChooseGround(
        incident=move.stored.id,
        number=move.incident.number,
        grounds=tuple(grounds),
        limit_seconds=limit,
        left_seconds=max(limit - used, 0),
    )
    move.reply(notice, slot=slot_of(conversation))
    return move.done()


def _grounds(move: Move) -> dict[str, PauseReason]:
    """Return the grounds open to this incident now, by key; refused with words where the clock may not stand."""
    _may_stand(move)
    open_to_it = move.terms.pause.reasons_for(move.incident.severity)
    grounds = {one.key: one for one in open_to_it if one.requires is not PauseRequirement.QUESTION_SENT}
    if not grounds:
        raise Refusal(NoGround(number=move.incident.number, severity=move.incident.severity))
    return grounds


def _may_stand(move: Move) -> None:
    move.check(Kind.PAUSED)
    if move.incident.paused_since is not None:
        raise Refusal(AlreadyPaused(number=move.incident.number, since=move.incident.paused_since))
    used, limit = pause_budget(move.desk.now, move.terms, move.incident)
    if limit and used >= limit:
        raise Refusal(PauseSpent(number=move.incident.number))


def choose(move: Move) -> Outcome:
    """Take the ground; the next message says what is the matter."""
    key = move.caller.inbound.argument
    if key not in _grounds(move):
        raise Refusal(UnknownButton())
    conversation = open_conversation(move.desk, move.caller)
    if conversation is None or (conversation.step, conversation.incident) != (PAUSE, move.stored.id):
        conversation = compose(move.desk, move.caller, PAUSE, move.stored.id, move.incident.contract)
    data = to_data(Composing(purpose=PAUSE, choice=key))
    move.desk.archive.conversations.save(replace(conversation, data=data, touched_at=move.desk.now))
    move.reply(TypeGround(number=move.incident.number, ground=key), slot=slot_of(conversation))
    return move.done()


def take_words(move: Move, conversation: Conversation, text: str) -> Outcome:
    """Take what is the matter: stop the clock, or ask for consent; the clock runs until it is given."""
    ground = _grounds(move).get(composing_of(conversation).choice)
    if ground is None:
        return start(move)
    people = _coordinators(move)
    if not people:
        raise Refusal(RoleNeeded(role=Role.COORDINATOR.value, people=()))
    move.desk.archive.conversations.end(conversation.id, "sent")
    if ground.requires is PauseRequirement.COORDINATOR_CONSENT:
        return _request(move, conversation, ground, text)
    move = move.record([move.fact(Kind.PAUSED, {"reason": ground.key}, text)])
    since = move.incident.paused_since or move.desk.now
    told = PausedForClient(
        incident=move.stored.id,
        number=move.incident.number,
        ground=ground.key,
        person=move.person.key,
        text=text,
        since=since,
    )
    _tell(move, told, (*move.incident.reporters, *people))
    begun = PauseBegun(incident=move.stored.id, number=move.incident.number, ground=ground.key, since=since)
    move.reply(begun, slot=slot_of(conversation))
    return move.done()


def _request(move: Move, conversation: Conversation, ground: PauseReason, text: str) -> Outcome:
    move = move.record([move.fact(Kind.NOTE, {"what": REQUEST, "reason": ground.key}, text)])
    people = _coordinators(move)
    asked = AskPause(
        incident=move.stored.id,
        request=move.stored.events[-1].seq,
        number=move.incident.number,
        ground=ground.key,
        person=move.person.key,
        text=text,
    )
    _tell(move, asked, people)
    move.reply(PauseRequested(number=move.incident.number, people=people), slot=slot_of(conversation))
    return move.done()


def agree(move: Move) -> Outcome:
    """[Zgoda] of a coordinator: the clock stands from this press."""
    request = _open_request(move)
    _may_stand(move)
    facts: Facts = {"reason": request.fact("reason"), "request": request.seq}
    move = move.record([move.fact(Kind.PAUSED, facts)])
    since = move.incident.paused_since or move.desk.now
    agreed = PauseAgreed(
        incident=move.stored.id, number=move.incident.number, person=move.person.key, since=since
    )
    _tell(move, agreed, (request.actor, *repairing(move), *move.incident.reporters))
    move.reply(agreed)
    return move.done()


def refuse(move: Move) -> Outcome:
    """[Sprzeciw] of a coordinator: the clock runs on."""
    request = _open_request(move)
    move = move.record([move.fact(Kind.NOTE, {"what": REFUSAL, "request": request.seq})])
    refused = PauseRefused(number=move.incident.number, person=move.person.key)
    _tell(move, refused, (request.actor, *repairing(move)))
    move.reply(refused)
    return move.done()


def _open_request(move: Move) -> Event:
    """Return the request a decision is about; refused where it is answered already."""
    events = move.stored.events
    named = move.caller.inbound.argument
    asked = next((one for one in events if one.facts.get("what") == REQUEST and str(one.seq) == named), None)
    if asked is None or any(one.facts.get("request") == asked.seq for one in events):
        raise Refusal(RequestOver(number=move.incident.number))
    return asked


def lift(move: Move) -> Outcome:
    """[Wznów zegar], [Przeszkoda usunięta]: the pause ends at this press, whoever of the two sides knows it."""
    since = move.incident.paused_since
    if since is None:
        raise Refusal(ClockRuns(number=move.incident.number))
    move = move.record([move.fact(Kind.RESUMED, {"reason": "lifted"})])
    at = move.caller.inbound.at
    timeline = move.terms.timeline_of(move.incident.service, move.incident.severity)
    lifted = PauseLifted(
        number=move.incident.number,
        person=move.person.key,
        at=at,
        paused_seconds=timeline.elapsed(since, max(at, since)),
    )
    _tell(move, lifted, (*repairing(move), *move.incident.reporters, *_coordinators(move)))
    move.reply(lifted)
    return move.done()


def _coordinators(move: Move) -> tuple[str, ...]:
    terms = move.desk.terms_now(move.incident.contract)
    people = terms.people(Role.COORDINATOR, on=terms.local_date(move.desk.now), side=Side.CLIENT)
    return tuple(one.key for one in people)


def _tell(move: Move, notice: Notice, people: tuple[str, ...]) -> None:
    bag = Mailbag()
    bag.put(people, notice)
    move.post(bag)
