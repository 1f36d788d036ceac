"""The subject of people: their accounts on platforms and the employees who are no contacts.

Invitations and wrong tries stand in `invitations.py`; `archive.people` has both halves.
"""

from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from models.store.invitations import Invitations
from models.store.numbering import next_number
from models.store.records import Account as AccountRecord
from models.store.records import Employee as EmployeeRecord
from models.store.shelf import Shape
from models.store.table import core
from models.store.tables import Account, Employee

_ACCOUNT, _EMPLOYEE = core(Account), core(Employee)
_ACCOUNTS = Shape(Account, AccountRecord)
_EMPLOYEES = Shape(Employee, EmployeeRecord)
_IN_USE = _ACCOUNT.c.revoked_at.is_(None)
_BY_ACCOUNT = _ACCOUNTS.select.where(
    _ACCOUNT.c.channel == bindparam("channel"), _ACCOUNT.c.external == bindparam("external"), _IN_USE
).order_by(_ACCOUNT.c.id)
_ACCOUNTS_OF = _ACCOUNTS.select.where(
    _ACCOUNT.c.contract == bindparam("contract"), _ACCOUNT.c.person == bindparam("person"), _IN_USE
).order_by(_ACCOUNT.c.id)
_BY_KEY = _EMPLOYEES.select.where(
    _EMPLOYEE.c.contract == bindparam("contract"), _EMPLOYEE.c.key == bindparam("key")
)
_ONE = update(_ACCOUNT).where(_ACCOUNT.c.id == bindparam("wanted"))


class People(Invitations):
    """Who is who on which platform. A person is a key, scoped by the contract's number."""

    def accounts_of(self, contract: str, person: str) -> list[AccountRecord]:
        """List a person's accounts that are not revoked, in order of linking; blocked ones are among them."""
        rows = self._connection.execute(_ACCOUNTS_OF, {"contract": contract, "person": person})
        return _ACCOUNTS.records(rows.all())

    def linked(self, contract: str) -> list[str]:
        """List everybody under a contract who has an account that is in force, each once, in order of keys."""
        mine = (_ACCOUNT.c.contract == contract, _ACCOUNT.c.revoked_at.is_(None))
        query = select(_ACCOUNT.c.person).where(*mine).distinct().order_by(_ACCOUNT.c.person)
        return list(self._connection.execute(query).scalars())

    def by_account(self, channel: str, external: str) -> list[AccountRecord]:
        """List who an identity of a platform is: at most one account a contract, none for a stranger."""
        rows = self._connection.execute(_BY_ACCOUNT, {"channel": channel, "external": external})
        return _ACCOUNTS.records(rows.all())

    def link(  # noqa: PLR0913, PLR0917 - one argument a column, as the desks know them
        self, contract: str, person: str, channel: str, external: str, chat: str, language: str | None
    ) -> AccountRecord:
        """Link an identity of a platform to a person and return the account.

        Linking the same again refreshes the chat and lifts a block; a language already kept stays where
        `language` is None. An identity that was another person's of this contract is revoked there first.
        """
        for known in self.by_account(channel, external):
            if (known.contract, known.person) == (contract, person):
                return self._refresh(known, chat, language or known.language)
            if known.contract == contract:
                self.revoke(known.id)
        row = {
            "contract": contract,
            "person": person,
            "channel": channel,
            "external": external,
            "chat": chat,
            "language": language,
            "linked_at": self._now,
        }
        return self._account(self._inserted(insert(_ACCOUNT), row))

    def revoke(self, account: int) -> None:
        """End an account's access now; the row stays."""
        self._set(account, revoked_at=self._now)

    def block(self, account: int, at: datetime) -> None:
        """Remember that nothing can be delivered there since `at`."""
        self._set(account, blocked_at=at)

    def unblock(self, account: int) -> None:
        """Deliver there again."""
        self._set(account, blocked_at=None)

    def live(self, account: int, until: datetime) -> None:
        """Say that an open stream of the page vouches for the person until then (DECISIONS 2.6)."""
        self._set(account, live_until=until)

    def set_language(self, channel: str, external: str, language: str) -> None:
        """Keep the language an identity wants, for all its contracts."""
        same = (_ACCOUNT.c.channel == channel, _ACCOUNT.c.external == external, _IN_USE)
        self._connection.execute(update(_ACCOUNT).where(*same).values(language=language))

    def language_of(self, contract: str, person: str) -> str | None:
        """Return the language of the person's newest account that has one, None where none has."""
        accounts = reversed(self.accounts_of(contract, person))
        return next((account.language for account in accounts if account.language), None)

    def employee(self, contract: str, key: str) -> EmployeeRecord | None:
        """Return an employee by key ("e3"), None for an unknown one."""
        row = self._connection.execute(_BY_KEY, {"contract": contract, "key": key}).one_or_none()
        return None if row is None else _EMPLOYEES.record(row)

    def employees(self, contract: str) -> list[EmployeeRecord]:
        """List the employees of a contract, the latest first."""
        query = _EMPLOYEES.select.where(_EMPLOYEE.c.contract == contract)
        rows = self._connection.execute(query.order_by(_EMPLOYEE.c.added_at.desc(), _EMPLOYEE.c.key.desc()))
        return _EMPLOYEES.records(rows.all())

    def add_employee(self, contract: str, name: str, email: str | None) -> EmployeeRecord:
        """Add an employee with the contract's next key: e1, e2, ..."""
        key = f"e{next_number(self._connection, contract, 'employee')}"
        added = EmployeeRecord(contract=contract, key=key, name=name, email=email, added_at=self._now)
        row = {"contract": contract, "key": key, "name": name, "email": email, "added_at": self._now}
        self._connection.execute(insert(_EMPLOYEE), row)
        return added

    def employee_by_email(self, contract: str, email: str) -> EmployeeRecord | None:
        """Return the employee with exactly this address, None for an unknown one."""
        query = _EMPLOYEES.select.where(_EMPLOYEE.c.contract == contract, _EMPLOYEE.c.email == email)
        row = self._connection.execute(query.order_by(_EMPLOYEE.c.added_at).limit(1)).one_or_none()
        return None if row is None else _EMPLOYEES.record(row)

    def _refresh(self, known: AccountRecord, chat: str, language: str | None) -> AccountRecord:
        self._set(known.id, chat=chat, language=language, blocked_at=None)
        return self._account(known.id)

    def _account(self, account: int) -> AccountRecord:
        query = _ACCOUNTS.select.where(_ACCOUNT.c.id == account)
        return _ACCOUNTS.record(self._connection.execute(query).one())

    def _set(self, account: int, **values: object) -> None:
        self._connection.execute(_ONE, {**values, "wanted": account})
