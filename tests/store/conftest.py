"""The same tests on both databases: each gets a fresh one, copied from one migrated beforehand."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from models.store.database import Database
from tests import postgres

NUMBERS = count(1)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.sqlite3"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.close()
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with postgres.server() as maintenance:
        if maintenance is None:
            pytest.skip("no PostgreSQL server on this machine; name one in TEST_PG_DSN")
        with postgres.database(maintenance, "migrated") as url:
            database = Database(url)
            database.migrate()
            database.close()
            yield maintenance


BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgres"))]


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated, empty database."""
    if request.param == "sqlite":
        path = tmp_path / "store.sqlite3"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
    else:
        server = request.getfixturevalue("postgres_server")
        with postgres.database(server, f"test_{next(NUMBERS)}", "migrated") as address:
            yield address


@pytest.fixture(params=BOTH)
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'bare.sqlite3'}"
    else:
        with postgres.database(
            request.getfixturevalue("postgres_server"), f"bare_{next(NUMBERS)}"
        ) as address:
            yield address


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = Database(url)
    yield opened
    opened.close()
