"""Sentences the dialogues imply but do not have, and the one whose brackets are part of the text."""

import pytest

from bot.languages import LanguageCode
from bot.wording.dispatch import SAYINGS, say
from handlers.messages import Notice
from handlers.notices.answering import HelpForProvider
from handlers.notices.catalogue import NOTICES
from tests.wording import (
    cases_access,
    cases_beside,
    cases_classifying,
    cases_climbing,
    cases_excluding,
    cases_files,
    cases_handling,
    cases_hotline,
    cases_pausing,
    cases_people,
    cases_quality,
    cases_reporting,
    cases_working,
)
from tests.wording.facts import ROWS, incident, labels, labels_of, sentence, spelt, words

CASES = [
    *cases_beside.CASES,
    *cases_classifying.BESIDE,
    *cases_excluding.BESIDE,
    *cases_working.BESIDE,
    *cases_hotline.CASES,
    *cases_pausing.CASES,
    *cases_access.CASES,
    *cases_files.CASES,
    *cases_quality.CASES,
    *cases_people.CASES,
]
ELSEWHERE = {
    "rep.sev",
    "card",
    "echo",
    "help.provider",
    "st.period.ask",
    "st.understood",
    "move.closed",
    "how.incident",
    "report.ready",
    "report.mail",
    "pen.how",
    "insp.list",
    "insp.findings",
}
"""Ids whose words other tests here and the story of the report hold."""


@pytest.mark.parametrize(("notice", "polish", "english"), CASES, ids=[case[0].id for case in CASES])
def test_a_sentence_without_a_row_is_said_in_both_languages(
    notice: Notice, polish: str, english: str
) -> None:
    told = {"pl": polish, "en": english}

    for code in ("pl", "en"):
        said = say(notice, words(code, shown=incident()))

        assert spelt(said) == sentence(told[code])
        assert labels(said) == labels_of(told[code])


@pytest.mark.parametrize("code", ["pl", "en"])
def test_the_help_of_the_provider_quotes_a_button_in_its_text(code: LanguageCode) -> None:
    assert spelt(say(HelpForProvider(), words(code))) == ROWS["help.provider"][code]


def test_the_words_of_every_notice_are_held_by_a_test() -> None:
    subjects = (
        cases_reporting,
        cases_handling,
        cases_classifying,
        cases_climbing,
        cases_excluding,
        cases_working,
    )
    rows = [case for subject in subjects for case in subject.CASES]
    held = {case.notice.id for case in rows} | {case[0].id for case in CASES} | ELSEWHERE
    from_variants = {"ack.late.ok", "out.channel", "q.preview", "q.sent", "wa.ok", "fix.sent", "move.illegal"}

    assert [
        kind.id for kind in SAYINGS if kind.id not in held | from_variants and not kind.id.startswith("st.")
    ] == []
    assert held <= set(NOTICES)
