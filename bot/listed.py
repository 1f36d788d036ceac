"""A daily evidence list held against itself and against the record here (DECISIONS 1.8)."""

from codecs import BOM_UTF8
from collections.abc import Iterator

from handlers.audit import Difference, Finding
from models.sla.heads import HEADER, REGISTER, Head, HeadList
from models.sla.register import EntryKind
from models.store.archive import Archive


def is_list(body: bytes) -> bool:
    """Say whether a file begins as an evidence list does."""
    return body.removeprefix(BOM_UTF8).startswith(",".join(HEADER).encode())


def check_list_itself(listed: HeadList, written: str) -> Iterator[Difference]:
    """Say where the hash in a list is not its own."""
    if written != listed.digest:
        day = listed.day.isoformat()
        yield Difference(
            finding=Finding.FIELD, incident=day, place="sha256", found=written, expected=listed.digest
        )


def check_list_with_record(archive: Archive, listed: HeadList) -> Iterator[Difference]:
    """Say where the record no longer fits a list: events gone or altered, a list that was never made so."""
    for head in listed.heads:
        yield from _head(_hashes(archive, listed.contract, head.number), head)
    made = archive.register.about(listed.contract, listed.day.isoformat(), EntryKind.LIST_MADE)
    if not any(one.facts.get("sha256") == listed.digest for one in made):
        own = made[-1].fact("sha256") if made else ""
        day = listed.day.isoformat()
        yield Difference(finding=Finding.FIELD, incident=day, place="list", found=listed.digest, expected=own)


def _hashes(archive: Archive, contract: str, number: str) -> dict[int, str]:
    """Return the hashes of an incident's events by their place, or of the entries of the register."""
    if number == REGISTER:
        return {entry.seq: entry.hash for entry in archive.register.all_of(contract)}
    stored = archive.incidents.find(number)
    return {event.seq: event.hash for event in stored.events} if stored else {}


def _head(hashes: dict[int, str], head: Head) -> Iterator[Difference]:
    place = f"events.{head.events}"
    if head.events not in hashes:
        yield Difference(finding=Finding.MISSING, incident=head.number, place=place)
    elif hashes[head.events] != head.head:
        yield Difference(
            finding=Finding.FIELD,
            incident=head.number,
            place=place,
            found=head.head,
            expected=hashes[head.events],
        )
