"""What a change of class says where its facts differ from the row's."""

import pytest

from bot.wording.card import card
from bot.wording.card_buttons import more_acts
from bot.wording.dispatch import say
from handlers.messages import Notice
from handlers.notices import classifying as notices
from handlers.notices import disputing
from handlers.notices.answering import MoreActs
from models.sla.events import Kind
from tests.wording.facts import FIRST, TAKEN, at, event, incident, labels, reported, spelt, words

RAISED = notices.ClassRaised(
    number="Z-0048",
    severity="A",
    at=at("15:02"),
    reaction_due=at("15:32"),
    workaround_due=None,
    restoration_due=None,
)
LOWERED = notices.ClassLowered(
    number="Z-0042", severity="B", at=at("15:02"), person="k1", reaction_due=None, restoration_due=None
)
ASKED = notices.AskClass(
    incident=42,
    proposal=9,
    number="Z-0042",
    person="s2",
    before="A",
    severity="B",
    runs="A",
    text=None,
    decide_by=None,
)


def objected(*people: str) -> disputing.ClassObjected:
    return disputing.ClassObjected(
        incident=42, proposal=9, number="Z-0042", before="A", severity="B", text="film", people=people
    )


@pytest.mark.parametrize(
    ("notice", "ends"),
    [
        (notices.ChooseClass(incident=42, number="Z-0042", severities=("C",), text="film"), "brak folii”."),
        (ASKED, "Do decyzji obowiązują terminy klasy A. Bez odpowiedzi klasa **pozostaje A**."),
        (LOWERED, "(zgoda: Anna Przykład)."),
        (RAISED, "Nowe terminy liczone od tej chwili: reakcja do 15:32."),
        (objected("k3"), "rozstrzyga: Celina Próba."),
        (objected(), "rozstrzygają: Zakład, Serwis."),
        (
            disputing.ScopeSaved(number="Z-0042", in_scope=False, waiting=("s4",)),
            "poza zakresem. Brakuje głosu: Henryk Model.",
        ),
        (
            disputing.ScopeDecided(
                number="Z-0042", in_scope=False, at=at("14:15"), since=at("14:05"), people=("k3",)
            ),
            "zgłoszenie jest **poza umową**, zegar nie biegnie. Zgodnie: Celina Próba.",
        ),
    ],
)
def test_a_sentence_says_what_is_so(notice: Notice, ends: str) -> None:
    assert spelt(say(notice, words(now=at("15:02")))).endswith(ends)


@pytest.mark.parametrize(
    ("metrics", "dues", "ends"),
    [
        (("reaction",), (at("15:05"),), "Wcześniejszy termin nadal obowiązuje: reakcja do 15:05."),
        (
            ("workaround", "restoration"),
            (at("15:05"), at("15:06")),
            "Wcześniejsze terminy nadal obowiązują: obejście do 15:05, przywrócenie do 15:06.",
        ),
    ],
)
def test_an_older_deadline_that_comes_first_is_named(metrics, dues, ends: str) -> None:
    notice = notices.ClassRaised(
        number="Z-0048",
        severity="A",
        at=at("15:02"),
        reaction_due=at("15:32"),
        workaround_due=None,
        restoration_due=None,
        earlier=metrics,
        earlier_dues=dues,
    )

    assert spelt(say(notice, words(now=at("15:02")))).endswith(ends)


def test_a_raise_without_any_deadline_of_its_own_says_only_the_class() -> None:
    runs = notices.StricterRuns(
        number="Z-0042",
        person="k1",
        before="B",
        severity="A",
        text=None,
        reaction_due=None,
        workaround_due=None,
        restoration_due=None,
    )

    assert spelt(say(runs, words())).endswith("Do decyzji obowiązują terminy klasy A.")


@pytest.mark.parametrize(("reader", "may"), [("k2", True), ("k1", True), ("e1", False), ("k4", False)])
def test_the_clients_card_offers_another_class_to_those_who_may_propose_it(reader: str, may: bool) -> None:
    shown = words(shown=incident(reported(), TAKEN, FIRST), reader=reader)

    assert ("Zmień klasę" in labels(card(shown))) is may


def test_before_the_reaction_the_provider_finds_it_under_more() -> None:
    untaken = words(shown=incident(), audience="provider", reader="s2")

    assert "Zmień klasę" not in labels(card(untaken))
    assert "Zmień klasę" in labels(more_acts(MoreActs(incident=42, number="Z-0042"), untaken))


def test_while_a_proposal_waits_no_other_is_offered() -> None:
    proposed = event(8, Kind.SEVERITY_PROPOSED, at("14:20"), "s2", severity="B", text="packing")
    shown = incident(reported(), TAKEN, FIRST, proposed)

    assert "Zmień klasę" not in labels(card(words(shown=shown)))
    assert "Zmień klasę" not in labels(card(words(shown=shown, audience="provider", reader="s2")))


def test_a_raise_that_has_happened_is_not_offered_any_more() -> None:
    worse = notices.WorseHere(incident=42, number="Z-0042")

    assert labels(say(worse, words(shown=incident(reported("B"))))) == ["Tak, tutaj stoi", "Nie"]
    assert labels(say(worse, words(shown=incident(reported("A"))))) == []
