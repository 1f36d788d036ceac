"""Penalties in started hours and exact money."""

from decimal import Decimal

import pytest

from models.sla.penalties import share_of, started_hours


@pytest.mark.parametrize(
    ("late", "grace", "hours"),
    [(0, 0, 0), (1, 0, 1), (3600, 0, 1), (3601, 0, 2), (600, 600, 0), (601, 600, 1), (-5, 0, 0)],
)
def test_each_started_hour_beyond_the_grace_counts_and_exactly_the_limit_is_none(late, grace, hours):
    assert started_hours(late, grace) == hours


def test_a_share_is_exact_and_rounded_half_up_once():
    assert share_of(Decimal("12000.00"), Decimal("1.00"), 3) == Decimal("360.00")
    assert share_of(Decimal("1000.00"), Decimal("0.0005"), 1) == Decimal("0.01")
    assert share_of(Decimal("333.33"), Decimal("0.125"), 3) == Decimal("1.25")
