"""The deadlines of the contract's own table and the hundred published questions, asked of the rule book."""

import json
from datetime import date
from pathlib import Path

import pytest

from models.sla.hours import Calendar, compile_timeline
from tests.sla import vectors
from tests.sla.subject import at, shift, spans, timeline_around, working_days

FIRST, LAST = date(2024, 1, 1), date(2027, 12, 31)
WARSAW = "Europe/Warsaw"
NIGHT = [shift(day, "22:00", "06:00") for day in range(7)]
HOURS = {
    "support hours": (vectors.SUPPORT_HOURS, {"shifts": working_days(), "closed_dates": vectors.POLISH}),
    "round the clock": (vectors.ROUND_THE_CLOCK, {"always": True}),
    "lunch": (
        vectors.LUNCH,
        {"shifts": (*working_days("08:00", "12:00"), *working_days("13:00", "16:00"))},
    ),
    "nights": (vectors.NIGHTS, {"shifts": tuple(NIGHT[:5])}),
    "touching": (vectors.TOUCHING, {"shifts": (*NIGHT[:5], *working_days("06:00", "14:00"))}),
    "every night": (vectors.EVERY_NIGHT, {"shifts": tuple(NIGHT)}),
}
TIMELINES = {
    name: compile_timeline(Calendar(timezone=WARSAW, **rules), FIRST, LAST)
    for name, (_, rules) in HOURS.items()
}
VECTORS = {
    f"{name}: {note}": (TIMELINES[name], *vector)
    for name, (known, _) in HOURS.items()
    for note, vector in known.items()
}

QUESTIONS = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "sample.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize(
    ("timeline", "notified", "minutes", "deadline"), VECTORS.values(), ids=VECTORS.keys()
)
def test_the_clock_gives_the_deadline_of_the_table(timeline, notified, minutes, deadline):
    assert timeline.due(at(notified), minutes * 60) == at(deadline)
    assert timeline.elapsed(at(notified), at(deadline)) == minutes * 60


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
