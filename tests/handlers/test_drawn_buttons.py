"""No card draws a button that its reader has no right to press: every role of both sides, every state."""

from datetime import UTC, datetime

import pytest

from bot.languages import languages
from bot.reading import Reader, words_for
from bot.wording.card import card
from bot.wording.card_buttons import more_acts
from handlers.desk import Caller, Desk, find_person
from handlers.errors import Refusal
from handlers.messages import Arrival, Inbound
from handlers.move import Move
from handlers.notices.answering import MoreActs
from handlers.rights import RIGHTS, allow
from models.sla.contract import Role
from models.store.archive import Archive
from tests.stories.conftest import build, empty  # noqa: F401 - the same fresh worlds as the stories
from tests.stories.world import EVERYBODY, EXAMPLE, NUMBER, World

INSPECTOR, ENGINEER = '["reporter", "reports", "inspector"]', '["acknowledge", "resolve"]'
PRESS = Inbound(
    channel="telegram",
    key="u",
    account="tg",
    chat="tg",
    kind=Arrival.PRESS,
    received_at=datetime(2026, 11, 24, 14, tzinfo=UTC),
)


@pytest.fixture
def seats() -> str:
    return "recording"


def with_one_role(role: Role) -> str:
    """Give the client's inspector and the provider's last engineer this role and no other."""
    text = EXAMPLE.read_text(encoding="utf-8").replace(INSPECTOR, f'["{role}"]')
    before, engineer, after = text.rpartition(ENGINEER)
    return before + (f'["{role}"]' if engineer else "") + after


def forbidden(world: World, number: str = "Z-0001") -> list[tuple[str, str]]:
    """List every person with a drawn button that would be refused to them."""
    row = world.incident(number).id
    return [
        (key, act)
        for key in (*EVERYBODY, "e1")
        for act in world.read(lambda archive, key=key: drawn(archive, world, key, row))
        if not world.read(lambda archive, key=key, act=act: may(archive, world, key, act, row))
    ]


def drawn(archive: Archive, world: World, key: str, incident: int) -> list[str]:
    reader = Reader(contract=NUMBER, person=key, language=languages("pl"))
    words = words_for(archive, world.library, reader, incident)
    rarer = more_acts(MoreActs(incident=incident, number="Z-0001"), words)
    return [one.act for said in (card(words), rarer) for one in said.buttons if one.act in RIGHTS]


def may(archive: Archive, world: World, key: str, act: str, incident: int) -> bool:
    desk = Desk(archive=archive, library=world.library, channels=frozenset({"telegram"}))
    person = find_person(desk, NUMBER, key)
    assert person is not None
    caller = Caller(inbound=PRESS, row=1, persons=(person,))
    stored = archive.incidents.load(incident)
    try:
        allow(Move(desk=desk, caller=caller, stored=stored, person=person), act)
    except Refusal:
        return False
    return True


@pytest.mark.parametrize("role", list(Role))
def test_every_drawn_button_may_be_pressed_by_its_reader(build, role: Role) -> None:  # noqa: F811
    world = build(contract=with_one_role(role))
    world.employee()
    reporter, engineer = world.person("k2"), world.person("s2")
    steps = (
        reporter.reports_a_critical_failure,
        lambda: engineer.presses("Biorę"),
        lambda: engineer.forges("ask", subject).writes("Czy panel ma zasilanie?").presses("Wyślij"),
        lambda: reporter.presses("Odpowiedz").writes("Tak, ma."),
        lambda: engineer.forges("workaround", subject).writes("Pakować na linii 2."),
        lambda: engineer.forges("resolve", subject).writes("Wymieniono zasilacz.").presses("Wyślij"),
        lambda: reporter.forges("confirm", subject, "repair"),
    )
    states = set()
    subject = "1"
    for step in steps:
        step()
        subject = str(world.incident().id)
        states.add(world.incident().incident.state)
        assert forbidden(world) == []
    assert len(states) >= 5


def test_a_withdrawn_report_draws_nothing_that_is_refused(build) -> None:  # noqa: F811
    world = build(contract=with_one_role(Role.REPORTS))
    world.employee()
    world.person("k2").reports_a_critical_failure().forges("withdrawyes", str(world.incident().id))

    assert world.incident().incident.state == "withdrawn"
    assert forbidden(world) == []
