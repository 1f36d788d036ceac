"""Topics of a Telegram supergroup: one for each incident, where the group has them and the bot may manage them.

Everything here is an extra: a server that refuses or does not know a method costs nobody a message.
"""

import structlog
from telegram.error import RetryAfter, TelegramError

from bot.channels.telegram_bot import RawBot
from bot.channels.telegram_faults import as_channel_error
from bot.channels.telegram_inbound import Json, is_json

log = structlog.get_logger()

TITLE_LIMIT = 128


class ForumTopics:
    """The topics of one bot's groups; honours the `Topics` protocol."""

    def __init__(self, bot: RawBot) -> None:
        self._bot = bot
        self._forums: set[str] = set()

    def hear(self, update: Json) -> None:
        """Learn from an update whether its group has topics."""
        message = update.get("message")
        chat = message.get("chat") if is_json(message) else None
        if is_json(chat) and chat.get("is_forum") is True:
            self._forums.add(str(chat.get("id")))

    async def open(self, chat: str, title: str) -> str | None:
        """Open a topic; None in a chat without topics, or where the bot may not. Raises RateLimited."""
        if chat not in self._forums:
            found = await self._asked("getChat", chat)
            if found.get("is_forum") is not True:
                return None
            self._forums.add(chat)
        opened = await self._asked("createForumTopic", chat, name=title[:TITLE_LIMIT])
        topic = opened.get("message_thread_id")
        if isinstance(topic, int):
            return str(topic)
        self._forums.discard(chat)
        return None

    async def close(self, chat: str, topic: str) -> None:
        """Close a topic; a refusal is let be. Raises RateLimited."""
        await self._asked("closeForumTopic", chat, message_thread_id=int(topic))

    async def reopen(self, chat: str, topic: str) -> None:
        """Open a closed topic again; a refusal is let be. Raises RateLimited."""
        await self._asked("reopenForumTopic", chat, message_thread_id=int(topic))

    async def _asked(self, method: str, chat: str, **more: object) -> Json:
        """Return what the platform answers, empty where it refuses: only a request to wait is passed on."""
        try:
            answer = await self._bot.ask(method, {"chat_id": chat, **more})
        except RetryAfter as error:
            raise as_channel_error(error) from error
        except TelegramError as error:
            log.info("telegram.no_topic", method=method, error=type(error).__name__)
            return {}
        return answer if is_json(answer) else {}
