"""The one suite every channel passes, real or recording: `check_*` coroutines, each given a fresh bench.

A platform's test file builds a `ChannelBench` over its fake and runs all of `CHECKS`:

    @pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
    async def test_telegram_keeps_the_promise_of_a_channel(check: Check) -> None:
        async with telegram_bench() as bench:
            await check(bench)
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Literal, Protocol

import pytest

from bot.channels.channel import (
    Blocked,
    Channel,
    ChannelError,
    Letter,
    RateLimited,
    Refused,
    TimedOut,
    Unlinked,
)
from bot.wording.said import Button, Run, Said
from handlers.messages import Arrival
from handlers.notices.answering import QueueEmpty
from tests.channels.desk import RecordingDesk

Failure = Literal["blocked", "unlinked", "refused", "timeout", "rate_limited"]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A message as the person sees it: marks of weight removed, `buttons` are labels in reading order."""

    message: str
    text: str
    buttons: tuple[str, ...] = ()


class ChannelBench(Protocol):
    """A started channel, the desk it hands to, and one person (private chat) on its platform.

    `chat` and `account` are the platform's names of that person, as they stand in letters and inbounds.
    """

    channel: Channel
    desk: RecordingDesk
    chat: str
    account: str

    async def person_writes(self, text: str) -> None:
        """Send a private text message to the bot."""

    async def person_presses(self, label: str) -> None:
        """Press the button with exactly this label on the newest message that has it."""

    async def platform_repeats(self) -> None:
        """Deliver the person's last act again, as the platform does when in doubt."""

    async def screen(self) -> list[Seen]:
        """Return the private chat's messages from the bot, oldest first."""

    async def toast_shown(self) -> str:
        """Wait for the next immediate answer shown to the person (alert, ephemeral) and return its text."""

    def fail_next(self, failure: Failure) -> None:
        """Make the platform answer the next send or edit with this failure."""


Check = Callable[[ChannelBench], Awaitable[None]]


def letter(bench: ChannelBench, text: str, *rows: tuple[Button, ...], thread: str | None = None) -> Letter:
    """Return a letter to the bench's person."""
    return letter_to(bench.chat, text, *rows, thread=thread)


def letter_to(chat: str, text: str, *rows: tuple[Button, ...], thread: str | None = None) -> Letter:
    """Return a letter to any chat."""
    said = Said(runs=(Run(text),), rows=rows)
    return Letter(
        said=said, notice=QueueEmpty(), chat=chat, person="k2", contract="SLA/2026/001", thread=thread
    )


TAKE = Button(label="Biorę", act="ack", subject="42")
SERVICE = Button(label="Sterowanie linią", act="service", subject="17", argument="linia")


async def check_a_text_arrives_with_its_sender(bench: ChannelBench) -> None:
    await bench.person_writes("taśma stoi, panel czarny")

    inbound = await bench.desk.next(Arrival.TEXT)
    assert inbound.text == "taśma stoi, panel czarny"
    assert (inbound.channel, inbound.account, inbound.chat) == (bench.channel.name, bench.account, bench.chat)
    assert inbound.is_private
    assert inbound.message


async def check_texts_arrive_in_the_order_written(bench: ChannelBench) -> None:
    for number in range(5):
        await bench.person_writes(f"taśma {number}")

    texts = [(await bench.desk.next(Arrival.TEXT)).text for _ in range(5)]
    assert texts == ["taśma 0", "taśma 1", "taśma 2", "taśma 3", "taśma 4"]


async def check_a_text_full_of_signs_arrives_unchanged(bench: ChannelBench) -> None:
    text = "błąd <E-42> & *stop* _linia_ `x` 🏭 „hala”"

    await bench.person_writes(text)

    assert (await bench.desk.next(Arrival.TEXT)).text == text


async def check_a_repeated_delivery_is_handled_once(bench: ChannelBench) -> None:
    await bench.person_writes("taśma stoi")
    await bench.desk.until(lambda: len(bench.desk.inbounds) == 1)

    await bench.platform_repeats()
    await bench.person_writes("drugie zdanie")
    await bench.desk.until(lambda: len(bench.desk.inbounds) >= 2)

    assert bench.desk.deliveries >= 3
    assert [one.text for one in bench.desk.inbounds] == ["taśma stoi", "drugie zdanie"]


async def check_a_press_names_act_subject_and_argument(bench: ChannelBench) -> None:
    posted = await bench.channel.send(letter(bench, "Czego dotyczy?", (SERVICE,), (TAKE,)))

    await bench.person_presses("Sterowanie linią")
    press = await bench.desk.next(Arrival.PRESS)
    assert (press.act, press.subject, press.argument) == ("service", "17", "linia")
    assert press.message == posted.message

    await bench.person_presses("Biorę")
    press = await bench.desk.next(Arrival.PRESS)
    assert (press.act, press.subject, press.argument) == ("ack", "42", "")
    assert (press.account, press.chat) == (bench.account, bench.chat)


