"""How the program starts, answers, reads its contracts anew and ends: seen from the shell and over HTTP."""

import json
import signal
import socket
import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.clock import SystemClock
from tests.fakes.telegram import TelegramFake
from tests.process.house import CONTRACT, Installation, contract_text, free_port

READY = {"ok": True, "database": "ok", "heartbeat": "ok", "contracts": 1, "channels": {}}


def amendment(target: str) -> str:
    """Return an amendment of this reaction time for class B, in force since yesterday."""
    day = (SystemClock().now() - timedelta(days=1)).date()
    return f"""
[[amendment]]
number = 2
signed_on = {day}
effective_from = {day}
applies_to = "notified_from"
reason = "dłuższa reakcja"
[[amendment.change]]
path = "severities.B.reaction"
old = "2 h"
new = "{target}"
"""


def digests(here: Installation) -> dict[str, str]:
    return {one["number"]: one["digest"] for one in here.api.get("/contracts").json()["items"]}


def test_a_fresh_folder_is_served_and_ready_with_nothing_set(here: Installation) -> None:
    program = here.start()

    ready = here.http.get("/readyz")
    assert ready.status_code == 200
    assert ready.json() == READY
    assert here.http.get("/healthz").json() == {"ok": True}
    assert here.url in program.said
    assert here.http.get("/").status_code == 200
    assert stat.S_IMODE((here.data / "secret").stat().st_mode) == 0o600
    assert "Traceback" not in program.said


def test_channels_with_tokens_are_named_by_the_ready_answer(tmp_path: Path) -> None:
    with (
        TelegramFake() as telegram,
        Installation(tmp_path / "here", TELEGRAM_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.url) as here,
    ):
        here.start()
        telegram.bell.wait_until(lambda: bool(telegram.calls_of("getUpdates")), 60)

        assert here.http.get("/readyz").json()["channels"] == {"telegram": "ok"}
        assert telegram.calls_of("deleteWebhook")[0].get("drop_pending_updates") in {None, False, "false"}
        kinds = telegram.calls_of("getUpdates")[0]["allowed_updates"]
        assert set(kinds) == {"message", "edited_message", "callback_query", "my_chat_member"}  # type: ignore[call-overload]


def test_a_taken_port_is_one_clear_sentence(here: Installation) -> None:
    with socket.create_server(("127.0.0.1", here.port)):
        status, said = here.call("run")

    assert status == 1
    assert f"Port {here.port} on 127.0.0.1 is taken by another program." in said
    assert len(said.splitlines()) == 1


def test_a_folder_without_a_contract_is_told_with_what_to_do(here: Installation) -> None:
    (here.contracts / "example.toml").unlink()

    status, said = here.call("run")

    assert status == 1
    assert f"There is no contract in force in {here.contracts}." in said
    assert "Traceback" not in said


def test_a_faulty_contract_is_told_and_the_good_one_beside_it_serves(here: Installation) -> None:
    faulty = contract_text(number="SLA/2026/002", prefix="Y").replace('"80 h"', '"10 dni"')
    (here.contracts / "faulty.toml").write_text(faulty, "utf-8")

    program = here.start()

    assert list(digests(here)) == [CONTRACT]
    assert "faulty.toml" in program.said
    assert "severities.C.restoration" in program.said


def test_two_contracts_with_one_prefix_are_not_both_in_force(here: Installation) -> None:
    (here.contracts / "second.toml").write_text(contract_text(number="SLA/2026/002"), "utf-8")

    program = here.spawn("run")
    program.until_says("contract.incident_prefix")

    assert "Traceback" not in program.said


def test_an_appended_amendment_is_taken_up_on_a_hangup_signal(here: Installation) -> None:
    program = here.start()
    before = digests(here)
    file = here.contracts / "example.toml"

    file.write_text(file.read_text("utf-8") + amendment("3 h"), "utf-8")
    program.signal(signal.SIGHUP)
    program.until_says("contracts_read_again")

    after = digests(here)
    assert after.keys() == before.keys()
    assert after != before
    filed = here.api.post(
        "/incidents", json={"contract": CONTRACT, "service": "erp", "severity": "B", "text": "wolno"}
    )
    assert filed.json()["targets"]["reaction"]["target_seconds"] == 3 * 3600


def test_a_file_broken_while_running_leaves_the_last_good_text_in_force(here: Installation) -> None:
    program = here.start()
    before = digests(here)

    (here.contracts / "example.toml").write_text("number = ", "utf-8")
    program.signal(signal.SIGHUP)
    program.until_says("contracts_read_again")

    assert digests(here) == before
    program.terminate()
    here.start()
    assert digests(here) == before


def test_it_ends_although_a_page_is_open(here: Installation) -> None:
    invitation = json.loads(here.call("invite", "k1", "--json")[1])
    program = here.start()
    with httpx.Client(base_url=here.url, timeout=30, trust_env=False) as browser:
        assert browser.post(f"/join/{invitation['token']}").status_code == 303
        with browser.stream("GET", "/stream") as stream:
            assert next(stream.iter_lines()).startswith("retry:")
            status = program.terminate()

    assert status == 0


def test_all_faults_of_the_settings_are_told_at_once(here: Installation) -> None:
    here.settings |= {"PORT": "99999", "LOG_FORMAT": "yaml", "TELEGRAM_API_URL": "http://example.org"}
    here.settings |= {"SLACK_BOT_TOKEN": "xoxb-secret"}

    status, said = here.call("run")

    assert status == 2
    for name in ("PORT", "LOG_FORMAT", "TELEGRAM_API_URL", "SLACK_BOT_TOKEN"):
        assert f"REAKCJA_{name}:" in said
    assert "xoxb-secret" not in said
    assert "Traceback" not in said


