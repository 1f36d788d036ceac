"""Polish has three forms: 1 osoba, 2 osoby, 5 osób, 12 osób, 22 osoby."""

from collections.abc import Callable

import pytest

from bot.wording.dispatch import card, say
from handlers.messages import Notice
from handlers.notices.climbing import BreachForOwner
from handlers.notices.receipts import Joined, Received, ScopeDisputed
from handlers.notices.reporting import AskConfirm, SilenceReminder, TextTooLong
from models.sla.events import Kind
from tests.wording.facts import at, event, incident, reported, spelt, words

COUNTS = (1, 2, 5, 12, 22)


def joined(count: int) -> Notice:
    return Joined(number="Z-0042", people=count)


def too_long(count: int) -> Notice:
    return TextTooLong(length=count, limit=4000)


def penalty(count: int) -> Notice:
    return BreachForOwner(
        incident=42,
        number="Z-0042",
        metric="restoration",
        due=at("22:05"),
        hours=count,
        percent="1.00",
        fee="12000.00",
        penalty="120.00",
        withhold_percent=None,
        withhold=None,
    )


def attached(count: int) -> Notice:
    return AskConfirm(
        draft=17,
        service="linia",
        place=None,
        severity="A",
        text="belt",
        reaction_due=None,
        restoration_due=None,
        attachments=count,
    )


POLISH: list[tuple[Callable[[int], Notice], tuple[str, ...]]] = [
    (joined, ("1 osoba", "2 osoby", "5 osób", "12 osób", "22 osoby")),
    (too_long, ("1 znak,", "2 znaki,", "5 znaków,", "12 znaków,", "22 znaki,")),
    (
        penalty,
        (
            "1 rozpoczęta godz.",
            "2 rozpoczęte godz.",
            "5 rozpoczętych godz.",
            "12 rozpoczętych godz.",
            "22 rozpoczęte godz.",
        ),
    ),
    (attached, ("1 załącznik.", "2 załączniki.", "5 załączników.", "12 załączników.", "22 załączniki.")),
]
ENGLISH: list[tuple[Callable[[int], Notice], tuple[str, ...]]] = [
    (joined, ("1 person", "2 people", "5 people", "12 people", "22 people")),
    (too_long, ("1 character,", "2 characters,", "5 characters,", "12 characters,", "22 characters,")),
    (attached, ("1 attachment.", "2 attachments.", "5 attachments.", "12 attachments.", "22 attachments.")),
]


@pytest.mark.parametrize(("notice", "forms"), POLISH)
def test_each_count_takes_its_polish_form(notice: Callable[[int], Notice], forms: tuple[str, ...]) -> None:
    told = [spelt(say(notice(count), words("pl"))) for count in COUNTS]

    assert all(form in text for form, text in zip(forms, told, strict=True)), told


@pytest.mark.parametrize(("notice", "forms"), ENGLISH)
def test_each_count_takes_its_english_form(notice: Callable[[int], Notice], forms: tuple[str, ...]) -> None:
    told = [spelt(say(notice(count), words("en"))) for count in COUNTS]

    assert all(form in text for form, text in zip(forms, told, strict=True)), told


@pytest.mark.parametrize(("count", "words_pl"), [(1, "(+1 osoba)"), (5, "(+5 osób)"), (22, "(+22 osoby)")])
def test_those_who_joined_are_counted_on_the_card(count: int, words_pl: str) -> None:
    others = [event(2 + index, Kind.JOINED, at("14:06"), f"e{index}") for index in range(count)]

    assert words_pl in spelt(card(words(shown=incident(reported(), *others))))


@pytest.mark.parametrize("count", COUNTS)
def test_an_abbreviated_unit_does_not_change(count: int) -> None:
    assert f"Za {count} min zostanie" in spelt(say(SilenceReminder(draft=17, minutes=count), words("pl")))
    assert f"In {count} min it" in spelt(say(SilenceReminder(draft=17, minutes=count), words("en")))


@pytest.mark.parametrize(
    ("people", "polish"),
    [(("k3",), "Rozstrzyga: Celina Próba."), (("k3", "s4"), "Rozstrzygają: Celina Próba, Henryk Model.")],
)
def test_one_person_decides_and_several_do(people: tuple[str, ...], polish: str) -> None:
    notice = ScopeDisputed(number="Z-0044", at=at("14:20"), people=people)

    assert spelt(say(notice, words("pl"))).endswith(polish)


@pytest.mark.parametrize(
    ("count", "polish", "english"),
    [(2, "drugi raz", "second time"), (3, "trzeci raz", "third time"), (5, "5. raz", "5 times")],
)
def test_a_recurrence_is_counted_in_words_as_long_as_people_do(count: int, polish: str, english: str) -> None:
    notice = Received(
        number="Z-0050", at=at("14:05"), reaction_due=None, recurrence_of="Z-0031", recurrence_count=count
    )

    assert polish in spelt(say(notice, words("pl")))
    assert english in spelt(say(notice, words("en")))
