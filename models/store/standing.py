"""The subject of who is not to be reached: access taken away, absences, names erased on request."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from models.store.cards import turn
from models.store.records_people import Absence as AbsenceRecord
from models.store.records_people import NewRevocation
from models.store.records_people import Revocation as RevocationRecord
from models.store.shelf import Shape, Shelf, Transaction, is_id, values_of
from models.store.table import core
from models.store.tables import Absence, Erasure, Revocation

_REVOCATION, _ABSENCE, _ERASURE = core(Revocation), core(Absence), core(Erasure)
_REVOCATIONS = Shape(Revocation, RevocationRecord)
_ABSENCES = Shape(Absence, AbsenceRecord)
_STANDING = _REVOCATIONS.select.where(
    _REVOCATION.c.contract == bindparam("contract"), _REVOCATION.c.lifted_at.is_(None)
).order_by(_REVOCATION.c.id)
_AWAY = _ABSENCES.select.where(
    _ABSENCE.c.contract == bindparam("contract"),
    _ABSENCE.c.ended_at.is_(None),
    _ABSENCE.c.until > bindparam("now"),
).order_by(_ABSENCE.c.id)
_ERASED = select(_ERASURE.c.person).where(_ERASURE.c.contract == bindparam("contract"))


class Standing(Shelf):
    """Whose access has ended, who is away, whose name is erased; asked often, so read once a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        super().__init__(transaction)
        self._revoked: dict[str, list[RevocationRecord]] = {}
        self._away: dict[str, list[AbsenceRecord]] = {}
        self._erased: dict[str, frozenset[str]] = {}

    def revocations(self, contract: str) -> list[RevocationRecord]:
        """List the revocations of a contract that were not lifted, also those still to come, oldest first."""
        if contract not in self._revoked:
            rows = self._connection.execute(_STANDING, {"contract": contract})
            self._revoked[contract] = _REVOCATIONS.records(rows.all())
        return self._revoked[contract]

    def revoked(self, contract: str) -> frozenset[str]:
        """Return the people of a contract whose access has ended by now."""
        return frozenset(one.person for one in self.revocations(contract) if one.since <= self._now)

    def revocation_of(self, contract: str, person: str) -> RevocationRecord | None:
        """Return a person's newest revocation that was not lifted, also one still to come; else None."""
        found = (one for one in reversed(self.revocations(contract)) if one.person == person)
        return next(found, None)

    def revocation(self, revocation: int) -> RevocationRecord | None:
        """Return a revocation by id, lifted or not, None for a number that is none."""
        if not is_id(revocation):
            return None
        query = _REVOCATIONS.select.where(_REVOCATION.c.id == revocation)
        row = self._connection.execute(self._in.locked(query)).one_or_none()
        return None if row is None else _REVOCATIONS.record(row)

    def revoke(self, new: NewRevocation) -> RevocationRecord:
        """End a person's access from an instant on; an earlier decision not yet lifted is replaced."""
        self.lift(new.contract, new.person)
        added = self._inserted(insert(_REVOCATION), values_of(new) | {"recorded_at": self._now})
        self._revoked.pop(new.contract, None)
        found = self.revocation_of(new.contract, new.person)
        if found is None:
            raise LookupError(f"there is no revocation {added}")
        return found

    def lift(self, contract: str, person: str) -> None:
        """Give a person access again now."""
        mine = (_REVOCATION.c.contract == contract, _REVOCATION.c.person == person)
        stands = _REVOCATION.c.lifted_at.is_(None)
        self._connection.execute(update(_REVOCATION).where(*mine, stands).values(lifted_at=self._now))
        self._revoked.pop(contract, None)

    def draw(self, revocation: RevocationRecord, successor: str | None) -> None:
        """Remember that the consequences were drawn now, and who took over."""
        drawn = {"done_at": self._now, "successor": successor}
        self._connection.execute(update(_REVOCATION).where(_REVOCATION.c.id == revocation.id).values(drawn))
        turn(self._connection, f"revocation:{revocation.id}")
        self._revoked.pop(revocation.contract, None)

    def absences(self, contract: str) -> list[AbsenceRecord]:
        """List the absences of a contract that last or are still to come, in the order they were told."""
        if contract not in self._away:
            rows = self._connection.execute(_AWAY, {"contract": contract, "now": self._now})
            self._away[contract] = _ABSENCES.records(rows.all())
        return self._away[contract]

    def absence_of(self, contract: str, person: str, at: datetime) -> AbsenceRecord | None:
        """Return the absence of a person that covers an instant, None where they are there."""
        mine = (one for one in reversed(self.absences(contract)) if one.person == person)
        return next((one for one in mine if one.since <= at < one.until), None)

    def be_away(  # noqa: PLR0913, PLR0917 - one argument a column, as the desk knows them
        self, contract: str, person: str, since: datetime, until: datetime, deputy: str | None, by: str
    ) -> None:
        """Record an absence in [since, until); one of the same person that overlaps it is replaced."""
        overlaps = (_ABSENCE.c.since < until, _ABSENCE.c.until > since)
        self.come_back(contract, person, *overlaps)
        row = {"contract": contract, "person": person, "since": since, "until": until}
        told = {"deputy": deputy, "by": by, "recorded_at": self._now}
        self._connection.execute(insert(_ABSENCE), row | told)
        self._away.pop(contract, None)

    def come_back(self, contract: str, person: str, *which: object) -> None:
        """Call off a person's absences, all of them or those that fulfil the conditions."""
        mine = (_ABSENCE.c.contract == contract, _ABSENCE.c.person == person, _ABSENCE.c.ended_at.is_(None))
        self._connection.execute(update(_ABSENCE).where(*mine, *which).values(ended_at=self._now))  # type: ignore[arg-type]  # conditions
        self._away.pop(contract, None)

    def erased(self, contract: str) -> frozenset[str]:
        """Return the people of a contract whose names are erased."""
        if contract not in self._erased:
            found = self._connection.execute(_ERASED, {"contract": contract}).scalars()
            self._erased[contract] = frozenset(found)
        return self._erased[contract]
