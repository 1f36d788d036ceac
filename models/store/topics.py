"""The subject of topics: the place an incident has inside a group, kept so that nothing asks for it twice."""

from sqlalchemy import delete, select, update

from models.store.records import Topic as TopicRecord
from models.store.shelf import GivingWay, Shape, Shelf
from models.store.table import core
from models.store.tables import Incident, Topic

_TOPIC, _INCIDENT = core(Topic), core(Incident)
_TOPICS = Shape(Topic, TopicRecord)
_ADD = GivingWay(Topic, ("incident", "channel", "chat"), "id")
_IS_OVER = _INCIDENT.c.ended_at.is_not(None)


class Topics(Shelf):
    """Places of incidents in groups, one a group and incident; a group without any is remembered as such."""

    def find(self, incident: int, channel: str, chat: str) -> TopicRecord | None:
        """Return an incident's place in a chat, None where it was never asked for."""
        place = (_TOPIC.c.incident == incident, _TOPIC.c.channel == channel, _TOPIC.c.chat == chat)
        row = self._connection.execute(_TOPICS.select.where(*place)).one_or_none()
        return None if row is None else _TOPICS.record(row)

    def keep(self, incident: int, channel: str, chat: str, topic: str) -> None:
        """Remember an incident's place, "" for none; the first one kept stays."""
        row = {"incident": incident, "channel": channel, "chat": chat, "topic": topic, "is_closed": False}
        _ADD.insert(self._connection, row)

    def incident_at(self, channel: str, chat: str, topic: str) -> int | None:
        """Return the incident that a place is about, None where it is about none."""
        place = (_TOPIC.c.channel == channel, _TOPIC.c.chat == chat, _TOPIC.c.topic == topic)
        query = select(_TOPIC.c.incident).where(*place).order_by(_TOPIC.c.id.desc()).limit(1)
        found: int | None = self._connection.execute(query).scalar()
        return found

    def out_of_step(self, limit: int) -> list[TopicRecord]:
        """List the places still open of incidents that have ended, and those closed of incidents reopened."""
        mine = _TOPIC.c.incident == _INCIDENT.c.id
        there = _TOPIC.c.topic != ""
        query = _TOPICS.select.where(mine, there, _TOPIC.c.is_closed != _IS_OVER).order_by(_TOPIC.c.id)
        return _TOPICS.records(self._connection.execute(query.limit(limit)).all())

    def set_closed(self, topic: int, *, is_closed: bool) -> None:
        """Remember that a place was closed or opened again."""
        self._connection.execute(update(_TOPIC).where(_TOPIC.c.id == topic).values(is_closed=is_closed))

    def lose(self, topic: int) -> None:
        """Remember that a place is gone: from now on the incident has none in that chat."""
        self._connection.execute(update(_TOPIC).where(_TOPIC.c.id == topic).values(topic=""))

    def leave(self, channel: str, chat: str) -> None:
        """Forget every place in a chat: the chat is no more."""
        self._connection.execute(delete(_TOPIC).where(_TOPIC.c.channel == channel, _TOPIC.c.chat == chat))
