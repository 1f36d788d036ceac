"""Desk: a person's home, all at a glance: their reports, who is on duty, the next deadlines, this month's figures.

Reads only. What somebody is shown follows from their role, as in the lists and figures they could ask for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from handlers import figures, lists
from handlers.desk import Desk, Person
from handlers.messages import Notice
from handlers.notices.answering import AskLanguage
from handlers.notices.home import HomeTop, OnDuty
from handlers.report import may_report
from handlers.standing import present
from models.sla.contract import Role, Side


class Part(StrEnum):
    """What a part of the home is about; the top and the language need no heading."""

    TOP = "top"
    MINE = "mine"
    DUTY = "duty"
    DEADLINES = "deadlines"
    FIGURES = "figures"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePart:
    """One part of a home: what it is about, the person as whom it is read, and what it says."""

    part: Part
    person: Person
    notice: Notice


def home_of(desk: Desk, persons: Sequence[Person]) -> tuple[HomePart, ...]:
    """Return the parts of a person's home in the order shown; `persons` is them under each of their contracts."""
    shown = [part for person in persons for part in _under(desk, person)]
    return (*shown, HomePart(part=Part.LANGUAGE, person=persons[0], notice=AskLanguage()))


def _under(desk: Desk, person: Person) -> list[HomePart]:
    duty = present(desk, person.contract, desk.terms_now(person.contract).first_notice.notify)
    notices: list[tuple[Part, Notice]] = [
        (Part.TOP, HomeTop(may_report=may_report(desk, person))),
        (Part.MINE, lists.mine_of(desk, person)),
        (Part.DUTY, OnDuty(people=duty)),
    ]
    if _handles(person):
        notices.append((Part.DEADLINES, lists.queue_of(desk, person)))
    if person.has(*figures.ROLES):
        notices.append((Part.FIGURES, figures.this_month(desk, person)))
    return [HomePart(part=part, person=person, notice=notice) for part, notice in notices]


def _handles(person: Person) -> bool:
    return person.side is Side.PROVIDER and person.has(Role.ACKNOWLEDGE, Role.RESOLVE, Role.HOTLINE)
