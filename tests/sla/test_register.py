"""The register of a contract: a chain of its own that shows every altered, missing or moved entry."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from models.sla.evidence import Damage
from models.sla.register import BEGINNING, Entry, EntryKind, NewEntry, entry_hash, entry_text, verify_register
from tests.sla.subject import at

NOW = at("2026-11-06T10:00:00+01:00")


def chain(count: int = 3) -> list[Entry]:
    entries: list[Entry] = []
    previous = BEGINNING
    for seq in range(1, count + 1):
        new = NewEntry(kind=EntryKind.FINDING, subject="2026-Q3", actor="k4", facts={"case": seq}, text="d1")
        sealed = entry_hash("SLA", new, seq=seq, recorded_at=NOW, previous=previous)
        entries.append(
            Entry(
                id=seq,
                contract="SLA",
                seq=seq,
                recorded_at=NOW,
                previous=previous,
                hash=sealed,
                kind=new.kind,
                subject=new.subject,
                actor=new.actor,
                facts=new.facts,
                text=new.text,
            )
        )
        previous = sealed
    return entries


def faults(entries: list[Entry]) -> list[tuple[int, Damage]]:
    return [(one.seq, one.damage) for one in verify_register(entries)]


def test_a_whole_register_has_no_fault():
    assert faults(chain()) == []
    assert faults([]) == []


def test_an_altered_entry_is_one_fault():
    first, second, third = chain()

    assert faults([first, replace(second, facts={"case": 9}), third]) == [(2, Damage.ALTERED)]


def test_an_entry_put_after_another_one_is_altered():
    first, second, third = chain()
    moved = replace(third, previous=first.hash)
    forged = replace(moved, hash=entry_hash("SLA", moved, seq=3, recorded_at=NOW, previous=first.hash))

    assert faults([first, second, forged]) == [(3, Damage.ALTERED)]


def test_a_missing_entry_is_named():
    first, _, third = chain()

    assert faults([first, third]) == [(2, Damage.MISSING)]


def test_the_text_is_canonical_and_an_instant_needs_a_zone():
    new = NewEntry(kind=EntryKind.LIST_MADE, subject="2026-11-05", actor="reakcja")

    assert entry_text("SLA", new, seq=1, recorded_at=NOW, previous="") == (
        '{"actor":"reakcja","contract":"SLA","facts":{},"kind":"list_made","previous":"",'
        '"recorded_at":"2026-11-06T09:00:00.000000Z","seq":1,"subject":"2026-11-05","text":null}'
    )
    with pytest.raises(ValueError, match="without a zone"):
        entry_text("SLA", new, seq=1, recorded_at=datetime(2026, 11, 6), previous="")  # noqa: DTZ001


def test_a_fact_that_is_always_there_is_read_as_text():
    assert chain(1)[0].fact("case") == "1"


def test_the_hash_of_an_entry_covers_its_contract_its_place_and_what_it_follows() -> None:
    new = NewEntry(
        kind=EntryKind.FINDING, subject="2026-Q3", actor="k4", facts={"place": "łącznik"}, text="d1"
    )
    place = {"seq": 2, "recorded_at": NOW, "previous": "ab"}

    own = entry_hash("SLA", new, **place)

    others = [
        entry_hash("OLA", new, **place),
        entry_hash("SLA", new, **(place | {"seq": 3})),
        entry_hash("SLA", new, **(place | {"previous": "cd"})),
        entry_hash("SLA", new, **(place | {"recorded_at": at("2026-11-06T10:00:01+01:00")})),
    ]
    assert own not in others
    assert len(set(others)) == 4
    assert '"place":"łącznik"' in entry_text("SLA", new, **place)


def test_an_instant_is_entered_in_utc_whatever_zone_it_is_told_in() -> None:
    new = NewEntry(kind=EntryKind.FINDING, subject="2026-Q3", actor="k4")
    abroad = NOW.astimezone(ZoneInfo("Asia/Kolkata"))

    assert '"recorded_at":"2026-11-06T09:00:00.000000Z"' in entry_text(
        "SLA", new, seq=1, recorded_at=abroad, previous=BEGINNING
    )


def test_a_register_whose_first_entry_is_gone_shows_it() -> None:
    assert faults(chain()[1:]) == [(1, Damage.MISSING)]
