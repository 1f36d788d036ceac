"""What the tests of the pages share: worlds, a client without a browser, and a headless Chromium where there
is one.
"""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from bot.web.site import create_site
from tests.web.world import World, build, served

CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 15_000


@pytest.fixture
def world(tmp_path: Path) -> World:
    return build(tmp_path)


@pytest.fixture
def strict_world(tmp_path: Path) -> World:
    """The same site outside a demo: one must be signed in."""
    return build(tmp_path, demo=False)


def client_of(world: World) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=create_site(world.parts))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")


@pytest.fixture
async def client(world: World) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(world) as visitor:
        yield visitor


@pytest.fixture
async def stranger(strict_world: World) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(strict_world) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for one file: while it is open its loop runs in this thread, and no async test can."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not on this machine: the browser tests are skipped")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def address(world: World) -> Iterator[str]:
    with served(world) as url:
        yield url


def is_trouble(line: ConsoleMessage) -> bool:
    """Say whether the browser complains; a refusal that the page itself tells people about is no fault."""
    return line.type == "error" and "503" not in line.text


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """The demo, open in a Polish browser; nothing may be asked of another host and no script may fail."""
    context = chromium.new_context(locale="pl-PL", viewport={"width": 1360, "height": 820})
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    trouble: list[str] = []
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    tab.on("console", lambda line: trouble.append(line.text) if is_trouble(line) else None)
    tab.on(
        "request",
        lambda request: trouble.append(request.url) if not request.url.startswith(address) else None,
    )
    tab.goto(address)
    yield tab
    context.close()
    assert trouble == []
