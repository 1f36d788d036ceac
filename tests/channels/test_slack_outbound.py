"""What the bot says on Slack: drawn so that data stays data, within Slack's limits, at Slack's pace."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.channels.channel import Blocked, ChannelError, RateLimited, Refused, TimedOut, Unlinked
from bot.channels.slack_blocks import blocks_of, fallback_of
from bot.channels.slack_json import instant
from bot.wording.said import Button, Run, Said
from handlers.messages import Arrival
from handlers.notices.climbing import ReactionBreach
from tests.channels.slack_bench import slack_bench
from tests.channels.suite import TAKE, letter
from tests.fakes.slack_kit import check_message, read_buttons
from tests.fakes.slack_world import BOT_TOKEN, HANGS, SERVER_ERROR, Fault, refusal

CHOICES = (
    Button(label="Sterowanie linią", act="service", subject="17", argument="linia"),
    Button(label="ERP", act="service", subject="17", argument="erp"),
)


NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def drawn(*rows: tuple[Button, ...]) -> list[str]:
    return [key.action_id for key in read_buttons(check_message(blocks_of(Said(runs=(), rows=rows))))]


async def test_bold_is_a_style_and_never_a_sign_in_the_text() -> None:
    async with slack_bench() as bench:
        said = Said(runs=(Run("Przyjęto "), Run("Z-0042 *x*", bold=True), Run(".\n„taśma <!here>” & `dym`")))

        posted = await bench.channel.send(replace(letter(bench, ""), said=said))

        (seen,) = bench.person.screen()
        assert seen.text == said.plain
        assert seen.bold == ("Z-0042 *x*",)
        assert seen.fallback == said.plain
        assert posted.platform_at == instant(posted.message)


def test_the_plain_text_beside_the_blocks_can_ping_nobody() -> None:
    said = Said(runs=(Run("<!channel> & <@U1>"),))

    assert fallback_of(said) == "&lt;!channel&gt; &amp; &lt;@U1&gt;"


def test_a_lone_act_is_its_own_id_and_choices_are_told_apart() -> None:
    assert drawn((TAKE,)) == ["ack"]
    assert drawn(CHOICES, (Button(label="Nie wiem", act="unsure", subject="17"),)) == [
        "service.linia",
        "service.erp",
        "unsure",
    ]
    cards = (
        Button(label="Z-0042", act="card", subject="42"),
        Button(label="Z-0046", act="card", subject="46"),
    )
    assert drawn(cards) == ["card.42", "card.46"]
    assert len(set(drawn((TAKE, TAKE), (TAKE,)))) == 3


def test_a_button_keeps_within_slacks_limits() -> None:
    long = Button(label="x" * 80, act="ack", subject="42", is_main=True)

    (key,) = read_buttons(check_message(blocks_of(Said(runs=(Run("a"),), rows=((long,),)))))

    assert key.label == "x" * 74 + "…"
    assert (key.style, key.value) == ("primary", "42")


def test_many_rows_and_many_buttons_still_fit_one_message() -> None:
    one_a_row = tuple((Button(label=f"Z-{n:04}", act="card", subject=str(n)),) for n in range(120))
    one_long_row = (tuple(row[0] for row in one_a_row),)

    assert len(drawn(*one_a_row)) == 120
    assert len(drawn(*one_long_row)) == 120


def test_a_number_to_dial_becomes_an_act_and_an_address_stays_a_link() -> None:
    call = Button(label="Telefon", link="tel:+48000000200")
    page = Button(label="Moje zgłoszenia", link="https://reakcja.example.com/")

    phone, link = read_buttons(check_message(blocks_of(Said(runs=(), rows=((call, page),)))))

    assert (phone.action_id, phone.value, phone.url) == ("phone", ":+48000000200", None)
    assert (link.action_id, link.url) == ("link", "https://reakcja.example.com/")


async def test_the_press_of_a_link_asks_nothing_of_the_desk() -> None:
    async with slack_bench() as bench:
        page = Button(label="Moje zgłoszenia", link="https://reakcja.example.com/")
        await bench.channel.send(letter(bench, "Łącze", (page,)))

        push = bench.person.press("Moje zgłoszenia")

        await bench.slack.until(lambda: push.is_acked)
        assert bench.desk.rows == []


async def test_a_press_with_an_argument_alone_comes_back_whole() -> None:
    async with slack_bench() as bench:
        await bench.channel.send(
            letter(bench, "Język:", (Button(label="English", act="language", argument="en"),))
        )

        bench.person.press("English")

        press = await bench.desk.next(Arrival.PRESS)
        assert (press.act, press.subject, press.argument) == ("language", "", "en")


async def test_a_letter_to_a_person_opens_the_private_chat_once() -> None:
    async with slack_bench() as bench:
        to_person = replace(letter(bench, "Z-0042"), chat=bench.person.id)

        posted = await bench.channel.send(to_person)
        await bench.channel.edit(to_person, posted.message)

        assert [one.chat for one in bench.person.screen()] == [bench.person.dm]
        assert len(bench.slack.calls_of("conversations.open")) == 1


async def test_a_letter_of_a_thread_stands_in_it() -> None:
    async with slack_bench() as bench:
        card = await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))

        await bench.channel.send(letter(bench, "dopisek", thread=card.message))

        assert [one.thread for one in bench.person.screen()] == [None, card.message]


async def test_who_is_told_in_a_thread_is_named_so_that_it_rings() -> None:
    async with slack_bench() as bench:
        card = await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        note = replace(letter(bench, "dopisek", thread=card.message), account=bench.account)

        await bench.channel.send(note)
        await bench.channel.send(replace(note, said=replace(note.said, bell=False)))

        first, rings, quiet = bench.person.screen()
        assert (first.mentions, rings.mentions, quiet.mentions) == ((), (bench.person.id,), ())
        assert rings.fallback == "dopisek"


async def test_only_what_tells_of_a_breach_leaves_its_thread() -> None:
    async with slack_bench() as bench:
        card = await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        late = ReactionBreach(number="Z-0042", due=NOON, told=())

        await bench.channel.send(letter(bench, "dopisek", thread=card.message))
        await bench.channel.send(replace(letter(bench, "minął termin", thread=card.message), notice=late))
        await bench.channel.send(replace(letter(bench, "minął termin"), notice=late))

        assert [one.is_broadcast for one in bench.person.screen()] == [False, False, True, False]


async def test_what_continues_a_deleted_message_stands_by_itself() -> None:
    async with slack_bench() as bench:
        await bench.channel.send(letter(bench, "dopisek", thread="1795615512.000001"))

        assert [(one.text, one.thread) for one in bench.person.screen()] == [("dopisek", None)]


async def test_a_press_in_a_thread_names_the_thread_and_one_on_its_root_does_not() -> None:
    async with slack_bench() as bench:
        card = await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        other = Button(label="Mnie też", act="join", subject="42")
        await bench.channel.send(letter(bench, "podobna awaria", (other,), thread=card.message))

        bench.person.press("Mnie też")
        assert (await bench.desk.next(Arrival.PRESS)).reply_to == card.message

        bench.person.press("Biorę")
        assert (await bench.desk.next(Arrival.PRESS)).reply_to is None


async def test_what_is_for_one_person_of_a_channel_is_shown_to_that_person_alone() -> None:
    async with slack_bench() as bench:
        room = bench.slack.room("produkcja", bench.person)

        await bench.channel.send(replace(letter(bench, "gość"), chat=f"{room}:{bench.person.id}"))

        assert bench.person.toasts() == ["gość"]
        assert bench.slack.screen(room) == []


async def test_where_nobody_can_be_told_aside_the_private_chat_is_used() -> None:
    async with slack_bench() as bench:
        room = bench.slack.room("produkcja", bench.person, with_bot=False)

        await bench.channel.send(replace(letter(bench, "gość"), chat=f"{room}:{bench.person.id}"))

        assert [one.text for one in bench.person.screen()] == ["gość"]


async def test_a_chat_gets_one_message_a_second() -> None:
    async with slack_bench() as bench:
        room = bench.slack.room("serwis", bench.person)
        await bench.channel.send(letter(bench, "pierwsza"))
        await bench.channel.send(replace(letter(bench, "do pokoju"), chat=room))
        assert bench.pauses == []

        await bench.channel.send(letter(bench, "druga"))

        (pause,) = bench.pauses
        assert 0 < pause <= 1


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (refusal("is_archived"), Unlinked),
        (refusal("not_in_channel"), Unlinked),
        (refusal("user_not_found"), Unlinked),
        (refusal("user_disabled"), Blocked),
        (refusal("msg_too_long"), Refused),
        (refusal("invalid_auth"), Refused),
        (refusal("internal_error"), TimedOut),
        (Fault(status=503), TimedOut),
        (refusal("ratelimited"), RateLimited),
    ],
)
async def test_slacks_refusals_have_their_errors(fault: Fault, error: type[ChannelError]) -> None:
    async with slack_bench() as bench:
        bench.slack.fail_next("chat.postMessage", fault)

        with pytest.raises(error):
            await bench.channel.send(letter(bench, "próba"))


async def test_a_wait_asked_for_is_the_wait_told() -> None:
    async with slack_bench() as bench:
        bench.fail_next("rate_limited")

        with pytest.raises(RateLimited) as caught:
            await bench.channel.send(letter(bench, "próba"))

        assert caught.value.retry_seconds == 7


async def test_silence_is_a_timeout() -> None:
    async with slack_bench(answer_seconds=0.2) as bench:
        bench.slack.fail_next("chat.update", HANGS)
        posted = await bench.channel.send(letter(bench, "próba"))

        with pytest.raises(TimedOut):
            await bench.channel.edit(letter(bench, "zmiana"), posted.message)

        assert bench.channel.health() == "degraded"


@pytest.mark.parametrize("fault", [SERVER_ERROR, refusal("token_revoked")])
async def test_health_tells_of_trouble_and_of_its_end(fault: Fault) -> None:
    async with slack_bench() as bench:
        bench.slack.fail_next("chat.postMessage", fault)
        with pytest.raises(ChannelError):
            await bench.channel.send(letter(bench, "próba"))
        assert bench.channel.health() == "degraded"

        await bench.channel.send(letter(bench, "druga próba"))

        assert bench.channel.health() == "ok"


async def test_a_token_that_dies_while_nobody_writes_is_noticed() -> None:
    async with slack_bench(probe_seconds=0.01) as bench:
        bench.slack.bot_token = "xoxb-another"
        await bench.slack.until(lambda: bench.channel.health() == "degraded")

        bench.slack.bot_token = BOT_TOKEN
        await bench.slack.until(lambda: bench.channel.health() == "ok")


async def test_our_own_dead_token_blocks_nobody() -> None:
    async with slack_bench() as bench:
        bench.slack.fail_next("chat.postMessage", refusal("account_inactive"))
        bench.slack.fail_next("auth.test", refusal("account_inactive"))

        with pytest.raises(Refused):
            await bench.channel.send(replace(letter(bench, "Z-0042"), account=bench.account))

        assert bench.channel.health() == "degraded"
        await bench.channel.settled()
        assert bench.desk.rows == []


@pytest.mark.parametrize("told", ["user_disabled", "channel_not_found", "account_inactive"])
async def test_an_account_found_closed_when_writing_to_it_is_told_to_the_desk(told: str) -> None:
    async with slack_bench() as bench:
        bench.person.flags["deleted"] = True
        bench.slack.fail_next("chat.postMessage", refusal(told))

        with pytest.raises(ChannelError):
            await bench.channel.send(replace(letter(bench, "Z-0042"), account=bench.account))

        inbound = await bench.desk.next(Arrival.BLOCKED)
        assert (inbound.account, inbound.identity.foreign) == (bench.account, "deleted")


async def test_an_account_that_is_only_hard_to_reach_keeps_its_access() -> None:
    async with slack_bench() as bench:
        bench.slack.fail_next("chat.postMessage", refusal("channel_not_found"))

        with pytest.raises(Unlinked):
            await bench.channel.send(replace(letter(bench, "Z-0042"), account=bench.account))

        await bench.channel.settled()
        assert bench.desk.rows == []


async def test_what_comes_in_counts_as_contact() -> None:
    async with slack_bench() as bench:
        before = bench.channel.last_contact_at()
        bench.person.say("taśma stoi")
        await bench.desk.next(Arrival.TEXT)

        after = bench.channel.last_contact_at()

        assert before is not None
        assert after is not None
        assert datetime(2026, 1, 1, tzinfo=UTC) < before < after
