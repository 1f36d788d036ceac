"""Desk: /kontrola. The inspector draws reports, enters findings, sends them; until then nobody else sees it.

Everything stands in the contract's register, nothing in the log of an incident: looking at a drawn report leaves no
trace in what the provider can read (clause 17). One draw a period: asking again shows the same.
"""

from datetime import date, datetime

from handlers.desk import Caller, Desk, Person, find_person
from handlers.errors import Refusal
from handlers.messages import NOTHING, Notice, Outcome
from handlers.notices.answering import RoleNeeded
from handlers.notices.inspecting import (
    Announced,
    Drawn,
    DrawnList,
    Findings,
    FindingSaved,
    NothingToDraw,
    TypeFinding,
)
from handlers.notices.quality import DecidedBefore
from handlers.notices.repairing import UnknownButton
from handlers.papers import Paper, await_text, entry_of, paper_of, say, send_mail, send_paper, tell_in_chat
from handlers.roads import EMAIL
from models.sla.asked import Period
from models.sla.availability import is_counted
from models.sla.contract import Quality, QualityKind, Role, Side
from models.sla.duties import findings_due, period_before
from models.sla.events import Fact
from models.sla.register import Entry, EntryKind, NewEntry
from models.sla.sampling import draw, seed_of
from models.store.records import Conversation

KIND = "findings"
FINDING = "inspection_finding"


def inspect(desk: Desk, caller: Caller, _words: str) -> Outcome:
    """/kontrola: draw from the last period that is over, or show the draw there is."""
    person, quality = _inspector(desk, caller)
    period = period_before(quality.every, desk.terms_now(person.contract).local_date(desk.now))
    made = desk.archive.register.about(person.contract, _subject(quality, period), EntryKind.INSPECTION_DRAWN)
    entry = made[0] if made else _draw(desk, person, quality, period)
    if entry is None:
        say(desk, caller, person, NothingToDraw(first=period.first, last=period.last))
        return NOTHING
    say(desk, caller, person, _drawn(entry, quality))
    return NOTHING


def _inspector(desk: Desk, caller: Caller) -> tuple[Person, Quality]:
    """Return the sender as the inspector of a contract; refuses everybody else, naming who it is."""
    for person in caller.persons:
        for quality in desk.terms_now(person.contract).quality.values():
            if quality.kind is QualityKind.INSPECTION and _inspects(person, quality):
                return person, quality
    terms = desk.terms_now(caller.person.contract)
    people = terms.people(Role.INSPECTOR, on=terms.local_date(desk.now))
    raise Refusal(RoleNeeded(role=Role.INSPECTOR.value, people=tuple(one.key for one in people)))


def _inspects(person: Person, quality: Quality) -> bool:
    return person.has(Role.INSPECTOR) and quality.inspector in (None, person.key)


def _subject(quality: Quality, period: Period) -> str:
    return f"{quality.key}:{period.first.isoformat()}"


def _draw(desk: Desk, person: Person, quality: Quality, period: Period) -> Entry | None:
    """Draw by a seed made of all chains as they stand, enter it, and note when findings are due."""
    contract, terms = person.contract, desk.terms_now(person.contract)
    span = period.span(terms.zone)
    rows = desk.archive.incidents.between(contract, span.start, span.end)
    incidents = (desk.archive.incidents.load(row).incident for row in rows)
    numbers = [one.number for one in incidents if is_counted(one)]
    if not numbers:
        return None
    heads = desk.archive.incidents.heads(contract)
    seed = seed_of(contract, period, heads)
    drawn = draw(numbers, seed, quality.sample or len(numbers))
    facts: dict[str, Fact] = {
        "key": quality.key,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "population": len(numbers),
        "seed": seed,
        "numbers": ",".join(drawn),
    }
    new = NewEntry(
        kind=EntryKind.INSPECTION_DRAWN, subject=_subject(quality, period), actor=person.key, facts=facts
    )
    entry = desk.archive.register.add(contract, new)
    due = findings_due(terms, quality, entry.recorded_at)
    if due is not None:
        desk.archive.appointments.plan(KIND, contract, str(entry.id), due)
    if quality.announced:
        _announce(desk, entry, quality)
    return entry


def _announce(desk: Desk, entry: Entry, quality: Quality) -> None:
    first, last = days_of(entry)
    for key in _provider_of(desk, entry.contract, quality):
        notice = Announced(first=first, last=last)
        send_paper(desk, entry.contract, key, notice, scope=f"inspection:{entry.id}")


def _provider_of(desk: Desk, contract: str, quality: Quality) -> list[str]:
    found = ((key, find_person(desk, contract, key)) for key in quality.to)
    return [key for key, person in found if person is not None and person.side is Side.PROVIDER]


def _drawn(entry: Entry, quality: Quality) -> Drawn:
    first, last = days_of(entry)
    return Drawn(
        entry=entry.id,
        first=first,
        last=last,
        count=len(_numbers(entry)),
        announced=quality.announced,
    )


