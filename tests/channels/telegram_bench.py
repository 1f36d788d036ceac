"""A started Telegram channel over the fake Bot API, with one person: what the shared suite runs on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_bot import Pace
from tests.channels.desk import RecordingDesk
from tests.channels.suite import Failure, Seen
from tests.channels.suite_trouble import Doing, Trouble
from tests.fakes.telegram import DROPPED, HANGS, LOST, SLOW, Fault, Person, TelegramFake, flood

HURRY = Pace(
    poll_seconds=5,
    first_wait=0.01,
    longest_wait=0.05,
    answer_by=1.5,
    between_messages=0.0,
    request_seconds=5.0,
    goodbye_seconds=1.0,
)
FAULTS = {
    "blocked": Fault(status=403, description="Forbidden: bot was blocked by the user"),
    "unlinked": Fault(status=400, description="Bad Request: chat not found"),
    "refused": Fault(status=400, description="Bad Request: can't parse entities"),
    "timeout": Fault(status=504, description="Gateway Timeout"),
    "rate_limited": flood(7),
}
TROUBLES: dict[Trouble, Fault] = {
    **{name: FAULTS[name] for name in ("refused", "timeout", "rate_limited")},
    "dropped": DROPPED,
    "lost": LOST,
    "slow": SLOW,
}
METHODS: dict[Doing, tuple[str, ...]] = {
    "send": ("sendMessage",),
    "edit": ("editMessageText", "editMessageReplyMarkup"),
}
WEDNESDAY = datetime(2026, 11, 25, 13, 5, tzinfo=UTC)


class HandClock:
    """A clock moved by hand."""

    def __init__(self, at: datetime = WEDNESDAY) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass(kw_only=True)
class TelegramBench:
    channel: TelegramChannel
    desk: RecordingDesk
    telegram: TelegramFake
    person: Person
    clock: HandClock
    toasts_read: int = field(default=0)

    @property
    def chat(self) -> str:
        return str(self.person.id)

    account = chat

    async def person_writes(self, text: str) -> None:
        self.person.say(text)

    async def person_presses(self, label: str) -> None:
        self.person.press(label)

    async def platform_repeats(self) -> None:
        self.telegram.repeat_last()

    async def screen(self) -> list[Seen]:
        return [Seen(message=str(one.id), text=one.text, buttons=one.buttons) for one in self.person.screen()]

    async def toast_shown(self) -> str:
        await self.telegram.until(lambda: len(self.telegram.toasts) > self.toasts_read)
        self.toasts_read += 1
        return self.telegram.toasts[self.toasts_read - 1].text

    def fail_next(self, failure: Failure) -> None:
        self.telegram.fail_next("sendMessage", FAULTS[failure])

    def platform_holds(self) -> None:
        self.telegram.hold()

    async def platform_lets_go(self, *, reverse: bool = False, twice: bool = False) -> None:
        self.telegram.release(reverse=reverse, twice=twice)

    def time_passes(self, span: timedelta) -> None:
        self.clock.at += span

    def trouble(self, doing: Doing, trouble: Trouble) -> None:
        self.telegram.fail_once(METHODS[doing], TROUBLES[trouble])

    async def platform_is_asked(self) -> None:
        await self.telegram.until(lambda: self.telegram.is_slow)

    def platform_answers(self) -> None:
        self.telegram.hurry()


def channel_to(telegram: TelegramFake, clock: HandClock, **more: object) -> TelegramChannel:
    return TelegramChannel(telegram.token, telegram.url, clock=clock, **{"pace": HURRY, **more})  # type: ignore[arg-type]


@asynccontextmanager
async def telegram_bench(**more: object) -> AsyncIterator[TelegramBench]:
    """Start everything; `more` goes to the channel."""
    clock = HandClock()
    with TelegramFake(clock=clock) as telegram:
        person = telegram.user(501, "Bartosz Wzór")
        channel, desk = channel_to(telegram, clock, **more), RecordingDesk()
        await channel.start(desk)
        try:
            yield TelegramBench(channel=channel, desk=desk, telegram=telegram, person=person, clock=clock)
        finally:
            await channel.stop()


__all__ = ["FAULTS", "HANGS", "HURRY", "HandClock", "TelegramBench", "channel_to", "telegram_bench"]
