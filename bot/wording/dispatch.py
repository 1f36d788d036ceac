"""Every notice and how it is said: one table by kind, from the subjects of this room."""

from dataclasses import replace

from bot.wording import (
    access,
    announcing,
    answering,
    answering_contract,
    arriving,
    asking,
    breaching,
    class_disputes,
    classifying,
    climbing,
    elsewhere,
    excluding,
    explaining,
    figures,
    files,
    head_lists,
    helping,
    home,
    hotline,
    inspecting,
    linking,
    measures,
    notes,
    pausing,
    penalty,
    people,
    periods,
    privacy,
    quality,
    reacting,
    receipts,
    repairing,
    report,
    reporting,
    rooms,
    scope,
    standing,
    withholding,
    working,
)
from bot.wording.card import card as incident_card
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
    pausing.SAYINGS,
    repairing.SAYINGS,
    classifying.SAYINGS,
    class_disputes.SAYINGS,
    scope.SAYINGS,
    notes.SAYINGS,
    climbing.SAYINGS,
    breaching.SAYINGS,
    linking.SAYINGS,
    access.SAYINGS,
    answering.SAYINGS,
    answering_contract.SAYINGS,
    helping.SAYINGS,
    periods.SAYINGS,
    figures.SAYINGS,
    measures.SAYINGS,
    explaining.SAYINGS,
    excluding.SAYINGS,
    rooms.SAYINGS,
    announcing.SAYINGS,
    working.SAYINGS,
    quality.SAYINGS,
    penalty.SAYINGS,
    inspecting.SAYINGS,
    withholding.SAYINGS,
    report.SAYINGS,
    head_lists.SAYINGS,
    hotline.SAYINGS,
    files.SAYINGS,
    home.SAYINGS,
    standing.SAYINGS,
    people.SAYINGS,
    privacy.SAYINGS,
)
SAYINGS = {one.kind: one.word for subject in _SUBJECTS for one in subject}


def say(notice: Notice, words: Words) -> Said:
    """Word a notice for one reader; KeyError for a kind that nobody has worded."""
    worded = SAYINGS[type(notice)](notice, words)
    return replace(worded, bell=type(notice).bell)


def card(words: Words) -> Said:
    """Word the card of `words.incident` for `words.audience`; ValueError where there is no incident."""
    return replace(incident_card(words), bell=False)
