"""Desk: /osoby for an admin: the people of the admin's own party, one by one, and what can be done about each.

A button names the contract by a short code and the person by key, so that it works in every chat alike.
"""

import zlib
from collections.abc import Callable, Mapping

from handlers.desk import Caller, Desk, Person
from handlers.errors import Refusal
from handlers.guess import fold
from handlers.invite import invite
from handlers.leaving import admin_over
from handlers.messages import NOTHING, Outcome
from handlers.notices.linking import InvitationIssued
from handlers.notices.people import PersonShown
from handlers.notices.repairing import UnknownButton
from handlers.notify import reply
from models.sla.contract import Role, Side

MOST_EMPLOYEES = 20


def code_of(contract: str) -> int:
    """Return the short code by which buttons name a contract."""
    return zlib.crc32(contract.encode())


def members_for(desk: Desk, person: Person, words: str) -> tuple[str, ...]:
    """List whom a person may look after: an admin their party, any other contact themselves.

    `words` finds people by name, employees too.
    """
    if person.has(Role.ADMIN):
        return _members(desk, person, words)
    return (person.key,) if person.key in desk.terms_now(person.contract).contacts else ()


def _members(desk: Desk, admin: Person, words: str) -> tuple[str, ...]:
    """List contacts of the admin's party, also those whose access has ended, and the latest employees."""
    terms = desk.library.terms_at(admin.contract, desk.now)
    wanted = fold(words).strip()
    named = [(one.key, one.name) for one in terms.contacts.values() if one.party is admin.side]
    if admin.side is Side.CLIENT:
        employees = desk.archive.people.employees(admin.contract)
        found = [(one.key, one.name) for one in employees if wanted in fold(one.name)]
        named += found[:MOST_EMPLOYEES]
    erased = desk.archive.standing.erased(admin.contract)
    return tuple(key for key, name in named if wanted in fold(name) and key not in erased)


def subject_of(desk: Desk, caller: Caller, *, also_self: bool = False) -> tuple[Person, str]:
    """Return the caller as admin, and the key of the person a button names; Refusal where they may not."""
    code, key = caller.inbound.subject, caller.inbound.argument
    for person in caller.persons:
        if str(code_of(person.contract)) != code:
            continue
        known = desk.library.terms_at(person.contract, desk.now).contacts
        if key not in known and desk.archive.people.employee(person.contract, key) is None:
            break
        if also_self and person.key == key:
            return person, key
        return admin_over(desk, caller, person.contract, key), key
    raise Refusal(UnknownButton())


def member(desk: Desk, caller: Caller) -> Outcome:
    """Show one person: accounts, access, absence, and what can be done."""
    admin, key = subject_of(desk, caller, also_self=True)
    standing = desk.archive.standing
    revoked = standing.revocation_of(admin.contract, key)
    away = next((one for one in standing.absences(admin.contract) if one.person == key), None)
    accounts = desk.archive.people.accounts_of(admin.contract, key)
    notice = PersonShown(
        code=code_of(admin.contract),
        person=key,
        channels=tuple(dict.fromkeys(one.channel for one in accounts)),
        revoked_from=revoked.since if revoked else None,
        away_from=away.since if away else None,
        away_until=away.until if away else None,
        is_admin=admin.has(Role.ADMIN),
        is_contact=key in desk.terms_now(admin.contract).contacts,
    )
    reply(desk, caller, notice, contract=admin.contract)
    return NOTHING


def invite_member(desk: Desk, caller: Caller) -> Outcome:
    """[Zaproś]: a fresh one-time link to the admin, who passes it on; it also gives access back (DIALOGUES 13)."""
    admin, key = subject_of(desk, caller)
    issued = invite(desk, admin.contract, key, admin.key)
    token = desk.archive.texts.keep(issued.token)
    notice = InvitationIssued(person=key, token=token, address=desk.address)
    reply(desk, caller, notice, contract=admin.contract)
    return NOTHING


ACTS: Mapping[str, Callable[[Desk, Caller], Outcome]] = {"member": member, "invitemember": invite_member}
"""What may be pressed about a person of the own party."""
