"""Words for the rows of these tests: a few sentences per kind, to try the pages without a contract."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.languages import Language
from bot.web.parts import Countdown, WordedRow
from bot.wording.said import Button, Run, Said
from handlers.notices.catalogue import from_parameters
from models.store.archive import Archive
from models.store.records import WebRow

NUMBER = "Z-0042"
START = datetime.fromisoformat("2026-11-25T13:05:12+00:00")
REACTION = timedelta(minutes=30)


def said(text: str, *buttons: Button) -> Said:
    pieces = text.split("**")
    runs = tuple(Run(piece, bold=index % 2 == 1) for index, piece in enumerate(pieces) if piece)
    return Said(runs=runs, rows=(buttons,) if buttons else ())


def button(label: str, act: str, *, main: bool = False, argument: str = "") -> Button:
    return Button(label=label, act=act, subject="42", argument=argument, is_main=main)


POLISH = {
    "rep.draft": said(
        "Zapisano o 14:05:12. Czego dotyczy: **Sterowanie linią**?",
        button("Tak", "service", main=True, argument="linia"),
        button("Inna usługa", "otherservice"),
        button("To nie awaria", "cancel"),
    ),
    "rep.sev": said(
        "Jak bardzo to przeszkadza w pracy?\n**Praca stoi** – nie da się jej wykonać w inny "
        "sposób.\n**Dużo gorzej** – da się pracować, ale wyraźnie gorzej.\n**Drobiazg** – drobna "
        "niedogodność.",
        button("Praca stoi", "severity", argument="A"),
        button("Dużo gorzej", "severity", argument="B"),
        button("Drobiazg", "severity", argument="C"),
    ),
    "rep.confirm": said(
        "Do wysłania: **Sterowanie linią · Hala A · A – awaria krytyczna.** „taśma stoi, panel "
        "czarny”. Terminy z umowy: reakcja do 14:35, przywrócenie do 22:05.",
        button("Wyślij", "send", main=True),
        button("Popraw", "edit"),
        button("Anuluj", "cancel"),
    ),
    "rep.sent": said(
        "Przyjęto **Z-0042**. Liczy się godzina pierwszej wiadomości: 14:05:12. Reakcja człowieka "
        "do **14:35**. To jest potwierdzenie odbioru, jeszcze nie reakcja. Telefon: +48 000 000 "
        "200.",
    ),
    "new": said(
        "**NOWE Z-0042 · A · Sterowanie linią · Hala A** „taśma stoi, panel czarny”. Zgłasza: "
        "Bartosz Wzór, +48 000 000 102. Reakcja do **14:35**.",
        button("Biorę", "ack", main=True),
        button("Nie mogę – przekaż", "pass"),
    ),
    "ack.ask": said(
        "Reakcja zapisana. Jakie będzie pierwsze działanie?",
        button("Jadę na miejsce", "first", argument="on_site"),
    ),
    "ack.client": said(
        "**Z-0042: zajmuje się Filip Schemat** („jadę na halę”), reakcja po 12 min. Następna "
        "wiadomość najpóźniej o 15:17.",
    ),
    "esc.1": said(
        "**Z-0042: minęło 50% czasu na reakcję** (15 z 30 min), zgłoszenia nikt jeszcze nie podjął. "
        "Termin 14:35.",
        button("Biorę", "ack", main=True),
    ),
    "card": said(
        "**Z-0042 · Sterowanie linią · Hala A**\nA – awaria krytyczna · zegar 24/7\n„taśma stoi, "
        "panel czarny”\nZgłoszono: śr. 25.11, 14:05, Bartosz Wzór\nReakcja: do 14:35\nPrzywrócenie: "
        "do 22:05\n**Stan: czeka na reakcję**",
        button("Dopisz", "note"),
        button("Zmień klasę", "reclassify"),
    ),
    "queue.none": said("Brak otwartych zgłoszeń."),
}
ENGLISH = {
    "rep.draft": said(
        "Saved at 14:05:12. What it concerns: **Line control**?",
        button("Yes", "service", main=True, argument="linia"),
        button("Another service", "otherservice"),
        button("Not an outage", "cancel"),
    ),
    "rep.sev": said(
        "How much does it get in the way of work?",
        button("Work has stopped", "severity", argument="A"),
        button("Much worse", "severity", argument="B"),
        button("A small thing", "severity", argument="C"),
    ),
    "rep.confirm": said(
        "To be sent: **Line control · Hall A · A – critical failure.** “belt stopped, panel black”. "
        "Deadlines under the contract: reaction by 14:35, restoration by 22:05.",
        button("Send", "send", main=True),
        button("Edit", "edit"),
        button("Cancel", "cancel"),
    ),
    "rep.sent": said(
        "Received **Z-0042**. The time that counts is that of the first message: 14:05:12. Reaction "
        "by a human by **14:35**. This is a receipt, not yet the reaction. Phone: +48 000 000 200.",
    ),
    "new": said(
        "**NEW Z-0042 · A · Line control · Hall A** “belt stopped, panel black”. Reported by: "
        "Bartosz Wzór, +48 000 000 102. Reaction by **14:35**.",
        button("I take it", "ack", main=True),
        button("I can't – pass on", "pass"),
    ),
    "ack.ask": said(
        "Reaction recorded. What will be the first action?",
        button("Going on site", "first", argument="on_site"),
    ),
    "ack.client": said(
        "**Z-0042: handled by Filip Schemat** (“going to the hall”), reaction after 12 min. Next "
        "message by 15:17 at the latest.",
    ),
    "esc.1": said(
        "**Z-0042: 50% of the reaction time has passed** (15 of 30 min), nobody has taken the "
        "report yet. Due 14:35.",
        button("I take it", "ack", main=True),
    ),
    "card": said(
        "**Z-0042 · Line control · Hall A**\nA – critical failure · 24/7 clock\n“belt stopped, "
        "panel black”\nReported: Wed 25 Nov, 14:05, Bartosz Wzór\nReaction: by 14:35\n**State: "
        "waiting for a reaction**",
        button("Add a note", "note"),
        button("Change severity", "reclassify"),
    ),
    "queue.none": said("No open reports."),
}
COUNTED = frozenset({"new", "card"})


def word_rows(archive: Archive, rows: Sequence[WebRow], language: Language) -> list[WordedRow]:
    texts = dict(POLISH if language.code == "pl" else ENGLISH)
    if is_taken(archive, rows):
        texts["esc.1"] = replace(texts["esc.1"], rows=())
    return [worded(archive, row, texts, language) for row in rows if row.kind in texts or row.kind == "echo"]


def is_taken(archive: Archive, rows: Sequence[WebRow]) -> bool:
    """Say whether somebody has reacted: then an earlier [Biorę] can do nothing any more."""
    people = [(row.contract, row.person) for row in rows]
    return any(row.kind == "ack.ask" for row in archive.web.tail(people, 50))


def worded(archive: Archive, row: WebRow, texts: dict[str, Said], language: Language) -> WordedRow:
    is_own = row.kind == "echo"
    label = "Reakcja" if language.code == "pl" else "Reaction"
    return WordedRow(
        id=row.id,
        slot=row.slot,
        kind=row.kind,
        said=said(echo(archive, row)) if is_own else texts[row.kind],
        own=is_own,
        at=row.at,
        incident_number=NUMBER if row.kind in COUNTED else None,
        countdown=Countdown(due_at=START + REACTION, started_at=START, label=label)
        if row.kind in COUNTED
        else None,
    )


def echo(archive: Archive, row: WebRow) -> str:
    digest = getattr(from_parameters(row.kind, row.parameters), "text", None)
    return (archive.texts.read(digest) if digest else None) or "–"
