"""`reakcja contract explain`: plain words with clauses and names, examples right to the minute, the digest last."""

import io
from pathlib import Path

import pytest

from bot.commands.contract_explain import explain
from models.contract_file.reader import read_file
from tests.contract_file.texts import EXAMPLE, EXAMPLE_FILE, SMALLEST, edited


def explained(path: Path, lang: str | None = None, *, procedure: bool = False, code: int = 0) -> list[str]:
    out = io.StringIO()
    assert explain(path, procedure=procedure, lang=lang, out=out) == code
    return out.getvalue().replace("\N{NO-BREAK SPACE}", " ").splitlines()


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "contract.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_it_is_written_in_the_contracts_own_language_clause_by_clause() -> None:
    told = explained(EXAMPLE_FILE)

    assert told[0] == "Umowa o gwarantowanym poziomie utrzymania systemów zakładu"
    assert "• Nowe zgłoszenie trafia od razu do: Ewa Makieta, Filip Schemat. (§ 4 ust. 4)" in told
    assert (
        "• Poziom 1, więcej umiejętności: Irena Szablon, Filip Schemat. Klasy A, B, C, przy: reakcja 50%, "
        "obejście 75%, przywrócenie 50%. (§ 11 ust. 1)" in told
    )
    assert "• Spóźnione przywrócenie: A 1,00%, B 0,50%, C 0,125%." in told
    assert "• Spór rozstrzyga: Celina Próba, Henryk Model." in told
    assert "• Gwarancja na naprawę: 12 miesięcy. (§ 16)" in told


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_the_last_line_is_the_digest_of_the_newest_text(lang: str) -> None:
    contract = read_file(EXAMPLE_FILE).reading.contract
    assert contract is not None

    for procedure in (False, True):
        told = explained(EXAMPLE_FILE, lang, procedure=procedure)
        assert told[-1] == contract.versions[-1].terms.digest


def test_a_dozen_examples_are_computed_by_the_clock() -> None:
    told = explained(EXAMPLE_FILE, "en")

    examples = told[told.index("WORKED EXAMPLES") + 1 : -2]
    assert len(examples) >= 12
    ordinary = "• Workstations, class B, reported "
    for known in (
        ordinary + "Wed 2 Sep, 14:00: reaction (2 h) due Wed 2 Sep, 16:00",
        ordinary + "Wed 2 Sep, 16:00: reaction (2 h) due Thu 3 Sep, 10:00",
        ordinary + "Fri 4 Sep, 15:40: reaction (2 h) due Mon 7 Sep, 09:40",
        ordinary + "Tue 10 Nov, 15:40: reaction (2 h) due Thu 12 Nov, 09:40",
        ordinary + "Tue 1 Sep, 10:00: restoration (24 h) due Fri 4 Sep, 10:00",
        "• Line control, class A, reported Sun 25 Oct, 02:30 CEST: restoration (8 h) due Sun 25 Oct, 09:30 CET",
        "• Line control, class A, reported Sun 28 Mar 2027, 01:30 CET: reaction (30 min) due Sun 28 Mar 2027,"
        " 03:00 CEST",
    ):
        assert known in examples


def test_what_a_contract_leaves_out_is_left_out_and_the_defaults_are_told(tmp_path: Path) -> None:
    told = explained(written(tmp_path, SMALLEST), "en")

    assert "CONTRACTUAL PENALTIES" not in told
    assert "• The clock is never stopped." in told
    assert "• Silence for 16 h confirms it." in told


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('kind            = "external"', 'kind            = "internal"',
         "Between two departments: Zakłady Przykładowe sp. z o.o. asks"),
        ('reporters      = "employees"', 'reporters      = "contacts"', "Only the people named below may report"),
        ('start            = "first_message"', 'start            = "confirmation"',
         "The moment of notification is the confirmation of the report."),
        ("live_call_is_reaction = false", "live_call_is_reaction = true", "A live phone call is a reaction too."),
        ("announced = false", "announced = true", "• Inspection every quarter by Damian Szkic"),
        ("extra_open   = []", "extra_open   = [2026-06-06]", "Open by agreement: 6 Jun 2026."),
        ("[channels.slack]\nformal = true", "[channels.slack]\nformal = false", "Slack: a report is noted"),
        ("max_total = \"16 h\"", "max_total = \"12 h\"", "In all the clock is stopped for no longer than 12 h."),
    ],
)  # fmt: skip
def test_a_changed_rule_is_told_otherwise(tmp_path: Path, old: str, new: str, expected: str) -> None:
    told = "\n".join(explained(written(tmp_path, edited((old, new), text=EXAMPLE)), "en"))

    assert expected in told
    assert expected not in "\n".join(explained(EXAMPLE_FILE, "en"))


