"""The traps of measuring into which other systems fell, each tried on the rule book (DEMANDS section 2).

The traps of automation, stored figures, edited texts and transport are in `tests/stories/test_traps_of_others.py`.
"""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from models.sla.contract import Metric
from models.sla.deadlines import judge
from models.sla.escalation import AlarmKind, alarms
from models.sla.events import Kind
from models.sla.hours import Calendar, Span, compile_timeline
from models.sla.ledger import replay
from tests.sla.log import Log, contract, wall, warsaw
from tests.sla.reports import events, figures
from tests.sla.subject import at, working_days

REACTION, WORKAROUND, RESTORATION = Metric.REACTION, Metric.WORKAROUND, Metric.RESTORATION
HOUR = 3600
LATER = "2027-01-08 12:00"


def test_trap_2_a_pause_over_a_weekend_costs_its_open_seconds_once():
    """Trap 2: a wall-clock pause added to a deadline of working hours refunds the weekend twice."""
    log = Log("2026-11-27 09:00", "B", "erp").add(Kind.ACKNOWLEDGED, "2026-11-27 09:30", "s2")
    without = log.verdict(RESTORATION, LATER).due
    # Friday 15:00 to Monday 09:00: 66 hours by the wall, two by the contract.
    log.add(Kind.PAUSED, "2026-11-27 15:00", "s2", reason="dostep")
    log.add(Kind.RESUMED, "2026-11-30 09:00", "k2")

    found = log.verdict(RESTORATION, LATER)

    assert (wall(without), wall(found.due)) == ("2026-12-02 09:00:00", "2026-12-02 11:00:00")
    assert found.paused_seconds == 2 * HOUR


def test_trap_2_two_pauses_that_meet_holidays_are_counted_on_the_same_clock():
    """Trap 2: the same over Christmas, with a pause that begins and ends in closed time."""
    log = Log("2026-12-23 14:00", "B", "erp").add(Kind.ACKNOWLEDGED, "2026-12-23 14:10", "s2")
    log.add(Kind.PAUSED, "2026-12-23 20:00", "s2", reason="dostep").add(
        Kind.RESUMED, "2026-12-27 20:00", "k2"
    )

    assert log.verdict(WORKAROUND, LATER).paused_seconds == 0
    assert log.due(WORKAROUND, LATER) == "2026-12-28 14:00:00"


def test_trap_3_a_repair_reported_in_the_middle_of_a_pause_keeps_the_pause():
    """Trap 3: paused and then resolved in one save drops the hold, and 42 days are shown."""
    log = Log("2026-11-24 08:00", "B", "erp").add(Kind.ACKNOWLEDGED, "2026-11-24 08:10", "s2")
    log.add(Kind.PAUSED, "2026-11-24 09:00", "s2", reason="dostep")
    log.add(Kind.RESOLVED, "2026-11-24 15:00", "s2")

    found = log.verdict(RESTORATION, LATER)

    assert (found.elapsed_seconds, found.paused_seconds, found.met) == (HOUR, 6 * HOUR, True)


def test_trap_3_a_reaction_and_a_pause_in_the_same_second_are_both_kept_in_either_order():
    """Trap 3: a reply and "pending" in one step leave the first response unsaved."""
    second = "2026-11-24 08:10:00"
    reacted = Log("2026-11-24 08:00", "B", "erp").add(Kind.ACKNOWLEDGED, second, "s2")
    reacted.add(Kind.PAUSED, second, "s2", reason="dostep").add(Kind.RESUMED, "2026-11-24 09:10", "k2")
    held = Log("2026-11-24 08:00", "B", "erp").add(Kind.PAUSED, second, "s2", reason="dostep")
    held.add(Kind.ACKNOWLEDGED, second, "s2").add(Kind.RESUMED, "2026-11-24 09:10", "k2")

    for log in (reacted, held):
        assert log.verdict(REACTION, LATER).elapsed_seconds == 600
        assert log.verdict(RESTORATION, "2026-11-24 10:00").paused_seconds == HOUR


def test_trap_6_a_late_repair_nobody_looked_at_in_between_is_late():
    """Trap 6: who is resolved between two ticks of a poller ends as a hit. No tick is asked here."""
    log = Log("2026-11-24 08:00", "B", "erp").add(Kind.RESOLVED, "2026-11-27 08:00:01", "s2")

    assert (log.verdict(REACTION, LATER).met, log.verdict(RESTORATION, LATER).met) == (False, False)
    assert log.incident.breached == frozenset()


def test_trap_6_nothing_is_exceeded_while_the_clock_stands():
    """Trap 6: a breach is announced although the incident is pending."""
    log = Log("2026-11-24 08:00", "B", "erp").add(Kind.ACKNOWLEDGED, "2026-11-24 08:10", "s2")
    log.add(Kind.PAUSED, "2026-11-24 15:00", "s2", reason="dostep")

    verdict = log.verdict(WORKAROUND, "2026-11-25 12:00")
    breaches = [
        one for one in alarms(log.incident, log.terms, log.events[-1].at) if one.kind is AlarmKind.BREACH
    ]

    assert (verdict.met, verdict.elapsed_seconds) == (None, 7 * HOUR)
    # The earliest it can come: the limit of 16 hours used up, the last open hour run out, and a second.
    assert [wall(one.at) for one in breaches if one.metric is WORKAROUND] == ["2026-11-27 08:00:01"]


