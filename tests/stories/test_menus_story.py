"""The menu shows each person the commands of their roles and no others (DIALOGUES 14)."""

import pytest

from tests.stories.person import Person
from tests.stories.world import World

EMPLOYEES = ("report", "mine", "people", "help", "language")


def menu_of(person: Person) -> tuple[str, ...]:
    person.commands("help")
    return person.screen[-1].letter.menu


def test_an_employee_sees_five(world: World) -> None:
    assert menu_of(world.employee()) == EMPLOYEES


@pytest.mark.parametrize(
    ("key", "has", "lacks"),
    [
        ("s2", {"queue", "calendar"}, {"report", "mine", "stats", "inspect"}),
        ("s1", {"queue", "phone"}, {"report", "inspect"}),
        ("k3", {"stats", "contract"}, {"phone"}),
        ("k2", {*EMPLOYEES, "queue"}, {"phone", "stats", "inspect"}),
    ],
)
def test_everybody_sees_what_their_roles_are_for(
    world: World, key: str, has: set[str], lacks: set[str]
) -> None:
    shown = set(menu_of(world.person(key)))

    assert has <= shown
    assert not lacks & shown


def test_a_change_of_language_shows_the_menu_anew(world: World) -> None:
    world.person("s2").commands("language", "en")

    newest = world.person("s2").screen[-1].letter
    assert (newest.language, "queue" in newest.menu) == ("en", True)


def test_other_messages_leave_the_menu_alone(world: World) -> None:
    world.person("k2").writes("taśma stoi, panel czarny")

    assert world.person("k2").screen[-1].letter.menu == ()
