"""`reakcja announce`: when the bot will be away, told to the people of the contract."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SystemClock
from bot.commands.announce import announce, instant
from bot.settings import Settings
from models.store.database import Database

WARSAW = ZoneInfo("Europe/Warsaw")
NOW = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
EXAMPLE = Path(__file__).parents[2] / "contracts" / "example.toml"
NUMBER = "SLA/2026/001"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    folder = tmp_path / "contracts"
    folder.mkdir()
    (folder / "example.toml").write_bytes(EXAMPLE.read_bytes())
    monkeypatch.setenv("REAKCJA_TELEGRAM_TOKEN", "1:AA")
    return Settings(contracts=folder, data=tmp_path / "data")


def linked(settings: Settings) -> Database:
    settings.data.mkdir()
    database = Database(settings.database)
    database.migrate()
    with database.writing(SystemClock().now()) as archive:
        archive.people.link(NUMBER, "k2", "telegram", "501", "501", "pl")
    return database


def test_the_announcement_waits_for_the_running_program(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    database = linked(settings)

    assert announce(settings, "2099-11-24 20:00", "20:30", None, "pl") == 0

    assert capsys.readouterr().out == "Zapowiedź trafi do 1 osoby.\n"
    with database.reading(SystemClock().now()) as archive:
        assert archive.outbox.is_owed()
    database.close()


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("soon", "20:30"),
        ("25:00", "20:30"),
        ("2099-11-24 20:00", "2099-11-24 19:00"),
        ("2001-01-01 20:00", "20:30"),
    ],
)
def test_hours_that_make_no_sense_are_refused_with_a_sentence(
    settings: Settings, capsys: pytest.CaptureFixture[str], begins: str, ends: str
) -> None:
    assert announce(settings, begins, ends, None, "pl") == 1

    assert "Te godziny nie są jasne." in capsys.readouterr().err


def test_an_unknown_contract_is_refused(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert announce(settings, "20:00", "20:30", "SLA/1", "pl") == 1

    assert "SLA/1" in capsys.readouterr().err


def test_a_time_without_a_day_is_the_next_one_in_the_zone_of_the_contract() -> None:
    today, tomorrow = instant("20:00", WARSAW, NOW), instant("08:00", WARSAW, NOW)

    assert today == datetime(2026, 11, 24, 19, 0, tzinfo=UTC)
    assert tomorrow == datetime(2026, 11, 25, 7, 0, tzinfo=UTC)
    assert instant("2026-12-01T20:00+00:00", WARSAW, NOW) == datetime(2026, 12, 1, 20, 0, tzinfo=UTC)
