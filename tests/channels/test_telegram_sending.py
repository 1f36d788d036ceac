"""The way out: what a letter becomes, how fast, and what the platform may answer."""

import asyncio
from dataclasses import replace

import pytest

from bot.channels.channel import Blocked, Moved, RateLimited, Refused, TimedOut, Unlinked
from bot.channels.telegram_bot import Pace
from bot.channels.telegram_pace import Window
from bot.wording.said import Button, Run, Said
from tests.channels.suite import letter, letter_to
from tests.channels.telegram_bench import HURRY, WEDNESDAY, HandClock, channel_to, telegram_bench
from tests.fakes.telegram import HANGS, SERVER_ERROR, Fault, TelegramFake

TAKE = Button(label="Biorę", act="ack", subject="42")


async def test_a_letter_without_a_bell_is_silent() -> None:
    async with telegram_bench() as bench:
        loud = letter(bench, "Nowa awaria")
        await bench.channel.send(loud)
        await bench.channel.send(replace(loud, said=Said(runs=(Run("Dopisano."),), bell=False)))

        assert [one.silent for one in bench.person.screen()] == [False, True]


async def test_bold_runs_are_bold() -> None:
    async with telegram_bench() as bench:
        said = Said(runs=(Run("Z-0042 <A>", bold=True), Run(" czeka")))

        await bench.channel.send(replace(letter(bench, ""), said=said))

        (seen,) = bench.person.screen()
        assert (seen.text, seen.bold) == ("Z-0042 <A> czeka", ("Z-0042 <A>",))


async def test_a_thread_is_a_reply_also_to_what_is_gone() -> None:
    async with telegram_bench() as bench:
        card = await bench.channel.send(letter(bench, "Z-0042"))

        await bench.channel.send(letter(bench, "eskalacja", thread=card.message))
        await bench.channel.send(letter(bench, "eskalacja", thread="99999"))

        assert [one.reply_to for one in bench.person.screen()] == [None, int(card.message), None]


async def test_the_platforms_stamp_of_a_sent_letter_is_kept() -> None:
    async with telegram_bench() as bench:
        posted = await bench.channel.send(letter(bench, "Z-0042"))

        assert posted.platform_at == WEDNESDAY


async def test_a_contact_card_is_asked_for_by_a_button() -> None:
    async with telegram_bench() as bench:
        asking = Said(runs=(Run("Proszę udostępnić numer."),), asks_contact="Udostępnij mój numer")

        await bench.channel.send(replace(letter(bench, ""), said=asking))

        (seen,) = bench.person.screen()
        assert seen.buttons == ("Udostępnij mój numer",)
        assert seen.rows[0][0].asks_contact


async def test_the_button_that_links_an_account_opens_the_private_chat_from_a_group() -> None:
    link = Button(label="Połącz konto", act="invitation")
    async with telegram_bench() as bench:
        bench.telegram.group(-500, "Hala A")
        for chat in ("-500", str(bench.person.id)):
            await bench.channel.send(replace(letter(bench, "Konto nie jest połączone.", (link,)), chat=chat))

        keys = [
            call["reply_markup"]["inline_keyboard"][0][0] for call in bench.telegram.calls_of("sendMessage")
        ]
        assert keys == [
            {"text": "Połącz konto", "url": f"https://t.me/{bench.telegram.username}"},
            {"text": "Połącz konto", "callback_data": "invitation"},
        ]


async def test_who_is_linked_keeps_no_button_that_asks_for_the_card() -> None:
    async with telegram_bench() as bench:
        done = Said(runs=(Run("Gotowe."),), ends_asking=True)

        await bench.channel.send(replace(letter(bench, ""), said=done))

        (call,) = bench.telegram.calls_of("sendMessage")
        assert call["reply_markup"] == {"remove_keyboard": True}


async def test_a_group_that_has_become_a_supergroup_tells_its_new_address() -> None:
    async with telegram_bench() as bench:
        group = bench.telegram.group(-500, "Hala A")
        bench.telegram.migrate(group, -1_000_000_500)

        with pytest.raises(Moved) as moved:
            await bench.channel.send(replace(letter(bench, "Z-0042"), chat="-500"))

        assert moved.value.chat == "-1000000500"
        await bench.channel.send(replace(letter(bench, "Z-0042"), chat=moved.value.chat))
        assert [one.text for one in bench.telegram.screen(-1_000_000_500)] == ["Z-0042"]


