"""`reakcja stats`: the API's JSON, CSV, the words of the chat, and a sentence where it cannot answer."""

import json
from datetime import date
from pathlib import Path

import pytest

from bot.commands.stats import stats
from bot.settings import Settings
from models.sla.events import Kind
from models.store.database import Database
from tests.handlers.kept import CONTRACT, keep
from tests.sla.reports import EXAMPLE, events

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
EMPTY = {"n": 0, "met": 0, "median_seconds": None, "p90_seconds": None, "worst_seconds": None, "worst": None}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, data=tmp_path / "data", contracts=EXAMPLE.parent)


@pytest.fixture
def kept(settings: Settings) -> Settings:
    database = Database(settings.database)
    database.migrate()
    log = events(
        "2026-10-05 10:00",
        (Kind.ACKNOWLEDGED, "2026-10-05 10:12:07"),
        (Kind.RESOLVED, "2026-10-05 11:00"),
        (Kind.CLOSED, "2026-10-05 12:00", {"how": "confirmed"}),
    )
    keep(database, log)
    database.close()
    return settings


def test_json_is_exactly_what_the_api_answers(kept: Settings, capsys: pytest.CaptureFixture[str]):
    code = stats(kept, CONTRACT, FIRST, LAST, "json", None)

    kept_in_time = {"n": 1, "met": 1, "worst": "Z-0001"}
    repaired = {**kept_in_time, "median_seconds": 3600, "p90_seconds": 3600, "worst_seconds": 3600}
    assert code == 0
    assert json.loads(capsys.readouterr().out) == {
        "contract": "SLA/2026/001",
        "from": "2026-10-01",
        "to": "2026-10-31",
        "n": 1,
        "reaction": {**kept_in_time, "median_seconds": 727, "p90_seconds": 727, "worst_seconds": 727},
        "workaround": repaired,
        "restoration": repaired,
        "mttr_seconds": 3600,
        "mtbf_seconds": None,
        "availability": {"linia": "100.00", "erp": "100.00", "siec": "100.00", "stanowiska": "100.00"},
        "reopened": 0,
        "paused_seconds": 0,
        "contested": 0,
        "open": 0,
    }


def test_a_period_without_reports_is_all_zeros_and_nulls(kept: Settings, capsys: pytest.CaptureFixture[str]):
    assert stats(kept, CONTRACT, date(2026, 3, 1), date(2026, 3, 1), "json", None) == 0

    answer = json.loads(capsys.readouterr().out)
    assert (answer["n"], answer["reaction"], answer["mttr_seconds"]) == (0, EMPTY, None)


def test_csv_has_a_line_for_each_figure(kept: Settings, capsys: pytest.CaptureFixture[str]):
    assert stats(kept, CONTRACT, FIRST, LAST, "csv", None) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["figure,value", "contract,SLA/2026/001"]
    assert "reaction.median_seconds,727" in lines
    assert "availability.linia,100.00" in lines


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (None, "Październik 2026 · wszystkie usługi · 1 zgłoszenie (A: 0, B: 1, C: 0)"),
        ("en", "October 2026 · all services · 1 report (A: 0, B: 1, C: 0)"),
    ],
)
def test_people_read_the_words_of_the_chat(
    kept: Settings, capsys: pytest.CaptureFixture[str], lang: str, expected: str
):
    assert stats(kept, CONTRACT, FIRST, LAST, "text", lang) == 0

    assert capsys.readouterr().out.splitlines()[0] == expected


def test_an_unknown_contract_is_named_with_those_there_are(
    kept: Settings, capsys: pytest.CaptureFixture[str]
):
    assert stats(kept, "SLA/1999/001", FIRST, LAST, "json", "pl") == 1

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "Nie ma tu umowy SLA/1999/001. Są: SLA/2026/001, OLA/2026/01.\n"


def test_a_folder_without_contracts_says_so(
    kept: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    empty = Settings(_env_file=None, data=kept.data, contracts=tmp_path / "none")

    assert stats(empty, CONTRACT, FIRST, LAST, "json", "en") == 1

    assert capsys.readouterr().err == f"There is no contract in force in {tmp_path / 'none'}.\n"


def test_days_the_wrong_way_round_are_told_before_anything_is_opened(
    settings: Settings, capsys: pytest.CaptureFixture[str]
):
    assert stats(settings, CONTRACT, LAST, FIRST, "text", "en") == 1

    assert capsys.readouterr().err == (
        "The last day 2026-10-01 lies before the first day 2026-10-31; please turn them round.\n"
    )


def test_where_nothing_was_ever_recorded_no_database_is_made(
    settings: Settings, capsys: pytest.CaptureFixture[str]
):
    assert stats(settings, CONTRACT, FIRST, LAST, "text", "en") == 1

    assert "There is no database yet" in capsys.readouterr().err
    assert not settings.data.exists()


def test_a_database_of_another_shape_asks_to_be_migrated(
    settings: Settings, capsys: pytest.CaptureFixture[str]
):
    settings.data.mkdir()
    (settings.data / "reakcja.sqlite3").touch()

    assert stats(settings, CONTRACT, FIRST, LAST, "text", "pl") == 1

    assert "reakcja migrate" in capsys.readouterr().err
