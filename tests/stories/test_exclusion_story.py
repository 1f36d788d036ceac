"""An exclusion is claimed, agreed or disputed; nothing of it is ever hidden (clause 13)."""

import pytest

from models.sla.claims import Standing
from models.sla.contract import Metric
from models.sla.deadlines import judge
from models.sla.penalties import propose
from tests.stories.world import World

POWER = "awaria zasilania lub łącza poza punktem styku"


@pytest.fixture
def late(build) -> World:
    """A critical failure on the line of Tuesday, taken at once and repaired ten hours later."""
    world = build(at="2026-11-24 06:00:00")
    world.person("k2").reports_a_critical_failure()
    world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    world.at("2026-11-24 16:00:00")
    world.person("s2").presses("Naprawione").writes("przywrócono zasilanie hali").presses("Wyślij")
    world.at("2026-11-25 09:00:00")
    return world


def claim(world: World, text: str = "zanik zasilania od strony dostawcy") -> None:
    """Grażyna claims the fourth ground of the contract."""
    grazyna = world.person("s3").commands("queue").presses("Z-0001").presses("Więcej")
    grazyna.presses("Wskaż wyłączenie")
    press_ground(grazyna)
    grazyna.writes(text)


def press_ground(person) -> None:
    label = next(one for one in person.labels() if one.startswith("4. "))
    person.presses(label)


def money(world: World) -> tuple[str, str]:
    stored = world.incident()
    terms = world.library.terms(stored.incident.digest)
    found = propose(stored.incident, terms, world.clock.now())
    return str(found.total), str(sum(line.amount for line in found.excluded))


def standing(world: World) -> Standing:
    return world.incident().incident.claims[-1].standing


def test_a_claim_names_ground_reasons_and_the_day_until_which_one_may_object(late: World) -> None:
    claim(late)

    for key in ("k1", "k3"):
        late.person(key).sees(
            f"Z-0001: Serwis wskazuje wyłączenie. Podstawa: „{POWER}”. Uzasadnienie: „zanik zasilania od strony "
            "dostawcy”. Sprzeciw można wnieść do śr. 2.12, 09:00."
        )
    late.person("s3").sees("Do czasu uznania nic się nie zmienia.")
    late.person("k4").sees_not("wskazuje wyłączenie")
    assert standing(late) is Standing.CLAIMED


def test_consent_makes_it_hold_costs_nothing_and_hides_nothing(late: World) -> None:
    before, _ = money(late)
    claim(late)

    late.person("k3").presses("Zgoda").sees("wyłączenie uznane za zgodą")

    late.person("s3").sees("Zgoda: Celina Próba")
    assert before != "0.00"
    assert money(late) == ("0.00", before)
    restoration = judge(
        late.incident().incident, late.library.terms(late.incident().incident.digest), late.clock.now()
    ).of(Metric.RESTORATION)
    assert restoration is not None
    assert (restoration.met, restoration.excluded, restoration.contested) == (False, True, False)
    late.person("k1").commands("stats", "listopad").sees("1 zgłoszenie")
    late.person("k2").commands("mine").presses("Z-0001 · zgłoszono naprawę").sees("(wyłączone za zgodą)")


def test_an_objection_makes_it_disputed_and_those_who_decide_are_asked(late: World) -> None:
    claim(late)
    before, _ = money(late)

    late.person("k1").presses("Sprzeciw").writes("zasilanie było, padł zasilacz panelu")

    late.person("s3").sees(
        "Wyłączenie jest sporne, raport pokaże obie wersje. Rozstrzygają zgodnie: Celina Próba"
    )
    for key in ("k3", "s4"):
        late.person(key).sees("Z-0001: czy wyłączenie jest zasadne?")
        late.person(key).sees("Sprzeciw: „zasilanie było, padł zasilacz panelu”.")
    assert standing(late) is Standing.CONTESTED
    assert money(late) == (before, "0")


def contested(world: World) -> World:
    claim(world)
    world.person("k1").presses("Sprzeciw").writes("zasilanie było")
    return world