async def test_who_has_blocked_the_bot_or_was_never_there_is_told_apart() -> None:
    async with telegram_bench() as bench:
        bench.person.block()
        shy = bench.telegram.user(502, "Anna Przykład", started=False)

        with pytest.raises(Blocked):
            await bench.channel.send(letter(bench, "Z-0042"))
        with pytest.raises(Blocked):
            await bench.channel.send(replace(letter(bench, "Z-0042"), chat=str(shy.id)))
        with pytest.raises(Unlinked):
            await bench.channel.send(replace(letter(bench, "Z-0042"), chat="777"))


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (SERVER_ERROR, TimedOut),
        (Fault(status=502, description="Bad Gateway"), TimedOut),
        (HANGS, TimedOut),
        (Fault(status=400, description="Bad Request: message can't be edited"), Refused),
        (Fault(status=403, description="Forbidden: user is deactivated"), Blocked),
    ],
)
async def test_a_failed_edit_has_the_errors_of_a_failed_send(fault: Fault, error: type[Exception]) -> None:
    async with telegram_bench(pace=replace(HURRY, request_seconds=0.3)) as bench:
        posted = await bench.channel.send(letter(bench, "Z-0042"))
        bench.telegram.fail_next("editMessageText", fault)

        with pytest.raises(error):
            await bench.channel.edit(letter(bench, "Z-0042 w naprawie"), posted.message)


async def test_an_answer_that_never_comes_is_a_timeout() -> None:
    async with telegram_bench(pace=replace(HURRY, request_seconds=0.3)) as bench:
        bench.telegram.fail_next("sendMessage", HANGS)

        with pytest.raises(TimedOut):
            await bench.channel.send(letter(bench, "Z-0042"))


async def test_a_flood_names_its_seconds() -> None:
    async with telegram_bench() as bench:
        bench.fail_next("rate_limited")

        with pytest.raises(RateLimited) as flooded:
            await bench.channel.send(letter(bench, "Z-0042"))

        assert flooded.value.retry_seconds == 7.0


async def test_a_button_too_long_for_telegram_is_refused_before_anything_is_sent() -> None:
    async with telegram_bench() as bench:
        too_long = Button(label="Hala A", act="place", subject="17", argument="ą" * 30)

        with pytest.raises(Refused):
            await bench.channel.send(letter(bench, "Gdzie?", (too_long,)))

        assert bench.telegram.calls_of("sendMessage") == []


async def test_one_private_chat_gets_one_new_message_a_second_and_edits_at_once() -> None:
    assert Pace().between_messages == 1.0
    async with telegram_bench(pace=replace(HURRY, between_messages=0.5)) as bench:
        anna = bench.telegram.user(502, "Anna Przykład")
        now = asyncio.get_running_loop().time
        started_at = now()
        posted = await bench.channel.send(letter(bench, "pierwsza"))

        second = asyncio.create_task(bench.channel.send(letter(bench, "druga")))
        await bench.channel.send(replace(letter(bench, "inna osoba"), chat=str(anna.id)))
        await bench.channel.edit(letter(bench, "zmieniona"), posted.message)
        assert [one.text for one in bench.person.screen()] == ["zmieniona"]
        await second

        assert [one.text for one in bench.person.screen()] == ["zmieniona", "druga"]
        assert now() - started_at >= 0.5


async def test_messages_asked_for_at_once_keep_their_order() -> None:
    async with telegram_bench(pace=replace(HURRY, between_messages=0.02)) as bench:
        await asyncio.gather(*(bench.channel.send(letter(bench, f"nr {number}")) for number in range(5)))

        assert [one.text for one in bench.person.screen()] == [f"nr {number}" for number in range(5)]


async def test_an_edit_of_what_is_no_message_of_telegram_is_refused() -> None:
    async with telegram_bench() as bench:
        with pytest.raises(Refused, match=r"1700000000\.000100"):
            await bench.channel.edit(letter(bench, "Z-0042"), "1700000000.000100")


async def test_a_process_that_only_sends_need_not_receive() -> None:
    with TelegramFake() as telegram:
        bartosz = telegram.user(501, "Bartosz Wzór")
        channel = channel_to(telegram, HandClock())
        assert channel.health() == "degraded"

        await channel.send(letter_to("501", "Z-0042"))

        assert bartosz.sees("Z-0042")
        assert channel.health() == "ok"
        await channel.stop()


async def test_a_call_on_its_way_keeps_its_place_until_after_its_answer() -> None:
    window, answer, order = Window(1, 0.05), asyncio.Event(), list[str]()
    now = asyncio.get_running_loop().time

    async def slow() -> None:
        async with window.turn():
            order.append("first is called")
            await answer.wait()
            order.append("first is answered")

    async def next_one() -> float:
        async with window.turn():
            order.append("second is called")
            return now()

    first, second = asyncio.create_task(slow()), asyncio.create_task(next_one())
    await asyncio.sleep(0)
    answer.set()
    await first
    answered_at = now()

    assert await second - answered_at >= 0.05 - 0.01
    assert order == ["first is called", "first is answered", "second is called"]
