"""A staff supergroup with topics, on a real process: one topic an incident, written in, closed with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.telegram_house import TelegramHouse, telegram_house

STAFF = -1_001_234


@pytest.fixture
def house(tmp_path: Path) -> Iterator[TelegramHouse]:
    with telegram_house(tmp_path / "here") as opened:
        opened.here.start()
        yield opened


def test_an_incident_lives_in_its_topic(house: TelegramHouse) -> None:
    telegram = house.telegram
    telegram.forum(STAFF, "Serwis")
    bartosz, ewa, filip = (house.linked(key) for key in ("k2", "s1", "s2"))
    ewa.person.say("/pokoj", chat=STAFF)
    telegram.wait_until(lambda: any("pokój strony" in one.text for one in telegram.screen(STAFF)))

    bartosz.says("taśma stoi, panel czarny").sees("Czego dotyczy").presses("Tak")
    bartosz.sees("Jak bardzo").presses("Praca stoi")
    bartosz.sees("Do wysłania").presses("Wyślij")
    telegram.wait_until(lambda: any("NOWE Z-0001" in one.text for one in telegram.screen(STAFF)))

    (topic,) = telegram.topics
    assert topic.name == "Z-0001 A linia"
    assert [one.topic for one in telegram.screen(STAFF)] == [None, topic.id]

    filip.person.say("jadę na halę", chat=STAFF, topic=topic.id)
    bartosz.sees("Z-0001, dopisek, autor: Filip Schemat: „jadę na halę”")
    filip.presses("Biorę")
    filip.sees("pierwsze działanie").presses("Jadę na miejsce")
    filip.sees_on_card("Z-0001", "w naprawie").presses("Naprawione")
    filip.sees("Co naprawiono").says("wymieniono zasilacz").sees("„wymieniono zasilacz”").presses("Wyślij")
    bartosz.sees("Serwis zgłasza naprawę").presses("Działa")

    telegram.wait_until(lambda: topic.is_closed)
    assert {one.topic for one in telegram.screen(STAFF)[1:]} == {topic.id}
