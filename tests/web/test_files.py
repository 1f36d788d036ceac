"""Files in the browser, on the real rooms: handed in, cleaned, shown beside the incident to whom it concerns."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest

from bot.app import App, build
from bot.clock import MovableClock
from bot.settings import Settings
from bot.web import handing_in
from bot.web.security import SESSION, seal
from bot.web.site import create_site
from models.store.records_attachments import File
from tests.pictures import SECRET, is_bare, photo
from tests.web.world import Ticking

CONTRACTS = Path(__file__).parent.parent.parent / "contracts"
CONTRACT = "SLA/2026/001"
JSON = {"Accept": "application/json", "Accept-Language": "pl"}
Handed = tuple[str, bytes, str]
LOG: Handed = ("linia.log", b"14:02 E-STOP", "text/plain")


@dataclass
class Installation:
    app: App
    folder: Path

    def visitor(self, person: str) -> httpx.AsyncClient:
        """Open a browser that is signed in as a person of the contract."""
        parts = self.app.site_parts()
        account = f"browser-{person}"
        cookie = seal(account, self.app.clock.now() + timedelta(days=1), parts.secret)
        transport = httpx.ASGITransport(app=create_site(parts))
        return httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1", cookies={SESSION: cookie}, headers=JSON
        )

    async def settle(self) -> None:
        for _ in range(10):
            await self.app.filing_room.round()
            await self.app.post_room.round()

    async def files(self) -> list[File]:
        return await self.app.store.read(
            lambda archive: [one for number in range(1, 9) if (one := archive.attachments.find(number))]
        )

    async def report_with(self, *files: Handed) -> None:
        """Bartosz reports the line with files and sends the report; Filip's page is open."""
        async with self.visitor("s2") as filip, self.visitor("k2") as bartosz:
            await filip.get("/")
            await bartosz.get("/")
            await say(bartosz, "taśma stoi, panel czarny", *files)
            await self.settle()
            for token in ("service|1|linia", "place|1|hala-a", "severity|1|A", "send|1|"):
                await bartosz.post("/press", data={"token": token, "key": token})
            await self.settle()


async def say(visitor: httpx.AsyncClient, text: str, *files: Handed) -> httpx.Response:
    handed = [("file", file) for file in files]
    return await visitor.post("/say", data={"text": text, "key": text or "key"}, files=handed)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Installation]:
    folder = tmp_path / "contracts"
    folder.mkdir()
    (folder / "example.toml").write_bytes((CONTRACTS / "example.toml").read_bytes())
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        data=tmp_path / "data",
        contracts=folder,
        database_url=f"sqlite:///{tmp_path / 'files.sqlite3'}",
        secret_key="a secret of these tests",  # type: ignore[arg-type]
    )
    app = await build(settings, MovableClock(base=Ticking()))
    with app.store.database.writing(app.clock.now()) as archive:
        for person in ("k2", "k3", "s2"):
            archive.people.link(CONTRACT, person, "web", f"browser-{person}", f"browser-{person}", "pl")
        employee = archive.people.add_employee(CONTRACT, "Olga Nikt", None).key
        archive.people.link(CONTRACT, employee, "web", "browser-e1", "browser-e1", "pl")
    yield Installation(app, tmp_path)
    await app.store.close()


async def test_a_photo_handed_in_is_cleaned_and_seen_by_the_engineer_in_his_pane(house: Installation) -> None:
    await house.report_with(("panel.jpg", photo(), "image/jpeg"))

    (file,) = await house.files()
    assert (file.state, file.name) == ("kept", "panel.jpg")
    async with house.visitor("s2") as filip:
        page = (await filip.get("/")).text
        assert "załącznik, autor: Bartosz Wzór: panel.jpg" in page
        address = page.split('<img src="', 1)[1].split('"', 1)[0]
        shown = await filip.get(address)
    assert shown.status_code == 200
    assert is_bare(shown.content)
    assert shown.headers["content-type"] == "image/jpeg"
    assert shown.headers["content-disposition"].startswith('attachment; filename="panel.jpg"')
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in shown.headers["content-security-policy"]


async def test_the_sender_sees_their_own_file_named_in_the_conversation(house: Installation) -> None:
    async with house.visitor("k2") as bartosz:
        answer = await say(bartosz, "", ("zdjęcie hali.jpg", photo(), "image/jpeg"))
        await house.settle()

        assert answer.json() == {"stored": True, "toast": ""}
        page = (await bartosz.get("/")).text
        assert "📎 zdjęcie hali.jpg" in page
        assert "Zapisano jako załącznik." in page


