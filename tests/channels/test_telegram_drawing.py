"""How a worded message looks on Telegram, at the platform's limits."""

import pytest

from bot.channels.channel import Refused
from bot.channels.telegram_drawing import html, inline, keyboard, toast
from bot.wording.said import Button, Run, Said
from tests.fakes.telegram_html import read_html, units


def said(text: str, *buttons: Button) -> Said:
    return Said(runs=(Run(text),), rows=(buttons,) if buttons else ())


def test_bold_is_a_tag_and_everything_else_is_text() -> None:
    drawn = html(Said(runs=(Run("Z-0042 <A>", bold=True), Run(" & „x”"))))

    assert drawn == "<b>Z-0042 &lt;A&gt;</b> &amp; „x”"
    assert read_html(drawn) == ("Z-0042 <A> & „x”", ("Z-0042 <A>",))


@pytest.mark.parametrize(
    ("text", "kept"), [("x" * 4096, 4096), ("x" * 4097, 4096), ("🏭" * 2048, 4096), ("🏭" * 2049, 4095)]
)
def test_a_text_is_cut_at_4096_units_never_inside_a_sign(text: str, kept: int) -> None:
    plain, _ = read_html(html(said(text)))

    assert units(plain) == kept
    assert plain.endswith("…") == (units(text) > 4096)


def test_escaped_signs_count_once_and_are_never_cut_in_two() -> None:
    plain, _ = read_html(html(said("<" * 5000)))

    assert plain == "<" * 4095 + "…"


def test_a_bold_run_that_is_cut_is_still_closed() -> None:
    plain, bold = read_html(html(Said(runs=(Run("a" * 4000), Run("b" * 500, bold=True), Run("c")))))

    assert plain == "a" * 4000 + "b" * 95 + "…"
    assert bold == ("b" * 95 + "…",)


def test_runs_behind_a_cut_are_left_out_with_an_ellipsis() -> None:
    plain, _ = read_html(html(Said(runs=(Run("a" * 4095), Run("bcd")))))

    assert plain == "a" * 4095 + "…"


def test_a_toast_is_cut_at_200_units() -> None:
    assert toast(said("ą" * 201)) == "ą" * 199 + "…"
    assert toast(said("<b>" + "ą" * 197)) == "<b>" + "ą" * 197


def test_a_toast_that_leads_up_to_its_buttons_names_them() -> None:
    note, join = Button(label="Dopisz", act="note"), Button(label="Mnie też", act="join")

    assert toast(said("Dla zgłaszających:", note, join)) == "Dla zgłaszających: [Dopisz] [Mnie też]"
    assert toast(said("Tej karty już nie ma.", note)) == "Tej karty już nie ma."


def test_a_token_of_64_bytes_fits_and_of_65_does_not() -> None:
    fits = Button(label="Sterowanie linią", act="service", subject="17", argument="x" * 53)
    too_long = Button(label="Sterowanie linią", act="service", subject="17", argument="x" * 54)

    markup = inline(said("Czego dotyczy?", fits))

    assert markup is not None
    assert len(str(markup.inline_keyboard[0][0].callback_data)) == 64
    with pytest.raises(Refused, match="65"):
        inline(said("Czego dotyczy?", too_long))


def test_a_telephone_is_a_press_that_names_the_number() -> None:
    markup = inline(said("Z-0042", Button(label="Telefon", link="tel:+48000000200")))

    assert markup is not None
    assert markup.inline_keyboard[0][0].callback_data == "phone::+48000000200"


def test_a_link_is_a_link() -> None:
    markup = inline(
        said("Z-0042", Button(label="Szczegóły", link="https://sla.example.org/incidents/Z-0042"))
    )

    assert markup is not None
    assert markup.inline_keyboard[0][0].url == "https://sla.example.org/incidents/Z-0042"


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"])
def test_a_link_telegram_will_not_draw_stands_in_the_text(host: str) -> None:
    said_here = said("Z-0042", Button(label="Szczegóły", link=f"http://{host}/incidents/Z-0042"))

    assert inline(said_here) is None
    assert html(said_here) == f"Z-0042\nSzczegóły: http://{host}/incidents/Z-0042"


def test_who_is_asked_for_a_contact_card_gets_that_button() -> None:
    asking = Said(runs=(Run("Proszę udostępnić numer."),), asks_contact="Udostępnij mój numer")

    markup = keyboard(asking)

    assert markup is not None
    described = markup.to_dict()
    assert described["keyboard"] == [[{"request_contact": True, "text": "Udostępnij mój numer"}]]
    assert described["one_time_keyboard"] is True


def test_a_message_without_buttons_has_no_keyboard() -> None:
    assert keyboard(said("Przyjęto.")) is None
