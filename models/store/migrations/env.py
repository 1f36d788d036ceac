"""What Alembic runs for each command: on a given connection (the program) or a URL (writing a new step)."""

from alembic import context
from sqlalchemy import Connection, NullPool, create_engine

from models.store.tables import METADATA


def run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    url = context.config.get_main_option("sqlalchemy.url") or ""
    with create_engine(url, poolclass=NullPool).begin() as opened:
        run(opened)
