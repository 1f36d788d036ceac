"""What time owes an incident, in the hours and levels of the example contract."""

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest

from models.sla.contract import Metric
from models.sla.escalation import Alarm, AlarmKind, alarms, decision_due, exceeded_at
from models.sla.events import Kind
from models.sla.weekly import Calendar
from tests.sla.log import Log, wall, warsaw

DAY = "2026-11-24"


def owed(log: Log, swept_to: str | None = None) -> list[Alarm]:
    before = log.events[0].recorded_at - timedelta(seconds=1)
    return list(alarms(log.incident, log.terms, warsaw(swept_to) if swept_to else before))


def of_kind(log: Log, kind: AlarmKind, swept_to: str | None = None) -> list[str]:
    return [wall(alarm.at) for alarm in owed(log, swept_to) if alarm.kind is kind]


def ladder(log: Log, metric: Metric) -> list[tuple[str, int | None, int | None]]:
    return [
        (wall(alarm.at)[11:], alarm.level, alarm.percent)
        for alarm in owed(log)
        if alarm.metric is metric and alarm.kind is AlarmKind.ESCALATE
    ]


def test_levels_fire_at_their_share_and_the_last_a_second_after_the_deadline():
    log = Log(f"{DAY} 14:05")

    assert ladder(log, Metric.REACTION) == [("14:20:00", 1, 50), ("14:29:00", 2, 80), ("14:35:01", 3, 100)]
    assert of_kind(log, AlarmKind.BREACH) == [
        "2026-11-24 14:35:01",
        "2026-11-24 18:05:01",
        "2026-11-24 22:05:01",
    ]


def test_a_deadline_at_closing_is_exceeded_a_second_after_the_next_opening():
    log = Log(f"{DAY} 14:00", "B")

    assert wall(exceeded_at(log.incident, log.terms, Metric.REACTION, 100)) == "2026-11-25 08:00:01"


def test_a_share_that_is_no_whole_second_is_rounded_up():
    log = Log(f"{DAY} 14:05")

    assert wall(exceeded_at(log.incident, log.terms, Metric.REACTION, 33)) == "2026-11-24 14:14:54"
    assert wall(exceeded_at(log.incident, log.terms, Metric.REACTION, 1)) == "2026-11-24 14:05:18"


def test_the_level_comes_before_the_breach_of_the_same_instant():
    log = Log(f"{DAY} 14:05")
    at_deadline = [alarm.kind for alarm in owed(log) if wall(alarm.at).endswith("14:35:01")]

    assert at_deadline[:2] == [AlarmKind.ESCALATE, AlarmKind.BREACH]


def test_a_level_that_does_not_name_the_class_does_not_fire():
    assert [level for _, level, _ in ladder(Log(f"{DAY} 08:00", "C"), Metric.REACTION)] == [1]


def test_each_level_and_breach_is_owed_once():
    log = Log(f"{DAY} 14:05").add(Kind.ESCALATED, f"{DAY} 14:20", level=1, metric="reaction")
    log.add(Kind.BREACHED, f"{DAY} 14:35:01", metric="reaction")

    assert [level for _, level, _ in ladder(log, Metric.REACTION)] == [2, 3]
    assert "2026-11-24 14:35:01" not in of_kind(log, AlarmKind.BREACH)


def test_a_reaction_ends_its_own_ladder_and_leaves_that_of_the_repair():
    log = Log(f"{DAY} 14:05").add(Kind.ACKNOWLEDGED, f"{DAY} 14:17", "s2")

    assert ladder(log, Metric.REACTION) == []
    assert [level for _, level, _ in ladder(log, Metric.RESTORATION)] == [1, 2, 3]


def test_a_pause_moves_every_level_of_the_repair_that_has_not_come():
    log = Log(f"{DAY} 08:00", "B").add(Kind.ACKNOWLEDGED, f"{DAY} 08:30", "s2")
    before = ladder(log, Metric.WORKAROUND)
    log.add(Kind.PAUSED, f"{DAY} 09:00", "s2", reason="pytanie").add(Kind.RESUMED, f"{DAY} 10:00", "k2")

    assert [one[0] for one in before] == ["14:00:00", "08:00:01"]
    assert [one[0] for one in ladder(log, Metric.WORKAROUND)] == ["15:00:00", "09:00:01"]


def test_a_pause_that_lasts_owes_its_limit_and_levels_only_after_it():
    log = Log(f"{DAY} 08:00", "B").add(Kind.ACKNOWLEDGED, f"{DAY} 08:30", "s2")
    log.add(Kind.PAUSED, f"{DAY} 09:00", "s2", reason="pytanie")

    assert of_kind(log, AlarmKind.PAUSE_LIMIT) == ["2026-11-26 09:00:00"]
    assert wall(exceeded_at(log.incident, log.terms, Metric.WORKAROUND, 75)) == "2026-11-26 14:00:00"


