"""Desk: part of the pay may be held back until a repair is confirmed; an owner decides, the confirmation releases.

Never by itself: the bot names the amount, a person of the side that pays decides with a reason (clause 15).
"""

from handlers.desk import Caller, Desk, Person
from handlers.errors import Refusal
from handlers.messages import NOTHING, Notice, Outcome
from handlers.notices.answering import RoleNeeded
from handlers.notices.quality import DecidedBefore, TypeReason
from handlers.notices.repairing import UnknownButton
from handlers.notices.withholding import AskWithholding, WithholdingDecided, WithholdingReleased
from handlers.papers import Paper, await_text, paper_of, say, send_paper
from handlers.penalty import seers
from handlers.record import terms_of
from models.sla.contract import Role, Terms
from models.sla.events import BOT, Fact
from models.sla.penalties import Withheld, withheld
from models.sla.register import Entry, EntryKind, NewEntry
from models.store.records import Conversation, Stored

DECISION = "withholding_decision"
WITHHOLD, LEAVE = "withhold", "nowithhold"


def decides(terms: Terms, key: str) -> bool:
    """Say whether a person may decide: `decided_by` on the side that pays."""
    contact = terms.contacts.get(key)
    if contact is None or contact.party is not terms.penalties.charged_by:
        return False
    return not contact.roles.isdisjoint(terms.withholding.decided_by)


def ask(desk: Desk, contract: str, report: Entry, found: tuple[Withheld, ...]) -> None:
    """Put to those who decide, with the report, what may be held back and nobody has decided on."""
    terms = desk.terms_now(contract)
    for one in found:
        stored = desk.archive.incidents.find(one.number)
        if stored is None or _decision(desk, contract, one.number) is not None:
            continue
        notice = AskWithholding(
            incident=stored.id, number=one.number, amount=str(one.amount), percent=str(one.percent)
        )
        for contact in terms.contacts_in_force(terms.local_date(desk.now)):
            if decides(terms, contact.key):
                scope = f"withholding:{report.id}:{stored.id}"
                send_paper(desk, contract, contact.key, notice, scope=scope)


def start(desk: Desk, caller: Caller) -> Outcome:
    """[Wstrzymać zapłatę] or [Nie wstrzymywać]: ask for the reason."""
    subject = caller.inbound.subject
    if not desk.archive.incidents.exists(int(subject)):
        raise Refusal(UnknownButton())
    stored = desk.archive.incidents.load(int(subject))
    person = caller.under(stored.incident.contract)
    if person is None:
        raise Refusal(UnknownButton())
    found = _allowed(desk, person, stored)
    await_text(desk, caller, person, DECISION, Paper(entry=stored.id, choice=caller.inbound.act))
    say(desk, caller, person, TypeReason(what=caller.inbound.act, amount=str(found.amount)))
    return NOTHING


def decide(desk: Desk, caller: Caller, conversation: Conversation, text: str) -> Outcome:
    """Enter the decision with its reason and tell the owners of both sides."""
    paper = paper_of(conversation)
    stored = desk.archive.incidents.load(paper.entry)
    person = caller.under(conversation.contract) or caller.person
    found = _allowed(desk, person, stored)
    held = paper.choice == WITHHOLD
    facts: dict[str, Fact] = {"number": found.number, "withheld": held, "amount": str(found.amount)}
    new = NewEntry(
        kind=EntryKind.WITHHOLDING_DECIDED,
        subject=_subject(found.number),
        actor=person.key,
        facts=facts,
        text=text,
    )
    entry = desk.archive.register.add(conversation.contract, new)
    notice = WithholdingDecided(
        number=found.number,
        withheld=held,
        amount=str(found.amount),
        person=person.key,
        at=desk.now,
        text=text,
    )
    say(desk, caller, person, notice)
    _tell(desk, conversation.contract, notice, f"withholding:{entry.id}", person.key)
    return NOTHING


def release(desk: Desk, stored: Stored) -> None:
    """The repair is confirmed: what is held back for it is to be paid (`release_on`)."""
    contract, number = stored.incident.contract, stored.incident.number
    decision = _decision(desk, contract, number)
    if decision is None or not decision.facts.get("withheld") or _is_released(desk, contract, number):
        return
    facts: dict[str, Fact] = {"decision": decision.id, "amount": decision.fact("amount")}
    new = NewEntry(kind=EntryKind.WITHHOLDING_RELEASED, subject=_subject(number), actor=BOT, facts=facts)
    entry = desk.archive.register.add(contract, new)
    notice = WithholdingReleased(number=number, amount=decision.fact("amount"))
    _tell(desk, contract, notice, f"released:{entry.id}", "")


def _allowed(desk: Desk, person: Person, stored: Stored) -> Withheld:
    """Return what may be held back now; refuses who may not decide, and what is decided or over."""
    contract, terms = stored.incident.contract, desk.terms_now(stored.incident.contract)
    if not decides(terms, person.key):
        people = terms.contacts_in_force(terms.local_date(desk.now))
        able = tuple(one.key for one in people if decides(terms, one.key))
        raise Refusal(RoleNeeded(role=Role.OWNER.value, people=able))
    before = _decision(desk, contract, stored.incident.number)
    if before is not None:
        raise Refusal(DecidedBefore(person=before.actor, at=before.recorded_at))
    found = withheld(stored.incident, terms_of(desk, stored), desk.now)
    if found is None or found.released_at is not None:
        raise Refusal(UnknownButton())
    return found


def _subject(number: str) -> str:
    return f"withholding:{number}"


def _decision(desk: Desk, contract: str, number: str) -> Entry | None:
    made = desk.archive.register.about(contract, _subject(number), EntryKind.WITHHOLDING_DECIDED)
    return made[-1] if made else None


def _is_released(desk: Desk, contract: str, number: str) -> bool:
    return bool(desk.archive.register.about(contract, _subject(number), EntryKind.WITHHOLDING_RELEASED))


def _tell(desk: Desk, contract: str, notice: Notice, scope: str, but: str) -> None:
    for one in seers(desk, desk.terms_now(contract)):
        if one.key != but:
            send_paper(desk, contract, one.key, notice, scope=scope)
