"""The card of an incident: its lines as the dialogues draw them, its marks, its buttons."""

from datetime import timedelta

import pytest

from bot.wording.card import card as drawn
from bot.wording.dispatch import card, say
from handlers.notices.answering import CardShown, MoreActs
from handlers.presses import ACTS
from models.sla.events import Event, Kind
from tests.wording.facts import (
    FIRST,
    NOW,
    OTHERS,
    PHOTO,
    TAKEN,
    at,
    event,
    incident,
    labels,
    reported,
    spelt,
    words,
)

REPAIRED = event(8, Kind.RESOLVED, at("18:40"), "s2", text="supply")
CLOSED = event(9, Kind.CLOSED, at("19:00"), "k2", how="confirmed")

POLISH = """\
Z-0042 · Sterowanie linią · Hala A
A – awaria krytyczna · zegar 24/7
„taśma stoi, panel czarny”  📎 1
Zgłoszono       śr. 25.11, 14:05   Bartosz Wzór   (+3 osoby)
Reakcja         do 14:35   ✔ 14:17 (12 min)  Filip Schemat: „jadę na halę”
Obejście        do 18:05   zostało 3 godz. 47 min
Przywrócenie    do 22:05   zostało 7 godz. 47 min
Stan: w naprawie"""
ENGLISH = """\
Z-0042 · Line control · Hall A
A – critical failure · 24/7 clock
“belt stopped, panel black”  📎 1
Reported        Wed 25 Nov, 14:05   Bartosz Wzór   (+3 people)
Reaction        by 14:35   ✔ 14:17 (12 min)  Filip Schemat: “going to the hall”
Workaround      by 18:05   3 h 47 min left
Restoration     by 22:05   7 h 47 min left
State: being repaired"""


def test_the_card_is_drawn_line_by_line_as_in_the_dialogues() -> None:
    taken = incident(reported(), *OTHERS, TAKEN, FIRST, PHOTO)

    assert spelt(card(words("pl", shown=taken))) == POLISH
    assert spelt(card(words("en", shown=taken))) == ENGLISH


def test_a_stranger_to_the_report_may_join_and_a_reporter_may_not() -> None:
    taken = incident(reported(), *OTHERS, TAKEN, FIRST)

    of_another = labels(drawn(words(shown=taken, reader="k1")))
    of_the_reporter = labels(drawn(words(shown=taken, reader="k2")))
    of_one_who_joined = labels(drawn(words(shown=taken, reader="e1")))

    assert of_another == ["Mnie też", "Dopisz", "Zdjęcie", "Zmień klasę", "Telefon"]
    assert of_the_reporter == ["Dopisz", "Zdjęcie", "Zmień klasę", "Wycofaj", "Telefon"]
    assert of_one_who_joined == ["Dopisz", "Zdjęcie", "Zmień klasę", "Telefon"]


def test_before_the_reaction_the_engineer_sees_three_buttons_only() -> None:
    shown = words(shown=incident(), audience="provider", reader="s2")

    assert labels(card(shown)) == ["Biorę", "Nie mogę – przekaż", "Więcej"]
    assert [button.token for button in card(shown).buttons] == ["ack:42", "pass:42", "more:42"]


def test_after_the_reaction_the_engineer_may_ask_work_around_and_repair() -> None:
    shown = words(shown=incident(reported(), TAKEN, FIRST), audience="provider", reader="s2")

    assert labels(drawn(shown)) == ["Pytanie", "Obejście", "Naprawione", "Zmień klasę", "Więcej"]


def test_no_button_is_shown_that_nobody_answers() -> None:
    shown = words(shown=incident(reported(), TAKEN, FIRST), audience="provider", reader="s1")

    buttons = (*card(shown).buttons, *say(MoreActs(incident=42, number="Z-0042"), shown).buttons)

    assert all(button.link or button.act in ACTS for button in buttons)


def test_the_rarer_acts_of_an_engineer_who_does_not_handle_it_begin_with_joining_in() -> None:
    shown = words(shown=incident(reported(), TAKEN, FIRST), audience="provider", reader="s5")

    assert labels(say(MoreActs(incident=42, number="Z-0042"), shown))[:2] == ["Dołącz", "Przejmij"]


