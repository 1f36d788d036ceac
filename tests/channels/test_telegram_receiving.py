"""The ways in: the long poll, what it confirms and when; presses answered in time; gaps told apart."""

import asyncio
from dataclasses import replace

from bot.channels.channel import Taken
from bot.wording.said import Button, Run, Said
from handlers.messages import Arrival
from tests.channels.desk import RecordingDesk
from tests.channels.suite import letter
from tests.channels.telegram_bench import HandClock, channel_to, telegram_bench
from tests.fakes.telegram import SERVER_ERROR, TelegramFake

NOT_RECORDED = Said(runs=(Run("Zgłoszenia nie da się teraz zapisać. Proszę zadzwonić."),))
TAKE = Button(label="Biorę", act="ack", subject="42")


def test_words_of_menus_are_those_of_the_languages() -> None:
    with TelegramFake() as telegram:
        asyncio.run(start_and_stop(telegram))

        polish = [name for name, _ in telegram.commands["all_private_chats", "pl"]]
        english = [name for name, _ in telegram.commands["all_private_chats", "en"]]
        in_groups = [name for name, _ in telegram.commands["all_group_chats", "pl"]]
        of_admins = [name for name, _ in telegram.commands["all_chat_administrators", ""]]

    assert polish == ["awaria", "moje", "osoby", "pomoc", "jezyk"]
    assert english == ["report", "mine", "people", "help", "language"]
    assert in_groups == ["awaria", "pomoc"]
    assert of_admins == ["report", "room", "help"]


async def start_and_stop(telegram: TelegramFake) -> None:
    channel = channel_to(telegram, HandClock())
    await channel.start(RecordingDesk())
    await telegram.until(lambda: ("all_chat_administrators", "pl") in telegram.commands)
    await channel.stop()