async def check_a_toast_is_shown_to_who_pressed(bench: ChannelBench) -> None:
    await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
    bench.desk.answer_next(Said(runs=(Run("Do tej czynności potrzebna jest rola: <acknowledge>."),)))

    await bench.person_presses("Biorę")

    assert await bench.toast_shown() == "Do tej czynności potrzebna jest rola: <acknowledge>."


async def check_a_letter_is_seen_as_it_was_worded(bench: ChannelBench) -> None:
    text = "Błąd <b>E-42</b> & *stop* _linia_\n~hala~ „x” 🏭 &amp; :smile: <!channel>"

    posted = await bench.channel.send(letter(bench, text, (TAKE, SERVICE)))

    (seen,) = await bench.screen()
    assert seen == Seen(message=posted.message, text=text, buttons=("Biorę", "Sterowanie linią"))


async def check_an_edit_replaces_text_and_buttons(bench: ChannelBench) -> None:
    posted = await bench.channel.send(letter(bench, "Czeka na reakcję", (TAKE,)))

    edited = await bench.channel.edit(letter(bench, "W naprawie"), posted.message)

    assert edited.message == posted.message
    assert await bench.screen() == [Seen(message=posted.message, text="W naprawie")]


async def check_an_edit_of_the_buttons_alone_leaves_the_words(bench: ChannelBench) -> None:
    asked = letter(bench, "Błąd <b>E-42</b> & *stop*: kto?", (TAKE,), (SERVICE,))
    posted = await bench.channel.send(asked)

    left = replace(asked, said=replace(asked.said, rows=((SERVICE,),)), only_buttons=True)
    await bench.channel.edit(left, posted.message)
    bare = replace(left, said=replace(asked.said, rows=()))
    edited = await bench.channel.edit(bare, posted.message)

    assert edited.message == posted.message
    assert await bench.screen() == [Seen(message=posted.message, text="Błąd <b>E-42</b> & *stop*: kto?")]
    again = await bench.channel.edit(bare, posted.message)
    assert again.message == posted.message


async def check_an_edit_without_a_change_is_success(bench: ChannelBench) -> None:
    same = letter(bench, "W naprawie", (TAKE,))
    posted = await bench.channel.send(same)

    edited = await bench.channel.edit(same, posted.message)

    assert edited.message == posted.message


async def check_an_edit_of_a_message_that_is_gone_is_refused(bench: ChannelBench) -> None:
    posted = await bench.channel.send(letter(bench, "W naprawie"))
    gone = posted.message.replace(posted.message[-4:], "9999") if len(posted.message) > 4 else "9999"

    with pytest.raises(Refused):
        await bench.channel.edit(letter(bench, "Zamknięte"), gone)


async def check_a_letter_too_long_is_cut_with_an_ellipsis(bench: ChannelBench) -> None:
    limit = bench.channel.abilities.text_limit

    await bench.channel.send(letter(bench, "ą🏭<" * limit))

    (seen,) = await bench.screen()
    assert seen.text.endswith("…")
    assert seen.text.startswith("ą🏭<ą🏭<")
    assert len(seen.text) <= limit


async def check_each_failure_has_its_error(bench: ChannelBench) -> None:
    errors: dict[Failure, type[ChannelError]] = {
        "blocked": Blocked,
        "unlinked": Unlinked,
        "refused": Refused,
        "timeout": TimedOut,
        "rate_limited": RateLimited,
    }
    for failure, error in errors.items():
        bench.fail_next(failure)
        with pytest.raises(error) as caught:
            await bench.channel.send(letter(bench, f"próba: {failure}"))
        assert caught.value.failure == failure

    assert await bench.screen() == []


async def check_a_rate_limit_says_how_long_to_wait(bench: ChannelBench) -> None:
    bench.fail_next("rate_limited")

    with pytest.raises(RateLimited) as caught:
        await bench.channel.send(letter(bench, "próba"))

    assert caught.value.retry_seconds >= 1


async def check_nothing_is_lost_while_the_desk_is_down(bench: ChannelBench) -> None:
    bench.desk.is_down = True
    await bench.person_writes("taśma stoi")
    await bench.desk.until(lambda: bench.desk.refusals > 0)

    bench.desk.is_down = False
    await bench.platform_repeats()

    assert (await bench.desk.next(Arrival.TEXT)).text == "taśma stoi"
    assert len(bench.desk.rows) == 1


async def check_health_and_contact_are_told(bench: ChannelBench) -> None:
    await bench.channel.send(letter(bench, "próba"))

    assert bench.channel.health() == "ok"
    contact = bench.channel.last_contact_at()
    assert contact is not None
    assert contact.utcoffset() is not None


CHECKS: tuple[Check, ...] = tuple(
    check for name, check in sorted(globals().items()) if name.startswith("check_")
)
