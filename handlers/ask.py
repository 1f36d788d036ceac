"""Desk: a question to the reporter, the pause it may bring, the answer, the objection (clause 8)."""

from dataclasses import replace
from datetime import datetime

from handlers.conversation import compose, composing_of, to_data
from handlers.desk import Desk
from handlers.errors import Refusal
from handlers.messages import Outcome
from handlers.move import Move, parties_of, repairing
from handlers.notices.asking import (
    AnswerSent,
    ComposeQuestion,
    PauseDisputed,
    PauseLimit,
    PauseObjectionLate,
    PreviewQuestion,
    QuestionAnswered,
    QuestionAsked,
    QuestionForReporter,
    TypeAnswer,
)
from handlers.notices.repairing import NotPossibleNow
from handlers.notify import Mailbag
from handlers.record import own_happening, record
from models.sla.contract import PauseRequirement, Role, Terms
from models.sla.deadlines import stops
from models.sla.events import Happening, Kind
from models.sla.incident import Incident
from models.sla.objections import may_object_to_pause, pause_objection_due
from models.store.records import Conversation, Stored

QUESTION = "question"
ANSWER = "answer"


def slot_of(conversation: Conversation) -> str:
    """Name the message in which a text is composed."""
    return f"compose:{conversation.id}"


def start_question(move: Move) -> Outcome:
    """[Pytanie]: wait for the text; say beforehand what the question will do to the clock."""
    move.need(Role.ACKNOWLEDGE, Role.RESOLVE)
    move.check(Kind.ASKED)
    conversation = compose(move.desk, move.caller, QUESTION, move.stored.id, move.incident.contract)
    used, limit = pause_budget(move.desk.now, move.terms, move.incident)
    notice = ComposeQuestion(
        incident=move.stored.id,
        number=move.incident.number,
        severity=move.incident.severity,
        pauses=_would_pause(move),
        limit_seconds=limit,
        left_seconds=max(limit - used, 0),
    )
    move.reply(notice, slot=slot_of(conversation))
    return move.done()


def pause_reason(terms: Terms, incident: Incident) -> str | None:
    """Return the ground on which a question stops this incident's clock, None where none does."""
    for reason in terms.pause.reasons_for(incident.severity):
        if reason.requires is PauseRequirement.QUESTION_SENT:
            return reason.key
    return None


def pause_budget(now: datetime, terms: Terms, incident: Incident) -> tuple[int, int]:
    """Return the open seconds paused so far and the limit in seconds (0: the contract sets none)."""
    limit = terms.pause.max_total
    timeline = terms.timeline_of(incident.service, incident.severity)
    clocks = sorted(terms.pause.clocks)
    held = stops(incident, terms, clocks[0], now) if clocks else ()
    used = sum(timeline.elapsed(span.start, span.end) for span in held[: len(incident.pauses)])
    return used, int(limit.total_seconds()) if limit is not None else 0


def preview_question(move: Move, conversation: Conversation, text: str) -> Outcome:
    """Show the typed question with [Wyślij]; nothing leaves before that press (DECISIONS 7.4)."""
    keep_text(move, conversation, text)
    notice = PreviewQuestion(
        conversation=conversation.id, number=move.incident.number, text=text, pauses=_would_pause(move)
    )
    move.reply(notice, slot=slot_of(conversation))
    return move.done()


def keep_text(move: Move, conversation: Conversation, text: str) -> None:
    """Remember the digest of what was typed until it is sent."""
    data = to_data(replace(composing_of(conversation), purpose=conversation.step, text=text))
    move.desk.archive.conversations.save(replace(conversation, data=data, touched_at=move.desk.now))


def _would_pause(move: Move) -> bool:
    used, limit = pause_budget(move.desk.now, move.terms, move.incident)
    if move.incident.paused_since is not None or pause_reason(move.terms, move.incident) is None:
        return False
    return limit == 0 or used < limit


