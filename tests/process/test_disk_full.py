"""The disk takes nothing more: the sender hears that it is not recorded, and with space all goes on.

The kernel itself refuses every write of the running process beyond the first page of any file, as a full disk
does; raising the limit again is the space that returns.
"""

import resource
import sqlite3
from contextlib import closing
from pathlib import Path
from time import monotonic

import httpx

from tests.process.house import CONTRACT, PATIENCE, Installation, Program
from tests.process.telegram_house import telegram_house

ONE_PAGE = 4096
BODY = {"contract": CONTRACT, "service": "linia", "severity": "A", "text": "alarm z monitoringu"}


def fill_disk(program: Program) -> None:
    _, most = resource.prlimit(program.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(program.pid, resource.RLIMIT_FSIZE, (ONE_PAGE, most))


def free_disk(program: Program) -> None:
    _, most = resource.prlimit(program.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(program.pid, resource.RLIMIT_FSIZE, (most, most))


def until_all_is_recorded(here: Installation) -> None:
    """Wait until nothing that was sent is still to be written down: it would be sent once more."""
    deadline = monotonic() + PATIENCE
    with closing(sqlite3.connect(here.data / "reakcja.sqlite3")) as database:
        while database.execute("SELECT count(*) FROM delivery WHERE sent_at IS NULL").fetchone() != (0,):
            assert monotonic() < deadline, "never recorded"
            here.programs[-1].rest()


def post(here: Installation) -> httpx.Response:
    return here.api.post("/incidents", json=BODY, headers={"Idempotency-Key": "alarm-1"})


def test_a_full_disk_is_told_with_the_telephone_and_nothing_is_half_written(tmp_path: Path) -> None:
    with telegram_house(tmp_path / "here") as house:
        here = house.here
        program = here.start()
        bartosz, filip = house.linked("k2"), house.linked("s2")

        until_all_is_recorded(here)
        fill_disk(program)
        bartosz.says("taśma stoi, panel czarny").sees(
            "Zgłoszenia nie da się teraz zapisać", "+48 000 000 200"
        )
        refused = post(here)
        assert refused.status_code == 503
        assert set(refused.json()["error"]) == {"code", "message", "place"}
        assert here.http.get("/healthz").status_code == 200
        assert here.api.get("/incidents").json()["items"] == []
        assert not bartosz.person.sees("Czego dotyczy")

        free_disk(program)
        assert post(here).status_code == 201
        filip.sees("NOWE Z-0001")
        bartosz.sees("Czego dotyczy: Sterowanie linią?")
        assert post(here).status_code == 200

        assert program.is_running
        assert program.terminate() == 0
        assert len(bartosz.screen) == len({one.text for one in bartosz.screen}), "told once"
        with closing(sqlite3.connect(here.data / "reakcja.sqlite3")) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert database.execute("SELECT count(*) FROM incident").fetchone() == (1,)
            assert database.execute("SELECT count(*) FROM inbound WHERE done_at IS NULL").fetchone() == (0,)
