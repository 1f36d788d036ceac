"""The fifth business day of the month: the report, what people answer, and what the owners decide (clauses 14, 17)."""

from collections.abc import Callable

from models.sla.register import EntryKind, verify_register
from tests.stories.recurring import with_agenda
from tests.stories.world import NUMBER, World

DAY = "2026-12-07 10:00"
"""The fifth business day of December."""


def mails(world: World, key: str) -> list[str]:
    address = world.library.terms_at(NUMBER, world.clock.now()).contacts[key].email
    screen = world.channels["email"].screen(address)
    reports = [one for one in screen if one.letter.notice.id == "report.mail"]
    return [one.letter.said.plain.replace("\N{NO-BREAK SPACE}", " ") for one in reports]


def entries(world: World, *kinds: EntryKind):
    found = world.read(lambda archive: archive.register.all_of(NUMBER))
    assert verify_register(found) == []
    return [one for one in found if one.kind in kinds]


def test_on_the_fifth_business_day_of_december_the_november_report_goes_by_mail_and_to_the_chats(late: World):
    late.at("2026-12-07 09:59")
    assert mails(late, "k1") == []

    late.at(DAY)

    for key in ("k1", "k3", "k4", "s4"):
        (letter,) = mails(late, key)
        assert letter.startswith("Raport SLA za listopad 2026, umowa SLA/2026/001 (§ 17 ust. 1)")
        person = late.person(key)
        person.sees("Raport SLA za listopad 2026 jest gotowy. Skrót niżej, pełny raport wysłano e-mailem")
        person.sees("Zastrzeżenia można zgłaszać do pon. 14.12, 10:00 (40 godz. wsparcia).")
        assert person.can_press("Przyjmuję")
    assert mails(late, "s3") == []
    (made,) = entries(late, EntryKind.REPORT_MADE)
    assert (made.facts["n"], made.facts["late"]) == (1, 1)


def test_the_letter_holds_figures_breaches_with_their_computation_and_the_digest(late: World):
    late.at(DAY)

    (letter,) = mails(late, "k1")

    assert "Listopad 2026 · wszystkie usługi · 1 zgłoszenie (A: 1, B: 0, C: 0)" in letter
    assert "Nawroty: 0 z 1" in letter
    assert "Przekroczenia: 1" in letter
    assert "Z-0001 · Przywrócenie: 9 godz. 34 min z 8 godz., 1 godz. 34 min po terminie" in letter
    assert "policzono 9:34:48" in letter
    assert "Sporne: nic" in letter
    assert "Skrót akt (zgłoszenia: 1, zdarzenia: " in letter


def test_the_figures_are_enclosed_as_csv(late: World):
    late.at(DAY)

    address = late.library.terms_at(NUMBER, late.clock.now()).contacts["k1"].email
    screen = late.channels["email"].screen(address)
    (recorded,) = [one for one in screen if one.letter.notice.id == "report.mail"]
    document = recorded.letter.document

    assert document is not None
    assert document.name == "SLA-2026-001_2026-11-01_2026-11-30.csv"
    assert "Z-0001" in document.body.decode()


def test_money_is_told_to_owners_only(late: World):
    late.at(DAY)

    assert "kar umownych" not in "".join(mails(late, "k1") + mails(late, "k4"))
    for key in ("k3", "s4"):
        (letter,) = mails(late, key)
        assert (
            "Z-0001 · Przywrócenie, klasa A: 2 rozpoczęte godz. × 1,00% × 12 000,00 zł = 240,00 zł" in letter
        )
    late.person("k1").sees_not("propozycja kar umownych")
    late.person("k3").sees(
        "Raport za listopad: propozycja kar umownych 1 440,00 zł (Z-0001). To tylko wyliczenie."
    )


def test_a_report_is_accepted_once_and_the_others_hear_of_it(late: World):
    late.at(DAY)

    late.person("k4").presses("Przyjmuję")
    late.person("k4").presses_late("Przyjmuję").hears("Decyzję zapisano wcześniej: Damian Szkic")

    late.person("s4").sees("Raport za listopad 2026 przyjęty. Damian Szkic")
    late.person("s3").sees("Raport za listopad 2026 przyjęty. Damian Szkic")
    assert len(entries(late, EntryKind.REPORT_ACCEPTED)) == 1


def test_an_objection_needs_its_reason_and_reaches_both_sides(late: World):
    late.at(DAY)

    late.person("k1").presses("Zgłoś zastrzeżenie").sees(
        "Czego dotyczy i dlaczego? Termin: pon. 14.12, 10:00."
    )
    assert entries(late, EntryKind.REPORT_OBJECTED) == []
    late.person("k1").writes("brak zgłoszenia z 12.11")

    late.person("s4").sees(
        "Zastrzeżenie do raportu za listopad 2026: „brak zgłoszenia z 12.11”. Anna Przykład"
    )
    (made,) = entries(late, EntryKind.REPORT_OBJECTED)
    assert made.facts["late"] is False


def test_an_objection_after_the_term_is_kept_and_marked(late: World):
    late.at("2026-12-14 10:01")

    late.person("k1").presses("Zgłoś zastrzeżenie").sees("Termin minął: pon. 14.12, 10:00.")
    late.person("k1").writes("za późno, ale jednak")

    late.person("s4").sees("Zastrzeżenie po terminie do raportu")


