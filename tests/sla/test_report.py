"""What a report on a period holds beside the figures: the late ones, the disputed ones, months, late amendments."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from models.sla.asked import Period
from models.sla.contract import Metric
from models.sla.events import Event, Kind
from models.sla.measures import measure
from models.sla.report import Contested, Report, months_of, report_of
from models.sla.shares import Case
from tests.sla.reports import OCTOBER, case, events, example, warsaw

ACK, FIXED = Kind.ACKNOWLEDGED, Kind.RESOLVED
CONTRACT = example()
NOW = "2026-11-02 12:00"


def cases_of(*logs: Iterable[Event]) -> list[Case]:
    return [case(number, log, NOW, CONTRACT) for number, log in enumerate(logs, start=1)]


def reported_on(*logs: Iterable[Event], contract=CONTRACT) -> Report:
    cases = cases_of(*logs)
    return report_of(contract, measure(cases, contract, OCTOBER, warsaw(NOW), works=()), cases, ())


def in_time(day: str, *more) -> list[Event]:
    return events(f"{day} 10:00", (ACK, f"{day} 10:10"), *more, (FIXED, f"{day} 11:00"))


def test_late_targets_stand_by_their_due_instant_and_kept_ones_do_not():
    # Class B: reaction within two support hours; the second report's was due before the first one's.
    second_due = events("2026-10-06 10:00", (ACK, "2026-10-06 13:00"), (FIXED, "2026-10-06 13:10"))
    first_due = events("2026-10-05 10:00", (ACK, "2026-10-05 13:00"), (FIXED, "2026-10-05 13:10"))

    found = reported_on(second_due, first_due, in_time("2026-10-07"))

    assert [(one.number, one.metric) for one in found.late] == [
        ("Z-0002", Metric.REACTION),
        ("Z-0001", Metric.REACTION),
    ]
    assert set(found.cases) == {1, 2, 3}
    assert (found.period, found.statements, found.contested) == (OCTOBER, (), ())
    assert (found.figures.n, found.figures.reaction.met) == (3, 1)


def test_the_cases_are_those_notified_in_the_period_or_judged_in_it_and_no_others():
    # Friday 30 October 15:00: notified in October, its reaction due in November.
    notified = events("2026-10-30 15:00", (ACK, "2026-10-30 15:10"))
    # Wednesday 30 September 15:50: notified in September, its reaction due in October.
    judged = events("2026-09-30 15:50", (ACK, "2026-09-30 15:55"))
    before = events("2026-09-01 10:00", (ACK, "2026-09-01 10:05"), (FIXED, "2026-09-01 10:30"))
    first = in_time("2026-10-01")
    after = events("2026-11-01 00:00", (ACK, "2026-11-01 00:10"))

    found = reported_on(notified, judged, before, first, after)

    assert set(found.cases) == {1, 2, 4}
    assert found.cases[2].incident.number == "Z-0002"


def test_the_first_instant_of_the_period_is_in_it_and_the_one_after_it_is_not():
    # Withdrawn before anything was due: they are there as notified, not as judged.
    gone = [
        events(f"{day} 00:00", (Kind.WITHDRAWN, f"{day} 00:05"))
        for day in ("2026-10-01", "2026-11-01", "2026-09-30")
    ]

    assert set(reported_on(*gone).cases) == {1}


def test_a_dispute_of_any_kind_lists_the_incident_with_what_is_disputed():
    pause = (
        (Kind.PAUSED, "2026-10-05 10:20", {"reason": "data"}),
        (Kind.PAUSE_OBJECTED, "2026-10-05 10:25"),
        (Kind.RESUMED, "2026-10-05 10:30"),
    )
    paused = in_time("2026-10-05", *pause)
    scope = in_time("2026-10-06", (Kind.SCOPE_DISPUTED, "2026-10-06 10:20"))
    classes = in_time(
        "2026-10-07",
        (Kind.SEVERITY_PROPOSED, "2026-10-07 10:20", {"severity": "C"}),
        (Kind.SEVERITY_OBJECTED, "2026-10-07 10:25"),
    )

    found = reported_on(paused, scope, classes, in_time("2026-10-08"))

    assert found.contested == (
        Contested(number="Z-0001", pauses=1, classes=0, scope=False),
        Contested(number="Z-0002", pauses=0, classes=0, scope=True),
        Contested(number="Z-0003", pauses=0, classes=1, scope=False),
    )


@pytest.mark.parametrize(
    ("signed", "effective", "named"),
    [
        (date(2026, 10, 2), date(2026, 10, 1), True),
        (date(2026, 10, 1), date(2026, 10, 1), False),
        (date(2026, 12, 1), date(2026, 10, 31), True),
        (date(2026, 12, 1), date(2026, 11, 1), False),
    ],
)
def test_an_amendment_that_took_effect_before_it_was_signed_is_named(
    signed: date, effective: date, named: bool
):
    only = replace(CONTRACT.amendments[0], signed_on=signed, effective_from=effective)

    found = reported_on(in_time("2026-10-05"), contract=replace(CONTRACT, amendments=(only,)))

    assert found.retroactive == ((only,) if named else ())


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), [date(2026, 10, 1)]),
        (date(2026, 10, 1), date(2026, 10, 30), []),
        (date(2026, 10, 31), date(2026, 10, 31), [date(2026, 10, 1)]),
        (
            date(2026, 11, 15),
            date(2027, 3, 1),
            [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1)],
        ),
        (date(2026, 2, 1), date(2026, 2, 28), [date(2026, 2, 1)]),
    ],
)
def test_a_statement_belongs_to_each_month_that_ends_within_the_period(
    first: date, last: date, months: list[date]
):
    assert list(months_of(Period(first=first, last=last))) == months
