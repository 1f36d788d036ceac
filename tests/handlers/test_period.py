"""Plain words for periods and filters; reports that look like questions stay reports (DIALOGUES 12)."""

from datetime import date

import pytest

from handlers.period import Question, read_question
from handlers.period_words import previous
from models.sla.contract import Side
from models.sla.measures import Filters, Period
from tests.sla.reports import example

TERMS = example().versions[-1].terms
TODAY = date(2026, 11, 25)  # a Wednesday


def read(text: str, today: date = TODAY) -> Question:
    return read_question(TERMS, text, today)


def days(first: str, last: str | None = None) -> Period:
    return Period(first=date.fromisoformat(first), last=date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("dziś", days("2026-11-25")),
        ("today", days("2026-11-25")),
        ("reakcje wczoraj", days("2026-11-24")),
        ("Yesterday", days("2026-11-24")),
        ("ten tydzień", days("2026-11-23", "2026-11-29")),
        ("w tym tygodniu", days("2026-11-23", "2026-11-29")),
        ("this week", days("2026-11-23", "2026-11-29")),
        ("zeszły tydzień", days("2026-11-16", "2026-11-22")),
        ("last week", days("2026-11-16", "2026-11-22")),
        ("ten miesiąc", days("2026-11-01", "2026-11-30")),
        ("reakcje w tym miesiącu", days("2026-11-01", "2026-11-30")),
        ("reactions this month", days("2026-11-01", "2026-11-30")),
        ("zeszły miesiąc", days("2026-10-01", "2026-10-31")),
        ("poprzedni miesiąc", days("2026-10-01", "2026-10-31")),
        ("last month", days("2026-10-01", "2026-10-31")),
        ("reakcje w październiku", days("2026-10-01", "2026-10-31")),
        ("październik", days("2026-10-01", "2026-10-31")),
        ("zgłoszenia z października 2025", days("2025-10-01", "2025-10-31")),
        ("reactions in October", days("2026-10-01", "2026-10-31")),
        ("listopad", days("2026-11-01", "2026-11-30")),
        ("grudzień", days("2025-12-01", "2025-12-31")),
        ("February 2024", days("2024-02-01", "2024-02-29")),
        ("III kwartał", days("2026-07-01", "2026-09-30")),
        ("3 kwartał", days("2026-07-01", "2026-09-30")),
        ("IV kwartał 2025", days("2025-10-01", "2025-12-31")),
        ("Q3", days("2026-07-01", "2026-09-30")),
        ("q4 2025", days("2025-10-01", "2025-12-31")),
        ("zeszły kwartał", days("2026-07-01", "2026-09-30")),
        ("this quarter", days("2026-10-01", "2026-12-31")),
        ("rok", days("2026-01-01", "2026-12-31")),
        ("year", days("2026-01-01", "2026-12-31")),
        ("this year", days("2026-01-01", "2026-12-31")),
        ("zeszły rok", days("2025-01-01", "2025-12-31")),
        ("2026", days("2026-01-01", "2026-12-31")),
        ("rok 2025", days("2025-01-01", "2025-12-31")),
        ("reakcje w 2025 r.", days("2025-01-01", "2025-12-31")),
        ("klasa A od 1.10 do 15.11", days("2026-10-01", "2026-11-15")),
        ("class A from 1 Oct to 15 Nov", days("2026-10-01", "2026-11-15")),
        ("od 1 października do 15 listopada 2026", days("2026-10-01", "2026-11-15")),
        ("od 20.12 do 10.01", days("2025-12-20", "2026-01-10")),
        ("from Oct 1st until today", days("2026-10-01", "2026-11-25")),
        ("od 2026-10-01 do 2026-10-07", days("2026-10-01", "2026-10-07")),
        ("od 1.10.2025 do wczoraj", days("2025-10-01", "2026-11-24")),
        ("reakcje 24.11", days("2026-11-24")),
        ("reakcje 29.02", days("2024-02-29")),
        ("ostatnie 30 dni", days("2026-10-27", "2026-11-25")),
        ("the last 7 days", days("2026-11-19", "2026-11-25")),
    ],
)
def test_a_period_is_read_as_people_write_it(text: str, period: Period):
    question = read(text)

    assert question.is_question
    assert question.period == period
    assert question.days is None
    assert question.understood_all


