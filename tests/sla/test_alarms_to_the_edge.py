"""Alarms at their edges: in the middle of an interval, at the same instant, for one metric and not another."""

import time
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest

from models.sla.contract import Metric
from models.sla.deadlines import judge, newest_due, pause_limit_at, paused_spans, verdict
from models.sla.escalation import AlarmKind, alarms
from models.sla.events import Kind
from models.sla.evidence import ChainFault, Damage, canonical, verify_chain
from models.sla.explanation import explain
from models.sla.hours import BeyondCalendar
from models.sla.penalties import propose
from models.sla.register import EntryKind, NewEntry, entry_text
from models.sla.terms import Terms
from models.sla.weekly import Calendar
from tests.sla.log import Log, contract, wall, warsaw
from tests.sla.subject import november, shift

DAY = "2026-11-24"


def owed(log: Log, swept_to: str, terms: Terms | None = None) -> list[tuple[str, str, str | None]]:
    found = alarms(log.incident, terms or log.terms, warsaw(swept_to))
    return [(wall(one.at), one.kind.value, one.metric and one.metric.value) for one in found]


def test_a_breach_names_its_target():
    log = Log(f"{DAY} 14:05")

    breaches = [one[2] for one in owed(log, f"{DAY} 14:05") if one[1] == "breach"]

    assert breaches == ["reaction", "workaround", "restoration"]


def test_nothing_is_owed_to_a_report_outside_the_contract():
    log = Log(f"{DAY} 14:05", outside=True)

    assert owed(log, f"{DAY} 14:00") == []


def test_a_level_without_a_share_of_one_target_does_not_hide_those_above_it():
    log = Log(f"{DAY} 08:00", "A")

    levels = {
        metric: [
            one.level
            for one in alarms(log.incident, log.terms, log.events[0].at)
            if one.metric is metric and one.kind is AlarmKind.ESCALATE
        ]
        for metric in Metric
    }

    # Level 3 has no share of the workaround; a level for A and B only does not stop those of class C.
    assert levels == {Metric.REACTION: [1, 2, 3], Metric.WORKAROUND: [1, 2], Metric.RESTORATION: [1, 2, 3]}


def test_a_level_for_other_classes_does_not_hide_those_above_it():
    log = Log(f"{DAY} 08:00", "A")
    first, *rest = log.terms.escalation
    terms = replace(log.terms, escalation=(replace(first, severities=frozenset("BC")), *rest))

    found = alarms(log.incident, terms, log.events[0].at)

    assert [one.level for one in found if one.metric is Metric.REACTION and one.level] == [2, 3]


def test_a_share_of_a_target_that_is_no_whole_second_is_the_next_whole_one():
    log = Log(f"{DAY} 14:05", "A", "erp")
    first, second, last = log.terms.escalation
    odd = tuple(replace(one, at_percent=33) for one in first.triggers)
    beyond = tuple(replace(one, at_percent=111) for one in last.triggers)
    minute = replace(log.terms.severities["A"].targets, reaction=timedelta(seconds=50))
    severities = {**log.terms.severities, "A": replace(log.terms.severities["A"], targets=minute)}
    ladder = (replace(first, triggers=odd), second, replace(last, triggers=beyond))
    terms = replace(log.terms, severities=severities, escalation=ladder)

    fired = {
        one.percent: wall(one.at)[11:] + f"{one.at:%f}"
        for one in alarms(log.incident, terms, log.events[0].at)
        if one.metric is Metric.REACTION and one.level
    }

    # 16.5 seconds up to 17, and the first second beyond 55.5.
    assert fired == {33: "14:05:17000000", 80: "14:05:40000000", 111: "14:05:56000000"}


def test_a_question_asked_in_closed_hours_is_not_reminded_at_the_very_next_opening():
    log = Log("2026-11-23 19:00", "A", "linia").add(Kind.ACKNOWLEDGED, "2026-11-23 19:10", "s2")
    log.add(Kind.ASKED, "2026-11-23 20:00", "s2")

    assert [one[0] for one in owed(log, "2026-11-23 20:00") if one[1] == "remind"] == ["2026-11-25 08:00:00"]


