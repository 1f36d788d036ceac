"""The worked examples of `reakcja contract explain`: a dozen for every contract, each right."""

import io
from pathlib import Path

import pytest

from bot.commands.contract_draft import ORDER
from bot.commands.contract_explain import explain, words_of
from bot.commands.contract_new import new
from bot.wording.explaining_contract_days import Question, questions
from models.contract_file.reader import read_file
from tests.contract_file.texts import EXAMPLE, EXAMPLE_FILE, SMALLEST, edited
from tests.sla.oracle import WEEKDAYS, Hours, Oracle

ROUND_THE_CLOCK = edited(
    ('hours = [{ days = ["mon"], from = "06:00", to = "14:00" }]', "always = true"), text=SMALLEST
)
IN_UTC = edited(
    ("Europe/Warsaw", "UTC"), ("valid_to = 2026-12-31", "valid_to = 2026-01-01"), text=ROUND_THE_CLOCK
)
TWO_WEEKS = edited(("valid_to = 2026-12-31", "valid_to = 2026-01-14"), text=SMALLEST)
INTERNAL = EXAMPLE_FILE.with_name("internal.toml").read_text(encoding="utf-8")


def explained(path: Path, lang: str) -> list[str]:
    out = io.StringIO()
    assert explain(path, procedure=False, lang=lang, out=out) == 0
    return out.getvalue().replace("\N{NO-BREAK SPACE}", " ").splitlines()


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "contract.toml"
    path.write_text(text, encoding="utf-8")
    return path


def examples(told: list[str], heading: str = "WORKED EXAMPLES") -> list[str]:
    return told[told.index(heading) + 1 : -2]


@pytest.mark.parametrize("text", [EXAMPLE, INTERNAL, SMALLEST, TWO_WEEKS, ROUND_THE_CLOCK, IN_UTC])
@pytest.mark.parametrize(("lang", "heading"), [("pl", "PRZYKŁADY OBLICZEŃ"), ("en", "WORKED EXAMPLES")])
def test_every_contract_gets_its_dozen(tmp_path: Path, text: str, lang: str, heading: str) -> None:
    found = examples(explained(written(tmp_path, text), lang), heading)

    assert 12 <= len(found) <= 24
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("hours", ["08:00-16:00", "24/7"])
def test_what_contract_new_writes_gets_its_dozen(tmp_path: Path, hours: str) -> None:
    path = tmp_path / "new.toml"
    answers = io.StringIO("\n" * ORDER.index("hours") + hours + "\n" * 40)
    assert new(path, lang="en", source=answers, out=io.StringIO()) == 0

    assert len(examples(explained(path, "en"))) >= 12


def test_round_the_clock_the_days_that_bite_are_worked_out(tmp_path: Path) -> None:
    found = examples(explained(written(tmp_path, ROUND_THE_CLOCK), "en"))

    for at, due in (
        ("Sun 4 Jan, 23:50", "Mon 5 Jan, 00:50"),
        ("Sun 29 Mar, 01:30 CET", "Sun 29 Mar, 03:30 CEST"),
        ("Sun 25 Oct, 02:30 CEST", "Sun 25 Oct, 02:30 CET"),
        ("Fri 2 Jan, 15:40", "Fri 2 Jan, 16:40"),
        ("Sun 4 Jan, 23:00", "Mon 5 Jan, 00:00"),
        ("Mon 5 Jan, 00:00", "Mon 5 Jan, 01:00"),
        ("Thu 1 Jan, 12:00", "Thu 1 Jan, 13:00"),
        ("Thu 31 Dec, 23:50", "Fri 1 Jan 2027, 00:50"),
    ):
        assert f"• Sieć, class X, reported {at}: reaction (1 h) due {due}" in found


def test_where_the_hours_close_midnight_and_the_changes_of_the_clock_are_worked_out_too() -> None:
    found = examples(explained(EXAMPLE_FILE.with_name("internal.toml"), "en"))

    for at, due in (
        ("Sun 4 Jan, 23:50", "Mon 5 Jan, 10:00"),
        ("Sun 29 Mar, 01:30 CET", "Mon 30 Mar, 10:00"),
        ("Sun 25 Oct, 02:30 CEST", "Mon 26 Oct, 10:00"),
    ):
        assert f"• Komputery hali, class zwykle, reported {at}: reaction (4 h) due {due}" in found


def test_a_pause_and_both_sides_of_an_amendments_midnight_are_worked_out() -> None:
    line = "• Line control, class A, reported "

    found = examples(explained(EXAMPLE_FILE, "en"))

    # Eight hours round the clock from 00:30, and two more in which the client was waited for.
    assert (
        line + "Tue 1 Sep, 00:30: restoration (8 h) due Tue 1 Sep, 10:30;"
        " the clock stopped from Tue 1 Sep, 00:45 to Tue 1 Sep, 02:45" in found
    )
    old, new_text = "before 1 Sep 2026", "from 1 Sep 2026"
    assert (
        line + f"Mon 31 Aug, 23:59: reaction (1 h) due Tue 1 Sep, 00:59; by the text in force {old}" in found
    )
    assert (
        line + f"Tue 1 Sep, 00:00: reaction (30 min) due Tue 1 Sep, 00:30; by the text in force {new_text}"
        in found
    )


def second_opinion(one: Question) -> Oracle:
    calendar = one.terms.coverage_of(one.service, one.severity.key).calendar
    weekly: dict[str, list[tuple[str, str]]] = {day: [("00:00:00", "24:00:00")] for day in WEEKDAYS}
    if not calendar.always:
        weekly = {day: [] for day in WEEKDAYS}
        for shift in calendar.shifts:
            weekly[WEEKDAYS[shift.day]].append((wall_time(shift.opens), wall_time(shift.closes)))
    hours = Hours(
        timezone=calendar.timezone,
        weekly=weekly,
        holidays=[day.isoformat() for day in calendar.closed_dates],
        closures=[],
        extra_open=[day.isoformat() for day in calendar.extra_open],
    )
    pauses = [(int(one.pause.start.timestamp()), int(one.pause.end.timestamp()))] if one.pause else []
    return Oracle(hours, pauses)


def wall_time(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:00"


@pytest.mark.parametrize("text", [EXAMPLE, INTERNAL, SMALLEST, ROUND_THE_CLOCK])
def test_every_example_is_what_counting_minute_by_minute_gives(tmp_path: Path, text: str) -> None:
    contract = read_file(written(tmp_path, text)).reading.contract
    assert contract is not None

    for one in questions(words_of(contract, "en")):
        assert one.target is not None
        assert one.due is not None
        start, due = int(one.at.timestamp()), int(one.due.timestamp())
        assert due == second_opinion(one).due(start, int(one.target.total_seconds()), due + 86_400, 60)
