"""Desk: an exclusion is claimed with a ground and reasons; the other side agrees or objects (clause 13).

Silence is no consent. A claim that is contested, or that nobody answered in its term, is put before those who
decide disputes (`exclusion_dispute.py`).
"""

from dataclasses import replace
from datetime import datetime

from handlers.ask import slot_of
from handlers.classes import resolvers
from handlers.conversation import Composing, begun_at, compose, composing_of, open_conversation, to_data
from handlers.desk import Desk
from handlers.errors import Refusal
from handlers.messages import Notice, Outcome
from handlers.move import Move, repairing
from handlers.notices.classifying import OwnProposal
from handlers.notices.excluding import (
    AskExclusion,
    ChooseExclusion,
    ClaimObjectionLate,
    ClaimOver,
    ClaimPending,
    ClaimSaved,
    ExclusionAgreed,
    ExclusionClaimed,
    ExclusionContested,
    ExclusionUnanswered,
    NoExclusionLeft,
    TypeClaimObjection,
    TypeClaimReasons,
)
from handlers.notices.repairing import UnknownButton
from handlers.notify import Mailbag
from models.sla.claims import Claim, Standing
from models.sla.contract import Role, Side, Terms
from models.sla.events import Kind
from models.sla.incident import Incident
from models.sla.objections import claim_objection_due, may_object_to_claim
from models.store.records import Conversation, Stored

CLAIM = "exclusion"
OBJECTION = "exclusion_objection"
ANSWERING = (Role.COORDINATOR, Role.OWNER)


def answerers(desk: Desk, contract: str) -> tuple[str, ...]:
    """List who may agree or object: coordinators and owners of the side that does not claim."""
    terms = desk.terms_now(contract)
    return tuple(
        one.key
        for one in terms.contacts_in_force(terms.local_date(desk.now))
        if one.party is not terms.exclusions.claimed_by and not one.roles.isdisjoint(ANSWERING)
    )


def settlers(desk: Desk, contract: str, claim: Claim) -> tuple[str, ...]:
    """List who decides a dispute: `dispute_resolved_by`, else the owners of both sides; never who claimed."""
    terms = desk.terms_now(contract)
    owners = tuple(one.key for one in terms.people(Role.OWNER, on=terms.local_date(desk.now)))
    return tuple(key for key in resolvers(desk, contract) or owners if key != claim.by)


def grounds_left(incident: Incident, terms: Terms) -> tuple[int, ...]:
    """List the circumstances of the contract that have not been claimed for an incident."""
    claimed = {claim.ground for claim in incident.claims}
    return tuple(index for index in range(len(terms.exclusions.list)) if index not in claimed)


def start(move: Move) -> Outcome:
    """[Wskaż wyłączenie]: on which ground of the contract, and why?"""
    _may_claim(move)
    conversation = compose(move.desk, move.caller, CLAIM, move.stored.id, move.incident.contract)
    _ask_ground(move, conversation, None)
    return move.done()


def _may_claim(move: Move) -> None:
    move.check(Kind.EXCLUSION_CLAIMED)
    if move.incident.open_claim is not None or move.incident.is_excluded:
        raise Refusal(ClaimPending(number=move.incident.number, is_agreed=move.incident.is_excluded))
    if not grounds_left(move.incident, move.terms):
        raise Refusal(NoExclusionLeft(number=move.incident.number))


def _ask_ground(move: Move, conversation: Conversation, text: str | None) -> None:
    left = grounds_left(move.incident, move.terms)
    notice = ChooseExclusion(incident=move.stored.id, number=move.incident.number, grounds=left, text=text)
    move.reply(notice, slot=slot_of(conversation))


def choose(move: Move) -> Outcome:
    """Take the ground; with the reasons there the claim is made at once."""
    _may_claim(move)
    left = {str(index): index for index in grounds_left(move.incident, move.terms)}
    wanted = left.get(move.caller.inbound.argument)
    if wanted is None:
        raise Refusal(UnknownButton())
    conversation = _composing(move)
    composing = replace(composing_of(conversation), purpose=CLAIM, choice=str(wanted))
    if composing.text:
        return _claim(move, conversation, wanted, composing.text)
    _keep(move, conversation, composing)
    move.reply(TypeClaimReasons(number=move.incident.number, ground=wanted), slot=slot_of(conversation))
    return move.done()


def _composing(move: Move) -> Conversation:
    found = open_conversation(move.desk, move.caller)
    if found is not None and found.step == CLAIM and found.incident == move.stored.id:
        return found
    return compose(move.desk, move.caller, CLAIM, move.stored.id, move.incident.contract)


def _keep(move: Move, conversation: Conversation, composing: Composing) -> None:
    move.desk.archive.conversations.save(
        replace(conversation, data=to_data(composing), touched_at=move.desk.now)
    )


def take_reasons(move: Move, conversation: Conversation, text: str) -> Outcome:
    """Take the reasons; where the ground is not chosen yet, ask for it again."""
    _may_claim(move)
    composing = composing_of(conversation)
    if composing.choice:
        return _claim(move, conversation, int(composing.choice), text)
    _keep(move, conversation, replace(composing, text=text))
    _ask_ground(move, conversation, text)
    return move.done()


