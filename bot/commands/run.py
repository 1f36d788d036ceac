"""`reakcja run`, `reakcja web`, `reakcja worker`: the installation's processes."""

import asyncio
import sys
from collections.abc import Callable, Coroutine

from bot.app import App, NoContract, build
from bot.clock import SystemClock
from bot.commands.migrate import migrate_apart
from bot.languages import languages
from bot.logs import set_up_logs
from bot.opening import Trouble
from bot.serving import PortTaken, bound, idle, serve
from bot.settings import Settings
from bot.web.site import create_site
from bot.wording.starting import no_contract, port_taken, served, trouble


def run(settings: Settings) -> int:
    """Serve everything in one process; exit 1 with a sentence where the port is taken or no contract is there."""
    migrate_apart(settings)
    return started(settings, _run)


def web(settings: Settings) -> int:
    """Serve the pages, the API and the webhooks; a worker does what time does and sends."""
    migrate_apart(settings)
    return started(settings, _web)


def worker(settings: Settings) -> int:
    """Poll the platforms, send, and let time do its part; no pages."""
    migrate_apart(settings)
    return started(settings, _worker)


def started(settings: Settings, main: Callable[[Settings], Coroutine[None, None, None]]) -> int:
    """Run a process of the installation; 1 with a sentence where it cannot be started."""
    set_up_logs(settings.log_format)
    try:
        asyncio.run(main(settings))
    except PortTaken as taken:
        print(port_taken(languages(_language(settings)), taken.host, taken.port), file=sys.stderr)  # noqa: T201
        return 1
    except NoContract as missing:
        _tell_troubles(settings, missing.troubles)
        print(no_contract(languages(_language(settings)), str(settings.contracts)), file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _language(settings: Settings) -> str:
    return settings.language or "en"


def _tell_troubles(settings: Settings, troubles: tuple[Trouble, ...]) -> None:
    """Print what is wrong with contract files, each with its places."""
    language = languages(_language(settings))
    for one in troubles:
        for line in trouble(language, one.file, one.faults, one.forbidden):
            print(line, file=sys.stderr)  # noqa: T201


async def _run(settings: Settings) -> None:
    listener = bound(settings.host, settings.port)
    app = await build(settings, SystemClock())
    _tell_troubles(settings, app.troubles)
    site = create_site(app.site_parts())
    print(served(languages(_language(settings)), settings.address), flush=True)  # noqa: T201
    await serve(app, site, listener)


async def _web(settings: Settings) -> None:
    listener = bound(settings.host, settings.port)
    app = await build(settings, SystemClock())
    _tell_troubles(settings, app.troubles)
    await serve(app, create_site(app.site_parts()), listener, loops=app.web_loops())


async def _worker(settings: Settings) -> None:
    app: App = await build(settings, SystemClock())
    _tell_troubles(settings, app.troubles)
    await idle(app, app.loops())
