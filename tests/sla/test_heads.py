"""The daily evidence list: written, read back, chained, and every change of it seen."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.sla.heads import Head, HeadList, NoList, from_csv, to_csv

LISTED = HeadList(
    contract="SLA/2026/001",
    day=date(2026, 11, 24),
    heads=(Head(number="Z-0001", events=12, head="ab"), Head(number="Z-0002", events=3, head="cd")),
    previous="ef",
)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)


def test_a_list_is_rows_of_number_events_and_head_with_its_chain_below():
    rows = [
        "number,events,head",
        "Z-0001,12,ab",
        "Z-0002,3,cd",
        "contract,,SLA/2026/001",
        "day,,2026-11-24",
        "previous,,ef",
        f"sha256,,{LISTED.digest}",
    ]

    assert to_csv(LISTED) == "".join(f"{row}\n" for row in rows)


def test_anybody_can_recompute_the_hash():
    text = "SLA/2026/001\n2026-11-24\nef\nZ-0001,12,ab\nZ-0002,3,cd\n"

    assert LISTED.digest == hashlib.sha256(text.encode()).hexdigest()


@given(st.lists(st.tuples(NAMES, st.integers(1, 999), NAMES), max_size=5), NAMES, st.dates(), NAMES)
def test_a_list_is_read_as_it_was_written(heads, contract, day, previous):
    rows = tuple(Head(number=number, events=events, head=head) for number, events, head in heads)
    listed = HeadList(contract=contract, day=day, heads=rows, previous=previous)

    assert from_csv(to_csv(listed)) == (listed, listed.digest)
    assert from_csv("\N{BYTE ORDER MARK}" + to_csv(listed)) == (listed, listed.digest)


def test_a_count_of_nine_digits_is_still_one():
    listed = replace(LISTED, heads=(replace(LISTED.heads[0], events=999_999_999),))

    assert from_csv(to_csv(listed)) == (listed, listed.digest)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_list_that_a_spreadsheet_saved_with_its_own_line_ends_is_the_same_list(line_end: str):
    assert from_csv(to_csv(LISTED).replace("\n", line_end)) == (LISTED, LISTED.digest)


@pytest.mark.parametrize(
    "changed",
    [
        replace(LISTED, previous="ee"),
        replace(LISTED, day=date(2026, 11, 25)),
        replace(LISTED, contract="SLA/2026/002"),
        replace(LISTED, heads=LISTED.heads[:1]),
        replace(LISTED, heads=(replace(LISTED.heads[0], events=13), LISTED.heads[1])),
    ],
)
def test_every_change_changes_the_hash(changed: HeadList):
    assert changed.digest != LISTED.digest


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "1"),
        ("{}", "1"),
        ("number,events,head\n", "1"),
        (to_csv(LISTED).replace("Z-0001,12,ab", "Z-0001,12"), "1"),
        (to_csv(LISTED).replace("previous,,", "before,,"), "4"),
        (to_csv(LISTED).replace("2026-11-24", "24.11"), "5"),
        (to_csv(LISTED).replace("Z-0002,3,", "Z-0002,-3,"), "3"),
        (to_csv(LISTED).replace("-0002,3", "-0002,1000000000"), "3"),
        pytest.param(to_csv(LISTED).replace("-0002,3", f"-0002,{'3' * 5000}"), "3", id="endless count"),
        pytest.param(to_csv(LISTED).replace("Z-0002", "Z" * 200_000), "3", id="endless number"),
    ],
)
def test_what_is_no_list_is_refused_with_its_line(text: str, line: str):
    with pytest.raises(NoList, match=f"^{line}$"):
        from_csv(text)
