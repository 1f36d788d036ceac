"""When reports and findings are due: periods, business days, the hour of the day (clause 17)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.sla.asked import Period
from models.sla.contract import Quality, Terms
from models.sla.duties import (
    business_day,
    findings_due,
    is_business_day,
    next_report,
    period_before,
    period_of,
    report_due,
)
from models.sla.hours import Shift
from models.sla.oversight import Period as Every
from tests.sla.log import contract, wall, warsaw

DAYS = st.dates(date(2026, 1, 1), date(2027, 11, 30))


def terms() -> Terms:
    return contract().versions[-1].terms


def report() -> Quality:
    return terms().quality["raport-miesieczny"]


def inspection() -> Quality:
    return terms().quality["kontrola-kwartalna"]


def days(first: str, last: str) -> Period:
    return Period(first=date.fromisoformat(first), last=date.fromisoformat(last))


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        (Every.WEEK, days("2026-11-16", "2026-11-22")),
        (Every.MONTH, days("2026-11-01", "2026-11-30")),
        (Every.QUARTER, days("2026-10-01", "2026-12-31")),
        (Every.YEAR, days("2026-01-01", "2026-12-31")),
    ],
)
def test_a_day_lies_in_its_week_month_quarter_and_year(every: Every, expected: Period):
    assert period_of(every, date(2026, 11, 22)) == expected


def test_the_period_before_may_lie_in_another_year():
    assert period_before(Every.MONTH, date(2027, 1, 5)) == days("2026-12-01", "2026-12-31")
    assert period_before(Every.QUARTER, date(2027, 1, 5)) == days("2026-10-01", "2026-12-31")
    assert period_before(Every.WEEK, date(2027, 1, 5)) == days("2026-12-28", "2027-01-03")


@given(st.sampled_from(list(Every)), DAYS)
def test_periods_follow_each_other_without_a_gap(every: Every, day: date):
    period = period_of(every, day)

    assert period.first <= day <= period.last
    assert period_before(every, day).last == period.first - timedelta(days=1)


def test_the_october_report_is_due_on_the_fifth_business_day_of_november():
    assert wall(report_due(terms(), report(), days("2026-10-01", "2026-10-31"))) == "2026-11-06 10:00:00"


def test_holidays_and_weekends_are_no_business_days():
    # 2027 begins with a holiday on Friday and another one on Wednesday.
    assert wall(report_due(terms(), report(), days("2026-12-01", "2026-12-31"))) == "2027-01-11 10:00:00"
    assert not is_business_day(terms(), date(2026, 11, 11))
    assert not is_business_day(terms(), date(2026, 11, 15))


def test_forty_support_hours_after_the_report_end_as_in_the_dialogues():
    due = report_due(terms(), report(), days("2026-10-01", "2026-10-31"))

    assert wall(terms().default_timeline.due(due, 40 * 3600)) == "2026-11-16 10:00:00"


@given(DAYS, st.integers(1, 15))
def test_the_nth_business_day_has_n_of_them_up_to_itself(first: date, number: int):
    day = business_day(terms(), first, number)

    counted = [first + timedelta(days=step) for step in range((day - first).days + 1)]
    assert sum(is_business_day(terms(), one) for one in counted) == number
    assert is_business_day(terms(), day)


@pytest.mark.parametrize(
    ("now", "month", "due"),
    [
        ("2026-11-06 09:59:59", 10, "2026-11-06 10:00:00"),
        ("2026-11-06 10:00:00", 11, "2026-12-07 10:00:00"),
        ("2026-11-22 09:00:00", 11, "2026-12-07 10:00:00"),
    ],
)
def test_the_next_report_is_the_first_one_due_after_now(now: str, month: int, due: str):
    period, at = next_report(terms(), report(), warsaw(now))

    assert (period.first.month, wall(at)) == (month, due)


def test_where_several_reports_are_still_owed_the_earliest_is_next():
    slow = replace(report(), every=Every.WEEK, due_business_day=8)

    # On Monday 30 November the reports on the two weeks before are not due yet.
    period, at = next_report(terms(), slow, warsaw("2026-11-30 08:00"))

    assert (period, wall(at)) == (days("2026-11-16", "2026-11-22"), "2026-12-02 10:00:00")


def test_without_an_agreed_day_a_report_is_due_on_the_first_business_day():
    at_once = replace(report(), due_business_day=None)

    assert wall(report_due(terms(), at_once, days("2026-10-01", "2026-10-31"))) == "2026-11-02 10:00:00"


def test_findings_are_due_ten_business_days_after_the_draw():
    due = findings_due(terms(), inspection(), warsaw("2026-11-24 14:00"))

    assert due is not None
    assert wall(due) == "2026-12-08 10:00:00"
    assert findings_due(terms(), replace(inspection(), findings_due_business_days=None), due) is None


def test_a_business_day_is_one_of_the_contract_s_zone_also_where_it_opens_just_after_midnight():
    text = terms()
    key = text.clock.default_coverage
    night = replace(text.coverages[key].calendar, shifts=(Shift(day=0, opens=0, closes=3600),))
    text = replace(text, coverages={**text.coverages, key: replace(text.coverages[key], calendar=night)})

    # Monday 30 November; in UTC its hour still belongs to the Sunday.
    assert [is_business_day(text, date(2026, 11, day)) for day in (29, 30)] == [False, True]
