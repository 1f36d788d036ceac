"""Figures, hours, outages and money at their edges: the first second of a period, the last of a month, a tie."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from models.sla import zones
from models.sla.availability import days_span
from models.sla.contract import Contract, Metric, Version
from models.sla.deadlines import judge
from models.sla.events import Kind
from models.sla.hours import Calendar, compile_timeline
from models.sla.measures import Filters, Period
from models.sla.penalties import charged_hours, propose, withheld
from models.sla.shares import Case, nearest_rank
from models.sla.statement import Statement, statement
from models.sla.stopwatch import clip, merge, subtract, total
from models.sla.terms import Terms
from models.sla.works import WorkKind
from tests.sla.log import WARSAW, Log, contract, wall, warsaw
from tests.sla.reports import OCTOBER, events, example, figures
from tests.sla.subject import at, spans
from tests.sla.test_works import work

NOW = warsaw("2026-12-30 12:00")
FIXED = Kind.RESOLVED
LINE = {"service": "linia", "severity": "A", "location": "hala-a"}


def test_the_figures_say_what_they_are_figures_of():
    found = figures(events("2026-10-05 10:00"), filters=Filters(service="erp"))

    assert (found.contract, found.period, found.filters) == ("SLA/2026/001", OCTOBER, Filters(service="erp"))
    assert found.as_of == warsaw("2026-11-02 12:00")
    assert [found.of(metric) for metric in Metric] == [found.reaction, found.workaround, found.restoration]
    assert found.workaround != found.restoration


def test_the_first_second_of_a_period_is_in_it_for_reports_and_for_deadlines():
    first = events("2026-10-01 00:00", **LINE)
    # Reported at 23:30 the evening before, due at the first midnight of the period.
    due = events("2026-09-30 23:30", (Kind.ACKNOWLEDGED, "2026-09-30 23:40"), **LINE)

    assert figures(first).n == 1
    assert figures(due).reaction.n == 1


def test_a_late_open_case_due_at_the_first_midnight_is_counted_once():
    found = figures(events("2026-09-30 23:30", **LINE))

    assert (found.reaction.n, found.reaction.running) == (1, 1)


def test_figures_asked_for_at_the_first_midnight_carry_what_is_late():
    late = events("2026-09-29 10:00", **LINE)

    assert figures(late, now="2026-10-01 00:00").reaction.n == 1


def test_an_empty_period_names_the_report_before_it_where_both_neighbours_are_equally_near():
    # Two days before the first of October and two days after the last.
    before = events("2026-09-29 00:00", (FIXED, "2026-09-29 00:01"))
    after = events("2026-11-03 00:00", (FIXED, "2026-11-03 00:01"))

    found = figures(before, after, period=Period(first=date(2026, 10, 10), last=date(2026, 10, 10)))

    assert found.nearest is not None
    assert found.nearest.id == 1


def test_withdrawn_reports_outside_the_contract_are_withdrawn_and_others_outside():
    found = figures(events("2026-10-06 10:00", outside=True))

    assert (found.outside, found.withdrawn) == (1, 0)


def test_a_judged_case_keeps_its_class():
    found = figures(events("2026-10-05 10:00", (Kind.ACKNOWLEDGED, "2026-10-05 10:10"), **LINE))

    assert [one.severity for one in found.reaction.cases] == ["A"]


def test_the_percentile_of_a_hundred_and_one_is_the_ninety_first():
    assert nearest_rank(list(range(1, 102)), 90) == 91
    assert nearest_rank(list(range(1, 1001)), 90) == 900


def test_mttr_runs_on_the_clock_of_the_class():
    night = events("2026-10-05 20:00", (FIXED, "2026-10-06 09:00"), **LINE)
    office = events("2026-10-05 20:00", (FIXED, "2026-10-06 09:00"), severity="A")

    assert figures(night).mttr_seconds == 13 * 3600
    assert figures(office).mttr_seconds == 3600


def test_outages_of_two_texts_of_the_contract_are_added_up():
    # An outage on each side of the amendment's midnight, six hours each, in a period of two days.
    before = events("2026-08-31 06:00", (FIXED, "2026-08-31 12:00"), **LINE)
    after = events("2026-09-01 06:00", (FIXED, "2026-09-01 12:00"), **LINE)
    days = Period(first=date(2026, 8, 31), last=date(2026, 9, 1))

    assert figures(before, after, period=days, now="2026-09-05 12:00").availability["linia"] == "75.00"


def test_the_last_text_of_a_contract_ends_with_it_whatever_the_first_one_said():
    base, amended = example().versions[0], example().versions[-1]
    longer = replace(amended.terms, valid_to=date(2028, 6, 30))
    text = replace(example(), versions=(base, Version(effective_from=amended.effective_from, terms=longer)))
    assert base.terms.valid_to < date(2028, 1, 1)

    days = Period(first=date(2028, 1, 1), last=date(2028, 1, 31))
    found = figures(period=days, now="2028-02-05 12:00", contract=text)

    assert found.availability["linia"] == "100.00"


def test_the_days_of_all_time_begin_in_1970_and_end_with_2199():
    span = days_span(WARSAW, date(1, 1, 1), date(9999, 12, 31))

    assert (wall(span.start), wall(span.end)) == ("1970-01-01 00:00:00", "2200-01-01 00:00:00")
    assert span.start.tzinfo is UTC
    past = days_span(WARSAW, date(2199, 12, 31), date(2199, 12, 31))
    assert past.end - past.start == timedelta(days=1)


def stated(*logs: Log, month: date, text: Contract | None = None) -> Statement:
    cases = [
        Case(id=number, incident=log.incident, terms=log.terms, verdicts=judge(log.incident, log.terms, NOW))
        for number, log in enumerate(logs, start=1)
    ]
    return statement(cases, text or contract(), month, NOW, ())


def stood(reported: str, repaired: str) -> Log:
    """The line stood: taken at once, repaired late."""
    return Log(reported).add(Kind.ACKNOWLEDGED, reported, "s2").add(FIXED, repaired, "s2")


def test_a_proposal_and_what_is_withheld_name_their_incident_service_fee_and_rate():
    log = stood("2026-11-02 00:00", "2026-11-02 10:30")

    proposal, held = propose(log.incident, log.terms, NOW), withheld(log.incident, log.terms, NOW)

    assert (proposal.number, proposal.service) == ("Z-0001", "linia")
    assert {one.fee for one in proposal.lines} == {Decimal("12000.00")}
    assert held is not None
    assert (held.number, held.service, held.fee) == ("Z-0001", "linia", Decimal("12000.00"))
    assert {one.percent for one in charged_hours(log.incident, log.terms, NOW)} == {
        Decimal("0.50"),
        Decimal("1.00"),
    }


def with_rates(log: Log, reaction: str, workaround: str) -> Terms:
    rules = replace(
        log.terms.penalties,
        reaction={"A": Decimal(reaction)},
        workaround={"A": Decimal(workaround)},
        grace={},
    )
    return replace(log.terms, penalties=rules)


def test_an_hour_that_begins_when_the_dearer_delay_ends_costs_the_cheaper_rate():
    # Reaction owed by 10:30 and given at 14:30, four hours late; the workaround owed by 14:00 came at 18:30.
    log = Log("2026-11-24 10:00").add(Kind.ACKNOWLEDGED, "2026-11-24 14:30", "s2")
    log.add(FIXED, "2026-11-24 18:30", "s2")

    hours = charged_hours(log.incident, with_rates(log, "2.00", "0.50"), NOW)

    assert [str(one.percent) for one in hours] == ["2.00"] * 4 + ["0.50"] * 3 + ["1.00"]


def test_delays_that_touch_are_one_stretch_of_hours():
    # The reaction is late from 10:30 to 14:00, the workaround from 14:00 to 14:20: 3 h 50 min, four started hours.
    log = Log("2026-11-24 10:00").add(Kind.ACKNOWLEDGED, "2026-11-24 14:00", "s2")
    log.add(FIXED, "2026-11-24 14:20", "s2")

    assert len(charged_hours(log.incident, with_rates(log, "0.50", "0.50"), NOW)) == 4


def test_round_the_clock_with_a_closed_date_loses_that_date_alone():
    hours = Calendar(timezone="UTC", always=True, closed_dates=frozenset({date(2026, 11, 11)}))
    timeline = compile_timeline(hours, date(2026, 11, 1), date(2026, 11, 30))

    assert timeline.elapsed(at("2026-11-01T00:00:00Z"), at("2026-12-01T00:00:00Z")) == 29 * 86_400


def test_an_hour_that_begins_with_the_month_belongs_to_it():
    # Workaround owed by 24:00 of 31 October; the first hour of delay begins with November.
    log = (
        Log("2026-10-31 20:00")
        .add(Kind.ACKNOWLEDGED, "2026-10-31 20:05", "s2")
        .add(FIXED, "2026-11-01 00:30", "s2")
    )

    assert stated(log, month=date(2026, 10, 1)).incidents == ()
    (november,) = stated(log, month=date(2026, 11, 1)).incidents
    assert [line.hours for line in november.lines] == [1]


def test_every_earlier_month_of_the_year_is_added_up_for_the_yearly_cap():
    months = ("01", "02", "03")
    logs = [stood(f"2026-{month}-01 00:00", f"2026-{month}-01 11:00") for month in months]

    totals = [stated(*logs, month=date(2026, number, 1)).total for number in (1, 2, 3)]

    assert all(total > 0 for total in totals)
    assert stated(*logs, month=date(2026, 4, 1)).before == sum(totals)


def test_the_last_day_of_every_month_is_in_it():
    for month, last in ((1, 31), (2, 28), (4, 30), (12, 31)):
        day = f"2026-{month:02d}-{last}"
        log = stood(f"{day} 00:00", f"{day} 09:30")
        if warsaw(f"{day} 10:00") < NOW:
            assert len(stated(log, month=date(2026, month, 1)).incidents) == 1


def test_the_incidents_of_a_statement_stand_by_number():
    logs = [stood("2026-11-03 00:00", "2026-11-03 10:00"), stood("2026-11-02 00:00", "2026-11-02 10:00")]
    first, second = (log.incident for log in logs)
    cases = [
        Case(
            id=2,
            incident=replace(first, number="Z-0002"),
            terms=logs[0].terms,
            verdicts=judge(first, logs[0].terms, NOW),
        ),
        Case(id=1, incident=second, terms=logs[1].terms, verdicts=judge(second, logs[1].terms, NOW)),
    ]

    found = statement(cases, contract(), date(2026, 11, 1), NOW, ())

    assert [one.number for one in found.incidents] == ["Z-0001", "Z-0002"]


def test_what_was_confirmed_at_the_last_instant_of_a_month_is_released():
    log = stood("2026-11-02 00:00", "2026-11-02 10:00").add(Kind.CLOSED, "2026-12-01 00:00", "k2")
    later = stood("2026-11-02 00:00", "2026-11-02 10:00").add(Kind.CLOSED, "2026-12-01 00:00:01", "k2")

    assert stated(log, month=date(2026, 11, 1)).withheld == ()
    assert len(stated(later, month=date(2026, 11, 1)).withheld) == 1


def test_a_line_of_availability_names_its_service_and_fee():
    (step,) = stated(stood("2026-11-02 00:00", "2026-11-06 00:00"), month=date(2026, 11, 1)).availability

    assert (step.service, step.fee) == ("linia", Decimal("12000.00"))


def test_work_that_overran_costs_its_availability_in_the_statement_too():
    overrun = work(
        (WorkKind.GOES_ON, "2026-11-29 06:00"), (WorkKind.ENDED, "2026-11-30 20:00"), services=("linia",)
    )

    (step,) = statement([], contract(), date(2026, 11, 1), NOW, [overrun]).availability

    # 38 hours of 718 (720 less two of planned work).
    assert (step.service, step.availability) == ("linia", "94.71")
    assert statement([], contract(), date(2026, 11, 1), NOW, ()).availability == ()


def test_an_empty_stretch_among_others_hides_none_behind_it():
    first, empty, last = spans([(0, 10), (20, 20), (30, 40)])

    assert merge([first, empty, last]) == (first, last)
    assert clip([first, empty, last], *spans([(0, 40)])) == (first, last)
    assert clip([first], *spans([(10, 20)])) == ()


def test_a_hole_in_the_middle_leaves_both_ends_and_one_that_touches_takes_nothing():
    (whole,) = spans([(0, 100)])

    assert subtract([whole], spans([(40, 60)])) == tuple(spans([(0, 40), (60, 100)]))
    assert subtract([whole], spans([(100, 120)])) == (whole,)
    assert subtract(spans([(50, 100)]), spans([(0, 50)])) == tuple(spans([(50, 100)]))
    seconds = total(spans([(0, 10), (5, 20)]))
    assert (seconds, type(seconds)) == (20, int)


@pytest.mark.parametrize(
    ("zone", "change", "before", "after"),
    [
        ("Europe/Warsaw", "2026-03-29T01:00:00Z", 3600, 7200),
        ("Australia/Lord_Howe", "2026-04-04T15:00:00Z", 39600, 37800),
        ("America/Moncton", "1995-10-29T03:01:00Z", -10800, -14400),
        ("Pacific/Apia", "2011-12-30T10:00:00Z", -36000, 50400),
        # The clocks of Newfoundland changed a minute after midnight.
        ("America/St_Johns", "2011-03-13T03:31:00Z", -12600, -9000),
    ],
)
def test_the_second_of_a_clock_change_is_found(zone, change, before, after):
    zones._changes.cache_clear()
    second = int(at(change).timestamp())

    found = list(zones.offsets(zone, second - 100, second + 100))

    assert found == [(second - 100, second, before), (second, second + 100, after)]
    assert list(zones.offsets(zone, second - 100, second)) == found[:1]
    assert list(zones.offsets(zone, second, second + 100)) == found[1:]


@pytest.mark.parametrize("machine", ["Asia/Kolkata", "America/New_York"])
def test_the_zone_of_the_machine_changes_no_offset(machine: str, monkeypatch: pytest.MonkeyPatch):
    zones._changes.cache_clear()
    spring, year = (int(at(text).timestamp()) for text in ("2026-03-29T01:00:00Z", "2027-01-01T00:00:00Z"))
    monkeypatch.setenv("TZ", machine)
    time.tzset()
    try:
        found = [*zones.offsets("Europe/Warsaw", spring - 100, spring + 100)]
        found += zones.offsets("Europe/Warsaw", year - 100, year + 100)
    finally:
        monkeypatch.undo()
        time.tzset()

    assert found == [
        (spring - 100, spring, 3600),
        (spring, spring + 100, 7200),
        (year - 100, year, 3600),
        (year, year + 100, 3600),
    ]


def test_the_offsets_of_two_years_follow_each_other():
    zones._changes.cache_clear()
    edges = ["2026-07-01", "2026-10-25T01:00:00", "2027-01-01", "2027-03-28T01:00:00", "2027-07-01"]
    seconds = [int(datetime.fromisoformat(edge).replace(tzinfo=UTC).timestamp()) for edge in edges]

    found = list(zones.offsets("Europe/Warsaw", seconds[0], seconds[-1]))

    assert found == list(zip(seconds, seconds[1:], [7200, 3600, 3600, 7200], strict=False))


@pytest.mark.parametrize(
    ("zone", "begin", "change", "end", "offsets"),
    [
        # Nepal changed on the last day of a year of UTC, Lisbon with the first second of one.
        ("Asia/Kathmandu", "1985-12-30", "1985-12-31T18:30:00", "1986-01-03", [19_800, 20_700, 20_700]),
        ("Europe/Lisbon", "1911-12-30", "1912-01-01", "1912-01-03", [-2205, 0]),
    ],
)
def test_a_change_at_the_turn_of_the_year_is_told_once(zone, begin, change, end, offsets):
    zones._changes.cache_clear()
    first, second, last = (
        int(datetime.fromisoformat(edge).replace(tzinfo=UTC).timestamp()) for edge in (begin, change, end)
    )

    found = list(zones.offsets(zone, first, last))

    assert [offset for _, _, offset in found] == offsets
    assert [since for since, _, _ in found][:2] == [first, second]
    assert all(since < until for since, until, _ in found)


def test_offsets_are_told_to_the_second_and_cover_a_year_s_turn():
    zones._changes.cache_clear()
    begin = int(at("2026-12-31T00:00:00Z").timestamp())

    found = list(zones.offsets("Asia/Kathmandu", begin, begin + 2 * 86_400))

    assert [(since - begin, until - begin, offset) for since, until, offset in found] == [
        (0, 86_400, 20_700),
        (86_400, 172_800, 20_700),
    ]


def test_round_the_clock_with_a_closure_is_compiled_for_exactly_its_days():
    naive = [warsaw(f"2026-11-{day} 12:00").replace(tzinfo=None) for day in (10, 11)]
    hours = Calendar(timezone="UTC", always=True, closures=((naive[0], naive[1]),))
    timeline = compile_timeline(hours, date(2026, 11, 1), date(2026, 11, 30))

    start, end = at("2026-11-01T00:00:00Z"), at("2026-12-01T00:00:00Z")

    assert timeline.elapsed(start, end) == 29 * 86_400
    assert timeline.elapsed(start, start) == 0


def test_a_pause_and_a_claim_that_are_disputed_are_two_disputes():
    both = events(
        "2026-10-05 10:00",
        (Kind.PAUSED, "2026-10-05 10:30", {"reason": "dostep"}),
        (Kind.PAUSE_OBJECTED, "2026-10-05 10:40"),
        (FIXED, "2026-10-05 11:00"),
        (Kind.EXCLUSION_CLAIMED, "2026-10-05 12:00", {"ground": 0}),
    )

    assert figures(both).contested == 2


def test_paused_time_is_counted_on_the_clock_of_the_class():
    pause = (Kind.PAUSED, "2026-10-05 20:00", {"reason": "dostep"}), (Kind.RESUMED, "2026-10-05 21:00")
    night = events("2026-10-05 19:00", *pause, (FIXED, "2026-10-05 22:00"), **LINE)
    office = events("2026-10-05 19:00", *pause, (FIXED, "2026-10-05 22:00"), severity="A")

    assert (figures(night).paused_seconds, figures(office).paused_seconds) == (3600, 0)


def test_open_reports_are_not_closed_and_one_reopened_once_was():
    reopened = events(
        "2026-10-05 10:00",
        (FIXED, "2026-10-05 11:00"),
        (Kind.CLOSED, "2026-10-05 12:00", {"how": "confirmed"}),
        (Kind.REOPENED, "2026-10-05 13:00"),
    )

    found = figures(reopened, events("2026-10-06 10:00")).conduct

    assert (found.closed, found.reopened) == (1, 1)


def test_two_outages_reported_in_the_same_second_are_one_that_recurs():
    twice = [events("2026-10-05 10:00", (FIXED, "2026-10-05 11:00")) for _ in range(2)]

    assert figures(*twice).conduct.recurrences == 1