def send_question(move: Move, conversation: Conversation, text: str, *, quietly: bool) -> Outcome:
    """[Wyślij]: the question leaves; where the contract allows it the repair clock stops at this press."""
    move.check(Kind.ASKED)
    pauses = not quietly and _would_pause(move)
    facts: list[Happening] = [move.fact(Kind.ASKED, {"pauses": pauses}, text)]
    if pauses:
        facts.append(move.fact(Kind.PAUSED, {"reason": pause_reason(move.terms, move.incident) or ""}))
    move = move.record(facts)
    move.desk.archive.conversations.end(conversation.id, "sent")
    since = move.incident.paused_since if pauses else None
    bag = Mailbag()
    notice = QuestionForReporter(
        incident=move.stored.id,
        number=move.incident.number,
        person=move.person.key,
        text=text,
        paused_since=since,
    )
    bag.put([move.incident.reporter], notice)
    move.post(bag)
    move.reply(
        QuestionAsked(number=move.incident.number, text=text, paused_since=since), slot=slot_of(conversation)
    )
    return move.done()


def start_answer(move: Move) -> Outcome:
    """[Odpowiedz]: the next message is the answer."""
    _of_client(move)
    if move.incident.open_question is None:
        raise Refusal(NotPossibleNow(number=move.incident.number, state=move.incident.state.value))
    conversation = compose(move.desk, move.caller, ANSWER, move.stored.id, move.incident.contract)
    move.reply(TypeAnswer(incident=move.stored.id, number=move.incident.number), slot=slot_of(conversation))
    return move.done()


def answer(move: Move, text: str) -> Outcome:
    """Record the answer and, at the same instant, the end of the pause it ends (CONTRACT 1.14)."""
    paused = move.incident.paused_since if _waits_for_answer(move) else None
    facts = [move.fact(Kind.ANSWERED, {}, text)]
    if paused is not None:
        facts.append(move.fact(Kind.RESUMED, {"reason": "answered"}))
    move = move.record(facts)
    at = move.caller.inbound.at
    seconds = None
    if paused is not None:
        timeline = move.terms.timeline_of(move.incident.service, move.incident.severity)
        seconds = timeline.elapsed(paused, at)
    bag = Mailbag()
    notice = QuestionAnswered(
        incident=move.stored.id, number=move.incident.number, text=text, at=at, paused_seconds=seconds
    )
    bag.put((*repairing(move), *_who_asked(move.stored)), notice)
    move.post(bag)
    move.reply(AnswerSent(number=move.incident.number))
    return move.done()


def _who_asked(stored: Stored) -> tuple[str, ...]:
    """Name who asked last: an engineer may ask about what another one handles."""
    asked = [event.actor for event in stored.events if event.kind is Kind.ASKED]
    return tuple(asked[-1:])


def _waits_for_answer(move: Move) -> bool:
    """Say whether the pause that lasts is one that an answer ends, not one on another ground of the contract."""
    ground = move.terms.pause.reasons.get(move.incident.pauses[-1].reason) if move.incident.pauses else None
    return ground is None or ground.requires is PauseRequirement.QUESTION_SENT


def object_to_pause(move: Move) -> Outcome:
    """[Nie zgadzam się na wstrzymanie]: the pause becomes disputed; both versions are kept (clause 8)."""
    _of_client(move)
    if not move.incident.pauses:
        raise Refusal(NotPossibleNow(number=move.incident.number, state=move.incident.state.value))
    pause = move.incident.pauses[-1]
    due = pause_objection_due(pause, move.terms)
    if due is not None and not may_object_to_pause(pause, move.terms, move.caller.inbound.at):
        raise Refusal(PauseObjectionLate(number=move.incident.number, object_by=due))
    if not pause.contested:
        move = move.record([move.fact(Kind.PAUSE_OBJECTED)])
    move.reply(PauseDisputed(number=move.incident.number))
    return move.done()


def _of_client(move: Move) -> None:
    if move.person.key in parties_of(move) or move.person.has(Role.COORDINATOR):
        return
    move.need(Role.COORDINATOR)


def end_pause_by_limit(desk: Desk, stored: Stored, at: datetime, bag: Mailbag) -> Stored:
    """The limit is used up: the pause ends by itself at that instant (DECISIONS 3.14)."""
    stored = record(desk, stored, [own_happening(at, Kind.RESUMED, {"reason": "limit"})])
    handler = (stored.incident.handler,) if stored.incident.handler else ()
    bag.put((stored.incident.reporter, *handler), PauseLimit(number=stored.incident.number), rank=20)
    return stored