def _claim(move: Move, conversation: Conversation, ground: int, text: str) -> Outcome:
    move.desk.archive.conversations.end(conversation.id, "sent")
    move = move.record([move.fact(Kind.EXCLUSION_CLAIMED, {"ground": ground}, text)])
    claim = _open(move)
    object_by = claim_objection_due(claim, move.terms)
    people = answerers(move.desk, move.incident.contract)
    notice = ExclusionClaimed(
        incident=move.stored.id,
        claim=claim.seq,
        number=move.incident.number,
        ground=ground,
        text=text,
        object_by=object_by,
    )
    _tell(move, people, notice)
    saved = ClaimSaved(number=move.incident.number, ground=ground, people=people, object_by=object_by)
    move.reply(saved, slot=slot_of(conversation))
    return move.done()


def _open(move: Move, seq: str = "") -> Claim:
    """Return the open claim an answer is about; refused where that one is settled already."""
    claim = move.incident.open_claim
    if claim is None or (seq and seq != str(claim.seq)):
        last = next((one for one in move.incident.claims if str(one.seq) == seq), None)
        standing = last.standing if last else Standing.REFUSED
        raise Refusal(ClaimOver(number=move.incident.number, standing=standing.value))
    return claim


def agree(move: Move) -> Outcome:
    """[Zgoda]: the exclusion holds from this press; possible as long as the claim is open."""
    claim = _answered(move)
    move = move.record(
        [move.fact(Kind.EXCLUSION_DECIDED, {"claim": claim.seq, "stands": True, "how": "consent"})]
    )
    notice = ExclusionAgreed(
        number=move.incident.number,
        ground=claim.ground,
        person=move.person.key,
        at=move.caller.inbound.at,
    )
    _tell(move, _concerned(move, claim), notice)
    move.reply(notice)
    return move.done()


def _answered(move: Move) -> Claim:
    move.check(Kind.EXCLUSION_DECIDED)
    claim = _open(move, move.caller.inbound.argument)
    if claim.by == move.person.key:
        raise Refusal(OwnProposal())
    return claim


def start_objection(move: Move) -> Outcome:
    """[Sprzeciw]: the next message says why; refused once the term is over."""
    claim = _answered(move)
    _in_time(move, claim, move.caller.inbound.at)
    conversation = compose(move.desk, move.caller, OBJECTION, move.stored.id, move.incident.contract)
    _keep(move, conversation, Composing(purpose=OBJECTION, choice=str(claim.seq)))
    notice = TypeClaimObjection(number=move.incident.number, ground=claim.ground)
    move.reply(notice, slot=slot_of(conversation))
    return move.done()


def _in_time(move: Move, claim: Claim, at: datetime) -> None:
    if may_object_to_claim(claim, move.terms, at):
        return
    object_by = claim_objection_due(claim, move.terms)
    if claim.standing is not Standing.CLAIMED or object_by is None:
        raise Refusal(ClaimOver(number=move.incident.number, standing=claim.standing.value))
    people = settlers(move.desk, move.incident.contract, claim)
    raise Refusal(ClaimObjectionLate(number=move.incident.number, object_by=object_by, people=people))


def take_objection(move: Move, conversation: Conversation, text: str) -> Outcome:
    """Record the objection: the claim is disputed, and those who decide are asked."""
    move.desk.archive.conversations.end(conversation.id, "sent")
    claim = _open(move, composing_of(conversation).choice)
    # Who pressed in time and typed past the end has objected in time.
    _in_time(move, claim, begun_at(conversation))
    move = move.record([move.fact(Kind.EXCLUSION_OBJECTED, {"claim": claim.seq}, text)])
    people = settlers(move.desk, move.incident.contract, claim)
    notice = ExclusionContested(number=move.incident.number, ground=claim.ground, text=text, people=people)
    bag = Mailbag()
    bag.put(_concerned(move, claim), notice)
    bag.put(people, _asked(move.stored, claim, text, people), rank=1)
    move.post(bag)
    move.reply(notice, slot=slot_of(conversation))
    if move.person.key in people:
        move.reply(_asked(move.stored, claim, text, people))
    return move.done()


def unanswered(desk: Desk, stored: Stored, _at: datetime, bag: Mailbag) -> Stored:
    """The term is over and nobody has answered: those who decide disputes are asked, nothing else changes."""
    claim = stored.incident.open_claim
    if claim is None:
        return stored
    contract = stored.incident.contract
    people = settlers(desk, contract, claim)
    notice = ExclusionUnanswered(number=stored.incident.number, ground=claim.ground, people=people)
    bag.put((claim.by, *answerers(desk, contract)), notice, rank=10)
    bag.put(people, _asked(stored, claim, None, people), rank=11)
    return stored


def _asked(stored: Stored, claim: Claim, objection: str | None, people: tuple[str, ...]) -> AskExclusion:
    return AskExclusion(
        incident=stored.id,
        claim=claim.seq,
        number=stored.incident.number,
        ground=claim.ground,
        text=claim.text or "",
        objection=objection,
        people=people,
    )


def _concerned(move: Move, claim: Claim) -> tuple[str, ...]:
    """List who hears what became of a claim: who made it, who may answer, who repairs, the claiming side's owners."""
    terms = move.desk.terms_now(move.incident.contract)
    owners = terms.people(Role.OWNER, on=terms.local_date(move.desk.now), side=terms.exclusions.claimed_by)
    own = repairing(move) if terms.exclusions.claimed_by is Side.PROVIDER else ()
    return (claim.by, *answerers(move.desk, move.incident.contract), *own, *(one.key for one in owners))


def _tell(move: Move, people: tuple[str, ...], notice: Notice) -> None:
    bag = Mailbag()
    bag.put(people, notice)
    move.post(bag)