async def test_without_a_secret_pending_updates_are_kept_and_four_kinds_asked_for() -> None:
    async with telegram_bench() as bench:
        await bench.telegram.until(lambda: bool(bench.telegram.calls_of("getUpdates")))

        (deleted,) = bench.telegram.calls_of("deleteWebhook")
        polled = bench.telegram.calls_of("getUpdates")[0]

    assert str(deleted.get("drop_pending_updates", False)).lower() == "false"
    assert polled["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]


async def test_an_update_is_confirmed_only_after_it_is_kept() -> None:
    async with telegram_bench() as bench:
        bench.desk.is_down = True
        bench.person.say("taśma stoi")
        await bench.desk.until(lambda: bench.desk.refusals >= 2)
        assert len(bench.telegram.updates) == 1

        bench.desk.is_down = False

        await bench.telegram.until(lambda: not bench.telegram.updates)
        assert [row.inbound.text for row in bench.desk.rows] == ["taśma stoi"]


async def test_who_cannot_be_recorded_is_told_once_each_also_behind_another() -> None:
    async with telegram_bench() as bench:
        anna = bench.telegram.user(502, "Anna Przykład")
        bench.channel.unsaved = lambda _inbound: NOT_RECORDED
        await bench.channel.stop()
        bench.desk.is_down = True
        bench.person.say("taśma stoi")
        anna.say("panel czarny")

        await bench.channel.start(bench.desk)
        await bench.desk.until(lambda: bench.desk.refusals >= 3)
        await bench.telegram.until(lambda: anna.sees("nie da się teraz zapisać"))

        assert [one.text for one in bench.person.screen()] == [NOT_RECORDED.plain]
        assert [one.text for one in anna.screen()] == [NOT_RECORDED.plain]


async def test_a_press_received_while_the_inbox_was_down_keeps_its_first_time() -> None:
    async with telegram_bench() as bench:
        await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        first_at = bench.clock.at
        bench.desk.is_down = True
        bench.person.press("Biorę")
        await bench.desk.until(lambda: bench.desk.refusals >= 1)

        bench.clock.move(seconds=20)
        bench.desk.is_down = False

        assert (await bench.desk.next(Arrival.PRESS)).received_at == first_at


async def test_an_update_nobody_can_read_is_kept_raw_and_blocks_nothing() -> None:
    async with telegram_bench() as bench:
        bench.telegram.push({"message": {"text": "bez nadawcy", "chat": 5}})
        bench.person.say("taśma stoi")

        raw = await bench.desk.next(Arrival.UNREADABLE)
        text = await bench.desk.next(Arrival.TEXT)
        await bench.telegram.until(lambda: not bench.telegram.updates)

        assert "bez nadawcy" in raw.text
        assert text.text == "taśma stoi"
        assert bench.channel.counts["unreadable"] == 1


async def test_a_bots_message_is_counted_and_confirmed() -> None:
    async with telegram_bench() as bench:
        robot = {**bench.person.as_json(), "id": 9, "is_bot": True}
        chat = bench.telegram.chat(501)
        bench.telegram.push(
            {"message": {"message_id": 1, "from": robot, "chat": chat, "date": 1, "text": "x"}}
        )

        await bench.telegram.until(lambda: not bench.telegram.updates)

        assert bench.channel.counts["ignored"] == 1
        assert bench.desk.rows == []


async def test_a_slow_desk_does_not_keep_a_press_waiting() -> None:
    async with telegram_bench() as bench:
        await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        bench.desk.gate.clear()
        bench.desk.answer_next(Said(runs=(Run("Zajmuje się tym: Filip Schemat."),)))

        bench.person.press("Biorę")

        assert await bench.toast_shown() == ""
        bench.desk.gate.set()
        await bench.telegram.until(lambda: bench.person.sees("Zajmuje się tym: Filip Schemat."))


async def test_a_refusal_is_an_alert_and_a_remark_is_not() -> None:
    async with telegram_bench() as bench:
        await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        for bell in (True, False):
            bench.desk.answer_next(Said(runs=(Run("Karta jest nieaktualna."),), bell=bell))
            bench.person.press("Biorę")
            await bench.toast_shown()

        assert [toast.is_alert for toast in bench.telegram.toasts] == [True, False]


async def test_the_telephone_button_answers_with_the_number() -> None:
    async with telegram_bench() as bench:
        call = Button(label="Telefon", link="tel:+48000000200")
        await bench.channel.send(letter(bench, "Z-0042", (call,)))

        bench.person.press("Telefon")

        assert await bench.toast_shown() == "+48000000200"
        assert bench.telegram.toasts[0].is_alert


async def test_the_answer_to_a_command_is_a_message() -> None:
    async with telegram_bench() as bench:
        bench.desk.answer_next(Said(runs=(Run("Brak zgłoszeń <otwartych>."),)))

        bench.person.say("/moje")

        await bench.telegram.until(lambda: bench.person.sees("Brak zgłoszeń <otwartych>."))


class BreakingDesk(RecordingDesk):
    """Fails to handle whatever says so."""

    async def handle(self, row: int) -> Taken:
        if "pęknie" in self.rows[row].inbound.text:
            raise RuntimeError("broken")
        return await super().handle(row)


async def test_a_desk_that_breaks_over_one_message_goes_on_with_the_next() -> None:
    async with telegram_bench() as bench:
        await bench.channel.stop()
        bench.channel.unsaved = lambda _inbound: NOT_RECORDED
        desk = BreakingDesk()
        await bench.channel.start(desk)

        bench.person.say("to pęknie")
        bench.person.say("taśma stoi")

        assert (await desk.next(Arrival.TEXT)).text == "taśma stoi"
        await bench.telegram.until(lambda: bench.person.sees("nie da się teraz zapisać"))
        assert bench.channel.counts["unhandled"] == 1


async def test_one_chat_that_waits_does_not_hold_another() -> None:
    async with telegram_bench() as bench:
        anna = bench.telegram.user(502, "Anna Przykład")
        hold = asyncio.Event()

        class HoldingDesk(RecordingDesk):
            async def handle(self, row: int) -> Taken:
                if self.rows[row].inbound.account == "501":
                    await hold.wait()
                return await super().handle(row)

        await bench.channel.stop()
        desk = HoldingDesk()
        await bench.channel.start(desk)
        bench.person.say("pierwsze")
        anna.say("drugie")

        assert (await desk.next(Arrival.TEXT)).text == "drugie"
        hold.set()
        assert (await desk.next(Arrival.TEXT)).text == "pierwsze"


async def test_a_press_too_old_to_be_answered_still_counts() -> None:
    async with telegram_bench() as bench:
        await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        query = bench.person.press("Biorę")
        bench.telegram.open_queries.discard(query)

        assert (await bench.desk.next(Arrival.PRESS)).act == "ack"


async def test_a_person_s_own_commands_are_shown_in_their_chat_in_their_language() -> None:
    async with telegram_bench() as bench:
        asked = replace(letter(bench, "Gotowe."), menu=("queue", "phone", "help"), language="pl")

        await bench.channel.send(asked)

        assert [name for name, _ in bench.telegram.commands["chat", ""]] == ["kolejka", "telefon", "pomoc"]


async def test_a_menu_that_is_refused_costs_no_message() -> None:
    async with telegram_bench() as bench:
        await bench.telegram.until(lambda: ("all_chat_administrators", "pl") in bench.telegram.commands)
        bench.telegram.fail_next("setMyCommands", SERVER_ERROR)

        posted = await bench.channel.send(replace(letter(bench, "Gotowe."), menu=("help",)))

        assert [one.id for one in bench.person.screen()] == [int(posted.message)]
