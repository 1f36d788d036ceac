"""Slack passes the suite of all channels, by signed HTTP and by Socket Mode."""

import pytest

from tests.channels.slack_bench import slack_bench
from tests.channels.suite_trouble import EVERY_CHECK, Check
from tests.channels.telegram_bench import HandClock


@pytest.mark.parametrize("check", EVERY_CHECK, ids=lambda check: check.__name__)
async def test_slack_by_http_keeps_the_promise_of_a_channel(check: Check) -> None:
    async with slack_bench(clock=HandClock()) as bench:
        await check(bench)


@pytest.mark.parametrize("check", EVERY_CHECK, ids=lambda check: check.__name__)
async def test_slack_by_socket_keeps_the_promise_of_a_channel(check: Check) -> None:
    async with slack_bench(by_socket=True, clock=HandClock()) as bench:
        await check(bench)
