"""What every subject of the archive stands on: the open transaction, and rows turned into frozen values.

Private to the store. `Shape` lists the columns of a record once; `insert_new` is an insert that gives way.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import Connection, Insert, Select, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Row as Fetched

from models.store.remembering import Memory
from models.store.table import Row, core

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record")
# What a query yields is known to its Shape; SQLAlchemy could say it only column by column.
Query = Select[*tuple[Any, ...]]
Found = Fetched[*tuple[Any, ...]]
_LISTS = frozenset({"also", "rest"})  # the columns that keep a tuple, as JSON text


@dataclass(frozen=True, slots=True)
class Transaction:
    """One open transaction. `locks` says that rows read in it must be locked: a writer on PostgreSQL.

    `memory` holds the logs that were read; what is kept in it reaches other transactions with the commit.
    """

    connection: Connection
    now: datetime
    locks: bool
    memory: Memory

    def claim_turn(self, number: int) -> None:
        """Wait until no other transaction holds this turn; held to the end. SQLite has one writer anyway."""
        if self.locks:
            self.connection.execute(_TURN, {"number": number})

    def locked(self, query: Query) -> Query:
        """Make a writer's query lock what it finds: what was decided on it is still true at commit."""
        # Not the key: a row that merely refers to it need not wait.
        return query.with_for_update(key_share=True) if self.locks else query


_TURN = text("SELECT pg_advisory_xact_lock(hashtext('reakcja'), :number)")
TURN_OF_CLAIMS, TURN_OF_WEB, TURN_OF_FILES, TURN_OF_REGISTER, TURN_OF_TIME = 1, 2, 3, 4, 5


LARGEST_ID = 2**31 - 1


def is_id(number: int) -> bool:
    """Say whether a number can be a row's id: those in buttons come from outside and may be anything."""
    return 0 < number <= LARGEST_ID


class Shelf:
    """The base of a subject: it works inside one transaction and remembers nothing beyond it."""

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction
        self._connection = transaction.connection
        self._now = transaction.now

    def _inserted(self, statement: Insert, values: Mapping[str, object]) -> int:
        """Insert one row and return the id it was given."""
        key = self._connection.execute(statement, values).inserted_primary_key
        if key is None:
            raise RuntimeError("the database told no id of an inserted row")
        return int(key[0])


def values_of(record: "DataclassInstance") -> dict[str, Any]:
    """Return a record's fields by name, as they are (`asdict` copies, too dear on the hot road)."""
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


class Shape(Generic[Record]):
    """How rows of one table become one kind of record: the record's fields are columns of the same names."""

    def __init__(self, model: type[Row], kind: type[Record]) -> None:
        table = core(model)
        self._kind = kind
        self._names: tuple[str, ...] = tuple(field.name for field in fields(kind))  # type: ignore[arg-type]  # records are dataclasses
        self.select: Query = select(*(table.c[name] for name in self._names))

    def record(self, row: Found) -> Record:
        """Build the record of a fetched row."""
        values = {
            name: tuple(json.loads(value)) if name in _LISTS else value
            for name, value in zip(self._names, row, strict=True)
        }
        return self._kind(**values)

    def records(self, rows: Iterable[Found]) -> list[Record]:
        """Build the records of fetched rows, in their order."""
        return [self.record(row) for row in rows]


class GivingWay:
    """A prepared insert that gives way to a row already there under the same key."""

    def __init__(self, model: type[Row], key: Sequence[str], returning: str) -> None:
        table = core(model)
        ours = sqlite.insert(table).on_conflict_do_nothing(index_elements=key)
        theirs = postgresql.insert(table).on_conflict_do_nothing(index_elements=key)
        column = table.c[returning]
        self._by_dialect: dict[str, Insert] = {
            "sqlite": ours.returning(column),
            "postgresql": theirs.returning(column),
        }

    def insert(self, connection: Connection, values: Mapping[str, object]) -> object | None:
        """Insert a row and return the asked column, None where such a row is there already."""
        found: object | None = connection.execute(self._by_dialect[connection.dialect.name], values).scalar()
        return found
