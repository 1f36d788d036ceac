"""A button is hidden only as long as no desk takes its act."""

from bot.wording.dispatch import UNANSWERED
from handlers.presses import INCIDENT_ACTS


def test_an_act_that_a_desk_takes_is_not_hidden() -> None:
    assert UNANSWERED.isdisjoint(INCIDENT_ACTS)
