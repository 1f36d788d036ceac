"""Desk: another class. Proposed with a reason, decided by the client, disputed, raised at once (clause 9).

While a raise is proposed the stricter class runs; silence leaves the class as it is. Nobody decides on their
own proposal.
"""

from dataclasses import replace
from datetime import datetime

from handlers.ask import slot_of
from handlers.classes import (
    ask_decision,
    deciders,
    is_stricter,
    notice_of_change,
    resolvers,
    strictest_of,
    tell_change,
)
from handlers.conversation import Composing, compose, composing_of, open_conversation, to_data
from handlers.desk import Desk
from handlers.errors import Refusal
from handlers.messages import Outcome
from handlers.move import Move, repairing
from handlers.notices.answering import RoleNeeded
from handlers.notices.classifying import (
    ChooseClass,
    ClassProposed,
    ClassUnchanged,
    NotWorse,
    OwnProposal,
    ProposalOver,
    ProposalPending,
    SameClass,
    TypeClassReason,
    TypeObjection,
)
from handlers.notices.disputing import ClassObjected
from handlers.notices.repairing import UnknownButton
from handlers.notify import Mailbag
from handlers.record import own_happening, record
from models.sla.contract import Role
from models.sla.escalation import decision_due
from models.sla.events import Facts, Kind
from models.sla.incident import Proposal
from models.store.records import Conversation, Stored

CLASS = "class"
OBJECTION = "class_objection"


def start(move: Move) -> Outcome:
    """[Zmień klasę]: which class, and why? The reason may be typed before or after the press."""
    _may_propose(move)
    conversation = compose(move.desk, move.caller, CLASS, move.stored.id, move.incident.contract)
    _ask_class(move, conversation, None)
    return move.done()


def _may_propose(move: Move, *, wanted: str | None = None) -> None:
    """Refuse who may not propose (clause 9), an incident that has ended, a proposal too many."""
    allowed = move.terms.reclassification.propose_by
    if move.person.key not in move.incident.reporters and not move.person.has(*allowed):
        terms = move.desk.terms_now(move.incident.contract)
        role = next((one for one in (Role.COORDINATOR, *sorted(allowed)) if one in allowed), Role.COORDINATOR)
        people = terms.people(role, on=terms.local_date(move.desk.now))
        raise Refusal(RoleNeeded(role=role.value, people=tuple(one.key for one in people)))
    move.check(Kind.SEVERITY_PROPOSED)
    if wanted == move.incident.severity:
        raise Refusal(SameClass(number=move.incident.number, severity=wanted))
    pending = move.incident.proposal
    if pending is not None:
        raise Refusal(
            ProposalPending(
                number=move.incident.number,
                before=move.incident.severity,
                severity=pending.severity,
                decide_by=decision_due(move.incident, move.terms),
            )
        )


def _ask_class(move: Move, conversation: Conversation, text: str | None) -> None:
    others = tuple(one.key for one in move.terms.severities_by_rank if one.key != move.incident.severity)
    notice = ChooseClass(incident=move.stored.id, number=move.incident.number, severities=others, text=text)
    move.reply(notice, slot=slot_of(conversation))


def choose(move: Move) -> Outcome:
    """[A] [B] [C]: take the class; with the reason there, or none required, it is proposed at once."""
    wanted = move.caller.inbound.argument
    if wanted not in move.terms.severities:
        raise Refusal(UnknownButton())
    _may_propose(move, wanted=wanted)
    conversation = _composing(move)
    composing = Composing(purpose=CLASS, text=composing_of(conversation).text, choice=wanted)
    if composing.text or not move.terms.reclassification.reason_required:
        return _propose(move, conversation, wanted, composing.text or None)
    _keep(move, conversation, composing)
    notice = TypeClassReason(number=move.incident.number, before=move.incident.severity, severity=wanted)
    move.reply(notice, slot=slot_of(conversation))
    return move.done()


def _composing(move: Move) -> Conversation:
    """Return what this person is composing about the class of this incident, begun anew where it is over."""
    found = open_conversation(move.desk, move.caller)
    if found is not None and found.step == CLASS and found.incident == move.stored.id:
        return found
    return compose(move.desk, move.caller, CLASS, move.stored.id, move.incident.contract)


def _keep(move: Move, conversation: Conversation, composing: Composing) -> None:
    move.desk.archive.conversations.save(
        replace(conversation, data=to_data(composing), touched_at=move.desk.now)
    )


def take_reason(move: Move, conversation: Conversation, text: str) -> Outcome:
    """Take the reason; where the class is not chosen yet, ask for it again."""
    composing = composing_of(conversation)
    _may_propose(move, wanted=composing.choice or None)
    if composing.choice:
        return _propose(move, conversation, composing.choice, text)
    _keep(move, conversation, replace(composing, text=text))
    _ask_class(move, conversation, text)
    return move.done()


def _propose(move: Move, conversation: Conversation, severity: str, text: str | None) -> Outcome:
    move, notice = _record_proposal(move, severity, text)
    move.desk.archive.conversations.end(conversation.id, "sent")
    move.reply(notice, slot=slot_of(conversation))
    return move.done()


