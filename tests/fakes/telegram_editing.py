"""The methods that change a message that was sent; mixed into the fake Bot API."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.fakes.telegram_fields import bad, keyboard, number
from tests.fakes.telegram_shapes import Json, Shown

if TYPE_CHECKING:
    from tests.fakes.telegram import TelegramFake

UNCHANGED = (
    "message is not modified: specified new message content and reply markup are the same as the current"
)


class Editing:
    """What may be edited, and what is refused in the platform's own words."""

    fake: TelegramFake

    def editMessageText(self, fields: Json) -> Json:  # noqa: N802
        old = self._to_edit(fields)
        if old.document:
            raise bad("there is no text in the message to edit")
        return self._edited(old, self._drawn(fields, replace(old, rows=())))

    def editMessageReplyMarkup(self, fields: Json) -> Json:  # noqa: N802
        old = self._to_edit(fields)
        return self._edited(old, replace(old, rows=keyboard(fields.get("reply_markup") or {})))

    def _to_edit(self, fields: Json) -> Shown:
        chat, wanted = self._chat(fields), number(fields, "message_id")
        old = next((one for one in self.fake.messages if (one.chat, one.id) == (chat, wanted)), None)
        if old is None:
            raise bad("message to edit not found")
        if any(key.asks_contact for row in old.rows for key in row):
            raise bad("message can't be edited")
        return old

    def _edited(self, old: Shown, new: Shown) -> Json:
        if new == old:
            raise bad(UNCHANGED)
        with self.fake.lock:
            self.fake.messages[self.fake.messages.index(old)] = replace(new, edits=old.edits + 1)
        return self._as_json(new)
