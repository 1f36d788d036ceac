"""The door of the store: one database, SQLite or PostgreSQL, opened for one transaction at a time.

SQLite has one writer: its transactions begin by taking the write lock. On PostgreSQL several may write, and
lock what they read. Either way a transaction that was committed is on disk (TRIALS 1).
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import cast

from sqlalchemy import Connection, Engine, NullPool, Pool, QueuePool, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from models.store.archive import Archive
from models.store.migrations import schema
from models.store.remembering import Memory
from models.store.shelf import Transaction

_BUSY_SECONDS = 10
_CONNECTIONS = 5
_DURABLE = ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={_BUSY_SECONDS * 1000}")
_WRITING = (*_DURABLE, "foreign_keys=ON")
_READING = (*_DURABLE, "query_only=ON")
COMMITS = "reakcja_commits"
"""The name under which processes on PostgreSQL tell each other of their commits."""
_TELL = text("SELECT pg_notify(:channel, :signature)")
_PASSING = frozenset({"40001", "40P01"})  # SQLSTATE: serialization failure, deadlock


class NotMigratedError(Exception):
    """The database has not the shape this program needs: run `reakcja migrate`."""


class Database:
    """One database by its SQLAlchemy URL: `sqlite:///path` or `postgresql+psycopg://...`."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.signature = token_hex(8)
        parts = make_url(url)
        self.is_sqlite = parts.get_backend_name() == "sqlite"
        if self.is_sqlite and parts.database:
            Path(parts.database).parent.mkdir(parents=True, exist_ok=True)
        self._writer = self._writing_engine()
        self._reader = self._reading_engine()
        self._memory = Memory()

    @property
    def address(self) -> str:
        """Return the address as PostgreSQL's own tools read it, with the password; "" for SQLite."""
        if self.is_sqlite:
            return ""
        return make_url(self._url).set(drivername="postgresql").render_as_string(hide_password=False)

    def migrate(self) -> None:
        """Bring the database to the present shape, whole or not at all; nothing happens where it is there."""
        engine = _sqlite(self._url, _DURABLE, "BEGIN IMMEDIATE", NullPool) if self.is_sqlite else self._writer
        with engine.begin() as connection:
            schema.upgrade(connection)

    def check(self) -> None:
        """Return when the database is reachable and has the present shape.

        NotMigratedError where it has another shape, the driver's error where it cannot be reached.
        """
        with self._reader.begin() as connection:
            found = schema.version(connection)
        if found != schema.NEWEST:
            raise NotMigratedError(f"the database is at {found}, the program needs {schema.NEWEST}")

    @contextmanager
    def writing(self, now: datetime) -> Iterator[Archive]:
        """Open a transaction for writing: committed at the end, undone whole when anything is raised.

        On PostgreSQL the other processes hear of the commit by NOTIFY, with `signature` as its payload.
        """
        with self.writing_at() as archive_at:
            yield archive_at(now)

    @contextmanager
    def writing_at(self) -> Iterator[Callable[[datetime], Archive]]:
        """Open a transaction for writing several things: it gives an archive for each instant that is asked for.

        An archive knows what was written before it was asked for; ask for a new one after each thing.
        """
        notes = Memory(behind=self._memory)
        with self._writer.begin() as connection:
            yield lambda at: Archive(Transaction(connection, at, locks=not self.is_sqlite, memory=notes))
            if not self.is_sqlite:
                connection.execute(_TELL, {"channel": COMMITS, "signature": self.signature})
        notes.tell()

    @contextmanager
    def reading(self, now: datetime) -> Iterator[Archive]:
        """Open a transaction that can only read, and sees one state of the database throughout."""
        notes = Memory(behind=self._memory)
        with self._reader.begin() as connection:
            yield Archive(Transaction(connection, now, locks=False, memory=notes))
        notes.tell()

    def close(self) -> None:
        """Close every connection; the database can be opened again."""
        self._writer.dispose()
        self._reader.dispose()

    def _writing_engine(self) -> Engine:
        if self.is_sqlite:
            return _sqlite(self._url, _WRITING, "BEGIN IMMEDIATE", QueuePool)
        return create_engine(self._url, pool_size=_CONNECTIONS, pool_pre_ping=True, hide_parameters=True)

    def _reading_engine(self) -> Engine:
        if self.is_sqlite:
            return _sqlite(self._url, _READING, "BEGIN", QueuePool)
        engine = create_engine(self._url, pool_size=_CONNECTIONS, pool_pre_ping=True, hide_parameters=True)
        return engine.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")


def is_worth_repeating(error: Exception) -> bool:
    """Say whether a transaction failed only because it met another: done again, it will likely succeed."""
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in _PASSING


def _sqlite(url: str, pragmas: tuple[str, ...], begin: str, pool: type[Pool]) -> Engine:
    engine = create_engine(url, poolclass=pool, hide_parameters=True, connect_args={"timeout": _BUSY_SECONDS})

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
