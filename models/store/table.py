"""What all tables share: the names of their constraints, and the way to their Core form.

Stands below `tables.py`. The naming convention lets Alembic find a constraint again on both databases.
"""

from typing import ClassVar, cast

from sqlalchemy import MetaData, Table
from sqlmodel import SQLModel

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Row(SQLModel):
    """The base of every table."""

    metadata: ClassVar[MetaData] = METADATA


def core(model: type[Row]) -> Table:
    """Return the Core table of a declared one: statements on it make no object for a row."""
    return cast("Table", model.__dict__["__table__"])
