"""The extra road by the real library against an HTTP receiver on this machine."""

import asyncio
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from threading import Thread

import pytest

from bot.channels.apprise_road import TEXT_LIMIT, AppriseRoad
from bot.channels.channel import ChannelError, Letter, Refused, TimedOut, Unlinked
from bot.wording.said import Button, Run, Said
from handlers.notices.climbing import StillNoReaction
from tests.stories.world import FixedClock

# One of the library's own parts looks for a module that Python gives up in 3.13.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
NOW = datetime(2026, 11, 24, 13, 5, 12, tzinfo=UTC)


class Receiver(ThreadingHTTPServer):
    """What arrived by path; `answers` is the status it gives, by path."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.got: list[tuple[str, str]] = []
        self.answers: dict[str, int] = {}

    def address(self, path: str) -> str:
        return f"json://127.0.0.1:{self.server_port}/{path}"


class Answering(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        name = self.path.strip("/")
        self.server.got.append((name, json.loads(body)["message"]))
        self.send_response(self.server.answers.get(name, 200))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def receiving() -> Iterator[Receiver]:
    server = Receiver()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as server:
        yield server


def letter(text: str = "Z-0042 nadal bez reakcji.\nTermin: 14:35.", chat: str = "s2") -> Letter:
    rows = (
        (Button(label="Biorę", act="ack", subject="42"), Button(label="Zadzwoń", link="tel:+48600100200")),
    )
    return Letter(
        said=Said(runs=(Run(text),), rows=rows),
        notice=StillNoReaction(incident=42, number="Z-0042", due=NOW),
        chat=chat,
        person="s2",
        contract="SLA/2026/001",
        delivery=7,
    )


def road(**addresses: tuple[str, ...]) -> AppriseRoad:
    return AppriseRoad(addresses, clock=FixedClock(NOW), public_url="https://sla.example.org/")


def refusal(channel: AppriseRoad, what: Letter) -> type[ChannelError]:
    with pytest.raises(ChannelError) as raised:
        asyncio.run(channel.send(what))
    return type(raised.value)


def test_a_message_arrives_as_plain_text_with_the_page_of_its_incident(receiver: Receiver) -> None:
    channel = road(s2=(receiver.address("filip"),), k1=(receiver.address("anna"),))

    asyncio.run(channel.send(letter()))

    assert receiver.got == [
        (
            "filip",
            "Z-0042 nadal bez reakcji.\nTermin: 14:35.\n\nZadzwoń: +48600100200\n\n"
            "https://sla.example.org/incidents/Z-0042",
        )
    ]
    assert (channel.health(), channel.last_contact_at()) == ("ok", NOW)


def test_signs_people_write_are_passed_on_as_they_stand(receiver: Receiver) -> None:
    asyncio.run(
        road(s2=(receiver.address("filip"),)).send(letter("<b>ERP</b> & \\n {{app_id}} *stoi* :smile:"))
    )

    assert receiver.got[0][1].startswith("<b>ERP</b> & \\n {{app_id}} *stoi* :smile:")


def test_a_long_text_is_cut_before_the_page_and_not_in_it(receiver: Receiver) -> None:
    asyncio.run(road(s2=(receiver.address("filip"),)).send(letter("a" * 5_000)))

    text = receiver.got[0][1]
    assert text.split("\n")[0] == "a" * (TEXT_LIMIT - 1) + "…"
    assert text.endswith("/incidents/Z-0042")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_refusal_that_will_not_change_is_permanent(receiver: Receiver, status: int) -> None:
    receiver.answers["filip"] = status
    channel = road(s2=(receiver.address("filip"),))

    assert refusal(channel, letter()) is Refused
    assert channel.health() == "degraded"


@pytest.mark.parametrize("status", [408, 425, 429, 500, 503])
def test_a_passing_failure_is_worth_another_try(receiver: Receiver, status: int) -> None:
    receiver.answers["filip"] = status

    assert refusal(road(s2=(receiver.address("filip"),)), letter()) is TimedOut


def test_where_nobody_listens_another_try_is_worth_it() -> None:
    with receiving() as gone:
        address = gone.address("filip")

    assert refusal(road(s2=(address,)), letter()) is TimedOut


def test_one_of_several_addresses_that_takes_it_is_enough(receiver: Receiver) -> None:
    receiver.answers["broken"] = 404
    channel = road(s2=(receiver.address("broken"), receiver.address("filip")))

    asyncio.run(channel.send(letter()))

    assert {path for path, _ in receiver.got} == {"broken", "filip"}
    assert channel.health() == "ok"


def test_nobody_else_is_sent_anything_and_an_unknown_kind_of_address_closes_the_road(
    receiver: Receiver,
) -> None:
    channel = road(s2=("nosuchthing://hush",), k1=(receiver.address("anna"),))

    assert refusal(channel, letter()) is Unlinked
    assert refusal(channel, letter(chat=receiver.address("stranger"))) is Unlinked
    assert receiver.got == []
    assert channel.health() == "degraded"


def test_no_secret_of_an_address_and_no_word_of_a_message_is_logged(
    receiver: Receiver, capsys: pytest.CaptureFixture[str]
) -> None:
    written = StringIO()
    handler = logging.StreamHandler(written)
    logging.getLogger().addHandler(handler)
    receiver.answers["hush"] = 500
    channel = road(s2=(receiver.address("hush"),), k1=("nosuchthing://hush",))

    try:
        refusal(channel, letter())
    finally:
        logging.getLogger().removeHandler(handler)

    told = "".join(capsys.readouterr()) + written.getvalue()
    assert "extra_road_not_taken" in told
    assert "hush" not in told
    assert "Z-0042" not in told


def test_the_library_is_loaded_beside_the_start_and_the_end_waits_for_it(receiver: Receiver) -> None:
    channel = road(s2=(receiver.address("filip"),))

    async def life() -> None:
        await channel.start(None)  # type: ignore[arg-type] - nothing is received
        await channel.stop()

    asyncio.run(life())
    assert receiver.got == []


def test_nothing_of_the_library_is_loaded_where_no_extra_road_is_set() -> None:
    program = "import sys, bot.platforms, bot.channels.apprise_road; print('apprise' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)

    assert answer.stdout.strip() == "False"
