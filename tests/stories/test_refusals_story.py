"""Why nothing was done stays on the screen until it is closed: a private refusal is an alert (DIALOGUES 14)."""

import pytest

from tests.stories.world import World

pytestmark = pytest.mark.seats("telegram")


def test_a_button_that_is_for_others_is_refused_by_an_alert_that_names_ones_own(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()

    bartosz.forges("ack", str(world.incident().id))

    (answer,) = bartosz.place.fake.toasts[-1:]  # type: ignore[attr-defined]
    assert answer.text == "Ten przycisk jest dla serwisu. Dla zgłaszających: [Dopisz] [Mnie też]"
    assert answer.is_alert


def test_an_outdated_card_is_refused_by_an_alert_and_what_was_done_is_told_in_passing(world: World) -> None:
    bartosz = world.person("k2").writes("taśma stoi").presses("Tak").presses("Praca stoi").presses("Wyślij")
    filip = world.person("s2").presses("Biorę")
    assert not bartosz.place.fake.toasts[-1].is_alert  # type: ignore[attr-defined]

    bartosz.presses_again()

    assert bartosz.place.fake.toasts[-1].is_alert  # type: ignore[attr-defined]
    filip.sees("Jakie będzie pierwsze działanie?")


def test_the_number_to_call_stays_to_be_read(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()

    bartosz.forges("phone", str(world.incident().id))

    assert bartosz.place.fake.toasts[-1].text == "Telefon: +48 000 000 200"  # type: ignore[attr-defined]
    assert bartosz.place.fake.toasts[-1].is_alert  # type: ignore[attr-defined]
