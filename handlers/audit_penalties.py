"""Desk: the amounts in the register, held against what the record gives: a proposal, and each decision on it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from handlers.audit import Difference, differs
from handlers.desk import Desk
from handlers.library import Library
from handlers.reports import statement_for
from models.sla.contract import Contract
from models.sla.hours import BeyondCalendar
from models.sla.register import Entry, EntryKind
from models.sla.statement import Statement
from models.store.archive import Archive


def check_penalties(archive: Archive, library: Library) -> Iterator[Difference]:
    """Recompute every proposed amount as it was known when it was entered, and compare the decisions on it.

    Not judged: a contract that is not in force here any more, a proposal from before a text that is in force
    for its month now, and one that rests on an incident that cannot be read (told for itself).
    """
    seen: dict[str, datetime] = {}
    for version in archive.versions.all():
        seen.setdefault(version.digest, version.first_seen_at)
    desk = Desk(archive=archive, library=library, channels=frozenset())
    for number in archive.register.contracts():
        entries = archive.register.all_of(number)
        own: dict[int, str] = {}
        for entry in entries:
            if entry.kind is EntryKind.PENALTY_PROPOSED and number in library.contracts:
                found = _recomputed(desk, library.contracts[number], entry, seen)
                if found is not None:
                    own[entry.id] = str(found.total)
                    yield from _compared(entry, own[entry.id], found.currency)
        yield from _decided(entries, own)


def _recomputed(desk: Desk, contract: Contract, entry: Entry, seen: dict[str, datetime]) -> Statement | None:
    try:
        month, at = date.fromisoformat(entry.fact("month")), entry.recorded_at
        after = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
        if any(
            one.effective_from < after and seen.get(one.terms.digest, at) > at for one in contract.versions
        ):
            return None
        return statement_for(desk, contract, month, at)
    except (ValueError, LookupError, BeyondCalendar):
        return None


def _compared(entry: Entry, total: str, currency: str) -> Iterator[Difference]:
    for fact, expected in (("total", total), ("currency", currency)):
        found = str(entry.facts.get(fact, ""))
        if found != expected:
            yield differs(entry.contract, f"register.{entry.seq}.{fact}", found, expected)


def _decided(entries: list[Entry], own: dict[int, str]) -> Iterator[Difference]:
    """Compare the amount of each decision with that of its proposal, as recomputed."""
    for entry in entries:
        proposal = entry.facts.get("proposal")
        if (
            entry.kind is not EntryKind.PENALTY_DECIDED
            or not isinstance(proposal, int)
            or proposal not in own
        ):
            continue
        found = str(entry.facts.get("total", ""))
        if found != own[proposal]:
            yield differs(entry.contract, f"register.{entry.seq}.total", found, own[proposal])