def test_trap_7_the_zone_of_who_reports_or_looks_changes_nothing():
    """Trap 7: a new ticket is "failed" for people in another zone."""
    warsaw_log = Log("2026-11-24 15:10", "B", "erp")
    abroad = [
        replace(one, received_at=one.received_at.astimezone(ZoneInfo("America/New_York")))
        for one in warsaw_log.events
    ]
    incident = replay("Z-0001", "SLA/2026/001", warsaw_log.terms.digest, abroad)
    now = warsaw("2026-11-24 15:20").astimezone(ZoneInfo("Pacific/Apia"))

    found = judge(incident, warsaw_log.terms, now).reaction

    assert found is not None
    assert (found.elapsed_seconds, wall(found.due), found.met) == (600, "2026-11-25 09:10:00", None)


def test_trap_7_shifts_keep_their_wall_time_over_a_clock_change():
    """Trap 7: shifts are moved by an hour, or gapped, when the clocks change."""
    timeline = contract().base.timeline("robocze")

    for day in ("2026-03-27", "2026-03-30", "2026-10-23", "2026-10-26"):
        (shift,) = timeline.intervals(warsaw(f"{day} 00:00"), warsaw(f"{day} 23:59"))
        assert (wall(shift.start), wall(shift.end)) == (f"{day} 08:00:00", f"{day} 16:00:00")


def test_trap_7_a_holiday_is_the_local_date_and_no_day_earlier():
    """Trap 7: holidays a day early, because a date was read as midnight of another zone."""
    for zone in ("Europe/Warsaw", "Pacific/Auckland", "America/Los_Angeles"):
        calendar = Calendar(timezone=zone, always=True, closed_dates=frozenset({date(2026, 11, 11)}))
        timeline = compile_timeline(calendar, date(2026, 11, 9), date(2026, 11, 13))
        local = ZoneInfo(zone)
        noon = [
            timeline.is_open(at(f"2026-11-{day}T12:00:00Z").replace(tzinfo=local)) for day in (10, 11, 12)
        ]
        assert noon == [True, False, True]


def test_trap_8_forty_eight_hours_are_neither_two_days_nor_two_working_days():
    """Trap 8: 48 h taken for two days."""
    timeline = contract().base.timeline("robocze")

    due = timeline.due(warsaw("2026-11-23 08:00"), 48 * HOUR)

    assert wall(due) == "2026-11-30 16:00:00"


def test_trap_8_unofficial_feasts_are_working_days_and_statutory_ones_are_not():
    """Trap 8: a feed of feasts that holds days nobody has off."""
    timeline = contract().base.timeline("robocze")
    is_open = {
        day: timeline.is_open(warsaw(f"{day} 10:00"))
        for day in (
            "2026-02-12",
            "2026-04-03",
            "2026-12-31",
            "2026-06-04",
            "2026-12-24",
            "2025-12-24",
            "2026-11-11",
        )
    }

    # Fat Thursday, Good Friday and New Year's Eve are worked; Christmas Eve is off from 2025 on.
    assert [day for day, found in is_open.items() if found] == ["2026-02-12", "2026-04-03", "2026-12-31"]


def test_trap_8_round_the_clock_has_no_hole_before_midnight():
    """Trap 8: 24/7 written as 00:00-23:59 loses a minute a day."""
    log = Log("2026-11-28 23:59:30", "A", "linia").add(Kind.ACKNOWLEDGED, "2026-11-29 00:00:30", "s2")

    assert log.verdict(REACTION, LATER).elapsed_seconds == 60


def test_trap_8_each_target_runs_on_the_clock_of_its_own_class_and_service():
    """Trap 8: the reaction measured on the calendar of the resolution."""
    night = "2026-11-24 20:00"

    assert Log(night, "A", "linia").due(REACTION, night) == "2026-11-24 20:30:00"
    assert Log(night, "A", "erp").due(REACTION, night) == "2026-11-25 08:30:00"
    assert Log(night, "B", "linia").due(REACTION, night) == "2026-11-25 10:00:00"


def test_trap_9_the_reaction_counts_from_the_notification_and_not_from_the_message_answered():
    """Trap 9: the first response is measured from the message it replies to."""
    log = Log("2026-11-24 08:00", "B", "erp").add(Kind.NOTE, "2026-11-24 09:30", "k2", side="client")
    log.add(Kind.JOINED, "2026-11-24 09:40", "k3").add(Kind.ACKNOWLEDGED, "2026-11-24 09:45", "s2")

    assert log.verdict(REACTION, LATER).elapsed_seconds == 105 * 60


