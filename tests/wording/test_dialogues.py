"""Every row of the dialogues that this bot says, word for word, bold for bold, button for button."""

import pytest

from bot.languages import LanguageCode
from bot.wording.dispatch import SAYINGS
from tests.wording import (
    cases_classifying,
    cases_climbing,
    cases_excluding,
    cases_handling,
    cases_reporting,
    cases_working,
)
from tests.wording.cases import Case
from tests.wording.facts import labels, labels_of, row, sentence, spelt, words

CASES = [
    *cases_reporting.CASES,
    *cases_handling.CASES,
    *cases_classifying.CASES,
    *cases_climbing.CASES,
    *cases_excluding.CASES,
    *cases_working.CASES,
]


@pytest.mark.parametrize("code", ["pl", "en"])
@pytest.mark.parametrize("case", CASES, ids=[case.key for case in CASES])
def test_a_row_of_the_dialogues_is_said_word_for_word(case: Case, code: LanguageCode) -> None:
    expected = row(case.key, code, case.data)

    said = SAYINGS[type(case.notice)](case.notice, words(code, now=case.now, shown=case.shown))

    if case.within:
        assert sentence(expected) in spelt(said)
    else:
        assert spelt(said) == sentence(expected)
    if case.has_buttons and not (case.within and not labels_of(expected)):
        assert labels(said) == labels_of(expected)
