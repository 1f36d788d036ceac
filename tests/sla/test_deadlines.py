"""What each target comes to: the exactness list of the contract, row by row, under the example."""

import pytest

from models.sla.contract import Metric
from models.sla.deadlines import judge, newest_due, obligations, pause_limit_at, reached_at, stops
from models.sla.events import Kind
from models.sla.hours import Span
from tests.sla.log import Log, contract, wall, warsaw

REACTION, WORKAROUND, RESTORATION = Metric.REACTION, Metric.WORKAROUND, Metric.RESTORATION
HOUR = 3600
TUESDAY = "2026-11-24"
LATER = "2027-01-08 12:00"


@pytest.mark.parametrize(
    ("taken", "seconds", "in_time"),
    [("14:34:59", 1799, True), ("14:35:00", 1800, True), ("14:35:01", 1801, False)],
)
def test_a_reaction_exactly_at_the_deadline_is_in_time_and_a_second_later_is_not(taken, seconds, in_time):
    log = Log(f"{TUESDAY} 14:05").add(Kind.ACKNOWLEDGED, f"{TUESDAY} {taken}", "s2")

    found = log.verdict(REACTION, LATER)

    assert (found.elapsed_seconds, found.met) == (seconds, in_time)
    assert found.late_seconds == max(seconds - 1800, 0)
    assert found.left_seconds == max(1800 - seconds, 0)


def test_a_deadline_that_fills_the_day_is_its_closing_and_is_late_a_second_into_the_next():
    log = Log(f"{TUESDAY} 14:00", "B")

    assert log.due(REACTION, f"{TUESDAY} 15:00") == "2026-11-24 16:00:00"
    assert log.verdict(REACTION, "2026-11-25 08:00:00").met is None
    assert log.verdict(REACTION, "2026-11-25 08:00:01").met is False


def test_a_report_exactly_at_closing_starts_with_the_next_opening():
    assert Log(f"{TUESDAY} 16:00", "B").due(REACTION, f"{TUESDAY} 16:00") == "2026-11-25 10:00:00"


def test_the_strictest_class_of_another_service_waits_for_the_morning():
    assert Log(f"{TUESDAY} 20:00", "A", "erp").due(REACTION, f"{TUESDAY} 20:01") == "2026-11-25 08:30:00"


@pytest.mark.parametrize(
    ("reported", "due"),
    [
        ("2026-12-23 15:40", "2026-12-28 09:40:00"),
        ("2027-01-05 15:30", "2027-01-07 09:30:00"),
        ("2026-06-03 15:00", "2026-06-08 09:00:00"),
    ],
)
def test_days_off_are_skipped(reported, due):
    assert Log(reported, "B").due(REACTION, reported) == due


def test_repair_time_round_the_clock_is_real_time_across_both_clock_changes():
    spring = Log("2026-03-29 01:30")
    autumn = Log("2026-10-25 01:30")

    assert spring.due(WORKAROUND, "2026-03-29 04:00") == "2026-03-29 06:30:00"
    assert autumn.due(WORKAROUND, "2026-10-25 04:00") == "2026-10-25 04:30:00"


def test_the_text_in_force_at_the_notification_judges_also_across_an_amendment_s_midnight():
    before, after = Log("2026-08-31 23:59:59"), Log("2026-09-01 00:00:00")

    assert before.due(REACTION, LATER) == "2026-09-01 00:59:59"
    assert after.due(REACTION, LATER) == "2026-09-01 00:30:00"
    assert contract().terms_at(warsaw("2026-08-31 23:59:59")).digest != after.terms.digest


def test_resolving_without_an_acknowledgement_is_the_reaction_and_the_workaround_too():
    log = Log(f"{TUESDAY} 14:05").add(Kind.RESOLVED, f"{TUESDAY} 14:30", "s2")

    each = judge(log.incident, log.terms, warsaw(LATER)).each

    assert [(one.elapsed_seconds, one.met) for one in each] == [(1500, True)] * 3


