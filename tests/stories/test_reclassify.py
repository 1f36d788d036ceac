"""Another class: proposed with a reason, decided by the client, raised at once, disputed, left to silence."""

import pytest

from models.sla.events import Kind
from tests.stories.world import EVERYWHERE, IN_MEMORY, World, warsaw

pytestmark = EVERYWHERE


@pytest.fixture
def line(build) -> World:
    """The line has stopped, class A, on the Wednesday of the dialogues; Filip has taken it."""
    world = build(at="2026-11-25 14:05:12")
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-25 14:17:40")
    world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    return world


@pytest.fixture
def nuisance(build) -> World:
    """A report of class B on the ERP that nobody has taken, on a Tuesday morning."""
    world = build(at="2026-11-24 09:00:00")
    world.person("k2").reports("erp nie działa", "Tak", "Biuro", "Dużo gorzej")
    return world


def propose(world: World, label: str = "B", reason: str = "druga linia przejęła pakowanie") -> None:
    world.person("s2").presses("Zmień klasę").presses(label).writes(reason)


def test_a_lowering_is_proposed_with_a_reason_and_agreed_by_the_coordinator(line: World) -> None:
    filip, anna = line.person("s2"), line.person("k1")
    line.at("2026-11-25 14:20:00")

    filip.presses("Zmień klasę").sees("Na jaką klasę?")
    assert not filip.can_press("A")
    filip.presses("B").sees("Z-0001: klasa A → B. Powód (wymagany):")
    filip.writes("druga linia przejęła pakowanie")
    filip.sees("Z-0001: zaproponowano zmianę klasy A → B. Do decyzji: Anna Przykład, Bartosz Wzór.")
    anna.sees(
        "Z-0001: propozycja zmiany klasy A → B. Proponuje: Filip Schemat. "
        "Powód: „druga linia przejęła pakowanie”. Do decyzji obowiązują terminy klasy A. "
        "Bez odpowiedzi do 16:20 klasa pozostaje A."
    )
    line.at("2026-11-25 15:02:00")
    anna.presses("Zgoda")

    told = (
        "Z-0001: klasa B od 15:02 (zgoda: Anna Przykład). "
        "Nowe terminy liczone od zgłoszenia: przywrócenie do pon. 30.11, 14:05."
    )
    for key in ("k1", "k2", "s2"):
        line.person(key).sees(told)
    assert line.incident().incident.severity == "B"


def test_a_raise_after_the_reaction_names_the_repair_deadlines_only(nuisance: World) -> None:
    filip = nuisance.person("s2").presses("Biorę").presses("Dzwonię do zgłaszającego")
    nuisance.at("2026-11-24 09:30:00")
    propose(nuisance, "A", "stanęło całe biuro")
    nuisance.at("2026-11-24 09:40:00")

    nuisance.person("k1").presses("Zgoda")

    up = (
        "Z-0001: klasa A od 09:40. "
        "Nowe terminy liczone od tej chwili: obejście do 13:40, przywrócenie do śr. 25.11, 09:40."
    )
    filip.sees(up)
    nuisance.person("k2").sees(up)
    nuisance.person("s3").sees("Nowa awaria krytyczna: Z-0001")


def test_until_a_raise_is_decided_the_stricter_class_binds_and_those_who_repair_know_it(
    nuisance: World,
) -> None:
    nuisance.person("s2").presses("Biorę").presses("Dzwonię do zgłaszającego")
    nuisance.at("2026-11-24 09:30:00")

    nuisance.person("k1").forges("reclassify", "1").presses("A").writes("stanęło całe biuro")

    nuisance.person("s2").sees(
        "Do decyzji obowiązują terminy klasy A: obejście do 13:30, przywrócenie do śr. 25.11, 09:30."
    )
    nuisance.person("s2").sees("obejście do 13:30")
    assert nuisance.person("k2").can_press("Zgoda")
    assert not nuisance.person("k1").can_press("Zgoda")


