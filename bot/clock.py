"""The only reader of the wall clock, and the movable one of the demo.

Stands at the edge, before the first room: the process asks here once per visitor (a message, a heartbeat) and
hands the instant on as `now`. Nobody else may ask what time it is.
"""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Something that knows the present instant."""

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the machine's present instant, aware and in UTC."""
        return datetime.now(UTC)


class MovableClock:
    """The demo's clock: the machine's, moved forward by as much as visitors pressed.

    It only ever moves forward: an event written after a move must not be younger than one written before.
    Whoever moves it keeps `offset` where a restart finds it again, and gives it back here.
    """

    def __init__(self, offset: timedelta = timedelta(), *, base: Clock | None = None) -> None:
        self._offset = offset
        self._base = base or SystemClock()

    @property
    def offset(self) -> timedelta:
        """How far this clock is ahead of its base."""
        return self._offset

    def now(self) -> datetime:
        """Return the base's present instant plus the offset, aware and in UTC."""
        return self._base.now() + self._offset

    def move(self, seconds: int) -> datetime:
        """Move forward by whole seconds and return the new present.

        Raises `ValueError` for a negative number; the caller offers no button that could send one.
        """
        if seconds < 0:
            raise ValueError(f"the clock moves forward only, not by {seconds} seconds")
        self._offset += timedelta(seconds=seconds)
        return self.now()