def test_a_workaround_without_an_acknowledgement_is_the_reaction_and_stays_it_when_rejected():
    log = Log(f"{TUESDAY} 14:05").add(Kind.WORKAROUND, f"{TUESDAY} 14:20", "s2")
    log.add(Kind.WORKAROUND_REJECTED, f"{TUESDAY} 14:50", "k2")

    assert log.verdict(REACTION, LATER).elapsed_seconds == 900


def test_a_rejected_workaround_never_stopped_its_clock():
    log = Log(f"{TUESDAY} 14:05").add(Kind.WORKAROUND, f"{TUESDAY} 16:00", "s2")
    assert log.verdict(WORKAROUND, f"{TUESDAY} 17:00").met is True

    log.add(Kind.WORKAROUND_REJECTED, f"{TUESDAY} 17:05", "k2")

    found = log.verdict(WORKAROUND, f"{TUESDAY} 17:05")
    assert (found.elapsed_seconds, found.met, wall(found.due)) == (3 * HOUR, None, "2026-11-24 18:05:00")


def test_a_second_workaround_brings_its_words_and_keeps_the_time_of_the_first():
    log = Log(f"{TUESDAY} 14:05").add(Kind.WORKAROUND, f"{TUESDAY} 16:00", "s2")
    log.add(Kind.WORKAROUND, f"{TUESDAY} 20:00", "s2")

    found = log.verdict(WORKAROUND, LATER)

    assert (wall(found.reached_at), found.met) == ("2026-11-24 16:00:00", True)
    assert log.incident.workaround_text == "digest-3"
    log.add(Kind.WORKAROUND_REJECTED, f"{TUESDAY} 20:10", "k2")
    assert (log.incident.workaround_at, log.incident.workaround_text) == (None, None)


def test_the_wait_for_a_confirmation_that_was_refused_is_not_counted():
    log = Log(f"{TUESDAY} 08:00").add(Kind.RESOLVED, f"{TUESDAY} 10:00", "s2")
    log.add(Kind.RESOLUTION_REJECTED, f"{TUESDAY} 13:00", "k2")

    found = log.verdict(RESTORATION, f"{TUESDAY} 14:00")

    assert (found.elapsed_seconds, found.paused_seconds) == (3 * HOUR, 3 * HOUR)
    assert wall(found.due) == "2026-11-24 19:00:00"


def test_reopening_continues_the_same_clock_without_the_time_it_was_closed():
    log = Log(f"{TUESDAY} 08:00").add(Kind.RESOLVED, f"{TUESDAY} 10:00", "s2")
    log.add(Kind.CLOSED, f"{TUESDAY} 11:00", "k2").add(Kind.REOPENED, f"{TUESDAY} 12:00", "k2")

    assert log.due(RESTORATION, f"{TUESDAY} 12:00") == "2026-11-24 18:00:00"


def paused(log: Log, start: str, end: str | None = None) -> Log:
    log.add(Kind.PAUSED, start, "s2", reason="pytanie")
    return log.add(Kind.RESUMED, end, "k2") if end else log


def test_a_pause_stops_the_repair_clocks_and_never_the_reaction():
    log = paused(Log(f"{TUESDAY} 08:00", "B"), f"{TUESDAY} 09:00", f"{TUESDAY} 11:00")

    assert log.due(REACTION, f"{TUESDAY} 12:00") == "2026-11-24 10:00:00"
    assert log.due(WORKAROUND, f"{TUESDAY} 12:00") == "2026-11-25 10:00:00"
    assert log.due(RESTORATION, f"{TUESDAY} 12:00") == "2026-11-27 10:00:00"


def test_a_pause_outside_hours_costs_nothing():
    log = paused(Log(f"{TUESDAY} 08:00", "B"), f"{TUESDAY} 16:00", "2026-11-25 08:00")

    found = log.verdict(WORKAROUND, "2026-11-25 08:00")

    assert (found.paused_seconds, wall(found.due)) == (0, "2026-11-24 16:00:00")


