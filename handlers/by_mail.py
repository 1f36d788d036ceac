"""Desk: a stranger names a work address; a one-time invitation goes there, and using it proves who they are.

The answer in the chat is the same for every address: nobody learns who stands in the contract (INTERFACE 4).
"""

import re

from handlers.desk import Desk, Person
from handlers.invite import invite
from handlers.linking import persons_by_email, shared
from handlers.messages import Inbound
from handlers.notices.catalogue import to_parameters
from handlers.notices.people import AddressTaken, InvitationMailed
from handlers.roads import EMAIL
from handlers.strangers import answer_stranger
from handlers.tokens import token_hash
from models.sla.events import BOT
from models.store.records import NewDelivery

_ADDRESS = re.compile(r"[^\s@<>,;]{1,64}@[^\s@<>,;]{1,190}\.[a-z]{2,}", re.IGNORECASE)
MAILS_A_DAY = 3


def is_address(desk: Desk, inbound: Inbound) -> bool:
    """Say whether somebody not known yet has written an address, and nothing else, and mail can be sent."""
    return EMAIL in desk.channels and _ADDRESS.fullmatch(inbound.text.strip()) is not None


def send_invitation(desk: Desk, inbound: Inbound, row: int) -> None:
    """Mail an invitation where the address is a contact's or of a domain whose people may all report."""
    answer_stranger(desk, inbound, row, AddressTaken())
    address = inbound.text.strip().casefold()
    for contract in desk.library.contracts:
        key = _free_key(desk, inbound)
        found = persons_by_email(desk, contract, address, address.partition("@")[0]) if key else []
        if key is not None and found and not shared(found):
            _mail(desk, found[0], address, key, inbound.channel)


def _free_key(desk: Desk, inbound: Inbound) -> str | None:
    """Return a key for one more mail asked for by this account today, None where it was enough."""
    account = token_hash(f"{inbound.channel}:{inbound.account}")[:16]
    keys = (f"mailed:{account}:{desk.now:%Y-%m-%d}:{number}" for number in range(MAILS_A_DAY))
    return next((key for key in keys if not desk.archive.outbox.has(key)), None)


def _mail(desk: Desk, person: Person, address: str, key: str, channel: str) -> None:
    issued = invite(desk, person.contract, person.key, BOT)
    token = desk.archive.texts.keep(issued.token)
    notice = InvitationMailed(person=person.key, token=token, address=desk.address, channel=channel)
    desk.archive.outbox.add(
        NewDelivery(
            contract=person.contract,
            incident=None,
            recipient=person.key,
            channel=EMAIL,
            chat=address,
            kind=notice.id,
            parameters=to_parameters(notice),
            key=key,
        )
    )
