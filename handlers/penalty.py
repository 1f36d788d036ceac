"""Desk: proposed penalties are put to the owners; a person decides, gives the reason, and the other side answers.

Nothing is charged without that (clause 14). What was decided is an entry of the register and is never changed.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.desk import Caller, Desk, Person
from handlers.errors import Refusal
from handlers.messages import NOTHING, Notice, Outcome
from handlers.notices.answering import RoleNeeded
from handlers.notices.quality import (
    AskPenalty,
    DecidedBefore,
    PenaltyAnswered,
    PenaltyDecided,
    PenaltyHow,
    TypeReason,
)
from handlers.notices.repairing import UnknownButton
from handlers.papers import Paper, await_text, entry_of, paper_of, say, send_paper
from models.sla.contract import Contact, Role, Terms
from models.sla.events import BOT, Fact
from models.sla.register import Entry, EntryKind, NewEntry
from models.sla.statement import Statement
from models.store.records import Conversation

DECISION = "penalty_decision"
ANSWER = "penalty_answer"
CHARGE, WAIVE = "charge", "waive"


def propose(desk: Desk, contract: str, report: Entry, found: Statement) -> None:
    """Enter a month's proposal and put it to those who may see it; nothing where nothing is proposed."""
    if found.total <= 0:
        return
    terms = desk.terms_now(contract)
    facts: dict[str, Fact] = {
        "report": report.id,
        "month": found.month.isoformat(),
        "total": str(found.total),
        "currency": found.currency,
        "as_of": desk.now.isoformat(),
    }
    new = NewEntry(kind=EntryKind.PENALTY_PROPOSED, subject=_subject(found.month), actor=BOT, facts=facts)
    entry = desk.archive.register.add(contract, new)
    notice = AskPenalty(
        entry=entry.id,
        month=found.month,
        total=str(found.total),
        numbers=tuple(one.number for one in found.incidents),
        people=tuple(one.key for one in deciders(desk, terms)),
        claim_by=claim_by(desk, terms, entry),
    )
    for person in seers(desk, terms):
        send_paper(desk, contract, person.key, notice, scope=f"penalty:{entry.id}")


def _subject(month: date) -> str:
    return f"penalty:{month:%Y-%m}"


def claim_by(desk: Desk, terms: Terms, proposal: Entry) -> date | None:
    """Return the last day on which a debit note may be issued after the report; None: no term (clause 14)."""
    days = terms.penalties.claim_within_days
    return None if days is None else terms.local_date(proposal.recorded_at) + timedelta(days=days)


def seers(desk: Desk, terms: Terms) -> tuple[Contact, ...]:
    """List the people in force who may see proposals (`visible_to`)."""
    return _holding(desk, terms, terms.penalties.visible_to)


def deciders(desk: Desk, terms: Terms) -> tuple[Contact, ...]:
    """List who may charge or waive: `decided_by` on the side that charges."""
    found = _holding(desk, terms, terms.penalties.decided_by)
    return tuple(one for one in found if one.party is terms.penalties.charged_by)


def accepters(desk: Desk, terms: Terms) -> tuple[Contact, ...]:
    """List who may accept or refuse what was charged: `decided_by` on the side that accepts."""
    found = _holding(desk, terms, terms.penalties.decided_by)
    return tuple(one for one in found if one.party is terms.penalties.accepted_by)


def _holding(desk: Desk, terms: Terms, roles: frozenset[Role]) -> tuple[Contact, ...]:
    people = terms.contacts_in_force(terms.local_date(desk.now))
    return tuple(one for one in people if not one.roles.isdisjoint(roles))


def sees_penalties(terms: Terms, key: str) -> bool:
    """Say whether a person may be shown proposals (`visible_to`)."""
    contact = terms.contacts.get(key)
    return contact is not None and not contact.roles.isdisjoint(terms.penalties.visible_to)


def how(desk: Desk, caller: Caller) -> Outcome:
    """[Jak policzono] under a proposal: line by line, to those who may see it."""
    entry, person, terms = _proposal(desk, caller)
    _allow(person, seers(desk, terms))
    notice = PenaltyHow(
        month=date.fromisoformat(entry.fact("month")),
        as_of=entry.recorded_at,
        claim_by=claim_by(desk, terms, entry),
    )
    say(desk, caller, person, notice)
    return NOTHING


def start_decision(desk: Desk, caller: Caller) -> Outcome:
    """[Naliczyć] or [Odstąpić]: ask for the reason; nothing is decided before it is written."""
    entry, person, terms = _proposal(desk, caller)
    _allow(person, deciders(desk, terms))
    _undecided(desk, entry, EntryKind.PENALTY_DECIDED)
    what = caller.inbound.act
    await_text(desk, caller, person, DECISION, Paper(entry=entry.id, choice=what))
    say(desk, caller, person, TypeReason(what=what, amount=entry.fact("total")))
    return NOTHING


