"""Desk: strangers ask for an invitation, an admin picks the person; and people unlink their own accounts.

An invitation's token stands in clear only until its message has been sent (`delivered.py` erases it).
"""

from datetime import timedelta

from handlers.desk import Caller, Desk, Person, find_person
from handlers.errors import Refusal
from handlers.invite import invite
from handlers.messages import NOTHING, Inbound, Outcome
from handlers.notices.answering import RoleNeeded
from handlers.notices.linking import (
    AccessAnswered,
    AccessAsked,
    AccessRequested,
    AccountUnlinked,
    InvitationIssued,
    PickPerson,
    PrivacyDetails,
)
from handlers.notices.repairing import UnknownButton
from handlers.notify import reply, tell
from handlers.strangers import admin_of, answer_stranger
from models.sla.contract import Reporters, Role, Side
from models.store.records import AccessRequest

ASKS_EVERY = timedelta(hours=24)
NEW_EMPLOYEE = "new"


def ask(desk: Desk, inbound: Inbound, row: int) -> None:
    """[Wyślij prośbę o zaproszenie]: every admin is asked about their own party; once a day an account."""
    answer_stranger(desk, inbound, row, AccessAsked(admin=admin_of(desk)))
    if desk.archive.access.asked_since(inbound.channel, inbound.account, desk.now - ASKS_EVERY):
        return
    display = desk.archive.texts.keep(inbound.identity.display)
    for contract in desk.library.contracts:
        request = desk.archive.access.ask(contract, inbound.channel, inbound.account, inbound.chat, display)
        terms = desk.terms_now(contract)
        for admin in terms.people(Role.ADMIN, on=terms.local_date(desk.now)):
            asked = AccessRequested(
                request=request,
                display=display,
                channel=inbound.channel,
                at=inbound.at,
                side=admin.party.value,
            )
            tell(desk, contract, admin.key, asked, scope=f"access:{request}")


def _open_request(desk: Desk, caller: Caller) -> tuple[AccessRequest, Person]:
    """Return the request a button is about and the admin who pressed; raises Refusal."""
    request = desk.archive.access.find(int(caller.inbound.subject))
    person = caller.under(request.contract) if request else None
    if request is None or person is None:
        raise Refusal(UnknownButton())
    if not person.has(Role.ADMIN):
        terms = desk.terms_now(request.contract)
        people = terms.people(Role.ADMIN, on=terms.local_date(desk.now), side=person.side)
        raise Refusal(RoleNeeded(role=Role.ADMIN.value, people=tuple(one.key for one in people)))
    if request.answered_at is not None:
        raise Refusal(AccessAnswered())
    return request, person


def details(desk: Desk, caller: Caller) -> Outcome:
    """[Szczegóły]: the whole notice about personal data."""
    reply(desk, caller, PrivacyDetails(admin=admin_of(desk)))
    return NOTHING


def grant(desk: Desk, caller: Caller) -> Outcome:
    """[Tak, wskaż osobę]: offer the people of the admin's own party."""
    request, admin = _open_request(desk, caller)
    notice = PickPerson(
        request=request.id,
        people=_choices(desk, admin),
        may_add=_takes_employees(desk, admin),
    )
    reply(desk, caller, notice, slot=f"access:{request.id}", contract=request.contract)
    return NOTHING


def _choices(desk: Desk, admin: Person) -> tuple[str, ...]:
    terms = desk.terms_now(admin.contract)
    day = terms.local_date(desk.now)
    contacts = terms.contacts.values()
    return tuple(one.key for one in contacts if one.party is admin.side and one.is_in_force(day))


def _takes_employees(desk: Desk, admin: Person) -> bool:
    party = desk.terms_now(admin.contract).parties[Side.CLIENT]
    return admin.side is Side.CLIENT and party.reporters is Reporters.EMPLOYEES


def grant_to(desk: Desk, caller: Caller) -> Outcome:
    """Issue the one-time link for the person picked, to the admin, who passes it on."""
    request, admin = _open_request(desk, caller)
    key = caller.inbound.argument
    if key == NEW_EMPLOYEE and _takes_employees(desk, admin):
        name = desk.archive.texts.read(request.display) or ""
        key = desk.archive.people.add_employee(request.contract, name, None).key
    elif key not in _choices(desk, admin):
        raise Refusal(UnknownButton())
    if find_person(desk, request.contract, key) is None:
        raise Refusal(UnknownButton())
    issued = invite(desk, request.contract, key, admin.key)
    desk.archive.access.answer(request.id, admin.key, key)
    token = desk.archive.texts.keep(issued.token)
    notice = InvitationIssued(person=key, token=token, address=desk.address)
    reply(desk, caller, notice, contract=request.contract)
    return NOTHING


def deny(desk: Desk, caller: Caller) -> Outcome:
    """[Nie]: the request ends; the stranger is not told who said so."""
    request, admin = _open_request(desk, caller)
    desk.archive.access.answer(request.id, admin.key, None)
    return Outcome(toast=AccessAnswered())


def unlink(desk: Desk, caller: Caller) -> Outcome:
    """[Rozłącz]: end an account's access; only the person it is linked to can, from any of their accounts."""
    wanted = int(caller.inbound.subject)
    for person in caller.persons:
        for account in desk.archive.people.accounts_of(person.contract, person.key):
            if account.id == wanted:
                desk.archive.people.revoke(account.id)
                desk.archive.cards.leave(person.contract, person.key, account.chat)
                return Outcome(toast=AccountUnlinked(channel=account.channel))
    raise Refusal(UnknownButton())
