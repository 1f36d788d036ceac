"""Answering an account that belongs to nobody yet: only its language is known, and who may let it in."""

from dataclasses import replace

from handlers.desk import Desk
from handlers.messages import Inbound, Notice
from handlers.notices.catalogue import to_parameters
from models.sla.contract import Role, Side
from models.store.records import NewDelivery

GUEST = "guest:"


def admin_of(desk: Desk) -> str | None:
    """Return who issues invitations: the client's first admin, else the provider's."""
    for contract in desk.library.contracts:
        terms = desk.terms_now(contract)
        day = terms.local_date(desk.now)
        for side in (Side.CLIENT, Side.PROVIDER):
            for contact in terms.people(Role.ADMIN, on=day, side=side):
                return contact.key
    return None


def answer_stranger(desk: Desk, inbound: Inbound, row: int, notice: Notice, *, once: str = "") -> None:
    """Owe an account that is linked to nobody an answer, in the language its platform told.

    `once` names an answer that is given a single time, whatever comes after.
    """
    contract = next(iter(desk.library.contracts))
    answer = owed(inbound, row, contract, guest(inbound.locale), notice)
    desk.archive.outbox.add(replace(answer, key=once) if once else answer)


def guest(locale: str | None) -> str:
    """Name the recipient of a message to a stranger: only the language is known."""
    return f"{GUEST}{locale or ''}"


def owed(inbound: Inbound, row: int, contract: str, recipient: str, notice: Notice) -> NewDelivery:
    """Make the answer to what an account has just done, in the chat where it did it; in a group for it alone."""
    return NewDelivery(
        contract=contract,
        incident=None,
        recipient=recipient,
        channel=inbound.channel,
        chat=inbound.aside or inbound.chat,
        topic=None if inbound.aside else inbound.topic,
        kind=notice.id,
        parameters=to_parameters(notice),
        key=f"reply:{row}:{notice.id}",
    )
