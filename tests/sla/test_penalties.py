"""Penalties in started hours and exact money: hand-computed examples of the contract's clause 14 and 15."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.sla.contract import Metric
from models.sla.events import Kind
from models.sla.penalties import Proposal, charged_hours, propose, share_of, started_hours, withheld
from tests.sla.log import Log, wall, warsaw

LATER = "2026-12-30 12:00"


@pytest.mark.parametrize(
    ("late", "grace", "hours"),
    [
        (0, 0, 0),
        (1, 0, 1),
        (3600, 0, 1),
        (3601, 0, 2),
        (600, 600, 0),
        (601, 600, 1),
        (-5, 0, 0),
        (0, 7200, 0),
    ],
)
def test_each_started_hour_beyond_the_grace_counts_and_exactly_the_limit_is_none(late, grace, hours):
    assert started_hours(late, grace) == hours


def test_a_share_is_exact_and_rounded_half_up_once():
    assert share_of(Decimal("12000.00"), Decimal("1.00"), 3) == Decimal("360.00")
    assert share_of(Decimal("1000.00"), Decimal("0.0005"), 1) == Decimal("0.01")
    assert share_of(Decimal("333.33"), Decimal("0.125"), 3) == Decimal("1.25")


def proposed(log: Log, now: str = LATER) -> Proposal:
    return propose(log.incident, log.terms, warsaw(now))


def lines(found: Proposal) -> list[tuple[str, str, int, str, str]]:
    return [
        (one.metric.value, one.severity, one.hours, str(one.percent), str(one.amount)) for one in found.lines
    ]


def reacted(at: str, severity: str = "A", service: str = "linia") -> Log:
    """A report of Tuesday 10:00, taken at `at`, repaired in no time after it."""
    log = Log("2026-11-24 10:00", severity=severity, service=service)
    return log.add(Kind.ACKNOWLEDGED, at, "s2").add(Kind.RESOLVED, at, "s2")


def test_exactly_at_the_deadline_nothing_is_owed_and_a_second_later_one_hour():
    assert lines(proposed(reacted("2026-11-24 10:30:00"))) == []
    assert lines(proposed(reacted("2026-11-24 10:30:01"))) == [("reaction", "A", 1, "0.50", "60.00")]
    assert lines(proposed(reacted("2026-11-24 11:30:00"))) == [("reaction", "A", 1, "0.50", "60.00")]
    assert lines(proposed(reacted("2026-11-24 11:30:01"))) == [("reaction", "A", 2, "0.50", "120.00")]


def test_the_grace_takes_the_penalty_away_but_not_the_breach():
    within = reacted("2026-11-24 12:10:00", "B", "erp")
    beyond = reacted("2026-11-24 12:10:01", "B", "erp")

    assert within.verdict(Metric.REACTION, LATER).met is False
    assert lines(proposed(within)) == []
    assert lines(proposed(beyond)) == [("reaction", "B", 1, "0.25", "22.50")]


def test_hours_are_those_of_the_class_and_one_may_reach_over_the_night():
    log = reacted("2026-11-25 08:30", "B", "erp")

    hours = charged_hours(log.incident, log.terms, warsaw(LATER))

    assert [wall(one.at)[5:16] for one in hours] == [
        "11-24 12:10",
        "11-24 13:10",
        "11-24 14:10",
        "11-24 15:10",
        "11-25 08:10",
    ]
    assert lines(proposed(log)) == [("reaction", "B", 5, "0.25", "112.50")]


def critical() -> Log:
    """Taken an hour and forty minutes late, repaired an hour and thirty seconds late, no workaround."""
    log = Log("2026-11-24 10:00")
    log.add(Kind.ACKNOWLEDGED, "2026-11-24 12:10", "s2")
    return log.add(Kind.RESOLVED, "2026-11-24 19:00:30", "s2")


def test_in_the_same_hour_only_the_highest_rate_counts():
    found = proposed(critical())

    assert lines(found) == [
        ("reaction", "A", 2, "0.50", "120.00"),
        ("workaround", "A", 4, "0.50", "240.00"),
        ("restoration", "A", 2, "1.00", "240.00"),
    ]
    assert found.total == Decimal("600.00")
    assert (found.basis, found.clause, found.is_running) == ("zwłoka", "§ 14", False)


def test_a_delay_that_begins_at_an_opening_does_not_continue_the_hour_of_one_that_ended_at_closing():
    log = Log("2026-11-23 08:00", severity="A", service="erp")
    log.add(Kind.WORKAROUND, "2026-11-23 16:00", "s2").add(Kind.RESOLVED, "2026-11-24 08:20", "s2")

    hours = charged_hours(log.incident, log.terms, warsaw(LATER))

    # Seven and a half hours of a late reaction; the eight hours of the repair were used up at closing.
    late = [f"23 {hour:02}:30" for hour in range(8, 16)]
    assert [wall(one.at)[8:16] for one in hours] == [*late, "24 08:00"]
    assert [one.metric for one in hours] == [Metric.REACTION] * 8 + [Metric.RESTORATION]


def test_a_proposal_grows_while_the_repair_is_owed():
    log = Log("2026-11-24 10:00").add(Kind.ACKNOWLEDGED, "2026-11-24 10:10", "s2")

    found = proposed(log, "2026-11-24 18:00:01")

    assert lines(found)[-1] == ("restoration", "A", 1, "1.00", "120.00")
    assert found.is_running


def test_an_hour_that_begins_with_the_lower_rate_is_charged_with_the_higher_one_that_joins_it():
    log = Log("2026-11-24 10:00", severity="B", service="erp")
    log.add(Kind.ACKNOWLEDGED, "2026-11-24 10:10", "s2")
    log.add(Kind.SEVERITY_AGREED, "2026-11-24 10:30", "k1", severity="A", raised=True)
    log.add(Kind.WORKAROUND, "2026-11-25 11:00", "s2")
    log.add(Kind.RESOLVED, "2026-11-25 11:00", "s2")

    hours = charged_hours(log.incident, log.terms, warsaw(LATER))

    # Class A runs in working hours for this service: workaround due 14:30, restoration due 10:30 on Wednesday.
    assert [(wall(one.at)[5:16], one.metric.value) for one in hours] == [
        ("11-24 14:30", "workaround"),
        ("11-24 15:30", "workaround"),
        ("11-25 08:30", "workaround"),
        ("11-25 09:30", "workaround"),
        ("11-25 10:30", "restoration"),
    ]


def test_paused_time_costs_nothing():
    log = Log("2026-11-24 10:00").add(Kind.ACKNOWLEDGED, "2026-11-24 10:10", "s2")
    log.add(Kind.PAUSED, "2026-11-24 13:00", "s2", reason="dostep")
    log.add(Kind.RESUMED, "2026-11-24 15:00", "k1")
    log.add(Kind.RESOLVED, "2026-11-24 16:30", "s2")

    assert lines(proposed(log)) == [("workaround", "A", 1, "0.50", "60.00")]


def test_a_class_without_a_rate_a_service_without_a_fee_and_a_withdrawn_report_cost_nothing():
    log = critical()
    withdrawn = Log("2026-11-24 10:00").add(Kind.WITHDRAWN, "2026-11-24 19:00", "k2")
    no_rates = replace(log.terms, penalties=replace(log.terms.penalties, reaction={}))
    services = {**log.terms.services, "linia": replace(log.terms.services["linia"], monthly_fee=None)}
    no_fee = replace(log.terms, services=services)

    assert [one.metric for one in propose(log.incident, no_rates, warsaw(LATER)).lines] == [
        Metric.WORKAROUND,
        Metric.RESTORATION,
    ]
    assert propose(log.incident, no_fee, warsaw(LATER)).lines == ()
    assert propose(log.incident, no_fee, warsaw(LATER)).total == 0
    assert charged_hours(withdrawn.incident, withdrawn.terms, warsaw(LATER)) == ()


def test_overdue_restoration_lets_part_of_the_fee_be_withheld_until_the_confirmation():
    log = critical()
    open_still = withheld(log.incident, log.terms, warsaw(LATER))
    log.add(Kind.CLOSED, "2026-11-24 20:00", "k2", how="confirmed")
    confirmed = withheld(log.incident, log.terms, warsaw(LATER))

    assert open_still is not None
    assert (open_still.percent, open_still.amount, open_still.clause) == (
        Decimal("30.00"),
        Decimal("3600.00"),
        "§ 15",
    )
    assert open_still.released_at is None
    assert confirmed is not None
    assert wall(confirmed.released_at) == "2026-11-24 20:00:00"


def test_nothing_is_withheld_in_time_for_another_class_without_the_clause_or_without_a_restoration():
    log = critical()
    now = warsaw(LATER)
    forbidden = replace(log.terms, withholding=replace(log.terms.withholding, allowed=False))
    minor = Log("2026-11-24 10:00", severity="C", service="erp")
    outside = Log("2026-11-24 10:00", outside=True)

    assert withheld(log.incident, log.terms, warsaw("2026-11-24 18:00:00")) is None
    assert withheld(log.incident, forbidden, now) is None
    assert withheld(minor.incident, minor.terms, now) is None
    assert withheld(outside.incident, outside.terms, now) is None
    assert propose(outside.incident, outside.terms, now).lines == ()


@given(late=st.integers(-7200, 40_000))
def test_one_late_target_costs_the_started_hours_of_its_delay(late: int):
    log = Log("2026-11-24 10:00", severity="C", service="erp")
    taken = warsaw("2026-11-25 10:00") + timedelta(seconds=late if late < 21_600 else 21_600)
    log.add(Kind.ACKNOWLEDGED, taken, "s2").add(Kind.RESOLVED, taken, "s2")

    hours = charged_hours(log.incident, log.terms, warsaw(LATER))

    verdict = log.verdict(Metric.REACTION, LATER)
    assert len(hours) == started_hours(verdict.late_seconds, 1800)


def test_a_contested_pause_makes_only_the_target_it_stopped_contested():
    late = Log("2026-11-24 10:00").add(Kind.ACKNOWLEDGED, "2026-11-24 10:10", "s2")
    late.add(Kind.PAUSED, "2026-11-24 10:20", "s2", reason="data").add(
        Kind.PAUSE_OBJECTED, "2026-11-24 10:25", "k2"
    )
    late.add(Kind.RESUMED, "2026-11-24 10:30", "k2").add(Kind.RESOLVED, "2026-11-24 20:00", "s2")
    found = proposed(late)
    assert {one.metric for one in found.lines} >= {Metric.RESTORATION}
    assert found.is_contested

    slow = Log("2026-11-24 10:00").add(Kind.ACKNOWLEDGED, "2026-11-24 10:40", "s2")
    slow.add(Kind.PAUSED, "2026-11-24 10:41", "s2", reason="data").add(
        Kind.PAUSE_OBJECTED, "2026-11-24 10:42", "k2"
    )
    slow.add(Kind.RESUMED, "2026-11-24 10:43", "k2").add(Kind.RESOLVED, "2026-11-24 10:50", "s2")
    found = proposed(slow)
    assert [one.metric for one in found.lines] == [Metric.REACTION]
    assert not found.is_contested
