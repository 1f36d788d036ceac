"""The deadlines of the contract's own table and the hundred published questions, asked of the rule book."""

import json
from datetime import date
from pathlib import Path

import pytest

from models.sla.hours import Calendar, compile_timeline
from tests.sla.subject import at, spans, timeline_around, working_days

FREE_EVERY_YEAR = ("01-01", "01-06", "05-01", "05-03", "08-15", "11-01", "11-11", "12-25", "12-26")
FREE_ONCE = ("2024-03-31", "2024-04-01", "2024-05-19", "2024-05-30", "2026-04-05", "2026-04-06", "2026-05-24",
             "2026-06-04", "2027-03-28", "2027-03-29", "2027-05-16", "2027-05-27",
             "2025-12-24", "2026-12-24", "2027-12-24")  # fmt: skip
AGREED_CLOSED = "2026-06-05"
HOLIDAYS = [f"{year}-{day}" for year in range(2024, 2028) for day in FREE_EVERY_YEAR]
POLISH = frozenset(date.fromisoformat(day) for day in (*HOLIDAYS, *FREE_ONCE, AGREED_CLOSED))

FIRST, LAST = date(2024, 1, 1), date(2027, 12, 31)
SUPPORT_HOURS = compile_timeline(
    Calendar(timezone="Europe/Warsaw", shifts=working_days(), closed_dates=POLISH), FIRST, LAST
)
ROUND_THE_CLOCK = compile_timeline(Calendar(timezone="Europe/Warsaw", always=True), FIRST, LAST)

VECTORS = {
    "an ordinary day": ("2026-11-24 10:00+01:00", 120, "2026-11-24 12:00+01:00"),
    "carried over to the next day": ("2026-11-24 15:10+01:00", 120, "2026-11-25 09:10+01:00"),
    "Friday afternoon to Monday": ("2026-11-27 15:40+01:00", 120, "2026-11-30 09:40+01:00"),
    "Saturday starts on Monday 08:00": ("2026-11-28 11:00+01:00", 120, "2026-11-30 10:00+01:00"),
    "before opening": ("2026-11-24 06:30+01:00", 120, "2026-11-24 10:00+01:00"),
    "filling the day is due at closing": ("2026-11-24 14:00+01:00", 120, "2026-11-24 16:00+01:00"),
    "reported exactly at closing": ("2026-11-24 16:00+01:00", 120, "2026-11-25 10:00+01:00"),
    "Christmas Eve, holidays and a weekend": ("2026-12-23 15:40+01:00", 120, "2026-12-28 09:40+01:00"),
    "24 December 2024 was a working day": ("2024-12-23 15:40+01:00", 120, "2024-12-24 09:40+01:00"),
    "Corpus Christi and an agreed Friday": ("2026-06-03 15:00+02:00", 120, "2026-06-08 09:00+02:00"),
    "Independence Day on a Wednesday": ("2026-11-10 15:00+01:00", 480, "2026-11-12 15:00+01:00"),
    "New Year and a weekend": ("2026-12-31 15:30+01:00", 120, "2027-01-04 09:30+01:00"),
    "Epiphany": ("2027-01-05 15:30+01:00", 120, "2027-01-07 09:30+01:00"),
    "Good Friday works, Easter Monday does not": ("2026-04-03 15:00+02:00", 480, "2026-04-07 15:00+02:00"),
    "24 working hours are three days": ("2026-11-24 10:00+01:00", 1440, "2026-11-27 10:00+01:00"),
    "working hours over a clock change": ("2026-10-23 15:00+02:00", 120, "2026-10-26 09:00+01:00"),
}
ROUND_THE_CLOCK_VECTORS = {
    "over midnight": ("2026-11-28 23:50+01:00", 30, "2026-11-29 00:20+01:00"),
    "four real hours into summer time": ("2026-03-29 01:30+01:00", 240, "2026-03-29 06:30+02:00"),
    "four real hours into winter time": ("2026-10-25 01:30+02:00", 240, "2026-10-25 04:30+01:00"),
    "reaction before the amendment": ("2026-08-31 23:59+02:00", 60, "2026-09-01 00:59+02:00"),
    "reaction from the amendment on": ("2026-09-01 00:00+02:00", 30, "2026-09-01 00:30+02:00"),
}
QUESTIONS = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "sample.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize(("notified", "minutes", "deadline"), VECTORS.values(), ids=VECTORS.keys())
def test_support_hours_give_the_deadline_of_the_contract_table(notified, minutes, deadline):
    assert SUPPORT_HOURS.due(at(notified), minutes * 60) == at(deadline)


@pytest.mark.parametrize(
    ("notified", "minutes", "deadline"), ROUND_THE_CLOCK_VECTORS.values(), ids=ROUND_THE_CLOCK_VECTORS.keys()
)
def test_round_the_clock_gives_the_deadline_of_the_contract_table(notified, minutes, deadline):
    assert ROUND_THE_CLOCK.due(at(notified), minutes * 60) == at(deadline)


def test_a_hold_over_the_night_costs_only_its_working_hours():
    hours = Calendar(timezone="Europe/Warsaw", shifts=working_days("08:00", "17:00"))
    timeline = compile_timeline(hours, date(2026, 11, 1), date(2026, 11, 30))

    # Held from Tuesday 16:00 to Wednesday 09:00: one hour of Tuesday and one of Wednesday.
    held = timeline.elapsed(at("2026-11-24 16:00+01:00"), at("2026-11-25 09:00+01:00"))

    assert held == 2 * 3600


@pytest.mark.parametrize("question", QUESTIONS, ids=[question["id"] for question in QUESTIONS])
def test_a_published_question_gets_its_published_answer(question):
    start = at(question["start"])
    hours = {"closures": [], **question}
    timeline = timeline_around(hours, int(start.timestamp()), 800)
    pauses = spans(tuple(int(at(end).timestamp()) for end in pause) for pause in question.get("pauses", []))

    match question["kind"]:
        case "due":
            assert timeline.due(start, question["business_seconds"], pauses) == at(question["due"])
        case "elapsed":
            assert timeline.elapsed(start, at(question["end"]), pauses) == question["business_seconds"]
        case "is_open":
            assert timeline.is_open(start) == question["open"]
        case unknown:
            pytest.fail(f"no such kind: {unknown}")
