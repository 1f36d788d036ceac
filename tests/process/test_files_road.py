"""A photo on the real road: the process, the platform over loopback, and a kill between commit and fetch."""

from pathlib import Path

from bot.clock import SystemClock
from models.store.database import Database
from models.store.records_attachments import File
from tests.fakes.slack_world import refusal
from tests.fakes.telegram import HANGS
from tests.pictures import is_bare, photo
from tests.process.house import CONTRACT
from tests.process.slack_house import slack_house
from tests.process.telegram_house import telegram_house


def kept_in(data: Path) -> list[tuple[File, bytes | None]]:
    database = Database(f"sqlite:///{data / 'reakcja.sqlite3'}")
    with database.reading(SystemClock().now()) as archive:
        (incident,) = archive.incidents.page(None, None, None, 10)
        files = archive.attachments.of_incident(incident)
        found = [(one, archive.attachments.body(one.id)) for one in files]
    database.close()
    return found


def test_a_photo_whose_fetching_was_killed_is_kept_after_the_next_start(tmp_path: Path) -> None:
    with telegram_house(tmp_path / "here") as house:
        program = house.here.start()
        filip, bartosz = house.linked("s2"), house.linked("k2")
        house.telegram.fail_next("getFile", HANGS)
        bartosz.person.photo("taśma stoi, panel czarny", body=photo())
        bartosz.sees("Sterowanie linią")
        house.telegram.bell.wait_until(lambda: bool(house.telegram.calls_of("getFile")), 30)
        assert house.telegram.downloads == []

        program.kill()
        program = house.here.start()

        house.telegram.bell.wait_until(lambda: bool(house.telegram.downloads), 30)
        bartosz.presses("Tak")
        bartosz.presses("Praca stoi")
        bartosz.presses("Wyślij")
        filip.sees("Z-0001, załącznik, autor: Bartosz Wzór: photo.jpg")
        assert program.terminate() == 0

        ((file, body),) = kept_in(house.here.data)
        assert (file.state, file.person) == ("kept", "k2")
        assert body is not None
        assert is_bare(body)
        (shown,) = (one for one in filip.screen if one.document)
        assert (shown.is_photo, shown.body) == (True, body)
        (card,) = (one for one in filip.screen if "NOWE Z-0001" in one.text)
        assert shown.reply_to == card.id


def test_the_sheet_of_the_figures_arrives_as_a_document(tmp_path: Path) -> None:
    with telegram_house(tmp_path / "here") as house:
        house.here.start()
        anna = house.linked("k1")
        report = {"contract": CONTRACT, "service": "linia", "severity": "A", "text": "taśma stoi"}
        house.here.api.post("/incidents", json=report, headers={"Idempotency-Key": "1"})

        anna.says("/statystyki")
        anna.presses("CSV")

        anna.sees("wskaźniki w pliku CSV")
        (sheet,) = (one for one in anna.screen if one.document)
        assert sheet.document is not None
        assert sheet.document.endswith(".csv")
        assert sheet.body.startswith("\N{BYTE ORDER MARK}Wskaźnik;Wartość".encode())


def test_a_photo_on_slack_reaches_the_engineer_there_without_its_place(tmp_path: Path) -> None:
    with slack_house(tmp_path / "here") as house:
        bartosz = house.hand("Bartosz Wzór", "b.wzor@zaklad.example.com")
        filip = house.hand("Filip Schemat", "f.schemat@serwis.example.org")
        filip.says("dzień dobry").sees("Rozpoznano po adresie")

        bartosz.person.photo("panel.jpg", "taśma stoi, panel czarny", photo())
        bartosz.sees("Czego dotyczy: Sterowanie linią?").presses("Tak")
        bartosz.sees("Jak bardzo to przeszkadza w pracy?").presses("Praca stoi")
        bartosz.sees("📎 1 załącznik.").presses("Wyślij")

        filip.sees("Z-0001, załącznik, autor: Bartosz Wzór: panel.jpg")
        (shown,) = (one for one in filip.person.screen() if one.document)
        assert shown.document == "panel.jpg"
        assert is_bare(shown.body)
        assert house.slack.downloads == [("panel.jpg", f"Bearer {house.slack.bot_token}")]


def test_a_workspace_that_takes_no_files_still_tells_where_they_are(tmp_path: Path) -> None:
    with slack_house(tmp_path / "here") as house:
        bartosz = house.hand("Bartosz Wzór", "b.wzor@zaklad.example.com")
        filip = house.hand("Filip Schemat", "f.schemat@serwis.example.org")
        filip.says("dzień dobry").sees("Rozpoznano po adresie")
        house.slack.fail_next("files.getUploadURLExternal", refusal("missing_scope"))

        bartosz.person.photo("panel.jpg", "taśma stoi, panel czarny", photo())
        bartosz.presses("Tak")
        bartosz.presses("Praca stoi")
        bartosz.presses("Wyślij")

        filip.sees("Z-0001, załącznik, autor: Bartosz Wzór: panel.jpg")
        (shown,) = (one for one in filip.person.screen() if "załącznik, autor" in one.text)
        assert [(key.label, key.url) for key in shown.keys] == [
            ("Otwórz stronę", f"{house.here.url}/incidents/Z-0001")
        ]
