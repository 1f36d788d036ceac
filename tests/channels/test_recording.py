"""The recording channel keeps the promise of a channel too: what is tried with it holds for the real ones."""

from dataclasses import dataclass

import pytest

from bot.channels.channel import Blocked, RateLimited, Refused, TimedOut, Unlinked
from bot.channels.recording import RecordingChannel
from tests.channels.desk import RecordingDesk
from tests.channels.suite import CHECKS, Check, Failure, Seen
from tests.channels.telegram_bench import HandClock

FAILURES = {
    "blocked": Blocked(),
    "unlinked": Unlinked(),
    "refused": Refused(),
    "timeout": TimedOut(),
    "rate_limited": RateLimited(7),
}


@dataclass(kw_only=True)
class RecordingBench:
    channel: RecordingChannel
    desk: RecordingDesk
    chat: str = "bartosz"
    account: str = "bartosz"
    toasts_read: int = 0

    async def person_writes(self, text: str) -> None:
        await self.channel.writes(self.account, text)

    async def person_presses(self, label: str) -> None:
        await self.channel.presses(self.account, label)

    async def platform_repeats(self) -> None:
        await self.channel.repeat()

    async def screen(self) -> list[Seen]:
        return [
            Seen(message=one.message, text=one.text, buttons=one.labels)
            for one in self.channel.screen(self.chat)
        ]

    async def toast_shown(self) -> str:
        self.toasts_read += 1
        return self.channel.toasts[self.toasts_read - 1].plain

    def fail_next(self, failure: Failure) -> None:
        self.channel.failures.append(FAILURES[failure])


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
async def test_recording_keeps_the_promise_of_a_channel(check: Check) -> None:
    bench = RecordingBench(channel=RecordingChannel(HandClock()), desk=RecordingDesk())
    await bench.channel.start(bench.desk)

    await check(bench)


async def test_what_is_written_before_the_start_arrives_at_the_start() -> None:
    channel, desk = RecordingChannel(HandClock()), RecordingDesk()
    await channel.writes("bartosz", "taśma stoi")
    assert channel.health() == "degraded"

    await channel.start(desk)

    assert [one.text for one in desk.inbounds] == ["taśma stoi"]
    assert channel.health() == "ok"


async def test_a_button_that_is_not_there_cannot_be_pressed() -> None:
    channel = RecordingChannel(HandClock())
    await channel.start(RecordingDesk())

    with pytest.raises(LookupError, match="Biorę"):
        await channel.presses("bartosz", "Biorę")