def test_the_reporter_is_asked_on_the_card_whether_the_repair_works() -> None:
    shown = words(now=at("18:41"), shown=incident(reported(), TAKEN, FIRST, REPAIRED))

    assert labels(card(shown))[:2] == ["Działa", "Nie działa"]
    assert spelt(card(shown)).endswith("Stan: zgłoszono naprawę")


def test_a_closed_incident_may_be_reopened_from_its_card() -> None:
    shown = words(now=at("19:30"), shown=incident(reported(), TAKEN, FIRST, REPAIRED, CLOSED))

    assert labels(card(shown)) == ["Otwórz ponownie", "Telefon"]
    assert labels(
        card(
            words(
                now=at("19:30"),
                shown=shown.incident.incident if shown.incident else None,
                audience="provider",
            )
        )
    ) == ["Więcej"]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("pl", "Reakcja         do 14:35   ✖ 17 min po terminie"),
        ("en", "Reaction        by 14:35   ✖ 17 min late"),
    ],
)
def test_an_overrun_reaction_is_marked_with_sign_and_words(code, line) -> None:
    shown = words(code, now=at("14:52:13"), shown=incident())

    assert line in spelt(card(shown)).splitlines()


def test_a_late_reaction_tells_by_how_much() -> None:
    late = event(2, Kind.ACKNOWLEDGED, at("14:52:13"), "s2")
    shown = words(now=at("15:00"), shown=incident(reported(), late))

    assert "Reakcja         do 14:35   ✖ 14:52 (17 min po terminie)  Filip Schemat" in spelt(card(shown))


def test_a_paused_clock_is_marked_on_the_repair_targets_alone() -> None:
    early = reported("B", service="erp", location="biuro")
    asked = [
        event(2, Kind.ACKNOWLEDGED, at("14:10"), "s2"),
        event(3, Kind.ASKED, at("14:12"), "s2", text="invoice", pauses=True),
        event(4, Kind.PAUSED, at("14:12"), "s2", reason="pytanie"),
    ]
    shown = words("en", now=at("14:20"), shown=incident(early, *asked))
    lines = spelt(card(shown)).splitlines()

    assert "⏸ since 14:12" in lines[5]
    assert "⏸ since 14:12" in lines[6]
    assert "✔ 14:10" in lines[4]
    assert lines[-1] == "State: paused, waiting for an answer"


def test_a_target_the_contract_does_not_set_is_a_dash() -> None:
    shown = words(shown=incident(reported("C")))

    assert spelt(card(shown)).splitlines()[5] == "Obejście        –"


def test_a_report_outside_hours_says_that_the_clock_has_not_started() -> None:
    evening = Event(
        seq=1,
        kind=Kind.REPORTED,
        actor="k2",
        received_at=at("19:20", 27),
        recorded_at=at("19:20", 27),
        channel="telegram",
        facts={"reporter": "k2", "service": "erp", "location": "biuro", "severity": "B"},
        text="belt",
    )

    friday = words(now=at("19:21", 27), shown=incident(evening))
    monday = words(now=at("08:00", 30), shown=incident(evening))

    assert spelt(card(friday)).endswith("Stan: zegar jeszcze nie ruszył")
    assert spelt(card(monday)).endswith("Stan: czeka na reakcję")
    assert "B – awaria · zegar: godziny wsparcia" in spelt(card(friday))


def test_a_card_does_not_notify_and_is_shown_on_demand_too() -> None:
    shown = words(shown=incident())

    assert not card(shown).bell
    assert spelt(say(CardShown(incident=42), shown)) == spelt(card(shown))


def test_a_card_without_an_incident_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="needs an incident"):
        card(words())


def test_the_card_of_a_withdrawn_report_counts_nothing_down() -> None:
    gone = event(2, Kind.WITHDRAWN, at("14:11"), "k2")

    text = spelt(card(words(now=NOW + timedelta(hours=1), shown=incident(reported(), gone))))

    assert text.endswith("Stan: wycofane")
    assert "zostało" not in text
