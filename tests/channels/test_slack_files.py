"""Files on Slack: the token goes to Slack's hosts alone, and what is sent goes by the three steps."""

from dataclasses import replace

import pytest

from bot.channels.channel import ChannelError, Document, RateLimited, Refused, TimedOut, TooLarge
from handlers.messages import Arrival
from tests.channels.slack_bench import SlackBench, slack_bench
from tests.channels.suite import letter
from tests.fakes.slack_world import SERVER_ERROR, Fault, flood, refusal
from tests.pictures import photo, written

MOST = 20 * 1024 * 1024
PHOTO = Document(name="panel.jpg", media_type="image/jpeg", body=written("JPEG"))


async def sent_photo(bench: SlackBench, body: bytes, url: str = "") -> str:
    bench.person.photo(text="taśma stoi", body=body, url=url)
    inbound = await bench.desk.next(Arrival.TEXT)
    return inbound.attachments[0].reference


async def test_a_file_is_fetched_with_the_token_of_the_bot() -> None:
    async with slack_bench() as bench:
        body = photo()
        reference = await sent_photo(bench, body)

        assert await bench.channel.fetch(reference, MOST) == body
        assert bench.slack.downloads == [("panel.jpg", f"Bearer {bench.slack.bot_token}")]


async def test_a_file_named_by_its_id_alone_is_asked_for_first() -> None:
    async with slack_bench() as bench:
        bench.slack.files["F0WSPOLNY"] = b"14:02 E-STOP"

        assert await bench.channel.fetch("F0WSPOLNY", MOST) == b"14:02 E-STOP"
        with pytest.raises(Refused):
            await bench.channel.fetch("F0NIEMA", MOST)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example.com/files/panel.jpg",
        "https://slack.com.evil.example.com/panel.jpg",
        "https://evilslack.com/panel.jpg",
        "http://files.slack.com/panel.jpg",
        "https://files.slack.com:8443/panel.jpg",
        "https://files.slack.com@evil.example.com/panel.jpg",
        "https://user@files.slack.com/panel.jpg",
        "http://127.0.0.1:1/panel.jpg",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "https://files.slack.com:port/panel.jpg",
        "",
    ],
)
async def test_the_token_is_shown_to_no_host_that_a_message_names(address: str) -> None:
    async with slack_bench() as bench:
        with pytest.raises(Refused):
            await bench.channel.fetch(address, MOST)

        assert bench.slack.downloads == []


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault(status=302), Refused),
        (Fault(error="login"), Refused),
        (Fault(status=403), Refused),
        (Fault(status=404), Refused),
        (SERVER_ERROR, TimedOut),
        (flood(7), RateLimited),
    ],
)
async def test_what_goes_wrong_says_whether_it_is_worth_another_try(
    fault: Fault, expected: type[ChannelError]
) -> None:
    async with slack_bench() as bench:
        reference = await sent_photo(bench, photo())
        bench.slack.fail_next("download", fault)

        with pytest.raises(expected):
            await bench.channel.fetch(reference, MOST)


async def test_no_more_is_read_than_may_be_kept() -> None:
    async with slack_bench() as bench:
        reference = await sent_photo(bench, bytes(5000))

        with pytest.raises(TooLarge):
            await bench.channel.fetch(reference, 4999)
        assert len(await bench.channel.fetch(reference, 5000)) == 5000


async def test_a_file_is_sent_with_its_sentence_and_in_a_room_in_the_thread_of_its_card() -> None:
    async with slack_bench() as bench:
        room = bench.slack.room("dyzur", bench.person)
        card = await bench.channel.send(replace(letter(bench, "Z-0042"), chat=room))
        told = replace(letter(bench, "Z-0042, załącznik: <!channel>"), document=PHOTO)

        await bench.channel.send(replace(told, chat=room, thread=card.message))
        await bench.channel.send(replace(told, thread="1700000000.000001"))

        in_room, in_private = bench.slack.screen(room)[-1], bench.person.screen()[-1]
        assert (in_room.document, in_room.body, in_room.thread) == ("panel.jpg", PHOTO.body, card.message)
        assert in_room.text == "Z-0042, załącznik: <!channel>"
        assert (in_private.document, in_private.thread) == ("panel.jpg", None)


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (refusal("missing_scope"), Refused),
        (refusal("unknown_method"), Refused),
        (SERVER_ERROR, TimedOut),
        (flood(7), RateLimited),
    ],
)
async def test_an_upload_that_is_not_taken_is_told_as_with_any_message(
    method: str, fault: Fault, expected: type[ChannelError]
) -> None:
    async with slack_bench() as bench:
        bench.slack.fail_next(method, fault)

        with pytest.raises(expected):
            await bench.channel.send(replace(letter(bench, "Z-0042"), document=PHOTO))