def show_list(desk: Desk, caller: Caller) -> Outcome:
    """[Lista]: the drawn reports with what the inspection looks at; no message about an incident is sent."""
    entry, person, _ = _mine(desk, caller)
    first, last = days_of(entry)
    notice = DrawnList(
        entry=entry.id,
        first=first,
        last=last,
        numbers=_numbers(entry),
        seed=entry.fact("seed"),
        as_of=desk.now,
        duty=entry.fact("key"),
    )
    say(desk, caller, person, notice)
    return NOTHING


def start_finding(desk: Desk, caller: Caller) -> Outcome:
    """[Wpisz ustalenia]."""
    entry, person, _ = _mine(desk, caller)
    _unfinished(desk, entry)
    await_text(desk, caller, person, FINDING, Paper(entry=entry.id))
    first, last = days_of(entry)
    say(desk, caller, person, TypeFinding(entry=entry.id, first=first, last=last))
    return NOTHING


def save_finding(desk: Desk, caller: Caller, conversation: Conversation, text: str) -> Outcome:
    """Enter a finding."""
    entry = desk.archive.register.load(paper_of(conversation).entry)
    person = caller.under(entry.contract) or caller.person
    _unfinished(desk, entry)
    new = NewEntry(
        kind=EntryKind.FINDING,
        subject=entry.subject,
        actor=person.key,
        facts={"inspection": entry.id},
        text=text,
    )
    desk.archive.register.add(entry.contract, new)
    first, last = days_of(entry)
    count = len(desk.archive.register.about(entry.contract, entry.subject, EntryKind.FINDING))
    say(desk, caller, person, FindingSaved(entry=entry.id, first=first, last=last, count=count))
    return NOTHING


def finish(desk: Desk, caller: Caller) -> Outcome:
    """[Zakończ i wyślij]: from now on both sides see the findings, and the provider may answer."""
    entry, person, quality = _mine(desk, caller)
    _unfinished(desk, entry)
    new = NewEntry(
        kind=EntryKind.INSPECTION_FINISHED,
        subject=entry.subject,
        actor=person.key,
        facts={"inspection": entry.id},
    )
    finished = desk.archive.register.add(entry.contract, new)
    found = desk.archive.register.about(entry.contract, entry.subject, EntryKind.FINDING)
    first, last = days_of(entry)
    notice = Findings(
        entry=entry.id,
        first=first,
        last=last,
        person=person.key,
        numbers=_numbers(entry),
        texts=tuple(one.text for one in found if one.text),
        seed=entry.fact("seed"),
        reply_by=reply_by(desk, quality, finished),
    )
    say(desk, caller, person, notice)
    for key in quality.to:
        if key != person.key and find_person(desk, entry.contract, key) is not None:
            _send(desk, entry.contract, key, notice, f"findings:{entry.id}")
    return NOTHING


def _send(desk: Desk, contract: str, key: str, notice: Notice, scope: str) -> None:
    """Send findings by e-mail and in chat, as a report is."""
    told = tell_in_chat(desk, contract, key, notice, scope=f"{scope}:chat")
    if EMAIL in desk.channels or not told:
        send_mail(desk, contract, key, notice, scope=scope)


def _mine(desk: Desk, caller: Caller) -> tuple[Entry, Person, Quality]:
    """Return the draw a press is about, for its inspector; for everybody else there is none."""
    found = entry_of(desk, caller, EntryKind.INSPECTION_DRAWN)
    if found is None:
        raise Refusal(UnknownButton())
    entry, person = found
    quality = quality_of(desk, entry)
    if not _inspects(person, quality):
        raise Refusal(UnknownButton())
    return entry, person, quality


def quality_of(desk: Desk, entry: Entry) -> Quality:
    """Return the rules an inspection was drawn by; refuses where the contract has them no more."""
    quality = desk.terms_now(entry.contract).quality.get(entry.fact("key"))
    if quality is None:
        raise Refusal(UnknownButton())
    return quality


def _unfinished(desk: Desk, entry: Entry) -> None:
    made = desk.archive.register.about(entry.contract, entry.subject, EntryKind.INSPECTION_FINISHED)
    if made:
        raise Refusal(DecidedBefore(person=made[0].actor, at=made[0].recorded_at))


def is_finished(desk: Desk, entry: Entry) -> bool:
    """Say whether the findings of a draw were sent."""
    return bool(desk.archive.register.about(entry.contract, entry.subject, EntryKind.INSPECTION_FINISHED))


def reply_by(desk: Desk, quality: Quality, finished: Entry) -> datetime | None:
    """Return until when the provider may answer, on the default hours (DECISIONS 3.4)."""
    if quality.reply_within is None:
        return None
    seconds = int(quality.reply_within.total_seconds())
    return desk.terms_now(finished.contract).default_timeline.due(finished.recorded_at, seconds)


def _numbers(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.fact("numbers").split(","))


def days_of(entry: Entry) -> tuple[date, date]:
    """Return the first and the last day of the inspected period."""
    return date.fromisoformat(entry.fact("first")), date.fromisoformat(entry.fact("last"))
