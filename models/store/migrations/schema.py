"""Takes a database to the newest shape, from an installed package too, and puts the triggers back.

Alembic is imported only when there is something to do: a database in shape is opened without it.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from models.store.migrations.triggers import guard

NEWEST = "0014"
"""The last step of `versions/`; a test holds the two together."""

_HERE = Path(__file__).parent
_VERSION = text("SELECT version_num FROM alembic_version")
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext('reakcja'), 0)")


class BrokenReferenceError(Exception):
    """A step left rows without their parents; nothing of it was kept. The step must be mended."""


def upgrade(connection: Connection) -> None:
    """Apply every step that is missing, inside the caller's transaction, then make the triggers anew.

    Two processes that start together wait for each other; the second finds nothing to do.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_ONE_AT_A_TIME)
    if version(connection) == NEWEST:
        return
    _apply(connection)
    guard(connection)
    _look_for_orphans(connection)


def version(connection: Connection) -> str | None:
    """Return the step a database is at, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(_VERSION).scalar()
    return found


def _apply(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - see the head of this file
    from alembic.config import Config  # noqa: PLC0415 - likewise

    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _look_for_orphans(connection: Connection) -> None:
    """SQLite runs the steps with its foreign keys off: rebuilding a parent table would trip over them."""
    if connection.dialect.name == "sqlite":
        orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if orphan is not None:
            raise BrokenReferenceError(f"table {orphan[0]}, row {orphan[1]}")
