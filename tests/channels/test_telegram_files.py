"""Files on Telegram, by the library's unmodified client: fetched by the official road, sent beside a caption."""

from dataclasses import replace

import pytest

from bot.channels.channel import ChannelError, Document, RateLimited, Refused, TimedOut, TooLarge
from bot.wording.said import Button, Run, Said
from handlers.messages import Arrival
from tests.channels.suite import letter
from tests.channels.telegram_bench import TelegramBench, telegram_bench
from tests.fakes.telegram import Fault, flood
from tests.pictures import motif, photo, written

MOST = 20 * 1024 * 1024
PHOTO = Document(name="panel.jpg", media_type="image/jpeg", body=written("JPEG"))
LOG = Document(name="linia.log", media_type="text/plain", body=b"14:02 E-STOP")


async def sent_photo(bench: TelegramBench, body: bytes) -> str:
    """Let the person send a photo and return the reference that came with it."""
    bench.person.photo("taśma stoi", body=body)
    inbound = await bench.desk.next(Arrival.TEXT)
    return inbound.attachments[0].reference


async def test_a_photo_is_fetched_by_the_road_its_message_named() -> None:
    async with telegram_bench() as bench:
        body = photo()
        reference = await sent_photo(bench, body)

        assert await bench.channel.fetch(reference, MOST) == body
        assert bench.telegram.calls_of("getFile") == [{"file_id": reference}]
        assert bench.telegram.downloads == [f"files/{reference}"]


@pytest.mark.parametrize(
    ("method", "fault", "refusal"),
    [
        ("getFile", Fault(status=400, description="Bad Request: file is too big"), TooLarge),
        ("getFile", Fault(status=400, description="Bad Request: invalid file_id"), Refused),
        ("getFile", Fault(status=404, description="Not Found"), Refused),
        ("getFile", Fault(status=401, description="Unauthorized"), TimedOut),
        ("getFile", Fault(status=502, description="Bad Gateway"), TimedOut),
        ("getFile", flood(7), RateLimited),
        ("download", Fault(status=404), Refused),
        ("download", Fault(status=500), TimedOut),
        ("download", Fault(status=429), RateLimited),
        ("download", Fault(status=302, description="http://127.0.0.1:1/elsewhere"), Refused),
    ],
)
async def test_what_goes_wrong_says_whether_it_is_worth_another_try(
    method: str, fault: Fault, refusal: type[ChannelError]
) -> None:
    async with telegram_bench() as bench:
        reference = await sent_photo(bench, photo())
        bench.telegram.fail_next(method, fault)

        with pytest.raises(refusal):
            await bench.channel.fetch(reference, MOST)


async def test_no_more_is_read_than_may_be_kept_whatever_size_was_named() -> None:
    async with telegram_bench() as bench:
        reference = await sent_photo(bench, b"\xff\xd8" + bytes(5000))
        bench.telegram.sizes[reference] = 10
        with pytest.raises(TooLarge):
            await bench.channel.fetch(reference, 4000)

        bench.telegram.sizes[reference] = 4001
        with pytest.raises(TooLarge):
            await bench.channel.fetch(reference, 4000)
        assert len(bench.telegram.downloads) == 1


async def test_a_photo_is_shown_as_one_and_answers_its_card() -> None:
    async with telegram_bench() as bench:
        card = await bench.channel.send(letter(bench, "Z-0042"))
        said = Said(runs=(Run("Z-0042", bold=True), Run(", załącznik <panel>")), bell=False)

        posted = await bench.channel.send(
            replace(letter(bench, ""), said=said, document=PHOTO, thread=card.message)
        )

        shown = bench.person.screen()[-1]
        assert (shown.text, shown.bold) == ("Z-0042, załącznik <panel>", ("Z-0042",))
        assert (shown.document, shown.body, shown.is_photo) == ("panel.jpg", PHOTO.body, True)
        assert (str(shown.id), shown.reply_to) == (posted.message, int(card.message))


async def test_another_file_is_sent_as_a_document_with_a_caption_cut_to_its_limit() -> None:
    async with telegram_bench() as bench:
        await bench.channel.send(replace(letter(bench, "ż" * 3000), document=LOG))

        (shown,) = bench.person.screen()
        assert (shown.document, shown.body, shown.is_photo) == ("linia.log", LOG.body, False)
        assert len(shown.text) == 1024


async def test_a_picture_that_is_no_photo_for_telegram_goes_as_a_document() -> None:
    async with telegram_bench() as bench:
        strip = replace(PHOTO, body=written("JPEG", motif().resize((2100, 100))))

        await bench.channel.send(replace(letter(bench, "Z-0042"), document=strip))

        (shown,) = bench.person.screen()
        assert (shown.document, shown.is_photo) == ("panel.jpg", False)


@pytest.mark.parametrize(
    ("status", "description", "refusal"), [(404, "Not Found", Refused), (401, "Unauthorized", TimedOut)]
)
async def test_a_server_that_knows_no_files_refuses_them_and_a_wrong_token_is_another_matter(
    status: int, description: str, refusal: type[ChannelError]
) -> None:
    async with telegram_bench() as bench:
        bench.telegram.fail_next("sendDocument", Fault(status=status, description=description))

        with pytest.raises(refusal):
            await bench.channel.send(replace(letter(bench, "Z-0042"), document=LOG))


async def test_a_person_who_blocked_the_bot_is_told_of_as_with_any_message() -> None:
    async with telegram_bench() as bench:
        bench.person.block()
        with pytest.raises(ChannelError):
            await bench.channel.send(replace(letter(bench, "Z-0042"), document=LOG))


async def test_a_link_that_no_button_may_carry_stands_in_the_text() -> None:
    async with telegram_bench() as bench:
        page = Button(label="Otwórz stronę", link="http://127.0.0.1:8000/incidents/Z-0042")
        said = Said(runs=(Run("Z-0042, załącznik"),), rows=((page,),))

        await bench.channel.send(replace(letter(bench, ""), said=said))

        assert bench.person.sees("Otwórz stronę: http://127.0.0.1:8000/incidents/Z-0042")
