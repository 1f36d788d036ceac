"""What is said where a fact is missing, or lies on another day: the sentence changes, nothing dangles."""

from dataclasses import replace

import pytest

from bot.wording.dispatch import say
from bot.wording.states import state_name
from handlers.messages import Notice
from handlers.notices import answering, counting, reacting, reporting
from models.sla.contract import ChannelName, Terms
from models.sla.events import Kind
from models.sla.incident import State
from tests.wording.cases_variants import VARIANTS
from tests.wording.facts import at, contract, event, incident, labels, reported, spelt, words


def polish(notice: Notice) -> str:
    return spelt(say(notice, words("pl", shown=incident())))


@pytest.mark.parametrize(("notice", "expected"), VARIANTS)
def test_a_missing_fact_changes_the_sentence(notice: Notice, expected: str) -> None:
    assert expected in polish(notice)


def test_nothing_said_holds_an_unfilled_place_or_a_dangling_sign() -> None:
    for notice, _expected in VARIANTS:
        text = polish(notice)

        assert not any(sign in text for sign in ("{", "}", " .", "  ", ": .", "None")), text


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_name_in_both_languages(state: State) -> None:
    names = {state_name(words(code), state.value) for code in ("pl", "en")}  # type: ignore[arg-type]  # literals

    assert len(names) == 2


def without_channels(terms: Terms) -> Terms:
    return replace(terms, channels={ChannelName.TELEGRAM: terms.channels[ChannelName.TELEGRAM]})


def test_a_contract_without_a_phone_names_the_provider_and_shows_no_call_button() -> None:
    known = words("pl")
    poor = replace(known, terms=without_channels(known.terms))

    said = say(answering.StoreDown(), poor)
    chat = say(reporting.NotAnOutage(draft=17), poor)

    assert "Proszę zadzwonić: Serwis" in spelt(said)
    assert labels(chat) == ["Zgłoś jako awarię", "Moje zgłoszenia"]


def test_an_incident_of_the_api_is_reported_by_the_api() -> None:
    shown = words(
        "pl",
        shown=incident(
            event(
                1,
                Kind.REPORTED,
                at("14:05"),
                "api",
                reporter="api",
                service="siec",
                location="biuro",
                severity="B",
                text="belt",
            )
        ),
    )

    said = say(reacting.NewIncident(incident=42, number="Z-0042", reaction_due=None), shown)

    assert spelt(said) == "**NOWE Z-0042 · B · Sieć · Biuro** „taśma stoi, panel czarny”. Zgłasza: API."


def test_an_employee_without_a_phone_is_named_with_the_channel() -> None:
    shown = words("pl", shown=incident(reported(reporter="e1")))

    said = say(reacting.NewIncident(incident=42, number="Z-0042", reaction_due=None), shown)

    assert "Zgłasza: Jan Zmyślony, Telegram." in spelt(said)


def test_a_late_first_action_is_saved_with_the_delay() -> None:
    late = incident(reported(), event(2, Kind.ACKNOWLEDGED, at("14:52:13"), "s2"))
    notice = reacting.FirstActionSaved(
        incident=42, number="Z-0042", at=at("14:52:13"), seconds=2821, in_time=False
    )

    text = spelt(say(notice, words("pl", now=at("14:53"), shown=late)))

    assert text == "Zapisano reakcję: 14:52:13 (17 min po terminie)."


def test_questions_about_severity_come_from_the_contract() -> None:
    said = say(reporting.AskSeverity(draft=17, severities=("A", "B", "C"), unknown="B"), words("en"))

    assert labels(said) == ["Work has stopped", "Much worse", "A small thing", "I don't know"]
    assert "**Work has stopped** – Has work stopped, with no other way to do it?" in spelt(said)


def test_the_amendments_of_a_contract_tell_new_and_old_times() -> None:
    assert contract().amendments[0].number == 1
    assert "Aneks nr 1: od 1.09.2026 reakcja w klasie A 30 min, wcześniej 60 min." in polish(
        answering.ContractSummary(amendments=(1,))
    )


def test_a_closed_day_tells_when_support_returns() -> None:
    notice = answering.CalendarDay(
        at=at("12:00", 28),
        until=None,
        opens_at=at("08:00", 30),
        always_severities=(),
        always_services=(),
        days_off=(),
    )

    text = spelt(say(notice, words("pl", now=at("12:00", 28))))

    assert text == "Dziś, sob. 28.11: teraz bez wsparcia, najbliższe od pon. 30.11, 08:00."


def test_an_ambiguous_month_offers_both_readings() -> None:
    notice = counting.AskPeriod(
        first=at("12:00", 1, 10).date(),
        last=at("12:00", 31, 10).date(),
        days_first=at("12:00", 27, 10).date(),
        days_last=at("12:00", 25).date(),
        service="erp",
        severity=None,
        place=None,
    )

    said = say(notice, words("pl"))

    assert spelt(said) == "„Ostatni miesiąc” to:"
    assert labels(said) == ["1–31 października", "ostatnie 30 dni"]
    assert said.buttons[0].token == "figures:20261001,20261031,erp,-,-"


def test_an_unknown_word_is_told_with_what_was_understood() -> None:
    notice = counting.Misunderstood(
        word="erpp",
        first=at("12:00", 1, 10).date(),
        last=at("12:00", 31, 10).date(),
        service="erp",
        severity=None,
        place=None,
    )

    said = say(notice, words("pl"))

    assert spelt(said) == "Nie rozpoznano: „erpp”. Zrozumiano: ERP, październik 2026."
    assert labels(said) == ["Pokaż", "Zmień okres", "Zmień usługę"]
