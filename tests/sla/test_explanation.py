"""Why each second counted or not: the stretches of a verdict, their reasons, clauses and sums."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.sla.contract import Metric
from models.sla.events import Kind
from models.sla.explanation import Explanation, Why, explain, explain_all
from tests.sla.log import Log, wall, warsaw

MINUTE = timedelta(minutes=1)


def explained(log: Log, metric: Metric, now: str) -> Explanation:
    found = explain(log.incident, log.terms, metric, warsaw(now))
    assert found is not None
    return found


def told(found: Explanation) -> list[tuple[str, str, str]]:
    return [(wall(one.start)[5:16], wall(one.end)[5:16], one.why.value) for one in found.stretches]


def test_a_friday_report_runs_to_closing_stands_over_the_weekend_and_runs_on():
    log = Log("2026-11-27 15:40", severity="B", service="erp")

    found = explained(log, Metric.REACTION, "2026-11-30 08:20")

    assert told(found) == [
        ("11-27 15:40", "11-27 16:00", "open"),
        ("11-27 16:00", "11-30 08:00", "closed"),
        ("11-30 08:00", "11-30 08:20", "open"),
    ]
    assert [one.counted_seconds for one in found.stretches] == [1200, 0, 1200]
    assert {type(one.seconds) for one in found.stretches} == {int}
    assert [one.clause for one in found.stretches] == ["§ 5 ust. 2", "§ 4 ust. 1", "§ 5 ust. 2"]
    assert (found.coverage, found.clause) == ("robocze", "§ 5 ust. 2")


def test_each_holiday_is_named_and_a_saturday_is_merely_closed():
    log = Log("2026-12-23 15:40", severity="B", service="erp")

    found = explained(log, Metric.REACTION, "2026-12-28 09:00")

    assert told(found) == [
        ("12-23 15:40", "12-23 16:00", "open"),
        ("12-23 16:00", "12-24 00:00", "closed"),
        ("12-24 00:00", "12-25 00:00", "holiday"),
        ("12-25 00:00", "12-26 00:00", "holiday"),
        ("12-26 00:00", "12-28 08:00", "closed"),
        ("12-28 08:00", "12-28 09:00", "open"),
    ]
    assert [str(one.holiday) for one in found.stretches if one.holiday] == ["2026-12-24", "2026-12-25"]


def test_a_report_in_the_middle_of_a_holiday_starts_with_the_rest_of_it():
    log = Log("2026-11-11 10:00", severity="B", service="erp")

    found = explained(log, Metric.REACTION, "2026-11-11 20:00")

    assert told(found) == [("11-11 10:00", "11-11 20:00", "holiday")]


def test_an_agreed_closed_day_is_a_holiday_of_the_contract():
    log = Log("2026-06-05 10:00", severity="B", service="erp")

    found = explained(log, Metric.REACTION, "2026-06-05 11:00")

    assert [one.why for one in found.stretches] == [Why.HOLIDAY]


def test_a_pause_names_who_stopped_the_clock_and_why_and_only_in_hours():
    log = Log("2026-11-24 14:00", severity="B", service="erp")
    log.add(Kind.ACKNOWLEDGED, "2026-11-24 14:10", "s2")
    log.add(Kind.PAUSED, "2026-11-24 15:00", "s2", reason="pytanie")
    log.add(Kind.RESUMED, "2026-11-25 09:00", "k2", reason="answered")

    found = explained(log, Metric.RESTORATION, "2026-11-25 10:00")

    assert told(found) == [
        ("11-24 14:00", "11-24 15:00", "open"),
        ("11-24 15:00", "11-24 16:00", "paused"),
        ("11-24 16:00", "11-25 08:00", "closed"),
        ("11-25 08:00", "11-25 09:00", "paused"),
        ("11-25 09:00", "11-25 10:00", "open"),
    ]
    paused = found.stretches[1]
    assert (paused.by, paused.reason, paused.clause) == ("s2", "pytanie", "§ 8")
    assert found.seconds(Why.PAUSED) == found.verdict.paused_seconds == 7200


def test_a_pause_from_closing_to_the_next_opening_is_closed_time_and_no_stretch_of_its_own():
    log = Log("2026-11-24 14:00", severity="B", service="erp")
    log.add(Kind.PAUSED, "2026-11-24 16:00", "s2", reason="pytanie")
    log.add(Kind.RESUMED, "2026-11-25 08:00", "k2", reason="answered")

    found = explained(log, Metric.RESTORATION, "2026-11-25 10:00")

    assert told(found) == [
        ("11-24 14:00", "11-24 16:00", "open"),
        ("11-24 16:00", "11-25 08:00", "closed"),
        ("11-25 08:00", "11-25 10:00", "open"),
    ]


def test_a_pause_never_stands_in_the_explanation_of_the_reaction():
    log = Log("2026-11-24 14:00", severity="B", service="erp")
    log.add(Kind.PAUSED, "2026-11-24 14:05", "s2", reason="unknown-reason")

    found = explained(log, Metric.REACTION, "2026-11-24 15:00")

    assert [one.why for one in found.stretches] == [Why.OPEN]


def test_a_reason_the_contract_does_not_know_quotes_the_clause_of_all_pauses():
    log = Log("2026-11-24 14:00", severity="B", service="erp")
    log.add(Kind.PAUSED, "2026-11-24 14:05", "s2", reason="unknown-reason")

    found = explained(log, Metric.RESTORATION, "2026-11-24 15:00")

    assert (found.stretches[-1].reason, found.stretches[-1].clause) == ("unknown-reason", "§ 8")


def test_the_wait_for_a_confirmation_that_was_refused_is_told_apart():
    log = Log("2026-11-24 10:00")
    log.add(Kind.ACKNOWLEDGED, "2026-11-24 10:10", "s2")
    log.add(Kind.RESOLVED, "2026-11-24 11:00", "s2")
    log.add(Kind.RESOLUTION_REJECTED, "2026-11-24 11:30", "k2")

    found = explained(log, Metric.RESTORATION, "2026-11-24 12:00")
    reaction = explained(log, Metric.REACTION, "2026-11-24 12:00")

    assert told(found) == [
        ("11-24 10:00", "11-24 11:00", "open"),
        ("11-24 11:00", "11-24 11:30", "awaiting_confirmation"),
        ("11-24 11:30", "11-24 12:00", "open"),
    ]
    assert found.stretches[1].clause == "§ 10"
    assert told(reaction) == [("11-24 10:00", "11-24 10:10", "open")]


def test_overlapping_stops_count_each_second_once():
    log = Log("2026-11-24 10:00")
    log.add(Kind.PAUSED, "2026-11-24 10:20", "s2", reason="dostep")
    log.add(Kind.RESUMED, "2026-11-24 10:50", "k2")
    log.add(Kind.PAUSED, "2026-11-24 10:30", "s3", reason="dostep")
    log.add(Kind.RESUMED, "2026-11-24 10:40", "k2")

    found = explained(log, Metric.RESTORATION, "2026-11-24 11:00")

    assert [one.seconds // 60 for one in found.stretches] == [20, 30, 10]


def test_a_breach_before_a_lowering_is_explained_up_to_the_lowering():
    log = Log("2026-11-24 10:00")
    log.add(Kind.SEVERITY_AGREED, "2026-11-24 10:40", "k1", severity="B", raised=False)

    found = explained(log, Metric.REACTION, "2026-11-24 15:00")

    assert (found.verdict.severity, found.verdict.elapsed_seconds) == ("A", 2400)
    assert told(found) == [("11-24 10:00", "11-24 10:40", "open")]


def test_a_target_reached_at_once_has_no_stretches():
    log = Log("2026-11-24 10:00")
    log.add(Kind.ACKNOWLEDGED, "2026-11-24 10:00", "s2")

    found = explained(log, Metric.REACTION, "2026-11-24 12:00")

    assert (found.stretches, found.verdict.elapsed_seconds) == ((), 0)


def test_a_class_without_a_workaround_and_a_report_outside_the_contract_have_nothing_to_explain():
    minor = Log("2026-11-24 10:00", severity="C", service="erp")
    outside = Log("2026-11-24 10:00", outside=True)
    now = warsaw("2026-11-24 12:00")

    assert [one.verdict.metric for one in explain_all(minor.incident, minor.terms, now)] == [
        Metric.REACTION,
        Metric.RESTORATION,
    ]
    assert explain_all(outside.incident, outside.terms, now) == ()


MOVES = st.sampled_from(
    [Kind.ACKNOWLEDGED, Kind.PAUSED, Kind.RESUMED, Kind.WORKAROUND, Kind.RESOLVED, Kind.RESOLUTION_REJECTED,
     Kind.REOPENED, Kind.SEVERITY_AGREED, Kind.SEVERITY_PROPOSED, Kind.WITHDRAWN]
)  # fmt: skip


@st.composite
def logs(draw: st.DrawFn) -> tuple[Log, int]:
    """Draw an incident around Christmas: any moves at any minutes, in order."""
    gaps = draw(st.lists(st.integers(0, 3000), min_size=1, max_size=9))
    at = warsaw("2026-12-22 07:00") + gaps[0] * MINUTE
    log = Log(at, severity=draw(st.sampled_from("ABC")), service=draw(st.sampled_from(["linia", "erp"])))
    for gap in gaps[1:]:
        at += gap * MINUTE
        facts = {"severity": draw(st.sampled_from("ABC")), "raised": draw(st.booleans())}
        log.add(draw(MOVES), at, "s2", reason="pytanie", **facts)
    return log, draw(st.integers(0, 5000))


@given(logs())
def test_the_stretches_have_no_gap_and_add_up_exactly(drawn: tuple[Log, int]):
    log, later = drawn
    now = log.events[-1].at + later * MINUTE + timedelta(milliseconds=700)

    for found in explain_all(log.incident, log.terms, now):
        edges = [edge for one in found.stretches for edge in (one.start, one.end)]
        assert edges == sorted(edges)
        assert edges[1:-1:2] == edges[2::2]
        assert all(one.start < one.end for one in found.stretches)
        whole = found.verdict.counted_until - found.verdict.start
        assert sum(one.seconds for one in found.stretches) == whole.total_seconds()
        assert sum(one.counted_seconds for one in found.stretches) == found.verdict.elapsed_seconds
        stopped = found.seconds(Why.PAUSED) + found.seconds(Why.AWAITING)
        assert stopped == found.verdict.paused_seconds
