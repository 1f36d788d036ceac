"""`reakcja contract check` and `schema`, as scripts and people see them."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands.contract import check, schema
from bot.languages import languages
from bot.wording.contract import word_faults
from models.contract_file.faults import Fault, FaultKind
from tests.contract_file.texts import BASE, EXAMPLE, EXAMPLE_FILE, SMALLEST, edited


def checked(path: Path, lang: str | None = "en") -> tuple[int, dict[str, object]]:
    out = io.StringIO()
    code = check(path, json_output=True, lang=lang, out=out)
    return code, json.loads(out.getvalue())


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "contract.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_is_in_order() -> None:
    assert checked(EXAMPLE_FILE) == (0, {"ok": True, "faults": []})


def test_an_error_ends_with_one_and_tells_place_found_and_expected(tmp_path: Path) -> None:
    path = written(tmp_path, edited(('reaction = "60 min"', 'reaction = "2 dni"')))

    code, answer = checked(path)

    assert code == 1
    assert answer["ok"] is False
    (fault,) = answer["faults"]
    assert (fault["level"], fault["place"], fault["found"]) == ("error", "severities.A.reaction", "2 dni")
    assert fault["expected"] == "a duration such as 90 s, 30 min or 4 h"
    assert "2 dni" in fault["message"]


@pytest.mark.parametrize(("lang", "expected"), [("pl", "jedno z: pl, en"), ("en", "one of: pl, en")])
def test_a_language_the_program_does_not_speak_is_told_with_those_it_does(
    tmp_path: Path, lang: str, expected: str
) -> None:
    code, answer = checked(written(tmp_path, edited(('language        = "pl"', 'language = "de"'))), lang)

    (fault,) = answer["faults"]
    assert (code, fault["place"], fault["found"]) == (1, "contract.language", "de")
    assert fault["expected"] == expected
    assert "de" in fault["message"]


def test_warnings_alone_end_with_nought(tmp_path: Path) -> None:
    code, answer = checked(written(tmp_path, SMALLEST))

    assert (code, answer["ok"]) == (0, True)
    assert {fault["level"] for fault in answer["faults"]} == {"warning"}


def test_broken_toml_has_no_place_and_names_its_line(tmp_path: Path) -> None:
    code, answer = checked(written(tmp_path, "format = 1\n[contract\n"))

    (fault,) = answer["faults"]
    assert (code, fault["place"]) == (1, "")
    assert "Line 2" in fault["message"]


def test_a_missing_file_is_told_and_not_raised(tmp_path: Path) -> None:
    code, answer = checked(tmp_path / "nothing.toml")

    assert code == 1
    assert len(answer["faults"]) == 1


def test_people_read_one_fault_a_line_and_the_outcome(tmp_path: Path) -> None:
    path = written(tmp_path, edited(('max_total = "16 h"', 'max_total = "2 dni"'), text=BASE))
    out = io.StringIO()

    code = check(path, json_output=False, lang="en", out=out)

    lines = out.getvalue().splitlines()
    assert code == 1
    assert lines[0].startswith("error: pause.max_total: “2 dni”")
    assert lines[1] == f"{path}: the contract cannot be loaded, 1 error."


def test_a_good_contract_prints_the_digest_of_every_text() -> None:
    out = io.StringIO()

    check(EXAMPLE_FILE, json_output=False, lang="en", out=out)

    assert out.getvalue().count("sha256:") == 2


def test_a_folder_is_checked_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(SMALLEST, encoding="utf-8")
    (tmp_path / "b.toml").write_text(SMALLEST, encoding="utf-8")

    code, answer = checked(tmp_path)

    assert code == 1
    assert [file["ok"] for file in answer["files"]] == [True, False]


@pytest.mark.parametrize("code", ["pl", "en"])
def test_every_kind_of_fault_has_words_in_both_languages(code: str) -> None:
    names = "actual choices column day example file first known last least limit line metric most near"
    names += " other restoration roles signed start table time value year years"
    parameters = {**dict.fromkeys(names.split(), "x"), "wanted": "text"}
    faults = tuple(Fault(kind=kind, place="p", found="f", parameters=parameters) for kind in FaultKind)

    worded = word_faults(languages(code), faults)

    assert all(one.message and one.expected and "{" not in one.message + one.expected for one in worded)


def test_the_shipped_schema_is_the_one_the_program_prints() -> None:
    out = io.StringIO()

    schema(out)

    shipped = EXAMPLE_FILE.with_name("contract.schema.json").read_text(encoding="utf-8")
    assert out.getvalue() == shipped
    assert EXAMPLE.startswith("#:schema ./contract.schema.json")


def test_checking_a_contract_loads_no_store_and_no_platform() -> None:
    program = (
        "import io, sys, pathlib; from bot.commands.contract import check;"
        "check(pathlib.Path('contracts/example.toml'), json_output=False, lang='en', out=io.StringIO());"
        "print([name for name in ('sqlmodel', 'sqlalchemy', 'telegram', 'fastapi') if name in sys.modules])"
    )

    answer = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=EXAMPLE_FILE.parents[1],
    )

    assert answer.stdout.strip() == "[]"


def test_a_reference_into_a_table_that_is_not_there_says_that_nothing_is_known_there() -> None:
    nowhere = Fault(
        kind=FaultKind.DANGLING,
        place="services.erp.locations.0",
        found="biuro",
        parameters={"table": "locations", "known": ""},
    )

    (worded,) = word_faults(languages("pl"), (nowhere,))

    assert worded.message == "„biuro” nie ma w [locations]; znane tam: nic."
    assert worded.expected == "klucz z [locations]: nic"
