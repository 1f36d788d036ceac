"""The rest each chat is given between two messages."""

import asyncio

from bot.channels.courtesy import Courtesy


async def test_a_chat_rests_from_the_answer_to_the_message_before() -> None:
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    courtesy, answer = Courtesy(1.0, pause), asyncio.Event()

    async def slow() -> None:
        async with courtesy.turn("D1"):
            await answer.wait()

    async def turn(chat: str) -> None:
        async with courtesy.turn(chat):
            pass

    first, second = asyncio.create_task(slow()), asyncio.create_task(turn("D1"))
    await turn("D2")
    assert (pauses, second.done()) == ([], False)

    answer.set()
    await asyncio.gather(first, second)

    (rest,) = pauses
    assert 0.9 < rest <= 1.0


async def test_a_chat_that_needs_no_rest_only_keeps_its_order() -> None:
    order: list[int] = []
    courtesy = Courtesy(60.0)

    async def turn(number: int) -> None:
        async with courtesy.turn("-100", rests=False):
            await asyncio.sleep(0)
            order.append(number)

    await asyncio.gather(*(turn(number) for number in range(5)))

    assert order == [0, 1, 2, 3, 4]


async def test_many_chats_are_each_held_for_their_second_and_then_forgotten() -> None:
    courtesy = Courtesy(0.0)

    for chat in range(600):
        async with courtesy.turn(str(chat)):
            pass

    assert len(courtesy._doors) <= 513
