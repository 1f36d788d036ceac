"""The draw of an inspection: nobody can choose it, anybody can repeat it."""

import hashlib
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from models.sla.asked import Period
from models.sla.sampling import draw, seed_of

QUARTER = Period(first=date(2026, 7, 1), last=date(2026, 9, 30))
NUMBERS = st.lists(st.integers(1, 9999).map(lambda one: f"Z-{one:04d}"), unique=True, max_size=40)
SEEDS = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(NUMBERS, SEEDS, st.integers(0, 50), st.randoms())
def test_a_draw_is_of_the_asked_size_and_the_same_in_every_order(numbers, seed, size, shuffle):
    drawn = draw(numbers, seed, size)

    assert len(drawn) == min(size, len(numbers))
    assert set(drawn) <= set(numbers)
    assert list(drawn) == sorted(drawn)
    shuffle.shuffle(numbers)
    assert draw(numbers, seed, size) == drawn


@given(NUMBERS, SEEDS, st.integers(0, 20))
def test_a_larger_draw_holds_the_smaller_one(numbers, seed, size):
    assert set(draw(numbers, seed, size)) <= set(draw(numbers, seed, size + 1))


def test_another_seed_draws_others():
    numbers = [f"Z-{one:04d}" for one in range(100)]

    assert draw(numbers, "a", 10) != draw(numbers, "b", 10)
    assert draw(numbers, "a", -1) == ()


def test_the_seed_is_that_of_the_heads_of_the_contract_and_of_the_days():
    heads = [("Z-0001", 3, "ab")]

    seed = seed_of("SLA", QUARTER, heads)

    assert len(seed) == 64
    assert seed != seed_of("SLA", QUARTER, [("Z-0001", 4, "ac")])
    assert seed != seed_of("SLB", QUARTER, heads)
    assert seed != seed_of("SLA", Period(first=QUARTER.first, last=QUARTER.first), heads)


def test_anybody_can_recompute_the_seed():
    rows = hashlib.sha256(b"Z-0001,3,ab\n").hexdigest()
    text = f"SLA\n2026-07-01\n2026-09-30\n{rows}\n"

    assert seed_of("SLA", QUARTER, [("Z-0001", 3, "ab")]) == hashlib.sha256(text.encode()).hexdigest()