def test_silence_leaves_the_class_and_its_deadlines_as_they_were(nuisance: World) -> None:
    filip = nuisance.person("s2").presses("Biorę").presses("Dzwonię do zgłaszającego")
    nuisance.at("2026-11-24 09:30:00")
    propose(nuisance, "A", "stanęło całe biuro")

    nuisance.at("2026-11-24 12:00:00")

    objected = next(one for one in nuisance.incident().events if one.kind is Kind.SEVERITY_OBJECTED)
    assert (nuisance.wall(objected.at), objected.facts["how"]) == ("2026-11-24 11:30:00", "silence")
    assert nuisance.incident().incident.severity == "B"
    for key in ("k1", "k2"):
        nuisance.person(key).sees("Z-0001: bez odpowiedzi na propozycję zmiany klasy B → A.")
    filip.sees("Klasa pozostaje B.").sees("Obejście        do śr. 25.11, 09:00")
    nuisance.person("k1").presses_late("Zgoda").hears("ta propozycja jest już rozstrzygnięta. Klasa: B.")


def test_a_lowering_at_night_is_told_at_once_to_those_who_work_on_it(line: World) -> None:
    line.at("2026-11-25 21:00:00")
    propose(line)

    line.person("k1").presses("Zgoda")

    line.person("s2").sees("Z-0001: klasa B od 21:00 (zgoda: Anna Przykład).")


def test_an_objection_gives_its_reason_and_names_who_decides_the_dispute(line: World) -> None:
    propose(line)
    anna = line.person("k1")

    anna.presses("Sprzeciw").sees("Proszę napisać powód jednym zdaniem.")
    anna.writes("na drugiej linii brak folii")

    told = (
        "Z-0001: sprzeciw wobec zmiany klasy. „na drugiej linii brak folii”. Klasa bez zmian. "
        "Spór rozstrzygają: Celina Próba, Henryk Model."
    )
    for key in ("k1", "k2", "k3", "s2", "s4"):
        line.person(key).sees(told)
    assert line.incident().incident.severity == "A"
    assert line.kinds()[-1] == "severity_objected"


def test_nobody_decides_on_their_own_proposal(line: World) -> None:
    anna = line.person("k1")
    anna.forges("reclassify", "1").presses("C").writes("to jednak drobiazg")

    anna.forges("agreeclass", "1").hears("Własnej propozycji nie można zatwierdzić samodzielnie.")
    line.person("s2").forges("agreeclass", "1").hears("Do tej czynności potrzebna jest rola")
    assert line.incident().incident.severity == "A"
    line.person("k2").presses("Zgoda")
    assert line.incident().incident.severity == "C"


def test_an_agreement_to_an_older_proposal_does_not_agree_to_the_newer_one(line: World) -> None:
    propose(line, "B")
    anna, bartosz = line.person("k1"), line.person("k2")
    old = next(button for one in anna.screen for button in one.letter.said.buttons if button.label == "Zgoda")
    bartosz.presses("Sprzeciw").writes("nie")
    propose(line, "C")

    anna.forges(old.act, old.subject, old.argument).hears("ta propozycja jest już rozstrzygnięta")

    assert line.incident().incident.severity == "A"


def test_one_proposal_at_a_time(line: World) -> None:
    propose(line)

    line.person("s5").forges("reclassify", "1").hears("propozycja zmiany klasy A → B czeka już na decyzję")

    assert line.kinds().count("severity_proposed") == 1
    assert not line.person("s2").can_press("Zmień klasę")


def test_the_reason_may_be_typed_before_the_class_is_chosen(line: World) -> None:
    filip = line.person("s2").presses("Zmień klasę").writes("druga linia przejęła pakowanie")
    filip.sees("Powód: „druga linia przejęła pakowanie”.")

    filip.presses("C")

    line.person("k1").sees("propozycja zmiany klasy A → C")
    line.person("k1").sees("Powód: „druga linia przejęła pakowanie”.")


def test_who_has_no_part_in_it_may_not_propose(line: World) -> None:
    line.person("k4").forges("reclassify", "1").hears("Do tej czynności potrzebna jest rola")
    line.person("s4").forges("toclass", "1", "B").hears("Do tej czynności potrzebna jest rola")
    line.person("s2").forges("toclass", "1", "Z").hears("Ten przycisk już nie działa.")
    line.person("s2").forges("toclass", "1", "A").hears("klasa A już obowiązuje")

    assert "severity_proposed" not in line.kinds()


