"""The desk for figures: who may ask, what is owed as an answer, and which reports it counts (DIALOGUES 12)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from handlers.errors import Refusal
from handlers.figures import ask, decode, encode, figures_for, figures_of, press
from handlers.messages import NOTHING, Arrival, Notice
from handlers.notices.answering import RoleNeeded
from handlers.notices.counting import (
    AskPeriod,
    Figures,
    FiguresByService,
    FiguresCsv,
    FiguresHow,
    FiguresWorst,
    Misunderstood,
)
from handlers.notices.repairing import UnknownButton
from models.sla.events import Kind
from models.sla.measures import Filters, Period
from models.store.database import Database
from tests.handlers.kept import CONTRACT, LIBRARY, caller, desk_of, keep, owed
from tests.sla.reports import OCTOBER, events, example, warsaw

NOW = warsaw("2026-11-25 12:00")
NOVEMBER = Period(first=date(2026, 11, 1), last=date(2026, 11, 30))
ACK, FIXED, CLOSED = Kind.ACKNOWLEDGED, Kind.RESOLVED, Kind.CLOSED


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'figures.sqlite3'}")
    made.migrate()
    yield made
    made.close()


def asked(
    database: Database, text: str, key: str = "k1", kind: Arrival = Arrival.TEXT
) -> list[Notice] | None:
    """Return what is owed after a text; None where the desk leaves the text to others."""
    with database.writing(NOW) as archive:
        outcome = ask(desk_of(archive), caller(key, NOW, text=text, kind=kind), text)
        return None if outcome is None else owed(archive)


def pressed(database: Database, act: str, key: str = "k1", **target: str) -> list[Notice]:
    with database.writing(NOW) as archive:
        outcome = press(desk_of(archive), caller(key, NOW, kind=Arrival.PRESS, act=act, **target))
        assert outcome is NOTHING
        return owed(archive)


def notice(
    kind: type[Notice], period: Period, service: str | None = None, severity: str | None = None
) -> Notice:
    return kind(
        first=period.first, last=period.last, service=service, severity=severity, place=None, as_of=NOW
    )


def test_a_question_in_plain_words_is_owed_its_figures(database: Database):
    assert asked(database, "reakcje w październiku") == [notice(Figures, OCTOBER)]


def test_a_question_without_a_period_is_about_this_month(database: Database):
    assert asked(database, "statystyki") == [notice(Figures, NOVEMBER)]


@pytest.mark.parametrize(("text", "service"), [("", None), ("ERP", "erp")])
def test_the_command_alone_asks_for_this_month_and_takes_any_words(
    database: Database, text: str, service: str | None
):
    assert asked(database, text, kind=Arrival.COMMAND) == [notice(Figures, NOVEMBER, service)]


def test_a_word_that_is_not_known_is_told_with_what_was_understood(database: Database):
    assert asked(database, "reakcje ksiegowosc październik ERP") == [
        Misunderstood(
            word="ksiegowosc",
            first=OCTOBER.first,
            last=OCTOBER.last,
            service="erp",
            severity=None,
            place=None,
        )
    ]


def test_the_past_month_is_asked_about(database: Database):
    assert asked(database, "ostatni miesiąc") == [
        AskPeriod(
            first=OCTOBER.first,
            last=OCTOBER.last,
            days_first=date(2026, 10, 27),
            days_last=date(2026, 11, 25),
            service=None,
            severity=None,
            place=None,
        )
    ]


def test_a_report_is_left_to_others(database: Database):
    assert asked(database, "taśma stoi od wczoraj") is None


def test_who_lacks_the_role_is_told_who_has_it_when_they_plainly_ask(database: Database):
    with pytest.raises(Refusal) as refused:
        asked(database, "reakcje w październiku", "k2")

    assert refused.value.notice == RoleNeeded(role="reports", people=("k1", "k3", "k4"))


@pytest.mark.parametrize("text", ["ERP wczoraj", "reakcje panelu", "statystyki księgowość"])
def test_words_that_may_be_a_report_stay_one_for_who_may_not_ask(database: Database, text: str):
    assert asked(database, text, "k2") is None


def test_the_command_of_who_lacks_the_role_is_refused(database: Database):
    with pytest.raises(Refusal):
        asked(database, "", "s2", Arrival.COMMAND)


def test_an_inspector_and_the_provider_may_ask_as_well(database: Database):
    assert asked(database, "dziś", "k4") is not None
    assert asked(database, "dziś", "s3") is not None


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        ("figures", Figures),
        ("how", FiguresHow),
        ("worst", FiguresWorst),
        ("byservice", FiguresByService),
        ("csv", FiguresCsv),
    ],
)
def test_a_button_shows_the_same_period_another_way(database: Database, act: str, kind: type[Notice]):
    token = encode(OCTOBER, Filters(service="erp", severity="B"))

    assert pressed(database, act, argument=token) == [notice(kind, OCTOBER, "erp", "B")]


def test_the_period_may_arrive_where_a_platform_puts_a_lone_argument(database: Database):
    assert pressed(database, "how", subject=encode(OCTOBER, Filters())) == [notice(FiguresHow, OCTOBER)]


def test_the_previous_period_is_of_the_same_kind(database: Database):
    assert pressed(database, "previous", argument=encode(NOVEMBER, Filters())) == [notice(Figures, OCTOBER)]


def test_a_button_of_who_lost_the_role_is_refused(database: Database):
    with pytest.raises(Refusal) as refused:
        pressed(database, "how", "k2", argument=encode(OCTOBER, Filters()))

    assert isinstance(refused.value.notice, RoleNeeded)


@pytest.mark.parametrize(
    "token",
    [
        "",
        "42",
        "20261001,20261031",
        "20261031,20261001,-,-,-",
        "20261301,20261331,-,-,-",
        "2026-10-1,20261031,-,-,-",
        "00010101,00010102,-,-,-",
        "20261001,20261031,mainframe,-,-",
        "20261001,20261031,-,Z,-",
        "20261001,20261031,-,-,moon",
        "²0261001,20261031,-,-,-",
    ],
)
def test_a_token_that_means_nothing_is_an_unknown_button(database: Database, token: str):
    with pytest.raises(Refusal) as refused:
        pressed(database, "figures", argument=token)

    assert refused.value.notice == UnknownButton()


def test_what_is_encoded_is_read_back():
    terms = example().versions[-1].terms
    filters = Filters(service="stanowiska", severity="A", place="magazyn")

    assert decode(terms, encode(OCTOBER, filters)) == (OCTOBER, filters)
    assert len(f"byservice:{encode(OCTOBER, filters)}") <= 64


def test_reports_are_counted_from_the_store_by_deadline_and_by_notification(database: Database):
    keep(database, events("2026-10-30 15:00", (ACK, "2026-10-30 15:20"), (FIXED, "2026-11-02 09:00")))
    keep(database, events("2026-09-29 15:00", (ACK, "2026-10-01 09:00"), (FIXED, "2026-10-01 10:00")))
    keep(database, events("2026-10-05 10:00", (ACK, "2026-10-05 10:12"), (FIXED, "2026-10-05 11:00")))

    with database.reading(NOW) as archive:
        found = figures_for(desk_of(archive), CONTRACT, OCTOBER)

    assert found.n == 2
    assert [one.number for one in found.restoration.cases] == ["Z-0002", "Z-0003"]
    assert [one.number for one in found.reaction.cases] == ["Z-0003"]


def test_an_answer_reads_the_same_when_it_is_shown_again_later(database: Database):
    keep(database, events("2026-11-24 10:00", (ACK, "2026-11-25 13:00")))
    keep(database, events("2026-11-25 14:00"))

    with database.reading(warsaw("2026-11-25 18:00")) as archive:
        compute = figures_of(archive, LIBRARY, CONTRACT)
        before, after = compute(NOVEMBER, Filters(), NOW), figures_for(desk_of(archive), CONTRACT, NOVEMBER)

    assert (before.n, before.reaction.running) == (1, 1)
    assert (after.n, after.reaction.running) == (2, 0)


def test_an_empty_period_finds_the_nearest_report_that_was_asked_about(database: Database):
    keep(database, events("2026-03-02 10:00", (ACK, "2026-03-02 10:10"), (FIXED, "2026-03-02 11:00")))
    keep(database, events("2026-04-02 10:00", (ACK, "2026-04-02 10:10"), service="siec"))
    keep(database, events("2026-11-24 10:00", outside=True))
    june = Period(first=date(2026, 6, 1), last=date(2026, 6, 30))

    with database.reading(NOW) as archive:
        found = figures_for(desk_of(archive), CONTRACT, june, Filters(service="erp"))

    assert found.is_empty
    assert found.nearest is not None
    assert found.nearest.number == "Z-0001"


def test_a_contract_without_reports_has_no_nearest_one(database: Database):
    with database.reading(NOW) as archive:
        assert figures_for(desk_of(archive), CONTRACT, OCTOBER).nearest is None


def test_an_unknown_contract_is_no_contract(database: Database):
    with database.reading(NOW) as archive, pytest.raises(KeyError):
        figures_for(desk_of(archive), "SLA/1999/001", OCTOBER)
