"""Packing: turns what is owed and what has changed into letters, each in its reader's language.

Works inside one transaction; the post room (bot/postroom.py) carries the parcels away.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import structlog

from bot.addressing import addressed, with_menu
from bot.channels.channel import Channel, Letter, Posted
from bot.frontdesk import Desks
from bot.offers import as_recorded, offer_of, stripped
from bot.reading import Reader, language_of, side_of, word, words_for
from bot.wording.dispatch import say
from bot.wording.said import Said
from handlers.delivered import Result, delivered
from handlers.messages import Notice
from handlers.notices.answering import CardShown
from handlers.notices.catalogue import from_parameters
from handlers.possible import left_of
from models.store.archive import Archive
from models.store.cards import ASKED, incident_of
from models.store.records import NO_OFFER, Card, Delivery, Offer

log = structlog.get_logger()

BATCH = 50
LEASE_SECONDS = 30
MOST_DRAWN = 5000
"""Of how many cards it is kept in mind what they say; forgotten, a card is edited once more than it needs."""
Place = tuple[str, str, str]
"""A message that is edited in place: channel, chat and slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A letter ready to go: its channel, the message it edits ("" for a new one), and what the card will show.

    `card` is the id of a card that is only brought up to date, None for a message that is owed. `incident` is what
    it is about, None where it is about none or about several. `offer` are its buttons that may die; of a letter
    with `only_buttons` those that are left.
    """

    letter: Letter
    channel: str
    edits: str = ""
    sequence: int = 0
    attempts: int = 1
    audience: str = "client"
    card: int | None = None
    incident: int | None = None
    offer: Offer = NO_OFFER

    @property
    def place(self) -> Place:
        """Return which message of which chat this is about."""
        return self.channel, self.letter.chat, self.letter.slot


@dataclass(frozen=True, slots=True)
class Behind:
    """What became of the cards that are behind: parcels to carry, and those that need no edit after all.

    `level` are (id, wanted as it was read); `lost` are ids of cards that nothing can be said for any more.
    """

    parcels: list[Parcel] = field(default_factory=list)
    level: list[tuple[int, int]] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)

    def record(self, archive: Archive) -> None:
        """Write down what needs no carrying; to be called only where there is something (`is_settling`)."""
        if self.level:
            archive.cards.level(self.level)
        for card in self.lost:
            archive.cards.drop(card)

    @property
    def is_settling(self) -> bool:
        """Say whether there is anything to write down."""
        return bool(self.level or self.lost)


class Packing:
    """Words what the post room is to carry."""

    def __init__(self, desks: Desks, channels: Mapping[str, Channel]) -> None:
        self._desks = desks
        self._channels = channels
        self._drawn: dict[Place, Said] = {}

    def remember(self, parcel: Parcel) -> None:
        """Keep in mind what a card says on the platform: who would see nothing new is sent no edit."""
        if incident_of(parcel.letter.slot) is not None:
            if len(self._drawn) >= MOST_DRAWN:
                self._drawn.clear()
            self._drawn[parcel.place] = parcel.letter.said

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
        is_card = incident_of(delivery.slot) is not None
        offer = (
            NO_OFFER
            if is_card or not self._keeps(channel)
            else offer_of(reader.contract, letter.said, delivery.id)
        )
        return Parcel(
            letter=with_menu(self._desks.at(archive), addressed(archive, letter, delivery), channel),
            channel=channel,
            edits=card.message if card else "",
            sequence=_events(archive, delivery.incident) if delivery.slot.startswith("incident:") else 0,
            attempts=delivery.attempts,
            audience=self._audience(archive, reader),
            incident=None if delivery.also else delivery.incident,
            offer=offer,
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
    ) -> Behind:
        """Word the cards that show less than has happened, of each channel as many as there is `room` for.

        Left out are those at a `busy` place (a message for it is on its way) and those `resting` by id.
        """
        left = dict(room)
        found = Behind()
        for card in archive.cards.behind(BATCH + len(resting)):
            is_free = card.id not in resting and (card.channel, card.chat, card.slot) not in busy
            if not is_free or not self.edits(card.channel) or left.get(card.channel, 0) <= 0:
                continue
            if incident_of(card.slot) is None:
                self._strip(archive, card, found)
            elif (parcel := self._refreshed(archive, card)).letter.said == self._drawn.get(parcel.place):
                found.level.append((card.id, card.wanted))
            else:
                found.parcels.append(parcel)
            left[card.channel] = room.get(card.channel, 0) - sum(
                one.channel == card.channel for one in found.parcels
            )
        return found

    def _strip(self, archive: Archive, card: Card, found: Behind) -> None:
        """Take the buttons off a message that can do nothing any more, unless it is about to be edited anyway."""
        left = left_of(archive, card.tokens, card.person)
        if len(left) == len(card.tokens):
            found.level.append((card.id, card.wanted))
        elif card.delivery is None:
            found.lost.append(card.id)
        elif not archive.outbox.is_coming(card.contract, card.person, card.channel, card.chat, card.slot):
            try:
                letter = self._as_sent(archive, card, archive.outbox.load(card.delivery))
            except Exception:
                # A message that cannot be worded any more keeps its buttons; pressed, they are refused in words.
                log.exception("buttons_not_worded", delivery=card.delivery)
                found.lost.append(card.id)
                return
            said = stripped(letter.said, card.contract, left)
            found.parcels.append(
                Parcel(
                    letter=replace(letter, said=said, delivery=None, only_buttons=True),
                    channel=card.channel,
                    edits=card.message,
                    sequence=card.wanted,
                    card=card.id,
                    offer=Offer(tokens=left),
                )
            )

    def _as_sent(self, archive: Archive, card: Card, delivery: Delivery) -> Letter:
        """Word a message again as it was when it was sent: its words stay what they were."""
        reader = self._reader(archive, card.contract, card.person, card.channel)
        words = words_for(archive, self._desks.library(), reader, delivery.incident)
        notice = from_parameters(delivery.kind, delivery.parameters)
        letter = Letter(
            said=say(notice, replace(words, now=delivery.sent_at or archive.now)),
            notice=notice,
            chat=card.chat,
            person=card.person,
            contract=card.contract,
            slot=card.slot,
            language=reader.language.code,
        )
        return replace(addressed(archive, letter, delivery), chat=card.chat)

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

    def _keeps(self, channel: str) -> bool:
        return channel in self._channels and self._channels[channel].abilities.keeps_buttons

    def edits(self, channel: str) -> bool:
        """Say whether messages of a channel can be brought up to date: an e-mail is what it was."""
        return channel in self._channels and self._channels[channel].abilities.edits


def show(archive: Archive, parcel: Parcel, posted: Posted) -> None:
    """Remember which message shows what from now on: a card, a step, or buttons that may die."""
    letter, offer = parcel.letter, parcel.offer
    if letter.only_buttons:
        if parcel.card is not None:
            archive.cards.stripped(parcel.card, offer.tokens, parcel.sequence)
        return
    slot = letter.slot or (f"{ASKED}{letter.delivery}" if offer.tokens else "")
    if not slot:
        return
    archive.cards.shown(
        slot,
        letter.contract,
        letter.person,
        parcel.channel,
        letter.chat,
        posted.message,
        parcel.audience,
        parcel.sequence,
        as_recorded(archive, offer, letter.slot, letter.person),
    )


def _events(archive: Archive, incident: int | None) -> int:
    return archive.incidents.load(incident).incident.events if incident is not None else 0
