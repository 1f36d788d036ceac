"""The figures of a period: who is counted, what the middle and the slow ones are (DECISIONS 5)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.sla.events import Kind
from models.sla.measures import Applied, Filters, InForce, Period, measure
from models.sla.works import WorkKind
from tests.sla.reports import OCTOBER, events, example, figures, warsaw
from tests.sla.test_works import work

ACK, FIXED, WITHDRAWN = Kind.ACKNOWLEDGED, Kind.RESOLVED, Kind.WITHDRAWN


def reacted(reported: str, acknowledged: str, **report: str):
    return events(reported, (ACK, acknowledged), **report)


def test_reports_of_the_period_are_counted_by_class_strictest_first():
    first = events("2026-10-05 10:00", severity="A")
    second = events("2026-10-06 10:00")
    before = events("2026-09-30 23:59")
    after = events("2026-11-01 00:00", severity="C")

    found = figures(first, second, before, after)

    assert (found.n, dict(found.by_severity)) == (2, {"A": 1, "B": 1, "C": 0})


def test_withdrawn_and_outside_reports_are_counted_apart():
    withdrawn = events("2026-10-05 10:00", (WITHDRAWN, "2026-10-05 16:00"))
    outside = events("2026-10-06 10:00", outside=True)
    both = events("2026-10-06 11:00", (WITHDRAWN, "2026-10-06 11:05"), outside=True)

    found = figures(withdrawn, outside, both)

    assert (found.n, found.withdrawn, found.outside) == (0, 2, 1)
    assert (found.reaction.n, found.restoration.n) == (0, 0)


def test_a_target_counts_where_its_deadline_fell_not_where_the_report_did():
    # Friday 30 October 15:00, two support hours: due on Monday 2 November 09:00.
    friday = reacted("2026-10-30 15:00", "2026-10-30 15:20")

    in_october = figures(friday)
    in_november = figures(friday, period=Period(first=date(2026, 11, 1), last=date(2026, 11, 30)))

    assert (in_october.n, in_october.reaction.n) == (1, 0)
    assert (in_november.n, in_november.reaction.n, in_november.restoration.n) == (0, 1, 0)
    # A report without a deadline and a deadline without a report: neither period is empty.
    assert (in_october.is_empty, in_november.is_empty) == (False, False)


def test_a_deadline_at_the_midnight_after_the_period_belongs_to_the_next_one():
    # Class A of the line runs round the clock: 30 minutes from 23:30 end at 00:00 of 1 November.
    edge = reacted("2026-10-31 23:30", "2026-10-31 23:40", service="linia", severity="A")
    within = reacted("2026-10-31 23:29", "2026-10-31 23:40", service="linia", severity="A")

    assert figures(edge).reaction.n == 0
    assert figures(within).reaction.n == 1


def test_who_is_late_and_still_open_counts_in_every_later_period_with_the_time_so_far():
    late = events("2026-09-28 10:00")

    found = figures(late, now="2026-10-05 10:00")

    reaction = found.reaction
    assert (found.n, reaction.n, reaction.met, reaction.running) == (0, 1, 0, 1)
    assert reaction.at_least
    assert reaction.worst_is_running
    # Five support days of eight hours.
    assert reaction.worst_seconds == 5 * 8 * 3600


def test_who_is_late_and_still_open_is_in_no_period_that_has_not_begun():
    late = events("2026-09-28 10:00")

    assert figures(late, now="2026-09-30 10:00").reaction.n == 0


def test_who_was_late_before_the_period_and_has_reacted_since_is_no_longer_counted():
    late = reacted("2026-09-28 10:00", "2026-10-02 10:00")

    assert figures(late).reaction.n == 0


def test_a_target_that_still_runs_is_decided_neither_way():
    running = events("2026-10-05 10:00")

    found = figures(running, now="2026-10-05 11:59")

    assert (found.n, found.open, found.reaction.n) == (1, 1, 0)


def test_a_deadline_used_up_at_closing_is_not_missed_in_the_closed_night():
    # Two support hours from 14:00 end with the day at 16:00; a reaction at night would still be in time.
    evening = events("2026-10-05 14:00")

    assert figures(evening, now="2026-10-05 20:00").reaction.n == 0
    assert figures(evening, now="2026-10-06 08:00:01").reaction.n == 1


def test_a_reaction_to_the_second_is_in_time_and_one_second_more_is_not():
    exact = reacted("2026-10-05 10:00", "2026-10-05 12:00")
    over = reacted("2026-10-05 10:00", "2026-10-05 12:00:01")

    reaction = figures(exact, over).reaction

    assert (reaction.n, reaction.met) == (2, 1)
    assert [one.late_seconds for one in reaction.cases] == [0, 1]


def test_the_median_of_an_even_number_is_the_mean_of_the_middle_two_half_up():
    logs = [reacted("2026-10-05 10:00", f"2026-10-05 10:00:{second:02d}") for second in (1, 4, 7, 50)]

    assert figures(*logs).reaction.median_seconds == 6  # (4 + 7) / 2 = 5.5


def test_the_median_of_an_odd_number_is_the_middle_one():
    logs = [reacted("2026-10-05 10:00", f"2026-10-05 10:00:{second:02d}") for second in (50, 1, 7)]

    assert figures(*logs).reaction.median_seconds == 7


@pytest.mark.parametrize(("count", "expected"), [(1, 1), (9, 9), (10, 9), (11, 10), (20, 18)])
def test_nine_in_ten_is_a_time_that_was_measured(count: int, expected: int):
    logs = [reacted("2026-10-05 10:00", f"2026-10-05 10:00:{second:02d}") for second in range(1, count + 1)]

    assert figures(*logs).reaction.p90_seconds == expected


def test_the_worst_is_the_longest_and_of_equals_the_one_due_first():
    late = reacted("2026-10-06 10:00", "2026-10-06 13:00")
    earlier = reacted("2026-10-05 10:00", "2026-10-05 13:00")
    quick = reacted("2026-10-05 09:00", "2026-10-05 09:10")

    reaction = figures(late, earlier, quick).reaction

    assert (reaction.worst, reaction.worst_seconds) == ("Z-0002", 3 * 3600)
    assert not reaction.worst_is_running


def test_nobody_counted_gives_no_times():
    reaction = figures().reaction

    assert (reaction.n, reaction.median_seconds, reaction.p90_seconds, reaction.worst) == (
        0,
        None,
        None,
        None,
    )
    assert not reaction.at_least
    assert not reaction.worst_is_running


def test_a_class_without_a_workaround_has_none_to_keep():
    minor = events("2026-10-05 10:00", (ACK, "2026-10-05 10:05"), (FIXED, "2026-10-05 11:00"), severity="C")

    found = figures(minor, now="2026-12-01 12:00")

    assert (found.workaround.n, found.restoration.n) == (0, 1)


def test_mttr_is_contract_time_without_pauses_beside_real_time():
    # Monday 14:00 to Tuesday 09:00 is three support hours and nineteen real ones; one hour was paused.
    paused = events(
        "2026-10-05 14:00",
        (ACK, "2026-10-05 14:10"),
        (Kind.PAUSED, "2026-10-05 14:30", {"reason": "pytanie"}),
        (Kind.RESUMED, "2026-10-05 15:30"),
        (FIXED, "2026-10-06 09:00"),
    )
    quick = events("2026-10-07 10:00", (FIXED, "2026-10-07 10:00:01"))
    unfinished = events("2026-10-08 10:00")

    found = figures(paused, quick, unfinished)

    assert found.mttr_seconds == 3601  # (7200 + 1) / 2, half up
    assert found.mttr_wall_seconds == (19 * 3600 + 1 + 1) // 2
    assert (found.paused_seconds, found.open) == (3600, 1)


def test_a_pause_that_lasts_counts_up_to_now_and_a_contested_one_is_named():
    paused = events(
        "2026-10-05 10:00",
        (Kind.PAUSED, "2026-10-05 11:00", {"reason": "pytanie"}),
        (Kind.PAUSE_OBJECTED, "2026-10-05 11:30"),
    )

    found = figures(paused, now="2026-10-05 13:00")

    assert (found.paused_seconds, found.contested) == (2 * 3600, 1)


def test_waiting_for_a_confirmation_that_was_refused_is_no_pause_and_no_repair_time():
    refused = events(
        "2026-10-05 10:00",
        (FIXED, "2026-10-05 11:00"),
        (Kind.RESOLUTION_REJECTED, "2026-10-05 13:00"),
        (FIXED, "2026-10-05 14:00"),
    )

    found = figures(refused)

    assert (found.paused_seconds, found.mttr_seconds) == (0, 2 * 3600)


def test_reopenings_are_counted_each_time():
    twice = events(
        "2026-10-05 10:00",
        (FIXED, "2026-10-05 11:00"),
        (Kind.CLOSED, "2026-10-05 12:00", {"how": "confirmed"}),
        (Kind.REOPENED, "2026-10-05 13:00"),
        (FIXED, "2026-10-05 14:00"),
        (Kind.CLOSED, "2026-10-05 15:00", {"how": "confirmed"}),
        (Kind.REOPENED, "2026-10-05 15:30"),
    )

    found = figures(twice)

    assert (found.reopened, found.open, found.mttr_seconds) == (2, 1, None)


def test_filters_narrow_every_figure_to_what_was_asked():
    erp = reacted("2026-10-05 10:00", "2026-10-05 10:10")
    store = reacted("2026-10-05 10:00", "2026-10-05 10:20", location="magazyn")
    line = reacted("2026-10-05 10:00", "2026-10-05 10:30", service="linia", severity="A", location="hala-a")

    def median(filters: Filters) -> int | None:
        return figures(erp, store, line, filters=filters).reaction.median_seconds

    assert median(Filters(service="linia")) == 30 * 60
    assert median(Filters(severity="B")) == 15 * 60
    assert median(Filters(place="magazyn")) == 20 * 60
    assert figures(erp, store, line, filters=Filters(service="erp", severity="A")).n == 0


def test_each_incident_is_judged_by_the_text_in_force_at_its_notification():
    base = reacted("2026-08-31 23:59", "2026-09-01 00:50", service="linia", severity="A")
    amended = reacted("2026-09-01 00:00", "2026-09-01 00:50", service="linia", severity="A")
    september = Period(first=date(2026, 9, 1), last=date(2026, 9, 30))

    found = figures(base, amended, period=september)

    assert [one.met for one in found.reaction.cases] == [False, True]
    assert [one.target_seconds for one in found.reaction.cases] == [1800, 3600]
    assert found.texts == (
        InForce(amendments=(), cases=1),
        InForce(amendments=(Applied(number=1, since=date(2026, 9, 1)),), cases=1),
    )


def test_no_figure_reads_what_the_bot_wrote_about_levels_and_breaches():
    facts = (
        (Kind.ESCALATED, "2026-10-05 11:00", {"level": 1, "metric": "reaction"}),
        (Kind.BREACHED, "2026-10-05 12:00:01", {"metric": "reaction"}),
        (ACK, "2026-10-05 12:30"),
        (Kind.BREACHED, "2026-10-06 10:00:01", {"metric": "workaround"}),
        (FIXED, "2026-10-06 11:00"),
    )
    log = events("2026-10-05 10:00", *facts)
    bare = [event for event in log if event.kind not in (Kind.ESCALATED, Kind.BREACHED)]

    assert len(bare) == len(log) - 3
    assert figures(bare) == figures(log)


def test_a_stamp_from_before_the_notification_never_gives_a_negative_time():
    early = events("2026-10-05 10:00", (FIXED, "2026-10-05 09:00"), service="linia", severity="A")

    found = figures(early)

    assert (found.mttr_seconds, found.mttr_wall_seconds, found.paused_seconds) == (0, 0, 0)


def test_a_period_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="2026-10-02 to 2026-10-01"):
        Period(first=date(2026, 10, 2), last=date(2026, 10, 1))


def test_a_period_runs_from_midnight_to_midnight_of_the_contracts_zone():
    zone = example().base.zone

    span = OCTOBER.span(zone)

    assert (span.start, span.end) == (warsaw("2026-10-01 00:00"), warsaw("2026-11-01 00:00"))
    # October holds the night with two hours from 2 to 3.
    assert span.end - span.start == timedelta(days=31, hours=1)


def test_a_period_of_all_time_is_a_period():
    everything = Period(first=date.min, last=date.max)
    log = reacted("2026-10-05 10:00", "2026-10-05 10:10")

    found = figures(log, period=everything)

    assert found.n == 1
    assert figures(period=Period(first=date.max, last=date.max)).n == 0


def test_the_targets_are_found_by_their_metric():
    found = figures(events("2026-10-05 10:00", (ACK, "2026-10-05 10:10"), (FIXED, "2026-10-05 11:00")))

    medians = [
        found.of(one.metric).median_seconds
        for target in (found.reaction, found.workaround, found.restoration)
        for one in target.cases
    ]

    assert medians == [600, 3600, 3600]


def test_an_empty_period_names_the_report_nearest_to_it():
    far = events("2026-06-01 10:00", (ACK, "2026-06-01 10:10"), (FIXED, "2026-06-01 11:00"))
    near = events("2026-11-12 10:00", (ACK, "2026-11-12 10:10"), (FIXED, "2026-11-12 11:00"))
    nearer = events("2026-09-21 10:00", (ACK, "2026-09-21 10:10"), (FIXED, "2026-09-21 11:00"))
    outside = events("2026-09-30 10:00", outside=True)

    found = figures(far, near, nearer, outside, now="2026-11-20 12:00")

    assert found.is_empty
    assert found.nearest is not None
    assert (found.nearest.number, found.nearest.notified_at) == ("Z-0003", warsaw("2026-09-21 10:00"))
    assert figures(far, near, now="2026-11-20 12:00").nearest == replace(
        found.nearest, id=2, number="Z-0002", notified_at=warsaw("2026-11-12 10:00")
    )


def test_without_any_report_there_is_no_nearest_one_and_beside_figures_none_is_named():
    assert figures().nearest is None
    assert figures(events("2026-10-05 10:00"), events("2026-09-05 10:00")).nearest is None


def test_announced_work_that_goes_on_is_in_the_figures_up_to_now():
    november = Period(first=date(2026, 11, 1), last=date(2026, 11, 30))
    going = work((WorkKind.GOES_ON, "2026-11-29 06:00"), services=("linia",))

    found = measure([], example(), november, warsaw("2026-11-29 12:00"), works=[going])

    # Of 684 hours until then two were planned, and of the 682 left six were an overrun.
    line = found.downtime["linia"]
    assert (line.planned_seconds, line.down_seconds) == (2 * 3600, 6 * 3600)
    assert found.availability["linia"] == "99.12"
    assert found.downtime["erp"].planned_seconds == 0
