"""Who is shown which button of a card: by role, by state, by how late it is."""

import pytest

from bot.wording.card import card
from bot.wording.card_buttons import more_acts
from bot.wording.dispatch import say
from bot.wording.words import Words
from handlers.notices.answering import MoreActs, PhoneNumber
from handlers.notices.reporting import NotAnOutage
from models.sla.events import Kind
from tests.wording.facts import FIRST, TAKEN, at, event, incident, labels, reported, spelt, words

REPAIRED = event(8, Kind.RESOLVED, at("18:40"), "s2", text="supply")
CLOSED = event(9, Kind.CLOSED, at("19:00"), "k2", how="confirmed")
OPEN = incident(reported(), TAKEN, FIRST)
MORE = MoreActs(incident=42, number="Z-0042")


def provider(reader: str | None) -> Words:
    return words(shown=OPEN, audience="provider", reader=reader)


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        ("s2", ["Pytanie", "Obejście", "Naprawione", "Zmień klasę", "Więcej"]),
        ("s1", ["Pytanie", "Zmień klasę", "Więcej"]),  # dispatches, does not repair
        ("s4", ["Więcej"]),  # acts for the party only
        (None, ["Pytanie", "Obejście", "Naprawione", "Zmień klasę", "Więcej"]),  # a room
    ],
)
def test_the_provider_sees_what_the_role_allows(reader: str | None, expected: list[str]) -> None:
    assert labels(card(provider(reader))) == expected


def test_a_director_is_not_offered_the_reaction() -> None:
    untaken = words(shown=incident(), audience="provider", reader="s4")

    assert labels(card(untaken)) == ["Więcej"]


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        (
            "s2",
            [
                "Nie mogę – przekaż",
                "Wstrzymaj zegar",
                "Dopisz",
                "Zdjęcie",
                "Wskaż wyłączenie",
                "Wyznacz osobę",
                "Telefon",
            ],
        ),
        (
            "s5",
            [
                "Dołącz",
                "Przejmij",
                "Nie mogę – przekaż",
                "Wstrzymaj zegar",
                "Dopisz",
                "Zdjęcie",
                "Wskaż wyłączenie",
                "Wyznacz osobę",
                "Telefon",
            ],
        ),
        ("s4", ["Dopisz", "Zdjęcie", "Wskaż wyłączenie", "Wyznacz osobę", "Telefon"]),
    ],
)
def test_the_rarer_acts_follow_the_role_too(reader: str, expected: list[str]) -> None:
    assert labels(more_acts(MORE, provider(reader))) == expected


def test_the_provider_calls_the_reporter_and_the_client_the_helpdesk() -> None:
    called = [button.link for button in more_acts(MORE, provider("s2")).buttons if button.link]
    helpdesk = [button.link for button in card(words(shown=OPEN)).buttons if button.link]

    assert called == ["tel:+48000000102"]
    assert helpdesk == ["tel:+48000000200"]


def test_where_a_button_cannot_dial_the_number_is_told_to_the_right_side() -> None:
    to_the_engineer = say(PhoneNumber(), provider("s2"))
    to_the_client = say(PhoneNumber(), words(shown=OPEN))

    assert spelt(to_the_engineer) == "Zgłasza: Bartosz Wzór, +48 000 000 102. Helpdesk: +48 000 000 200"
    assert spelt(to_the_client) == "Telefon: +48 000 000 200"


def test_the_phone_under_a_draft_is_about_no_incident() -> None:
    phones = [one for one in say(NotAnOutage(draft=17), words()).buttons if one.act == "phone"]

    assert [button.token for button in phones] == ["phone"]


def test_an_untaken_report_may_be_repaired_at_once() -> None:
    untaken = words(shown=incident(), audience="provider", reader="s2")

    assert labels(more_acts(MORE, untaken))[:2] == ["Obejście", "Naprawione"]


@pytest.mark.parametrize(("reader", "may"), [("k2", True), ("k1", True), ("e1", False), ("k4", False)])
def test_who_may_confirm_is_asked_whether_it_works(reader: str, may: bool) -> None:
    waiting = words(now=at("18:41"), shown=incident(reported(), TAKEN, FIRST, REPAIRED), reader=reader)

    assert ("Działa" in labels(card(waiting))) is may


def test_only_those_who_may_are_offered_to_withdraw() -> None:
    assert "Wycofaj" in labels(more_acts(MORE, words(shown=OPEN, reader="k1")))
    assert "Wycofaj" not in labels(more_acts(MORE, words(shown=OPEN, reader="k4")))


def test_a_question_is_answered_from_the_card_of_those_it_concerns() -> None:
    asked = incident(
        reported(), TAKEN, FIRST, event(8, Kind.ASKED, at("14:20"), "s2", text="panel", pauses=False)
    )

    assert labels(card(words(shown=asked, now=at("14:21"))))[0] == "Odpowiedz"
    assert "Odpowiedz" not in labels(card(words(shown=asked, now=at("14:21"), reader="k4")))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        # 40 hours of support after Wednesday 19:00 end on Wednesday 2 December at 16:00.
        (at("15:59", 2, 12), ["Otwórz ponownie", "Telefon"]),
        (at("16:01", 3, 12), ["Telefon"]),
    ],
)
def test_a_closed_incident_is_reopened_only_as_long_as_the_contract_allows(now, expected: list[str]) -> None:
    shown = incident(reported(), TAKEN, FIRST, REPAIRED, CLOSED)

    assert labels(card(words(now=now, shown=shown))) == expected


def test_a_withdrawn_report_offers_nothing_but_the_phone() -> None:
    gone = incident(reported(), event(2, Kind.WITHDRAWN, at("14:11"), "k2"))

    assert labels(card(words(shown=gone))) == ["Telefon"]
    assert labels(card(words(shown=gone, audience="provider", reader="s2"))) == []
