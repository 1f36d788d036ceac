"""`reakcja verify`: all is well, or each thing that was tampered with by its place; and an export of the API."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.commands.verify import verify
from bot.doors import open_doors
from bot.exported import NoExport, read_export
from bot.frontdesk import Desks
from bot.languages import languages
from bot.opening import open_library
from bot.settings import Settings
from bot.web.api_incident import incident_shown
from bot.wording import verifying
from handlers.audit import Difference, Finding
from handlers.penalty import propose
from handlers.reports import statement_for
from models.sla.events import BOT, Kind
from models.sla.heads import Head, HeadList, to_csv
from models.sla.hours import Span
from models.sla.register import EntryKind, NewEntry
from models.sla.works import WorkKind
from models.store.checking import projected
from models.store.database import Database
from models.store.works import NewWork
from tests.handlers.kept import CONTRACT, LIBRARY, desk_of, keep
from tests.sla.reports import EXAMPLE, events, warsaw

NOW = warsaw("2026-10-20 12:00")


@pytest.fixture
def kept(tmp_path: Path) -> Settings:
    """Two incidents on record, one of them with a text."""
    settings = Settings(_env_file=None, data=tmp_path / "data", contracts=EXAMPLE.parent)
    database = Database(settings.database)
    database.migrate()
    for day in ("05", "06"):
        keep(
            database,
            events(
                f"2026-10-{day} 10:00",
                (Kind.ACKNOWLEDGED, f"2026-10-{day} 10:12:07"),
                (Kind.RESOLVED, f"2026-10-{day} 11:00"),
                (Kind.CLOSED, f"2026-10-{day} 12:00", {"how": "confirmed"}),
            ),
        )
    with database.writing(NOW) as archive:
        archive.texts.keep("taśma stoi")
        archive.texts.erase(archive.texts.keep("do usunięcia"))
        for name in ("Anna Próbna", "Jan Próbny"):
            archive.people.add_employee(CONTRACT, name, None)
        work = archive.works.announce(announced(archive.texts.keep("wymiana przełącznika")))
        archive.works.record(work.id, WorkKind.ENDED, "s2", NOW)
    database.close()
    return settings


def announced(reason: str) -> NewWork:
    return NewWork(
        contract=CONTRACT,
        services=("siec",),
        span=Span(warsaw("2026-10-18 04:00"), warsaw("2026-10-18 06:00")),
        announced_by="s2",
        announced_at=warsaw("2026-10-12 09:00"),
        channel="web",
        text=reason,
        is_emergency=False,
    )


def tampered(settings: Settings, statement: str) -> None:
    """Change the record as somebody with the file in hands could, past the triggers."""
    database = Database(settings.database)
    with database.writing(NOW) as archive:
        for name in archive.connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        ).scalars():
            archive.connection.execute(text(f'DROP TRIGGER "{name}"'))
        archive.connection.execute(text(statement))
    database.close()


def told(settings: Settings, capsys: pytest.CaptureFixture[str], file: Path | None = None):
    code = verify(settings, file, json_output=True, lang="en")
    answer = json.loads(capsys.readouterr().out)
    return code, answer, [(one["finding"], one["incident"], one["place"]) for one in answer["differences"]]


def export(settings: Settings, tmp_path: Path) -> Path:
    """Write what GET /api/incidents answers."""
    database = Database(settings.database)
    doors = open_doors(Desks(lambda: LIBRARY, frozenset()))
    with database.reading(NOW) as archive:
        stored = [archive.incidents.load(row) for row in archive.incidents.page(None, CONTRACT, None, 9)]
        shown = [incident_shown(one, doors.judge(archive, one), []) for one in stored]
    database.close()
    path = tmp_path / "incidents.json"
    items = [one.model_dump(mode="json") for one in shown]
    path.write_text(json.dumps({"items": items, "next": None}), encoding="utf-8")
    return path


def edited(path: Path, old: str, new: str) -> Path:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    return path


def test_an_untouched_record_has_no_difference(kept: Settings, capsys: pytest.CaptureFixture[str]):
    code, answer, differences = told(kept, capsys)

    assert (code, differences) == (0, [])
    assert answer == {"ok": True, "incidents": 2, "events": 8, "texts": 3, "differences": []}


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE event SET actor = 's1' WHERE incident = 1 AND seq = 2",
         ("event_altered", "Z-0001", "events.2")),
        ("DELETE FROM event WHERE incident = 2 AND seq = 3", ("event_missing", "Z-0002", "events.3")),
        ("UPDATE incident SET reaction_seconds = 60 WHERE id = 1",
         ("figure", "Z-0001", "reaction.elapsed_seconds")),
        ("UPDATE incident SET restoration_due = NULL WHERE id = 2",
         ("figure", "Z-0002", "restoration.due")),
        ("UPDATE incident SET state = 'withdrawn' WHERE id = 2", ("figure", "Z-0002", "state")),
        ("UPDATE incident SET ended_at = NULL WHERE id = 1", ("figure", "Z-0001", "ended_at")),
        ("UPDATE incident SET ended_at = '2027-01-01 00:00:00' WHERE id = 2",
         ("figure", "Z-0002", "ended_at")),
        ("UPDATE incident SET events = 3 WHERE id = 2", ("figure", "Z-0002", "events")),
        ("UPDATE numbering SET last = 1 WHERE series = 'incident'",
         ("figure", CONTRACT, "numbering.incident")),
        ("DELETE FROM numbering WHERE series = 'incident'", ("figure", CONTRACT, "numbering.incident")),
        ("UPDATE numbering SET last = 1 WHERE series = 'employee'",
         ("figure", CONTRACT, "numbering.employee")),
        ("UPDATE incident SET terms_digest = 'sha256:none' WHERE id = 2",
         ("terms_unknown", "Z-0002", None)),
        ("UPDATE text SET body = 'taśma działa' WHERE body IS NOT NULL", ("text_altered", None, None)),
        ("DELETE FROM event WHERE incident = 1", ("incident_unreadable", "Z-0001", None)),
        ("UPDATE numbering SET last = 3 WHERE series = 'incident'",
         ("incidents_lost", None, "SLA/2026/001")),
        ("UPDATE work SET ends_at = '2026-10-18 09:00:00'", ("figure", CONTRACT, "work.1.ends_at")),
        ("UPDATE work_fact SET at = '2026-10-18 03:10:00'", ("figure", CONTRACT, "work.1.ended_at")),
        ("DELETE FROM work_fact", ("figure", CONTRACT, "work.1.ended_at")),
        ("DELETE FROM register_entry WHERE kind = 'work_announced'",
         ("event_missing", CONTRACT, "register.work.1")),
        ("DELETE FROM register_entry WHERE kind = 'work_ended'", ("figure", CONTRACT, "work.1.ended_at")),
        ("UPDATE register_entry SET actor = 's3' WHERE kind = 'work_ended'",
         ("event_altered", CONTRACT, "register.2")),
        ("DELETE FROM text WHERE digest = (SELECT text FROM work)", ("text_missing", CONTRACT, "register.1")),
        ("UPDATE event SET text = 'gone' WHERE incident = 2 AND seq = 3",
         ("text_missing", "Z-0002", "events.3")),
    ],
)  # fmt: skip
def test_what_was_tampered_with_is_named(
    kept: Settings, capsys: pytest.CaptureFixture[str], statement: str, expected: tuple[str, str, str]
):
    tampered(kept, statement)

    code, answer, differences = told(kept, capsys)

    assert (code, answer["ok"]) == (1, False)
    assert expected in differences


def test_an_altered_contract_text_no_longer_gives_its_digest(
    kept: Settings, capsys: pytest.CaptureFixture[str]
):
    database = Database(kept.database)
    with database.writing(NOW) as archive:
        open_library(archive, kept.contracts)
    database.close()
    tampered(kept, """UPDATE contract_version SET terms_json = replace(terms_json, '60 min', '90 min')""")

    code, _answer, differences = told(kept, capsys)

    assert code == 1
    assert ("contract_altered", None, CONTRACT) in differences


@pytest.mark.parametrize(
    "change",
    [
        """replace(text, 'reaction = "60 min"', 'reaction = "90 min"')""",
        """replace(text, 'monthly_fee = "9000.00"', 'monthly_fee = "9.00"')""",
        """replace(text, 'monthly_fee = "9000.00"', 'monthly_fee = nan')""",
        "'no contract at all'",
    ],
)
def test_a_contract_file_that_does_not_give_the_text_kept_with_it_is_named(
    kept: Settings, capsys: pytest.CaptureFixture[str], change: str
):
    opened(kept)
    assert told(kept, capsys)[0] == 0

    tampered(kept, f"UPDATE contract_version SET text = {change}")
    code, _answer, differences = told(kept, capsys)

    assert code == 1
    assert ("contract_file_altered", None, CONTRACT) in differences


def opened(settings: Settings) -> None:
    database = Database(settings.database)
    with database.writing(NOW) as archive:
        open_library(archive, settings.contracts)
    database.close()


def test_a_proposed_amount_that_the_record_does_not_give_is_named(
    kept: Settings, capsys: pytest.CaptureFixture[str]
):
    database = Database(kept.database)
    keep(database, events("2026-10-07 10:00", (Kind.ACKNOWLEDGED, "2026-10-07 10:12")))
    at = warsaw("2026-11-06 08:00")
    with database.writing(at) as archive:
        desk = desk_of(archive)
        report = archive.register.add(
            CONTRACT, NewEntry(kind=EntryKind.REPORT_MADE, subject="raport", actor=BOT)
        )
        month = statement_for(desk, LIBRARY.contracts[CONTRACT], date(2026, 10, 1), at)
        propose(desk, CONTRACT, report, month)
        assert month.total > 0
    database.close()
    assert told(kept, capsys)[0] == 0

    database = Database(kept.database)
    with database.writing(at) as archive:
        propose(desk_of(archive), CONTRACT, report, replace(month, total=month.total + 1))
        decided = NewEntry(
            kind=EntryKind.PENALTY_DECIDED,
            subject="penalty:2026-10",
            actor="k3",
            facts={"proposal": report.id + 1, "month": "2026-10-01", "charged": True, "total": "1.00"},
        )
        archive.register.add(CONTRACT, decided)
    database.close()

    code, answer, differences = told(kept, capsys)

    assert code == 1
    assert differences == [("figure", CONTRACT, "register.5.total"), ("figure", CONTRACT, "register.6.total")]
    assert [(one["found"], one["expected"]) for one in answer["differences"]] == [
        (str(month.total + 1), str(month.total)),
        ("1.00", str(month.total)),
    ]


def test_people_read_sentences_and_a_count(kept: Settings, capsys: pytest.CaptureFixture[str]):
    tampered(kept, "UPDATE incident SET reaction_seconds = 60 WHERE id = 1")

    assert verify(kept, None, json_output=False, lang=None) == 1

    assert capsys.readouterr().out.splitlines() == [
        "Z-0001: reaction.elapsed_seconds to 60, po przeliczeniu: 727.",
        "Sprawdzono: 2 zgłoszenia, zdarzenia: 8, teksty: 3.",
        "1 różnica.",
    ]


def test_an_export_is_compared_with_the_record(
    kept: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    code, answer, differences = told(kept, capsys, export(kept, tmp_path))

    assert (code, differences) == (0, [])
    assert (answer["incidents"], answer["events"], answer["compared"]) == (2, 8, 2)
    assert "cannot be recomputed from it alone" in answer["not_checked"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"elapsed_seconds": 727', '"elapsed_seconds": 60', "reaction.elapsed_seconds"),
        ('"actor": "k2"', '"actor": "s2"', "events.1.actor"),
        ('"seq": 4', '"seq": 9', "events.9"),
        ('"contract_digest": "sha256:', '"contract_digest": "sha256:0', "contract_digest"),
    ],
)
def test_an_edited_export_differs_where_it_was_edited(  # noqa: PLR0917
    kept: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, place: str
):
    file = edited(export(kept, tmp_path), old, new)

    code, _answer, differences = told(kept, capsys, file)

    assert code == 1
    assert place in [where for _finding, _number, where in differences]


def test_an_export_alone_is_checked_for_gaps_order_and_head(
    kept: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = export(kept, tmp_path)
    document = json.loads(file.read_text(encoding="utf-8"))
    first = document["items"][0]
    del first["events"][1]
    first["hash"] = "no hash"
    first["events"][0]["hash"] = "short"
    first["events"][-1]["recorded_at"] = "2020-01-01T00:00:00.000000Z"
    file.write_text(json.dumps([document, document["items"][1]]), encoding="utf-8")
    nowhere = Settings(_env_file=None, data=tmp_path / "none", contracts=EXAMPLE.parent)

    code, answer, differences = told(nowhere, capsys, file)

    assert (code, answer["incidents"], answer["compared"]) == (1, 3, 0)
    assert differences == [
        ("field", "Z-0002", "events.1.hash"),
        ("event_missing", "Z-0002", "events.2"),
        ("field", "Z-0002", "events.4.recorded_at"),
        ("hash", "Z-0002", "hash"),
    ]


@pytest.mark.parametrize(("content", "place"), [(b"{", ""), (b"3", ""), (b'{"number": 4}', "number")])
def test_a_file_that_is_no_export_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, place: str
):
    file = tmp_path / "some.json"
    file.write_bytes(content)
    settings = Settings(_env_file=None, data=tmp_path / "none", contracts=EXAMPLE.parent)

    with pytest.raises(NoExport) as refused:
        read_export(content)
    assert str(refused.value) == place
    assert verify(settings, file, json_output=True, lang="pl") == 1
    assert verify(settings, tmp_path / "missing.json", json_output=True, lang="en") == 1
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_every_kind_of_difference_is_said_in_a_sentence_of_both_languages():
    for code in ("pl", "en"):
        told = {
            verifying.difference(languages(code), Difference(finding=one, incident="Z-0001", place="here"))
            for one in Finding
        }
        # A figure and a field are told alike.
        assert len(told) == len(Finding) - 1
        assert all("here" in one or "Z-0001" in one or "Tekst" in one or "text" in one for one in told)


def test_people_read_what_of_an_export_was_compared_and_what_was_not(
    kept: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert verify(kept, export(kept, tmp_path), json_output=False, lang="en") == 0

    told = capsys.readouterr().out.splitlines()
    assert (
        told[0] == "Checked: 2 incidents of the file with 8 events; 2 of them compared with the record here."
    )
    assert told[1].startswith("Not checked: an export holds neither the facts nor the texts")
    assert told[2] == "No difference."


def test_an_incident_that_is_not_there_has_no_projection(kept: Settings):
    database = Database(kept.database)
    with database.reading(NOW) as archive, pytest.raises(LookupError, match="no incident with id 99"):
        projected(archive.connection, 99)
    database.close()


def test_a_daily_list_is_checked_by_itself_and_against_the_record(
    kept: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    listed = HeadList(
        contract="SLA/2026/001",
        day=date(2026, 11, 24),
        heads=(Head(number="Z-9999", events=3, head="ab"),),
        previous="",
    )
    file = tmp_path / "list.csv"
    file.write_text(to_csv(listed), encoding="utf-8")

    assert verify(kept, file, json_output=False, lang="en") == 1
    assert "Z-9999: events.3 is missing." in capsys.readouterr().out

    file.write_text(to_csv(listed).replace(",3,", ",4,"), encoding="utf-8")
    alone = Settings(_env_file=None, data=tmp_path / "nowhere", database_url=None)
    assert verify(alone, file, json_output=False, lang="en") == 1
    assert "2026-11-24: sha256 is" in capsys.readouterr().out

    file.write_text("number,events,head\nno list\n", encoding="utf-8")
    assert verify(alone, file, json_output=False, lang="pl") == 1
    assert "nie jest listą dowodową: wiersz 1 nie pasuje." in capsys.readouterr().err


def test_an_altered_register_is_told(kept: Settings, capsys: pytest.CaptureFixture[str]):
    database = Database(kept.database)
    with database.writing(NOW) as archive:
        archive.register.add(CONTRACT, NewEntry(kind=EntryKind.FINDING, subject="2026-Q3", actor="k4"))
    database.close()
    tampered(kept, "UPDATE register_entry SET actor = 'k1'")

    assert verify(kept, None, json_output=False, lang="en") == 1

    assert "SLA/2026/001: register.1 was altered" in capsys.readouterr().out
