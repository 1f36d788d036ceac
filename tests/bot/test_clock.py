"""The clocks: in UTC, and the demo's only ever moves forward."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import MovableClock, SystemClock


class StoppedClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 27, 14, 50, tzinfo=UTC)


def test_the_machine_s_clock_answers_in_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta()


def test_the_movable_clock_stands_ahead_by_all_its_moves() -> None:
    clock = MovableClock(timedelta(hours=1), base=StoppedClock())

    moved = clock.move(900)

    assert moved == clock.now() == datetime(2026, 11, 27, 16, 5, tzinfo=UTC)
    assert clock.offset == timedelta(hours=1, minutes=15)


def test_the_movable_clock_never_moves_back() -> None:
    clock = MovableClock(base=StoppedClock())

    with pytest.raises(ValueError, match="forward only"):
        clock.move(-1)

    assert clock.offset == timedelta()
