"""Agreed hours, downtime, availability and the time between failures (CONTRACT 4, DECISIONS 5)."""

from dataclasses import replace
from datetime import date

from models.sla.contract import Contract, Version
from models.sla.events import Kind
from models.sla.measures import Filters, Period
from tests.sla.reports import events, example, figures

FIXED = Kind.RESOLVED
LINE = {"service": "linia", "severity": "A", "location": "hala-a"}
NOVEMBER_2 = Period(first=date(2026, 11, 2), last=date(2026, 11, 2))


def day(*logs, period=NOVEMBER_2, now="2026-11-20 12:00", **more):
    return figures(*logs, period=period, now=now, **more)


def test_a_service_without_outages_was_always_there():
    assert day().availability == {
        "linia": "100.00",
        "erp": "100.00",
        "siec": "100.00",
        "stanowiska": "100.00",
    }


def test_downtime_counts_in_the_hours_of_the_strictest_class():
    # Twelve hours of the line's round-the-clock day, and of the ERP's eight support hours the last four.
    line = events("2026-11-02 12:00", (FIXED, "2026-11-03 00:00"), **LINE)
    erp = events("2026-11-02 12:00", (FIXED, "2026-11-03 00:00"), severity="A")

    found = day(line, erp)

    assert (found.availability["linia"], found.availability["erp"]) == ("50.00", "50.00")


def test_overlapping_outages_count_once_and_are_cut_to_the_period():
    before = events("2026-11-01 20:00", (FIXED, "2026-11-02 06:00"), **LINE)
    within = events("2026-11-02 03:00", (FIXED, "2026-11-02 12:00"), **LINE)

    assert day(before, within).availability["linia"] == "50.00"


def test_an_outage_that_lasts_counts_up_to_now_and_time_to_come_not_at_all():
    lasting = events("2026-11-02 06:00", **LINE)

    found = day(lasting, now="2026-11-02 08:00")

    assert found.availability["linia"] == "75.00"
    # The other services open at 08:00: not one agreed hour has passed, so nothing is said about them.
    assert list(found.availability) == ["linia"]


def test_a_period_that_has_not_begun_says_nothing():
    found = day(now="2026-11-01 08:00")

    assert (found.availability, found.mtbf_seconds) == ({}, None)


def test_a_pause_is_downtime_but_a_repair_that_was_refused_is_not_while_it_waited():
    refused = events(
        "2026-11-02 00:00",
        (Kind.PAUSED, "2026-11-02 01:00", {"reason": "dostep"}),
        (Kind.RESUMED, "2026-11-02 03:00"),
        (FIXED, "2026-11-02 06:00"),
        (Kind.RESOLUTION_REJECTED, "2026-11-02 12:00"),
        (FIXED, "2026-11-02 18:00"),
        **LINE,
    )

    assert day(refused).availability["linia"] == "50.00"


def test_milder_withdrawn_and_outside_incidents_take_nothing_down():
    milder = events("2026-11-02 10:00", (FIXED, "2026-11-02 12:00"), service="linia")
    withdrawn = events("2026-11-02 10:00", (Kind.WITHDRAWN, "2026-11-02 12:00"), **LINE)
    outside = events("2026-11-02 10:00", outside=True, **LINE)

    found = day(milder, withdrawn, outside)

    assert (found.availability["linia"], found.failures, found.mtbf_seconds) == ("100.00", 0, None)


def test_per_cent_is_rounded_to_two_places_a_half_upwards():
    # 432 of the 8,640,000 seconds of a hundred days are 0.005 per cent to the second.
    hundred = Period(first=date(2026, 7, 1), last=date(2026, 10, 8))
    half = events("2026-10-01 10:00", (FIXED, "2026-10-01 10:07:12"), **LINE)
    more = events("2026-10-01 10:00", (FIXED, "2026-10-01 10:07:13"), **LINE)

    # Three times as much leaves 99.985, which goes up as well, and not to the even neighbour.
    thrice = events("2026-10-01 10:00", (FIXED, "2026-10-01 10:21:36"), **LINE)

    assert day(half, period=hundred).availability["linia"] == "100.00"
    assert day(thrice, period=hundred).availability["linia"] == "99.99"
    assert day(more, period=hundred).availability["linia"] == "99.99"


def test_time_between_failures_is_up_time_for_each_failure_half_up():
    first = events("2026-11-02 10:00", (FIXED, "2026-11-02 11:00"), **LINE)
    second = events("2026-11-02 12:00", (FIXED, "2026-11-02 12:00:01"), **LINE)

    found = day(first, second, filters=Filters(service="linia"))

    assert found.failures == 2
    assert found.mtbf_seconds == (24 * 3600 - 3601 + 1) // 2


def test_a_failure_from_before_the_period_takes_time_but_is_none_of_its_failures():
    before = events("2026-11-01 20:00", (FIXED, "2026-11-02 12:00"), **LINE)

    found = day(before)

    assert (found.availability["linia"], found.failures) == ("50.00", 0)


def test_a_class_asked_about_does_not_change_what_the_service_was():
    outage = events("2026-11-02 00:00", (FIXED, "2026-11-02 12:00"), **LINE)

    found = day(outage, filters=Filters(severity="B"))

    assert (found.n, found.availability["linia"]) == (0, "50.00")


def test_hours_are_agreed_only_while_the_contract_is_in_force():
    # Two days before the contract began and its first one.
    new_year = Period(first=date(2025, 12, 30), last=date(2026, 1, 1))
    outage = events("2026-01-01 12:00", (FIXED, "2026-01-01 18:00"), **LINE)

    assert day(outage, period=new_year).availability["linia"] == "75.00"
    assert day(period=Period(first=date(2030, 1, 1), last=date(2030, 1, 31))).availability == {}


def test_each_text_brings_its_own_hours_and_services():
    contract = without_line_from(date(2026, 11, 2))
    weekend = Period(first=date(2026, 11, 1), last=date(2026, 11, 2))
    outage = events("2026-11-01 06:00", (FIXED, "2026-11-02 10:00"), **LINE)

    found = day(outage, period=weekend, contract=contract)

    # Six of the 24 hours of 1 November; from the 2nd on the line is no service any more.
    assert found.availability["linia"] == "25.00"
    assert list(found.availability) == ["erp", "siec", "stanowiska", "linia"]


def without_line_from(day: date) -> Contract:
    contract = example()
    newest = contract.versions[-1].terms
    services = {key: service for key, service in newest.services.items() if key != "linia"}
    later = Version(effective_from=day, terms=replace(newest, digest="sha256:later", services=services))
    return replace(contract, versions=(*contract.versions, later))


def test_an_amendment_that_never_took_effect_counts_for_nothing():
    contract = example()
    second = contract.versions[-1]
    overtaken = replace(contract, versions=(*contract.versions, second))

    assert day(contract=overtaken).availability == day(contract=contract).availability


def test_a_text_that_was_in_force_for_a_single_day_brings_the_hours_of_that_day():
    *before, newest, last = without_line_from(date(2026, 11, 3)).versions
    of_a_day = replace(newest, effective_from=date(2026, 11, 2))
    contract = replace(example(), versions=(*before, newest, of_a_day, last))

    found = day(period=Period(first=date(2026, 11, 2), last=date(2026, 11, 3)), contract=contract)

    assert found.downtime["linia"].agreed_seconds == 24 * 3600
