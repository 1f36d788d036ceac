"""What becomes of a send that fails in a way no channel foresaw: a failed attempt like any other, with a limit.

Left alone it would end its chat's lane and come back for ever. What the failure says is never logged: a library may
quote the message or an address in it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from traceback import extract_tb

import structlog

from bot.channels.channel import ChannelError, Refused, TimedOut
from bot.packing import Parcel

log = structlog.get_logger()

BACK_OFF = (2, 8, 30, 60)
"""Seconds after each failed attempt; the last one again and again."""


class Mishap(TimedOut):
    """A send failed by a fault of a program: it is tried again, and at the limit the next road is taken."""

    failure = Refused.failure


@contextmanager
def as_failed_attempt(parcel: Parcel) -> Iterator[None]:
    """Raise whatever is no ChannelError as a Mishap, logged by its kind and place."""
    try:
        yield
    except ChannelError:
        raise
    except Exception as error:
        last = extract_tb(error.__traceback__)[-1]
        log.error(
            "send_mishap",
            channel=parcel.channel,
            kind=parcel.letter.notice.id,
            error=type(error).__name__,
            at=f"{PurePath(last.filename).name}:{last.lineno}",
        )
        raise Mishap(type(error).__name__) from error


def pause_after(failure: TimedOut, parcel: Parcel) -> int:
    """Return the seconds until the next try; a card, whose tries nobody counts, rests longest after a mishap."""
    if isinstance(failure, Mishap) and parcel.card is not None:
        return BACK_OFF[-1]
    return BACK_OFF[min(parcel.attempts, len(BACK_OFF)) - 1]
