"""Desk: is this report covered at all? Those who decide disputes must agree; else nothing changes (DECISIONS 3.10).

The clock runs until then (DIALOGUES 4). Opinions are events; the latest of each person counts.
"""

from handlers.classes import resolvers
from handlers.desk import Desk
from handlers.errors import Refusal
from handlers.messages import Outcome
from handlers.move import Move, repairing
from handlers.notices.answering import RoleNeeded
from handlers.notices.classifying import OwnProposal
from handlers.notices.disputing import AskScope, ScopeDecided, ScopeDiffers, ScopeSaved
from handlers.notices.repairing import NotPossibleNow
from handlers.notify import Mailbag, post
from handlers.opinions import answer, opine, tell
from models.sla.contract import Role
from models.sla.events import Kind
from models.store.records import Stored

OPINION = "scope_opinion"


def ask_scope(desk: Desk, stored: Stored) -> None:
    """Ask those who decide whether a report is covered; whoever reported it decides nothing about it."""
    incident = stored.incident
    people = _judges(desk, stored)
    bag = Mailbag()
    notice = AskScope(
        incident=stored.id,
        number=incident.number,
        person=incident.reporter,
        service=incident.service,
        text=incident.text,
        people=people,
    )
    bag.put(people, notice)
    post(desk, stored, bag)


def _judges(desk: Desk, stored: Stored) -> tuple[str, ...]:
    found = resolvers(desk, stored.incident.contract)
    return tuple(key for key in found if key != stored.incident.reporter)


def covered(move: Move) -> Outcome:
    """[W zakresie]."""
    return _decide(move, in_scope=True)


def not_covered(move: Move) -> Outcome:
    """[Poza zakresem]."""
    return _decide(move, in_scope=False)


def _decide(move: Move, *, in_scope: bool) -> Outcome:
    judges = _judges(move.desk, move.stored)
    if move.person.key == move.incident.reporter:
        raise Refusal(OwnProposal())
    if move.person.key not in judges:
        raise Refusal(RoleNeeded(role=Role.OWNER.value, people=judges))
    move.check(Kind.SCOPE_DECIDED)
    if not move.incident.is_scope_disputed:
        raise Refusal(NotPossibleNow(number=move.incident.number, state=move.incident.state.value))
    poll = opine(move, OPINION, 0, judges, says=in_scope)
    move = poll.move
    if poll.waiting:
        saved = ScopeSaved(number=move.incident.number, in_scope=in_scope, waiting=poll.waiting)
        return answer(move, saved)
    if not poll.is_unanimous:
        return tell(move, ScopeDiffers(number=move.incident.number, people=judges), judges)
    move = move.record([move.fact(Kind.SCOPE_DECIDED, {"in_scope": in_scope})])
    notice = ScopeDecided(
        number=move.incident.number,
        in_scope=in_scope,
        at=move.caller.inbound.at,
        since=move.incident.notified_at,
        people=judges,
    )
    return tell(move, notice, (*move.incident.reporters, *repairing(move), *judges))
