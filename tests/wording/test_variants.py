"""What is said where a fact is missing, or lies on another day: the sentence changes, nothing dangles."""

from dataclasses import replace

import pytest

from bot.wording.dispatch import say
from bot.wording.states import state_name
from handlers.messages import Notice
from handlers.notices import answering, climbing, linking, reacting, repairing, reporting
from models.sla.contract import ChannelName, Terms
from models.sla.events import Kind
from models.sla.incident import State
from tests.wording.facts import at, contract, event, incident, labels, reported, spelt, words

YESTERDAY = at("16:00", 24)


def polish(notice: Notice) -> str:
    return spelt(say(notice, words("pl", shown=incident())))


def level(metric: str) -> Notice:
    return climbing.DeadlineLevel(
        incident=42, number="Z-0042", level=3, metric=metric, due=YESTERDAY, provider=(), client=("k3",)
    )


def repair(metric: str, handler: str | None) -> Notice:
    return climbing.RepairLevel(
        incident=42,
        number="Z-0042",
        level=1,
        metric=metric,
        percent=50,
        elapsed_seconds=5400,
        target_seconds=4 * 3600,
        due=at("18:05"),
        handler=handler,
    )


def owner(metric: str, penalty: str | None, withhold: str | None) -> Notice:
    return climbing.BreachForOwner(
        incident=42,
        number="Z-0042",
        metric=metric,
        due=at("14:35"),
        hours=1,
        percent="0.50" if penalty else None,
        fee="12000.00",
        penalty=penalty,
        withhold_percent="30.00" if withhold else None,
        withhold=withhold,
    )


def closed(reaction: int | None, restoration: int | None, in_time: bool | None) -> Notice:
    return repairing.Closed(
        incident=42,
        number="Z-0042",
        reaction_seconds=reaction,
        restoration_seconds=restoration,
        in_time=in_time,
    )


def handled(code: str | None) -> Notice:
    return reacting.Handled(
        number="Z-0042", person="s2", action_code=code, action_text=None, seconds=720, next_by=None
    )


def unreachable(failure: str, *, by_email: bool, deputy: str | None) -> Notice:
    return climbing.Unreachable(person="s2", failure=failure, by_email=by_email, deputy=deputy)


