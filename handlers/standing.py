"""Who is told in a person's place: the deputy while they are away, whoever took over once access has ended.

Asked wherever somebody named by the contract is to be told (clause 11, DIALOGUES 13 and 16).
"""

from collections.abc import Iterable

from handlers.desk import Desk
from models.sla.contract import Terms


def has_left(desk: Desk, contract: str, key: str) -> bool:
    """Say whether a person's access has ended, by the contract's dates or by revocation."""
    terms = desk.terms_now(contract)
    contact = terms.contacts.get(key)
    if contact is not None:
        return not contact.is_in_force(terms.local_date(desk.now))
    return key in desk.archive.standing.revoked(contract)


def present(desk: Desk, contract: str, keys: Iterable[str]) -> tuple[str, ...]:
    """Return whom to tell for these people now, each once, in their order; who has nobody is left out."""
    found = (stand_in(desk, contract, key) for key in keys)
    return tuple(dict.fromkeys(key for key in found if key is not None))


def stand_in(desk: Desk, contract: str, key: str) -> str | None:
    """Return who is told instead of a person now: themselves where they are there.

    Who is away without anybody to stand in is told all the same; None: who has left has nobody.
    """
    asked: list[str] = []
    wanted: str | None = key
    while wanted is not None and wanted not in asked:
        if not has_left(desk, contract, wanted) and not is_away(desk, contract, wanted):
            return wanted
        asked.append(wanted)
        wanted = _next(desk, contract, wanted)
    return next((one for one in asked if not has_left(desk, contract, one)), None)


def is_away(desk: Desk, contract: str, key: str) -> bool:
    """Say whether a person is absent now."""
    return desk.archive.standing.absence_of(contract, key, desk.now) is not None


def _next(desk: Desk, contract: str, key: str) -> str | None:
    """Return who comes next in line: whoever was named for it, else the deputy of the contract."""
    standing = desk.archive.standing
    revoked, absence = standing.revocation_of(contract, key), standing.absence_of(contract, key, desk.now)
    named = (revoked.successor if revoked else None) or (absence.deputy if absence else None)
    return named or _deputy(desk.terms_now(contract), key)


def _deputy(terms: Terms, key: str) -> str | None:
    contact = terms.contacts.get(key)
    return contact.deputy if contact else None
