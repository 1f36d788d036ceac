"""Updates pushed by Telegram: registered with a secret, proven, kept before they are acknowledged."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.telegram import TelegramChannel
from bot.wording.said import Button
from handlers.messages import Arrival
from tests.channels.suite import letter
from tests.channels.suite_trouble import EVERY_CHECK, Check
from tests.channels.telegram_bench import HURRY, TelegramBench, channel_to, telegram_bench

SECRET = "Tajne-slowo_42"
PROOF = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
TAKE = Button(label="Biorę", act="ack", subject="42")


class Door:
    """The web app's part: hands what is posted to the channel."""

    def __init__(self) -> None:
        self.channel: TelegramChannel | None = None
        self.url = ""

    async def post(self, request: Request) -> Response:
        body = await request.body()
        status = await self.channel.webhook(request.headers, body) if self.channel else 503
        return Response(status_code=status)


@asynccontextmanager
async def open_door() -> AsyncIterator[Door]:
    door = Door()
    app = Starlette(routes=[Route("/telegram/webhook", door.post, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, lifespan="off", ws="none"))
    server.config.load()
    server.lifespan = server.config.lifespan_class(server.config)
    await server.startup()
    door.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    ticking = asyncio.create_task(server.main_loop())
    try:
        yield door
    finally:
        server.should_exit = True
        await ticking
        await server.shutdown()


@asynccontextmanager
async def pushed_bench() -> AsyncIterator[TelegramBench]:
    async with open_door() as door, telegram_bench(webhook_secret=SECRET, public_url=door.url) as bench:
        door.channel = bench.channel
        yield bench


@pytest.mark.parametrize("check", EVERY_CHECK, ids=lambda check: check.__name__)
async def test_telegram_pushing_keeps_the_promise_of_a_channel(check: Check) -> None:
    async with pushed_bench() as bench:
        await check(bench)


async def test_the_webhook_is_registered_with_its_secret_and_nothing_is_polled() -> None:
    async with pushed_bench() as bench:
        (registered,) = bench.telegram.calls_of("setWebhook")

        assert str(registered["url"]).endswith("/telegram/webhook")
        assert registered["secret_token"] == SECRET
        assert registered["allowed_updates"] == [
            "message",
            "edited_message",
            "callback_query",
            "my_chat_member",
        ]
        assert bench.telegram.calls_of("getUpdates") == bench.telegram.calls_of("deleteWebhook") == []


def update(number: int, text: str = "taśma stoi") -> bytes:
    sender = {"id": 501, "is_bot": False, "first_name": "Bartosz"}
    message = {
        "message_id": 1,
        "from": sender,
        "chat": {"id": 501, "type": "private"},
        "date": 1,
        "text": text,
    }
    return json.dumps({"update_id": number, "message": message}).encode()


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        (PROOF, update(1), 200),
        ({"x-telegram-bot-api-secret-token": SECRET}, update(1), 200),
        ({}, update(1), 401),
        ({"X-Telegram-Bot-Api-Secret-Token": "Tajne-slowo_43"}, update(1), 401),
        ({"X-Telegram-Bot-Api-Secret-Token": "zażółć"}, update(1), 401),
        (PROOF, b"{", 400),
        (PROOF, b"\xff\xfe", 400),
        (PROOF, b"[]", 400),
        (PROOF, b" " * (1024 * 1024 + 1), 413),
        ({}, b" " * (1024 * 1024 + 1), 401),
        (PROOF, b'{"update_id": 7, "message": {"nobody": true}}', 200),
    ],
)
async def test_what_is_posted_gets_its_status(headers: dict[str, str], body: bytes, status: int) -> None:
    async with pushed_bench() as bench:
        assert await bench.channel.webhook(headers, body) == status


async def test_without_a_secret_nothing_posted_is_believed() -> None:
    async with telegram_bench() as bench:
        assert await bench.channel.webhook({"X-Telegram-Bot-Api-Secret-Token": ""}, update(1)) == 401


async def test_what_cannot_be_kept_is_not_acknowledged_and_comes_again() -> None:
    async with pushed_bench() as bench:
        bench.desk.is_down = True
        assert await bench.channel.webhook(PROOF, update(5)) == 503

        bench.desk.is_down = False
        assert await bench.channel.webhook(PROOF, update(5)) == 200
        assert await bench.channel.webhook(PROOF, update(5)) == 200

        assert [row.inbound.key for row in bench.desk.rows] == ["5"]


async def test_presses_waiting_at_the_start_name_the_interval_and_later_ones_do_not() -> None:
    async with open_door() as door, telegram_bench() as bench:
        await bench.channel.send(letter(bench, "Z-0042", (TAKE,)))
        await bench.channel.stop()
        left_at = bench.clock.at
        bench.person.press("Biorę")
        bench.clock.move(minutes=29)
        channel = channel_to(
            bench.telegram, bench.clock, webhook_secret=SECRET, public_url=door.url, last_contact=left_at
        )
        door.channel = channel
        await channel.start(bench.desk)

        late = await bench.desk.next(Arrival.PRESS)
        bench.person.press("Biorę")
        fresh = await bench.desk.next(Arrival.PRESS)
        await channel.stop()

    assert (late.possible_from, late.received_at) == (left_at, left_at + timedelta(minutes=29))
    assert fresh.possible_from is None


async def test_the_platform_is_asked_now_and_then_whether_it_still_knows_us() -> None:
    async with (
        open_door() as door,
        telegram_bench(
            webhook_secret=SECRET, public_url=door.url, pace=replace(HURRY, poll_seconds=0)
        ) as bench,
    ):
        bench.clock.move(minutes=5)
        asked = len(bench.telegram.calls_of("getWebhookInfo"))

        await bench.telegram.until(lambda: len(bench.telegram.calls_of("getWebhookInfo")) > asked + 2)

        assert bench.channel.last_contact_at() == bench.clock.at
