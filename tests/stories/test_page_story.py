"""The page of one incident, to which e-mail links: the card and how it was computed, for those it concerns."""

from bot.languages import languages
from bot.reading import tell_incident
from tests.stories.world import NUMBER, World


def told(world: World, person: str, number: str = "Z-0001", contract: str = NUMBER) -> tuple[str, ...] | None:
    with world.database.reading(world.clock.now()) as archive:
        return tell_incident(archive, world.library, [(contract, person)], number, languages("pl"))


def test_the_reporter_and_the_people_of_the_contract_see_the_card_and_the_computation(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:17:40")

    world.person("s2").presses("Biorę")

    for person in ("k2", "s2", "k3"):
        lines = told(world, person) or ()
        assert lines[0] == "Z-0001 · Sterowanie linią · Hala A"
        assert "Stan: w naprawie" in lines
        assert any(line.startswith("Reakcja, klasa A: 0:12:28 z 0:30:00, w terminie.") for line in lines)


def test_an_incident_does_not_exist_for_those_it_does_not_concern(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    with world.database.writing(world.clock.now()) as archive:
        other = archive.people.add_employee(NUMBER, "Olga Nikt", None).key

    assert told(world, other) is None
    assert told(world, "k2", number="Z-0002") is None
    assert told(world, "k2", contract="SLA/2026/999") is None
