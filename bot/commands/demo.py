"""`reakcja demo`: the same road on a fresh database, with seats, a history, and a clock that can be moved."""

from bot.commands.run import started
from bot.demo import run_demo
from bot.settings import Settings


def demo(settings: Settings) -> int:
    """Serve the demo until it is stopped; exit 1 with a sentence where the port is taken."""
    return started(settings, run_demo)
