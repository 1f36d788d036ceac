"""A text once loaded is read again from what was kept, without any holiday package."""

import hashlib
import json

import pytest

from models.contract_file.kept import terms_of
from models.contract_file.reader import read_contract
from tests.contract_file.texts import EXAMPLE, SMALLEST


@pytest.mark.parametrize("source", [EXAMPLE, SMALLEST], ids=["example", "smallest"])
def test_a_kept_text_gives_the_same_terms_again_in_every_field(source: str) -> None:
    reading = read_contract(source)
    assert reading.contract is not None

    again = [
        terms_of(reading.texts[terms.digest], terms.amendments_applied)
        for terms in reading.contract.all_terms
    ]

    assert again == list(reading.contract.all_terms)


def test_the_digest_of_a_kept_text_can_be_checked_with_any_tool() -> None:
    for digest, text in read_contract(EXAMPLE).texts.items():
        assert digest == "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_a_kept_text_that_was_altered_has_another_digest() -> None:
    ((digest, text),) = read_contract(SMALLEST).texts.items()

    assert terms_of(text.replace('"1 h"', '"2 h"')).digest != digest


@pytest.mark.parametrize("text", ["{}", "[]", "no JSON", json.dumps({"_calendar": {}})])
def test_what_is_no_kept_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - three libraries, one kind
        terms_of(text)


def test_a_faulty_file_leaves_nothing_to_keep() -> None:
    assert read_contract(SMALLEST.replace('"1 h"', '"1 dzień"')).texts == {}
