"""The bench of the channel suite over the fake Slack, by signed HTTP or by Socket Mode."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from prometheus_client import REGISTRY

from bot.channels.slack import SlackChannel
from bot.channels.slack_home import HomeSource
from bot.channels.slack_modal import FormSource
from bot.clock import Clock, SystemClock
from bot.wording.said import Run, Said
from tests.channels.desk import RecordingDesk
from tests.channels.suite import Failure, Seen
from tests.channels.suite_trouble import Doing, Trouble
from tests.channels.telegram_bench import HandClock
from tests.fakes.slack import SlackFake
from tests.fakes.slack_mount import Mount
from tests.fakes.slack_person import Person
from tests.fakes.slack_world import DROPPED, LOST, SERVER_ERROR, SLOW, Fault, flood, refusal

UNSAVED = Said(runs=(Run("Nie zapisano. Proszę zadzwonić: +48 000 000 200"),))
FAULTS: dict[Failure, Fault] = {
    "blocked": refusal("account_inactive"),
    "unlinked": refusal("channel_not_found"),
    "refused": refusal("invalid_blocks"),
    "timeout": SERVER_ERROR,
    "rate_limited": flood(7),
}

TROUBLES: dict[Trouble, Fault] = {
    "refused": FAULTS["refused"],
    "timeout": SERVER_ERROR,
    "rate_limited": flood(7),
    "dropped": DROPPED,
    "lost": LOST,
    "slow": SLOW,
}
METHODS: dict[Doing, str] = {"send": "chat.postMessage", "edit": "chat.update"}


def counted(reason: str) -> float:
    """Return how often something was turned away for this reason, as `/metrics` tells it."""
    labels = {"channel": "slack", "reason": reason}
    return REGISTRY.get_sample_value("reakcja_refused_total", labels) or 0.0


@dataclass(kw_only=True)
class SlackBench:
    """A started channel, its desk, the fake, and one person; `pauses` are the waits for Slack's pace."""

    slack: SlackFake
    channel: SlackChannel
    desk: RecordingDesk
    person: Person
    pauses: list[float] = field(default_factory=list)
    _toasts_given: int = 0

    @property
    def chat(self) -> str:
        return self.person.dm

    @property
    def account(self) -> str:
        return self.person.account

    async def person_writes(self, text: str) -> None:
        self.person.say(text)

    async def person_presses(self, label: str) -> None:
        self.person.press(label)

    async def platform_repeats(self) -> None:
        self.slack.repeat_last()

    async def screen(self) -> list[Seen]:
        return [Seen(message=one.ts, text=one.text, buttons=one.buttons) for one in self.person.screen()]

    async def toast_shown(self) -> str:
        self._toasts_given += 1
        await self.slack.until(lambda: len(self.person.toasts()) >= self._toasts_given)
        return self.person.toasts()[self._toasts_given - 1]

    def fail_next(self, failure: Failure) -> None:
        self.slack.fail_next("chat.postMessage", FAULTS[failure])

    def platform_holds(self) -> None:
        self.slack.hold()

    async def platform_lets_go(self, *, reverse: bool = False, twice: bool = False) -> None:
        self.slack.release(reverse=reverse, twice=twice)

    def time_passes(self, span: timedelta) -> None:
        assert isinstance(self.channel.clock, HandClock)
        self.channel.clock.at += span

    def trouble(self, doing: Doing, trouble: Trouble) -> None:
        self.slack.fail_next(METHODS[doing], TROUBLES[trouble])

    async def platform_is_asked(self) -> None:
        await self.slack.until(lambda: self.slack.is_slow)

    def platform_answers(self) -> None:
        self.slack.hurry()


@asynccontextmanager
async def slack_bench(
    *,
    by_socket: bool = False,
    forms: FormSource | None = None,
    homes: HomeSource | None = None,
    ack_seconds: float = 2.5,
    answer_seconds: float = 10.0,
    probe_seconds: float = 3600.0,
    clock: Clock | None = None,
) -> AsyncIterator[SlackBench]:
    """Start the fake, a channel and its road; the person is Bartosz Wzór."""
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    with SlackFake(clock=clock) as slack:
        bartosz = slack.user("Bartosz Wzór", email="bartosz.wzor@zaklad.example.com")
        channel = SlackChannel(
            bot_token=slack.bot_token,
            signing_secret=slack.signing_secret,
            app_token=slack.app_token if by_socket else None,
            api_url=slack.url,
            clock=clock or SystemClock(),
            forms=forms,
            homes=homes,
            pause=pause,
            unsaved=lambda _inbound: UNSAVED,
            ack_seconds=ack_seconds,
            answer_seconds=answer_seconds,
            probe_seconds=probe_seconds,
        )
        desk = RecordingDesk()
        async with Mount(channel) as mount:
            slack.events_url = None if by_socket else mount.url
            await channel.start(desk)
            try:
                yield SlackBench(slack=slack, channel=channel, desk=desk, person=bartosz, pauses=pauses)
            finally:
                await channel.stop()
