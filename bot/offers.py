"""What the buttons of a message offer, and what is left of it: for messages that keep their buttons (room 6).

Pure but for the look at what decides on a button. The post room takes spent buttons off (`bot/packing.py`).
"""

from collections.abc import Collection
from dataclasses import replace

from bot.wording.said import Button, Said
from handlers.possible import Hangs, hangs_on, left_of
from models.store.archive import Archive
from models.store.records import NO_OFFER, Offer

TALK = "talk:"


def offer_of(contract: str, said: Said, delivery: int | None) -> Offer:
    """Return which buttons of a message may die and what decides on them; none for most messages.

    One thing decides on a whole message. Where a draft and an incident both do, the draft: it ends either way.
    """
    found = {one.token: hangs for one in said.buttons if (hangs := _hangs(contract, one)) is not None}
    if not found:
        return NO_OFFER
    about = next((one.about for one in found.values() if one.about is not None), None)
    incident = next(iter(found.values())).incident if about is None else None
    return Offer(tokens=tuple(found), incident=incident, about=about, delivery=delivery)


def _hangs(contract: str, button: Button) -> Hangs | None:
    return None if button.link else hangs_on(contract, button.act, button.subject, button.argument)


def as_recorded(archive: Archive, offer: Offer, slot: str, person: str) -> Offer:
    """Return the offer as it stands once its message is out: what decides may have changed on the way.

    A step of a conversation is not looked at: what ends the conversation edits the step (DIALOGUES 2).
    """
    if not offer.tokens or (slot and (offer.about or "").startswith(TALK)):
        return offer
    return replace(offer, is_spent=len(left_of(archive, offer.tokens, person)) < len(offer.tokens))


def stripped(said: Said, contract: str, left: Collection[str]) -> Said:
    """Leave out the buttons that may die and are not among those `left`; all others stay."""
    rows = (
        tuple(one for one in row if one.token in left or _hangs(contract, one) is None) for row in said.rows
    )
    return replace(said, rows=tuple(row for row in rows if row))
