"""Pages and worker as two processes on PostgreSQL: what one commits the other hears of at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.fakes.slack import SlackFake
from tests.fakes.telegram import TelegramFake
from tests.process.house import Installation, free_port
from tests.process.page import open_page
from tests.process.slack_house import Hand as SlackHand
from tests.process.telegram_house import Hand

pytestmark = pytest.mark.xdist_group("postgres")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with postgres.server() as maintenance:
        if maintenance is None:
            pytest.skip("no PostgreSQL server on this machine; name one in TEST_PG_DSN")
        with postgres.database(maintenance, "two_processes") as address:
            yield address


def test_a_press_taken_in_by_the_pages_is_told_by_the_worker_without_waiting_for_a_look(
    url: str, tmp_path: Path
) -> None:
    """The worker looks by itself every 5 s only; a dozen messages in a row would take a minute by looking."""
    with TelegramFake() as telegram, SlackFake() as slack:
        tokens = {
            "TELEGRAM_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_API_URL": slack.url,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
        }
        with Installation(tmp_path / "here", DATABASE_URL=url, **tokens) as here:
            slack.events_url = f"{here.url}/slack/events"
            assert here.call("migrate")[0] == 0
            pages, worker = here.start("web"), here.spawn("worker", REAKCJA_PORT=str(free_port()))
            worker.until_says("working")
            filip = Hand(telegram.user(502, "Filip Schemat"))
            filip.links("s2")
            bartosz = SlackHand(slack.user("Bartosz Wzór", "b.wzor@zaklad.example.com"))
            with open_page(here, "s3") as grazyna:
                bartosz.says("taśma stoi, panel czarny").sees("Czego dotyczy: Sterowanie linią?").presses(
                    "Tak"
                )
                bartosz.sees("Jak bardzo to przeszkadza w pracy?").presses("Praca stoi")
                bartosz.sees("Do wysłania:").presses("Wyślij")
                filip.sees("NOWE Z-0001").presses("Biorę")
                filip.sees("Jakie będzie pierwsze działanie?").presses("Jadę na miejsce")
                bartosz.sees("zajmuje się Filip Schemat")
                grazyna.sees("Z-0001 · ")

            found = here.api.get("/incidents/Z-0001").json()
            sent = [
                (one["recipient"], one["kind"], one["channel"])
                for one in found["deliveries"]
                if one["sent_at"]
            ]
            assert len(sent) == len(set(sent))
            assert {("s2", "new", "telegram"), ("s3", "new.instant", "web")} <= set(sent)
            for program in (pages, worker):
                assert program.terminate() == 0
                assert "Traceback" not in program.said
                assert "not_listening" not in program.said
