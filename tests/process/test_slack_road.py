"""The main road over Slack, by HTTP and by Socket Mode: a real process, the unmodified client, a strict fake."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.slack_push import signed_headers
from tests.process.shape import check_incident
from tests.process.slack_house import Hand, SlackHouse, slack_house

BARTOSZ = "b.wzor@zaklad.example.com"
FILIP = "f.schemat@serwis.example.org"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[SlackHouse]:
    """A running installation, spoken to by HTTP."""
    with slack_house(tmp_path / "here") as opened:
        yield opened


@pytest.fixture
def bartosz(house: SlackHouse) -> Hand:
    return house.hand("Bartosz Wzór", BARTOSZ)


@pytest.fixture
def filip(house: SlackHouse) -> Hand:
    """The engineer on duty, known from the first word on."""
    hand = house.hand("Filip Schemat", FILIP)
    return hand.says("dzień dobry").sees(f"Rozpoznano po adresie {FILIP}: Filip Schemat, inżynier dyżurny.")


def test_from_the_first_words_to_the_closing(house: SlackHouse, bartosz: Hand, filip: Hand) -> None:
    bartosz.says("taśma stoi, panel czarny").sees("Rozpoznano po adresie", "Czego dotyczy: Sterowanie linią?")
    bartosz.presses("Tak")
    bartosz.sees("Jak bardzo to przeszkadza w pracy?").presses("Praca stoi")
    bartosz.sees("Do wysłania: Sterowanie linią · Hala A · A – awaria krytyczna.").presses("Wyślij")
    bartosz.sees("Przyjęto Z-0001.")

    filip.sees("NOWE Z-0001 · A · Sterowanie linią · Hala A").presses("Biorę")
    filip.sees("Jakie będzie pierwsze działanie?").presses("Jadę na miejsce")
    bartosz.sees("Z-0001: zajmuje się Filip Schemat („jadę na miejsce”)")
    card = bartosz.card("Z-0001", "Stan: w naprawie")
    bartosz.says("kabel jest nadpalony", thread=card.ts)
    filip.sees("„kabel jest nadpalony”")

    filip.presses("Naprawione")
    filip.sees("Co naprawiono i jaka była przyczyna?").says("wymieniono zasilacz")
    filip.sees("„wymieniono zasilacz”").presses("Wyślij")
    bartosz.sees("Serwis zgłasza naprawę").presses("Działa")
    bartosz.sees("Zamknięto Z-0001.")

    assert bartosz.card("Z-0001", "Stan: zamknięte").ts == card.ts
    assert house.kinds("Z-0001") == [
        "reported",
        "acknowledged",
        "first_action",
        "note",
        "resolved",
        "confirmed",
        "closed",
    ]
    found = house.here.api.get("/incidents/Z-0001").json()
    check_incident(found)
    acknowledged = next(event for event in found["events"] if event["kind"] == "acknowledged")
    assert (acknowledged["actor"], acknowledged["channel"]) == ("s2", "slack")
    assert not house.slack.late


def test_the_form_opens_for_a_first_visitor_and_makes_a_report(house: SlackHouse, bartosz: Hand) -> None:
    person = bartosz.person
    person.command("/awaria")
    bartosz.until(lambda: person.has_form, "has no form")
    blocks = [block for block in person.form.body["blocks"] if block["type"] == "input"]  # type: ignore[attr-defined]
    assert [block["block_id"] for block in blocks] == ["service", "place", "severity", "text", "files"]
    assert [block["element"]["action_id"] for block in blocks] == [
        "service",
        "place",
        "severity",
        "text",
        "files",
    ]

    person.submit({"service": "erp", "place": "biuro", "severity": "C", "text": "👍"})
    bartosz.until(lambda: bool(person.form.errors), "is told no fault of the form")
    assert set(person.form.errors) == {"text"}
    person.submit({"service": "erp", "place": "biuro", "severity": "C", "text": "drukuje wolno"})
    bartosz.until(lambda: not person.has_form, "still has the form")

    bartosz.sees("Przyjęto Z-0001")
    found = house.here.api.get("/incidents/Z-0001").json()
    check_incident(found)
    assert (found["service"], found["location"], found["severity"]) == ("erp", "biuro", "C")
    assert found["reporter"] == "k2"
    bartosz.sees("Rozpoznano po adresie")


def test_who_is_not_vouched_for_is_not_linked_but_an_employee_of_the_domain_is(house: SlackHouse) -> None:
    guests = [
        house.hand("Gość", "gosc@zaklad.example.com", is_restricted=True),
        house.hand("Gość Jednego Pokoju", "gosc1@zaklad.example.com", is_ultra_restricted=True),
        house.hand("Niepotwierdzony", "a.przyklad@zaklad.example.com", is_email_confirmed=False),
    ]
    for guest in guests:
        guest.says("taśma stoi")
        guest.until(
            lambda guest=guest: bool(guest.person.screen() or guest.person.toasts()),  # type: ignore[misc]
            "is left without an answer",
        )

    house.hand("Nowy Pracownik", "nowy@zaklad.example.com").says("drukarka nie drukuje").sees("Zapisano o")

    for guest in guests:
        assert not guest.person.sees("Rozpoznano")
        assert not guest.person.sees("Czego dotyczy")


def test_another_workspace_and_another_program_are_refused(house: SlackHouse) -> None:
    stranger = house.hand("Obca Osoba", "a.przyklad@zaklad.example.com", team="T0INNAFIRMA")
    robot = house.hand("Robot", "c.proba@zaklad.example.com", is_bot=True)
    before = house.here.api.get("/incidents").json()["items"]

    stranger.says("taśma stoi")
    push = robot.person.say("taśma stoi")
    stranger.until(lambda: bool(push.statuses), "is not answered")

    assert not stranger.person.sees("Rozpoznano")
    assert not robot.person.sees("Rozpoznano")
    assert house.here.api.get("/incidents").json()["items"] == before


def test_a_wrong_signature_gets_in_nowhere(house: SlackHouse) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc"})
    url = "/slack/events"
    headers = {"Content-Type": "application/json"}
    post = house.here.http.post

    assert post(url, content=body, headers=headers).status_code == 401
    wrong = headers | signed_headers("inny-sekret", body)
    assert post(url, content=body, headers=wrong).status_code == 401
    stale = headers | signed_headers(house.slack.signing_secret, body, at=1_700_000_000)
    assert post(url, content=body, headers=stale).status_code == 401
    right = headers | signed_headers(house.slack.signing_secret, body)
    answer = post(url, content=body, headers=right)
    assert answer.status_code == 200
    assert "abc" in answer.text


def test_what_slack_sends_again_is_done_once(house: SlackHouse, bartosz: Hand) -> None:
    push = bartosz.person.command("/awaria", "faktura się nie drukuje")
    bartosz.sees("Czego dotyczy: ERP?")
    draft = bartosz.person.screen()[-1].ts
    said = bartosz.person.say("i nie da się jej wysłać")
    bartosz.until(lambda: said.is_acked, "is not answered")
    house.slack.repeat_last()
    bartosz.until(lambda: len(said.statuses) == 2, "is not asked twice")
    bartosz.presses("Tak")
    bartosz.sees("Gdzie?").presses("Magazyn")
    bartosz.sees("Jak bardzo to przeszkadza w pracy?").presses("Drobiazg")
    bartosz.sees("Do wysłania: ERP · Magazyn · C – usterka.").presses("Wyślij")

    bartosz.sees("Przyjęto Z-0001")
    assert push.is_acked
    assert bartosz.card("Z-0001", "Stan:").ts == draft
    assert house.kinds("Z-0001").count("reported") == 1
    assert len(house.here.api.get("/incidents").json()["items"]) == 1


def test_the_same_road_by_socket_mode(tmp_path: Path) -> None:
    with slack_house(tmp_path / "here", by_socket=True) as house:
        bartosz, filip = house.hand("Bartosz Wzór", BARTOSZ), house.hand("Filip Schemat", FILIP)
        filip.says("dzień dobry").sees("Rozpoznano")
        bartosz.says("taśma stoi").sees("Czego dotyczy: Sterowanie linią?").presses("Tak")
        bartosz.sees("Jak bardzo to przeszkadza w pracy?").presses("Praca stoi")
        bartosz.sees("Do wysłania:").presses("Wyślij")
        filip.sees("NOWE Z-0001").presses("Biorę")
        filip.sees("Jakie będzie pierwsze działanie?").presses("Łączę się zdalnie")

        bartosz.sees("Z-0001: zajmuje się Filip Schemat")
        assert house.kinds("Z-0001") == ["reported", "acknowledged", "first_action"]
        assert not house.slack.late
