"""People with a Telegram account: what they write and press, what they see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.fakes.telegram_shapes import Json, Key, Shown

if TYPE_CHECKING:
    from tests.fakes.telegram import TelegramFake


@dataclass(kw_only=True)
class Person:
    """Somebody with a Telegram account. Acts happen in the private chat unless a group is named."""

    telegram: TelegramFake
    id: int
    name: str
    lang: str | None
    is_started: bool = True
    has_blocked: bool = False

    def say(
        self, text: str, *, chat: int | None = None, reply_to: int | None = None, topic: int | None = None
    ) -> int:
        """Write a text or a command, in a group also in a topic; return the message's id."""
        content: Json = {"text": text}
        if topic is not None:
            # The platform names a topic's beginning as what is answered, where nothing else is.
            content |= {"message_thread_id": topic, "is_topic_message": True}
            reply_to = reply_to or topic
        return self.send(content, chat=chat, reply_to=reply_to)

    def contact(self, phone: str, *, user_id: int | None = None) -> int:
        """Share a contact card: one's own, unless another `user_id` is given (0: a card without one)."""
        card: Json = {"phone_number": phone, "first_name": self.name}
        owner = self.id if user_id is None else user_id
        return self.send({"contact": {**card, "user_id": owner} if owner else card})

    def photo(self, caption: str = "", *, album: str | None = None, body: bytes = b"\xff\xd8photo") -> int:
        """Send a photo; photos of one album are sent with the same group id."""
        name = f"photo-{self.telegram.number('query')}"
        self.telegram.files[name] = body
        size = {"file_id": name, "file_unique_id": name, "width": 800, "height": 600, "file_size": 7}
        body: Json = {"photo": [size], **({"caption": caption} if caption else {})}
        return self.send({**body, **({"media_group_id": album} if album else {})})

    def document(self, name: str, body: bytes, caption: str = "", kind: str = "text/plain") -> int:
        """Send a file as it is."""
        key = f"document-{self.telegram.number('query')}"
        self.telegram.files[key] = body
        file = {
            "file_id": key,
            "file_unique_id": key,
            "file_name": name,
            "mime_type": kind,
            "file_size": len(body),
        }
        return self.send({"document": file, **({"caption": caption} if caption else {})})

    def send(self, content: Json, *, chat: int | None = None, reply_to: int | None = None) -> int:
        """Send any message: `content` is what the Bot API would show of it."""
        message = self._message(content, chat or self.id)
        if reply_to is not None:
            message["reply_to_message"] = self._message(
                {"message_id": reply_to, "text": "…"}, chat or self.id
            )
        self.is_started = True
        self.telegram.push({"message": message})
        return int(str(message["message_id"]))

    def edit(self, message: int, text: str) -> None:
        """Change a message written before."""
        body = self._message({"message_id": message, "text": text}, self.id)
        self.telegram.push({"edited_message": {**body, "edit_date": self.telegram.stamp()}})

    def press(self, label: str, *, chat: int | None = None, message: int | None = None) -> str:
        """Press the button with exactly this label on the newest message having it; return the query's id.

        With `message` on that message only.
        """
        shown, key = self._find(label, chat or self.id, message)
        if key.asks_contact:
            raise LookupError(f"{label} shares the contact card: use contact()")
        return self._pressed(shown.id, shown, key.data)

    def forge(self, data: str | None, message: int | None = None) -> str:
        """Press what may not be on the screen at all, or no longer; return the query's id."""
        shown = next((one for one in self.screen() if one.id == message), None)
        return self._pressed(message, shown, data)

    def _pressed(self, id: int | None, shown: Shown | None, data: str | None) -> str:  # noqa: A002  # the platform's own word
        query = str(self.telegram.number("query"))
        chat = shown.chat if shown else self.id
        about: Json = {}
        if id is not None:
            date, text = (shown.date, shown.text) if shown else (0, "")
            message = {"message_id": id, "chat": self.telegram.chat(chat), "date": date, "text": text}
            about = {"message": message}
        press = {"id": query, "from": self.as_json(), "chat_instance": str(chat), "data": data, **about}
        self.telegram.open_queries.add(query)
        self.telegram.push({"callback_query": press})
        return query

    def block(self) -> None:
        """Block the bot."""
        self.has_blocked = True
        self._member("member", "kicked")

    def unblock(self) -> None:
        """Let the bot write again."""
        self.has_blocked = False
        self._member("kicked", "member")

    def screen(self) -> list[Shown]:
        """Return the bot's messages in the private chat, oldest first."""
        return self.telegram.screen(self.id)

    def sees(self, text: str) -> bool:
        """Say whether any message in the private chat holds this text."""
        return any(text in message.text for message in self.screen())

    def as_json(self) -> Json:
        """Return the person as the Bot API writes them."""
        first, _, last = self.name.partition(" ")
        names: Json = {"first_name": first, **({"last_name": last} if last else {})}
        return {
            "id": self.id,
            "is_bot": False,
            **names,
            **({"language_code": self.lang} if self.lang else {}),
        }

    def _message(self, content: Json, chat: int) -> Json:
        head: Json = {"message_id": self.telegram.number("message"), "from": self.as_json()}
        return {**head, "chat": self.telegram.chat(chat), "date": self.telegram.stamp(), **content}

    def _find(self, label: str, chat: int, message: int | None) -> tuple[Shown, Key]:
        for shown in reversed(self.telegram.screen(chat)):
            if message not in {None, shown.id}:
                continue
            for key in (key for row in shown.rows for key in row):
                if key.label == label:
                    return shown, key
        raise LookupError(f"no button {label!r} on screen: {[s.buttons for s in self.telegram.screen(chat)]}")

    def _member(self, old: str, new: str) -> None:
        bot = {"id": 700000001, "is_bot": True, "first_name": "Reakcja", "username": self.telegram.username}
        change: Json = {
            "chat": self.telegram.chat(self.id),
            "from": self.as_json(),
            "date": self.telegram.stamp(),
        }
        for name, status in (("old_chat_member", old), ("new_chat_member", new)):
            change[name] = {
                "user": bot,
                "status": status,
                **({"until_date": 0} if status == "kicked" else {}),
            }
        self.telegram.push({"my_chat_member": change})