def without_pause_limit(log: Log):
    return replace(log.terms, pause=replace(log.terms.pause, max_total=None))


def test_without_a_pause_limit_a_paused_repair_owes_nothing_until_it_resumes():
    log = Log(f"{DAY} 08:00", "B").add(Kind.ACKNOWLEDGED, f"{DAY} 08:30", "s2")
    log.add(Kind.PAUSED, f"{DAY} 09:00", "s2", reason="pytanie")
    terms = without_pause_limit(log)

    assert exceeded_at(log.incident, terms, Metric.RESTORATION, 100) is None
    assert [
        alarm.metric for alarm in alarms(log.incident, terms, warsaw(f"{DAY} 09:00")) if alarm.metric
    ] == []


def test_a_raise_brings_the_ladder_forward_and_a_lowering_starts_it_anew():
    log = Log(f"{DAY} 08:00", "B")
    log.add(Kind.SEVERITY_AGREED, f"{DAY} 09:00", "k1", severity="A", raised=True)
    assert ladder(log, Metric.REACTION)[0] == ("09:00:00", 1, 50)
    log.add(Kind.SEVERITY_AGREED, f"{DAY} 09:10", "k1", severity="B", raised=False)

    assert ladder(log, Metric.REACTION) == [("09:00:00", 1, 50), ("09:36:00", 2, 80), ("10:00:01", 3, 100)]


def test_the_opening_is_owed_to_a_report_of_closed_hours_only():
    closed, opened = Log("2026-11-27 19:20", "B"), Log(f"{DAY} 14:05", "B")

    assert of_kind(closed, AlarmKind.OPENING) == ["2026-11-30 08:00:00"]
    assert of_kind(closed, AlarmKind.OPENING, "2026-11-30 08:00") == []
    assert of_kind(opened, AlarmKind.OPENING) == []


def test_an_untaken_report_of_the_strictest_class_is_repeated_every_ten_minutes():
    log = Log(f"{DAY} 14:05")

    assert of_kind(log, AlarmKind.REPEAT) == ["2026-11-24 14:15:00"]
    assert of_kind(log, AlarmKind.REPEAT, f"{DAY} 14:15") == ["2026-11-24 14:25:00"]
    assert of_kind(Log(f"{DAY} 14:05", "B"), AlarmKind.REPEAT) == []
    log.add(Kind.ACKNOWLEDGED, f"{DAY} 14:17", "s2")
    assert of_kind(log, AlarmKind.REPEAT, f"{DAY} 14:15") == []


def test_a_reaction_owes_the_first_action_within_two_minutes():
    log = Log(f"{DAY} 14:05").add(Kind.ACKNOWLEDGED, f"{DAY} 14:17:40", "s2")
    assert of_kind(log, AlarmKind.FIRST_ACTION) == ["2026-11-24 14:19:40"]
    log.add(Kind.FIRST_ACTION, f"{DAY} 14:18", "s2", code="on_site")

    assert of_kind(log, AlarmKind.FIRST_ACTION) == []


def test_a_repair_reported_first_owes_no_first_action():
    log = (
        Log(f"{DAY} 14:05")
        .add(Kind.ACKNOWLEDGED, f"{DAY} 14:17", "s2")
        .add(Kind.RESOLVED, f"{DAY} 14:18", "s2")
    )

    assert of_kind(log, AlarmKind.FIRST_ACTION) == []


def test_the_announced_progress_message_is_owed_an_hour_after_the_last():
    log = Log(f"{DAY} 14:05").add(Kind.ACKNOWLEDGED, f"{DAY} 14:17", "s2")
    assert of_kind(log, AlarmKind.UPDATE) == []
    log.add(Kind.FIRST_ACTION, f"{DAY} 14:18", "s2", code="on_site")

    assert of_kind(log, AlarmKind.UPDATE) == ["2026-11-24 15:18:00"]
    assert of_kind(log, AlarmKind.UPDATE, f"{DAY} 15:18") == []


def test_an_unanswered_question_is_reminded_daily_in_support_hours():
    log = Log("2026-11-27 10:00", "B").add(Kind.ACKNOWLEDGED, "2026-11-27 10:01", "s2")
    log.add(Kind.ASKED, "2026-11-27 10:12", "s2", pauses=True)

    assert of_kind(log, AlarmKind.REMIND) == ["2026-11-30 08:00:00"]
    assert of_kind(log, AlarmKind.REMIND, "2026-11-30 10:12") == ["2026-12-01 10:12:00"]
    log.add(Kind.RESOLVED, "2026-11-27 12:00", "s2")
    assert of_kind(log, AlarmKind.REMIND) == []


