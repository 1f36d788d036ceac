"""`reakcja clock` asked what the contract's table says, and what the second-by-second oracle says."""

import io
import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.clock import clock
from tests.sla import vectors
from tests.sla.drawing import DAY, QUARTER, Case, by_quarter
from tests.sla.oracle import WEEKDAYS, Oracle
from tests.sla.subject import at, instant

WORK_DAYS = WEEKDAYS[:5]
NIGHT = ["22:00", "06:00"]
WEEKS: Mapping[str, tuple[Mapping[str, vectors.Vector], Mapping[str, list[list[str]]], list[str]]] = {
    "support hours": (
        vectors.SUPPORT_HOURS,
        {day: [["08:00", "16:00"]] for day in WORK_DAYS},
        sorted(day.isoformat() for day in vectors.POLISH),
    ),
    "round the clock": (vectors.ROUND_THE_CLOCK, {day: [["00:00", "24:00"]] for day in WEEKDAYS}, []),
    "lunch": (vectors.LUNCH, {day: [["08:00", "12:00"], ["13:00", "16:00"]] for day in WORK_DAYS}, []),
    "nights": (vectors.NIGHTS, {day: [NIGHT] for day in WORK_DAYS}, []),
    "touching": (vectors.TOUCHING, {day: [NIGHT, ["06:00", "14:00"]] for day in WORK_DAYS}, []),
    "every night": (vectors.EVERY_NIGHT, {day: [NIGHT] for day in WEEKDAYS}, []),
}
QUESTIONS = [
    pytest.param(weekly, holidays, vector, id=f"{name}: {note}")
    for name, (table, weekly, holidays) in WEEKS.items()
    for note, vector in table.items()
]


def answers(*questions: Mapping[str, object]) -> list[dict[str, object]]:
    out = io.StringIO()
    clock((json.dumps({"id": number, **one}) for number, one in enumerate(questions)), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize(("weekly", "holidays", "vector"), QUESTIONS)
def test_the_deadlines_of_the_contract_table_are_answered(weekly, holidays, vector):
    notified, minutes, deadline = vector
    common = {"timezone": "Europe/Warsaw", "weekly": weekly, "holidays": holidays, "start": notified}

    due, elapsed = answers(
        {**common, "kind": "due", "business_seconds": minutes * 60},
        {**common, "kind": "elapsed", "end": deadline},
    )

    assert due == {"id": 0, "due": f"{at(deadline):%Y-%m-%dT%H:%M:%SZ}"}
    assert elapsed == {"id": 1, "business_seconds": minutes * 60}


@settings(max_examples=60)
@given(by_quarter, st.integers(0, 5 * 96), st.integers(1, 40))
def test_any_question_of_the_form_is_answered_as_the_oracle_answers_it(case: Case, length: int, budget: int):
    hours = {name: value for name, value in case.hours.items() if name != "extra_open"}
    common = {
        **hours,
        "start": instant(case.start).isoformat(),
        "pauses": [[instant(end).isoformat() for end in pause] for pause in case.pauses],
    }
    oracle = Oracle(case.hours | {"extra_open": []}, case.pauses)
    end = case.start + length * QUARTER
    expected = oracle.due(case.start, budget * QUARTER, case.start + 15 * DAY, QUARTER)

    elapsed, is_open, due = answers(
        {**common, "kind": "elapsed", "end": instant(end).isoformat()},
        {**common, "kind": "is_open"},
        {**common, "kind": "due", "business_seconds": budget * QUARTER},
    )

    assert elapsed["business_seconds"] == oracle.elapsed(case.start, end, QUARTER)
    assert is_open["open"] == oracle.is_open(case.start)
    if expected is not None:
        assert due["due"] == f"{instant(expected):%Y-%m-%dT%H:%M:%SZ}"