def decide(desk: Desk, caller: Caller, conversation: Conversation, text: str) -> Outcome:
    """Enter the decision with its reason and tell the owners of both sides."""
    paper = paper_of(conversation)
    proposal = desk.archive.register.load(paper.entry)
    terms = desk.terms_now(proposal.contract)
    person = caller.under(proposal.contract) or caller.person
    _allow(person, deciders(desk, terms))
    _undecided(desk, proposal, EntryKind.PENALTY_DECIDED)
    charged = paper.choice == CHARGE
    facts: dict[str, Fact] = {
        "proposal": proposal.id,
        "month": proposal.fact("month"),
        "charged": charged,
        "total": proposal.fact("total"),
        "currency": proposal.fact("currency"),
    }
    new = NewEntry(
        kind=EntryKind.PENALTY_DECIDED, subject=proposal.subject, actor=person.key, facts=facts, text=text
    )
    entry = desk.archive.register.add(proposal.contract, new)
    notice = PenaltyDecided(
        entry=entry.id,
        month=date.fromisoformat(proposal.fact("month")),
        charged=charged,
        total=proposal.fact("total"),
        person=person.key,
        at=desk.now,
        text=text,
        claim_by=claim_by(desk, terms, proposal) if charged else None,
    )
    _tell_owners(desk, caller, person, notice, f"decision:{entry.id}")
    return NOTHING


def answer(desk: Desk, caller: Caller) -> Outcome:
    """[Uznaję]: the other side's owner accepts what was charged."""
    decision, person, _ = _decision(desk, caller)
    _enter_answer(desk, caller, person, decision, "")
    return NOTHING


def start_refusal(desk: Desk, caller: Caller) -> Outcome:
    """[Nie uznaję]: ask for the reason."""
    decision, person, _ = _decision(desk, caller)
    await_text(desk, caller, person, ANSWER, Paper(entry=decision.id))
    say(desk, caller, person, TypeReason(what="refuse", amount=decision.fact("total")))
    return NOTHING


def refuse(desk: Desk, caller: Caller, conversation: Conversation, text: str) -> Outcome:
    """Enter the refusal with its reason."""
    decision = desk.archive.register.load(paper_of(conversation).entry)
    person = caller.under(decision.contract) or caller.person
    _allow(person, accepters(desk, desk.terms_now(decision.contract)))
    _undecided(desk, decision, EntryKind.PENALTY_ANSWERED)
    _enter_answer(desk, caller, person, decision, text)
    return NOTHING


def _enter_answer(desk: Desk, caller: Caller, person: Person, decision: Entry, text: str) -> None:
    """Enter the answer: a refusal has a reason, an acceptance none."""
    accepted = not text
    facts: dict[str, Fact] = {"decision": decision.id, "accepted": accepted}
    new = NewEntry(
        kind=EntryKind.PENALTY_ANSWERED,
        subject=decision.subject,
        actor=person.key,
        facts=facts,
        text=text or None,
    )
    entry = desk.archive.register.add(decision.contract, new)
    notice = PenaltyAnswered(
        month=date.fromisoformat(decision.fact("month")),
        accepted=accepted,
        total=decision.fact("total"),
        person=person.key,
        at=desk.now,
        text=text,
    )
    _tell_owners(desk, caller, person, notice, f"answer:{entry.id}")


def _tell_owners(desk: Desk, caller: Caller, person: Person, notice: Notice, scope: str) -> None:
    """Answer the one who acted and tell the owners of both sides."""
    say(desk, caller, person, notice)
    for one in seers(desk, desk.terms_now(person.contract)):
        if one.key != person.key:
            send_paper(desk, person.contract, one.key, notice, scope=scope)


def _proposal(desk: Desk, caller: Caller) -> tuple[Entry, Person, Terms]:
    found = entry_of(desk, caller, EntryKind.PENALTY_PROPOSED)
    if found is None:
        raise Refusal(UnknownButton())
    return *found, desk.terms_now(found[0].contract)


def _decision(desk: Desk, caller: Caller) -> tuple[Entry, Person, Terms]:
    found = entry_of(desk, caller, EntryKind.PENALTY_DECIDED)
    if found is None or not found[0].facts.get("charged"):
        raise Refusal(UnknownButton())
    decision, person = found
    terms = desk.terms_now(decision.contract)
    _allow(person, accepters(desk, terms))
    _undecided(desk, decision, EntryKind.PENALTY_ANSWERED)
    return decision, person, terms


def _allow(person: Person, people: Sequence[Contact]) -> None:
    if person.key not in {one.key for one in people}:
        raise Refusal(RoleNeeded(role=Role.OWNER.value, people=tuple(one.key for one in people)))


def _undecided(desk: Desk, about: Entry, kind: EntryKind) -> None:
    """Refuse a second decision: what is in the register stays (an error is mended between the parties)."""
    made = desk.archive.register.about(about.contract, about.subject, kind)
    later = next(
        (one for one in made if about.id in (one.facts.get("proposal"), one.facts.get("decision"))), None
    )
    if later is not None:
        raise Refusal(DecidedBefore(person=later.actor, at=later.recorded_at))
