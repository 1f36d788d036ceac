"""`reakcja migrate`: bring the database to the present shape; nothing happens where it is there."""

import multiprocessing
import sys
from contextlib import suppress

from bot.settings import Settings
from models.store.database import Database


def migrate(settings: Settings) -> int:
    """Apply every missing step in one transaction and return 0; what the database raises is raised."""
    database = Database(settings.database)
    try:
        database.migrate()
        database.check()
    finally:
        database.close()
    return 0


def migrate_apart(settings: Settings) -> None:
    """Migrate in a child of this process, so that Alembic and all it imports stay out of a long-lived one.

    To be called before any thread is started. Elsewhere than on Linux, and where the child fails, nothing is done:
    the start migrates by itself then, and tells what is wrong.
    """
    if sys.platform == "linux":
        child = multiprocessing.get_context("fork").Process(target=_quietly, args=(settings,))
        child.start()
        child.join()


def _quietly(settings: Settings) -> None:
    with suppress(Exception):  # whatever it is, the parent meets it again and tells it
        migrate(settings)
