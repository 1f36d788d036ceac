"""What every desk works with: the archive of this transaction, the library, and who is asking."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from handlers.library import Library
from handlers.messages import Inbound
from models.sla.contract import Role, Side, Terms
from models.store.archive import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One transaction's tools.

    `channels` are the platforms this installation can send by, `address` is where people open its pages.
    `extras` names the contacts to whom the operator has set up an extra road: "s2", or "SLA/2026/001:s2".
    """

    archive: Archive
    library: Library
    channels: frozenset[str]
    address: str = ""
    extras: frozenset[str] = frozenset()

    @property
    def now(self) -> datetime:
        """Return the instant of this transaction."""
        return self.archive.now

    def terms_now(self, contract: str) -> Terms:
        """Return the text of a contract in force now: people and phones are always today's.

        Whose access has ended stands in it by name only, out of force for every question of who may and who is told.
        """
        terms = self.library.terms_at(contract, self.now)
        gone = self.archive.standing.revoked(contract)
        return _without(terms, gone) if gone else terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person under one contract: a named contact (`k2`) or an employee of the client (`e7`)."""

    contract: str
    key: str
    side: Side
    roles: frozenset[Role]

    def has(self, *roles: Role) -> bool:
        """Say whether the person holds any of these roles."""
        return bool(self.roles.intersection(roles))


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who did something and where an answer goes.

    `persons` holds the sender under each contract, in the order of the folder; never empty. `row` is the
    inbox row, unique for this delivery.
    """

    inbound: Inbound
    row: int
    persons: tuple[Person, ...]

    @property
    def person(self) -> Person:
        """Return the sender under the first contract."""
        return self.persons[0]

    def under(self, contract: str) -> Person | None:
        """Return the sender under a contract, None where the account is not linked there."""
        return next((person for person in self.persons if person.contract == contract), None)


@lru_cache(maxsize=16)
def _without(terms: Terms, gone: frozenset[str]) -> Terms:
    return terms.without(gone)


def find_person(desk: Desk, contract: str, key: str) -> Person | None:
    """Return a person in force today under a contract; None for one who left, is unknown or was revoked."""
    if contract not in desk.library.contracts:
        return None
    terms = desk.terms_now(contract)
    contact = terms.contacts.get(key)
    if contact is not None:
        if not contact.is_in_force(terms.local_date(desk.now)):
            return None
        return Person(contract=contract, key=key, side=contact.party, roles=contact.roles)
    if key in desk.archive.standing.revoked(contract) or desk.archive.people.employee(contract, key) is None:
        return None
    return Person(contract=contract, key=key, side=Side.CLIENT, roles=frozenset({Role.REPORTER}))
