"""Desk: what follows an inspection: the provider answers the findings, and the inspector is reminded of them."""

from handlers.desk import Caller, Desk, Person, find_person
from handlers.errors import Refusal
from handlers.inspection import days_of, is_finished, quality_of, reply_by
from handlers.messages import NOTHING, Outcome
from handlers.notices.inspecting import FindingsDue, Replied, TypeReply
from handlers.notices.repairing import UnknownButton
from handlers.papers import Paper, await_text, entry_of, paper_of, say, send_paper
from models.sla.contract import Quality, Side
from models.sla.events import Fact
from models.sla.register import Entry, EntryKind, NewEntry
from models.store.records import Appointment, Conversation

KIND = "findings"
REPLY = "inspection_reply"


def start_reply(desk: Desk, caller: Caller) -> Outcome:
    """[Odpowiedz] of the provider, to findings that were sent."""
    entry, person, quality, finished = _sent(desk, caller)
    await_text(desk, caller, person, REPLY, Paper(entry=entry.id))
    first, last = days_of(entry)
    until = reply_by(desk, quality, finished)
    say(desk, caller, person, TypeReply(entry=entry.id, first=first, last=last, reply_by=until))
    return NOTHING


def save_reply(desk: Desk, caller: Caller, conversation: Conversation, text: str) -> Outcome:
    """Enter the provider's answer and tell the inspector and those who got the findings."""
    entry = desk.archive.register.load(paper_of(conversation).entry)
    person = caller.under(entry.contract) or caller.person
    quality = quality_of(desk, entry)
    finished = desk.archive.register.about(entry.contract, entry.subject, EntryKind.INSPECTION_FINISHED)[-1]
    until = reply_by(desk, quality, finished)
    late = until is not None and caller.inbound.at > until
    facts: dict[str, Fact] = {"inspection": entry.id, "late": late}
    new = NewEntry(
        kind=EntryKind.INSPECTION_ANSWERED,
        subject=entry.subject,
        actor=person.key,
        facts=facts,
        text=text,
    )
    made = desk.archive.register.add(entry.contract, new)
    first, last = days_of(entry)
    notice = Replied(
        entry=entry.id, first=first, last=last, person=person.key, at=desk.now, text=text, late=late
    )
    say(desk, caller, person, notice)
    for key in dict.fromkeys((entry.actor, *quality.to)):
        if key != person.key and find_person(desk, entry.contract, key) is not None:
            send_paper(desk, entry.contract, key, notice, scope=f"reply:{made.id}")
    return NOTHING


def keep(desk: Desk, appointment: Appointment) -> None:
    """Remind the inspector of findings that are due and were not sent."""
    entry = desk.archive.register.find(int(appointment.subject))
    if entry is None or is_finished(desk, entry):
        return
    first, last = days_of(entry)
    notice = FindingsDue(entry=entry.id, first=first, last=last, due=appointment.due_at)
    send_paper(desk, entry.contract, entry.actor, notice, scope=f"findingsdue:{entry.id}")


def _sent(desk: Desk, caller: Caller) -> tuple[Entry, Person, Quality, Entry]:
    found = entry_of(desk, caller, EntryKind.INSPECTION_DRAWN)
    if found is None:
        raise Refusal(UnknownButton())
    entry, person = found
    made = desk.archive.register.about(entry.contract, entry.subject, EntryKind.INSPECTION_FINISHED)
    quality = quality_of(desk, entry)
    if not made or person.side is not Side.PROVIDER or person.key not in quality.to:
        raise Refusal(UnknownButton())
    return entry, person, quality, made[-1]
