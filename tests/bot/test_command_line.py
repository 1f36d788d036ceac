"""The command line as a shell sees it: real processes, their answers and exit statuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot import __version__

ROOT = Path(__file__).parent.parent.parent
CASES = '{"id": 1, "kind": "nonsense"}\n'


def reakcja(*arguments: str, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("REAKCJA_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=clean | variables,
        check=False,
        timeout=60,
    )


def test_help_names_every_command() -> None:
    answer = reakcja("--help")

    assert answer.returncode == 0
    for command in ("run", "demo", "web", "worker", "migrate", "invite", "contract", "clock", "stats"):
        assert f"\n  {command} " in answer.stdout


def test_help_imports_nothing_heavy() -> None:
    heavy = {"pydantic", "sqlmodel", "babel", "fastapi", "telegram", "slack_bolt", "structlog", "rich"}
    probe = f"import sys, bot.__main__; print(sorted({heavy} & sys.modules.keys()))"

    answer = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, cwd=ROOT, check=True
    )

    assert answer.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("pl", "Nie można uruchomić: 2 ustawienia są błędne."),
        ("en", "Reakcja cannot start: 2 settings are wrong."),
    ],
)
def test_faulty_settings_are_told_in_one_go_and_nothing_starts(language: str, opening: str) -> None:
    answer = reakcja("run", REAKCJA_PORT="x", REAKCJA_LOG_FORMAT="xml", REAKCJA_LANGUAGE=language)

    assert answer.returncode == 2
    assert answer.stderr.splitlines()[0] == opening
    assert "REAKCJA_PORT" in answer.stderr
    assert "REAKCJA_LOG_FORMAT" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_bad_clock_question_is_answered_and_the_exit_status_says_so() -> None:
    answer = reakcja("clock", stdin=CASES)

    assert answer.returncode == 1
    assert '"error"' in answer.stdout


def test_a_reader_that_goes_away_ends_the_command_quietly() -> None:
    pipe = f"{sys.executable} -m bot clock | head -n 1; exit ${{PIPESTATUS[0]}}"

    answer = subprocess.run(
        ["bash", "-c", pipe], input=CASES * 20_000, capture_output=True, text=True, cwd=ROOT, check=False
    )

    assert answer.stdout.count("\n") == 1
    assert answer.stderr == ""
    assert answer.returncode in {1, 141}


def test_the_version_is_told() -> None:
    answer = reakcja("--version")

    assert answer.stdout == f"reakcja {__version__}\n"


def test_an_unknown_command_is_refused_with_a_usage_line() -> None:
    answer = reakcja("telephone")

    assert answer.returncode == 2
    assert "No such command" in answer.stderr
