"""A real PostgreSQL server for tests, from this machine's binaries; a line says so where there is none.

`TEST_PG_DSN` names a server that runs already. The server refuses to run as root: there it runs as `nobody`.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

INSTALLED = Path("/usr/lib/postgresql")
PATIENCE_SECONDS = "30"
ROOM = 2**30


def binaries() -> Path | None:
    """The folder of the newest server on this machine, None where there is none."""
    found = [path.parent for path in INSTALLED.glob("*/bin/postgres")]
    newest = max(found, key=lambda folder: int(folder.parent.name), default=None)
    on_path = shutil.which("postgres")
    return newest or (Path(on_path).resolve().parent if on_path else None)


@contextmanager
def server() -> Iterator[str | None]:
    """Run a server and yield the address of its maintenance database; None where there is no server."""
    given, folder = os.environ.get("TEST_PG_DSN"), binaries()
    if given or folder is None:
        yield given or None
        return
    with tempfile.TemporaryDirectory(prefix="postgres-", dir=_quick_place()) as place:
        owner = _owner(Path(place))
        data, port = Path(place) / "data", _free_port()
        _run(folder, owner, "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8")
        options = f"-p {port} -h 127.0.0.1 -k '' -c fsync=off -c full_page_writes=off -c max_connections=40"
        log = Path(place) / "log"
        _run(
            folder,
            owner,
            "pg_ctl",
            "-D",
            data,
            "-w",
            "-t",
            PATIENCE_SECONDS,
            "-l",
            log,
            "-o",
            options,
            "start",
        )
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            _run(folder, owner, "pg_ctl", "-D", data, "-m", "immediate", "stop")


@contextmanager
def database(maintenance: str, name: str, template: str = "template1") -> Iterator[str]:
    """Create a database as a copy of another and yield its SQLAlchemy URL; dropped at the end, to save the disk."""
    _command(maintenance, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    yield maintenance.replace("postgresql://", "postgresql+psycopg://").rpartition("/")[0] + f"/{name}"
    _command(maintenance, f'DROP DATABASE "{name}" WITH (FORCE)')


def _command(maintenance: str, statement: str) -> None:
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute(sql.SQL(statement))  # type: ignore[arg-type]  # names of our own making


def _quick_place() -> Path | None:
    """The machine's memory where it has room for a server: the many small files then never see a disk."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > ROOM else None


def _owner(place: Path) -> str | None:
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    os.chown(place, nobody.pw_uid, nobody.pw_gid)
    return "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(folder: Path, owner: str | None, program: str, *arguments: object) -> None:
    command = [str(folder / program), *(str(argument) for argument in arguments)]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, env=environment, cwd="/", user=owner, group=None
    )
