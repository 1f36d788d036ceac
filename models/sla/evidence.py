"""The chain of an incident's events: canonical bytes, hashes, and the check that nothing was altered.

Room 5 of the road, standard library only: an outsider can recompute it with any tool that knows SHA-256
(DECISIONS 1.5). The first event's `previous` is the digest of the terms the incident is judged by.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from models.sla.events import Event, Happening


class Damage(StrEnum):
    """What can be wrong with a link of the chain."""

    MISSING = "missing"
    """A number of the sequence is not there."""
    ALTERED = "altered"
    """The hash is not that of the event and its predecessor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainFault:
    """A damaged link: the number of the event and what is wrong with it."""

    seq: int
    damage: Damage


def seal(number: str, happening: Happening, *, seq: int, recorded_at: datetime, previous: str) -> Event:
    """Give a happening its place in the chain of incident `number`: sequence, time of record and hash.

    `previous` is the hash of the event before, the terms' digest for the first. Instants must be aware
    (ValueError otherwise).
    """
    text = _canonical(number, happening, seq=seq, recorded_at=recorded_at, previous=previous)
    return Event(
        kind=happening.kind,
        actor=happening.actor,
        received_at=happening.received_at,
        channel=happening.channel,
        platform_at=happening.platform_at,
        stated_at=happening.stated_at,
        facts=happening.facts,
        text=happening.text,
        seq=seq,
        recorded_at=recorded_at,
        hash=hashlib.sha256(text.encode()).hexdigest(),
    )


def canonical(number: str, event: Event, previous: str) -> str:
    """Return the text whose UTF-8 bytes are hashed: JSON, keys sorted, no spaces, UTF-8 as it is."""
    return _canonical(number, event, seq=event.seq, recorded_at=event.recorded_at, previous=previous)


def facts_text(event: Happening) -> str:
    """Return the facts as JSON in the same canonical form."""
    return json.dumps(dict(event.facts), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def verify_chain(number: str, events: Iterable[Event], terms_digest: str) -> list[ChainFault]:
    """Recompute the chain of incident `number` and list every damaged link, in order; empty when all is well.

    `events` come in the order of their `seq`, starting at 1. After a damaged link the recorded hash is taken
    as it stands, so an altered event is one fault and not one for all that follow.
    """
    faults: list[ChainFault] = []
    previous, expected = terms_digest, 1
    for event in events:
        faults += [ChainFault(seq=seq, damage=Damage.MISSING) for seq in range(expected, event.seq)]
        text = canonical(number, event, previous)
        is_after_gap = event.seq > expected
        if not is_after_gap and hashlib.sha256(text.encode()).hexdigest() != event.hash:
            faults.append(ChainFault(seq=event.seq, damage=Damage.ALTERED))
        previous, expected = event.hash, event.seq + 1
    return faults


def digest_of_heads(heads: Iterable[tuple[str, int, str]]) -> str:
    """Return the SHA-256 of lines `number,events,head` in the given order, each ended by a line feed."""
    lines = "".join(f"{number},{events},{head}\n" for number, events, head in heads)
    return hashlib.sha256(lines.encode()).hexdigest()


def _canonical(number: str, happening: Happening, *, seq: int, recorded_at: datetime, previous: str) -> str:
    record = {
        "incident": number,
        "seq": seq,
        "kind": happening.kind.value,
        "actor": happening.actor,
        "channel": happening.channel,
        "platform_at": _spelt(happening.platform_at),
        "received_at": _spelt(happening.received_at),
        "stated_at": _spelt(happening.stated_at),
        "recorded_at": _spelt(recorded_at),
        "facts": dict(happening.facts),
        "text": happening.text,
        "previous": previous,
    }
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _spelt(at: datetime | None) -> str | None:
    """Spell an instant with six decimals and Z (DECISIONS 1.5)."""
    if at is None:
        return None
    if at.utcoffset() is None:
        raise ValueError(f"an instant without a zone cannot be evidence: {at}")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
