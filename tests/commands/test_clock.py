"""The auditor's calculator: questions in, answers out, line by line."""

import io
import json
from pathlib import Path

import pytest

from bot.commands.clock import clock, size_of, watched

SAMPLE = Path(__file__).parent.parent / "cases" / "sample.jsonl"
WORKING_DAYS = {day: [["08:00", "16:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
DUE = {
    "id": "q",
    "kind": "due",
    "timezone": "Europe/Warsaw",
    "weekly": WORKING_DAYS,
    "holidays": [],
    "start": "2026-11-24T14:00:00+01:00",
    "business_seconds": 7200,
}
ELAPSED = {**DUE, "kind": "elapsed", "end": "2026-11-25T09:00:00+01:00"}
IS_OPEN = {**DUE, "kind": "is_open"}


def answers(*lines: str) -> tuple[int, list[dict[str, object]]]:
    out = io.StringIO()
    code = clock(lines, out)
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def answer(question: dict[str, object]) -> dict[str, object]:
    return answers(json.dumps(question))[1][0]


def without(question: dict[str, object], field: str) -> dict[str, object]:
    return {name: value for name, value in question.items() if name != field}


def test_every_published_question_gets_its_published_answer_in_order():
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()

    code, found = answers(*lines)

    questions = [json.loads(line) for line in lines]
    assert code == 0
    assert [sorted(given) for given in found] == [
        sorted(("id", {"due": "due", "elapsed": "business_seconds", "is_open": "open"}[question["kind"]]))
        for question in questions
    ]
    assert found == [
        {name: question[name] for name in given} for question, given in zip(questions, found, strict=True)
    ]


def test_each_kind_answers_its_own_field_alone():
    assert answer(DUE) == {"id": "q", "due": "2026-11-24T15:00:00Z"}
    assert answer(ELAPSED) == {"id": "q", "business_seconds": 3 * 3600}
    assert answer(IS_OPEN) == {"id": "q", "open": True}


def test_no_budget_is_due_at_the_start_written_in_utc_also_without_hours():
    assert answer({**DUE, "business_seconds": 0, "weekly": {}})["due"] == "2026-11-24T13:00:00Z"


def test_where_no_open_time_ever_comes_the_deadline_is_null():
    assert answer({**DUE, "weekly": {}}) == {"id": "q", "due": None}
    assert answer({**DUE, "closures": [["2026-01-01T00:00", "9999-12-31T23:59"]]}) == {"id": "q", "due": None}


def test_a_deadline_decades_away_is_found():
    # 2,500 working days of eight hours, no holidays: 500 weeks.
    assert answer({**DUE, "business_seconds": 2500 * 28800})["due"] == "2036-06-24T12:00:00Z"
    # Six thousand Mondays of one hour each, the first on 30 November 2026.
    monday = {"mon": [["08:00", "09:00"]]}
    assert answer({**DUE, "weekly": monday, "business_seconds": 6000 * 3600})["due"] == "2141-11-20T08:00:00Z"


def test_a_deadline_beyond_the_last_year_is_an_error_and_not_a_guess():
    assert "before the year 2201" in str(answer({**DUE, "business_seconds": 10**12})["error"])


def test_a_span_over_all_the_years_is_counted():
    years = {"start": "1970-01-01T00:00:00Z", "end": "2200-12-31T23:59:59Z", "timezone": "UTC"}

    counted = answer({**ELAPSED, **years})["business_seconds"]

    assert counted == 60_265 * 28_800


def test_questions_about_one_calendar_may_jump_through_the_years():
    starts = [f"{year}-11-24T14:00:00+01:00" for year in (2026, 2019, 2033, 2199, 1971, 2026)]

    code, found = answers(*(json.dumps({**IS_OPEN, "start": start}) for start in starts))

    # 24 November falls on a Sunday in 2019 and in 2199; 2033 it is a Thursday, 1971 a Wednesday.
    assert code == 0
    assert [given["open"] for given in found] == [True, False, True, False, True, True]


def test_pauses_may_overlap_and_answer_fields_in_the_question_are_ignored():
    pauses = [
        ["2026-11-24T14:30:00+01:00", "2026-11-24T15:30:00+01:00"],
        ["2026-11-24T14:00:00Z", "2026-11-24T14:45:00Z"],
    ]

    given = answer({**DUE, "pauses": pauses, "due": "nonsense", "open": 5, "extra": [1, {}]})

    # 14:00-14:30 and 15:45-16:00 ran on Tuesday, the other 75 minutes run on Wednesday.
    assert given == {"id": "q", "due": "2026-11-25T08:15:00Z"}


def test_closures_and_pauses_may_be_absent_or_null():
    assert answer({**DUE, "closures": None, "pauses": None}) == answer(DUE)


def test_blank_lines_and_a_byte_order_mark_are_passed_over():
    code, found = answers("\ufeff" + json.dumps(DUE) + "\r\n", "\n", "   \n", json.dumps(IS_OPEN) + "\n")

    assert code == 0
    assert [sorted(given) for given in found] == [["due", "id"], ["id", "open"]]


def test_an_identity_may_be_text_of_any_kind_or_a_number():
    assert [answer({**IS_OPEN, "id": name})["id"] for name in ("zażółć", "", 7, 1.5)] == [
        "zażółć",
        "",
        7,
        1.5,
    ]


def test_a_bad_line_does_not_stop_the_ones_behind_it():
    code, found = answers("not json", json.dumps(DUE))

    assert code == 1
    assert found == [
        {"id": None, "error": "the line is not JSON"},
        {"id": "q", "due": "2026-11-24T15:00:00Z"},
    ]


SENSELESS = {
    "end before start": ({**ELAPSED, "end": "2026-11-24T13:59:59+01:00"}, '"end" is before "start"'),
    "open equals close": (
        {**DUE, "weekly": {"mon": [["08:00", "08:00"]]}},
        '"weekly.mon" opens and closes at the',
    ),
    "all of 24:00": ({**DUE, "weekly": {"mon": [["24:00", "06:00"]]}}, '"weekly.mon" cannot open at "24:00"'),
    "no such time": ({**DUE, "weekly": {"mon": [["08:00", "24:01"]]}}, '"weekly.mon" has "24:01" where'),
    "a number for a time": ({**DUE, "weekly": {"mon": [[8, 16]]}}, '"weekly.mon" must hold pairs'),
    "a triple": ({**DUE, "weekly": {"mon": [["08:00", "12:00", "16:00"]]}}, '"weekly.mon" must hold pairs'),
    "a day of text": ({**DUE, "weekly": {"mon": "08:00-16:00"}}, '"weekly.mon" must be a list'),
    "an unknown day": ({**DUE, "weekly": {"monday": []}}, '"weekly" has a day "monday"'),
    "a list of weeks": ({**DUE, "weekly": []}, '"weekly" must be an object, not a list'),
    "naive start": ({**DUE, "start": "2026-11-24T14:00:00"}, '"start" "2026-11-24T14:00:00" has no offset'),
    "naive end": ({**ELAPSED, "end": "2026-11-25T14:00:00"}, '"end" "2026-11-25T14:00:00" has no offset'),
    "no such date": (
        {**DUE, "start": "2026-02-30T14:00:00Z"},
        '"start" "2026-02-30T14:00:00Z" is not an ISO',
    ),
    "part of a second": ({**DUE, "start": "2026-11-24T14:00:00.5Z"}, "must be a whole second"),
    "before the years": ({**DUE, "start": "1969-12-31T23:59:59Z"}, "is outside the years 1970 to 2200"),
    "after the years": ({**ELAPSED, "end": "2201-01-01T00:00:00Z"}, "is outside the years 1970 to 2200"),
    "beyond all dates": ({**DUE, "start": "9999-12-31T23:59:59-10:00"}, "is outside the years 1970 to 2200"),
    "unknown zone": ({**DUE, "timezone": "Europe/Atlantis"}, '"timezone" "Europe/Atlantis" is not a zone'),
    "a path for a zone": ({**DUE, "timezone": "../../etc/passwd"}, "is not a zone of the IANA database"),
    "a number for a zone": ({**DUE, "timezone": 1}, '"timezone" must be text, not 1'),
    "negative budget": ({**DUE, "business_seconds": -1}, '"business_seconds" must not be negative'),
    "half a second": ({**DUE, "business_seconds": 1.5}, '"business_seconds" must be a whole number'),
    "not a number": ({**DUE, "business_seconds": float("nan")}, '"business_seconds" must be a whole number'),
    "truth for a number": ({**DUE, "business_seconds": True}, '"business_seconds" must be a whole number'),
    "text for a number": ({**DUE, "business_seconds": "60"}, '"business_seconds" must be a whole number'),
    "no such holiday": ({**DUE, "holidays": ["2026-02-29"]}, '"holidays" has "2026-02-29" where a date'),
    "a number for a holiday": ({**DUE, "holidays": [20261225]}, '"holidays" has 20261225 where a date'),
    "an object for holidays": ({**DUE, "holidays": {}}, '"holidays" must be a list, not an object'),
    "closure backwards": (
        {**DUE, "closures": [["2026-11-25T08:00", "2026-11-24T08:00"]]},
        '"closures" has an end',
    ),
    "closure with an offset": (
        {**DUE, "closures": [["2026-11-24T08:00Z", "2026-11-25T08:00Z"]]},
        "without an offset",
    ),
    "pause backwards": (
        {**DUE, "pauses": [["2026-11-25T08:00:00Z", "2026-11-24T08:00:00Z"]]},
        '"pauses" has an end before its start',
    ),
    "naive pause": ({**IS_OPEN, "pauses": [["2026-11-24T08:00:00", "2026-11-25T08:00:00"]]}, "has no offset"),
    "unknown kind": ({**DUE, "kind": "tomorrow"}, '"kind" must be "due", "elapsed" or "is_open"'),
    "a list for a kind": ({**DUE, "kind": ["due"]}, '"kind" must be text, not a list'),
    "endless text": ({**DUE, "start": "x" * 5000}, "xxx... is not an ISO date and time"),
}


@pytest.mark.parametrize(("question", "sentence"), SENSELESS.values(), ids=SENSELESS.keys())
def test_a_senseless_question_is_told_what_is_wrong_with_it(question, sentence):
    code, [given] = answers(json.dumps(question))

    assert code == 1
    assert given["id"] == "q"
    assert sentence in given["error"]
    assert "\n" not in given["error"]
    assert sorted(given) == ["error", "id"]


@pytest.mark.parametrize("field", ["kind", "timezone", "weekly", "holidays", "start", "business_seconds"])
def test_a_missing_field_is_named(field):
    assert answer(without(DUE, field)) == {"id": "q", "error": f'"{field}" is missing'}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("[1, 2]", "the line must be a JSON object, not a list"),
        ("null", "the line must be a JSON object, not null"),
        ('{"id": "q"', "the line is not JSON"),
        ('{"id": "q", "business_seconds": ' + "9" * 5000 + "}", "the line is not JSON"),
        ("[" * 200_000, "the question is nested too deeply"),
        (json.dumps(without(DUE, "id")), '"id" is missing'),
        (json.dumps({**DUE, "id": None}), '"id" is missing'),
        (json.dumps({**DUE, "id": [1]}), '"id" must be text or a number, not a list'),
        (json.dumps({**DUE, "id": True}), '"id" must be text or a number, not true'),
        (json.dumps({**DUE, "id": float("inf")}), '"id" must be text or a number, not Infinity'),
    ],
    ids=[
        "list",
        "null",
        "torn",
        "endless number",
        "nested",
        "no id",
        "id null",
        "id list",
        "id true",
        "id infinite",
    ],
)
def test_a_line_that_is_no_question_is_answered_without_an_identity(line, sentence):
    code, found = answers(line)

    assert code == 1
    assert found == [{"id": None, "error": sentence}]


def test_lines_are_answered_as_they_come_and_none_is_held_back():
    out = io.StringIO()
    seen: list[int] = []

    def lines():
        for _ in range(3):
            seen.append(len(out.getvalue().splitlines()))
            yield json.dumps(DUE)

    clock(lines(), out)

    assert seen == [0, 1, 2]


def test_on_a_terminal_the_way_through_the_questions_is_shown(tmp_path: Path):
    lines = [json.dumps(DUE) + "\n"] * 2500
    file = tmp_path / "questions.jsonl"
    file.write_text("".join(lines), encoding="utf-8")
    piped, bar, out = io.StringIO(), io.StringIO(), io.StringIO()

    clock(watched(lines, size_of(io.StringIO()), piped), out)
    with file.open(encoding="utf-8") as opened:
        size = size_of(opened)
        clock(watched(opened, size, bar), out)

    assert len(out.getvalue().splitlines()) == 5000
    assert piped.getvalue() == "\r1,000\r2,000\r"
    assert size == file.stat().st_size
