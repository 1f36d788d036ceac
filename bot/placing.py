"""Placing: where in a party's room a message about an incident belongs; between packing and the channel (room 6).

Where the platform can give an incident a place of its own (a topic), its card and what follows go there, and the
place is closed with the incident. Elsewhere the letter keeps the thread it has (DIALOGUES 14).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.channels.channel import Channel, Letter, RateLimited, Topics
from bot.clock import Clock
from bot.hop import Store
from bot.packing import Parcel
from handlers.reading_along import is_room
from models.store.archive import Archive
from models.store.records import Topic

log = structlog.get_logger()

BATCH = 20
PATIENCE = 2
"""How many times a message may wait for its topic; then it goes to the room without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What is known of an incident's place in a chat: `topic` None where nobody has asked for one yet."""

    topic: str | None
    title: str


class Placing:
    """Finds the place of a message in a room, asks the platform for one, and keeps places in step."""

    def __init__(self, store: Store, channels: Mapping[str, Channel], clock: Clock) -> None:
        self._store = store
        self._channels = channels
        self._clock = clock
        self._rests_until: dict[str, datetime] = {}

    async def placed(self, parcel: Parcel, channel: Channel) -> Letter:
        """Return a new message's letter with the topic of its incident, asking for one first; raises RateLimited.

        Only what is about one incident in a room has a place; any other letter comes back as it is.
        """
        letter, topics = parcel.letter, channel.abilities.topics
        if (
            topics is None
            or parcel.incident is None
            or letter.topic is not None
            or not is_room(letter.person)
        ):
            return letter
        place = await self._store.read(_place_of, parcel, parcel.incident)
        topic = place.topic
        if topic is None and parcel.attempts <= PATIENCE:
            topic = await topics.open(letter.chat, place.title) or ""
            await self._store.write(_keep, parcel, parcel.incident, topic)
        return replace(letter, topic=topic, thread=None) if topic else letter

    async def lose(self, parcel: Parcel) -> None:
        """Remember that the incident's place in that chat is gone."""
        log.info("topic_gone", channel=parcel.channel)
        if parcel.incident is not None:
            await self._store.write(_lose, parcel, parcel.incident)

    async def tend(self, busy: Collection[tuple[str, str]]) -> int:
        """Close the places of incidents that have ended, open those of reopened ones; returns how many.

        Nothing is done in a `busy` chat (channel and address), to which something is being sent.
        """
        if not any(channel.abilities.topics for channel in self._channels.values()):
            return 0
        done = 0
        for topic in await self._store.read(_out_of_step):
            channel = self._channels.get(topic.channel)
            topics = channel.abilities.topics if channel is not None else None
            is_busy = (topic.channel, topic.chat) in busy
            if topics is not None and not is_busy and await self._brought_in_step(topics, topic):
                await self._store.write(_turn, topic)
                done += 1
        return done

    async def _brought_in_step(self, topics: Topics, topic: Topic) -> bool:
        now = self._clock.now()
        if self._rests_until.get(topic.channel, now) > now:
            return False
        try:
            await (topics.reopen if topic.is_closed else topics.close)(topic.chat, topic.topic)
        except RateLimited as wait:
            self._rests_until[topic.channel] = now + timedelta(seconds=wait.retry_seconds)
            return False
        return True


def _place_of(archive: Archive, parcel: Parcel, incident: int) -> Place:
    known = archive.topics.find(incident, parcel.channel, parcel.letter.chat)
    return Place(topic=known.topic if known else None, title=_title(archive, incident))


def _title(archive: Archive, incident: int) -> str:
    """Name a place by what everybody calls the incident: number, class and service (DIALOGUES 14)."""
    stored = archive.incidents.load(incident).incident
    return f"{stored.number} {stored.severity} {stored.service}"


def _keep(archive: Archive, parcel: Parcel, incident: int, topic: str) -> None:
    archive.topics.keep(incident, parcel.channel, parcel.letter.chat, topic)


def _lose(archive: Archive, parcel: Parcel, incident: int) -> None:
    known = archive.topics.find(incident, parcel.channel, parcel.letter.chat)
    if known is not None:
        archive.topics.lose(known.id)


def _out_of_step(archive: Archive) -> list[Topic]:
    return archive.topics.out_of_step(BATCH)


def _turn(archive: Archive, topic: Topic) -> None:
    archive.topics.set_closed(topic.id, is_closed=not topic.is_closed)
