"""The subject of cards: which platform message shows a draft or an incident to whom, and how far it is."""

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from models.store.records import NO_OFFER, Offer
from models.store.records import Card as CardRecord
from models.store.shelf import Shape, Shelf
from models.store.table import core
from models.store.tables import Card, Incident

_CARD, _INCIDENT = core(Card), core(Incident)
_CARDS = Shape(Card, CardRecord)
_PLACE = ("slot", "contract", "person", "channel", "chat")
_AT = [_CARD.c[name] == bindparam(f"at_{name}") for name in _PLACE]
_FIND = _CARDS.select.where(*_AT)
_SHOW = update(_CARD).where(*_AT)
_BEHIND = _CARDS.select.where(_CARD.c.sequence < _CARD.c.wanted).order_by(_CARD.c.id)
_CHANGE = select(_INCIDENT.c.changed).where(_INCIDENT.c.id == bindparam("of"))
_TURN = update(_CARD).where(_CARD.c.about == bindparam("of")).values(wanted=_CARD.c.wanted + 1)
_LEVEL = update(_CARD).where(_CARD.c.id == bindparam("wanted_id"))
ASKED = "asked:"
"""The slot of a message that is in nobody's place and has buttons that may die; its delivery's id follows."""


def turn(connection: Connection, about: str) -> None:
    """Let the messages be looked at again whose buttons this decides on ("talk:17"); a row each, of the open ones."""
    connection.execute(_TURN, {"of": about})


class Cards(Shelf):
    """Messages that are edited in place. A slot is "draft:17", "incident:42" or "asked:4711"."""

    def find(self, slot: str, contract: str, person: str, channel: str, chat: str) -> CardRecord | None:
        """Return the message that shows a slot to a reader in a chat, None where none does."""
        place = dict(zip(_PLACE, (slot, contract, person, channel, chat), strict=True))
        row = self._connection.execute(_FIND, _at(place)).one_or_none()
        return None if row is None else _CARDS.record(row)

    def shown(  # noqa: PLR0913, PLR0917 - one argument a column, as the post room knows them
        self,
        slot: str,
        contract: str,
        person: str,
        channel: str,
        chat: str,
        message: str,
        audience: str,
        sequence: int,
        offer: Offer = NO_OFFER,
    ) -> None:
        """Remember that a message shows a slot to a reader, as of `sequence` events; again: it was edited.

        `offer` are its buttons that may die, where the slot shows no incident.
        """
        place = dict(zip(_PLACE, (slot, contract, person, channel, chat), strict=True))
        news = {"message": message, "audience": audience, "shown_at": self._now}
        incident = incident_of(slot)
        news |= {"sequence": sequence} if incident is not None else self._offered(offer, sequence)
        if self._connection.execute(_SHOW, {**news, **_at(place)}).rowcount == 0:
            shows = (
                {"incident": incident, "wanted": self._change_of(incident)} if incident is not None else {}
            )
            self._connection.execute(insert(_CARD), {**_BARE, **place, **news, **shows})

    def _offered(self, offer: Offer, sequence: int) -> dict[str, object]:
        """Return the columns of what is offered; behind at once where one button can do nothing any more."""
        wanted = self._change_of(offer.incident) or sequence
        return {
            "incident": offer.incident,
            "about": offer.about,
            "offers": "\n".join(offer.tokens) or None,
            "delivery": offer.delivery,
            "wanted": wanted,
            "sequence": wanted - 1 if offer.is_spent else wanted,
        }

    def level(self, seen: Collection[tuple[int, int]]) -> None:
        """Record that cards need no edit for what was wanted of them: (id, wanted as it was read)."""
        rows = [{"wanted_id": card, "sequence": wanted} for card, wanted in seen]
        self._connection.execute(_LEVEL, rows)

    def stripped(self, card: int, tokens: Collection[str], sequence: int) -> None:
        """Record that only these of a message's buttons are left; with none, nothing is to be done about it ever."""
        if tokens:
            left = {"wanted_id": card, "sequence": sequence, "offers": "\n".join(tokens)}
            self._connection.execute(_LEVEL, left)
            return
        stands_alone = (_CARD.c.id == card, _CARD.c.slot.startswith(ASKED))
        if self._connection.execute(delete(_CARD).where(*stands_alone)).rowcount == 0:
            bare = {"incident": None, "about": None, "offers": None, "sequence": 0, "wanted": 0}
            self._connection.execute(_LEVEL, {"wanted_id": card, **bare})

    def rename(self, old_slot: str, new_slot: str) -> None:
        """Let the messages of one slot show another from now on: a draft has become an incident.

        A reader who has a message for the new slot already keeps that one.
        """
        incident = incident_of(new_slot)
        new = {"slot": new_slot, "incident": incident, "sequence": 0, "wanted": self._change_of(incident)}
        new |= {"about": None, "offers": None}
        for card in self._of_slot(old_slot):
            if self.find(new_slot, card.contract, card.person, card.channel, card.chat) is None:
                self._connection.execute(update(_CARD).where(_CARD.c.id == card.id).values(new))
            else:
                self.drop(card.id)

    def behind(self, limit: int) -> list[CardRecord]:
        """List the cards that do not show their incident's last change, in order of coming."""
        return _CARDS.records(self._connection.execute(_BEHIND.limit(limit)).all())

    def by_message(self, channel: str, chat: str, message: str) -> CardRecord | None:
        """Return what a platform message shows, None where it is no card."""
        same = (_CARD.c.channel == channel, _CARD.c.chat == chat, _CARD.c.message == message)
        query = _CARDS.select.where(*same).order_by(_CARD.c.id.desc()).limit(1)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _CARDS.record(row)

    def in_chat(self, channel: str, chat: str) -> list[CardRecord]:
        """List the messages that show something in a chat, in order of coming."""
        here = (_CARD.c.channel == channel, _CARD.c.chat == chat)
        query = _CARDS.select.where(*here).order_by(_CARD.c.id)
        return _CARDS.records(self._connection.execute(query).all())

    def leave(self, contract: str, person: str, chat: str | None = None) -> None:
        """Forget what a reader is shown, in one chat or (None) anywhere: their access there has ended."""
        theirs = [_CARD.c.contract == contract, _CARD.c.person == person]
        here = [] if chat is None else [_CARD.c.chat == chat]
        self._connection.execute(delete(_CARD).where(*theirs, *here))

    def drop(self, card: int) -> None:
        """Forget a card: its message is gone."""
        self._connection.execute(delete(_CARD).where(_CARD.c.id == card))

    def _change_of(self, incident: int | None) -> int:
        """Return the number of the incident's last change, 0 for a slot that shows no incident."""
        if incident is None:
            return 0
        found: int | None = self._connection.execute(_CHANGE, {"of": incident}).scalar()
        return found or 0

    def _of_slot(self, slot: str) -> list[CardRecord]:
        rows = self._connection.execute(_CARDS.select.where(_CARD.c.slot == slot).order_by(_CARD.c.id))
        return _CARDS.records(rows.all())


def incident_of(slot: str) -> int | None:
    """Return the incident's id of a slot "incident:42", None for any other slot."""
    kind, _, number = slot.partition(":")
    return int(number) if kind == "incident" and number.isdecimal() else None


_BARE: dict[str, object] = {"about": None, "offers": None, "delivery": None}


def _at(place: dict[str, str]) -> dict[str, str]:
    return {f"at_{name}": value for name, value in place.items()}
