"""Several contract files side by side: the good ones are read, the faulty ones say why not."""

from pathlib import Path

from models.contract_file.faults import FaultKind
from models.contract_file.reader import read_file, read_folder
from tests.contract_file.texts import EXAMPLE, SMALLEST, edited, no_holidays


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def test_a_faulty_file_does_not_hinder_the_good_one_beside_it(tmp_path: Path) -> None:
    write(tmp_path, a_broken="format = ", b_good=SMALLEST)

    broken, good = read_folder(tmp_path, holidays_of=no_holidays)

    assert (broken.path.name, broken.reading.contract) == ("a_broken.toml", None)
    assert good.reading.contract is not None
    assert good.text == SMALLEST.encode()


def test_two_contracts_with_one_prefix_keep_the_first_by_name(tmp_path: Path) -> None:
    write(tmp_path, a=SMALLEST, b=edited(('"OLA/7"', '"OLA/8"'), text=SMALLEST))

    first, second = read_folder(tmp_path, holidays_of=no_holidays)

    assert first.reading.contract is not None
    assert second.reading.contract is None
    fault = second.reading.faults[0]
    assert (fault.kind, fault.place, fault.found) == (
        FaultKind.PREFIX_TAKEN,
        "contract.incident_prefix",
        "OLA",
    )
    assert fault.parameters["file"] == "a.toml"


def test_one_contract_number_in_two_files_is_refused(tmp_path: Path) -> None:
    write(tmp_path, a=SMALLEST, b=edited(('"OLA"', '"OLB"'), text=SMALLEST), c=EXAMPLE)

    first, second, third = read_folder(tmp_path, holidays_of=no_holidays)

    assert [fault.kind for fault in second.reading.faults][:1] == [FaultKind.NUMBER_TAKEN]
    assert first.reading.is_ok
    assert third.reading.is_ok


def test_a_refused_file_does_not_keep_its_prefix_from_others(tmp_path: Path) -> None:
    write(tmp_path, a=edited(('"1 h"', '"1 dzień"'), text=SMALLEST), b=SMALLEST)

    _refused, good = read_folder(tmp_path, holidays_of=no_holidays)

    assert good.reading.is_ok


def test_a_file_that_cannot_be_opened_is_a_fault_like_any_other(tmp_path: Path) -> None:
    reading = read_file(tmp_path / "missing.toml").reading

    assert [(fault.kind, fault.place) for fault in reading.faults] == [(FaultKind.UNREADABLE, "")]


def test_other_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "contract.schema.json").write_text("{}")

    assert read_folder(tmp_path) == ()
