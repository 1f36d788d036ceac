"""The same people on Telegram and on Slack at once, through the real channels: nothing twice, nothing mixed up."""

import asyncio
from collections.abc import Callable

import pytest

from tests.stories.world import NUMBER, World


@pytest.fixture
def both(build: Callable[..., World]) -> World:
    return build(seats="both")


def test_who_is_linked_on_both_gets_each_notice_once_on_the_first(both: World) -> None:
    filip, on_slack = both.person("s2"), both.person("s2", "slack")

    both.person("k2").reports_a_critical_failure()
    assert sorted([*filip.got(), *on_slack.got()]) == ["new"]
    both.at("2026-11-24 14:30:00")

    told = [one for one in both.deliveries() if one.recipient == "s2"]
    assert len({one.channel for one in told}) == 1
    assert [] in (filip.got(), on_slack.got())


def test_two_who_press_at_the_same_moment_on_two_platforms_make_one_reaction(both: World) -> None:
    filip = both.person("s2")
    ewa = both.person("s1", "slack")
    both.person("k2").reports_a_critical_failure()
    row = str(both.incident().id)

    async def at_once() -> None:
        await asyncio.gather(*(both.reception.take(one.inbound("ack", row)) for one in (filip, ewa)))
        await both.settled()

    both.run(at_once())

    assert both.kinds().count("acknowledged") == 1
    assert both.incident().incident.handler in ("s1", "s2")


def test_accounts_of_one_name_on_two_platforms_are_two_people(both: World) -> None:
    bartosz = both.person("k2")
    with both.database.writing(both.clock.now()) as archive:
        archive.people.link(NUMBER, "s1", "slack", bartosz.account, "D0TENSAM", "pl")

    bartosz.reports_a_critical_failure()

    (incident,) = [both.incident().incident]
    assert incident.reporter == "k2"


def test_the_card_is_in_step_on_both_platforms_whoever_acts(both: World) -> None:
    celina = both.person("k4", "slack")
    both.person("k2").reports_a_critical_failure()
    celina.writes("taśma stoi").presses("Tak").presses("Mnie też")

    both.person("s2").presses("Biorę").presses("Jadę na miejsce")

    celina.sees("Stan: w naprawie")
    both.person("k2").sees("Stan: w naprawie")
