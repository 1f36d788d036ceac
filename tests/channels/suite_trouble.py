"""The part of the channels' suite where platforms misbehave: late, twice, out of order, slow, answers lost.

Nothing sleeps: what is kept back comes when the bench says so. `EVERY_CHECK` is the whole suite, this and `suite.py`.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Literal, Protocol

import pytest

from bot.channels.channel import ChannelError, RateLimited, Refused, TimedOut
from handlers.messages import Arrival
from tests.channels.suite import CHECKS, TAKE, ChannelBench, letter

Doing = Literal["send", "edit"]
Trouble = Literal["refused", "timeout", "rate_limited", "dropped", "lost", "slow"]


class TroubledBench(ChannelBench, Protocol):
    """A bench whose platform misbehaves on demand."""

    def platform_holds(self) -> None:
        """Keep back what the person does from now on."""

    async def platform_lets_go(self, *, reverse: bool = False, twice: bool = False) -> None:
        """Deliver what was kept back, the newest first where `reverse`, each two times at once where `twice`."""

    def time_passes(self, span: timedelta) -> None:
        """Move the platform's clock and the program's."""

    def trouble(self, doing: Doing, trouble: Trouble) -> None:
        """Let the next send or edit go wrong. "dropped": the connection ends and nothing was taken, "lost": it was.

        "slow": taken at once, answered at `platform_answers`.
        """

    async def platform_is_asked(self) -> None:
        """Wait until a slow answer is being waited for."""

    def platform_answers(self) -> None:
        """Give the answer that is being waited for."""


Check = Callable[[TroubledBench], Awaitable[None]]
ERRORS: dict[Trouble, type[ChannelError]] = {
    "refused": Refused,
    "timeout": TimedOut,
    "rate_limited": RateLimited,
    "dropped": TimedOut,
}


async def check_two_deliveries_at_once_are_handled_once(bench: TroubledBench) -> None:
    bench.platform_holds()
    await bench.person_writes("taśma stoi")

    await bench.platform_lets_go(twice=True)
    await bench.desk.until(lambda: bench.desk.deliveries >= 2)
    await bench.person_writes("drugie zdanie")
    await bench.desk.until(lambda: len(bench.desk.inbounds) >= 2)

    assert [one.text for one in bench.desk.inbounds] == ["taśma stoi", "drugie zdanie"]
    assert len(bench.desk.rows) == 2


async def check_a_press_delivered_twice_at_once_is_done_once(bench: TroubledBench) -> None:
    await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
    bench.platform_holds()
    await bench.person_presses("Biorę")

    await bench.platform_lets_go(twice=True)
    await bench.desk.until(lambda: bench.desk.deliveries >= 2)
    await bench.person_writes("jadę")
    await bench.desk.until(lambda: len(bench.desk.inbounds) >= 2)

    assert [one.kind for one in bench.desk.inbounds] == [Arrival.PRESS, Arrival.TEXT]


async def check_what_comes_out_of_order_is_kept_whole(bench: TroubledBench) -> None:
    bench.platform_holds()
    for number in range(3):
        await bench.person_writes(f"taśma {number}")

    await bench.platform_lets_go(reverse=True)
    await bench.desk.until(lambda: len(bench.desk.inbounds) == 3)

    assert {one.text for one in bench.desk.inbounds} == {"taśma 0", "taśma 1", "taśma 2"}
    assert len({one.key for one in bench.desk.inbounds}) == 3


async def check_what_comes_out_of_order_has_the_stamps_of_its_writing(bench: TroubledBench) -> None:
    bench.platform_holds()
    for number in range(3):
        await bench.person_writes(f"taśma {number}")
        bench.time_passes(timedelta(seconds=2))

    await bench.platform_lets_go(reverse=True)
    await bench.desk.until(lambda: len(bench.desk.inbounds) == 3)

    stamped = sorted(bench.desk.inbounds, key=lambda one: one.at)
    assert [one.text for one in stamped] == ["taśma 0", "taśma 1", "taśma 2"]
    assert [stamped[n + 1].at - stamped[n].at for n in range(2)] == [timedelta(seconds=2)] * 2


async def check_what_arrives_late_counts_from_when_it_was_written(bench: TroubledBench) -> None:
    bench.platform_holds()
    await bench.person_writes("taśma stoi")
    bench.time_passes(timedelta(minutes=40))

    await bench.platform_lets_go()

    late = await bench.desk.next(Arrival.TEXT)
    assert late.at == late.platform_at
    assert timedelta(minutes=40) <= late.received_at - late.at < timedelta(minutes=40, seconds=1)


async def check_an_edit_fails_as_a_send_does(bench: TroubledBench) -> None:
    posted = await bench.channel.send(letter(bench, "Czeka na reakcję", (TAKE,)))
    for trouble, error in ERRORS.items():
        bench.trouble("edit", trouble)
        with pytest.raises(error):
            await bench.channel.edit(letter(bench, f"próba: {trouble}"), posted.message)

    (seen,) = await bench.screen()
    assert (seen.text, seen.buttons) == ("Czeka na reakcję", ("Biorę",))


async def check_a_dropped_connection_is_no_answer_and_the_next_send_arrives(bench: TroubledBench) -> None:
    bench.trouble("send", "dropped")
    with pytest.raises(TimedOut):
        await bench.channel.send(letter(bench, "Z-0042"))
    assert await bench.screen() == []

    await bench.channel.send(letter(bench, "Z-0042"))

    assert [one.text for one in await bench.screen()] == ["Z-0042"]


async def check_a_lost_answer_is_no_answer_although_the_message_arrived(bench: TroubledBench) -> None:
    bench.trouble("send", "lost")

    with pytest.raises(TimedOut):
        await bench.channel.send(letter(bench, "Z-0042"))

    assert [one.text for one in await bench.screen()] == ["Z-0042"]


async def check_an_edit_whose_answer_was_lost_can_be_made_again(bench: TroubledBench) -> None:
    posted = await bench.channel.send(letter(bench, "Czeka na reakcję", (TAKE,)))
    news = letter(bench, "W naprawie")
    bench.trouble("edit", "lost")
    with pytest.raises(TimedOut):
        await bench.channel.edit(news, posted.message)

    again = await bench.channel.edit(news, posted.message)

    assert again.message == posted.message
    assert [(one.text, one.buttons) for one in await bench.screen()] == [("W naprawie", ())]


async def check_buttons_taken_off_with_the_answer_lost_can_be_taken_off_again(bench: TroubledBench) -> None:
    asked = letter(bench, "Kto?", (TAKE,))
    posted = await bench.channel.send(asked)
    bare = replace(asked, said=replace(asked.said, rows=()), only_buttons=True)
    bench.trouble("edit", "lost")
    with pytest.raises(TimedOut):
        await bench.channel.edit(bare, posted.message)

    again = await bench.channel.edit(bare, posted.message)

    assert again.message == posted.message
    assert [(one.text, one.buttons) for one in await bench.screen()] == [("Kto?", ())]


async def check_a_slow_answer_is_waited_for_and_what_is_heard_meanwhile_is_taken(
    bench: TroubledBench,
) -> None:
    bench.trouble("send", "slow")
    sending = asyncio.create_task(bench.channel.send(letter(bench, "Z-0042", (TAKE,))))
    await bench.platform_is_asked()

    await bench.person_writes("taśma stoi")
    heard = await bench.desk.next(Arrival.TEXT)
    was_done = sending.done()
    bench.platform_answers()
    posted = await sending

    assert (heard.text, was_done) == ("taśma stoi", False)
    assert [one.message for one in await bench.screen()] == [posted.message]


TROUBLE: tuple[Check, ...] = tuple(
    check for name, check in sorted(globals().items()) if name.startswith("check_")
)
EVERY_CHECK = (*CHECKS, *TROUBLE)
