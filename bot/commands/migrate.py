"""`reakcja migrate`: bring the database to the present shape; nothing happens where it is there."""

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
