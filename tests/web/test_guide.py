"""Where the demo's newcomer stands, from what has been said so far."""

import pytest

from bot.languages import languages
from bot.web.guide import guide
from bot.wording.hints import Hint, hint_text

ROAD = [
    ("rep.draft", Hint.ANSWER),
    ("rep.sev", Hint.ANSWER),
    ("rep.confirm", Hint.SEND),
    ("rep.sent", Hint.WAIT),
    ("new", Hint.WAIT),
    ("esc.1", Hint.HALF),
    ("esc.2", Hint.LEVEL),
    ("ack.ask", Hint.FIRST),
    ("ack.client", Hint.REPAIR),
    ("card", Hint.REPAIR),
    ("fix.ask", Hint.SAY_REPAIR),
    ("fix.client", Hint.CONFIRM),
    ("fix.yes", Hint.ASK),
    ("st.reply", Hint.HOW),
    ("st.how", Hint.FRIDAY),
]


def test_each_message_of_the_road_leads_to_the_next_hint() -> None:
    kinds = [kind for kind, _hint in ROAD]

    hints = [guide(kinds[: index + 1], is_friday=False).hint for index in range(len(kinds))]

    assert hints == [hint for _kind, hint in ROAD]


def test_an_empty_page_asks_for_a_report() -> None:
    start = guide([], is_friday=False)

    assert start.hint is Hint.REPORT
    assert (start.current, start.pane) == (0, "client")
    assert not any(start.done)


def test_figures_asked_for_too_early_change_nothing() -> None:
    assert guide(["st.reply"], is_friday=False).hint is Hint.REPORT


def test_a_message_that_may_belong_to_an_open_report_is_to_be_answered() -> None:
    assert guide(["rep.sent", "note.which"], is_friday=False).hint is Hint.ANSWER


def test_steps_stay_done_and_the_first_open_one_is_current() -> None:
    place = guide(["rep.sent", "ack.ask", "fix.client"], is_friday=False)

    assert place.done == (True, True, True, False, False, False)
    assert place.current == 3


def test_friday_waits_for_a_report_that_waits_for_monday_and_one_that_does_not() -> None:
    before = [kind for kind, _hint in ROAD]

    assert guide(before, is_friday=True).hint is Hint.EVENING
    assert guide([*before, "rep.draft"], is_friday=True).hint is Hint.ANSWER
    assert guide([*before, "rep.confirm", "off.later"], is_friday=True).hint is Hint.NIGHT
    assert guide([*before, "off.later", "rep.confirm", "rep.sent"], is_friday=True).hint is Hint.DONE


@pytest.mark.parametrize("hint", list(Hint))
def test_every_hint_is_worded_in_both_languages(hint: Hint) -> None:
    polish, english = (hint_text(languages(code), hint) for code in ("pl", "en"))

    assert polish
    assert english
    assert polish != english
