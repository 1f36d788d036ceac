"""`reakcja explain`: the API's JSON, or every interval in words."""

import json
from pathlib import Path

import pytest

from bot.commands.explain import explain
from bot.settings import Settings
from models.sla.events import Kind
from models.store.database import Database
from tests.handlers.kept import keep
from tests.sla.reports import EXAMPLE, events


@pytest.fixture
def kept(tmp_path: Path) -> Settings:
    settings = Settings(_env_file=None, data=tmp_path / "data", contracts=EXAMPLE.parent)
    database = Database(settings.database)
    database.migrate()
    keep(
        database,
        events(
            "2026-10-09 15:50",
            (Kind.ACKNOWLEDGED, "2026-10-12 08:02:07"),
            (Kind.RESOLVED, "2026-10-12 09:00"),
            (Kind.CLOSED, "2026-10-12 12:00", {"how": "confirmed"}),
        ),
    )
    database.close()
    return settings


def test_json_adds_up_to_the_verdict_and_names_clauses(kept: Settings, capsys: pytest.CaptureFixture[str]):
    assert explain(kept, "Z-0001", json_output=True, lang=None) == 0

    answer = json.loads(capsys.readouterr().out)
    reaction = answer["reaction"]
    assert (answer["number"], reaction["severity"], reaction["coverage"]) == ("Z-0001", "B", "robocze")
    assert reaction["elapsed_seconds"] == sum(one["counted_seconds"] for one in reaction["spans"]) == 727
    assert reaction["spans"][1] == {
        "start": "2026-10-09T14:00:00Z",
        "end": "2026-10-12T06:00:00Z",
        "counted_seconds": 0,
        "why": "closed",
        "date": None,
        "by": None,
        "reason": None,
        "clause": "§ 4 ust. 1",
    }


def test_people_read_it_in_the_language_of_the_contract(kept: Settings, capsys: pytest.CaptureFixture[str]):
    assert explain(kept, "Z-0001", json_output=False, lang=None) == 0

    told = capsys.readouterr().out
    assert told.startswith("Z-0001 · ERP · klasa B · zgłoszono pt. 9.10, 15:50:00")
    assert "Reakcja, klasa B: 0:12:07 z 2:00:00, w terminie." in told
    assert "policzono 0:10:00" in told
    assert "Oceniono według umowy SLA/2026/001, tekst sha256:" in told


def test_an_unknown_number_is_told_in_one_sentence(kept: Settings, capsys: pytest.CaptureFixture[str]):
    assert explain(kept, "Z-9999", json_output=True, lang="en") == 1

    assert capsys.readouterr().err == "There is no incident Z-9999 here.\n"


def test_where_nothing_was_ever_recorded_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    settings = Settings(_env_file=None, data=tmp_path / "none", contracts=EXAMPLE.parent)

    assert explain(settings, "Z-0001", json_output=False, lang="en") == 1
    assert "There is no database yet" in capsys.readouterr().err


def test_a_database_of_another_shape_asks_to_be_migrated(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    settings = Settings(_env_file=None, data=tmp_path / "data", contracts=EXAMPLE.parent)
    settings.data.mkdir()
    (settings.data / "reakcja.sqlite3").touch()

    assert explain(settings, "Z-0001", json_output=False, lang="pl") == 1
    assert "reakcja migrate" in capsys.readouterr().err
