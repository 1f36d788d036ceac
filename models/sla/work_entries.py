"""Announced work as entries of the register, and back: what was announced, and what became of it (clause 12).

Rule book, pure. Which time of a month is planned and which is downtime follows from announced work, and a penalty
from that. So each announcement and each later word about it is a link of the contract's chain as well, where neither
party can change it unseen; `reakcja verify` adds the entries up again and holds the kept works against them.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from models.sla.events import Fact
from models.sla.hours import Span
from models.sla.register import Entry, EntryKind, NewEntry
from models.sla.works import Work, WorkFact, WorkKind, add_up

_KINDS = {
    WorkKind.OBJECTED: EntryKind.WORK_OBJECTED,
    WorkKind.CANCELLED: EntryKind.WORK_CANCELLED,
    WorkKind.ENDED: EntryKind.WORK_ENDED,
    WorkKind.GOES_ON: EntryKind.WORK_GOES_ON,
}
_WORDS = {entry: kind for kind, entry in _KINDS.items()}


def announcement(work: Work, channel: str | None) -> NewEntry:
    """Return the entry of an announcement: `services` in their order, instants in whole seconds of UTC."""
    facts: dict[str, Fact] = {
        "work": work.id,
        "services": ",".join(work.services),
        "starts_at": _written(work.span.start),
        "ends_at": _written(work.span.end),
        "announced_at": _written(work.announced_at),
        "emergency": work.is_emergency,
        "channel": channel,
    }
    return NewEntry(
        kind=EntryKind.WORK_ANNOUNCED, subject=_subject(work.id), actor=work.by, facts=facts, text=work.text
    )


def word(work: int, fact: WorkFact, channel: str | None) -> NewEntry:
    """Return the entry of what became of a work."""
    facts: dict[str, Fact] = {"work": work, "at": _written(fact.at), "channel": channel}
    return NewEntry(kind=_KINDS[fact.kind], subject=_subject(work), actor=fact.by, facts=facts)


def works_entered(entries: Iterable[Entry]) -> dict[int, Work]:
    """Add the entries of one contract up to its works by their rows; `entries` in the order of the chain.

    A word about a work nobody announced is passed over; of two announcements of one work the first holds.
    """
    announced: dict[int, Work] = {}
    words: dict[int, list[WorkFact]] = {}
    for entry in entries:
        if entry.kind is EntryKind.WORK_ANNOUNCED:
            work = _announced(entry)
            announced.setdefault(work.id, work)
        elif entry.kind in _WORDS:
            said = WorkFact(
                seq=entry.seq, kind=_WORDS[entry.kind], at=_read(entry.fact("at")), by=entry.actor
            )
            words.setdefault(int(entry.fact("work")), []).append(said)
    return {key: add_up(work, words.get(key, ())) for key, work in announced.items()}


def _announced(entry: Entry) -> Work:
    return Work(
        id=int(entry.fact("work")),
        contract=entry.contract,
        services=tuple(entry.fact("services").split(",")),
        span=Span(_read(entry.fact("starts_at")), _read(entry.fact("ends_at"))),
        announced_at=_read(entry.fact("announced_at")),
        by=entry.actor,
        text=entry.text,
        is_emergency=entry.facts["emergency"] is True,
    )


def differing(kept: Work, entered: Work) -> list[tuple[str, str, str]]:
    """List (field, as kept, as entered) of all in which a kept work is not what was entered."""
    pairs = zip(_fields(kept), _fields(entered), strict=True)
    return [(name, ours, theirs) for (name, ours), (_, theirs) in pairs if ours != theirs]


def _fields(work: Work) -> list[tuple[str, str]]:
    return [
        ("services", ",".join(work.services)),
        ("starts_at", _written(work.span.start)),
        ("ends_at", _written(work.span.end)),
        ("announced_at", _written(work.announced_at)),
        ("announced_by", work.by),
        ("text", work.text or ""),
        ("emergency", str(work.is_emergency).lower()),
        ("objected_by", ",".join(work.objected_by)),
        ("cancelled_at", _written(work.cancelled_at)),
        ("ended_at", _written(work.ended_at)),
        ("goes_on", str(work.goes_on).lower()),
    ]


def _subject(work: int) -> str:
    return f"work:{work}"


def _written(at: datetime | None) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""


def _read(text: str) -> datetime:
    return datetime.fromisoformat(text)