def test_a_question_is_reminded_once_on_the_day_after_a_weekend():
    log = Log("2026-11-26 08:00", "B", "erp").add(Kind.ACKNOWLEDGED, "2026-11-26 08:10", "s2")
    log.add(Kind.ASKED, "2026-11-26 10:00", "s2")

    def reminders(swept_to: str) -> list[str]:
        return [one[0] for one in owed(log, swept_to) if one[1] == "remind"]

    # Friday at its hour; Saturday's and Sunday's fall into Monday's opening, which has no second one.
    assert reminders("2026-11-26 10:00") == ["2026-11-27 10:00:00"]
    assert reminders("2026-11-27 10:00") == ["2026-11-30 08:00:00"]
    assert reminders("2026-11-30 08:00") == ["2026-12-01 10:00:00"]


def test_the_deputy_is_told_only_while_a_question_waits():
    log = Log("2026-11-23 08:00", "B", "erp").add(Kind.ACKNOWLEDGED, "2026-11-23 08:10", "s2")
    assert not [one for one in owed(log, "2026-11-23 08:10") if "deputy" in one[1]]
    log.add(Kind.ASKED, "2026-11-23 10:00", "s2")
    assert len([one for one in owed(log, "2026-11-23 10:00") if "deputy" in one[1]]) == 1
    log.add(Kind.ANSWERED, "2026-11-23 11:00", "k2")

    assert not [one for one in owed(log, "2026-11-23 11:00") if "deputy" in one[1]]


def test_a_fired_level_does_not_hide_those_above_it():
    log = Log(f"{DAY} 08:00", "A").add(Kind.ESCALATED, f"{DAY} 08:15", level=1, metric="reaction")

    assert [one.level for one in alarms(log.incident, log.terms, log.events[-1].at) if one.percent == 80] == [
        2
    ]


def test_the_reminder_of_an_untaken_report_keeps_its_beat_when_swept_in_between():
    log = Log(f"{DAY} 14:05")

    repeats = [one[0] for one in owed(log, f"{DAY} 14:19:30") if one[1] == "repeat"]

    assert repeats == [f"{DAY} 14:25:00"]


def test_the_daily_reminder_of_a_question_keeps_its_hour_when_swept_in_between():
    log = Log("2026-11-23 08:00", "B", "erp").add(Kind.ACKNOWLEDGED, "2026-11-23 08:10", "s2")
    log.add(Kind.ASKED, "2026-11-23 10:00", "s2")

    def reminders(swept_to: str) -> list[str]:
        return [one[0] for one in owed(log, swept_to) if one[1] == "remind"]

    assert reminders("2026-11-23 10:00") == ["2026-11-24 10:00:00"]
    assert reminders("2026-11-23 23:00") == ["2026-11-24 10:00:00"]
    assert reminders("2026-11-24 10:00") == ["2026-11-25 10:00:00"]
    # Seven weeks later, in the middle of a night, it is still that hour.
    assert reminders("2027-01-11 23:00") == ["2027-01-12 10:00:00"]


def test_a_repair_that_was_closed_is_not_closed_by_silence_again():
    log = Log(f"{DAY} 08:00", "B").add(Kind.RESOLVED, f"{DAY} 09:00", "s2")
    assert [one[1] for one in owed(log, f"{DAY} 09:00")] == ["silence"]
    log.add(Kind.WITHDRAWN, f"{DAY} 09:10", "k2")

    assert owed(log, f"{DAY} 09:10") == []


def test_what_waits_for_its_class_s_opening_waits_for_that_class():
    night = f"{DAY} 20:00"

    assert [one for one in owed(Log(night, "A", "linia"), night) if one[1] == "opening"] == []
    assert ("2026-11-25 08:00:00", "opening", None) in owed(Log(night, "B", "linia"), night)


def test_updates_and_repeats_run_on_the_clock_of_the_class():
    night = f"{DAY} 20:00"
    log = Log(night, "A", "linia")
    assert ("2026-11-24 20:10:00", "repeat", None) in owed(log, night)
    log.add(Kind.ACKNOWLEDGED, f"{DAY} 20:05", "s2").add(
        Kind.FIRST_ACTION, f"{DAY} 20:06", "s2", code="remote"
    )

    assert ("2026-11-24 21:06:00", "update", None) in owed(log, f"{DAY} 20:07")


def without_limit(terms: Terms) -> Terms:
    return replace(terms, pause=replace(terms.pause, max_total=None))


def test_without_a_limit_pauses_last_as_long_as_they_last():
    log = Log("2026-11-23 08:00", "B", "erp").add(Kind.PAUSED, "2026-11-23 09:00", "s2", reason="dostep")
    log.add(Kind.RESUMED, "2026-11-26 09:00", "k2").add(
        Kind.PAUSED, "2026-11-26 10:00", "s2", reason="dostep"
    )
    terms, now = without_limit(log.terms), warsaw("2026-11-27 10:00")

    found = verdict(log.incident, terms, Metric.RESTORATION, now)

    assert found is not None
    assert (found.paused_seconds, found.elapsed_seconds) == (32 * 3600, 2 * 3600)
    assert pause_limit_at(log.incident, terms) is None