def test_those_who_decide_must_agree_and_where_they_differ_it_stays_disputed(late: World) -> None:
    contested(late)

    late.person("s4").presses("Uznać wyłączenie").sees("Brakuje głosu: Celina Próba.")
    assert standing(late) is Standing.CONTESTED
    late.person("k3").presses("Nie uznawać").sees("głosy w sprawie wyłączenia są różne")
    assert standing(late) is Standing.CONTESTED

    late.person("s4").presses("Nie uznawać").sees("nieuznane")
    assert standing(late) is Standing.REFUSED
    late.person("s3").sees("rozstrzygnięcie: wyłączenie")
    late.person("k1").sees("nieuznane. Zgodnie: Celina Próba, Henryk Model.")


def test_a_refused_ground_is_not_offered_again_and_another_one_is(late: World) -> None:
    contested(late)
    late.person("s4").presses("Nie uznawać")
    late.person("k3").presses("Nie uznawać")

    grazyna = late.person("s3").forgets()
    grazyna.commands("queue").presses("Z-0001").presses("Więcej").presses("Wskaż wyłączenie")

    offered = [label for label in grazyna.screen[-1].labels if label[0].isdecimal()]
    assert [label[0] for label in offered] == ["1", "2", "3", "5"]


def test_silence_is_no_consent(late: World) -> None:
    claim(late)
    before, _ = money(late)

    late.at("2026-12-02 09:00:01")

    for key in ("s3", "k1"):
        late.person(key).sees("Milczenie nie jest zgodą: nic się nie zmienia.")
    late.person("s4").sees("W terminie nie było ani zgody, ani sprzeciwu.")
    assert standing(late) is Standing.CLAIMED
    assert money(late) == (before, "0")


def test_after_the_term_an_objection_is_refused_with_words_and_consent_is_still_welcome(late: World) -> None:
    claim(late)
    seq = str(late.incident().incident.claims[-1].seq)
    late.at("2026-12-02 09:00:01")

    row = str(late.incident().id)
    late.person("k1").forges("objectclaim", row, seq)
    late.person("k1").hears("sprzeciw można było wnieść do śr. 2.12, 09:00. Milczenie nie jest zgodą")
    late.person("k1").forges("agreeclaim", row, seq)

    assert standing(late) is Standing.AGREED


def test_who_pressed_in_time_and_typed_past_the_end_has_objected_in_time(late: World) -> None:
    claim(late)
    late.at("2026-12-02 08:59:50")
    late.person("k1").presses("Sprzeciw")
    late.at("2026-12-02 09:01:00")

    late.person("k1").writes("zasilanie było")

    assert standing(late) is Standing.CONTESTED


def test_the_decision_waits_until_the_other_side_has_had_its_time(late: World) -> None:
    claim(late)
    claimed = late.incident()

    late.person("s4").forges("claimholds", str(claimed.id), str(claimed.incident.claims[-1].seq))

    late.person("s4").hears(
        "czeka jeszcze na odpowiedź drugiej strony. Sprzeciw można wnieść do śr. 2.12, 09:00."
    )
    assert standing(late) is Standing.CLAIMED


def test_nobody_decides_on_their_own_claim_and_only_the_provider_claims(late: World) -> None:
    row = str(late.incident().id)
    late.person("k1").forges("exclude", row).hears("potrzebna jest rola")
    henryk = late.person("s4")
    henryk.forges("exclude", row)
    press_ground(henryk)
    henryk.writes("zanik zasilania")
    seq = str(late.incident().incident.claims[-1].seq)

    late.person("s3").forges("agreeclaim", row, seq).hears("potrzebna jest rola")
    henryk.forges("claimholds", row, seq).hears("Własnej propozycji nie można zatwierdzić samodzielnie.")
    late.person("k1").presses("Sprzeciw").writes("zasilanie było")
    late.person("k3").presses("Nie uznawać")

    assert standing(late) is Standing.REFUSED