def test_a_pause_that_lasts_moves_the_deadline_as_it_goes():
    log = paused(Log(f"{TUESDAY} 08:00", "B"), f"{TUESDAY} 10:00")

    assert log.due(WORKAROUND, f"{TUESDAY} 11:00") == "2026-11-25 09:00:00"
    assert log.due(WORKAROUND, f"{TUESDAY} 12:00") == "2026-11-25 10:00:00"


def test_a_pause_ends_by_itself_when_its_limit_in_open_hours_is_used_up():
    log = paused(Log(f"{TUESDAY} 08:00", "B"), f"{TUESDAY} 10:00")

    assert wall(pause_limit_at(log.incident, log.terms)) == "2026-11-26 10:00:00"
    assert log.verdict(RESTORATION, "2026-11-27 08:00").paused_seconds == 16 * HOUR


def test_two_pauses_share_one_limit():
    log = paused(Log(f"{TUESDAY} 08:00", "B"), f"{TUESDAY} 10:00", f"{TUESDAY} 16:00")
    paused(log, "2026-11-25 08:00")

    assert wall(pause_limit_at(log.incident, log.terms)) == "2026-11-26 10:00:00"


def test_no_pause_has_no_limit():
    log = paused(Log(f"{TUESDAY} 08:00", "B"), f"{TUESDAY} 10:00", f"{TUESDAY} 11:00")

    assert pause_limit_at(log.incident, log.terms) is None


def test_a_pause_after_the_workaround_moves_its_deadline_no_more():
    log = Log(f"{TUESDAY} 08:00", "B").add(Kind.WORKAROUND, f"{TUESDAY} 10:00", "s2")
    paused(log, f"{TUESDAY} 12:00", f"{TUESDAY} 14:00")

    assert log.due(WORKAROUND, LATER) == "2026-11-24 16:00:00"
    assert log.due(RESTORATION, LATER) == "2026-11-27 10:00:00"


def test_an_objection_marks_the_paused_targets_as_contested():
    log = paused(Log(f"{TUESDAY} 08:00", "B"), f"{TUESDAY} 10:00").add(
        Kind.PAUSE_OBJECTED, f"{TUESDAY} 10:05", "k2"
    )

    contested = {one.metric: one.contested for one in judge(log.incident, log.terms, warsaw(LATER)).each}

    assert contested == {REACTION: False, WORKAROUND: True, RESTORATION: True}


def test_a_raised_class_runs_both_deadlines_and_the_earlier_binds():
    log = Log(f"{TUESDAY} 08:00", "B")
    log.add(Kind.SEVERITY_AGREED, f"{TUESDAY} 09:00", "k1", severity="A", raised=True)

    found = log.verdict(REACTION, f"{TUESDAY} 09:10")

    assert (found.severity, wall(found.start), wall(found.due)) == (
        "A",
        "2026-11-24 09:00:00",
        "2026-11-24 09:30:00",
    )


def test_a_raise_near_the_old_deadline_leaves_the_old_one_binding():
    log = Log(f"{TUESDAY} 08:00", "B")
    log.add(Kind.SEVERITY_AGREED, f"{TUESDAY} 09:50", "k1", severity="A", raised=True)

    assert log.due(REACTION, f"{TUESDAY} 09:55") == "2026-11-24 10:00:00"


def test_a_reaction_given_before_a_raise_keeps_its_verdict():
    log = Log(f"{TUESDAY} 08:00", "B").add(Kind.ACKNOWLEDGED, f"{TUESDAY} 09:00", "s2")
    log.add(Kind.SEVERITY_AGREED, f"{TUESDAY} 09:30", "k1", severity="A", raised=True)

    found = log.verdict(REACTION, LATER)

    assert (found.severity, found.met, found.elapsed_seconds) == ("B", True, HOUR)


def test_a_lowered_class_counts_from_the_notification():
    log = Log(f"{TUESDAY} 08:00", "A")
    log.add(Kind.SEVERITY_AGREED, f"{TUESDAY} 08:10", "k1", severity="B", raised=False)

    assert log.due(REACTION, f"{TUESDAY} 08:15") == "2026-11-24 10:00:00"
    assert len(obligations(log.incident, log.terms)) == 2