def test_a_pause_without_a_limit_that_lasts_is_explained_up_to_now():
    log = Log("2026-11-24 08:00", "B", "erp").add(Kind.PAUSED, "2026-11-24 09:00", "s2", reason="dostep")

    found = explain(log.incident, without_limit(log.terms), Metric.RESTORATION, warsaw("2026-11-24 11:00"))

    assert found is not None
    assert [(wall(one.end)[11:16], one.why.value) for one in found.stretches] == [
        ("09:00", "open"),
        ("11:00", "paused"),
    ]


def test_a_pause_of_class_a_uses_its_limit_up_round_the_clock():
    log = Log(f"{DAY} 08:00", "A", "linia").add(Kind.PAUSED, f"{DAY} 20:00", "s2", reason="dostep")

    assert wall(pause_limit_at(log.incident, log.terms)) == "2026-11-25 12:00:00"


def test_a_contract_may_leave_one_of_the_repair_clocks_running():
    log = Log(f"{DAY} 08:00", "B", "erp").add(Kind.PAUSED, f"{DAY} 09:00", "s2", reason="dostep")
    terms = replace(log.terms, pause=replace(log.terms.pause, clocks=frozenset({Metric.RESTORATION})))

    assert paused_spans(log.incident, terms, Metric.WORKAROUND, warsaw(f"{DAY} 10:00")) == ()
    assert len(paused_spans(log.incident, terms, Metric.RESTORATION, warsaw(f"{DAY} 10:00"))) == 1


def test_a_class_whose_hours_never_come_is_due_never_and_binds_last():
    log = Log(f"{DAY} 08:00", "B", "erp")
    never = replace(log.terms.coverages["robocze"], key="nigdy", calendar=Calendar(timezone="Europe/Warsaw"))
    services = dict(log.terms.services)
    services["erp"] = replace(services["erp"], coverage=MappingProxyType({"A": "nigdy"}))
    terms = replace(log.terms, coverages={**log.terms.coverages, "nigdy": never}, services=services)
    log.add(Kind.SEVERITY_AGREED, f"{DAY} 08:10", "k1", severity="A", raised=True)

    found = judge(log.incident, terms, warsaw(f"{DAY} 08:20")).reaction

    assert found is not None
    assert (found.severity, wall(found.due)) == ("B", f"{DAY} 10:00:00")


def test_each_part_of_an_explanation_quotes_its_own_clause():
    terms = contract().terms_at(warsaw(f"{DAY} 08:00"))
    reason = replace(terms.pause.reasons["dostep"], clause="§ 8 ust. 3")
    reasons = {**terms.pause.reasons, "dostep": reason}
    terms = replace(terms, pause=replace(terms.pause, reasons=reasons))
    log = Log(f"{DAY} 08:00", "A", "linia").add(Kind.PAUSED, f"{DAY} 09:00", "s2", reason="dostep")
    log.add(Kind.RESUMED, f"{DAY} 10:00", "k2")

    found = explain(log.incident, terms, Metric.RESTORATION, warsaw(f"{DAY} 11:00"))

    assert found is not None
    assert found.coverage == "calodobowe"
    clauses = [(one.why.value, one.clause) for one in found.stretches]
    assert clauses == [("open", "§ 5 ust. 1"), ("paused", "§ 8 ust. 3"), ("open", "§ 5 ust. 1")]


def test_a_pause_is_explained_up_to_the_target_and_no_further():
    log = Log(f"{DAY} 08:00", "B", "erp").add(Kind.PAUSED, f"{DAY} 09:00", "s2", reason="dostep")
    log.add(Kind.WORKAROUND, f"{DAY} 10:00", "s2")

    found = explain(log.incident, log.terms, Metric.WORKAROUND, warsaw(f"{DAY} 15:00"))

    assert found is not None
    assert [wall(one.end)[11:16] for one in found.stretches] == ["09:00", "10:00"]


def test_a_chain_whose_first_event_is_gone_shows_it():
    log = Log(f"{DAY} 08:00").add(Kind.JOINED, f"{DAY} 08:01", "k3")

    assert verify_chain("Z-0001", log.events[1:], log.terms.digest) == [
        ChainFault(seq=1, damage=Damage.MISSING)
    ]


