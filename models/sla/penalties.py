"""Contractual penalties in exact decimals: proposals only, a person decides (clause 14)."""

from decimal import ROUND_HALF_UP, Decimal

_CENT = Decimal("0.01")
_HOUR = 3600


def started_hours(late_seconds: int, grace_seconds: int) -> int:
    """Count the started hours of a delay: one second over is one hour, exactly at the limit is none.

    Within the grace nothing is owed; beyond it the hours count from its end (exactness 9 and 10).
    """
    over = late_seconds - grace_seconds
    return -(-over // _HOUR) if over > 0 else 0


def share_of(fee: Decimal, percent: Decimal, times: int) -> Decimal:
    """Return `times` x `percent` of a fee, rounded half up to a hundredth, once at the end."""
    return (fee * percent * times / 100).quantize(_CENT, rounding=ROUND_HALF_UP)
