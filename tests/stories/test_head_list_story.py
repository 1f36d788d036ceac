"""Every night both parties get the evidence list by e-mail, never in chat (DECISIONS 1.8)."""

from datetime import date

import pytest

from bot.listed import check_list_itself, check_list_with_record, is_list
from handlers.audit import Difference, Finding
from models.sla.heads import REGISTER, Head, HeadList, from_csv
from models.sla.register import EntryKind
from tests.stories.recurring import with_agenda
from tests.stories.test_report_story import entries
from tests.stories.world import NUMBER, World


def enclosed(world: World, key: str) -> list[HeadList]:
    address = world.library.terms_at(NUMBER, world.clock.now()).contacts[key].email
    screen = world.channels["email"].screen(address)
    documents = [one.letter.document for one in screen if one.letter.notice.id == "heads.mail"]
    read = [from_csv(one.body.decode()) for one in documents if one is not None and is_list(one.body)]
    assert all(list(check_list_itself(*pair)) == [] for pair in read)
    return [listed for listed, _ in read]


def differences(world: World, listed: HeadList) -> list[Difference]:
    return world.read(lambda archive: list(check_list_with_record(archive, listed)))


@pytest.fixture
def night(world: World) -> World:
    """One report, and the night after it."""
    with_agenda(world).person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:17:40")
    world.person("s2").presses("Biorę")
    world.at("2026-11-25 00:05")
    return world


def test_owners_and_readers_of_reports_on_both_sides_get_the_list_of_the_day(night: World):
    for key in ("k1", "k3", "k4", "s3", "s4"):
        (listed,) = enclosed(night, key)
        (head,) = listed.heads
        incident = night.incident().incident
        assert (listed.contract, str(listed.day), listed.previous) == (NUMBER, "2026-11-24", "")
        assert head.number == "Z-0001"
        assert incident.events >= head.events
        assert differences(night, listed) == []
    assert enclosed(night, "s2") == []
    night.person("k1").sees_not("Lista dowodowa")


def test_the_lists_are_chained_and_a_day_without_changes_has_none(night: World):
    night.person("s2").presses("Naprawione").writes("wymieniono zasilacz").presses("Wyślij")
    night.person("k2").presses("Działa")
    night.at("2026-11-29 12:00")

    first, second = enclosed(night, "k1")

    assert second.previous == first.digest
    assert str(second.day) == "2026-11-25"
    assert len(entries(night, EntryKind.LIST_MADE)) == 2
    assert differences(night, first) == differences(night, second) == []


def test_a_list_shows_what_the_record_has_lost_or_rewritten(night: World):
    (listed,) = enclosed(night, "k1")
    forged = HeadList(
        contract=NUMBER,
        day=listed.day,
        heads=(
            Head(number="Z-0001", events=1, head="00"),
            Head(number="Z-0001", events=999, head="00"),
            Head(number="Z-0099", events=1, head="00"),
        ),
        previous="",
    )

    found = [(one.finding, one.incident, one.place) for one in differences(night, forged)]

    assert found == [
        (Finding.FIELD, "Z-0001", "events.1"),
        (Finding.MISSING, "Z-0001", "events.999"),
        (Finding.MISSING, "Z-0099", "events.1"),
        (Finding.FIELD, "2026-11-24", "list"),
    ]
    assert [one.place for one in check_list_itself(forged, listed.digest)] == ["sha256"]


def test_the_monthly_report_names_the_last_list(night: World):
    night.at("2026-12-07 10:00")

    address = night.library.terms_at(NUMBER, night.clock.now()).contacts["k1"].email
    letters = [
        one.letter.said.plain
        for one in night.channels["email"].screen(address)
        if one.letter.notice.id == "report.mail"
    ]

    last = [one for one in enclosed(night, "k1") if one.day.month == 11][-1]
    assert f"SHA-256 ostatniej: {last.digest}" in letters[0]


def test_a_day_on_which_only_the_register_grew_has_a_list_with_its_row(night: World):
    night.at("2026-11-25 09:00")
    night.person("k4").writes("telefon służbowy nie dzwoni").presses("Rozumiem")
    night.at("2026-11-27 09:00")

    listed = enclosed(night, "k1")[-1]
    (row,) = listed.heads

    assert (row.number, str(listed.day)) == (REGISTER, "2026-11-25")
    grown = {entry.seq: entry.hash for entry in night.read(lambda archive: archive.register.all_of(NUMBER))}
    assert grown[row.events] == row.head
    assert differences(night, listed) == []


def test_a_rewritten_register_no_longer_fits_the_list(night: World):
    forged = HeadList(
        contract=NUMBER,
        day=date(2026, 11, 24),
        heads=(Head(number=REGISTER, events=1, head="00"), Head(number=REGISTER, events=99, head="00")),
        previous="",
    )

    found = [(one.finding, one.incident, one.place) for one in differences(night, forged)]

    assert found[:2] == [
        (Finding.FIELD, REGISTER, "events.1"),
        (Finding.MISSING, REGISTER, "events.99"),
    ]
