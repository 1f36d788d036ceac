"""The traps of transport on the platforms' own wires, driven by their unmodified clients (DEMANDS section 2)."""

from datetime import timedelta

from handlers.messages import Arrival
from tests.channels.desk import RecordingDesk
from tests.channels.slack_bench import slack_bench
from tests.channels.telegram_bench import HandClock, channel_to, telegram_bench
from tests.channels.test_slack_form import Forms
from tests.fakes.telegram import TelegramFake


async def test_trap_12_a_restart_keeps_what_telegram_holds() -> None:
    """Trap 12: `drop_pending_updates` throws away the reports sent while the bot was down."""
    clock = HandClock()
    with TelegramFake(clock=clock) as telegram:
        bartosz = telegram.user(501, "Bartosz Wzór")
        for words in ("taśma stoi", "dalej stoi"):
            bartosz.say(words)
        clock.move(hours=5)
        channel, desk = channel_to(telegram, clock), RecordingDesk()
        await channel.start(desk)

        arrived = [await desk.next(Arrival.TEXT) for _ in range(2)]
        await channel.stop()

    assert [one.text for one in arrived] == ["taśma stoi", "dalej stoi"]
    assert all(one.platform_at == one.received_at - timedelta(hours=5) for one in arrived)


async def test_trap_12_an_update_is_given_back_until_it_is_kept() -> None:
    """Trap 12: the client's offset lives in memory, so the update is stored before it is confirmed."""
    async with telegram_bench() as bench:
        bench.desk.is_down = True
        bench.person.say("taśma stoi")
        await bench.desk.until(lambda: bench.desk.refusals >= 2)
        assert len(bench.telegram.updates) == 1
        bench.desk.is_down = False
        await bench.telegram.until(lambda: not bench.telegram.updates)

    assert [row.inbound.text for row in bench.desk.rows] == ["taśma stoi"]


async def test_trap_12_a_retry_of_slack_is_neither_doubled_nor_thrown_away() -> None:
    """Trap 12: retries doubled actions, while ignoring every retry loses messages. The event's id decides."""
    async with slack_bench() as bench:
        first = bench.person.say("taśma stoi")
        await bench.slack.until(lambda: first.is_acked)
        bench.slack.repeat_last()
        await bench.slack.until(lambda: len(first.statuses) == 2)
        second = bench.person.say("dalej stoi")
        await bench.slack.until(lambda: second.is_acked)
        await bench.channel.settled()

        assert [one.text for one in bench.desk.inbounds] == ["taśma stoi", "dalej stoi"]


async def test_trap_12_a_form_that_can_no_longer_be_opened_costs_no_report() -> None:
    """Trap 12: the trigger lives three seconds; the command is answered all the same."""
    async with slack_bench(forms=Forms()) as bench:
        bench.slack.hold()
        bench.person.command("/awaria")
        bench.slack.expire_triggers()
        bench.slack.release()

        assert (await bench.desk.next(Arrival.COMMAND)).act == "report"


async def test_trap_12_a_closed_slack_account_is_known_before_somebody_is_needed() -> None:
    """Trap 12: the account of the person in charge was deactivated, and nobody knew."""
    async with slack_bench() as bench:
        bench.person.deactivate()

        ended = await bench.desk.next(Arrival.BLOCKED)

        assert (ended.account, ended.identity.foreign) == (bench.account, "deleted")
