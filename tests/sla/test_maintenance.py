"""Announced work: windows, notice, the month's limit, and what of it is downtime (contract clause 12)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.sla.availability import service_time
from models.sla.contract import Contract, Metric, Terms, Version
from models.sla.explanation import Why, explain, explain_all
from models.sla.hours import Span
from models.sla.incident import Kind
from models.sla.maintenance import (
    Nature,
    Part,
    downtime_spans,
    inside_windows,
    is_in_time,
    next_windows,
    notice_given,
    parts_of,
    planned_spans,
    used_in_month,
)
from models.sla.stopwatch import merge, subtract, total
from models.sla.targets import Weekday, WeeklyWindow
from models.sla.works import WorkKind
from tests.sla.log import Log, contract, wall, warsaw
from tests.sla.test_claims import case
from tests.sla.test_works import SUNDAY, work

LATER = warsaw("2026-12-30 12:00")
HOUR = 3600


def terms(**rules: object) -> Terms:
    example = contract().base
    return replace(example, maintenance=replace(example.maintenance, **rules))


def under(**rules: object) -> Contract:
    """The example contract with other rules of maintenance, without its amendment."""
    text = terms(**rules)
    return Contract(number=text.number, versions=(Version(effective_from=text.valid_from, terms=text),))


def window(day: Weekday, opens: str, closes: str) -> WeeklyWindow:
    return WeeklyWindow(day=day, opens=opens, closes=closes)


def span(start: str, end: str) -> Span:
    return Span(warsaw(start), warsaw(end))


def told(parts: tuple[Part, ...]) -> list[tuple[str, str, str, bool]]:
    return [
        (wall(one.span.start)[5:16], wall(one.span.end)[5:16], one.nature.value, one.is_downtime)
        for one in parts
    ]


# ------------------------------------------------------------------- notice


@pytest.mark.parametrize(
    ("announced", "hours", "in_time"),
    [
        ("2026-11-24 15:00", 25, True),
        ("2026-11-24 16:00", 24, True),
        ("2026-11-24 20:00", 24, True),
        ("2026-11-25 08:00", 24, True),
        ("2026-11-25 08:00:01", 24, False),
        ("2026-11-27 12:00", 4, False),
    ],
)
def test_notice_runs_in_working_time_and_exactly_the_least_is_in_time(announced, hours, in_time):
    given_seconds = notice_given(terms(), warsaw(announced), SUNDAY.start)

    assert -(-given_seconds // HOUR) == hours
    assert is_in_time(terms(), warsaw(announced), SUNDAY.start) is in_time


def test_work_that_begins_before_it_is_announced_is_never_in_time():
    assert notice_given(terms(), warsaw("2026-11-29 05:00"), SUNDAY.start) == 0
    assert not is_in_time(terms(notice_min=timedelta(0)), warsaw("2026-11-29 05:00"), SUNDAY.start)
    assert is_in_time(terms(notice_min=timedelta(0)), SUNDAY.start, SUNDAY.start)


# ------------------------------------------------------------------ windows


def test_the_part_of_a_span_that_lies_in_a_window_is_found():
    found = inside_windows(terms(), span("2026-11-29 03:00", "2026-11-29 07:00"))

    assert found == (SUNDAY,)
    assert inside_windows(terms(), span("2026-11-28 04:00", "2026-11-28 06:00")) == ()
    assert inside_windows(terms(), span("2026-11-29 04:30", "2026-11-29 05:00")) == (
        span("2026-11-29 04:30", "2026-11-29 05:00"),
    )


def test_a_contract_without_windows_allows_work_at_any_time():
    asked = span("2026-11-24 10:00", "2026-11-24 12:00")

    assert inside_windows(terms(windows=()), asked) == (asked,)
    assert next_windows(terms(windows=()), warsaw("2026-11-24 10:00"), 3) == ()


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-29", 3), ("2026-10-25", 5), ("2026-11-29", 4), ("2026-03-22", 4)]
)
def test_a_window_over_a_clock_change_is_an_hour_shorter_or_longer(day, hours):
    text = terms(windows=(window(Weekday.SUN, "02:00", "06:00"),))
    whole = Span(warsaw(f"{day} 00:00"), warsaw(f"{day} 12:00"))

    assert total(inside_windows(text, whole)) == hours * HOUR


def test_a_window_may_begin_and_end_at_any_minute():
    text = terms(windows=(window(Weekday.SUN, "04:20", "06:05"),))

    assert inside_windows(text, span("2026-11-29 00:00", "2026-11-29 12:00")) == (
        span("2026-11-29 04:20", "2026-11-29 06:05"),
    )


def test_a_window_may_run_past_midnight_and_to_the_end_of_the_day():
    text = terms(windows=(window(Weekday.SAT, "22:00", "02:00"), window(Weekday.MON, "20:00", "24:00")))

    assert inside_windows(text, span("2026-11-28 12:00", "2026-11-29 12:00")) == (
        span("2026-11-28 22:00", "2026-11-29 02:00"),
    )
    assert inside_windows(text, span("2026-11-29 01:00", "2026-11-29 03:00")) == (
        span("2026-11-29 01:00", "2026-11-29 02:00"),
    )
    assert [wall(one.end) for one in next_windows(text, warsaw("2026-11-24 10:00"), 2)] == [
        "2026-11-29 02:00:00",
        "2026-12-01 00:00:00",
    ]


def test_the_windows_offered_next_can_still_be_announced_in_time():
    assert [wall(one.start) for one in next_windows(terms(), warsaw("2026-11-25 08:00"), 2)] == [
        "2026-11-29 04:00:00",
        "2026-12-06 04:00:00",
    ]
    assert [wall(one.start) for one in next_windows(terms(), warsaw("2026-11-25 08:00:01"), 2)] == [
        "2026-12-06 04:00:00",
        "2026-12-13 04:00:00",
    ]


def test_no_window_is_offered_beyond_the_contract():
    assert [wall(one.start) for one in next_windows(terms(), warsaw("2027-12-14 10:00"), 9)] == [
        "2027-12-19 04:00:00",
        "2027-12-26 04:00:00",
    ]
    assert next_windows(terms(), warsaw("2028-02-01 10:00"), 9) == ()


def test_without_notice_today_s_window_is_offered_also_on_the_contract_s_last_day():
    text = replace(terms(notice_min=timedelta(0)), valid_to=date(2026, 11, 29))

    assert next_windows(text, warsaw("2026-11-29 03:00"), 3) == (
        span("2026-11-29 04:00", "2026-11-29 06:00"),
    )
    assert next_windows(text, warsaw("2026-11-29 04:00"), 3) == (
        span("2026-11-29 04:00", "2026-11-29 06:00"),
    )
    assert next_windows(text, warsaw("2026-11-29 04:00:01"), 3) == ()


def test_a_window_that_the_contract_s_end_would_cut_is_not_offered():
    overnight = window(Weekday.SAT, "22:00", "02:00")
    text = terms(windows=(overnight,), notice_min=timedelta(0))
    at = warsaw("2026-11-28 10:00")

    assert next_windows(replace(text, valid_to=date(2026, 11, 28)), at, 3) == ()
    assert next_windows(replace(text, valid_to=date(2026, 11, 29)), at, 3) == (
        span("2026-11-28 22:00", "2026-11-29 02:00"),
    )


def test_a_window_begun_yesterday_is_not_offered_at_midnight():
    text = terms(windows=(window(Weekday.SAT, "22:00", "02:00"),), notice_min=timedelta(0))

    assert [wall(one.start) for one in next_windows(text, warsaw("2026-11-29 00:00"), 1)] == [
        "2026-12-05 22:00:00"
    ]


# -------------------------------------------------------------------- parts


def test_work_in_a_window_announced_in_time_is_planned():
    assert told(parts_of([work()], contract(), LATER)) == [("11-29 04:00", "11-29 06:00", "planned", False)]
    assert parts_of([work()], contract(), LATER)[0].clause == "§ 12"


def test_work_outside_the_windows_is_downtime_there():
    one = work(span=span("2026-11-29 05:00", "2026-11-29 07:00"))

    assert told(parts_of([one], contract(), LATER)) == [
        ("11-29 05:00", "11-29 06:00", "planned", False),
        ("11-29 06:00", "11-29 07:00", "outside", True),
    ]


def test_work_announced_too_late_and_emergency_work_are_downtime():
    late = work(announced_at=warsaw("2026-11-27 12:00"))
    emergency = work(emergency=True)

    assert told(parts_of([late], contract(), LATER)) == [("11-29 04:00", "11-29 06:00", "late", True)]
    assert told(parts_of([emergency], contract(), LATER)) == [
        ("11-29 04:00", "11-29 06:00", "emergency", True)
    ]


def test_what_runs_over_the_announced_end_is_downtime():
    one = work((WorkKind.GOES_ON, "2026-11-29 06:03"), (WorkKind.ENDED, "2026-11-29 07:30"))

    assert told(parts_of([one], contract(), LATER)) == [
        ("11-29 04:00", "11-29 06:00", "planned", False),
        ("11-29 06:00", "11-29 07:30", "overrun", True),
    ]


def test_cancelled_work_has_no_part_and_work_done_early_a_shorter_one():
    cancelled = work((WorkKind.CANCELLED, "2026-11-28 12:00"))
    early = work((WorkKind.ENDED, "2026-11-29 05:10"))

    assert parts_of([cancelled], contract(), LATER) == ()
    assert told(parts_of([early], contract(), LATER)) == [("11-29 04:00", "11-29 05:10", "planned", False)]


def test_a_contract_may_count_planned_work_as_downtime_and_emergencies_as_none():
    strict = under(counts_as_downtime=True)
    mild = under(emergency_counts_as_downtime=False)

    assert [one[2:] for one in told(parts_of([work()], strict, LATER))] == [("planned", True)]
    assert [one[2:] for one in told(parts_of([work(emergency=True)], mild, LATER))] == [("emergency", False)]


SUNDAYS = ("2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22", "2026-11-29")


def sundays(*facts: tuple[WorkKind, str]) -> list:
    """Two hours on each Sunday of November, all announced in October."""
    return [
        work(
            id=number,
            announced_at=warsaw("2026-10-05 10:00"),
            span=span(f"{day} 04:00", f"{day} 06:00"),
        )
        for number, day in enumerate(SUNDAYS, start=1)
    ]


def test_a_limit_exactly_used_up_is_kept_and_what_goes_beyond_is_downtime():
    works = sundays()

    assert [one.nature for one in parts_of(works[:4], contract(), LATER)] == [Nature.PLANNED] * 4
    parts = parts_of(works, contract(), LATER)
    assert [one.nature for one in parts] == [Nature.PLANNED] * 4 + [Nature.OVER_LIMIT]
    used = used_in_month(parts, terms(), date(2026, 11, 15))
    assert (used, type(used)) == (8 * HOUR, int)
    assert used_in_month(parts, terms(), date(2026, 12, 1)) == 0


def test_a_work_that_crosses_the_limit_is_cut_there():
    parts = parts_of(sundays()[:2], under(monthly_limit=timedelta(hours=3)), LATER)

    assert told(parts) == [
        ("11-01 04:00", "11-01 06:00", "planned", False),
        ("11-08 04:00", "11-08 05:00", "planned", False),
        ("11-08 05:00", "11-08 06:00", "over_limit", True),
    ]


def test_without_a_limit_all_of_it_is_planned():
    parts = parts_of(sundays(), under(monthly_limit=None), LATER)

    assert {one.nature for one in parts} == {Nature.PLANNED}


def test_works_done_at_the_same_time_use_the_limit_up_once():
    twice = [
        *sundays()[:4],
        work(id=9, services=("siec",), span=SUNDAY, announced_at=warsaw("2026-10-05 10:00")),
    ]
    at_once = replace(twice[4], span=twice[3].span)

    assert {one.nature for one in parts_of([*twice[:4], at_once], contract(), LATER)} == {Nature.PLANNED}
    assert parts_of(twice, contract(), LATER)[-1].nature is Nature.OVER_LIMIT


def test_the_month_is_that_of_the_contracts_zone():
    text = under(windows=(window(Weekday.MON, "20:00", "04:00"),), monthly_limit=timedelta(hours=4))
    night = work(span=span("2026-11-30 20:00", "2026-12-01 04:00"))

    parts = parts_of([night], text, LATER)

    assert told(parts) == [("11-30 20:00", "12-01 04:00", "planned", False)]
    assert used_in_month(parts, text.base, date(2026, 11, 1)) == 4 * HOUR
    assert used_in_month(parts, text.base, date(2026, 12, 24)) == 4 * HOUR


def test_a_work_is_judged_by_the_text_in_force_when_it_was_announced():
    old, new = terms(), terms(windows=())
    amended = Contract(
        number=old.number,
        versions=(
            Version(effective_from=old.valid_from, terms=old),
            Version(effective_from=date(2026, 11, 25), terms=new),
        ),
    )
    tuesday = span("2026-12-01 10:00", "2026-12-01 12:00")
    before = work(span=tuesday, announced_at=warsaw("2026-11-24 23:59:59"))
    after = work(span=tuesday, announced_at=warsaw("2026-11-25 00:00"))

    assert parts_of([before], amended, LATER)[0].nature is Nature.OUTSIDE
    assert parts_of([after], amended, LATER)[0].nature is Nature.PLANNED


# ------------------------------------------------------------- availability


def sunday_of(service: str, works: list, *cases: object, rules: Contract | None = None):
    day = Span(warsaw("2026-11-29 00:00"), warsaw("2026-11-30 00:00"))
    text = rules or contract()
    return service_time(text, service, list(cases), day, parts_of(works, text, LATER))


def test_planned_work_is_taken_off_the_agreed_time():
    found = sunday_of("linia", [work(services=("linia",))])

    assert (found.agreed_seconds, found.planned_seconds, found.down_seconds) == (24 * HOUR, 2 * HOUR, 0)
    assert found.availability == "100.00"


def test_an_overrun_is_downtime_of_the_remaining_time():
    one = work(
        (WorkKind.GOES_ON, "2026-11-29 06:00"), (WorkKind.ENDED, "2026-11-29 17:00"), services=("linia",)
    )

    found = sunday_of("linia", [one])

    assert (found.planned_seconds, found.down_seconds, found.work_seconds) == (2 * HOUR, 11 * HOUR, 11 * HOUR)
    assert found.availability == "50.00"


def test_outages_and_works_that_overlap_count_once_and_planned_work_comes_first():
    failed = Log("2026-11-29 05:00").add(Kind.RESOLVED, "2026-11-29 08:00", "s2")
    one = work(
        (WorkKind.GOES_ON, "2026-11-29 06:00"), (WorkKind.ENDED, "2026-11-29 07:00"), services=("linia",)
    )

    found = sunday_of("linia", [one], case(failed))

    assert (found.planned_seconds, found.down_seconds, found.work_seconds) == (2 * HOUR, 2 * HOUR, HOUR)
    assert found.failed_seconds == 3 * HOUR


def test_work_on_one_service_is_no_work_on_another_and_none_outside_its_hours():
    parts = parts_of([work()], contract(), LATER)

    assert planned_spans(parts, "erp") == (SUNDAY,)
    assert planned_spans(parts, "linia") == downtime_spans(parts, "erp") == ()
    assert sunday_of("erp", [work()]).planned_seconds == 0


def test_a_period_that_is_planned_work_from_end_to_end_has_no_availability():
    hour = span("2026-11-29 04:00", "2026-11-29 05:00")
    parts = parts_of([work(services=("linia",))], contract(), LATER)

    assert service_time(contract(), "linia", [], hour, parts).availability is None


# -------------------------------------------------------------- explanation


def test_planned_work_does_not_stop_the_clock_and_is_told_apart():
    log = Log("2026-11-29 05:00").add(Kind.ACKNOWLEDGED, "2026-11-29 05:10", "s2")
    log.add(Kind.RESOLVED, "2026-11-29 07:00", "s2")

    found = explain(log.incident, log.terms, Metric.RESTORATION, LATER, (SUNDAY,))
    bare = explain(log.incident, log.terms, Metric.RESTORATION, LATER)

    assert found is not None
    assert bare is not None
    assert [(one.why, one.counted_seconds, one.clause) for one in found.stretches] == [
        (Why.MAINTENANCE, HOUR, "§ 12"),
        (Why.OPEN, HOUR, "§ 5 ust. 1"),
    ]
    assert found.verdict == bare.verdict


def test_work_in_the_middle_parts_the_running_time_in_three():
    log = Log("2026-11-29 03:00").add(Kind.RESOLVED, "2026-11-29 07:00", "s2")

    found = explain(log.incident, log.terms, Metric.RESTORATION, LATER, (SUNDAY,))

    assert found is not None
    assert [(one.why, one.clause) for one in found.stretches] == [
        (Why.OPEN, "§ 5 ust. 1"),
        (Why.MAINTENANCE, "§ 12"),
        (Why.OPEN, "§ 5 ust. 1"),
    ]
    assert sum(one.counted_seconds for one in found.stretches) == found.verdict.elapsed_seconds


def test_planned_work_is_told_apart_in_every_target_of_an_incident():
    log = Log("2026-11-29 04:50").add(Kind.ACKNOWLEDGED, "2026-11-29 05:10", "s2")
    log.add(Kind.RESOLVED, "2026-11-29 05:30", "s2")

    found = explain_all(log.incident, log.terms, LATER, (SUNDAY,))

    assert [one.seconds(Why.MAINTENANCE) for one in found] == [20 * 60, 40 * 60, 40 * 60]


# --------------------------------------------------------------- properties

NOVEMBER = warsaw("2026-10-28 00:00")
minutes = st.integers(min_value=0, max_value=40 * 24 * 60)


def instant(minute: int) -> datetime:
    return NOVEMBER + timedelta(minutes=minute)


@st.composite
def some_work(draw: st.DrawFn):
    start, length = draw(minutes), draw(st.integers(min_value=1, max_value=30 * 60))
    facts: list[tuple[WorkKind, str]] = []
    said = draw(st.sampled_from([None, WorkKind.CANCELLED, WorkKind.ENDED, WorkKind.GOES_ON]))
    if said is not None:
        at = instant(draw(st.integers(min_value=start, max_value=start + length + 600)))
        facts.append((said, wall(at)))
    return work(
        *facts,
        id=draw(st.integers(min_value=1, max_value=9)),
        services=tuple(draw(st.sets(st.sampled_from(["linia", "erp"]), min_size=1))),
        announced_at=instant(draw(minutes)) - timedelta(days=draw(st.integers(min_value=0, max_value=20))),
        span=Span(instant(start), instant(start + length)),
        emergency=draw(st.booleans()),
    )


rules = st.builds(
    under,
    windows=st.sampled_from(
        [
            (),
            contract().base.maintenance.windows,
            (window(Weekday.SAT, "20:00", "04:00"), window(Weekday.WED, "00:00", "24:00")),
        ]
    ),
    monthly_limit=st.sampled_from([None, timedelta(hours=1), timedelta(hours=8)]),
    notice_min=st.sampled_from([timedelta(0), timedelta(hours=24)]),
)


@given(st.lists(some_work(), max_size=4), rules)
def test_the_parts_of_each_work_cover_its_time_once(works, text):
    works = [replace(one, id=number) for number, one in enumerate(works)]
    parts = parts_of(works, text, LATER)

    for one in works:
        own = [part.span for part in parts if part.work == one.id]
        assert total(own) == sum((span.end - span.start) // timedelta(seconds=1) for span in own)
        end = one.cancelled_at or one.ended_at or (max(one.span.end, LATER) if one.goes_on else one.span.end)
        whole = (Span(one.span.start, end),) if end > one.span.start else ()
        assert merge(own) == whole


@given(st.lists(some_work(), max_size=4), rules)
def test_planned_work_never_exceeds_the_limit_of_a_month_and_never_leaves_the_windows(works, text):
    parts = parts_of(works, text, LATER)
    limit = text.base.maintenance.monthly_limit

    for part in parts:
        if part.nature is Nature.PLANNED:
            assert subtract((part.span,), inside_windows(text.base, part.span)) == ()
    if limit is not None:
        for day in (date(2026, 10, 5), date(2026, 11, 5), date(2026, 12, 5)):
            assert used_in_month(parts, text.base, day) <= limit.total_seconds()


@given(st.lists(some_work(), max_size=4), rules)
def test_availability_stays_a_share_and_its_parts_never_exceed_the_agreed_time(works, text):
    period = Span(NOVEMBER, NOVEMBER + timedelta(days=30))

    found = service_time(text, "linia", [], period, parts_of(works, text, LATER))

    assert found.planned_seconds + found.down_seconds <= found.agreed_seconds
    assert found.availability is None or 0 <= float(found.availability) <= 100
    assert found.work_seconds == found.down_seconds


@given(st.lists(some_work(), min_size=1, max_size=4), rules)
def test_a_minute_is_planned_exactly_when_the_clause_says_so(works, text):
    """An oracle minute by minute: in a window, announced in time, among the first hours of the month."""
    works = [replace(one, id=number) for number, one in enumerate(works)]
    parts = parts_of(works, text, LATER)
    fitting: set[datetime] = set()
    for one in works:
        if one.is_emergency or not is_in_time(text.base, one.announced_at, one.span.start):
            continue
        end = one.cancelled_at or one.ended_at or one.span.end
        at = one.span.start
        while at < min(end, one.span.end):
            if is_in_some_window(text.base, at):
                fitting.add(at)
            at += timedelta(minutes=1)
    limit = text.base.maintenance.monthly_limit
    kept: dict[tuple[int, int], int] = {}
    for at in sorted(fitting):
        local = at.astimezone(text.base.zone)
        month = (local.year, local.month)
        kept[month] = kept.get(month, 0) + 1
        allowed = limit is None or kept[month] * 60 <= limit.total_seconds()
        covering = {part.nature for part in parts if part.span.start <= at < part.span.end}
        assert (Nature.PLANNED in covering) is allowed


def is_in_some_window(text: Terms, at: datetime) -> bool:
    """Ask the wall clock itself, sharing nothing with the compiled hours."""
    if not text.maintenance.windows:
        return True
    local = at.astimezone(text.zone)
    clock = f"{local:%H:%M}"
    for one in text.maintenance.windows:
        own, before = list(Weekday)[local.weekday()], list(Weekday)[local.weekday() - 1]
        if one.opens < one.closes and one.day is own and one.opens <= clock < one.closes:
            return True
        if one.opens > one.closes and (
            (one.day is own and clock >= one.opens) or (one.day is before and clock < one.closes)
        ):
            return True
    return False
