"""A supergroup with topics: opened, written in, closed; whatever is refused costs nobody a message."""

from dataclasses import replace

import pytest

from bot.channels.channel import RateLimited, TopicGone
from tests.channels.suite import letter
from tests.channels.telegram_bench import TelegramBench, telegram_bench
from tests.fakes.telegram import SERVER_ERROR, Fault, flood

STAFF = -1001
TITLE = "Z-0042 A linia"
UNKNOWN = Fault(status=404, description="Not Found")


def topics_of(bench: TelegramBench):  # type: ignore[no-untyped-def]
    topics = bench.channel.abilities.topics
    assert topics is not None
    return topics


async def test_a_letter_for_a_topic_is_shown_there_and_the_topic_can_be_closed_and_opened_again() -> None:
    async with telegram_bench() as bench:
        bench.telegram.forum(STAFF, "Serwis")
        topic = await topics_of(bench).open(str(STAFF), TITLE)

        await bench.channel.send(replace(letter(bench, "karta"), chat=str(STAFF), topic=topic))
        await topics_of(bench).close(str(STAFF), topic)

        (shown,) = bench.telegram.screen(STAFF)
        (opened,) = bench.telegram.topics
        assert (opened.name, str(shown.topic), opened.is_closed) == (TITLE, topic, True)
        await topics_of(bench).reopen(str(STAFF), topic)
        assert not opened.is_closed


async def test_a_name_too_long_for_a_topic_is_cut() -> None:
    async with telegram_bench() as bench:
        bench.telegram.forum(STAFF, "Serwis")

        await topics_of(bench).open(str(STAFF), "Z" * 200)

        assert len(bench.telegram.topics[0].name) == 128


async def test_a_group_without_topics_is_asked_for_none() -> None:
    async with telegram_bench() as bench:
        bench.telegram.group(STAFF, "Serwis")

        assert await topics_of(bench).open(str(STAFF), TITLE) is None
        assert bench.telegram.calls_of("createForumTopic") == []


@pytest.mark.parametrize("method", ["getChat", "createForumTopic"])
@pytest.mark.parametrize("fault", [UNKNOWN, SERVER_ERROR, Fault(status=400, description="Bad Request: no")])
async def test_a_server_that_refuses_or_does_not_know_topics_is_let_be(method: str, fault: Fault) -> None:
    async with telegram_bench() as bench:
        bench.telegram.forum(STAFF, "Serwis")
        bench.telegram.fail_next(method, fault)

        assert await topics_of(bench).open(str(STAFF), TITLE) is None


async def test_a_bot_without_the_right_opens_none() -> None:
    async with telegram_bench() as bench:
        bench.telegram.forum(STAFF, "Serwis", is_managed=False)

        assert await topics_of(bench).open(str(STAFF), TITLE) is None


async def test_closing_what_is_gone_or_unknown_to_the_server_is_let_be() -> None:
    async with telegram_bench() as bench:
        bench.telegram.forum(STAFF, "Serwis")
        bench.telegram.fail_next("reopenForumTopic", UNKNOWN)

        await topics_of(bench).close(str(STAFF), "4711")
        await topics_of(bench).reopen(str(STAFF), "4711")


async def test_a_request_to_wait_is_passed_on() -> None:
    async with telegram_bench() as bench:
        bench.telegram.forum(STAFF, "Serwis")
        bench.telegram.fail_next("createForumTopic", flood(7))

        with pytest.raises(RateLimited) as wait:
            await topics_of(bench).open(str(STAFF), TITLE)

        assert wait.value.retry_seconds == 7


async def test_a_group_that_was_seen_to_have_topics_need_not_be_asked() -> None:
    async with telegram_bench() as bench:
        bench.telegram.forum(STAFF, "Serwis")
        bench.person.say("dzień dobry", chat=STAFF)
        await bench.desk.until(lambda: bool(bench.desk.inbounds))

        assert await topics_of(bench).open(str(STAFF), TITLE) is not None
        assert bench.telegram.calls_of("getChat") == []


async def test_a_topic_that_is_gone_is_told_as_such() -> None:
    async with telegram_bench() as bench:
        bench.telegram.forum(STAFF, "Serwis")

        with pytest.raises(TopicGone):
            await bench.channel.send(replace(letter(bench, "karta"), chat=str(STAFF), topic="4711"))