def test_trap_9_a_reopened_incident_keeps_its_first_reaction_and_its_first_notification():
    """Trap 9: reopening starts a new first response."""
    log = Log("2026-11-24 08:00", "B", "erp").add(Kind.ACKNOWLEDGED, "2026-11-24 08:30", "s2")
    log.add(Kind.RESOLVED, "2026-11-24 10:00", "s2").add(Kind.CLOSED, "2026-11-24 11:00", "k2")
    log.add(Kind.REOPENED, "2026-11-25 09:00", "k2").add(Kind.ACKNOWLEDGED, "2026-11-25 12:00", "s2")

    found = log.verdict(REACTION, LATER)

    assert (found.elapsed_seconds, wall(found.start)) == (30 * 60, "2026-11-24 08:00:00")


def test_trap_9_the_reminder_of_progress_neither_hides_nor_moves_a_target():
    """Trap 9: the update clock overrules the first-response one, and is blind to who wrote last."""
    log = Log("2026-11-24 08:00", "A", "linia").add(Kind.ACKNOWLEDGED, "2026-11-24 08:10", "s2")
    log.add(Kind.FIRST_ACTION, "2026-11-24 08:11", "s2", code="remote")
    before = judge(log.incident, log.terms, warsaw("2026-11-24 09:00"))

    def update() -> list[str]:
        owed = alarms(log.incident, log.terms, log.events[-1].at)
        return [wall(one.at) for one in owed if one.kind is AlarmKind.UPDATE]

    log.add(Kind.NOTE, "2026-11-24 08:50", "k2", side="client")
    assert update() == ["2026-11-24 09:11:00"]
    log.add(Kind.NOTE, "2026-11-24 09:00", "s2", side="provider")
    assert update() == ["2026-11-24 10:00:00"]
    assert judge(log.incident, log.terms, warsaw("2026-11-24 09:00")) == before


def test_trap_10_who_was_never_acknowledged_is_not_left_out_and_flatters_nobody():
    """Trap 10: close time as response time only for closed ones; open ones are missing from the mean."""
    done = events(
        "2026-10-05 10:00", (Kind.ACKNOWLEDGED, "2026-10-05 10:10"), (Kind.RESOLVED, "2026-10-05 12:00")
    )
    unacknowledged = events("2026-10-06 10:00", (Kind.RESOLVED, "2026-10-06 15:00"))
    still_open = events("2026-10-07 10:00")

    found = figures(done, unacknowledged, still_open).reaction

    assert (found.n, found.met, found.running) == (3, 1, 1)
    assert found.at_least
    assert found.worst == "Z-0003"


def test_trap_10_silence_and_pauses_are_no_reaction():
    """Trap 10: silencing an alert counted as its response."""
    log = Log("2026-11-24 08:00", "B", "erp").add(Kind.PAUSED, "2026-11-24 08:05", "s2", reason="dostep")
    log.add(Kind.ESCALATED, "2026-11-24 09:00", level=1, metric="reaction").add(
        Kind.NOTE, "2026-11-24 09:01", "s2"
    )

    found = log.verdict(REACTION, "2026-11-24 12:00")

    assert (found.met, found.reached_at, found.elapsed_seconds) == (False, None, 4 * HOUR)


def test_trap_10_one_outage_of_a_day_is_not_hidden_by_a_mean():
    """Trap 10: a plain mean hides the one that took 29 hours."""
    quick = [
        events(f"2026-10-{day:02d} 10:00", (Kind.ACKNOWLEDGED, f"2026-10-{day:02d} 10:01"))
        for day in range(5, 10)
    ]
    slow = events("2026-10-12 08:00", (Kind.ACKNOWLEDGED, "2026-10-15 13:00"))

    found = figures(*quick, slow).reaction

    assert (found.median_seconds, found.worst_seconds, found.worst) == (60, 29 * HOUR, "Z-0006")


def test_trap_11_reported_and_answered_outside_hours_takes_no_time_and_stays_in_the_figures():
    """Trap 11: arrival at the edges gives more than a day, 0, or a dropped row."""
    night = events(
        "2026-10-09 20:00", (Kind.ACKNOWLEDGED, "2026-10-10 11:00"), (Kind.RESOLVED, "2026-10-11 11:00")
    )

    found = figures(night)

    assert (found.n, found.reaction.n, found.reaction.met, found.reaction.median_seconds) == (1, 1, 1, 0)
    assert (found.mttr_seconds, found.mttr_wall_seconds) == (0, 39 * HOUR)


def test_trap_11_the_edges_of_a_day_are_exact_to_the_second():
    """Trap 11: exactly at opening, exactly at closing, a second before and after."""
    timeline = compile_timeline(
        Calendar(timezone="Europe/Warsaw", shifts=working_days()), date(2026, 11, 1), date(2026, 11, 30)
    )
    second = timedelta(seconds=1)
    opening, closing = warsaw("2026-11-24 08:00"), warsaw("2026-11-24 16:00")

    assert timeline.elapsed(opening - second, opening) == 0
    assert timeline.elapsed(opening, opening + second) == 1
    assert timeline.elapsed(closing - second, closing + second) == 1
    assert timeline.due(closing - second, 1) == closing
    assert wall(timeline.due(closing, 1)) == "2026-11-25 08:00:01"
    assert timeline.elapsed(closing, closing, [Span(opening, closing)]) == 0