def test_letters_stand_in_the_chain_as_they_are():
    event = Log(f"{DAY} 08:00", location="łącznik").events[0]

    assert '"location":"łącznik"' in canonical("Z-0001", event, "sha256:x")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (lambda line: line.next_opening(warsaw("2026-11-30 23:00")), "no opening after 2026-11-30T22:00:00"),
        (lambda line: line.due(warsaw("2026-11-30 10:00"), 30_000), "not used up before 2026-11-30T23:00:00"),
        (
            lambda line: line.is_open(warsaw("2026-12-01 00:00")),
            "2026-11-30T23:00:00\\+00:00 is the first second",
        ),
        (lambda line: line.closing(warsaw("2026-11-30 23:00")), "open at 2026-11-30T22:00:00.* still so"),
    ],
    ids=["next opening", "due", "is open", "closing"],
)
def test_the_refusal_beyond_the_calendar_says_what_is_not_known(question, words):
    hours = [shift(day, "08:00", "16:00") for day in range(5)]
    line = november(shifts=tuple(hours))
    if "still so" in words:
        line = november(shifts=tuple(shift(day, "00:00", "24:00") for day in range(7)))

    with pytest.raises(BeyondCalendar, match=words):
        question(line)


def test_the_first_compiled_second_may_be_asked_about():
    assert november(always=True).is_open(warsaw("2026-11-01 00:00"))


def test_the_hours_are_known_from_the_first_day_of_the_year_before_the_contract():
    # A copy has compiled nothing yet.
    terms = replace(contract().base)
    timeline = terms.timeline("calodobowe")
    first = warsaw(f"{date(terms.valid_from.year - 1, 1, 1).isoformat()} 00:00")

    assert timeline.is_open(first)
    with pytest.raises(BeyondCalendar):
        timeline.is_open(first - timedelta(seconds=1))


def test_the_newest_promise_after_a_lowering_is_that_of_the_lower_class():
    log = Log(f"{DAY} 08:00", "A", "erp")
    log.add(Kind.SEVERITY_AGREED, f"{DAY} 08:10", "k1", severity="B", raised=False)

    assert (
        wall(newest_due(log.incident, log.terms, Metric.REACTION, warsaw(f"{DAY} 08:10")))
        == f"{DAY} 10:00:00"
    )


def test_a_pause_in_a_class_whose_hours_never_come_ends_by_no_limit():
    log = Log(f"{DAY} 08:00", "A", "erp").add(Kind.PAUSED, f"{DAY} 09:00", "s2", reason="dostep")
    never = replace(log.terms.coverages["robocze"], key="nigdy", calendar=Calendar(timezone="Europe/Warsaw"))
    services = dict(log.terms.services)
    services["erp"] = replace(services["erp"], coverage=MappingProxyType({"A": "nigdy"}))
    terms = replace(log.terms, coverages={**log.terms.coverages, "nigdy": never}, services=services)

    assert pause_limit_at(log.incident, terms) is None


def test_a_class_without_a_grace_costs_from_its_first_second():
    log = Log(f"{DAY} 08:00", "B", "erp").add(Kind.ACKNOWLEDGED, f"{DAY} 10:00:01", "s2")
    log.add(Kind.RESOLVED, f"{DAY} 10:30", "s2")
    terms = replace(log.terms, penalties=replace(log.terms.penalties, grace=MappingProxyType({})))

    (line,) = propose(log.incident, terms, warsaw(f"{DAY} 12:00")).lines

    assert (line.metric, line.hours) == (Metric.REACTION, 1)
    assert propose(log.incident, log.terms, warsaw(f"{DAY} 12:00")).lines == ()


def test_the_zone_of_the_machine_changes_no_evidence(monkeypatch: pytest.MonkeyPatch):
    event = Log(f"{DAY} 08:00").events[0]
    entry = NewEntry(kind=EntryKind.FINDING, subject="2026-Q3", actor="k4")
    place = {"seq": 1, "recorded_at": event.recorded_at, "previous": ""}
    at_home = canonical("Z-0001", event, "x"), entry_text("SLA", entry, **place)

    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    try:
        abroad = canonical("Z-0001", event, "x"), entry_text("SLA", entry, **place)
    finally:
        monkeypatch.undo()
        time.tzset()

    assert abroad == at_home
    assert '"received_at":"2026-11-24T07:00:00.000000Z"' in at_home[0]
