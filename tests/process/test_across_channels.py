"""One incident on three surfaces: the reporter on Slack in English, the engineer on Telegram in Polish, the manager
in the browser. A real process, both platforms' unmodified clients, both strict fakes.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fakes.slack import SlackFake
from tests.fakes.telegram import TelegramFake
from tests.process import slack_house, telegram_house
from tests.process.house import Installation
from tests.process.page import Page, open_page
from tests.process.shape import check_incident

ANNOUNCED = "Z-0001: handled by Filip Schemat"


@dataclass(frozen=True, kw_only=True)
class Parties:
    here: Installation
    bartosz: slack_house.Hand
    filip: telegram_house.Hand
    grazyna: Page


@pytest.fixture
def parties(tmp_path: Path) -> Iterator[Parties]:
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
        bartosz = slack_house.Hand(slack.user("Bartosz Wzór", "b.wzor@zaklad.example.com", locale="en-GB"))
        filip = telegram_house.TelegramHouse(telegram, here).linked("s2")
        grazyna = stack.enter_context(open_page(here, "s3"))
        yield Parties(here=here, bartosz=bartosz, filip=filip, grazyna=grazyna)


def test_each_reads_the_same_incident_in_their_own_language_and_place(parties: Parties) -> None:
    bartosz, filip, grazyna = parties.bartosz, parties.filip, parties.grazyna

    bartosz.says("the belt has stopped, the panel is black").sees("What it concerns: Line control?")
    bartosz.presses("Yes")
    bartosz.sees("How much does it get in the way of work?").presses("Work has stopped")
    bartosz.sees("To be sent: Line control · Hall A · A – critical failure.").presses("Send")
    bartosz.sees("Received Z-0001.")
    filip.sees("NOWE Z-0001 · A · Sterowanie linią · Hala A", "„the belt has stopped, the panel is black”")
    grazyna.sees("critical failure: Z-0001 · Line control · Hall A")

    filip.presses("Biorę")
    filip.sees("Jakie będzie pierwsze działanie?").presses("Jadę na miejsce")
    bartosz.sees(ANNOUNCED)
    card = bartosz.card("Z-0001", "State: being repaired")
    filip.sees_on_card("Z-0001", "Stan: w naprawie")

    bartosz.says("one cable is burnt", thread=card.ts)
    filip.sees("Bartosz Wzór", "„one cable is burnt”")
    filip.presses("Pytanie")
    filip.sees("Treść pytania?").says("Czy panel ma zasilanie?").sees("„Czy panel ma zasilanie?”")
    filip.presses("Wyślij")
    bartosz.sees("Filip Schemat", "Czy panel ma zasilanie?").presses("Answer")
    bartosz.sees("please write the answer").says("No, it has none")
    filip.sees("Jest odpowiedź do Z-0001.", "No, it has none")

    filip.presses("Naprawione")
    filip.sees("Co naprawiono i jaka była przyczyna?").says("wymieniono zasilacz")
    filip.sees("„wymieniono zasilacz”").presses("Wyślij")
    bartosz.sees("wymieniono zasilacz").presses("It works")
    bartosz.sees("Z-0001 closed.")
    filip.sees_on_card("Z-0001", "Stan: zamknięte")
    assert bartosz.card("Z-0001", "State: closed").ts == card.ts

    nobody_is_told_twice(parties)


def nobody_is_told_twice(parties: Parties) -> None:
    found = parties.here.api.get("/incidents/Z-0001").json()
    check_incident(found)
    told = Counter(
        (one["recipient"], one["kind"]) for one in found["deliveries"] if one["sent_at"] is not None
    )
    assert {people: count for people, count in told.items() if count > 1} == {}
    roads = {one["recipient"]: one["channel"] for one in found["deliveries"] if one["sent_at"] is not None}
    assert (roads["k2"], roads["s2"], roads["s3"]) == ("slack", "telegram", "web")
    channels = {
        event["kind"]: event["channel"]
        for event in found["events"]
        if event["kind"] in {"reported", "acknowledged", "answered", "closed"}
    }
    assert channels == {
        "reported": "slack",
        "acknowledged": "telegram",
        "answered": "slack",
        "closed": "slack",
    }
    headings = [one.text for one in parties.filip.screen if one.text.startswith("Z-0001 · ")]
    assert len(headings) == 1
