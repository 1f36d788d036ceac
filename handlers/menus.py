"""Which commands a person is shown in a platform's menu: only those of their roles (DIALOGUES 14).

A menu spares people looking; every command still answers whoever types it.
"""

from collections.abc import Sequence

from handlers.desk import Person
from models.sla.contract import Role, Side

EVERYBODYS = ("report", "mine", "people", "help", "language")
"""What an employee sees, and who is not linked yet."""

IN_GROUPS = ("report", "help")
ADMINS_IN_GROUPS = ("report", "room", "help")
_REPAIRS = (Role.ACKNOWLEDGE, Role.RESOLVE)
_ASKS = (Role.REPORTS, Role.OWNER, Role.INSPECTOR)


def commands_of(persons: Sequence[Person]) -> tuple[str, ...]:
    """List the commands of a person under all their contracts, by their English names, in the menu's order."""
    wanted = {command for person in persons for command in _of(person)}
    return tuple(command for command in _ORDER if command in wanted)


_ORDER = (
    "report",
    "mine",
    "queue",
    "phone",
    "stats",
    "calendar",
    "contract",
    "inspect",
    "people",
    "help",
    "language",
)


def _of(person: Person) -> set[str]:
    found = {"people", "help", "language"}
    if person.side is Side.CLIENT:
        found |= {"report", "mine"}
    if person.has(*_REPAIRS):
        found |= {"queue", "calendar", "contract"}
    if person.has(Role.HOTLINE):
        found |= {"phone", "queue", "calendar"}
    if person.has(*_ASKS, Role.COORDINATOR):
        found |= {"queue", "calendar", "contract"}
    if person.has(*_ASKS):
        found.add("stats")
    if person.has(Role.INSPECTOR):
        found.add("inspect")
    return found
