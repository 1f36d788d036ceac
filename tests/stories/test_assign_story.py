"""Naming who is to take an incident: they are asked and reminded, and only their own press is the reaction."""

from handlers.blocking import suspend
from tests.stories.world import World


def test_the_manager_names_an_engineer_and_only_the_engineer_s_own_press_is_the_reaction(
    world: World,
) -> None:
    world.person("k2").reports_a_critical_failure()
    world.pass_time(minutes=24)
    grazyna = world.person("s3").sees("Poziom 2 · Z-0001")

    grazyna.presses("Wyznacz osobę").sees("Z-0001: kto ma podjąć zgłoszenie?").presses("Irena Szablon")

    grazyna.sees("Z-0001: wyznaczono: Irena Szablon. Reakcją będzie dopiero własne naciśnięcie tej osoby.")
    irena = world.person("s5").sees("Z-0001: wyznaczono do podjęcia. Wyznacza: Grażyna Zarys.")
    assert world.incident().incident.acknowledged_at is None
    assert world.incident().incident.assigned == "s5"

    irena.presses("Biorę").hears("Zapisano reakcję")
    assert world.incident().incident.acknowledged_by == "s5"
    assert world.incident().incident.assigned is None


def test_who_is_named_is_reminded_as_long_as_nobody_takes_it(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.person("s1").forges("assignto", str(world.incident().id), "s5")
    irena = world.person("s5").forgets()

    world.pass_time(minutes=11)

    assert "esc.repeat" in irena.news()


def test_who_works_on_it_already_is_replaced_only_when_the_one_named_takes_over(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.person("s2").presses("Biorę")

    world.person("s3").forges("assignto", str(world.incident().id), "s5")

    irena = world.person("s5").sees("Z-0001: wyznaczono do przejęcia. Wyznacza: Grażyna Zarys.")
    irena.sees("Dotąd zajmuje się: Filip Schemat.")
    assert world.incident().incident.handler == "s2"
    irena.presses("Przejmij")
    assert world.incident().incident.handler == "s5"


def test_nobody_is_named_who_cannot_take_it(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    grazyna = world.person("s3")
    number = str(world.incident().id)

    for key in ("s4", "k1", "nobody", "e1", ""):
        grazyna.forges("assignto", number, key).hears("Ten przycisk już nie działa")

    assert "assigned" not in world.kinds()


def test_the_client_names_nobody(world: World) -> None:
    world.person("k2").reports_a_critical_failure()

    world.person("k1").forges("assign", str(world.incident().id)).hears("Ten przycisk jest dla serwisu")
    world.person("k2").forges("assignto", str(world.incident().id), "s5").hears(
        "Ten przycisk jest dla serwisu"
    )

    assert "assigned" not in world.kinds()


def test_an_administrator_names_a_deputy_for_somebody_whose_account_was_closed(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.person("s2").presses("Biorę").presses("Łączę się zdalnie")
    world.person("s2", "slack")
    with world.database.writing(world.clock.now()) as archive:
        assert suspend(world.desks.at(archive), "slack", "slack-s2") == 1
        assert suspend(world.desks.at(archive), "slack", "slack-s2") == 0
    world.settle()

    ewa = (
        world.person("s1").sees("Konto Slack wyłączone: Filip Schemat.").sees("Otwarte sprawy tej osoby: 1.")
    )
    ewa.presses("Wskaż zastępcę").sees("Filip Schemat: kto przejmuje otwarte sprawy?").presses(
        "Irena Szablon"
    )

    ewa.sees("Zastępca (Filip Schemat): Irena Szablon. Przekazane otwarte sprawy: 1.")
    world.person("s5").sees("Sprawy do przejęcia: Z-0001. Wcześniej: Filip Schemat. Wyznacza: Ewa Makieta.")
    world.person("k2").sees("zajmuje się Irena Szablon (wcześniej: Filip Schemat)")
    assert world.incident().incident.handler == "s5"
    assert world.incident().incident.acknowledged_by == "s2"


def test_no_administrator_of_the_other_side_names_a_deputy(world: World) -> None:
    world.person("s2", "slack")
    with world.database.writing(world.clock.now()) as archive:
        suspend(world.desks.at(archive), "slack", "slack-s2")
    world.settle()

    world.person("k1").forges("deputy", "1").hears("Do tej czynności potrzebna jest rola")
    world.person("k1").forges("giveto", "1", "k2").hears("Do tej czynności potrzebna jest rola")
    world.person("s3").forges("giveto", "1", "s5").hears("Do tej czynności potrzebna jest rola")
    world.person("s1").forges("giveto", "77", "s5").hears("Ten przycisk już nie działa")


def test_details_tell_who_keeps_the_data_and_for_how_long(build) -> None:
    world = build(linked=("k2",))

    world.stranger("tg-new").starts().presses("Szczegóły").sees(
        "Administrator danych: Zakłady Przykładowe sp. z o.o."
    )
    world.person("k2").forges("details").sees(
        "zgłoszenia 3 lata, do końca roku kalendarzowego; zdjęcia 12 miesięcy"
    )


def test_who_has_taken_it_meanwhile_cannot_be_named_and_the_question_is_called_out_of_date(
    world: World,
) -> None:
    world.person("k2").reports_a_critical_failure()
    world.pass_time(minutes=24)
    grazyna = world.person("s3").presses("Wyznacz osobę")
    world.person("s2").presses("Biorę")

    assert not grazyna.can_press("Filip Schemat")
    grazyna.forges("assignto", "1", "s2").hears("Ta karta jest nieaktualna. Bieżąca jest niżej.")
