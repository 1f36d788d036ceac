"""The digest pins a text: the same for the same law, another for any change, unmoved by what comes later."""

import hashlib
import json
import tomllib
from datetime import date

from models.contract_file.reader import read_contract
from tests.contract_file.texts import BASE, EXAMPLE, amendment, edited, no_holidays, read


def digests(text: str) -> list[str]:
    contract = read(text).contract
    assert contract is not None
    return [terms.digest for terms in contract.all_terms]


def test_the_digest_is_that_of_canonical_json_with_the_closed_dates() -> None:
    # given: the form as it is written down in the decisions, built here without the code under test
    document = tomllib.loads(BASE)
    years = no_holidays("PL", 2025, 2029)
    document["_calendar"] = {"robocze": sorted([*years, date(2026, 6, 5)]), "calodobowe": []}
    canonical = json.dumps(
        document,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        default=lambda day: day.isoformat(),
    )

    assert digests(BASE) == ["sha256:" + hashlib.sha256(canonical.encode()).hexdigest()]


def test_comments_and_the_order_of_keys_do_not_change_the_digest() -> None:
    head, _, tail = BASE.partition("[parties.client]")
    parties, _, rest = tail.partition("# ----")
    moved = f"{head}# ----{rest}\n[parties.client]{parties}"

    assert digests(moved) == digests(BASE)


def test_an_appended_amendment_changes_no_digest_of_the_days_before_it() -> None:
    appended = EXAMPLE + amendment(2, "2026-12-01", ("severities.B.reaction", '"2 h"', '"1 h"'))

    assert digests(appended)[:2] == digests(EXAMPLE)
    assert len(set(digests(appended))) == 3


def test_any_changed_word_changes_the_digest() -> None:
    assert digests(edited(('"Zakład"', '"Fabryka"'), text=BASE)) != digests(BASE)


def test_other_holidays_are_another_text() -> None:
    one = read_contract(BASE, holidays_of=no_holidays).contract
    other = read_contract(BASE, holidays_of=lambda *_: (date(2026, 5, 4),)).contract

    assert one is not None
    assert other is not None
    assert one.base.digest != other.base.digest


def test_an_explicit_default_is_another_text_than_a_silent_one() -> None:
    silent = edited(("recurrence_days  = 30 ", "# recurrence_days = 30 "), text=BASE)
    one, other = read(BASE).contract, read(silent).contract

    assert one is not None
    assert other is not None
    assert one.base.closing == other.base.closing
    assert one.base.digest != other.base.digest
