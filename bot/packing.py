"""Packing: turns what is owed and what has changed into letters, each in its reader's language.

Works inside one transaction; the post room (bot/postroom.py) carries the parcels away.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import structlog

from bot.addressing import addressed, with_menu
from bot.channels.channel import Channel, Letter
from bot.frontdesk import Desks
from bot.reading import Reader, language_of, side_of, word
from handlers.delivered import Result, delivered
from handlers.messages import Notice
from handlers.notices.answering import CardShown
from handlers.notices.catalogue import from_parameters
from models.store.archive import Archive
from models.store.records import Card, Delivery

log = structlog.get_logger()

BATCH = 50
LEASE_SECONDS = 30
Place = tuple[str, str, str]
"""A message that is edited in place: channel, chat and slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A letter ready to go: its channel, the message it edits ("" for a new one), and what the card will show.

    `card` is the id of a card that is only brought up to date, None for a message that is owed. `incident` is what
    it is about, None where it is about none or about several.
    """

    letter: Letter
    channel: str
    edits: str = ""
    sequence: int = 0
    attempts: int = 1
    audience: str = "client"
    card: int | None = None
    incident: int | None = None

    @property
    def place(self) -> Place:
        """Return which message of which chat this is about."""
        return self.channel, self.letter.chat, self.letter.slot


class Packing:
    """Words what the post room is to carry."""

    def __init__(self, desks: Desks, channels: Mapping[str, Channel]) -> None:
        self._desks = desks
        self._channels = channels

    def claim(self, archive: Archive) -> list[Parcel]:
        """Take due deliveries and word each; one that cannot be worded fails alone."""
        parcels = []
        for delivery in archive.outbox.claim(BATCH, LEASE_SECONDS):
            try:
                parcels.append(self._parcel(archive, delivery))
            except Exception:
                # One delivery that cannot be worded must not hold back the others; it is on record as refused.
                log.exception("delivery_not_worded", delivery=delivery.id, kind=delivery.kind)
                delivered(self._desks.at(archive), delivery.id, Result(failure="refused"))
        return parcels

    def _parcel(self, archive: Archive, delivery: Delivery) -> Parcel:
        channel, chat = delivery.channel or "", delivery.chat or ""
        notice = from_parameters(delivery.kind, delivery.parameters)
        reader = self._reader(archive, delivery.contract, delivery.recipient, channel)
        card = None
        if delivery.slot:
            card = archive.cards.find(delivery.slot, delivery.contract, delivery.recipient, channel, chat)
        letter = self._letter(archive, reader, notice, delivery.incident, delivery.slot)
        return Parcel(
            letter=with_menu(self._desks.at(archive), addressed(archive, letter, delivery), channel),
            channel=channel,
            edits=card.message if card else "",
            sequence=_events(archive, delivery.incident) if delivery.slot.startswith("incident:") else 0,
            attempts=delivery.attempts,
            audience=self._audience(archive, reader),
            incident=None if delivery.also else delivery.incident,
        )

    def _letter(
        self, archive: Archive, reader: Reader, notice: Notice, incident: int | None, slot: str
    ) -> Letter:
        return Letter(
            said=word(archive, self._desks.library(), reader, notice, incident),
            notice=notice,
            chat="",
            person=reader.person,
            contract=reader.contract,
            slot=slot,
            language=reader.language.code,
        )

    def _reader(self, archive: Archive, contract: str, person: str, channel: str) -> Reader:
        language = language_of(archive, self._desks.library(), contract, person)
        return Reader(contract=contract, person=person, language=language, platform=channel)

    def _audience(self, archive: Archive, reader: Reader) -> str:
        terms = self._desks.library().terms_at(reader.contract, archive.now)
        side = side_of(terms, reader.person)
        return side.value if side else "client"

    def cards_behind(
        self, archive: Archive, busy: Collection[Place], resting: Collection[int], room: Mapping[str, int]
    ) -> list[Parcel]:
        """Word the cards that show less than has happened, of each channel as many as there is `room` for.

        Left out are those at a `busy` place (a message for it is on its way) and those `resting` by id.
        """
        left = dict(room)
        found = []
        for card in archive.cards.behind(BATCH + len(resting)):
            is_free = card.id not in resting and (card.channel, card.chat, card.slot) not in busy
            if is_free and self.edits(card.channel) and left.get(card.channel, 0) > 0:
                left[card.channel] -= 1
                found.append(self._refreshed(archive, card))
        return found

    def _refreshed(self, archive: Archive, card: Card) -> Parcel:
        incident = card.incident or 0
        reader = self._reader(archive, card.contract, card.person, card.channel)
        letter = self._letter(archive, reader, CardShown(incident=incident), incident, card.slot)
        return Parcel(
            letter=replace(letter, chat=card.chat),
            channel=card.channel,
            edits=card.message,
            sequence=_events(archive, incident),
            audience=card.audience,
            card=card.id,
            incident=card.incident,
        )

    def edits(self, channel: str) -> bool:
        """Say whether messages of a channel can be brought up to date: an e-mail is what it was."""
        return channel in self._channels and self._channels[channel].abilities.edits


def _events(archive: Archive, incident: int | None) -> int:
    return archive.incidents.load(incident).incident.events if incident is not None else 0
