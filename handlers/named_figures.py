"""Desk: figures of one person, where the contract lets them be seen, and the choice of another period or service.

Statistics by name may be monitoring of employees: only the person themself and their superior see them (clause 18).
"""

from handlers.desk import Desk, Person
from handlers.guess import fold, words_of
from handlers.messages import Notice
from handlers.notices.counting import ChooseFigures, FiguresOfPerson, FiguresScope
from models.sla.asked import Filters, Period
from models.sla.contract import Terms

CHOICES = {"changeperiod": "period", "changeservice": "service"}
"""The buttons under a question that was understood in part."""


def named_in(terms: Terms, word: str | None) -> str | None:
    """Return the contact whose surname a word is, None for no word and for any other."""
    if word is None:
        return None
    wanted = fold(word)
    found = (key for key, one in terms.contacts.items() if wanted in words_of(one.name)[-1:])
    return next(found, None)


def of_person(desk: Desk, reader: Person, person: str, period: Period) -> Notice:
    """Answer a question about one person: figures for them and their superior, else what may be seen."""
    terms = desk.terms_now(reader.contract)
    contact = terms.contacts[person]
    if reader.key != person and terms.privacy.reports_to.get(person) != reader.key:
        return FiguresScope(side=contact.party.value)
    return FiguresOfPerson(person=person, first=period.first, last=period.last, as_of=desk.now)


def choose(act: str, period: Period, filters: Filters) -> ChooseFigures:
    """[Zmień okres] or [Zmień usługę]: offer what there is instead."""
    return ChooseFigures(
        what=CHOICES[act],
        first=period.first,
        last=period.last,
        service=filters.service,
        severity=filters.severity,
        place=filters.place,
    )
