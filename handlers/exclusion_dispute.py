"""Desk: a contested or unanswered exclusion is put before those who decide disputes (clause 13, DECISIONS 3.10).

They must agree; where they differ or are silent nothing changes. Opinions are events, the latest of each person
counts.
"""

from collections.abc import Callable, Mapping

from handlers import exclusion
from handlers.errors import Refusal
from handlers.exclusion import answerers, settlers
from handlers.messages import Outcome
from handlers.move import Move, repairing
from handlers.notices.answering import RoleNeeded
from handlers.notices.classifying import OwnProposal
from handlers.notices.excluding import (
    ClaimOver,
    ClaimStillOpen,
    ExclusionDecided,
    ExclusionOpinionSaved,
    ExclusionOpinionsDiffer,
)
from handlers.opinions import answer, opine, tell
from models.sla.claims import Claim, Standing
from models.sla.contract import Role
from models.sla.events import Kind
from models.sla.objections import claim_objection_due, may_object_to_claim

OPINION = "exclusion_opinion"


def holds(move: Move) -> Outcome:
    """[Uznać wyłączenie]."""
    return _decide(move, stands=True)


def fails(move: Move) -> Outcome:
    """[Nie uznawać]."""
    return _decide(move, stands=False)


def _decide(move: Move, *, stands: bool) -> Outcome:
    claim = _disputed(move)
    judges = settlers(move.desk, move.incident.contract, claim)
    poll = opine(move, OPINION, claim.seq, judges, says=stands)
    move = poll.move
    if poll.waiting:
        saved = ExclusionOpinionSaved(number=move.incident.number, holds=stands, waiting=poll.waiting)
        return answer(move, saved)
    if not poll.is_unanimous:
        return tell(move, ExclusionOpinionsDiffer(number=move.incident.number, people=judges), judges)
    move = move.record(
        [move.fact(Kind.EXCLUSION_DECIDED, {"claim": claim.seq, "stands": stands, "how": "dispute"})]
    )
    notice = ExclusionDecided(number=move.incident.number, ground=claim.ground, holds=stands, people=judges)
    people = (claim.by, *answerers(move.desk, move.incident.contract), *repairing(move), *judges)
    return tell(move, notice, people)


def _disputed(move: Move) -> Claim:
    """Return the claim in dispute; refused to who may not decide, while it can be answered, and once settled."""
    claim, seq = move.incident.open_claim, move.caller.inbound.argument
    if claim is None or (seq and seq != str(claim.seq)):
        known = next((one for one in move.incident.claims if str(one.seq) == seq), None)
        standing = known.standing if known else Standing.REFUSED
        raise Refusal(ClaimOver(number=move.incident.number, standing=standing.value))
    if claim.by == move.person.key:
        raise Refusal(OwnProposal())
    judges = settlers(move.desk, move.incident.contract, claim)
    if move.person.key not in judges:
        raise Refusal(RoleNeeded(role=Role.OWNER.value, people=judges))
    move.check(Kind.EXCLUSION_DECIDED)
    if may_object_to_claim(claim, move.terms, move.caller.inbound.at):
        due = claim_objection_due(claim, move.terms)
        raise Refusal(ClaimStillOpen(number=move.incident.number, object_by=due))
    return claim


ACTS: Mapping[str, Callable[[Move], Outcome]] = {
    "exclude": exclusion.start,
    "ground": exclusion.choose,
    "agreeclaim": exclusion.agree,
    "objectclaim": exclusion.start_objection,
    "claimholds": holds,
    "claimfails": fails,
}
"""What may be pressed about an exclusion."""
