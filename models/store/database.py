"""The door of the store: one database, SQLite or PostgreSQL, opened for one transaction at a time.

SQLite has one writer: its transactions begin by taking the write lock. On PostgreSQL several may write, and
lock what they read. Either way a transaction that was committed is on disk (TRIALS 1).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from models.store.archive import Archive
from models.store.migrations import schema
from models.store.shelf import Transaction

_BUSY_SECONDS = 10
_WRITER_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    f"busy_timeout={_BUSY_SECONDS}000",
)
_READER_PRAGMAS = (*_WRITER_PRAGMAS, "query_only=ON")


class NotMigratedError(Exception):
    """The database has not the shape this program needs: run `reakcja migrate`."""


class Database:
    """One database by its SQLAlchemy URL: `sqlite:///path` or `postgresql+psycopg://...`."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self.is_sqlite = self._url.get_backend_name() == "sqlite"
        if self.is_sqlite and self._url.database:
            Path(self._url.database).parent.mkdir(parents=True, exist_ok=True)
        self._writer = self._engine(_WRITER_PRAGMAS, "BEGIN IMMEDIATE")
        self._reader = self._engine(_READER_PRAGMAS, "BEGIN")

    def migrate(self) -> None:
        """Bring the database to the present shape, whole or not at all; nothing happens where it is there."""
        with self._writer.begin() as connection:
            schema.upgrade(connection)

    def check(self) -> None:
        """Return when the database is reachable and has the present shape.

        NotMigratedError where it has another shape, the driver's error where it cannot be reached.
        """
        with self._reader.begin() as connection:
            found = schema.version(connection)
        if found != schema.newest():
            raise NotMigratedError(f"the database is at {found}, the program needs {schema.newest()}")

    @contextmanager
    def writing(self, now: datetime) -> Iterator[Archive]:
        """Open a transaction for writing: committed at the end, undone whole when anything is raised."""
        with self._writer.begin() as connection:
            yield Archive(Transaction(connection, now, locks=not self.is_sqlite))

    @contextmanager
    def reading(self, now: datetime) -> Iterator[Archive]:
        """Open a transaction that can only read, and sees one state of the database throughout."""
        with self._reader.begin() as connection:
            yield Archive(Transaction(connection, now, locks=False))

    def close(self) -> None:
        """Close every connection; the database can be opened again."""
        self._writer.dispose()
        self._reader.dispose()

    def _engine(self, pragmas: tuple[str, ...], begin: str) -> Engine:
        if self.is_sqlite:
            return _sqlite_engine(str(self._url), pragmas, begin)
        engine = create_engine(self._url, pool_size=4, max_overflow=4, pool_pre_ping=True)
        if begin == "BEGIN":
            return engine.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")
        return engine


def _sqlite_engine(url: str, pragmas: tuple[str, ...], begin: str) -> Engine:
    engine = create_engine(url, pool_size=4, max_overflow=4, connect_args={"timeout": _BUSY_SECONDS})

    def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        # Left to itself, the driver begins a transaction only at the first write: too late to take the lock.
        driver = cast("sqlite3.Connection", connection)
        driver.isolation_level = None
        for pragma in pragmas:
            driver.execute(f"PRAGMA {pragma}")

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", start)
    return engine
