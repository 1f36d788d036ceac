"""Who a rule of the contract means: each role as people say it, with the names of those who have it."""

from collections.abc import Iterable

from bot.languages import Language
from bot.wording.plain_law import names
from bot.wording.words import Words
from models.sla.contract import Role, Side


def whom(words: Words, roles: Iterable[Role], side: Side | None = None) -> str:
    """Name roles in the order of the format, each with its people: "the coordinator (Anna Przykład)".

    `side` keeps the people of one party. Whoever reported is a different person each time and has no names.
    """
    named = _named(words.language)
    known = set(roles)
    return ", ".join(_with_people(words, role, named[role], side) for role in Role if role in known)


def people_with(words: Words, roles: Iterable[Role], side: Side) -> str:
    """Name the people of a party who have at least one of the roles, in the order of the file."""
    known = frozenset(roles)
    found = words.terms.contacts.values()
    return names(words, (one.key for one in found if one.party is side and not one.roles.isdisjoint(known)))


def _with_people(words: Words, role: Role, named: str, side: Side | None) -> str:
    if role is Role.REPORTER:
        return named
    found = words.terms.contacts.values()
    people = names(words, (one.key for one in found if role in one.roles and side in (None, one.party)))
    return f"{named} ({people})" if people else named


def _named(t: Language) -> dict[Role, str]:
    return {
        Role.REPORTER: t.pgettext("whom.reporter", "whoever reported it"),
        Role.COORDINATOR: t.pgettext("whom.coordinator", "the coordinator"),
        Role.ACKNOWLEDGE: t.pgettext("whom.acknowledge", "whoever reacts to reports"),
        Role.RESOLVE: t.pgettext("whom.resolve", "whoever repairs"),
        Role.HOTLINE: t.pgettext("whom.hotline", "the hotline"),
        Role.REPORTS: t.pgettext("whom.reports", "whoever gets the reports"),
        Role.INSPECTOR: t.pgettext("whom.inspector", "the inspector"),
        Role.OWNER: t.pgettext("whom.owner", "whoever acts for a party"),
        Role.ADMIN: t.pgettext("whom.admin", "whoever gives access"),
    }