def test_a_second_claim_waits_for_the_first_and_a_settled_one_is_over(late: World) -> None:
    claim(late)
    row, seq = str(late.incident().id), str(late.incident().incident.claims[-1].seq)

    late.person("s2").forges("exclude", row).hears("wyłączenie jest już wskazane i czeka na odpowiedź")
    late.person("k3").presses("Zgoda")
    late.person("s2").forges("exclude", row).hears("wyłączenie jest już uznane")
    late.person("k1").forges("objectclaim", row, seq).hears("to wyłączenie jest już uznane")
    late.person("s4").forges("claimfails", row, seq).hears("to wyłączenie jest już uznane")
    late.person("s2").forges("ground", row, "3").hears("wyłączenie jest już uznane")


def test_a_ground_the_contract_does_not_list_is_no_ground(late: World) -> None:
    row = str(late.incident().id)

    for forged in ("9", "x", "-1", ""):
        late.person("s2").forges("ground", row, forged).hears("Ten przycisk już nie działa")

    assert late.incident().incident.claims == ()


def test_the_reasons_may_come_before_the_ground(late: World) -> None:
    grazyna = late.person("s3").commands("queue").presses("Z-0001").presses("Więcej")
    grazyna.presses("Wskaż wyłączenie").writes("zanik zasilania")
    grazyna.sees("Uzasadnienie: „zanik zasilania”. Proszę wybrać podstawę.")
    press_ground(grazyna)

    assert standing(late) is Standing.CLAIMED
    late.person("k1").sees("Uzasadnienie: „zanik zasilania”.")


def test_also_a_closed_report_can_be_claimed_and_how_it_was_computed_names_it(late: World) -> None:
    late.person("k2").presses("Działa")
    grazyna = late.person("s3")
    grazyna.forges("card", str(late.incident().id)).presses("Więcej").presses("Wskaż wyłączenie")
    press_ground(grazyna)
    grazyna.writes("zanik zasilania")

    late.person("k3").presses("Zgoda")
    late.person("k3").forges("explain", str(late.incident().id))

    late.person("k3").sees(f"Wyłączenie wskazane: Grażyna Zarys, 09:00: „{POWER}”. Uznane: bez kary")
    late.person("k3").sees("(§ 13)")


def test_the_chain_holds_every_step(late: World) -> None:
    contested(late)
    late.person("s4").presses("Uznać wyłączenie")
    late.person("k3").presses("Uznać wyłączenie")

    kinds = [kind for kind in late.kinds() if kind.startswith("exclusion") or kind == "note"]
    assert kinds == ["exclusion_claimed", "exclusion_objected", "note", "note", "exclusion_decided"]
    assert standing(late) is Standing.AGREED


def test_an_objection_to_a_pause_comes_within_eight_working_hours_or_is_refused(build) -> None:
    world = build(at="2026-11-24 09:00:00")
    world.person("k2").reports("erp nie działa", "Tak", "Biuro", "Dużo gorzej")
    filip = world.person("s2").presses("Biorę").presses("Łączę się zdalnie")
    filip.presses("Pytanie").writes("Czy faktura ma numer?").presses("Wyślij")
    row = str(world.incident().id)

    world.at("2026-11-25 09:00:01")
    world.person("k2").forges("objectpause", row)
    world.person("k2").hears("sprzeciw wobec tego wstrzymania można było wnieść do śr. 25.11, 09:00.")
    assert not world.incident().incident.pauses[0].contested


def test_a_pause_that_ended_may_still_be_objected_to_in_its_time(build) -> None:
    world = build(at="2026-11-24 09:00:00")
    bartosz = world.person("k2").reports("erp nie działa", "Tak", "Biuro", "Dużo gorzej")
    filip = world.person("s2").presses("Biorę").presses("Łączę się zdalnie")
    filip.presses("Pytanie").writes("Czy faktura ma numer?").presses("Wyślij")
    world.at("2026-11-25 08:59:00")
    bartosz.presses("Odpowiedz").writes("tak, ma")
    world.at("2026-11-25 09:00:00")

    bartosz.presses("Nie zgadzam się na wstrzymanie")

    assert world.incident().incident.pauses[0].contested
    bartosz.forges("explain", str(world.incident().id)).sees("Bez spornego wstrzymania: ")
