"""Every notice is worded, and every button fits the narrowest platform."""

import pytest

from bot.languages import LanguageCode
from bot.wording.dispatch import SAYINGS, card, say
from bot.wording.reporting import cancelled
from bot.wording.said import Said
from bot.wording.saying import saying
from handlers.notices.catalogue import NOTICES
from handlers.notices.reporting import Cancelled, TextEmpty
from tests.wording import (
    cases_classifying,
    cases_climbing,
    cases_excluding,
    cases_handling,
    cases_reporting,
    cases_working,
)
from tests.wording.cases import Case
from tests.wording.facts import incident, words

CASES: list[Case] = [
    *cases_reporting.CASES,
    *cases_handling.CASES,
    *cases_classifying.CASES,
    *cases_climbing.CASES,
    *cases_excluding.CASES,
    *cases_working.CASES,
]


def all_said(code: LanguageCode) -> list[Said]:
    told = [say(case.notice, words(code, now=case.now, shown=case.shown)) for case in CASES]
    return [
        *told,
        card(words(code, shown=incident(), audience="provider")),
        card(words(code, shown=incident())),
    ]


def test_every_notice_is_worded() -> None:
    missing = [kind.id for kind in NOTICES.values() if kind not in SAYINGS]

    assert missing == []


@pytest.mark.parametrize("code", ["pl", "en"])
def test_every_button_fits_the_narrowest_platform(code: LanguageCode) -> None:
    buttons = [button for said in all_said(code) for button in said.buttons]

    assert buttons
    assert all(0 < len(button.label) <= 75 for button in buttons)
    assert all(len(button.token.encode()) <= 64 for button in buttons)
    assert all(len(row) <= 3 for said in all_said(code) for row in said.rows)


@pytest.mark.parametrize("code", ["pl", "en"])
def test_every_message_fits_a_caption_of_telegram_or_its_text(code: LanguageCode) -> None:
    assert all(len(said.plain) <= 1024 for said in all_said(code))


def test_no_button_stands_twice_in_one_message() -> None:
    for said in all_said("pl"):
        tokens = [button.token for button in said.buttons]

        assert len(tokens) == len(set(tokens))


def test_the_bell_is_that_of_the_notice() -> None:
    assert say(TextEmpty(), words()).bell
    assert not say(Cancelled(draft=17), words()).bell


def test_a_notice_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="is not worded as"):
        saying(Cancelled, cancelled).word(TextEmpty(), words())
