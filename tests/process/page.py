"""Somebody who has the page of a running installation open: signed in by an invitation, reading the live stream."""

import html
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx

from tests.fakes.bell import Bell
from tests.process.house import PATIENCE, Installation

TAGS = re.compile(r"<[^>]+>")


def readable(fragment: str) -> str:
    """Return what a person reads of a piece of a page, on one line."""
    text = html.unescape(TAGS.sub(" ", fragment)).replace("\u00a0", " ").replace("\u202f", " ")
    return re.sub(r"\s+", " ", text)


class Page:
    """One open tab: `rows` are the messages as they came, newest last, an edit as a row of its own."""

    def __init__(self, browser: httpx.Client) -> None:
        self.browser = browser
        self.rows: list[str] = []
        self._bell = Bell()
        self._opened = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        assert self._opened.wait(PATIENCE)

    def sees(self, *texts: str) -> "Page":
        """Wait until each text has come."""
        for text in texts:
            try:
                self._bell.wait_until(lambda text=text: any(text in row for row in self.rows), PATIENCE)  # type: ignore[misc]
            except TimeoutError:
                raise AssertionError(f"the page does not show {text!r}:\n" + "\n".join(self.rows)) from None
        return self

    def _read(self) -> None:
        with suppress(httpx.HTTPError), self.browser.stream("GET", "/stream", timeout=None) as answer:
            for line in answer.iter_lines():
                self._opened.set()
                if line.startswith("data: "):
                    self.rows.append(readable(str(json.loads(line.removeprefix("data: ")).get("html", ""))))
                    self._bell.ring()


@contextmanager
def open_page(here: Installation, key: str) -> Iterator[Page]:
    """Sign a contact in by a fresh invitation and open the page."""
    status, said = here.call("invite", key, "--json")
    assert status == 0, said
    with httpx.Client(base_url=here.url, timeout=PATIENCE, trust_env=False) as browser:
        assert browser.post(f"/join/{json.loads(said)['token']}").status_code == 303
        yield Page(browser)
