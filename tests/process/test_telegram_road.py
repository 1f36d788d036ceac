"""The main road over Telegram: a real process, the unmodified client, a strict Bot API over loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.shape import check_incident
from tests.process.telegram_house import Hand, TelegramHouse, phone, telegram_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[TelegramHouse]:
    """A running installation."""
    with telegram_house(tmp_path / "here") as opened:
        opened.here.start()
        yield opened


@pytest.fixture
def bartosz(house: TelegramHouse) -> Hand:
    return house.linked("k2")


@pytest.fixture
def filip(house: TelegramHouse) -> Hand:
    return house.linked("s2")


def test_a_strangers_own_number_links_at_once_and_the_card_of_another_does_not(house: TelegramHouse) -> None:
    ewa = house.hand("Ewa Makieta")

    ewa.says("/start").sees("Tu zgłasza się awarie.")
    assert set(ewa.newest.buttons) >= {"Mam zaproszenie", "Podaj numer służbowy", "Nie mam żadnego"}
    ewa.presses("Podaj numer służbowy")
    ewa.person.contact(phone("s1").replace("+", "00"))

    ewa.sees("Gotowe. Ewa Makieta, dyspozytorka helpdesku, Serwis.")
    stranger = house.hand("Obca Osoba")

    stranger.person.contact(phone("s3"), user_id=999_999)
    stranger.sees("To wizytówka innej osoby.")
    stranger.person.contact("+48 111 222 333")

    stranger.sees("Tego numeru nie ma w umowie. Numeru nie zapisano.")
    assert not stranger.person.sees("Gotowe.")


def test_from_the_first_words_to_the_closing(house: TelegramHouse, bartosz: Hand, filip: Hand) -> None:
    bartosz.says("taśma stoi, panel czarny").sees("Czego dotyczy: Sterowanie linią?")
    assert house.here.api.get("/incidents").json()["items"] == []
    draft = bartosz.newest
    bartosz.presses("Tak")
    bartosz.sees("Jak bardzo to przeszkadza w pracy?")
    bartosz.presses("Praca stoi")
    bartosz.sees("Do wysłania: Sterowanie linią · Hala A · A – awaria krytyczna.")
    assert bartosz.newest.id == draft.id
    bartosz.presses("Wyślij")
    bartosz.sees("Przyjęto Z-0001. Liczy się godzina pierwszej wiadomości:", "Telefon: +48 000 000 200.")
    filip.sees("NOWE Z-0001 · A · Sterowanie linią · Hala A", "Zgłasza: Bartosz Wzór, +48 000 000 102.")
    card = filip.newest
    assert card.buttons == ("Biorę", "Nie mogę – przekaż")

    filip.presses("Biorę")
    filip.sees("Jakie będzie pierwsze działanie?")
    filip.presses("Jadę na miejsce")
    bartosz.sees("Z-0001: zajmuje się Filip Schemat („jadę na miejsce”)")
    filip.sees_on_card("Z-0001", "Stan: w naprawie")

    a_question_is_asked_and_answered(bartosz, filip)
    filip.presses("Obejście")
    filip.sees("Na czym polega obejście?").says("etykiety ręcznie")
    bartosz.sees("Z-0001: jest obejście. „etykiety ręcznie”")
    bartosz.presses("Działa")
    filip.sees_on_card("Z-0001", "Stan: obejście działa, naprawa trwa")
    filip.presses("Naprawione")
    filip.sees("Co naprawiono i jaka była przyczyna?").says("wymieniono zasilacz")
    filip.sees("„wymieniono zasilacz”").presses("Wyślij")
    bartosz.sees("Serwis zgłasza naprawę", "„wymieniono zasilacz”")
    bartosz.presses("Działa")
    bartosz.sees("Zamknięto Z-0001. Reakcja po")

    filip.sees_on_card("Z-0001", "Stan: zamknięte")
    assert filip.card("Z-0001").id == card.id
    assert bartosz.sees_on_card("Z-0001", "Stan: zamknięte").card("Z-0001").id == draft.id
    walked(house.here.api.get("/incidents/Z-0001").json())
    assert not house.telegram.open_queries
    assert len({one.query for one in house.telegram.toasts}) == len(house.telegram.toasts)


def a_question_is_asked_and_answered(bartosz: Hand, filip: Hand) -> None:
    """Nothing leaves before [Wyślij]; the answer comes back to who asked."""
    filip.presses("Pytanie")
    filip.sees("Treść pytania?")
    filip.says("Czy panel ma zasilanie?").sees("„Czy panel ma zasilanie?”")
    assert not bartosz.person.sees("Czy panel ma zasilanie?")
    filip.presses("Wyślij")
    bartosz.sees("Pytanie do Z-0001, pyta: Filip Schemat. „Czy panel ma zasilanie?”")
    bartosz.presses("Odpowiedz")
    bartosz.sees("proszę napisać odpowiedź").says("Nie, panel jest bez zasilania")
    filip.sees("Jest odpowiedź do Z-0001.", "Nie, panel jest bez zasilania")


def walked(found: dict[str, object]) -> None:
    """The same road as other programs read it."""
    check_incident(found)
    assert (found["state"], found["reporter"], found["joined"]) == ("closed", "k2", 0)
    events: list[dict[str, object]] = found["events"]  # type: ignore[assignment]
    acts = [event for event in events if event["kind"] not in {"notified", "undelivered"}]
    assert [(event["kind"], event["actor"]) for event in acts] == [
        ("reported", "k2"),
        ("acknowledged", "s2"),
        ("first_action", "s2"),
        ("asked", "s2"),
        ("answered", "k2"),
        ("workaround", "s2"),
        ("note", "k2"),
        ("resolved", "s2"),
        ("confirmed", "k2"),
        ("closed", "k2"),
    ]
    stamped = {event["kind"] for event in acts if event["platform_at"] is not None}
    assert stamped <= {"reported", "answered", "workaround"}
    assert {"reported", "answered"} <= stamped
    assert events[0]["platform_at"] == found["reported_at"]
    targets: dict[str, dict[str, object]] = found["targets"]  # type: ignore[assignment]
    assert [target["met"] for target in targets.values()] == [True, True, True]
    assert targets["reaction"]["target_seconds"] == 1800
    deliveries: list[dict[str, object]] = found["deliveries"]  # type: ignore[assignment]
    told = {(one["kind"], one["recipient"]) for one in deliveries if one["sent_at"] is not None}
    assert told >= {("new", "s2"), ("rep.sent", "k2"), ("ack.client", "k2"), ("fix.client", "k2")}


def test_what_is_delivered_twice_is_done_once(house: TelegramHouse, bartosz: Hand, filip: Hand) -> None:
    telegram = house.telegram
    bartosz.says("taśma stoi, panel czarny").sees("Czego dotyczy")
    telegram.repeat_last()
    bartosz.presses("Tak")
    bartosz.sees("Jak bardzo to przeszkadza w pracy?").presses("Praca stoi")
    bartosz.sees("Do wysłania:").presses("Wyślij")
    telegram.repeat_last()
    filip.sees("NOWE Z-0001").presses("Biorę")
    telegram.repeat_last()
    filip.sees("Jakie będzie pierwsze działanie?").presses("Łączę się zdalnie")
    telegram.repeat_last()
    bartosz.sees("Z-0001: zajmuje się Filip Schemat („łączę się zdalnie”)")
    filip.presses("Pytanie")
    filip.sees("Treść pytania?")

    assert len(house.here.api.get("/incidents").json()["items"]) == 1
    kinds = [event["kind"] for event in house.here.api.get("/incidents/Z-0001").json()["events"]]
    assert kinds.count("reported") == kinds.count("acknowledged") == kinds.count("first_action") == 1
    assert sum("Przyjęto Z-0001." in one.text for one in bartosz.screen) == 1
    assert sum("pierwsze działanie" in one.text for one in filip.screen) <= 1


def test_updates_nobody_understands_block_nobody_and_english_is_answered_in_english(
    house: TelegramHouse, bartosz: Hand
) -> None:
    telegram = house.telegram
    telegram.push({"business_connection": {"id": "x"}})
    telegram.push({"message": {"message_id": 5}})
    telegram.push({"callback_query": {"id": "7", "data": 12}})
    telegram.push({"something_of_next_year": {"a": [1, 2]}})

    bartosz.says("/pomoc").sees("Awaria: wystarczy napisać, co się dzieje.")

    assert house.here.http.get("/readyz").json()["channels"] == {"telegram": "ok"}

    anna = house.hand("Anna Przykład", "en-GB").links("k1")
    anna.sees("Done. Anna Przykład,")

    anna.says("/report an invoice cannot be issued in the ERP")
    anna.sees("What it concerns: ERP?")
    anna.presses("Yes")
    anna.sees("Where?")
    anna.presses("Office")
    anna.sees("How much does it get in the way of work?")
    anna.presses("A small thing")
    anna.sees("To be sent: ERP · Office · C – minor fault.")
    anna.presses("Send")

    anna.sees("Received Z-")
    check_incident(house.newest())
    assert house.newest()["reporter"] == "k1"
