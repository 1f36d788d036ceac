"""Platforms that fail under a running installation: nobody on the other one waits, nothing is lost or done twice."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fakes import telegram as telegram_faults
from tests.fakes.slack import SlackFake
from tests.fakes.slack_world import HANGS, LOST, SERVER_ERROR, Shown
from tests.fakes.telegram import TelegramFake
from tests.process import slack_house, telegram_house
from tests.process.house import Installation

ANNA = "a.przyklad@zaklad.example.com"
ASKED = "propozycja zmiany klasy A → B"


@dataclass(frozen=True, kw_only=True)
class House:
    here: Installation
    slack: SlackFake
    telegram: TelegramFake
    bartosz: telegram_house.Hand
    filip: telegram_house.Hand
    anna: slack_house.Hand

    def health(self) -> dict[str, str]:
        """Return what the installation says of its channels; it is ready whatever they are."""
        answer = self.here.http.get("/readyz")
        assert answer.status_code == 200
        found: dict[str, str] = answer.json()["channels"]
        return found


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with ExitStack() as stack:
        slack, telegram = stack.enter_context(SlackFake()), stack.enter_context(TelegramFake())
        tokens = {
            "TELEGRAM_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_API_URL": slack.url,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
        }
        here = stack.enter_context(Installation(tmp_path / "here", **tokens))
        slack.events_url = f"{here.url}/slack/events"
        here.start()
        people = telegram_house.TelegramHouse(telegram, here)
        anna = slack_house.Hand(slack.user("Anna Przykład", ANNA))
        anna.says("dzień dobry").sees("Rozpoznano po adresie")
        yield House(
            here=here,
            slack=slack,
            telegram=telegram,
            bartosz=people.linked("k2"),
            filip=people.linked("s2"),
            anna=anna,
        )


def reports(bartosz: telegram_house.Hand) -> None:
    bartosz.says("taśma stoi, panel czarny").sees("Czego dotyczy").presses("Tak")
    bartosz.sees("Jak bardzo to przeszkadza w pracy?").presses("Praca stoi")
    bartosz.sees("Do wysłania:").presses("Wyślij")


@pytest.mark.parametrize("fault", [SERVER_ERROR, HANGS], ids=["refuses", "hangs"])
def test_a_dead_platform_is_told_as_such_and_its_messages_arrive_when_it_is_back(
    house: House, fault: object
) -> None:
    house.slack.fail_next("chat.postMessage", *[fault] * 2)  # type: ignore[list-item]
    reports(house.bartosz)

    house.bartosz.sees("Przyjęto Z-0001.")
    house.filip.sees("NOWE Z-0001").presses("Biorę")
    house.anna.until(
        lambda: house.health() == {"slack": "degraded", "telegram": "ok"}, "is not told of as lost"
    )

    house.anna.sees("Nowa awaria krytyczna: Z-0001")
    assert house.health() == {"slack": "ok", "telegram": "ok"}
    assert sum("Nowa awaria krytyczna" in one.text for one in house.anna.person.screen()) == 1


def test_a_press_delivered_again_after_a_kill_is_done_once(house: House) -> None:
    reports(house.bartosz)
    house.filip.sees("NOWE Z-0001").presses("Biorę")
    house.filip.sees("Jakie będzie pierwsze działanie?")

    house.here.programs[0].kill()
    house.telegram.repeat_last()
    house.here.start()
    house.filip.presses("Jadę na miejsce")
    house.bartosz.sees("Z-0001: zajmuje się Filip Schemat")

    kinds = [event["kind"] for event in house.here.api.get("/incidents/Z-0001").json()["events"]]
    assert (kinds.count("reported"), kinds.count("acknowledged"), kinds.count("first_action")) == (1, 1, 1)
    assert sum("Przyjęto Z-0001." in one.text for one in house.bartosz.screen) == 1


def test_a_lost_answer_loses_no_message_and_is_recorded_once(house: House) -> None:
    house.bartosz.says("taśma stoi, panel czarny").sees("Czego dotyczy").presses("Tak")
    house.bartosz.sees("Jak bardzo to przeszkadza w pracy?").presses("Praca stoi")
    house.bartosz.sees("Do wysłania:")

    house.telegram.fail_next("sendMessage", telegram_faults.DROPPED)
    house.slack.fail_next("chat.postMessage", LOST)
    house.bartosz.presses("Wyślij")
    house.filip.sees("NOWE Z-0001")

    def copies() -> int:
        return sum("Nowa awaria krytyczna: Z-0001" in one.text for one in house.anna.person.screen())

    # Nobody can know whether a message arrived whose answer is lost: better twice than never.
    house.anna.until(lambda: copies() == 2, "was not told again")
    house.here.programs[0].terminate()
    house.here.start()
    rows = house.here.api.get("/incidents/Z-0001").json()["deliveries"]
    told = [one["kind"] for one in rows if one["recipient"] == "k1" and one["sent_at"] is not None]
    assert told == ["new.instant"]
    assert copies() == 2


def test_an_answered_question_loses_its_buttons_on_both_platforms_also_after_a_kill(house: House) -> None:
    reports(house.bartosz)
    house.filip.sees("NOWE Z-0001").presses("Biorę")
    house.filip.sees("Jakie będzie pierwsze działanie?").presses("Jadę na miejsce")
    house.filip.presses("Zmień klasę")
    house.filip.sees("Na jaką klasę?").presses("B")
    house.filip.sees("Powód (wymagany)").says("druga linia przejęła pakowanie")
    house.anna.sees(ASKED)
    house.bartosz.sees(ASKED)

    house.slack.fail_next("chat.update", HANGS)
    house.bartosz.presses("Zgoda")
    house.bartosz.sees("klasa B od")
    house.slack.wait_until(lambda: bool(house.slack.calls_of("chat.update")))
    house.here.programs[0].kill()
    house.here.start()

    def asked() -> list[Shown]:
        return [one for one in house.anna.person.screen() if ASKED in one.text]

    house.anna.until(lambda: [one.buttons for one in asked()] == [()], "still has the buttons")
    house.telegram.wait_until(
        lambda: [one.buttons for one in house.bartosz.screen if ASKED in one.text] == [()]
    )
    assert [one.edits for one in asked()] == [1]