def test_the_page_for_the_wall_names_the_phone_the_questions_and_the_levels() -> None:
    told = explained(EXAMPLE_FILE, "pl", procedure=True)

    assert "3. Poczekać na numer i termin. Brak odpowiedzi? Dzwonić: +48 000 000 200." in told
    assert "   • Praca stoi: Czy praca stoi i nie da się jej wykonać w inny sposób?" in told
    assert told[-3] == "dyrekcja obu stron: Henryk Model, +48 000 000 204, Celina Próba, +48 000 000 103"
    assert len(told) < 30


def test_a_faulty_file_is_answered_by_its_faults(tmp_path: Path) -> None:
    told = explained(written(tmp_path, edited(('reaction = "60 min"', 'reaction = "2 dni"'))), "en", code=1)

    assert any("severities.A.reaction" in line for line in told)


def test_an_amendment_names_what_it_changed_and_not_the_keys_of_the_file() -> None:
    told = explained(EXAMPLE_FILE, "pl")

    assert "    klasa A, reakcja: 60 min → 30 min" in told
    assert "    kary umowne, limit miesięczny w procentach: 20.00 → 25.00" in told


def test_what_an_amendment_adds_or_removes_is_told_as_such(tmp_path: Path) -> None:
    change = (
        "\n[[amendment]]\nnumber = 2\nsigned_on = 2026-09-20\neffective_from = 2026-10-01\n"
        '[[amendment.change]]\npath = "severities.C.workaround"\nnew = "40 h"\n'
        '[[amendment.change]]\npath = "warranty.repair_months"\nold = 12\n'
    )

    told = explained(written(tmp_path, EXAMPLE + change), "en")

    assert any(line.strip().startswith("class C, workaround: added 40 h") for line in told)
    assert any(line.strip().startswith("warranty, repair_months: removed 12") for line in told)


def test_who_may_do_what_is_said_with_names_and_not_with_tasks() -> None:
    told = explained(EXAMPLE_FILE)

    coordinators = "koordynator (Anna Przykład, Bartosz Wzór)"
    assert f"• Naprawę potwierdza: zgłaszający, {coordinators}. (§ 10)" in told
    assert any(one.startswith("• Zmianę proponuje: ") and f"Decyduje: {coordinators}." in one for one in told)
    assert (
        "• Zapowiada: kto naprawia (Filip Schemat, Grażyna Zarys, Irena Szablon), kto nadaje dostęp (Ewa"
        " Makieta)." in told
    )
    assert any(
        "odpowiada za reakcje: Ewa Makieta, Filip Schemat, Grażyna Zarys, Irena" in one for one in told
    )


def test_in_which_hours_each_time_runs_is_said_so_that_it_has_one_reading() -> None:
    told = explained(EXAMPLE_FILE, "en")

    assert "This is the text with all amendments, as in force from 1 Sep 2026." in told
    assert (
        "• The clock of every class runs in: support hours; where a service says otherwise, in its own."
        in told
    )
    assert any(one.startswith("• In the hours “support hours” run: silence, reopening,") for one in told)
    assert "• 24/7: round the clock, every day. (§ 4 ust. 2)" in told


def test_periods_are_said_in_sentences() -> None:
    told = explained(EXAMPLE_FILE)

    assert "• Zgłoszenia przechowuje się 3 lata, do końca roku kalendarzowego." in told
    assert any("Ustalenia w 10 dni roboczych od losowania." in one for one in told)


@pytest.mark.parametrize("procedure", [False, True])
@pytest.mark.parametrize("lang", ["pl", "en"])
def test_the_smallest_contract_leaves_no_sentence_hanging(tmp_path: Path, lang: str, procedure: bool) -> None:
    told = explained(written(tmp_path, SMALLEST), lang, procedure=procedure)

    for line in told:
        assert not line.endswith((": ", ":")) or line.startswith("1"), line
        assert ": ." not in line
        assert "()" not in line
        assert "–." not in line
