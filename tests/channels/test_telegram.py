"""Telegram keeps the promise of a channel, driven over loopback against the fake Bot API."""

import pytest

from tests.channels.suite_trouble import EVERY_CHECK, Check
from tests.channels.telegram_bench import telegram_bench


@pytest.mark.parametrize("check", EVERY_CHECK, ids=lambda check: check.__name__)
async def test_telegram_keeps_the_promise_of_a_channel(check: Check) -> None:
    async with telegram_bench() as bench:
        await check(bench)