def test_who_does_not_get_the_report_cannot_answer_it(late: World):
    late.at(DAY)
    (made,) = entries(late, EntryKind.REPORT_MADE)

    late.person("s2").forges("acceptreport", str(made.id)).hears("potrzebna jest rola")
    late.person("s2").forges("acceptreport", "4711").hears("")
    assert entries(late, EntryKind.REPORT_ACCEPTED) == []


def test_an_owner_of_the_client_charges_with_a_reason_and_the_provider_answers(late: World):
    late.at(DAY)
    owner, provider = late.person("k3"), late.person("s4")
    assert not provider.can_press("Naliczyć")
    provider.sees("Decydują: Celina Próba.")

    owner.presses("Naliczyć").sees("Naliczyć 1 440,00 zł. Powód (wymagany):")
    assert entries(late, EntryKind.PENALTY_DECIDED) == []
    owner.writes("linia stała całą zmianę")

    told = "Zapisano decyzję: naliczyć 1 440,00 zł. Decyduje: Celina Próba"
    owner.sees(told).sees("Powód: „linia stała całą zmianę”.").sees(
        "Notę obciążeniową wystawia księgowość, nie bot."
    )
    owner.sees("Notę obciążeniową można wystawić do: 6.01.2027.")
    provider.sees(told)
    late.person("k1").sees_not(told)
    provider.presses("Uznaję")
    owner.sees("Kara za listopad, 1 440,00 zł: uznana. Henryk Model")
    (decision,) = entries(late, EntryKind.PENALTY_DECIDED)
    assert (decision.facts["total"], decision.facts["charged"], decision.actor) == ("1440.00", True, "k3")


def test_a_decision_is_taken_once_and_a_waiver_needs_no_answer(late: World):
    late.at(DAY)
    owner = late.person("k3")

    owner.presses("Odstąpić").writes("siła wyższa")
    owner.presses_late("Naliczyć").hears("Decyzję zapisano wcześniej: Celina Próba")

    late.person("s4").sees("Zapisano decyzję: odstąpić od 1 440,00 zł.")
    assert not late.person("s4").can_press("Uznaję")


def test_the_provider_may_refuse_a_penalty_with_a_reason(late: World):
    late.at(DAY)
    late.person("k3").presses("Naliczyć").writes("linia stała")

    late.person("s4").presses("Nie uznaję").writes("awaria zasilania")

    late.person("k3").sees("Kara za listopad, 1 440,00 zł: nieuznana. Henryk Model").sees(
        "Powód: „awaria zasilania”."
    )


def test_only_the_charging_side_decides(late: World):
    late.at(DAY)
    (proposal,) = entries(late, EntryKind.PENALTY_PROPOSED)

    late.person("s4").forges("charge", str(proposal.id)).hears("Celina Próba")
    late.person("k1").forges("penaltyhow", str(proposal.id)).hears("potrzebna jest rola")

    assert entries(late, EntryKind.PENALTY_DECIDED) == []


def test_the_computation_stands_line_by_line_with_what_is_never_computed(late: World):
    late.at(DAY)

    how = late.person("s4").presses("Jak policzono")

    how.sees("Z-0001 · Przywrócenie, klasa A: 2 rozpoczęte godz. × 1,00% × 12 000,00 zł = 240,00 zł")
    how.sees("Limit miesięczny: 8 000,00 zł").sees("Propozycja: 1 440,00 zł")
    how.sees("Przy założeniu zwłoki. (§ 14)")
    how.sees("Nie jest wyliczane: odstąpienie z winy Serwisu: 10% wynagrodzenia rocznego")
    how.sees("Można dochodzić odszkodowania ponad karę.")


def test_a_quiet_month_has_a_report_and_no_question_about_money(build: Callable[..., World]):
    world = with_agenda(build(at="2026-11-25 14:05:12"))
    world.at(DAY)

    world.person("k3").sees("Raport SLA za listopad 2026 jest gotowy")
    assert not world.person("k3").can_press("Naliczyć")
    assert entries(world, EntryKind.PENALTY_PROPOSED) == []


def test_the_october_report_reads_as_in_the_dialogues(build: Callable[..., World]):
    world = with_agenda(build(at="2026-10-26 14:05:12"))
    world.at("2026-11-06 10:00")

    world.person("k1").sees(
        "Raport SLA za październik 2026 jest gotowy. Skrót niżej, pełny raport wysłano e-mailem (kanał formalny)."
        " Zastrzeżenia można zgłaszać do pon. 16.11, 10:00 (40 godz. wsparcia; 11.11 to dzień wolny)."
    )
    assert world.person("k1").labels()[-3:] == ["Przyjmuję", "Zgłoś zastrzeżenie", "CSV"]


def test_the_next_report_follows_and_a_standstill_only_delays_one(late: World):
    late.at("2026-12-07 09:00")
    late.standstill(hours=30)

    late.person("k1").sees("Raport SLA za listopad 2026 jest gotowy")
    assert len(entries(late, EntryKind.REPORT_MADE)) == 1
    late.at("2027-01-11 10:00")
    late.person("k1").sees("Raport SLA za grudzień 2026 jest gotowy")
