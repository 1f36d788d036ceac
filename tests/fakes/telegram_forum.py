"""Topics of supergroups, as the Bot API has them: what needs the right to manage them, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fakes.telegram_fields import bad, number, optional, required
from tests.fakes.telegram_shapes import Json, Topic

if TYPE_CHECKING:
    from tests.fakes.telegram import TelegramFake

NAME_LIMIT = 128


class ForumMethods:
    """The methods about topics; part of `BotApi`."""

    fake: TelegramFake

    def getChat(self, fields: Json) -> Json:  # noqa: N802  # the platform's name, as all below
        chat = number(fields, "chat_id")
        if chat not in self.fake.groups and chat not in self.fake.people:
            raise bad("chat not found")
        return {
            **self.fake.chat(chat),
            "accent_color_id": 1,
            "max_reaction_count": 11,
            "accepted_gift_types": {},
        }

    def createForumTopic(self, fields: Json) -> Json:  # noqa: N802
        chat = self._forum(fields)
        name = required(fields, "name")
        if not 1 <= len(name) <= NAME_LIMIT:
            raise bad("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
        topic = Topic(chat=chat, id=self.fake.number("message"), name=name)
        self.fake.topics.append(topic)
        return {"message_thread_id": topic.id, "name": name, "icon_color": 7322096}

    def closeForumTopic(self, fields: Json) -> bool:  # noqa: N802
        return self._turned(fields, is_closed=True)

    def reopenForumTopic(self, fields: Json) -> bool:  # noqa: N802
        return self._turned(fields, is_closed=False)

    def _turned(self, fields: Json, *, is_closed: bool) -> bool:
        chat, wanted = self._forum(fields), number(fields, "message_thread_id")
        topic = self._found(chat, wanted)
        if topic is None:
            raise bad("message thread not found")
        if topic.is_closed == is_closed:
            raise bad("TOPIC_NOT_MODIFIED")
        topic.is_closed = is_closed
        return True

    def _forum(self, fields: Json) -> int:
        chat = number(fields, "chat_id")
        if chat not in self.fake.groups:
            raise bad("chat not found")
        if chat not in self.fake.forums:
            raise bad("the chat is not a forum")
        if not self.fake.forums[chat]:
            raise bad("not enough rights to create a topic")
        return chat

    def _topic_named(self, fields: Json) -> int | None:
        """Return the topic a message is sent to, None for none; an unknown or closed one is refused."""
        if optional(fields, "message_thread_id") is None:
            return None
        chat, wanted = number(fields, "chat_id"), number(fields, "message_thread_id")
        if self._found(chat, wanted) is None:
            raise bad("message thread not found")
        return wanted

    def _found(self, chat: int, wanted: int) -> Topic | None:
        return next((one for one in self.fake.topics if (one.chat, one.id) == (chat, wanted)), None)