def test_a_breach_before_the_lowering_stays():
    log = Log(f"{TUESDAY} 08:00", "A")
    log.add(Kind.SEVERITY_AGREED, f"{TUESDAY} 08:31", "k1", severity="B", raised=False)

    found = log.verdict(REACTION, f"{TUESDAY} 08:40")

    assert (found.severity, found.met, found.elapsed_seconds) == ("A", False, 31 * 60)


def test_a_class_lowered_halfway_counts_from_the_raise_and_the_first_promise_goes_on():
    # Reported as C, raised to A on Monday, lowered to B on Tuesday: B was never promised before Monday.
    log = Log("2026-11-16 08:00", "C", "erp")
    log.add(Kind.SEVERITY_AGREED, "2026-11-23 08:00", "k1", severity="A", raised=True)
    log.add(Kind.SEVERITY_AGREED, "2026-11-23 10:00", "k1", severity="B", raised=False)

    found = log.verdict(RESTORATION, "2026-11-23 10:00")

    assert (found.severity, wall(found.start), wall(found.due)) == (
        "B",
        "2026-11-23 08:00:00",
        "2026-11-25 16:00:00",
    )
    assert [(one.severity, wall(one.start)[8:16]) for one in obligations(log.incident, log.terms)] == [
        ("A", "23 08:00"),
        ("C", "16 08:00"),
        ("B", "23 08:00"),
    ]


def test_a_promise_broken_before_a_raise_goes_on_when_the_raise_is_undone():
    log = Log("2026-11-23 08:00", "B", "erp")
    log.add(Kind.SEVERITY_AGREED, "2026-11-23 12:00", "k1", severity="A", raised=True)
    log.add(Kind.SEVERITY_AGREED, "2026-11-23 14:00", "k1", severity="B", raised=False)

    found = log.verdict(REACTION, "2026-11-23 15:00")

    assert (found.severity, found.met, found.elapsed_seconds) == ("B", False, 7 * HOUR)


def test_a_class_without_a_workaround_target_owes_none():
    log = Log(f"{TUESDAY} 08:00", "C")

    found = judge(log.incident, log.terms, warsaw(LATER))

    assert found.workaround is None
    assert [one.metric for one in found.each] == [REACTION, RESTORATION]


def test_a_me_too_moves_nothing():
    log = Log(f"{TUESDAY} 14:05")
    before = judge(log.incident, log.terms, warsaw(f"{TUESDAY} 14:30"))

    log.add(Kind.JOINED, f"{TUESDAY} 14:20", "k3")

    assert judge(log.incident, log.terms, warsaw(f"{TUESDAY} 14:30")) == before


def test_an_incident_outside_the_contract_has_no_targets():
    log = Log(f"{TUESDAY} 14:05", outside="validity")

    assert judge(log.incident, log.terms, warsaw(LATER)).each == ()


def test_a_withdrawn_incident_stops_counting_there():
    log = Log(f"{TUESDAY} 14:05").add(Kind.WITHDRAWN, f"{TUESDAY} 14:11", "k2")

    found = log.verdict(REACTION, LATER)

    assert (found.elapsed_seconds, found.met) == (360, None)


def test_targets_are_reached_by_their_own_stage_or_a_later_one():
    log = Log(f"{TUESDAY} 14:05").add(Kind.ACKNOWLEDGED, f"{TUESDAY} 14:17:40", "s2")
    assert [wall(reached_at(log.incident, metric)) for metric in Metric] == [
        "2026-11-24 14:17:40",
        "never",
        "never",
    ]

    log.add(Kind.RESOLVED, f"{TUESDAY} 16:00", "s2")

    assert [wall(reached_at(log.incident, metric)) for metric in (WORKAROUND, RESTORATION)] == [
        "2026-11-24 16:00:00"
    ] * 2


