"""What Slack has of its own, against the running program: the Home tab, the shortcut, threads, closed accounts."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fakes.slack_person import Person
from tests.fakes.slack_push import signed_headers
from tests.fakes.slack_server import permalink
from tests.fakes.slack_world import Shown
from tests.process.shape import check_incident
from tests.process.slack_house import Hand, SlackHouse, slack_house

BARTOSZ = "b.wzor@zaklad.example.com"
CELINA = "c.proba@zaklad.example.com"
EWA = "e.makieta@serwis.example.org"
FILIP = "f.schemat@serwis.example.org"


@pytest.fixture(params=["http", "socket"])
def house(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[SlackHouse]:
    """A running installation, spoken to either way."""
    with slack_house(tmp_path / "here", by_socket=request.param == "socket") as opened:
        yield opened


def at_home(hand: Hand, *texts: str) -> None:
    """Wait until each text stands on the person's Home tab."""
    for text in texts:
        hand.until(lambda text=text: text in hand.person.home, f"has no {text!r} at home: {hand.person.home}")  # type: ignore[misc]


def in_thread(house: SlackHouse, chat: str, text: str) -> Shown | None:
    return next((one for one in house.slack.screen(chat) if text in one.text), None)


def report(hand: Hand, values: dict[str, str]) -> None:
    hand.until(lambda: hand.person.has_form, "has no form")
    hand.person.submit(values)
    hand.until(lambda: not hand.person.has_form, "still has the form")


LINE = {"service": "linia", "place": "hala-a", "severity": "A", "text": "taśma stoi, panel czarny"}


def test_everybody_s_home_and_the_report_that_starts_there(house: SlackHouse) -> None:
    bartosz, filip = house.hand("Bartosz Wzór", BARTOSZ), house.hand("Filip Schemat", FILIP)
    celina = house.hand("Celina Próba", CELINA)
    filip.person.open_home()
    filip.sees("Rozpoznano po adresie")
    celina.person.open_home()
    at_home(celina, "Ten miesiąc")

    bartosz.person.open_home()
    at_home(bartosz, "Tu zgłasza się awarie. Odbiera je: Serwis Wzorcowy")
    bartosz.person.press_home("Zgłoś awarię")
    report(bartosz, LINE)

    bartosz.sees("Przyjęto Z-0001")
    at_home(bartosz, "Moje zgłoszenia", "Otwarte: 1.", "Teraz na dyżurze", "Filip Schemat, +48 000 000 202")
    assert "Z-0001 · czeka na reakcję" in bartosz.person.home_buttons
    assert "Najbliższe terminy" not in bartosz.person.home
    filip.person.open_home()
    at_home(filip, "Najbliższe terminy", "Z-0001 · A · reakcja do")
    celina.person.open_home()
    at_home(celina, "Ten miesiąc", "wszystkie usługi")
    bartosz.person.press_home("English")
    at_home(bartosz, "My reports", "On duty now")
    assert not house.slack.late