def _record_proposal(move: Move, severity: str, text: str | None) -> tuple[Move, ClassProposed]:
    """Record the proposal and ask those who decide; refused where nobody but the proposer could."""
    others = tuple(key for key in deciders(move.desk, move.incident.contract) if key != move.person.key)
    if not others:
        raise Refusal(OwnProposal())
    before = move
    raised = is_stricter(move.terms, severity, move.incident.severity)
    facts: Facts = {"severity": severity, "raised": raised}
    move = move.record([move.fact(Kind.SEVERITY_PROPOSED, facts, text)])
    proposal = move.incident.proposal
    if proposal is not None:
        ask_decision(before, move, proposal)
    return move, ClassProposed(
        number=move.incident.number,
        before=move.incident.severity,
        severity=severity,
        deciders=others,
        decide_by=decision_due(move.incident, move.terms),
    )


def raise_class(move: Move) -> Outcome:
    """[Praca stoi] and the like: the strictest class, at once where the reporter still gives the class.

    That is until somebody has reacted (`initial_by`); for everybody else, and from then on, it is a proposal
    whose reason is the contract's own words for that class.
    """
    strictest = strictest_of(move.terms)
    gives = move.terms.reclassification.initial_by is Role.REPORTER
    is_own = move.person.key == move.incident.reporter
    if gives and is_own and move.incident.reacted_at is None and move.incident.severity != strictest:
        move.check(Kind.SEVERITY_AGREED)
        return _change(move, strictest)
    _may_propose(move, wanted=strictest)
    words = move.terms.severities[strictest].button(move.terms.language)
    move, notice = _record_proposal(move, strictest, move.desk.archive.texts.keep(words))
    move.reply(notice)
    return move.done()


def _change(move: Move, severity: str) -> Outcome:
    before = move
    raised = is_stricter(move.terms, severity, move.incident.severity)
    facts: Facts = {"severity": severity, "raised": raised}
    move = move.record([move.fact(Kind.SEVERITY_AGREED, facts)])
    notice = notice_of_change(move)
    tell_change(before, move, notice)
    move.reply(notice)
    return move.done()


def agree(move: Move) -> Outcome:
    """[Zgoda]: the proposed class is in force from this press."""
    proposal = _open_proposal(move, move.caller.inbound.argument)
    return _change(move, proposal.severity)


def _open_proposal(move: Move, seq: str) -> Proposal:
    """Return the proposal a decision is about; refused to who may not decide, and where it is over."""
    proposal = move.incident.proposal
    if proposal is None or (seq and seq != str(proposal.seq)):
        raise Refusal(ProposalOver(number=move.incident.number, severity=move.incident.severity))
    if move.person.key == proposal.by:
        raise Refusal(OwnProposal())
    able = deciders(move.desk, move.incident.contract)
    if move.person.key not in able:
        raise Refusal(RoleNeeded(role=Role.COORDINATOR.value, people=able))
    move.check(Kind.SEVERITY_AGREED)
    return proposal


def start_objection(move: Move) -> Outcome:
    """[Sprzeciw]: the next message says why."""
    proposal = _open_proposal(move, move.caller.inbound.argument)
    conversation = compose(move.desk, move.caller, OBJECTION, move.stored.id, move.incident.contract)
    _keep(move, conversation, Composing(purpose=OBJECTION, choice=str(proposal.seq)))
    notice = TypeObjection(
        number=move.incident.number, before=move.incident.severity, severity=proposal.severity
    )
    move.reply(notice, slot=slot_of(conversation))
    return move.done()


def take_objection(move: Move, conversation: Conversation, text: str) -> Outcome:
    """Record the objection: the class stays, and those who decide disputes are named (DECISIONS 3.10)."""
    move.desk.archive.conversations.end(conversation.id, "sent")
    proposal = _open_proposal(move, composing_of(conversation).choice)
    involved = (proposal.by, *move.incident.reporters, *deciders(move.desk, move.incident.contract))
    move = move.record([move.fact(Kind.SEVERITY_OBJECTED, {}, text)])
    people = resolvers(move.desk, move.incident.contract)
    notice = ClassObjected(
        incident=move.stored.id,
        proposal=proposal.seq,
        number=move.incident.number,
        before=move.incident.severity,
        severity=proposal.severity,
        text=text,
        people=people,
    )
    bag = Mailbag()
    bag.put((*involved, *repairing(move), *people), notice)
    move.post(bag)
    move.reply(notice, slot=slot_of(conversation))
    return move.done()


def unchanged_by_silence(desk: Desk, stored: Stored, at: datetime, bag: Mailbag) -> Stored:
    """Nobody has answered in time: the class stays as it is (clause 9, `silence_means`)."""
    incident = stored.incident
    if incident.proposal is None:
        return stored
    notice = ClassUnchanged(
        number=incident.number, before=incident.severity, severity=incident.proposal.severity
    )
    handler = (incident.handler,) if incident.handler and incident.proposal.raised else ()
    bag.put((incident.proposal.by, *deciders(desk, incident.contract), *handler), notice, rank=15)
    return record(desk, stored, [own_happening(at, Kind.SEVERITY_OBJECTED, {"how": "silence"})])


def not_worse(move: Move) -> Outcome:
    """[Nie] after a join: the class stays."""
    notice = NotWorse(number=move.incident.number, severity=move.incident.severity)
    move.reply(notice, slot=f"worse:{move.stored.id}")
    return move.done()
