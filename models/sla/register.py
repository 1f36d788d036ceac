"""The register of a contract: what is decided or sent under it and belongs to no incident, chained like events.

Room 5, standard library only. One chain a contract: reports, objections, decisions on penalties and withholding,
inspections, the daily lists, questions that made no incident, announced work. Facts hold keys, instants and figures;
what people wrote stands outside, named by salted digests (DECISIONS 1.5).
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from models.sla.events import NO_FACTS, Facts
from models.sla.evidence import ChainFault, Damage

BEGINNING = ""
"""What the first entry of a register follows."""


class EntryKind(StrEnum):
    """The kinds of entries; stable, because hashes are made of them."""

    ASKED_OUT_OF_SCOPE = "asked_out_of_scope"
    REPORT_MADE = "report_made"
    REPORT_ACCEPTED = "report_accepted"
    REPORT_OBJECTED = "report_objected"
    PENALTY_PROPOSED = "penalty_proposed"
    PENALTY_DECIDED = "penalty_decided"
    PENALTY_ANSWERED = "penalty_answered"
    WITHHOLDING_DECIDED = "withholding_decided"
    WITHHOLDING_RELEASED = "withholding_released"
    INSPECTION_DRAWN = "inspection_drawn"
    FINDING = "finding"
    INSPECTION_FINISHED = "inspection_finished"
    INSPECTION_ANSWERED = "inspection_answered"
    LIST_MADE = "list_made"
    WORK_ANNOUNCED = "work_announced"
    WORK_OBJECTED = "work_objected"
    WORK_CANCELLED = "work_cancelled"
    WORK_ENDED = "work_ended"
    WORK_GOES_ON = "work_goes_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """What is about to be entered. `subject` groups entries: a report's month, an inspection's quarter."""

    kind: EntryKind
    subject: str
    actor: str
    facts: Facts = field(default_factory=lambda: NO_FACTS)
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(NewEntry):
    """An entry in its place: `id` its row, `previous` the hash of the one before, `hash` in hex."""

    id: int
    contract: str
    seq: int
    recorded_at: datetime
    previous: str
    hash: str

    def fact(self, name: str) -> str:
        """Return a fact this kind of entry always carries, as text; KeyError when it is missing."""
        return str(self.facts[name])


def entry_text(contract: str, new: NewEntry, *, seq: int, recorded_at: datetime, previous: str) -> str:
    """Return the text whose UTF-8 bytes are hashed: JSON, keys sorted, no spaces; the instant must be aware."""
    if recorded_at.utcoffset() is None:
        raise ValueError(f"an instant without a zone cannot be evidence: {recorded_at}")
    record = {
        "contract": contract,
        "seq": seq,
        "kind": new.kind.value,
        "subject": new.subject,
        "actor": new.actor,
        "recorded_at": recorded_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "facts": dict(new.facts),
        "text": new.text,
        "previous": previous,
    }
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def entry_hash(contract: str, new: NewEntry, *, seq: int, recorded_at: datetime, previous: str) -> str:
    """Return the SHA-256 of an entry in its place, in hex."""
    text = entry_text(contract, new, seq=seq, recorded_at=recorded_at, previous=previous)
    return hashlib.sha256(text.encode()).hexdigest()


def verify_register(entries: Iterable[Entry]) -> list[ChainFault]:
    """List the damaged links of one contract's register, in order; `entries` by `seq`, empty when all is well."""
    faults: list[ChainFault] = []
    previous, expected = BEGINNING, 1
    for entry in entries:
        faults += [ChainFault(seq=seq, damage=Damage.MISSING) for seq in range(expected, entry.seq)]
        own = entry_hash(
            entry.contract, entry, seq=entry.seq, recorded_at=entry.recorded_at, previous=entry.previous
        )
        if own != entry.hash or (entry.seq == expected and entry.previous != previous):
            faults.append(ChainFault(seq=entry.seq, damage=Damage.ALTERED))
        previous, expected = entry.hash, entry.seq + 1
    return faults
