"""Log lines: one format for ours and the libraries', and no token in either."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import set_up_logs

TELEGRAM = "1234567890:AAabcdefghijklmnopqrstuvwxyz0123456"


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    before = structlog.get_config()
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**before)


def test_our_lines_are_an_action_with_fields(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("json")

    structlog.get_logger("postroom").info("notice_sent", channel="web", attempts=2)

    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["channel"], line["attempts"]) == ("notice_sent", "web", 2)
    assert (line["level"], line["logger"]) == ("info", "postroom")


@pytest.mark.parametrize("form", ["json", "console", None])
@pytest.mark.parametrize(
    "secret",
    [
        f"https://api.telegram.org/bot{TELEGRAM}/getMe",
        "xoxb-12-34-abcdef",
        "xapp-1-A1-2-abc",
        "smtp://clerk:pass@mail.example.org",
    ],
)
def test_a_token_in_a_library_s_line_is_masked(
    capsys: pytest.CaptureFixture[str], form: str | None, secret: str
) -> None:
    set_up_logs(form)

    logging.getLogger("library").warning("calling %s", secret)
    structlog.get_logger("ours").warning("called", address=secret)

    written = capsys.readouterr().err
    assert secret not in written
    assert written.count("[hidden]") == 2


def test_a_library_that_writes_every_request_is_quietened(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("json")

    logging.getLogger("httpx").info("HTTP Request: POST https://example.org")

    assert capsys.readouterr().err == ""
