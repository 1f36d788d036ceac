"""Desk: erasure on request (clause 18): the person is forgotten, what proves the course of reports stays.

Addresses, files, texts and the name go at once. Events stay: they hold keys, instants and digests only, and prove
time limits both parties may have to rely on (GDPR art. 17(3)(e)).
"""

from dataclasses import dataclass
from datetime import date

from handlers.desk import Desk
from handlers.leaving import matters_of
from models.sla.events import BOT
from models.store.records_people import NewRevocation


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was erased, and until when the rest is kept; `open_numbers`: nothing was, these must end first."""

    open_numbers: tuple[str, ...]
    accounts: int
    texts: int
    files: int
    kept_until: date


def erase(desk: Desk, contract: str, person: str) -> Erased:
    """Erase a person under a contract; access ends with it. Nothing happens while matters of theirs are open."""
    terms = desk.terms_now(contract)
    last = date(terms.local_date(desk.now).year + terms.privacy.keep_incidents_years, 12, 31)
    opened = tuple(one.incident.number for one in matters_of(desk, contract, person))
    if opened:
        return Erased(open_numbers=opened, accounts=0, texts=0, files=0, kept_until=last)
    if person not in desk.archive.standing.revoked(contract):
        new = NewRevocation(contract=contract, person=person, since=desk.now, by=BOT)
        desk.archive.standing.draw(desk.archive.standing.revoke(new), None)
    for conversation in desk.archive.conversations.open_of(contract, person):
        desk.archive.conversations.end(conversation.id, "erased")
    erasing = desk.archive.erasing
    accounts = erasing.address_of(contract, person)
    files = desk.archive.attachments.erase_of(contract, person)
    texts = erasing.words_of(contract, person)
    erasing.name_of(contract, person)
    return Erased(open_numbers=(), accounts=accounts, texts=texts, files=files, kept_until=last)
