"""While one side was away: the backlog, the interval of a press, trouble overcome."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.telegram import TelegramChannel
from bot.wording.said import Button
from handlers.messages import Arrival, Inbound
from tests.channels.desk import RecordingDesk
from tests.channels.suite import letter
from tests.channels.telegram_bench import HURRY, HandClock, TelegramBench, channel_to, telegram_bench
from tests.fakes.telegram import SERVER_ERROR, TelegramFake, flood

TAKE = Button(label="Biorę", act="ack", subject="42")


async def test_what_was_written_while_nobody_polled_arrives_at_the_start() -> None:
    clock = HandClock()
    with TelegramFake(clock=clock) as telegram:
        bartosz = telegram.user(501, "Bartosz Wzór")
        bartosz.say("taśma stoi")
        clock.move(hours=3)
        channel, desk = channel_to(telegram, clock), RecordingDesk()

        await channel.start(desk)
        arrived = await desk.next(Arrival.TEXT)
        await channel.stop()

    assert arrived.received_at - (arrived.platform_at or arrived.received_at) == timedelta(hours=3)


async def press_after(bench: TelegramBench, **away: float) -> Inbound:
    """Let the person press while the channel is stopped, start it after that time, return the press."""
    await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
    await bench.channel.stop()
    stopped_at = bench.clock.at
    bench.person.press("Biorę")
    bench.clock.move(**away)
    channel = channel_to(bench.telegram, bench.clock, last_contact=stopped_at)
    await channel.start(bench.desk)
    press = await bench.desk.next(Arrival.PRESS)
    await channel.stop()
    return press


@pytest.mark.parametrize(("seconds", "is_interval"), [(30, False), (31, True)])
async def test_a_press_after_a_gap_of_over_30_seconds_names_the_interval(
    seconds: int, is_interval: bool
) -> None:
    async with telegram_bench() as bench:
        stopped_at = bench.clock.at

        press = await press_after(bench, seconds=seconds)

        assert press.possible_from == (stopped_at if is_interval else None)
        assert press.received_at == stopped_at + timedelta(seconds=seconds)


async def test_a_press_after_the_backlog_names_no_interval() -> None:
    async with telegram_bench() as bench:
        await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        await bench.channel.stop()
        bench.clock.move(hours=1)
        channel = channel_to(bench.telegram, bench.clock, last_contact=bench.clock.at - timedelta(hours=1))
        await channel.start(bench.desk)
        await bench.telegram.until(
            lambda: any(call.get("timeout") == "5" for call in bench.telegram.calls_of("getUpdates")[-1:])
        )

        bench.person.press("Biorę")

        assert (await bench.desk.next(Arrival.PRESS)).possible_from is None
        await channel.stop()


async def test_a_text_after_a_gap_has_its_own_stamp_and_no_interval() -> None:
    clock = HandClock(datetime(2026, 10, 25, 0, 58, tzinfo=UTC))
    with TelegramFake(clock=clock) as telegram:
        bartosz = telegram.user(501, "Bartosz Wzór")
        left_at = clock.at
        clock.move(minutes=5)
        bartosz.say("taśma stoi")
        clock.move(minutes=30)
        channel, desk = channel_to(telegram, clock, last_contact=left_at), RecordingDesk()

        await channel.start(desk)
        text = await desk.next(Arrival.TEXT)
        await channel.stop()

    assert (text.possible_from, text.at) == (None, left_at + timedelta(minutes=5))
    assert text.away_since == left_at


async def test_the_platform_being_away_is_told_and_overcome() -> None:
    clock = HandClock()
    with TelegramFake(clock=clock) as telegram:
        bartosz = telegram.user(501, "Bartosz Wzór")
        telegram.fail_next("getMe", SERVER_ERROR, flood(1))
        channel, desk = channel_to(telegram, clock), RecordingDesk()

        await channel.start(desk)
        assert channel.health() == "degraded"
        bartosz.say("taśma stoi")

        assert (await desk.next(Arrival.TEXT)).text == "taśma stoi"
        assert channel.health() == "ok"
        await channel.stop()


async def test_no_network_at_the_start_is_no_reason_not_to_start() -> None:
    with TelegramFake() as telegram:
        nowhere = telegram.url
    channel = channel_to(telegram, HandClock())

    await channel.start(RecordingDesk())

    assert nowhere == telegram.url
    assert (channel.health(), channel.last_contact_at()) == ("degraded", None)
    await channel.stop()


async def test_a_poll_that_fails_is_tried_again() -> None:
    async with telegram_bench() as bench:
        bench.telegram.fail_next("getUpdates", SERVER_ERROR, SERVER_ERROR)
        bench.person.say("taśma stoi")

        assert (await bench.desk.next(Arrival.TEXT)).text == "taśma stoi"


class StumblingClock(HandClock):
    """Cannot tell the time as often as `stumbles` says."""

    stumbles = 0

    def now(self) -> datetime:
        if self.stumbles:
            self.stumbles -= 1
            raise OSError("no time")
        return super().now()


async def test_receiving_goes_on_after_whatever_went_wrong() -> None:
    clock = StumblingClock()
    with TelegramFake() as telegram:
        bartosz = telegram.user(501, "Bartosz Wzór")
        channel, desk = channel_to(telegram, clock), RecordingDesk()
        clock.stumbles = 2
        await channel.start(desk)

        bartosz.say("taśma stoi")

        assert (await desk.next(Arrival.TEXT)).text == "taśma stoi"
        assert channel.counts["failed"] == 2
        assert channel.health() == "ok"
        await channel.stop()


async def test_a_backlog_of_several_batches_names_the_interval_to_its_end() -> None:
    async with telegram_bench() as bench:
        await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        await bench.channel.stop()
        left_at = bench.clock.at
        for number in range(120):
            bench.person.say(f"wiadomość {number}")
        bench.person.press("Biorę")
        bench.clock.move(minutes=10)
        channel = channel_to(bench.telegram, bench.clock, last_contact=left_at)

        await channel.start(bench.desk)
        press = await bench.desk.next(Arrival.PRESS)
        await channel.stop()

        assert press.possible_from == left_at
        assert len(bench.desk.rows) == 121


async def test_a_rejected_token_is_trouble_and_no_end() -> None:
    with TelegramFake() as telegram:
        stranger = TelegramChannel(
            "700000002:AAanother-token-00000000000000000", telegram.url, clock=HandClock(), pace=HURRY
        )

        await stranger.start(RecordingDesk())

        assert stranger.health() == "degraded"
        await stranger.stop()


async def test_a_menu_that_is_refused_costs_no_report() -> None:
    clock = HandClock()
    with TelegramFake(clock=clock) as telegram:
        bartosz = telegram.user(501, "Bartosz Wzór")
        telegram.fail_next("setMyCommands", SERVER_ERROR, SERVER_ERROR, SERVER_ERROR)
        channel, desk = channel_to(telegram, clock), RecordingDesk()
        await channel.start(desk)

        bartosz.say("taśma stoi")

        assert (await desk.next(Arrival.TEXT)).text == "taśma stoi"
        await channel.stop()
