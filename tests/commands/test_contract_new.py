"""`reakcja contract new`: a dozen questions become a file that can be loaded."""

from io import StringIO
from pathlib import Path
from typing import Literal

import pytest

from bot.commands.contract_draft import ORDER
from bot.commands.contract_new import new
from models.contract_file.reader import read_file
from models.sla.contract import Contract


def answered(path: Path, *answers: str, lang: Literal["pl", "en"] = "en") -> tuple[int, str]:
    """Answer the first questions as told and take what is offered for the rest."""
    out = StringIO()
    rest = "\n" * (len(ORDER) * 2)
    return new(path, lang=lang, source=StringIO("\n".join(answers) + "\n" + rest), out=out), out.getvalue()


def contract_in(path: Path) -> Contract:
    reading = read_file(path).reading
    assert reading.contract is not None, reading.faults
    return reading.contract


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_what_is_offered_makes_a_commented_file_without_errors(
    tmp_path: Path, lang: Literal["pl", "en"]
) -> None:
    path = tmp_path / "ours.toml"

    status, said = answered(path, lang=lang)

    assert status == 0
    assert str(path) in said.splitlines()[-1]
    terms = contract_in(path).base
    assert (terms.language, list(terms.severities)) == (lang, ["A", "B", "C"])
    assert sum(line.startswith("# ") for line in path.read_text("utf-8").splitlines()) >= 10


def test_the_answers_stand_in_the_contract(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"

    answered(
        path, 'UM "7"/26', "Huta", "Serwis", "2026-03-01", "2026-12-31", "Europe/Berlin", "Piec, Waga", "24/7"
    )

    contract = contract_in(path)
    assert contract.number == 'UM "7"/26'
    assert [service.name for service in contract.base.services.values()] == ["Piec", "Waga"]
    assert contract.base.zone.key == "Europe/Berlin"


def test_a_wrong_answer_is_told_and_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"

    status, said = answered(
        path, "UM/7", "Huta", "Serwis", "1 March", "2026-03-01", "2026-12-31", "Mars/Base"
    )

    assert status == 0
    assert said.count("First day in force") == 2
    assert said.count("Time zone") == 2
    assert "timezone" in said
    assert contract_in(path).base.zone.key == "Europe/Warsaw"


def test_a_person_without_a_phone_is_asked_for_again(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"

    _, said = answered(path, *[""] * 10, "Anna Przykład", "Anna Przykład, 12, a@b.example", "")

    assert said.count("who reports and decides") == 3
    assert "Please give a name, a phone" in said
    assert "contacts.k1.phone" in said


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text("kept", "utf-8")

    status, said = answered(path)

    assert status == 1
    assert "is there already" in said
    assert path.read_text("utf-8") == "kept"


def test_answers_that_end_too_early_write_nothing(tmp_path: Path) -> None:
    path, out = tmp_path / "ours.toml", StringIO()

    assert new(path, lang="pl", source=StringIO("UM/7\nHuta\n"), out=out) == 1

    assert "Niczego nie zapisano" in out.getvalue()
    assert not path.exists()


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    status, said = answered(tmp_path / "no" / "ours.toml")

    assert status == 1
    assert "cannot be written" in said