VARIANTS: list[tuple[Notice, str]] = [
    (level("reaction"), "minął termin reakcji: wt. 24.11, 16:00.**"),
    (level("workaround"), "minął termin obejścia: wt. 24.11, 16:00.**"),
    (level("restoration"), "kontakt: Celina Próba, +48 000 000 103."),
    (
        climbing.ReactionBreach(number="Z-0042", due=YESTERDAY, told=()),
        "Z-0042: termin reakcji minął (wt. 24.11, 16:00), zgłoszenia nikt jeszcze nie podjął. Telefon:",
    ),
    (repair("workaround", "s2"), "50% czasu na obejście** (1 godz. 30 min z 4 godz.), zajmuje się: Filip"),
    (repair("workaround", None), "czasu na obejście** (1 godz. 30 min z 4 godz.), zgłoszenia nikt"),
    (repair("restoration", None), "czasu na przywrócenie** (1 godz. 30 min z 4 godz.), zgłoszenia nikt"),
    (
        owner("reaction", "60.00", None),
        "× 0,50% × 12 000,00 zł = **60,00 zł** (przy założeniu zwłoki). Decydują",
    ),
    (owner("workaround", None, None), "przekroczono termin obejścia** (14:35). Decydują strony umowy."),
    (closed(None, None, None), "Zamknięto Z-0042."),
    (closed(720, None, None), "Zamknięto Z-0042. Reakcja po 12 min."),
    (closed(None, 3600, True), "Przywrócenie po 1 godz. (w terminie)."),
    (closed(None, 3600, False), "Przywrócenie po 1 godz. (po terminie)."),
    (closed(720, 3600, False), "przywrócenie po 1 godz. (po terminie)."),
    (handled("on_site"), "(„jadę na miejsce”), reakcja po 12 min."),
    (handled("taken_on"), "(„podjęto”), reakcja po 12 min."),
    (handled(None), "(„podjęto”), reakcja po 12 min."),
    (
        reacting.Handled(
            number="Z-0042",
            person="s2",
            action_code="call",
            action_text=None,
            seconds=720,
            next_by=at("08:30", 26),
        ),
        "Następna wiadomość najpóźniej: czw. 26.11, 08:30.",
    ),
    (
        unreachable("no_channel", by_email=False, deputy="s5"),
        "nie jest połączone). Wysłano do zastępcy: Irena",
    ),
    (unreachable("timeout", by_email=True, deputy=None), "(komunikator jej nie przyjął). Wysłano e-mailem."),
    (unreachable("refused", by_email=False, deputy=None), "Nikogo innego nie powiadomiono w zastępstwie."),
    (
        climbing.RestorationBreach(number="Z-0042", due=at("22:05"), handler=None, told=()),
        "Zegar biegnie dalej. Zgłoszenia nikt jeszcze nie podjął.",
    ),
    (
        reporting.SimilarClosed(draft=17, incident=42, number="Z-0042", closed_at=YESTERDAY),
        "Z-0042 zamknięto: wt. 24.11, 16:00. Czy awaria wróciła?",
    ),
    (
        reporting.ReceivedInformally(number="Z-0042"),
        "Kanały, które się liczą: Telegram, Slack, przeglądarka, e-mail, telefon. Telefon:",
    ),
    (reporting.ScopeDisputed(number="Z-0044", at=at("14:20"), people=()), "Rozstrzygają: Zakład, Serwis."),
    (reacting.QuestionReminder(incident=42, number="Z-0042", since=at("10:00", 20)), "od pt. 20.11, 10:00."),
    (
        reacting.QuestionAnswered(
            incident=42, number="Z-0042", text="belt", at=at("14:10"), paused_seconds=None
        ),
        "Jest odpowiedź do Z-0042. Zegar nie był wstrzymany.\n„taśma stoi, panel czarny”",
    ),
    (
        reacting.ComposeQuestion(
            incident=42, number="Z-0042", severity="B", pauses=True, limit_seconds=0, left_seconds=0
        ),
        "Od wysłania pytania do odpowiedzi zegar naprawy będzie wstrzymany.",
    ),
    (reacting.QuestionAsked(number="Z-0042", text="panel", paused_since=None), "Zegar biegnie dalej."),
    (
        reacting.QuestionAsked(number="Z-0042", text="panel", paused_since=at("14:12")),
        "Czas naprawy jest **wstrzymany od 14:12**.",
    ),
    (
        reacting.PreviewQuestion(conversation=9, number="Z-0042", text="panel", pauses=True),
        "Od wysłania zegar naprawy będzie **wstrzymany**.",
    ),
    (
        repairing.WorkaroundSaved(number="Z-0042", text="line2", seconds=7500, in_time=True),
        "Z-0042: obejście zapisane po 2 godz. 5 min (w terminie): „Pakować na linii 2",
    ),
    (
        repairing.WorkaroundSaved(number="Z-0042", text="line2", seconds=15000, in_time=False),
        "po 4 godz. 10 min (po terminie):",
    ),
    (
        repairing.WorkaroundSaved(number="Z-0042", text="line2", seconds=None, in_time=None),
        "Z-0042: obejście zapisane: „Pakować",
    ),
    (
        repairing.WorkaroundRejected(number="Z-0042", person="k2", at=at("16:10"), running_since=None),
        "Zgłasza: Bartosz Wzór, 16:10.",
    ),
    (repairing.RepairSaved(number="Z-0042", at=at("14:10"), confirm_by=None), "Czeka na potwierdzenie."),
    (
        repairing.RepairSaved(number="Z-0042", at=at("14:10"), confirm_by=at("16:00", 27)),
        "brak odpowiedzi do pt. 27.11, 16:00 oznacza potwierdzenie.",
    ),
    (repairing.ClosedSilently(incident=42, number="Z-0042", reopen_by=None), "(potwierdzenie milczące)."),
    (
        repairing.AlreadyEnded(
            incident=42, number="Z-0042", state="closed", ended_at=YESTERDAY, reopen_by=at("16:00", 30)
        ),
        "Z-0042 nie jest już otwarte: zamknięte, wt. 24.11, 16:00. Można otworzyć ponownie do pon. 30.11",
    ),
    (
        repairing.AlreadyEnded(
            incident=42, number="Z-0042", state="withdrawn", ended_at=YESTERDAY, reopen_by=None
        ),
        "wycofane, wt. 24.11, 16:00. Aby zgłosić inną awarię",
    ),
    (
        repairing.NotPossibleNow(number="Z-0042", state="resolved"),
        "Z-0042: zgłoszono naprawę. Karta pokazuje",
    ),
    (answering.RoleNeeded(role="owner", people=()), "rola: strona umowy. Nikt jej teraz nie ma."),
    (
        linking.SlackRecognised(person="e1"),
        "Rozpoznano po adresie tego konta: Jan Zmyślony. Aby zgłosić",
    ),
    (linking.InvitationUsed(admin=None), "Nowe wydaje: Zakład."),
]


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
    notice = answering.AskPeriod(
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
    notice = answering.Misunderstood(
        word="erpp",
        first=at("12:00", 1, 10).date(),
        last=at("12:00", 31, 10).date(),
        service="erp",
        severity=None,
        place=None,
    )

    said = say(notice, words("pl"))

    assert spelt(said) == "Nie rozpoznano: „erpp”. Zrozumiano: ERP, październik 2026."
    assert labels(said) == ["Pokaż"]
