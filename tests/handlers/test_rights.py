"""The whole table of person by act: who is let through, who is refused, and that a refusal changes nothing."""

import pytest

from handlers.presses import INCIDENT_ACTS
from handlers.rights import RIGHTS
from tests.stories.conftest import build, empty  # noqa: F401 - the same fresh worlds as the stories
from tests.stories.world import World

PROVIDER, CLIENT = {"s1", "s2", "s3", "s4", "s5"}, {"k1", "k2", "k3", "k4", "e1"}
REACTING, REPAIRING = {"s1", "s2", "s3", "s5"}, {"s2", "s3", "s5"}
REPORTER = "k3"
CONFIRMING = {"k1", "k2", REPORTER}
DECIDING = {"k1", "k2"}
ANSWERING = {"k1", "k2", "k3"}
NAMED = (PROVIDER | CLIENT) - {"e1"}
ALL = PROVIDER | CLIENT
WHO: dict[str, set[str]] = {
    **dict.fromkeys(("ack", "pass", "first", "latereason", "skip", "help", "takeover"), REACTING),
    "ask": REACTING,
    **dict.fromkeys(("assign", "assignto"), PROVIDER),
    **dict.fromkeys(("workaround", "resolve"), REPAIRING),
    **dict.fromkeys(("answer", "objectpause"), CONFIRMING),
    **dict.fromkeys(("confirm", "reject", "reopen", "rate", "rated", "callright"), CONFIRMING),
    **dict.fromkeys(("withdraw", "withdrawyes", "keep"), CONFIRMING),
    **dict.fromkeys(("agreeclass", "objectclass"), DECIDING),
    **dict.fromkeys(("exclude", "ground"), PROVIDER),
    **dict.fromkeys(("agreeclaim", "objectclaim"), ANSWERING),
    **dict.fromkeys(("pause", "pausefor"), REACTING),
    **dict.fromkeys(("agreepause", "refusepause"), DECIDING),
    "liftpause": REACTING | CONFIRMING,
    "join": CLIENT,
    **dict.fromkeys(("card", "more", "explain", "noted"), NAMED),
    **dict.fromkeys(("note", "progress", "photo", "phone"), ALL),
}
"""Written by hand from clauses 5, 9, 10 and 13 of the example contract, for a report by k3."""

BY_THE_CONTRACT = {
    "reclassify",
    "toclass",
    "raise",
    "notworse",
    "inscope",
    "outofscope",
    "classchanges",
    "classstays",
    "claimholds",
    "claimfails",
}
"""Held by the stories of classes and scope: who proposes and who judges is a list in the contract."""

ARGUMENTS = {
    "ground": "1",
    "assignto": "s5",
    "rated": "good",
    "first": "remote",
    "confirm": "repair",
    "reject": "repair",
}
REFUSALS = ("potrzebna jest rola", "Ten przycisk jest dla serwisu", "Ten przycisk już nie działa")


@pytest.fixture
def seats() -> str:
    """Everybody sits on the recording platform."""
    return "recording"


@pytest.fixture
def reported(build) -> World:  # noqa: F811
    world = build()
    world.employee()
    world.person(REPORTER).reports_a_critical_failure()
    return world


def test_every_act_on_an_incident_stands_in_the_table() -> None:
    assert set(RIGHTS) == set(INCIDENT_ACTS)
    assert set(WHO) | BY_THE_CONTRACT == set(RIGHTS)
    assert all(RIGHTS.values())


@pytest.mark.parametrize("act", sorted(WHO))
def test_exactly_those_of_the_table_may_press(reported: World, act: str) -> None:
    let_through = {key for key in PROVIDER | CLIENT if not is_refused(reported, key, act)}

    assert let_through == WHO[act]


def is_refused(world: World, key: str, act: str) -> bool:
    """Press as this person in a world of its own state; say whether the right was refused."""
    before = facts(world)
    account = f"tg-{key}"
    person = world.person(key) if key != "e1" else world.stranger(account)
    person.forges(act, str(world.incident().id), ARGUMENTS.get(act, ""))
    refused = any(words in person.toast for words in REFUSALS)
    if refused:
        assert facts(world) == before
    return refused


def facts(world: World) -> list[str]:
    return world.kinds()