def test_somebody_else_s_words_are_reported_with_the_time_they_were_written(house: SlackHouse) -> None:
    bartosz, filip = house.hand("Bartosz Wzór", BARTOSZ), house.hand("Filip Schemat", FILIP)
    filip.says("dzień dobry").sees("Rozpoznano")
    bartosz.says("dzień dobry").sees("Rozpoznano")
    room = house.slack.room("produkcja", bartosz.person, filip.person)
    stamp = f"{int(house.slack.clock.now().timestamp()) - 420}.000100"
    overheard = bartosz.person.send({"text": "panel czarny", "ts": stamp}, chat=room)

    bartosz.person.shortcut(overheard)
    bartosz.until(lambda: bartosz.person.has_form, "has no form")
    assert bartosz.person.form.body["blocks"][0]["text"]["text"].startswith("Napisano ")  # type: ignore[index]
    report(bartosz, {name: LINE[name] for name in ("service", "place", "severity")})

    filip.sees("NOWE Z-0001", "panel czarny", "Napisano ")
    found = house.here.api.get("/incidents/Z-0001").json()
    check_incident(found)
    written = datetime.fromtimestamp(int(stamp.partition(".")[0]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert found["events"][0]["stated_at"] == written
    assert found["reported_at"] > written
    assert permalink(room, stamp) in str(house.slack.views[-1].body)


def test_an_incident_has_a_thread_in_the_room_and_with_each_person(house: SlackHouse) -> None:
    bartosz, ewa = house.hand("Bartosz Wzór", BARTOSZ), house.hand("Ewa Makieta", EWA)
    ewa.says("dzień dobry").sees("Rozpoznano")
    room = house.slack.room("dyzur", ewa.person)
    ewa.person.command("/sla", "pokój", chat=room)
    bartosz.person.command("/awaria")
    report(bartosz, LINE)
    bartosz.sees("Przyjęto Z-0001")
    ewa.until(lambda: in_thread(house, room, "NOWE Z-0001") is not None, "sees no card in the room")
    card = in_thread(house, room, "NOWE Z-0001")
    assert card is not None
    assert card.thread is None

    bartosz.person.command("/awaria", "Z-0001: kabel jest nadpalony")  # a report of its own, not a note
    ewa.presses("Biorę")
    ewa.sees("Jakie będzie pierwsze działanie?").presses("Jadę na miejsce")
    bartosz.sees("Z-0001: zajmuje się Ewa Makieta")

    told = in_thread(house, bartosz.person.dm, "Z-0001: zajmuje się")
    assert told is not None
    ewa.person.say("część jest w drodze", chat=room, thread=card.ts)
    bartosz.sees("część jest w drodze")
    assert "note" in house.kinds("Z-0001")


def test_a_closed_account_loses_its_access_and_the_admins_hear_of_it(house: SlackHouse) -> None:
    ewa, filip = house.hand("Ewa Makieta", EWA), house.hand("Filip Schemat", FILIP)
    ewa.says("dzień dobry").sees("Rozpoznano")
    filip.says("dzień dobry").sees("Rozpoznano")

    filip.person.deactivate()

    ewa.sees("Konto Slack wyłączone: Filip Schemat. Dostęp wstrzymano automatycznie.")
    before = len(filip.person.screen())
    push = filip.person.command("/sla", "kolejka")
    ewa.until(lambda: push.is_acked, "is not answered")
    assert len(filip.person.screen()) == before


def test_words_after_sla_and_what_there_is(house: SlackHouse) -> None:
    bartosz = house.hand("Bartosz Wzór", BARTOSZ)
    bartosz.person.command("/sla")
    bartosz.sees("/sla moje – zgłoszenia i ich stan")
    bartosz.person.command("/sla", "kawa")
    bartosz.sees("Nie ma takiego polecenia. Są: /sla moje")
    bartosz.person.command("/sla", "język en")
    bartosz.sees("From now on messages will be in English.")
    bartosz.person.command("/sla", "zgłoszenia")
    bartosz.sees("No reports.")


def test_who_types_a_command_in_another_workspace_is_refused_in_words(house: SlackHouse) -> None:
    hand = house.hand("Obca Osoba", "obca@zaklad.example.com")

    hand.person.command("/awaria", "taśma stoi", team="T0INNAFIRMA")

    hand.sees("To konto gościa albo konto z innej firmy.")
    assert house.here.api.get("/incidents").json()["items"] == []


def test_what_comes_to_the_door_and_is_not_slack_s_is_counted_and_changes_nothing(tmp_path: Path) -> None:
    with slack_house(tmp_path / "here") as house:
        guest = house.hand("Gość", "gosc@zaklad.example.com", is_restricted=True)
        robot: Person = house.hand("Robot", None, is_bot=True).person
        room = house.slack.room("produkcja", guest.person)
        post = house.here.http.post
        large = b"x" * (2 << 20)

        guest.person.mention("taśma stoi", chat=room)
        guest.until(lambda: bool(guest.person.toasts()), "is not answered")
        robot_push = robot.say("taśma stoi")
        guest.until(lambda: robot_push.is_acked, "waits for the robot")
        assert post("/slack/events", content=large).status_code == 413
        assert post("/slack/events", content=b"{}").status_code == 401
        wrong = signed_headers(house.slack.signing_secret, "{nonsense")
        assert post("/slack/events", content=b"{nonsense", headers=wrong).status_code == 400

        assert "To konto gościa albo konto z innej firmy." in guest.person.toasts()[0]
        assert house.slack.screen(room) == []
        assert house.here.api.get("/incidents").json()["items"] == []
        told = house.here.http.get("/metrics").text
        for reason in ("guest", "bot", "too_large", "signature", "malformed"):
            assert f'reakcja_refused_total{{channel="slack",reason="{reason}"}} 1.0' in told
