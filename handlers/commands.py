"""Desk: typed commands, the same on every platform (INTERFACE 4). `act` is the command's English name."""

from collections.abc import Callable, Mapping

from handlers import figures, lists
from handlers.conversation import open_conversation
from handlers.desk import Caller, Desk, Person
from handlers.errors import Refusal
from handlers.guess import guess_service
from handlers.hotline import phone
from handlers.inspection import inspect
from handlers.messages import NOTHING, Outcome
from handlers.notices.answering import RoleNeeded, UnknownCommand
from handlers.notices.repairing import UnknownButton
from handlers.notify import reply
from handlers.report import begin, cancel, may_report
from handlers.rooms import room
from models.sla.contract import Role, Side


def run_command(desk: Desk, caller: Caller) -> Outcome:
    """Run a command; an unknown one is answered with what there is."""
    act, words = caller.inbound.act, caller.inbound.text
    if act == "report":
        return report(desk, caller, words)
    if act == "cancel":
        return cancel(desk, caller, open_conversation(desk, caller))
    if act == "stats":
        return figures.ask(desk, caller, words) or _nothing_understood(desk, caller)
    if act in _WITH_WORDS:
        return _WITH_WORDS[act](desk, caller, words)
    if act in _LISTS:
        return _LISTS[act](desk, caller)
    reply(desk, caller, UnknownCommand(commands=commands_of(caller)))
    return NOTHING


def commands_of(caller: Caller) -> tuple[str, ...]:
    """List the commands that can do something for the sender, by their English names."""
    roles = frozenset(role for person in caller.persons for role in person.roles)
    handles = any(person.side is Side.PROVIDER for person in caller.persons)
    named = {
        "queue": handles or bool(roles.intersection({Role.COORDINATOR, *figures.ROLES})),
        "stats": bool(roles.intersection(figures.ROLES)),
        "phone": Role.HOTLINE in roles,
        "room": Role.ADMIN in roles,
    }
    return tuple(one for one in _COMMANDS if named.get(one, True))


def _nothing_understood(desk: Desk, caller: Caller) -> Outcome:
    reply(desk, caller, UnknownButton())
    return NOTHING


def report(desk: Desk, caller: Caller, words: str) -> Outcome:
    """/awaria TEXT: always a report, also with others open (DECISIONS 7.1)."""
    person = reporter(desk, caller, words)
    if person is None:
        raise Refusal(role_needed(desk, caller.person))
    return begin(desk, caller, person, words)


def reporter(desk: Desk, caller: Caller, words: str = "") -> Person | None:
    """Return the sender under the contract to report under, None where they may under none.

    Of several contracts the one with a service that `words` name, else the first of the folder.
    """
    able = [person for person in caller.persons if may_report(desk, person)]
    if len(able) == 1:
        return able[0]
    named = (person for person in able if guess_service(desk.terms_now(person.contract), words))
    return next(named, able[0] if able else None)


def role_needed(desk: Desk, person: Person) -> RoleNeeded:
    """Say who may report under the person's contract."""
    terms = desk.terms_now(person.contract)
    people = terms.people(Role.REPORTER, on=terms.local_date(desk.now), side=Side.CLIENT)
    return RoleNeeded(role=Role.REPORTER.value, people=tuple(one.key for one in people))


_WITH_WORDS: Mapping[str, Callable[[Desk, Caller, str], Outcome]] = {
    "inspect": inspect,
    "language": lists.language,
    "phone": phone,
    "room": room,
}
"""Commands that read what is written after them."""

_COMMANDS = (
    "mine",
    "queue",
    "stats",
    "phone",
    "people",
    "calendar",
    "contract",
    "room",
    "language",
    "cancel",
    "help",
)
"""What is offered, in this order, to who has typed a command there is not."""

_LISTS: Mapping[str, Callable[[Desk, Caller], Outcome]] = {
    "mine": lists.mine,
    "queue": lists.queue,
    "people": lists.people,
    "calendar": lists.calendar,
    "contract": lists.contract,
    "help": lists.help_for,
    "start": lists.help_for,
}
