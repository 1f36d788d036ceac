"""A road the contract does not know: tried when its own are closed, and only for whom the operator set it up."""

import pytest

from bot.channels.channel import Blocked, Refused, Unlinked
from handlers.roads import idle_extras
from tests.stories.places import RecordingPlace
from tests.stories.world import NUMBER, World

FILIP_MAIL = "f.schemat@serwis.example.org"


@pytest.fixture
def world(world: World) -> World:
    """The world in which Filip can be rung by a road of the operator's."""
    return with_extra_road(world, "s2")


def with_extra_road(world: World, *names: str) -> World:
    world.channels["apprise"] = RecordingPlace(world, "apprise")
    world.desks.channels = frozenset(world.channels)
    world.desks.extras = frozenset(names)
    return world


def tried(world: World, key: str) -> list[tuple[str | None, str | None]]:
    return [
        (one.channel, one.failure) for one in world.deliveries() if one.kind == "new" and one.recipient == key
    ]


def test_it_is_not_used_while_the_contract_s_own_roads_are_open(world: World) -> None:
    world.person("k2").reports_a_critical_failure()

    assert tried(world, "s2") == [("telegram", None)]
    assert world.channels["apprise"].messages == []


def test_an_e_mail_the_contract_names_comes_first(world: World) -> None:
    world.person("s2").is_out_of_reach(Blocked("gone"))

    world.person("k2").reports_a_critical_failure()

    assert tried(world, "s2") == [("telegram", "blocked"), ("email", None)]
    assert world.channels["apprise"].messages == []


def test_when_the_contract_s_roads_are_closed_it_is_taken_and_recorded_and_the_deputy_is_told_beside_it(
    world: World,
) -> None:
    world.person("s2").is_out_of_reach(Blocked("gone"))
    world.channels["email"].refuse(FILIP_MAIL, Unlinked("550"))

    world.person("k2").reports_a_critical_failure()

    assert tried(world, "s2") == [("telegram", "blocked"), ("email", "unlinked"), ("apprise", None)]
    (shown,) = world.channels["apprise"].screen("s2")
    assert shown.text.startswith("NOWE Z-0001")
    told = [
        event for event in world.incident().events if event.kind == "notified" and event.channel == "apprise"
    ]
    assert [event.facts["recipient"] for event in told] == ["s2"]
    world.person("s5").sees("NOWE Z-0001")


def test_its_refusal_is_recorded_and_there_is_nothing_after_it(world: World) -> None:
    world.person("s2").is_out_of_reach(Blocked("gone"))
    world.channels["email"].refuse(FILIP_MAIL, Unlinked("550"))
    world.channels["apprise"].refuse("s2", Refused("404"))

    world.person("k2").reports_a_critical_failure()

    assert tried(world, "s2")[-1] == ("apprise", "refused")
    world.person("s5").sees("NOWE Z-0001")


def test_nobody_is_rung_for_whom_the_operator_set_nothing_up(world: World) -> None:
    world.person("s1").is_out_of_reach(Blocked("gone"))
    world.channels["email"].refuse("e.makieta@serwis.example.org", Unlinked("550"))

    world.person("k2").reports_a_critical_failure()

    assert tried(world, "s1") == [("telegram", "blocked"), ("email", "unlinked")]


def test_a_contact_may_be_named_with_its_contract_and_another_s_contact_is_somebody_else(build) -> None:
    world = with_extra_road(build(linked=("k2",)), f"{NUMBER}:s2", "SLA/2026/777:s1")
    world.desks.channels = frozenset({"telegram", "apprise"})

    world.person("k2").reports_a_critical_failure()

    assert tried(world, "s2") == [("apprise", None)]
    assert tried(world, "s1") == [(None, "no_channel")]


def test_a_road_that_leads_to_nobody_is_told_to_the_operator(world: World) -> None:
    with_extra_road(world, "s2", "s22", f"{NUMBER}:k1", f"{NUMBER}:k77", "SLA/2026/777:s1")

    idle = world.read(lambda archive: idle_extras(world.desks.at(archive)))

    assert idle == (f"{NUMBER}:k77", "SLA/2026/777:s1", "s22")
