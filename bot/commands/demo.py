"""`reakcja demo`: the same road on a fresh database, with seats, a history, and a clock that can be moved."""

import asyncio
import sys

from bot.app import NoContract
from bot.commands.run import tell_troubles
from bot.demo import run_demo
from bot.languages import languages
from bot.logs import set_up_logs
from bot.serving import PortTaken
from bot.settings import Settings
from bot.wording.starting import no_contract, port_taken


def demo(settings: Settings) -> int:
    """Serve the demo until it is stopped; exit 1 with a sentence where the port is taken."""
    set_up_logs(settings.log_format)
    language = languages(settings.language or "en")
    try:
        asyncio.run(run_demo(settings))
    except PortTaken as taken:
        print(port_taken(language, taken.host, taken.port), file=sys.stderr)  # noqa: T201
        return 1
    except NoContract as missing:
        tell_troubles(settings, missing.troubles)
        print(no_contract(language, "contracts/example.toml"), file=sys.stderr)  # noqa: T201
        return 1
    return 0