@pytest.mark.parametrize("text", ["ostatni miesiąc", "the past month", "reakcje w ostatnim miesiącu"])
def test_the_past_month_may_be_two_things(text: str):
    question = read(text)

    assert question.is_question
    assert question.period == days("2026-10-01", "2026-10-31")
    assert question.days == days("2026-10-27", "2026-11-25")


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("ERP zeszły miesiąc", Filters(service="erp")),
        ("ERP last month", Filters(service="erp")),
        ("reakcje na sterowaniu linią w październiku", Filters(service="linia")),
        ("Line control last month", Filters(service="linia")),
        ("dostępność sieci dziś", Filters(service="siec")),
        ("reakcje drukarki w tym miesiącu", Filters(service="stanowiska")),
        ("klasa A w październiku", Filters(severity="A")),
        ("reactions in class B", Filters(severity="B")),
        ("severity c today", Filters(severity="C")),
        ("reakcje w Hali A w październiku", Filters(place="hala-a")),
        ("reactions Hall A this month", Filters(place="hala-a")),
        ("Magazyn, ERP, klasa B, wczoraj", Filters(service="erp", severity="B", place="magazyn")),
    ],
)
def test_a_service_a_class_and_a_place_narrow_the_question(text: str, filters: Filters):
    question = read(text)

    assert question.is_question
    assert question.filters == filters


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("zgłoszenia Zakładu", Side.CLIENT),
        ("reakcje Serwisu w październiku", Side.PROVIDER),
        ("reactions by Serwis, ERP", Side.PROVIDER),
        ("statystyki po stronie: Zakład", Side.CLIENT),
        ("reakcje w październiku", None),
    ],
)
def test_a_party_is_known_by_its_own_name(text: str, party: Side | None):
    question = read(text)

    assert question.is_question
    assert question.party is party
    assert question.understood_all


@pytest.mark.parametrize("text", ["Serwis dziś", "proszę o serwis", "zgłoszenia Zakładu: brak prądu"])
def test_a_party_s_name_alone_makes_no_question(text: str):
    assert not read(text).is_question


@pytest.mark.parametrize(
    "text", ["reakcje", "Statystyki", "stats", "ile zgłoszeń", "how many outages?", "dostępność ERP", "MTTR"]
)
def test_without_a_period_none_is_invented(text: str):
    question = read(text)

    assert question.is_question
    assert question.period is None
    assert question.names_figures


def test_one_word_that_is_not_known_is_told_as_it_was_written():
    question = read("reakcje Księgowość październik ERP")

    assert question.is_question
    assert question.unknown_word == "Księgowość"
    assert not question.understood_all
    assert (question.period, question.filters.service) == (days("2026-10-01", "2026-10-31"), "erp")


@pytest.mark.parametrize(
    "text",
    [
        "taśma stoi od wczoraj",
        "taśma wczoraj",
        "ERP",
        "Sieć",
        "drukarka",
        "klasa A",
        "ERP nie działa dziś",
        "brak reakcji panelu od wczoraj",
        "panel bez reakcji",
        "reakcje panelu wolno od rana",
        "zgłoszenia nie wychodzą z ERP od wczoraj",
        "statystyki w ERP pokazują błąd",
        "dostępność magazynu w ERP jest zła",
        "ile jeszcze czekać na drukarkę?",
        "ile?",
        "awarie",
        "awarie ERP",
        "awaria w październiku",
        "od wczoraj internet wolno",
        "od 1.10 do",
        "od 31.02 do 15.11",
        "faktury z października się nie drukują",
        "zamówienia za zeszły miesiąc zniknęły",
        "w tym tygodniu trzeci raz to samo",
        "wszystko stoi",
        "belt stopped since yesterday",
        "the belt has been standing since yesterday",
        "no reaction from the panel",
        "the figures on the screen are wrong",
        "statistics module fails today",
        "the printer prints invoices of October twice",
        "reports from last month are missing in ERP",
        "internet down today",
        "it may be the network",
        "how many hours will it take?",
        "VPN drops this week all the time since Monday",
        "",
        "🙂",
        "1.10.2026.5",
    ],
)
def test_a_report_stays_a_report(text: str):
    assert not read(text).is_question


def test_a_range_that_runs_backwards_is_turned_round():
    assert read("reakcje od 15.11.2026 do 1.10.2026").period == days("2026-10-01", "2026-11-15")


def test_today_decides_which_october_is_meant():
    assert read("październik", date(2026, 9, 30)).period == days("2025-10-01", "2025-10-31")
    assert read("październik", date(2026, 10, 1)).period == days("2026-10-01", "2026-10-31")
    assert read("Q1", date(2026, 1, 1)).period == days("2026-01-01", "2026-03-31")


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (days("2026-03-01", "2026-03-31"), days("2026-02-01", "2026-02-28")),
        (days("2026-01-01", "2026-03-31"), days("2025-10-01", "2025-12-31")),
        (days("2026-01-01", "2026-12-31"), days("2025-01-01", "2025-12-31")),
        (days("2026-11-23", "2026-11-29"), days("2026-11-16", "2026-11-22")),
        (days("2026-11-25"), days("2026-11-24")),
        (days("2026-10-01", "2026-11-15"), days("2026-08-16", "2026-09-30")),
    ],
)
def test_the_period_before_is_of_the_same_kind(period: Period, before: Period):
    assert previous(period) == before
