"""The chain of events can be recomputed by anybody, and shows what was altered."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from models.sla.events import Event, Happening, Kind
from models.sla.evidence import (
    ChainFault,
    Damage,
    canonical,
    digest_of_heads,
    facts_text,
    seal,
    verify_chain,
)

NUMBER = "Z-0042"
TERMS = "sha256:" + "0f" * 32
RECEIVED = datetime(2026, 3, 29, 1, 0, 0, 7, tzinfo=UTC)
RECORDED = datetime(2026, 3, 29, 1, 0, 1, tzinfo=UTC)
REPORT = Happening(
    kind=Kind.REPORTED,
    actor="k2",
    channel="telegram",
    platform_at=datetime(2026, 3, 29, 3, 0, tzinfo=timezone(timedelta(hours=2))),
    received_at=RECEIVED,
    facts={"severity": "A", "service": "łącze", "outside": False, "location": None},
    text="c0ffee",
)


def chain(length: int = 3) -> list[Event]:
    events: list[Event] = []
    previous = TERMS
    for seq in range(1, length + 1):
        event = seal(NUMBER, REPORT, seq=seq, recorded_at=RECORDED, previous=previous)
        events.append(event)
        previous = event.hash
    return events


def test_the_canonical_text_is_spelt_in_one_way_only() -> None:
    event = chain(1)[0]

    assert canonical(NUMBER, event, TERMS) == (
        '{"actor":"k2","channel":"telegram",'
        '"facts":{"location":null,"outside":false,"service":"łącze","severity":"A"},'
        '"incident":"Z-0042","kind":"reported","platform_at":"2026-03-29T01:00:00.000000Z",'
        f'"previous":"{TERMS}","received_at":"2026-03-29T01:00:00.000007Z",'
        '"recorded_at":"2026-03-29T01:00:01.000000Z","seq":1,"stated_at":null,"text":"c0ffee"}'
    )


def test_a_hash_is_the_sha256_of_the_canonical_text_in_utf8() -> None:
    event = chain(1)[0]

    assert event.hash == hashlib.sha256(canonical(NUMBER, event, TERMS).encode("utf-8")).hexdigest()
    # What `sha256sum` of coreutils says of that text.
    assert event.hash == "382eee87a268cc5cde97f0f084144b756da6781c68aaf3ed09e14125f2535ab0"


def test_a_sealed_event_keeps_what_happened() -> None:
    event = chain(2)[1]

    assert (event.kind, event.actor, event.channel, event.text) == (Kind.REPORTED, "k2", "telegram", "c0ffee")
    assert (event.seq, event.recorded_at, event.received_at) == (2, RECORDED, RECEIVED)


def test_an_untouched_chain_has_no_fault() -> None:
    assert verify_chain(NUMBER, chain(), TERMS) == []


def test_no_events_have_no_fault() -> None:
    assert verify_chain(NUMBER, [], TERMS) == []


@pytest.mark.parametrize(
    "altered",
    [
        {"actor": "k3"},
        {"kind": Kind.NOTE},
        {"channel": None},
        {"platform_at": None},
        {"received_at": RECEIVED + timedelta(microseconds=1)},
        {"stated_at": RECEIVED},
        {"recorded_at": RECORDED + timedelta(seconds=1)},
        {"facts": {"severity": "B"}},
        {"text": None},
        {"hash": "00" * 32},
    ],
    ids=lambda altered: next(iter(altered)),
)
def test_altering_any_field_shows_at_that_event(altered: dict[str, object]) -> None:
    events = chain()
    events[-1] = replace(events[-1], **altered)

    assert verify_chain(NUMBER, events, TERMS) == [ChainFault(seq=3, damage=Damage.ALTERED)]


def test_an_altered_event_is_one_fault_however_many_follow() -> None:
    events = chain(4)
    events[1] = replace(events[1], actor="k3")

    assert verify_chain(NUMBER, events, TERMS) == [ChainFault(seq=2, damage=Damage.ALTERED)]


def test_a_removed_event_is_missed_by_its_number() -> None:
    events = chain(4)
    del events[1]

    assert verify_chain(NUMBER, events, TERMS) == [ChainFault(seq=2, damage=Damage.MISSING)]


def test_two_events_that_changed_places_show() -> None:
    first, second, third = chain()
    swapped = [first, replace(third, seq=2), replace(second, seq=3)]

    assert [fault.seq for fault in verify_chain(NUMBER, swapped, TERMS)] == [2, 3]


def test_a_chain_stands_on_the_terms_it_is_judged_by_and_on_its_number() -> None:
    other_terms = verify_chain(NUMBER, chain(), "sha256:" + "aa" * 32)
    other_number = verify_chain("Z-0043", chain(), TERMS)

    assert [fault.seq for fault in other_terms] == [1]
    assert [fault.seq for fault in other_number] == [1, 2, 3]


def test_an_instant_without_a_zone_is_no_evidence() -> None:
    naive = replace(REPORT, received_at=RECEIVED.replace(tzinfo=None))

    with pytest.raises(ValueError, match="zone"):
        seal(NUMBER, naive, seq=1, recorded_at=RECORDED, previous=TERMS)


def test_facts_are_spelt_with_sorted_keys_and_no_spaces() -> None:
    assert facts_text(REPORT) == '{"location":null,"outside":false,"service":"łącze","severity":"A"}'


def test_the_hash_over_several_incidents_is_that_of_a_line_each() -> None:
    text = b"Z-0001,12,ab\nZ-0002,3,cd\n"

    assert digest_of_heads([("Z-0001", 12, "ab"), ("Z-0002", 3, "cd")]) == hashlib.sha256(text).hexdigest()
    assert digest_of_heads([]) == hashlib.sha256(b"").hexdigest()
