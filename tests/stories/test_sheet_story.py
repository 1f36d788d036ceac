"""[CSV] under the figures: a document that a manager opens in a spreadsheet and counts again."""

import csv
from datetime import date

from bot.channels.channel import Document, Refused
from bot.figures_document import harmless, written
from handlers.figures import figures_for
from models.sla.measures import Period
from tests.stories.world import NUMBER, World

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def sheet_of(document: Document) -> list[list[str]]:
    assert document.body.startswith(b"\xef\xbb\xbf"), "a spreadsheet takes it for another alphabet"
    text = document.body.decode("utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=";"))


def asked(world: World) -> Document:
    celina = world.person("k1").commands("stats", "listopad").presses("CSV")
    document = [one.letter.document for one in celina.screen if one.letter.document is not None][-1]
    celina.sees("wskaźniki w pliku CSV oraz wszystkie zgłoszenia, po jednym w wierszu.")
    return document


def busy_month(world: World) -> None:
    world.person("k2").reports_a_critical_failure("=HYPERLINK taśma stoi")
    world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    world.pass_time(hours=1)
    world.person("k3").reports("taśma stoi", "Tak", "Inna awaria", "Praca stoi")
    world.pass_time(hours=2)
    world.person("k3").presses("Wycofaj").presses("Wycofaj")


def test_the_sheet_holds_the_figures_and_every_report_with_its_verdicts(world: World) -> None:
    busy_month(world)

    document = asked(world)

    assert (document.name, document.media_type) == ("SLA-2026-001_2026-11-01_2026-11-30.csv", "text/csv")
    rows = sheet_of(document)
    named = {row[0]: row[1] for row in rows[: rows.index([])]}
    assert named["Wskaźnik"] == "Wartość"
    assert (named["contract"], named["Strefa czasowa"]) == (NUMBER, "Europe/Warsaw")
    heads, *lines = rows[rows.index([]) + 1 :]
    reports = [dict(zip(heads, line, strict=True)) for line in lines]
    assert [one["Zgłoszenie"] for one in reports] == ["Z-0001", "Z-0002"]
    first, second = reports
    assert (first["Usługa"], first["Klasa"], first["W statystyce"]) == ("Sterowanie linią", "A", "tak")
    assert first["Zgłoszono"] == "2026-11-24 14:05:12"
    assert (first["Reakcja: cel (s)"], first["Reakcja: w terminie"]) == ("1800", "tak")
    assert second["W statystyce"] == "nie"
    stored = world.incident()
    assert (first["Skrót umowy"], first["Skrót zgłoszenia"]) == (stored.incident.digest, stored.incident.head)


def test_the_sheet_tells_which_exclusions_are_claimed_and_how_they_stand(world: World) -> None:
    busy_month(world)
    grazyna = world.person("s3").commands("queue").presses("Z-0001").presses("Więcej")
    grazyna.presses("Wskaż wyłączenie")
    grazyna.presses(next(one for one in grazyna.labels() if one.startswith("4. ")))
    grazyna.writes("zanik zasilania")

    def claims() -> list[tuple[str, str]]:
        rows = sheet_of(asked(world))
        heads, *lines = rows[rows.index([]) + 1 :]
        reports = [dict(zip(heads, line, strict=True)) for line in lines]
        return [(one["Wskazane wyłączenia"], one["Wyłączenia: stan"]) for one in reports]

    ground = "awaria zasilania lub łącza poza punktem styku"
    assert claims() == [(ground, "bez odpowiedzi"), ("", "")]

    world.person("k1").presses("Sprzeciw").writes("zasilanie było")
    assert claims() == [(ground, "sporne"), ("", "")]


def test_whoever_counts_the_lines_again_comes_to_the_same_figures(world: World) -> None:
    busy_month(world)
    rows = sheet_of(asked(world))
    named = {row[0]: row[1] for row in rows[: rows.index([])]}
    heads, *lines = rows[rows.index([]) + 1 :]
    reports = [dict(zip(heads, line, strict=True)) for line in lines]

    counted = [one for one in reports if one["W statystyce"] == "tak"]
    assert str(len(counted)) == named["n"]
    for metric, target in (("reaction", "Reakcja"), ("restoration", "Przywrócenie")):
        due = [one for one in counted if one[f"{target}: termin w okresie"] == "tak"]
        assert str(len(due)) == named[f"{metric}.n"]
        assert str(sum(one[f"{target}: w terminie"] == "tak" for one in due)) == named[f"{metric}.met"]


def test_the_sheet_says_what_the_program_computes(world: World) -> None:
    busy_month(world)
    rows = sheet_of(asked(world))
    named = {row[0]: row[1] for row in rows[: rows.index([])]}

    with world.database.reading(world.clock.now()) as archive:
        found = figures_for(world.desks.at(archive), NUMBER, Period(first=FIRST, last=LAST))
    assert (named["n"], named["paused_seconds"]) == (str(found.n), str(found.paused_seconds))


def test_where_no_document_is_taken_the_figures_come_as_lines(world: World) -> None:
    busy_month(world)
    world.channels["telegram"].refuses_documents = Refused("no files here")

    manager = world.person("k1").commands("stats", "listopad").presses("CSV")

    assert "figure,value" in manager.last()
    assert "reaction.n," in manager.last()


def test_no_cell_is_computed_by_a_spreadsheet() -> None:
    dangerous = ["=1+1", "+48 000", "-3", "@SUM", "\tx", "\rx", "zwykły", "", None, -5, 7]

    assert [harmless(cell) for cell in dangerous] == [
        "'=1+1",
        "'+48 000",
        "'-3",
        "'@SUM",
        "'\tx",
        "'\rx",
        "zwykły",
        "",
        None,
        -5,
        7,
    ]
    assert written([("a;b", 'c"d', None)], ";").decode("utf-8-sig") == '"a;b";"c""d";\r\n'
