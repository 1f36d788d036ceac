"""The recording channel keeps the promise of a channel too: what is tried with it holds for the real ones."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.channels.channel import Blocked, RateLimited, Refused, TimedOut, Unlinked
from bot.channels.recording import RecordingChannel
from tests.channels.desk import RecordingDesk
from tests.channels.suite import Failure, Seen
from tests.channels.suite_trouble import EVERY_CHECK, Check, Doing, Trouble
from tests.channels.telegram_bench import HandClock

FAILURES = {
    "blocked": Blocked(),
    "unlinked": Unlinked(),
    "refused": Refused(),
    "timeout": TimedOut(),
    "rate_limited": RateLimited(7),
}
NOT_IN_MEMORY = {
    "check_a_lost_answer_is_no_answer_although_the_message_arrived": "what is put into a list has arrived",
    "check_an_edit_whose_answer_was_lost_can_be_made_again": "likewise",
    "check_buttons_taken_off_with_the_answer_lost_can_be_taken_off_again": "likewise",
    "check_a_slow_answer_is_waited_for_and_what_is_heard_meanwhile_is_taken": "a list answers at once",
}


@dataclass(kw_only=True)
class RecordingBench:
    channel: RecordingChannel
    desk: RecordingDesk
    clock: HandClock
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

    def platform_holds(self) -> None:
        self.channel.hold()

    async def platform_lets_go(self, *, reverse: bool = False, twice: bool = False) -> None:
        await self.channel.release(reverse=reverse, twice=twice)

    def time_passes(self, span: timedelta) -> None:
        self.clock.at += span

    def trouble(self, doing: Doing, trouble: Trouble) -> None:
        self.channel.failures.append(FAILURES["timeout" if trouble == "dropped" else trouble])

    async def platform_is_asked(self) -> None:
        raise NotImplementedError(NOT_IN_MEMORY)

    def platform_answers(self) -> None:
        raise NotImplementedError(NOT_IN_MEMORY)


CHECKS_IN_MEMORY = [check for check in EVERY_CHECK if check.__name__ not in NOT_IN_MEMORY]


def test_every_check_left_out_is_one_of_the_suite() -> None:
    assert set(NOT_IN_MEMORY) <= {check.__name__ for check in EVERY_CHECK}


@pytest.mark.parametrize("check", CHECKS_IN_MEMORY, ids=lambda check: check.__name__)
async def test_recording_keeps_the_promise_of_a_channel(check: Check) -> None:
    clock = HandClock()
    bench = RecordingBench(channel=RecordingChannel(clock), desk=RecordingDesk(), clock=clock)
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
