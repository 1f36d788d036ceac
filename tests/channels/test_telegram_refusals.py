"""What should not have come to Telegram's door: turned away, counted by its reason, without any effect."""

import json

import pytest
from prometheus_client import REGISTRY

from tests.channels.test_telegram_webhook import PROOF, pushed_bench, update

BOT = {"id": 777, "is_bot": True, "first_name": "Inny bot"}
CHAT = {"id": 501, "type": "private", "first_name": "Bartosz"}
PERSON = {"id": 501, "is_bot": False, "first_name": "Bartosz"}


def counted(reason: str) -> float:
    labels = {"channel": "telegram", "reason": reason}
    return REGISTRY.get_sample_value("reakcja_refused_total", labels) or 0.0


def body(**content: object) -> bytes:
    return json.dumps({"update_id": 4711, **content}).encode()


def message(sender: dict[str, object], **content: object) -> bytes:
    return body(message={"message_id": 1, "from": sender, "chat": CHAT, "date": 1, **content})


DEEP = b"[" * 200_000 + b"]" * 200_000


@pytest.mark.parametrize(
    ("headers", "sent", "status", "reason"),
    [
        ({}, update(1), 401, "secret"),
        ({"X-Telegram-Bot-Api-Secret-Token": "nie-to"}, update(1), 401, "secret"),
        (PROOF, b" " * 50_000_000, 413, "too_large"),
        (PROOF, b"{", 400, "malformed"),
        (PROOF, b"[1]", 400, "malformed"),
        (PROOF, DEEP, 400, "malformed"),
        (PROOF, body(message={"nobody": True}), 200, "malformed"),
        (PROOF, body(something_of_next_year={"a": [1]}), 200, "unknown"),
        (PROOF, message(BOT, text="taśma stoi"), 200, "bot"),
        (PROOF, message(PERSON, contact={"phone_number": "1", "user_id": 9}), 200, "other_contact"),
    ],
)
async def test_it_is_turned_away_and_counted(
    headers: dict[str, str], sent: bytes, status: int, reason: str
) -> None:
    before = counted(reason)

    async with pushed_bench() as bench:
        assert await bench.channel.webhook(headers, sent) == status
        assert [one.text for one in bench.desk.inbounds if one.kind.value == "text"] == []

    assert counted(reason) == before + 1
    assert bench.telegram.calls_of("sendMessage") == []
