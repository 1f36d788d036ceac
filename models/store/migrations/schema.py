"""Takes a database to the newest shape, from an installed package too, and puts the triggers back."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from models.store.migrations.triggers import guard

_HERE = Path(__file__).parent


def upgrade(connection: Connection) -> None:
    """Apply every step that is missing, inside the caller's transaction, then re-create the triggers."""
    if version(connection) == newest():
        return
    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    guard(connection)


def version(connection: Connection) -> str | None:
    """Return the step a database is at, None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """Return the newest step this program knows."""
    return ScriptDirectory(str(_HERE)).get_current_head()
