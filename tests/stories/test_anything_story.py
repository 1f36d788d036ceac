"""Whatever people press, write and wait for, in whatever order: nothing breaks and the record stays sound."""

import random

import pytest

from models.sla.deadlines import judge
from models.sla.events import Kind
from models.sla.evidence import verify_chain
from models.sla.ledger import replay
from tests.stories.world import EVERYBODY, World

TEXTS = (
    "taśma stoi",
    "erp nie działa",
    "dzień dobry",
    "drukarka 🔥",
    "",
    "telefon służbowy nie działa",
    "reakcje w październiku",
    "tak",
)
COMMANDS = (
    "mine",
    "queue",
    "people",
    "calendar",
    "contract",
    "help",
    "cancel",
    "stats",
    "report",
    "language",
)
WAITS = (0, 0, 0, 0, 20, 121, 301, 1000, 4000)


def act_at_random(world: World, luck: random.Random) -> None:
    person = world.person(luck.choice(EVERYBODY))
    buttons = [
        (button, one.message)
        for one in person.screen
        for button in one.letter.said.buttons
        if not button.link
    ]
    roll = luck.random()
    if roll < 0.65 and buttons:
        # The newest buttons are pressed most, old ones now and then.
        button, message = buttons[-1 - int(luck.random() ** 2 * len(buttons))]
        person.forges(button.act, button.subject, button.argument, message)
    elif roll < 0.9:
        person.writes(luck.choice(TEXTS))
    else:
        person.commands(luck.choice(COMMANDS), luck.choice(("", "erp nie działa", "en")))


@pytest.mark.parametrize("seed", range(4))
def test_sixty_random_acts_leave_a_sound_record(build, seed: int) -> None:
    luck = random.Random(seed)
    world = build(
        language=luck.choice(("pl", "en")), at=luck.choice(("2026-11-24 14:05:12", "2026-11-27 15:50:00"))
    )

    for _ in range(60):
        act_at_random(world, luck)
        wait = luck.choice(WAITS)
        if wait:
            world.pass_time(seconds=wait)

    assert world.count() > 0
    for number in range(1, world.count() + 1):
        assert_is_sound(world, f"Z-{number:04d}")


def assert_is_sound(world: World, number: str) -> None:
    stored = world.incident(number)
    incident, now = stored.incident, world.clock.now()
    terms = world.library.terms(incident.digest)
    assert not list(verify_chain(number, stored.events, incident.digest))
    procedure = (Kind.ESCALATED, Kind.BREACHED)
    without = [event for event in stored.events if event.kind not in procedure]
    assert judge(replay(number, incident.contract, incident.digest, without), terms, now) == judge(
        incident, terms, now
    )
    fired = [
        (event.facts["level"], event.facts["metric"])
        for event in stored.events
        if event.kind is Kind.ESCALATED
    ]
    assert len(fired) == len(set(fired)), "a level fired twice"
    assert sum(event.kind is Kind.ACKNOWLEDGED for event in stored.events) <= 1
    assert all(event.seq == place for place, event in enumerate(stored.events, start=1))
