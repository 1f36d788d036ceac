"""Desk: the check of the whole record. Chains, figures, texts and contract texts are recomputed and compared.

Reads only. It finds facts; the words for them are in `bot/wording/verifying.py`.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handlers.library import Library
from models.contract_file.kept import applied_in
from models.sla.contract import Metric, Terms
from models.sla.deadlines import judge
from models.sla.evidence import Damage
from models.sla.incident import Incident
from models.sla.register import verify_register
from models.sla.work_entries import differing, works_entered
from models.sla.works import Work
from models.store.archive import Archive
from models.store.checking import (
    altered_texts,
    counted_events,
    lost_numbers,
    lowered_numbers,
    missing_texts,
    projected,
)
from models.store.records import Projection


class Finding(StrEnum):
    """What can differ; stable, because scripts read it."""

    ALTERED = "event_altered"
    MISSING = "event_missing"
    UNREADABLE = "incident_unreadable"
    FIGURE = "figure"
    TERMS = "terms_unknown"
    TEXT = "text_altered"
    TEXT_MISSING = "text_missing"
    CONTRACT = "contract_altered"
    CONTRACT_FILE = "contract_file_altered"
    LOST = "incidents_lost"
    HEAD = "hash"
    FIELD = "field"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference: `found` is what is kept or exported, `expected` what was recomputed; "" where neither."""

    finding: Finding
    incident: str = ""
    place: str = ""
    found: str = ""
    expected: str = ""


def check_incident(archive: Archive, library: Library, row: int, number: str) -> tuple[int, list[Difference]]:
    """Recompute the chain and the figures of one incident; returns how many events it has, and differences."""
    try:
        damage = archive.incidents.damage(row)
        incident = archive.incidents.load(row).incident
    except ValueError:
        return 0, [Difference(finding=Finding.UNREADABLE, incident=number)]
    archive.incidents.put_back(row)
    kinds = {Damage.ALTERED: Finding.ALTERED, Damage.MISSING: Finding.MISSING}
    found = [
        Difference(finding=kinds[one.damage], incident=number, place=f"events.{one.seq}") for one in damage
    ]
    if incident.digest not in library.texts:
        found.append(Difference(finding=Finding.TERMS, incident=number, found=incident.digest))
    else:
        kept = projected(archive.connection, row)
        found += figures_differ(kept, incident, library.terms(incident.digest), archive.now)
    counted = counted_events(archive.connection, row)
    # A row that counts too many events has told of them as missing.
    if counted < incident.events:
        found.append(differs(number, "events", counted, incident.events))
    return incident.events, found


def figures_differ(kept: Projection, incident: Incident, terms: Terms, now: datetime) -> Iterator[Difference]:
    """Compare what is kept for queries with what the events add up to; only what is final has figures."""
    verdicts = judge(incident, terms, now)
    pairs: list[tuple[str, object, object]] = [
        ("state", kept.state.value, incident.state.value),
        ("service", kept.service, incident.service),
        ("severity", kept.severity, incident.severity),
        ("location", kept.location, incident.location),
        ("reporter", kept.reporter, incident.reporter),
        ("notified_at", kept.notified_at, incident.notified_at),
        ("ended_at", kept.ended_at, incident.closed_at or incident.withdrawn_at),
    ]
    seconds = (kept.reaction_seconds, kept.workaround_seconds, kept.restoration_seconds)
    dues = (kept.reaction_due, kept.workaround_due, kept.restoration_due)
    for metric, measured, due in zip(Metric, seconds, dues, strict=True):
        verdict = verdicts.of(metric)
        is_final = verdict is not None and verdict.reached_at is not None
        own = verdict.elapsed_seconds if verdict is not None and is_final else None
        pairs.append((f"{metric.value}.elapsed_seconds", measured, own))
        if verdict is not None and is_final:
            pairs.append((f"{metric.value}.due", due, verdict.due))
    for place, is_kept, expected in pairs:
        if is_kept != expected:
            yield differs(incident.number, place, is_kept, expected)


def differs(about: str, place: str, found: object, expected: object) -> Difference:
    """Make the difference between a figure kept about an incident or a contract and the one recomputed."""
    return Difference(
        finding=Finding.FIGURE, incident=about, place=place, found=_spelt(found), expected=_spelt(expected)
    )


def check_texts(archive: Archive) -> Iterator[Difference | None]:
    """Recompute the digest of every kept text; yields once a text, None where it is right."""
    for digest in altered_texts(archive.connection):
        yield None if digest is None else Difference(finding=Finding.TEXT, found=digest)


def lost_texts(archive: Archive) -> Iterator[Difference]:
    """Name the events and entries whose text was removed without a trace; erasing leaves the digest behind."""
    for about, place in missing_texts(archive.connection):
        yield Difference(finding=Finding.TEXT_MISSING, incident=about, place=place)


def check_contracts(archive: Archive) -> Iterator[Difference]:
    """Recompute the digest of every contract text, and see that no incident of a contract is lost.

    The file kept beside a text must give that text, with the same amendments in it; of the file's comments and
    of what no text holds nothing is known.
    """
    for version in archive.versions.all():
        if version.terms_json is None:
            continue
        kept = json.loads(version.terms_json)
        canonical = kept["canonical"]
        own = "sha256:" + hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
        if own != version.digest:
            yield Difference(
                finding=Finding.CONTRACT, place=version.number, found=version.digest, expected=own
            )
        elif applied_in(version.text, canonical) != tuple(kept["applied"]):
            yield Difference(finding=Finding.CONTRACT_FILE, place=version.number, found=version.digest)
    for contract, series, last, highest in lowered_numbers(archive.connection):
        yield differs(contract, f"numbering.{series}", last, highest)
    for contract, count in lost_numbers(archive.connection):
        yield Difference(finding=Finding.LOST, place=contract, found=str(count))


def check_registers(archive: Archive) -> Iterator[Difference]:
    """Recompute the register of every contract: reports, decisions, inspections, lists, announced work."""
    kinds = {Damage.ALTERED: Finding.ALTERED, Damage.MISSING: Finding.MISSING}
    for contract in archive.register.contracts():
        for one in verify_register(archive.register.all_of(contract)):
            yield Difference(finding=kinds[one.damage], incident=contract, place=f"register.{one.seq}")


def check_works(archive: Archive) -> Iterator[Difference]:
    """Add the registers up to the announced works again: availability is computed from these (clause 12)."""
    for contract in sorted({*archive.register.contracts(), *archive.works.contracts()}):
        entered = works_entered(archive.register.all_of(contract))
        kept = {work.id: work for work in archive.works.of(contract)}
        for work in sorted({*entered, *kept}):
            if work not in kept:
                yield Difference(finding=Finding.MISSING, incident=contract, place=f"work.{work}")
            elif work not in entered:
                yield Difference(finding=Finding.MISSING, incident=contract, place=f"register.work.{work}")
            else:
                yield from _work_differs(contract, kept[work], entered[work])


def _work_differs(contract: str, kept: Work, entered: Work) -> Iterator[Difference]:
    for field, found, expected in differing(kept, entered):
        yield differs(contract, f"work.{kept.id}.{field}", found, expected)


def _spelt(value: object) -> str:
    if value is None:
        return ""
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else str(value)