def test_a_reported_repair_is_confirmed_by_silence_after_two_working_days():
    log = Log(f"{DAY} 14:05").add(Kind.RESOLVED, f"{DAY} 15:00", "s2")

    assert of_kind(log, AlarmKind.SILENCE) == ["2026-11-26 15:00:00"]
    assert [alarm.kind for alarm in owed(log)] == [AlarmKind.SILENCE]


def test_finished_and_outside_incidents_are_owed_nothing():
    closed = (
        Log(f"{DAY} 08:00").add(Kind.RESOLVED, f"{DAY} 09:00", "s2").add(Kind.CLOSED, f"{DAY} 10:00", "k2")
    )
    withdrawn = Log(f"{DAY} 08:00").add(Kind.WITHDRAWN, f"{DAY} 09:00", "k2")
    outside = Log(f"{DAY} 08:00", outside="channel")

    assert [owed(log) for log in (closed, withdrawn, outside)] == [[], [], []]


def test_a_target_that_ends_beyond_the_known_holidays_owes_nothing():
    log = Log("2029-12-31 23:00")

    assert exceeded_at(log.incident, log.terms, Metric.RESTORATION, 100) is None


def never_open(log: Log):
    shut = Calendar(timezone="Europe/Warsaw", shifts=())
    coverages = {key: replace(one, calendar=shut) for key, one in log.terms.coverages.items()}
    return replace(log.terms, coverages=MappingProxyType(coverages))


def test_a_calendar_that_never_opens_owes_nothing():
    log = Log(f"{DAY} 08:00", "B").add(Kind.ACKNOWLEDGED, f"{DAY} 08:30", "s2")
    log.add(Kind.FIRST_ACTION, f"{DAY} 08:31", "s2", code="call")
    log.add(Kind.PAUSED, f"{DAY} 09:00", "s2", reason="pytanie").add(Kind.ASKED, f"{DAY} 09:00", "s2")
    resolved = Log(f"{DAY} 08:00", "B").add(Kind.RESOLVED, f"{DAY} 08:30", "s2")
    shut = never_open(log)

    assert [alarm.kind for alarm in alarms(log.incident, shut, warsaw(f"{DAY} 09:00"))] == []
    assert alarms(Log(f"{DAY} 08:00", "A").incident, shut, warsaw(f"{DAY} 07:00")) == ()
    assert alarms(resolved.incident, shut, warsaw(f"{DAY} 09:00")) == ()


@pytest.mark.parametrize(
    ("severity", "at", "wanted", "raised", "due"),
    [
        ("A", "2026-11-24 14:20", "B", False, "2026-11-24 16:20:00"),
        ("B", "2026-11-24 15:00", "A", True, "2026-11-24 17:00:00"),  # the stricter one runs round the clock
        ("B", "2026-11-24 15:00", "C", False, "2026-11-25 09:00:00"),
    ],
)
def test_a_proposal_is_owed_a_decision_on_the_clock_that_runs_until_then(severity, at, wanted, raised, due):
    log = Log(f"{DAY} 14:05", severity).add(Kind.ACKNOWLEDGED, f"{DAY} 14:10", "s2")
    log.add(Kind.SEVERITY_PROPOSED, at, "k2", severity=wanted, raised=raised)
    assert of_kind(log, AlarmKind.DECIDE) == [due]
    log.add(Kind.SEVERITY_OBJECTED, at, "k1")

    assert of_kind(log, AlarmKind.DECIDE) == []


def test_a_proposal_on_a_clock_that_never_opens_waits():
    log = Log(f"{DAY} 08:00", "B")
    log.add(Kind.SEVERITY_PROPOSED, f"{DAY} 08:10", "s2", severity="C", raised=False)

    assert decision_due(log.incident, never_open(log)) is None


def test_a_proposed_raise_brings_the_ladder_forward_until_it_is_refused():
    log = Log(f"{DAY} 08:00", "B")
    log.add(Kind.SEVERITY_PROPOSED, f"{DAY} 08:20", "k2", severity="A", raised=True)
    assert ladder(log, Metric.REACTION)[0] == ("08:35:00", 1, 50)
    log.add(Kind.SEVERITY_OBJECTED, f"{DAY} 08:30", "k1")

    assert ladder(log, Metric.REACTION)[0] == ("09:00:00", 1, 50)
