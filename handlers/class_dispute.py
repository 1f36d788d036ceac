"""Desk: a refused change of class is put before those who decide disputes (clause 9, DECISIONS 3.10).

They must agree; where they differ or are silent nothing changes. Opinions are events, the latest of each person
counts. Whoever proposed the change decides nothing about it.
"""

from handlers.classes import is_stricter, notice_of_change, resolvers, tell_change
from handlers.errors import Refusal
from handlers.messages import Outcome
from handlers.move import Move, repairing
from handlers.notices.answering import RoleNeeded
from handlers.notices.classifying import OwnProposal, ProposalOver
from handlers.notices.disputing import ClassDecided, ClassOpinionSaved, ClassOpinionsDiffer
from handlers.opinions import answer, opine, tell
from models.sla.contract import Role
from models.sla.events import Facts, Kind
from models.sla.incident import Proposal

OPINION = "class_opinion"


def _judges(move: Move, proposal: Proposal) -> tuple[str, ...]:
    found = resolvers(move.desk, move.incident.contract)
    return tuple(key for key in found if key != proposal.by)


def change_it(move: Move) -> Outcome:
    """[Zmienić klasę]."""
    return _decide(move, is_changed=True)


def leave_it(move: Move) -> Outcome:
    """[Zostawić klasę]."""
    return _decide(move, is_changed=False)


def _decide(move: Move, *, is_changed: bool) -> Outcome:
    proposal = _disputed(move)
    judges = _judges(move, proposal)
    poll = opine(move, OPINION, proposal.seq, judges, says=is_changed)
    move = poll.move
    if poll.waiting:
        severity = proposal.severity if is_changed else move.incident.severity
        saved = ClassOpinionSaved(number=move.incident.number, severity=severity, waiting=poll.waiting)
        return answer(move, saved)
    if not poll.is_unanimous:
        return tell(move, ClassOpinionsDiffer(number=move.incident.number, people=judges), judges)
    return _change(move, proposal) if is_changed else _leave(move, proposal, judges)


def _disputed(move: Move) -> Proposal:
    """Return the proposal in dispute; refused to who may not decide, and where it is over."""
    proposal = move.incident.disputed
    seq = move.caller.inbound.argument
    if proposal is None or (seq and seq != str(proposal.seq)):
        raise Refusal(ProposalOver(number=move.incident.number, severity=move.incident.severity))
    if move.person.key == proposal.by:
        raise Refusal(OwnProposal())
    judges = _judges(move, proposal)
    if move.person.key not in judges:
        raise Refusal(RoleNeeded(role=Role.OWNER.value, people=judges))
    move.check(Kind.SEVERITY_AGREED)
    return proposal


def _change(move: Move, proposal: Proposal) -> Outcome:
    before = move
    raised = is_stricter(move.terms, proposal.severity, move.incident.severity)
    facts: Facts = {"severity": proposal.severity, "raised": raised, "how": "dispute"}
    move = move.record([move.fact(Kind.SEVERITY_AGREED, facts)])
    notice = notice_of_change(move)
    tell_change(before, move, notice)
    return answer(move, notice)


def _leave(move: Move, proposal: Proposal, judges: tuple[str, ...]) -> Outcome:
    move = move.record([move.fact(Kind.SEVERITY_OBJECTED, {"how": "dispute"})])
    notice = ClassDecided(number=move.incident.number, severity=move.incident.severity, people=judges)
    return tell(move, notice, (proposal.by, *move.incident.reporters, *repairing(move), *judges))
