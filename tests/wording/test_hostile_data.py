"""What people typed stays what people typed: never bold, a button, a second line or a hidden sign."""

from dataclasses import replace

import pytest

from bot.wording.dispatch import card, say
from bot.wording.said import Said
from bot.wording.typesetting import CARD_QUOTE, LABEL, label, neutral
from bot.wording.words import Words
from handlers.notices.answering import Echo, RoleNeeded
from handlers.notices.receipts import Received
from handlers.notices.repairing import NoteRelayed
from handlers.notices.reporting import AskConfirm, AskService
from tests.wording.facts import at, incident, words

NASTY = [
    "<b>bold</b> <script>alert(1)</script>",
    "**bold** __so__ `code` [click](https://evil.example)",
    "{number} {0} {text.__class__}",
    "<!channel> <@U123> &amp;",
    "%(name)s \\n",
]


def typed(text: str) -> Words:
    return replace(words(shown=incident()), texts={"belt": text}.get)


def bold_of(said: Said) -> list[str]:
    return [run.text for run in said.runs if run.bold]


@pytest.mark.parametrize("text", NASTY)
def test_markup_in_a_text_is_shown_as_it_was_typed(text: str) -> None:
    said = say(NoteRelayed(incident=42, number="Z-0042", person="k2", text="belt"), typed(text))

    assert f"„{text}”" in said.plain
    assert bold_of(said) == []
    assert said.buttons == ()


@pytest.mark.parametrize("text", NASTY)
def test_markup_in_a_report_changes_neither_weight_nor_buttons_of_the_question(text: str) -> None:
    notice = AskConfirm(
        draft=17,
        service="linia",
        place="hala-a",
        severity="A",
        text="belt",
        reaction_due=at("14:35"),
        restoration_due=None,
    )

    plain, nasty = (say(notice, typed(one)) for one in ("taśma stoi", text))

    assert bold_of(nasty) == bold_of(plain)
    assert nasty.rows == plain.rows


def test_hidden_and_turning_signs_vanish_and_line_ends_fold() -> None:
    text = "stoi\u202eilat\u2066 ta\u200bśma\ufeff\r\npanel\x00 czarny\u2028koniec\t!"

    shown = neutral(text)

    assert shown == "stoiilat taśma panel czarny koniec !"


def test_a_text_from_right_to_left_and_signs_of_many_parts_are_kept() -> None:
    assert neutral("הקו עצר 🏭️ zażółć") == "הקו עצר 🏭️ zażółć"


def test_a_broken_half_of_a_sign_can_be_sent() -> None:
    assert neutral("a\ud83db").encode() == "a\N{REPLACEMENT CHARACTER}b".encode()


def test_a_report_of_ten_thousand_characters_keeps_the_card_short() -> None:
    said = card(typed("taśma stoi " * 1000))

    quoted = said.plain.split("„")[1].split("”")[0]

    assert len(quoted) <= CARD_QUOTE
    assert quoted.endswith("…")
    assert len(said.plain) < 1024


def test_an_erased_text_is_told_as_erased() -> None:
    forgotten = replace(words(shown=incident()), texts={}.get)

    assert "„[usunięto]”" in card(forgotten).plain


def test_the_own_words_of_a_person_come_back_without_quotes() -> None:
    assert say(Echo(text="belt"), words("pl")).plain == "taśma stoi, panel czarny"


def test_a_name_from_the_directory_cannot_write_in_bold() -> None:
    evil = replace(words(), employee={"e7": "**Admin** [Biorę]\nok"}.get)

    said = say(RoleNeeded(role="admin", people=("e7",)), evil)

    assert bold_of(said) == []
    assert said.plain.endswith("**Admin** [Biorę] ok.")


def test_labels_of_contract_data_are_cut_to_forty_characters() -> None:
    long = label("Bardzo długa nazwa usługi,\nktóra nie mieści się na przycisku")

    assert len(long) == LABEL
    assert long.endswith("…")
    assert "\n" not in long


def test_a_message_holds_plain_spaces_only_so_that_it_can_be_searched_and_compared() -> None:
    notice = Received(number="Z-0042", at=at("14:05:12"), reaction_due=None)

    assert "\N{NO-BREAK SPACE}" not in say(notice, words("pl")).plain


def test_an_unknown_key_of_a_later_contract_still_shows_something() -> None:
    said = say(AskService(draft=17, services=("linia", "nowa-usluga")), words("pl"))

    assert [button.label for button in said.buttons][:2] == ["Sterowanie linią", "nowa-usluga"]
