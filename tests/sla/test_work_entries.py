"""Announced work in the register: entered, added up again, and held against what is kept."""

import time
from dataclasses import replace

import pytest

from models.sla.hours import Span
from models.sla.register import BEGINNING, Entry, EntryKind, NewEntry
from models.sla.work_entries import announcement, differing, word, works_entered
from models.sla.works import Work, WorkFact, WorkKind
from tests.sla.log import warsaw

WORK = Work(
    id=7,
    contract="SLA/2026/001",
    services=("erp", "siec"),
    span=Span(warsaw("2026-11-29 04:00"), warsaw("2026-11-29 06:00")),
    announced_at=warsaw("2026-11-24 10:00"),
    by="s2",
    text="digest",
    is_emergency=False,
)


def entered(*new: NewEntry) -> list[Entry]:
    return [
        Entry(
            id=number,
            contract=WORK.contract,
            seq=number,
            recorded_at=warsaw("2026-11-24 10:00"),
            previous=BEGINNING,
            hash="",
            kind=one.kind,
            subject=one.subject,
            actor=one.actor,
            facts=one.facts,
            text=one.text,
        )
        for number, one in enumerate(new, start=1)
    ]


def said(kind: WorkKind, at: str, by: str = "s2", work: int = WORK.id) -> NewEntry:
    return word(work, WorkFact(seq=1, kind=kind, at=warsaw(at), by=by), "web")


def test_an_announcement_is_entered_with_keys_and_instants_only() -> None:
    entry = announcement(WORK, "telegram")

    assert (entry.kind, entry.subject, entry.actor) == (EntryKind.WORK_ANNOUNCED, "work:7", "s2")
    assert entry.text == "digest"
    assert dict(entry.facts) == {
        "work": 7,
        "services": "erp,siec",
        "starts_at": "2026-11-29T03:00:00Z",
        "ends_at": "2026-11-29T05:00:00Z",
        "announced_at": "2026-11-24T09:00:00Z",
        "emergency": False,
        "channel": "telegram",
    }


def test_the_entries_add_up_to_the_work_again() -> None:
    entries = entered(
        announcement(WORK, None),
        said(WorkKind.OBJECTED, "2026-11-25 08:00", "k1"),
        said(WorkKind.GOES_ON, "2026-11-29 06:00"),
        said(WorkKind.ENDED, "2026-11-29 06:40"),
        said(WorkKind.CANCELLED, "2026-11-29 07:00"),
    )

    found = works_entered(entries)

    assert found == {
        7: replace(WORK, objected_by=("k1",), goes_on=True, ended_at=warsaw("2026-11-29 06:40")),
    }


def test_words_about_one_work_leave_the_others_alone() -> None:
    another = replace(WORK, id=8, is_emergency=True)
    entries = entered(
        announcement(WORK, None), announcement(another, None), said(WorkKind.CANCELLED, "2026-11-25 08:00")
    )

    found = works_entered(entries)

    assert (found[7].cancelled_at, found[8]) == (warsaw("2026-11-25 08:00"), another)


def test_of_two_announcements_the_first_holds_and_a_word_about_nothing_is_passed_over() -> None:
    longer = replace(WORK, span=Span(WORK.span.start, warsaw("2026-11-29 12:00")))
    entries = entered(
        announcement(WORK, None),
        announcement(longer, None),
        said(WorkKind.ENDED, "2026-11-29 05:00", work=99),
        NewEntry(kind=EntryKind.LIST_MADE, subject="2026-11-28", actor="reakcja"),
    )

    assert works_entered(entries) == {7: WORK}


def test_a_kept_work_that_was_not_entered_so_is_told_field_by_field() -> None:
    kept = replace(
        WORK,
        services=("erp",),
        span=Span(WORK.span.start, warsaw("2026-11-29 07:00")),
        announced_at=warsaw("2026-11-20 10:00"),
        by="s3",
        text=None,
        is_emergency=True,
        objected_by=("k1",),
        cancelled_at=warsaw("2026-11-25 08:00"),
        ended_at=warsaw("2026-11-29 05:00"),
        goes_on=True,
    )

    assert differing(WORK, WORK) == []
    assert differing(kept, WORK) == [
        ("services", "erp", "erp,siec"),
        ("ends_at", "2026-11-29T06:00:00Z", "2026-11-29T05:00:00Z"),
        ("announced_at", "2026-11-20T09:00:00Z", "2026-11-24T09:00:00Z"),
        ("announced_by", "s3", "s2"),
        ("text", "", "digest"),
        ("emergency", "true", "false"),
        ("objected_by", "k1", ""),
        ("cancelled_at", "2026-11-25T07:00:00Z", ""),
        ("ended_at", "2026-11-29T04:00:00Z", ""),
        ("goes_on", "true", "false"),
    ]


def test_a_word_is_entered_under_its_work_with_its_instant_and_its_road() -> None:
    entry = said(WorkKind.GOES_ON, "2026-11-29 06:00")

    assert (entry.kind, entry.subject, entry.actor) == (EntryKind.WORK_GOES_ON, "work:7", "s2")
    assert dict(entry.facts) == {"work": 7, "at": "2026-11-29T05:00:00Z", "channel": "web"}


def test_a_moved_beginning_and_each_objector_are_told() -> None:
    kept = replace(WORK, span=Span(warsaw("2026-11-29 05:00"), WORK.span.end), objected_by=("k1", "k2"))

    assert differing(kept, WORK) == [
        ("starts_at", "2026-11-29T04:00:00Z", "2026-11-29T03:00:00Z"),
        ("objected_by", "k1,k2", ""),
    ]


def test_the_zone_of_the_machine_changes_no_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    at_home = announcement(WORK, "web")
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    try:
        abroad = announcement(WORK, "web")
    finally:
        monkeypatch.undo()
        time.tzset()

    assert abroad == at_home