async def test_the_card_leads_to_the_page_where_the_files_are(house: Installation) -> None:
    await house.report_with(("panel.jpg", photo(), "image/jpeg"), LOG)

    async with house.visitor("k2") as bartosz:
        assert 'href="/incidents/Z-0001#files"' in (await bartosz.get("/")).text
        page = (await bartosz.get("/incidents/Z-0001")).text
        assert "panel.jpg · Bartosz Wzór" in page
        picture, log = await house.files()
        assert f'<img src="/incidents/Z-0001/files/{picture.id}"' in page
        assert f'<img src="/incidents/Z-0001/files/{log.id}"' not in page
        shown = await bartosz.get(f"/incidents/Z-0001/files/{log.id}")
    assert (shown.content, shown.headers["content-type"]) == (LOG[1], "application/octet-stream")


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("strona.html", b"<script>alert(1)</script>", "text/html"),
        ("rysunek.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml"),
        ("udaje.png.html", b"<script>alert(1)</script>", "image/x-png"),
    ],
)
async def test_nothing_that_could_run_is_ever_shown_as_a_page(
    house: Installation, name: str, body: bytes, kind: str
) -> None:
    await house.report_with((name, body, kind))

    (file,) = await house.files()
    async with house.visitor("k2") as bartosz:
        assert "<img" not in (await bartosz.get("/incidents/Z-0001")).text
        shown = await bartosz.get(f"/incidents/Z-0001/files/{file.id}")
    assert shown.headers["content-type"] == "application/octet-stream"
    assert shown.headers["content-disposition"].startswith("attachment")


async def test_a_file_does_not_exist_for_those_it_does_not_concern(house: Installation) -> None:
    await house.report_with(("panel.jpg", photo(), "image/jpeg"))
    (file,) = await house.files()
    async with house.visitor("s2") as filip:
        row = (await filip.get("/")).text.split('href="/documents/', 1)[1].split('"', 1)[0]

    for person in ("e1", "nobody"):
        async with house.visitor(person) as other:
            assert (await other.get(f"/incidents/Z-0001/files/{file.id}")).status_code == 404
            assert (await other.get(f"/documents/{row}")).status_code == 404
    async with house.visitor("k2") as bartosz:
        assert (await bartosz.get(f"/documents/{row}")).status_code == 404
        for wrong in ("Z-0002/files/1", "Z-0001/files/99", "Z-0001/files/x", "Z-0001/files/99999999999999"):
            assert (await bartosz.get(f"/incidents/{wrong}")).status_code == 404
        for wrong in ("0", "-1", "x", "9999999999", "1"):
            assert (await bartosz.get(f"/documents/{wrong}")).status_code == 404


async def test_a_file_too_large_is_refused_in_words_and_the_report_stands(
    house: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_in, "MOST_FILE", 1000)
    await house.report_with(("film.mp4", bytes(1001), "video/mp4"))

    (file,) = await house.files()
    assert (file.state, file.reason) == ("refused", "too_large")
    async with house.visitor("k2") as bartosz:
        page = (await bartosz.get("/")).text
        assert "Załącznika „film.mp4” nie zapisano: jest większy niż 20 MB." in page.replace(
            "\N{NO-BREAK SPACE}", " "
        )
        assert "film.mp4 · Bartosz Wzór" in (await bartosz.get("/incidents/Z-0001")).text


async def test_a_body_beyond_measure_is_refused_whole_and_nothing_is_taken(
    house: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_in, "MOST_BODY", 2000)
    async with house.visitor("k2") as bartosz:
        answer = await say(bartosz, "taśma stoi", ("film.mp4", bytes(5000), "video/mp4"))

    assert answer.status_code == 413
    assert answer.json()["stored"] is False
    assert "20 MB" in answer.json()["toast"]
    assert await house.files() == []


async def test_nobody_hands_in_anything_without_being_signed_in(house: Installation) -> None:
    async with house.visitor("nobody") as nobody:
        answer = await say(nobody, "taśma stoi", LOG)

    assert answer.status_code == 403
    assert await house.app.store.read(lambda archive: archive.attachments.next_due_at()) is None


async def test_a_name_cannot_break_out_of_its_header_or_its_page(house: Installation) -> None:
    name = '<b>"; x=\n.txt'
    await house.report_with((name, b"tekst", "text/plain"))

    (file,) = await house.files()
    async with house.visitor("k2") as bartosz:
        page = (await bartosz.get("/incidents/Z-0001")).text
        shown = await bartosz.get(f"/incidents/Z-0001/files/{file.id}")
    assert "<b>" not in page
    disposition = shown.headers["content-disposition"]
    assert disposition.count('"') == 2
    assert unquote(disposition.rpartition("''")[2]) == file.name


async def test_the_same_form_sent_twice_brings_its_file_once(house: Installation) -> None:
    async with house.visitor("k2") as bartosz:
        for _ in range(2):
            await say(bartosz, "taśma stoi", LOG)
        await house.settle()

    assert [one.state for one in await house.files()] == ["kept"]


async def test_the_figures_are_downloaded_by_their_link(house: Installation) -> None:
    with house.app.store.database.writing(house.app.clock.now()) as archive:
        archive.people.link(CONTRACT, "k1", "web", "browser-k1", "browser-k1", "pl")
    async with house.visitor("k1") as manager:
        await manager.get("/")
        await say(manager, "/statystyki listopad")
        await manager.post("/press", data={"token": "csv||20261101,20261130,-,-,-", "key": "csv"})
        await house.settle()
        page = (await manager.get("/")).text
        row = page.split('href="/documents/', 1)[1].split('"', 1)[0]
        sheet = await manager.get(f"/documents/{row}")

    assert sheet.content.startswith(b"\xef\xbb\xbf")
    assert "Wskaźnik;Wartość" in sheet.text
    assert "SLA-2026-001_2026-11-01_2026-11-30.csv" in sheet.headers["content-disposition"]
    assert SECRET not in sheet.content
