"""Desk: linking an account to a person of the contract, by contact card or by confirmed address (INTERFACE 4)."""

import re
from collections.abc import Sequence

from handlers.desk import Desk, Person, find_person
from handlers.errors import Refusal
from handlers.messages import Inbound, Notice
from handlers.notices.catalogue import to_parameters
from handlers.notices.linking import (
    AccountLinked,
    AccountOfAnother,
    ContactShared,
    Linked,
    NoMatch,
    OtherContact,
    SlackRecognised,
)
from handlers.notices.people import AccessGone, AnotherAccount
from handlers.notify import tell
from handlers.roads import EMAIL
from handlers.strangers import admin_of, answer_stranger, owed
from models.sla.contract import ChannelName, Reporters, Side, Terms
from models.store.records import NewDelivery


def digits(number: str) -> str:
    """Return a phone number's digits, a leading 00 dropped, as numbers are compared (INTERFACE 4)."""
    return re.sub(r"\D", "", number).removeprefix("00")


def by_contact(desk: Desk, inbound: Inbound, row: int) -> tuple[Person, ...]:
    """Link by the sender's own contact card; empty where it is somebody else's or in no contract."""
    if inbound.identity.foreign is not None or not inbound.identity.phone:
        answer_stranger(desk, inbound, row, OtherContact())
        return ()
    number = digits(inbound.identity.phone)
    found = [
        person
        for contract in desk.library.contracts
        for contact in desk.terms_now(contract).contacts.values()
        if contact.phone and digits(contact.phone) == number
        for person in [find_person(desk, contract, contact.key)]
        if person is not None
    ]
    if not found:
        gone = any(_is_gone(desk, contract, number) for contract in desk.library.contracts)
        refused = AccessGone(admin=admin_of(desk)) if gone else NoMatch(admin=admin_of(desk))
        answer_stranger(desk, inbound, row, refused)
        return ()
    return offer(desk, inbound, row, found, Linked)


def _is_gone(desk: Desk, contract: str, number: str) -> bool:
    """Say whether a number belongs to somebody whose access was taken away."""
    contacts = desk.terms_now(contract).contacts
    revoked = desk.archive.standing.revoked(contract)
    phones = (contacts[key].phone for key in revoked if key in contacts)
    return any(phone and digits(phone) == number for phone in phones)


def is_employee(terms: Terms, address: str) -> bool:
    """Say whether an address belongs to a domain whose people may all report."""
    party = terms.parties[Side.CLIENT]
    domains = {one.casefold() for one in party.email_domains}
    return party.reporters is Reporters.EMPLOYEES and address.rpartition("@")[2] in domains


def persons_by_email(desk: Desk, contract: str, address: str, display: str) -> list[Person]:
    """Find the contacts with an address; else, where every employee may report, take one on by domain."""
    terms = desk.terms_now(contract)
    named = [one.key for one in terms.contacts.values() if (one.email or "").casefold() == address]
    if named:
        return [person for key in named for person in [find_person(desk, contract, key)] if person]
    if not is_employee(terms, address):
        return []
    known = desk.archive.people.employee_by_email(contract, address)
    employee = known or desk.archive.people.add_employee(contract, display or address, address)
    person = find_person(desk, contract, employee.key)
    return [person] if person else []


def shared(found: Sequence[Person]) -> tuple[str, ...]:
    """Return the people of one contract among those found who cannot be told apart, () where all can."""
    for contract in {person.contract for person in found}:
        keys = tuple(person.key for person in found if person.contract == contract)
        if len(keys) > 1:
            return keys
    return ()


def told_apart(desk: Desk, inbound: Inbound, persons: Sequence[Person]) -> None:
    """Refuse an account that would be two people of one contract: nobody could say who did what."""
    twins = shared(persons)
    if twins:
        raise Refusal(ContactShared(people=twins, admin=admin_of(desk)))
    for person in persons:
        for known in desk.archive.people.by_account(inbound.channel, inbound.account):
            is_other = known.contract == person.contract and known.person != person.key
            if is_other and find_person(desk, known.contract, known.person) is not None:
                raise Refusal(AccountOfAnother(person=known.person, admin=admin_of(desk)))


def offer(
    desk: Desk,
    inbound: Inbound,
    row: int,
    persons: Sequence[Person],
    greeting: type[Linked | SlackRecognised],
) -> tuple[Person, ...]:
    """Link an account at once to whom it is the first of its platform, and ask about the others (link.taken).

    Returns whom it was linked to.
    """
    told_apart(desk, inbound, persons)
    taken = tuple(person for person in persons if has_another(desk, inbound, person))
    if taken:
        ask_whether_another(desk, inbound, row, taken)
    free = tuple(person for person in persons if person not in taken)
    return link(desk, inbound, row, free, greeting(person=free[0].key)) if free else ()


def has_another(desk: Desk, inbound: Inbound, person: Person) -> bool:
    """Say whether a person has an account of this platform and not this one; browsers are never counted."""
    accounts = desk.archive.people.accounts_of(person.contract, person.key)
    here = {one.external for one in accounts if one.channel == inbound.channel}
    return inbound.channel != ChannelName.WEB and bool(here) and inbound.account not in here


def ask_whether_another(
    desk: Desk, inbound: Inbound, row: int, persons: Sequence[Person], token: str | None = None
) -> None:
    """Ask an account whether it is a further one of these people; `token` is the invitation's hash, if it had one."""
    desk.archive.access.answered(inbound.channel, inbound.account)
    for person in persons:
        desk.archive.access.question(person.contract, person.key, inbound.channel, inbound.account, token)
    answer_stranger(desk, inbound, row, AnotherAccount(person=persons[0].key))


def link(
    desk: Desk, inbound: Inbound, row: int, persons: tuple[Person, ...], greeting: Notice
) -> tuple[Person, ...]:
    """Link an account to these people, greet them, and tell their other accounts and their address."""
    told_apart(desk, inbound, persons)
    # Who is recognised in a group is reached in private: every platform takes the person's own id for that.
    chat = inbound.chat if inbound.is_private else inbound.private_chat or inbound.account.rpartition(":")[2]
    for person in persons:
        before = desk.archive.people.accounts_of(person.contract, person.key)
        account = desk.archive.people.link(
            person.contract, person.key, inbound.channel, inbound.account, chat, inbound.locale
        )
        linked = AccountLinked(person=person.key, channel=inbound.channel, at=desk.now, account=account.id)
        if any(one.id != account.id for one in before):
            tell(desk, person.contract, person.key, linked, scope=f"link:{row}")
        _confirm_by_mail(desk, person, linked, f"link:{row}:mail")
    first = persons[0]
    desk.archive.outbox.add(owed(inbound, row, first.contract, first.key, greeting))
    return persons


def _confirm_by_mail(desk: Desk, person: Person, linked: Notice, key: str) -> None:
    """Tell the address in the contract as well: somebody else's hand would be noticed there."""
    contact = desk.terms_now(person.contract).contacts.get(person.key)
    if EMAIL not in desk.channels or contact is None or not contact.email:
        return
    desk.archive.outbox.add(
        NewDelivery(
            contract=person.contract,
            incident=None,
            recipient=person.key,
            channel=EMAIL,
            chat=contact.email,
            kind=linked.id,
            parameters=to_parameters(linked),
            key=f"{key}:{person.contract}:{person.key}",
        )
    )