def test_a_dotenv_file_beside_it_is_honoured_and_the_environment_wins(here: Installation) -> None:
    token, port = here.settings.pop("API_TOKEN"), here.settings.pop("PORT")
    (here.folder / ".env").write_text(f"REAKCJA_API_TOKEN={token}\nREAKCJA_PORT=1\n", "utf-8")

    here.start(REAKCJA_PORT=port)

    assert list(digests(here)) == [CONTRACT]


def test_port_and_database_are_honoured_without_the_prefix(here: Installation) -> None:
    port = here.settings.pop("PORT")
    file = here.folder / "elsewhere.sqlite3"

    here.start(PORT=port, DATABASE_URL=f"sqlite:///{file}")

    assert file.exists()
    assert not (here.data / "reakcja.sqlite3").exists()


def test_migrate_makes_the_tables_and_may_be_repeated(here: Installation) -> None:
    here.data.mkdir()

    assert here.call("migrate")[0] == 0
    assert here.call("migrate")[0] == 0

    with closing(sqlite3.connect(here.data / "reakcja.sqlite3")) as database:
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"incident", "event", "delivery"} <= tables


def test_an_invitation_is_one_object_with_exactly_these_keys(here: Installation) -> None:
    status, said = here.call("invite", "k1", "--json")

    answer = json.loads(said)
    assert status == 0
    assert set(answer) == {"token", "web", "telegram", "expires_at"}
    assert answer["web"] == f"{here.url}/join/{answer['token']}"
    assert answer["telegram"] is None
    assert answer["expires_at"].endswith("Z")


def test_of_several_contracts_the_one_that_has_the_person_is_meant(here: Installation) -> None:
    internal = Path(__file__).parents[2] / "contracts" / "internal.toml"
    (here.contracts / "internal.toml").write_text(internal.read_text("utf-8"), "utf-8")

    ours, theirs, nobody = (here.call("invite", key, "--json") for key in ("k1", "p1", "k77"))

    assert (ours[0], theirs[0], nobody[0]) == (0, 0, 1)
    assert "--contract" in nobody[1]


def test_with_a_telegram_token_the_invitation_opens_the_bot(tmp_path: Path) -> None:
    with (
        TelegramFake() as telegram,
        Installation(tmp_path / "here", TELEGRAM_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.url) as here,
    ):
        answer = json.loads(here.call("invite", "k1", "--json")[1])
        assert answer["telegram"] == f"https://t.me/{telegram.username}?start={answer['token']}"

        plain = here.call("invite", "k1")[1]
        assert f"https://t.me/{telegram.username}?start=" in plain


def test_nobody_of_that_key_is_a_sentence_naming_who_there_is(here: Installation) -> None:
    status, said = here.call("invite", "k77")

    assert status == 1
    assert "k77" in said
    assert "k1, k2" in said


def test_the_first_admin_comes_in_by_the_web_link_once(here: Installation) -> None:
    invitation = json.loads(here.call("invite", "k1", "--json")[1])
    here.start()
    path = f"/join/{invitation['token']}"
    with httpx.Client(base_url=here.url, timeout=30, trust_env=False) as browser:
        shown = browser.get(path)
        assert shown.status_code == 200
        assert "<button" in shown.text
        assert browser.get(path).status_code == 200

        assert browser.post(path).status_code == 303
        assert "Anna Przykład" in browser.get("/").text

    with httpx.Client(base_url=here.url, timeout=30, trust_env=False) as somebody_else:
        second = somebody_else.post(path)
        assert second.status_code == 403
        assert "has already been used" in second.text or "zostało już wykorzystane" in second.text
        assert "Anna Przykład" not in somebody_else.get("/").text


def test_pages_and_the_worker_share_one_database_side_by_side(tmp_path: Path) -> None:
    with (
        TelegramFake() as telegram,
        Installation(tmp_path / "here", TELEGRAM_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.url) as here,
    ):
        assert here.call("migrate")[0] == 0
        web, worker = here.start("web"), here.spawn("worker", REAKCJA_PORT=str(free_port()))
        filip = telegram.user(502, "Filip Schemat")
        filip.contact("+48 000 000 202")
        telegram.bell.wait_until(lambda: filip.sees("Gotowe."), 60)

        for number in (1, 2, 3):
            body = {"contract": CONTRACT, "service": "linia", "severity": "A", "text": f"taśma {number}"}
            assert here.api.post("/incidents", json=body).status_code == 201
            telegram.bell.wait_until(lambda number=number: filip.sees(f"NOWE Z-000{number}"), 60)
        filip.press("Biorę")
        telegram.bell.wait_until(lambda: filip.sees("Jakie będzie pierwsze działanie?"), 60)

        assert here.api.get("/incidents/Z-0003").json()["state"] == "acknowledged"
        assert len([one for one in filip.screen() if "NOWE" in one.text]) <= 3
        for program in (web, worker):
            assert program.terminate() == 0
            assert "Traceback" not in program.said


@pytest.mark.parametrize("command", ["web", "worker"])
def test_each_half_ends_when_asked(here: Installation, command: str) -> None:
    program = here.spawn(command)
    if command == "web":
        here.until_ready(program)
    else:
        program.until_says("working")

    assert program.terminate() == 0
