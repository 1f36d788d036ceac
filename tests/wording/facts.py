"""The facts behind the rows of the dialogues: the example contract, one Wednesday, one outage."""

import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from bot.languages import LanguageCode, languages
from bot.wording.said import Said
from bot.wording.words import Audience, IncidentView, Words
from models.contract_file.reader import read_file
from models.sla.contract import Contract, Side
from models.sla.deadlines import judge
from models.sla.events import Event, Fact, Kind
from models.sla.incident import Incident
from models.sla.ledger import replay

ROOT = Path(__file__).parents[2]
ROWS: dict[str, dict[LanguageCode, str]] = json.loads(
    (Path(__file__).parent / "dialogues.json").read_text(encoding="utf-8")
)
LABEL = re.compile(r"\s*\[([^\]]+)\]")


def at(clock: str, day: int = 25, month: int = 11) -> datetime:
    """Read a wall-clock time of Warsaw in the winter of 2026, an hour ahead of UTC."""
    hour, minute, second = (int(part) for part in f"{clock}:00".split(":")[:3])
    return datetime(2026, month, day, hour - 1, minute, second, tzinfo=UTC)


NOW = at("14:17:40")

POLISH_TEXTS = {
    "token": "AbC-1",
    "belt": "taśma stoi, panel czarny",
    "hall": "jadę na halę",
    "invoice": "Czy faktura ma numer?",
    "panel": "Czy panel ma zasilanie?",
    "line2": "Pakować na linii 2, etykiety z drukarki w biurze.",
    "supply": "wymieniono zasilacz panelu",
    "packing": "druga linia przejęła pakowanie",
    "film": "na drugiej linii brak folii",
    "photo": "panel.jpg",
    "place": "52.2297,21.0122",
}
ENGLISH_TEXTS = {
    "token": "AbC-1",
    "belt": "belt stopped, panel black",
    "hall": "going to the hall",
    "invoice": "Does the invoice have a number?",
    "panel": "Does the panel have power?",
    "line2": "Pack on line 2, labels from the office printer.",
    "supply": "panel power supply replaced",
    "packing": "the second line took over packing",
    "film": "no film on the second line",
    "photo": "panel.jpg",
    "place": "52.2297,21.0122",
}


@cache
def contract() -> Contract:
    found = read_file(ROOT / "contracts" / "example.toml").reading.contract
    assert found is not None
    return found


def event(seq: int, kind: Kind, when: datetime, actor: str, **facts: Fact) -> Event:
    text = str(facts.pop("text")) if "text" in facts else None
    return Event(
        seq=seq,
        kind=kind,
        actor=actor,
        received_at=when,
        recorded_at=when,
        channel="telegram",
        facts=facts,
        text=text,
    )


def reported(severity: str = "A", **facts: Fact) -> Event:
    known: dict[str, Fact] = {
        "reporter": "k2",
        "service": "linia",
        "location": "hala-a",
        "severity": severity,
        "text": "belt",
    }
    return event(1, Kind.REPORTED, at("14:05:12"), "k2", **(known | facts))


TAKEN = event(5, Kind.ACKNOWLEDGED, at("14:17:40"), "s2")
FIRST = event(6, Kind.FIRST_ACTION, at("14:17:40"), "s2", text="hall")
OTHERS = tuple(event(2 + index, Kind.JOINED, at("14:06"), f"e{index + 1}") for index in range(3))
PHOTO = event(7, Kind.ATTACHED, at("14:08"), "k2")


def incident(*events: Event) -> Incident:
    terms = contract().terms_at(NOW)
    return replay("Z-0042", terms.number, terms.digest, events or (reported(),))


def words(
    code: LanguageCode = "pl",
    *,
    now: datetime = NOW,
    shown: Incident | None = None,
    audience: Audience = "client",
    reader: str | None = "k2",
) -> Words:
    terms = contract().terms_at(NOW)
    view = IncidentView(id=42, incident=shown, targets=judge(shown, terms, now)) if shown else None
    return Words(
        language=languages(code),
        terms=terms,
        now=now,
        texts=(POLISH_TEXTS if code == "pl" else ENGLISH_TEXTS).get,
        employee={"e1": "Jan Zmyślony"}.get,
        reader=reader,
        side=Side.CLIENT if audience == "client" else Side.PROVIDER,
        audience=audience,
        incident=view,
        contract=contract(),
    )


def spelt(said: Said) -> str:
    """Write a message as the dialogues do: bold between asterisks, no button, ordinary spaces."""
    text = "".join(f"**{run.text}**" if run.bold else run.text for run in said.runs)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def labels(said: Said) -> list[str]:
    return [button.label for button in said.buttons]


def row(key: str, code: LanguageCode, data: dict[str, tuple[str, str]]) -> str:
    """Return the row of the dialogues with its placeholders filled."""
    text = ROWS[key][code]
    for name, (polish, english) in data.items():
        text = text.replace(name, polish if code == "pl" else english)
    return text


def sentence(text: str) -> str:
    return LABEL.sub("", text).strip()


def labels_of(text: str) -> list[str]:
    return LABEL.findall(text)
