"""Every notice and how it is said: one table by kind, from the subjects of this room."""

from dataclasses import replace

from bot.wording import (
    answering,
    arriving,
    asking,
    breaching,
    climbing,
    elsewhere,
    helping,
    linking,
    notes,
    periods,
    reacting,
    receipts,
    repairing,
    reporting,
)
from bot.wording.card import card
from bot.wording.said import Said
from bot.wording.saying import Saying
from bot.wording.words import Words
from handlers.messages import Notice

_SUBJECTS: tuple[tuple[Saying, ...], ...] = (
    reporting.SAYINGS,
    elsewhere.SAYINGS,
    receipts.SAYINGS,
    arriving.SAYINGS,
    reacting.SAYINGS,
    asking.SAYINGS,
    repairing.SAYINGS,
    notes.SAYINGS,
    climbing.SAYINGS,
    breaching.SAYINGS,
    linking.SAYINGS,
    answering.SAYINGS,
    helping.SAYINGS,
    periods.SAYINGS,
)
__all__ = ["SAYINGS", "card", "say"]

SAYINGS = {one.kind: one.word for subject in _SUBJECTS for one in subject}


def say(notice: Notice, words: Words) -> Said:
    """Word a notice for one reader; KeyError for a kind that nobody has worded."""
    return replace(SAYINGS[type(notice)](notice, words), bell=type(notice).bell)