@IN_MEMORY
def test_at_night_the_reporter_raises_the_class_and_the_provider_is_woken_at_once(build) -> None:
    world = build(at="2026-11-27 19:20:00")
    bartosz, filip = world.person("k2"), world.person("s2")
    bartosz.reports("taśma zwalnia", "Tak", "Dużo gorzej")
    bartosz.sees("Zegar ruszy pon. 30.11, 08:00")
    assert filip.got() == []
    world.at("2026-11-27 21:00:00")

    bartosz.presses("Jednak praca stoi")

    up = (
        "Z-0001: klasa A od 21:00. Nowe terminy liczone od tej chwili: "
        "reakcja do 21:30, obejście do sob. 28.11, 01:00, przywrócenie do sob. 28.11, 05:00."
    )
    bartosz.sees(up)
    world.person("k1").sees(up)
    filip.sees("NOWE Z-0001 · A · Sterowanie linią · Hala A")
    filip.sees("Reakcja do 21:30")
    world.person("s3").sees("Nowa awaria krytyczna: Z-0001")
    assert [one for one in world.person("k1").got() if one in ("rc.up", "new.instant")] == ["rc.up"]
    world.at("2026-11-30 08:00:00")
    assert (filip.got().count("card"), filip.got().count("new")) == (1, 0)


def test_who_hears_of_a_raise_after_the_reaction_learns_who_handles_it_and_no_deadline_that_is_met(
    world: World,
) -> None:
    bartosz = world.person("k2").reports("erp zwalnia", "Tak", "Biuro", "Drobiazg")
    world.person("s2").presses("Biorę").presses("Łączę się zdalnie")

    bartosz.presses("Zmień klasę").presses("A").writes("wszystko stoi")
    world.person("k1").presses("Zgoda")

    world.person("s3").sees(
        "Nowa awaria krytyczna: Z-0001 · ERP · Biuro, zgłoszono 14:05. Zajmuje się: Filip Schemat. "
        "Na razie nic nie trzeba robić."
    )


def test_a_raise_near_the_old_deadline_says_that_the_old_one_still_applies(nuisance: World) -> None:
    nuisance.at("2026-11-24 10:50:00")

    nuisance.person("k2").forges("raise", "1")

    nuisance.person("s2").sees("reakcja do 11:20")
    nuisance.person("s2").sees("Wcześniejszy termin nadal obowiązuje: reakcja do 11:00.")


def test_after_the_reaction_the_reporters_press_is_a_proposal_with_the_words_of_the_contract(
    nuisance: World,
) -> None:
    nuisance.person("s2").presses("Biorę").presses("Łączę się zdalnie")

    nuisance.person("k2").forges("raise", "1")

    nuisance.person("k1").sees("Proponuje: Bartosz Wzór. Powód: „Praca stoi”.")
    assert nuisance.incident().incident.severity == "B"


def test_a_raise_of_the_strictest_class_changes_nothing(line: World) -> None:
    line.person("k2").forges("raise", "1").hears("klasa A już obowiązuje")

    assert "severity_agreed" not in line.kinds()


def test_whoever_joins_a_milder_class_is_asked_whether_work_has_stopped_there(nuisance: World) -> None:
    damian = nuisance.person("k4").writes("erp nie działa").presses("Tak").presses("Biuro")
    damian.presses("Mnie też").sees("U innych praca idzie, a tutaj stoi?")

    damian.presses("Tak, tutaj stoi")

    nuisance.person("k1").sees("propozycja zmiany klasy B → A. Proponuje: Damian Szkic.")
    assert nuisance.incident().incident.severity == "B"
    assert nuisance.person("s2").can_press("Biorę")


def test_no_is_an_answer_to_that_question_too(nuisance: World) -> None:
    damian = nuisance.person("k4").writes("erp nie działa").presses("Tak").presses("Biuro")
    damian.presses("Mnie też")

    damian.presses("Nie").sees("Z-0001: klasa bez zmian (B).")

    assert not damian.can_press("Tak, tutaj stoi")


def test_whoever_joins_the_strictest_class_is_not_asked(line: World) -> None:
    damian = line.person("k4").writes("taśma stoi").presses("Tak").presses("Mnie też")

    damian.sees("Dopisano do Z-0001").sees_not("a tutaj stoi?")


def dispute(world: World) -> None:
    """Filip proposes B, Anna objects: Celina Próba and Henryk Model decide."""
    propose(world)
    world.person("k1").presses("Sprzeciw").writes("na drugiej linii brak folii")


