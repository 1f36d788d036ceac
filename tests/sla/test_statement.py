"""A month's statement of proposed penalties: months, steps of availability, caps, withholding; by hand."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from inspect import Parameter, signature

import pytest

from models.sla.availability import ServiceTime, service_time
from models.sla.contract import Contract, Version
from models.sla.deadlines import judge
from models.sla.events import Kind
from models.sla.measures import measure
from models.sla.shares import Case
from models.sla.statement import Statement, availability_line, statement
from models.sla.works import WorkKind
from tests.sla.log import Log, contract, wall, warsaw
from tests.sla.test_works import work

OCTOBER, NOVEMBER = date(2026, 10, 15), date(2026, 11, 1)
NOW = warsaw("2026-12-30 12:00")


def stated(
    *logs: Log, month: date = NOVEMBER, now: datetime = NOW, text: Contract | None = None
) -> Statement:
    cases = [
        Case(id=number, incident=log.incident, terms=log.terms, verdicts=judge(log.incident, log.terms, now))
        for number, log in enumerate(logs, start=1)
    ]
    return statement(cases, text or contract(), month, now, ())


def with_penalties(**rules: Decimal | None) -> Contract:
    """Return the example with other rules of penalties in every version of its text."""
    versions = tuple(
        Version(
            effective_from=one.effective_from,
            terms=replace(one.terms, penalties=replace(one.terms.penalties, **rules)),
        )
        for one in contract().versions
    )
    return replace(contract(), versions=versions)


def four_days(month: str = "2026-11") -> Log:
    """The line stood from the 2nd to the 6th: taken at once, repaired after 96 hours."""
    log = Log(f"{month}-02 00:00").add(Kind.ACKNOWLEDGED, f"{month}-02 00:10", "s2")
    return log.add(Kind.RESOLVED, f"{month}-06 00:00", "s2")


def test_a_month_without_delays_comes_to_nothing():
    found = stated()

    assert (found.incidents, found.availability, found.withheld) == ((), (), ())
    assert (found.total, found.is_capped, found.month) == (Decimal("0.00"), False, NOVEMBER)
    assert (found.currency, found.basis, found.clause) == ("PLN", "zwłoka", "§ 14")


def test_each_hour_belongs_to_the_month_in_which_it_began():
    log = Log("2026-10-31 22:00").add(Kind.ACKNOWLEDGED, "2026-11-01 01:10", "s2")
    log.add(Kind.RESOLVED, "2026-11-01 01:20", "s2")

    hours = [stated(log, month=month).incidents[0].lines[0].hours for month in (OCTOBER, NOVEMBER)]

    assert hours == [2, 1]


def test_the_sum_of_all_lines_is_cut_to_the_monthly_cap():
    found = stated(four_days())

    # 4 h of workaround at 0.50 % and 88 h of restoration at 1.00 % of 12000, and 20 % for 86.67 % availability.
    assert [line.amount for line in found.incidents[0].lines] == [Decimal("240.00"), Decimal("10560.00")]
    (step,) = found.availability
    assert (step.availability, step.below, step.amount) == ("86.67", Decimal("98.00"), Decimal("2400.00"))
    assert found.subtotal == Decimal("13200.00")
    assert (found.cap_month, found.cap_year) == (Decimal("8000.00"), Decimal("38400.00"))
    assert (found.total, found.is_capped) == (Decimal("8000.00"), True)


def test_before_the_amendment_the_lower_cap_of_its_time_holds():
    found = stated(four_days("2026-08"), month=date(2026, 8, 1))

    assert (found.cap_month, found.total) == (Decimal("6400.00"), Decimal("6400.00"))


def test_the_yearly_cap_leaves_what_the_earlier_months_have_not_used():
    text = with_penalties(cap_year_percent=Decimal("2.50"))

    found = stated(four_days("2026-10"), four_days(), text=text)

    assert found.cap_year == Decimal("9600.00")
    assert (found.before, found.total) == (Decimal("8000.00"), Decimal("1600.00"))


def test_a_used_up_year_leaves_nothing_and_a_new_year_begins_anew():
    text = with_penalties(cap_year_percent=Decimal("1.00"))

    november = stated(four_days("2026-10"), four_days(), text=text)
    january = stated(four_days("2026-10"), four_days(), month=date(2027, 1, 1), text=text)

    assert (november.before, november.total) == (Decimal("3840.00"), Decimal("0.00"))
    assert january.before == Decimal("0.00")


def test_without_caps_all_lines_stand():
    text = with_penalties(cap_year_percent=None, cap_month_percent=None)

    found = stated(four_days(), text=text)

    assert (found.cap_month, found.cap_year) == (None, None)
    assert found.total == found.subtotal == Decimal("13200.00")


@pytest.mark.parametrize(
    ("down", "percent"),
    [(5000, None), (5050, None), (5051, "5.00"), (10_000, "5.00"), (10_051, "10.00"), (20_051, "20.00")],
)
def test_the_harshest_step_below_the_shown_availability_costs_and_exactly_at_a_step_none(down, percent):
    time = ServiceTime(service="linia", agreed_seconds=1_000_000, down_seconds=down)

    found = availability_line(contract().base, time)

    assert (str(found.percent) if found else None) == percent


def test_a_service_without_hours_or_without_steps_has_no_line():
    never = ServiceTime(service="linia", agreed_seconds=0, down_seconds=0)
    no_steps = ServiceTime(service="stanowiska", agreed_seconds=100, down_seconds=100)

    assert availability_line(contract().base, never) is None
    assert availability_line(contract().base, no_steps) is None


def test_a_service_that_left_the_contract_has_no_step():
    versions = tuple(
        replace(
            one,
            terms=replace(
                one.terms,
                services={key: value for key, value in one.terms.services.items() if key != "linia"},
            ),
        )
        for one in contract().versions
    )

    found = stated(four_days(), text=replace(contract(), versions=versions))

    assert found.availability == ()


def test_withholding_stands_at_the_end_of_the_month_until_the_confirmation():
    log = four_days().add(Kind.CLOSED, "2026-12-03 10:00", "k2", how="confirmed")

    november, december = stated(log), stated(log, month=date(2026, 12, 1))

    assert [(one.number, one.amount) for one in november.withheld] == [("Z-0001", Decimal("3600.00"))]
    assert wall(november.withheld[0].released_at) == "2026-12-03 10:00:00"
    assert december.withheld == ()


@pytest.mark.parametrize("compute", [statement, measure, service_time])
def test_no_figure_is_computed_by_a_caller_that_leaves_the_announced_work_out(compute):
    # Without it planned work would count as downtime, and a month would cost what nobody owes.
    (announced,) = [one for name, one in signature(compute).parameters.items() if name in {"works", "parts"}]

    assert announced.default is Parameter.empty


def test_announced_work_that_goes_on_counts_against_the_month_up_to_now():
    at = warsaw("2026-11-29 12:00")
    going = work((WorkKind.GOES_ON, "2026-11-29 06:00"), services=("linia",))

    (step,) = statement([], contract(), NOVEMBER, at, [going]).availability

    # Of 684 hours until then two were planned, and of the 682 left six were an overrun.
    assert step.availability == "99.12"


def test_a_month_that_goes_on_is_stated_as_of_now_and_one_to_come_is_empty():
    log = Log("2026-11-02 00:00").add(Kind.ACKNOWLEDGED, "2026-11-02 00:10", "s2")
    now = warsaw("2026-11-02 09:00:00")

    running = stated(log, now=now)
    to_come = stated(log, month=date(2026, 12, 1), now=now)

    assert running.incidents[0].total == Decimal("360.00")
    assert running.availability[0].availability == "72.73"
    assert [len(one) for one in (to_come.incidents, to_come.availability)] == [0, 0]