def test_a_pause_of_a_clock_the_contract_does_not_let_stop_is_no_stop():
    log = paused(Log(f"{TUESDAY} 08:00", "B"), f"{TUESDAY} 10:00", f"{TUESDAY} 11:00")

    assert stops(log.incident, log.terms, REACTION, None) == ()
    assert stops(log.incident, log.terms, WORKAROUND, None) == (
        Span(warsaw(f"{TUESDAY} 10:00"), warsaw(f"{TUESDAY} 11:00")),
    )


def test_a_proposed_raise_runs_the_stricter_clock_from_the_proposal_and_an_objection_ends_it():
    log = Log(f"{TUESDAY} 08:00", "B")
    log.add(Kind.SEVERITY_PROPOSED, f"{TUESDAY} 08:30", "k2", severity="A", raised=True)

    assert log.due(REACTION, f"{TUESDAY} 08:40") == "2026-11-24 09:00:00"
    assert log.incident.running == ("B", "A")
    log.add(Kind.SEVERITY_OBJECTED, f"{TUESDAY} 09:10", "k1")

    found = log.verdict(REACTION, f"{TUESDAY} 09:11")
    assert (found.severity, found.met, wall(found.due)) == ("B", None, "2026-11-24 10:00:00")


def test_a_proposed_lowering_changes_no_clock():
    log = Log(f"{TUESDAY} 08:00", "A")
    log.add(Kind.SEVERITY_PROPOSED, f"{TUESDAY} 08:10", "s2", severity="B", raised=False)

    assert log.due(REACTION, f"{TUESDAY} 08:15") == "2026-11-24 08:30:00"
    assert log.incident.running == ("A",)


def test_an_agreed_raise_counts_from_the_agreement_and_keeps_a_breach_of_the_proposed_class():
    late = Log(f"{TUESDAY} 08:00", "B")
    late.add(Kind.SEVERITY_PROPOSED, f"{TUESDAY} 08:30", "k2", severity="A", raised=True)
    soon = Log(f"{TUESDAY} 08:00", "B")
    soon.add(Kind.SEVERITY_PROPOSED, f"{TUESDAY} 08:30", "k2", severity="A", raised=True)

    late.add(Kind.SEVERITY_AGREED, f"{TUESDAY} 09:05", "k1", severity="A", raised=True)
    soon.add(Kind.SEVERITY_AGREED, f"{TUESDAY} 08:50", "k1", severity="A", raised=True)

    assert late.verdict(REACTION, f"{TUESDAY} 09:06").met is False
    assert soon.due(REACTION, f"{TUESDAY} 08:51") == "2026-11-24 09:20:00"


@pytest.mark.parametrize(("end", "by"), [(Kind.CLOSED, "k2"), (Kind.WITHDRAWN, "k2")])
def test_a_proposal_nobody_decided_ends_with_the_incident(end, by):
    log = Log(f"{TUESDAY} 08:00", "B").add(Kind.ACKNOWLEDGED, f"{TUESDAY} 08:10", "s2")
    log.add(Kind.SEVERITY_PROPOSED, f"{TUESDAY} 08:30", "k2", severity="A", raised=True)
    log.add(Kind.RESOLVED, f"{TUESDAY} 09:00", "s2").add(end, f"{TUESDAY} 09:30", by)

    assert log.incident.proposal is None
    assert log.verdict(RESTORATION, LATER).severity == "B"


def test_the_newest_promise_may_be_due_after_an_older_one():
    log = Log(f"{TUESDAY} 08:00", "B")
    log.add(Kind.SEVERITY_AGREED, f"{TUESDAY} 09:50", "k1", severity="A", raised=True)
    now = warsaw(f"{TUESDAY} 09:50")

    assert wall(newest_due(log.incident, log.terms, REACTION, now)) == "2026-11-24 10:20:00"
    assert log.due(REACTION, now) == "2026-11-24 10:00:00"
    assert newest_due(Log(f"{TUESDAY} 08:00", "C").incident, log.terms, WORKAROUND, now) is None