def test_those_who_decide_disputes_change_the_class_only_together(line: World) -> None:
    dispute(line)
    celina, henryk = line.person("k3"), line.person("s4")
    assert not line.person("k1").can_press("Klasa B")
    celina.presses("Klasa B").sees("Z-0001: zapisano głos: klasa B. Brakuje głosu: Henryk Model.")
    assert line.incident().incident.severity == "A"
    line.at("2026-11-25 15:02:00")

    henryk.presses("Klasa B")

    assert line.incident().incident.severity == "B"
    line.person("k2").sees(
        "Z-0001: klasa B od 15:02 (zgoda: Henryk Model). Nowe terminy liczone od zgłoszenia:"
    )
    celina.presses_late("Klasa B").hears("ta propozycja jest już rozstrzygnięta. Klasa: B.")


def test_where_they_differ_the_class_stays_and_either_may_think_again(line: World) -> None:
    dispute(line)
    line.person("k3").presses("Klasa A zostaje")
    line.person("s4").presses("Klasa B")
    line.person("k3").sees("głosy w sprawie klasy są różne (Celina Próba, Henryk Model). Klasa bez zmian.")
    assert line.incident().incident.severity == "A"

    line.person("s4").presses("Klasa A zostaje")

    line.person("s2").sees(
        "Z-0001: spór rozstrzygnięty, klasa pozostaje A. Zgodnie: Celina Próba, Henryk Model."
    )
    assert line.incident().incident.disputed is None
    line.person("k3").presses_late("Klasa B").hears("ta propozycja jest już rozstrzygnięta. Klasa: A.")


def test_nobody_decides_a_dispute_about_their_own_proposal(line: World) -> None:
    line.person("s4").forges("reclassify", "1")
    line.person("s3").forges("reclassify", "1").presses("B").writes("druga linia")
    line.person("k1").presses("Sprzeciw").writes("brak folii")
    seq = line.incident().incident.disputed.seq

    line.person("s3").forges("classchanges", "1", str(seq)).hears("Do tej czynności potrzebna jest rola")
    line.person("s4").forges("classchanges", "1", "999").hears("ta propozycja jest już rozstrzygnięta")

    assert "note" not in line.kinds()


def test_a_new_proposal_ends_the_dispute_about_the_old_one(line: World) -> None:
    dispute(line)

    propose(line, "C", "to drobiazg")

    line.person("k3").forges("classchanges", "1").hears("ta propozycja jest już rozstrzygnięta. Klasa: A.")


def test_a_proposal_still_open_when_the_incident_closes_is_over(line: World) -> None:
    propose(line)
    line.person("s2").presses("Naprawione").writes("wymieniono zasilacz").presses("Wyślij")
    line.person("k2").presses("Działa")

    assert line.incident().incident.proposal is None
    line.person("k1").presses_late("Zgoda").hears("ta propozycja jest już rozstrzygnięta")


def test_a_breach_of_a_proposed_class_that_is_refused_does_not_hide_the_true_one(nuisance: World) -> None:
    nuisance.person("k1").forges("reclassify", "1").presses("A").writes("stanęło całe biuro")
    nuisance.at("2026-11-24 09:40:00")
    nuisance.person("k2").presses("Sprzeciw").writes("nie stanęło")
    assert nuisance.incident().incident.breached == frozenset()

    nuisance.at("2026-11-24 11:01:00")

    breaches = [one for one in nuisance.incident().events if one.kind is Kind.BREACHED]
    assert [nuisance.wall(one.at)[11:] for one in breaches] == ["09:30:01", "11:00:01"]


def test_in_english_the_same_is_said_in_english(build) -> None:
    world = build(at="2026-11-25 14:05:12", language="en")
    world.person("k2").reports("panel black", "Yes", "Work has stopped")
    world.at("2026-11-25 14:17:40")
    world.person("s2").presses("I take it").presses("Going on site")
    world.at("2026-11-25 14:20:00")

    world.person("s2").presses("Change severity").presses("B").writes("the second line took over packing")
    world.person("k1").sees("Z-0001: proposal to change the class A → B. Proposed by: Filip Schemat.")
    world.person("k1").sees("Without an answer by 16:20 the class stays A.")
    world.at("2026-11-25 15:02:00")
    world.person("k1").presses("Agree")

    world.person("k2").sees(
        "Z-0001: class B since 15:02 (agreed by: Anna Przykład). "
        "The new deadlines are counted from the notification: restoration by Mon 30 Nov, 14:05."
    )
    assert world.incident().incident.severities[-1].at == warsaw("2026-11-25 15:02")
