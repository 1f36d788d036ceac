"""What Telegram delivers, turned into the one neutral shape; stands between the platform and the front desk.

Pure: no network, no clock. An update that cannot be understood is handed on raw, so that it blocks nothing.
"""

import json
import re
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import TypeGuard

from telegram import CallbackQuery, ChatMemberUpdated, Contact, Message, Update, User
from telegram.constants import ChatType

from bot.channels.commands_typed import act_of
from bot.channels.telegram_files import attachments_of
from handlers.messages import Arrival, Identity, Inbound

CHANNEL = "telegram"
Json = dict[str, object]

COMMAND = re.compile(r"/(?P<name>\w{1,32})(?:@(?P<bot>\w+))?(?:\s+(?P<rest>.*))?", re.DOTALL)
# What the library requires of an update and this program does not; the platform may leave new fields out any
# day.
MENDED: dict[str, Json] = {
    "callback_query": {"chat_instance": ""},
    "from": {"is_bot": False, "first_name": ""},
    "contact": {"first_name": ""},
    "chat": {"type": "private"},
    "reply_to_message": {"date": 0},
    "message": {"date": 0},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """An update understood: the inbound, None where it is not our business; `query` awaits an answer.

    `refused` says why it is turned away where it should not have come at all, "" otherwise.
    """

    inbound: Inbound | None
    query: str | None = None
    refused: str = ""


def update_number(raw: Json) -> int | None:
    """Return the update's number, by which it is confirmed; None where it has none."""
    number = raw.get("update_id")
    return number if isinstance(number, int) else None


def translate(raw: Json, bot_name: str, received_at: datetime) -> Translation:
    """Turn one update, as it came, into an inbound.

    `bot_name` is the bot's user name: a command addressed to another bot is none of ours. Never raises: what
    the library cannot parse becomes UNREADABLE with the raw update as its text (DECISIONS 7.16).
    """
    try:
        update = Update.de_json(_mended(raw))
        return _understood(update, bot_name, received_at)
    except Exception:  # whatever the library stumbles over, the updates behind must come through
        return Translation(inbound=unreadable(raw, received_at), refused="malformed")


def unreadable(raw: Json, received_at: datetime) -> Inbound:
    """Return the raw update as an inbound of its own; the sender is not known."""
    text = json.dumps(raw, sort_keys=True)
    number = update_number(raw)
    key = sha256(text.encode()).hexdigest() if number is None else str(number)
    return Inbound(
        channel=CHANNEL,
        key=key,
        account="",
        chat="",
        kind=Arrival.UNREADABLE,
        received_at=received_at,
        is_private=False,
        text=text,
    )


def _understood(update: Update, bot_name: str, received_at: datetime) -> Translation:
    key = str(update.update_id)
    if update.callback_query is not None:
        query = update.callback_query
        return Translation(inbound=_press(query, key, received_at), query=query.id)
    if update.my_chat_member is not None:
        return Translation(inbound=_blocking(update.my_chat_member, key, received_at))
    message = update.message or update.edited_message
    if message is not None and message.migrate_to_chat_id is not None:
        return Translation(inbound=_moved(message, key, received_at))
    if message is None or message.from_user is None or message.from_user.is_bot:
        is_bot = message is not None and message.from_user is not None
        return Translation(inbound=None, refused="bot" if is_bot else "unknown")
    base = _base(message, message.from_user, key, received_at)
    if update.edited_message is not None:
        return Translation(inbound=_edit(message, base))
    return Translation(inbound=_message(message, base, bot_name))


def _moved(message: Message, key: str, received_at: datetime) -> Inbound:
    """Translate that a group has become a supergroup; nobody in particular has said it."""
    return Inbound(
        channel=CHANNEL,
        key=key,
        account="",
        chat=str(message.chat.id),
        kind=Arrival.MOVED,
        received_at=received_at,
        is_private=False,
        platform_at=_stamp(message.date),
        text=str(message.migrate_to_chat_id),
    )


def _base(message: Message, sender: User, key: str, received_at: datetime) -> Inbound:
    return Inbound(
        channel=CHANNEL,
        key=key,
        account=str(sender.id),
        chat=str(message.chat.id),
        kind=Arrival.TEXT,
        received_at=received_at,
        is_private=message.chat.type == ChatType.PRIVATE,
        platform_at=_stamp(message.date),
        argument=message.media_group_id or "",
        message=str(message.message_id),
        reply_to=_answered(message),
        topic=_topic(message),
        locale=locale_of(sender),
        identity=Identity(display=sender.full_name),
    )


def _message(message: Message, base: Inbound, bot_name: str) -> Inbound | None:
    if message.contact is not None:
        return replace(base, kind=Arrival.CONTACT, identity=_vouched(message.contact, base))
    text = message.text or message.caption or ""
    command = COMMAND.fullmatch(text)
    if command is not None:
        if (command["bot"] or bot_name).lower() != bot_name.lower():
            return None
        act = _act(command["name"])
        rest = (command["rest"] or "").strip()
        if act == "start":
            return replace(base, kind=Arrival.START, act=act, text=rest)
        if act is not None:
            return replace(
                base, kind=Arrival.COMMAND, act=act, text=rest, attachments=attachments_of(message)
            )
    attachments = attachments_of(message)
    base = _without_mention(replace(base, text=text, attachments=attachments), bot_name)
    is_about_the_chat = not text and not attachments and _is_about_the_chat(message)
    return None if is_about_the_chat else base


def _without_mention(base: Inbound, bot_name: str) -> Inbound:
    """Take a mention of the bot in a group, answering nothing, for a report (DIALOGUES 2).

    In a topic it stays a text that asks for a report: the desk knows whether the topic is an incident's.
    """
    mention = re.compile(rf"@{re.escape(bot_name)}\b", re.IGNORECASE)
    if base.is_private or base.reply_to is not None or not mention.search(base.text):
        return base
    kind = Arrival.COMMAND if base.topic is None else Arrival.TEXT
    return replace(base, kind=kind, act="report", text=mention.sub("", base.text).strip())


def _act(name: str) -> str | None:
    """Return a command's English name, None for a command that is none: then the text is a text."""
    return "start" if name == "start" else act_of(name) or None


def _vouched(contact: Contact, base: Inbound) -> Identity:
    """Trust a contact card only where its user is the sender (INTERFACE 4)."""
    if str(contact.user_id) != base.account:
        return replace(base.identity, foreign="other_contact")
    digits = "".join(sign for sign in contact.phone_number if sign in "0123456789")
    return replace(base.identity, phone=digits.removeprefix("00"))


def _edit(message: Message, base: Inbound) -> Inbound | None:
    text = message.text or message.caption
    if text is None:  # a moving location edits its message every few seconds
        return None
    return replace(
        base, kind=Arrival.EDITED, text=text, platform_at=_stamp(message.edit_date) or base.platform_at
    )


def _press(query: CallbackQuery, key: str, received_at: datetime) -> Inbound | None:
    """A press carries no time of its own; the date of its message is the card's (DECISIONS 7.5)."""
    if query.data is None or query.from_user.is_bot:
        return None
    act, subject, argument = (*query.data.split(":", 2), "", "")[:3]
    message = query.message
    chat = message.chat if message is not None else None
    return Inbound(
        channel=CHANNEL,
        key=key,
        account=str(query.from_user.id),
        chat=str(chat.id if chat is not None else query.from_user.id),
        kind=Arrival.PRESS,
        received_at=received_at,
        is_private=chat is None or chat.type == ChatType.PRIVATE,
        act=act,
        subject=subject,
        argument=argument,
        message=str(message.message_id) if message is not None else None,
        topic=_topic(message) if isinstance(message, Message) else None,
        locale=locale_of(query.from_user),
        identity=Identity(display=query.from_user.full_name),
    )


def _blocking(change: ChatMemberUpdated, key: str, received_at: datetime) -> Inbound | None:
    if change.chat.type != ChatType.PRIVATE or change.new_chat_member.status != change.new_chat_member.BANNED:
        return None
    return Inbound(
        channel=CHANNEL,
        key=key,
        account=str(change.from_user.id),
        chat=str(change.chat.id),
        kind=Arrival.BLOCKED,
        received_at=received_at,
        platform_at=_stamp(change.date),
        locale=locale_of(change.from_user),
        identity=Identity(display=change.from_user.full_name),
    )


def _is_about_the_chat(message: Message) -> bool:
    """Say whether the message tells of the chat itself: somebody joined, something was pinned."""
    return message.chat.type != ChatType.PRIVATE or message.pinned_message is not None


def _answered(message: Message) -> str | None:
    """Return the message that is answered; in a topic the platform names its beginning where nothing is."""
    answered = message.reply_to_message
    if answered is None or str(answered.message_id) == _topic(message):
        return None
    return str(answered.message_id)


def _topic(message: Message) -> str | None:
    return str(message.message_thread_id) if message.is_topic_message else None


def locale_of(user: User) -> str | None:
    """Return "pl" or "en" where the account's language begins so, else None."""
    code = (user.language_code or "").lower()[:2]
    return code if code in {"pl", "en"} else None


def _stamp(at: datetime | None) -> datetime | None:
    """Return the platform's stamp; a date of zero stands for "not known"."""
    return at if at is not None and at.timestamp() > 0 else None


def _mended(raw: Json) -> Json:
    """Return the update with what the library requires and we do not, and without signs no database takes."""
    return {key: _clean(value, key) for key, value in raw.items()}


def _clean(value: object, name: str) -> object:
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_clean(one, "") for one in value]
    if is_json(value):
        return {**MENDED.get(name, {}), **{key: _clean(one, key) for key, one in value.items()}}
    return value


def is_json(value: object) -> TypeGuard[Json]:
    """Say whether a part of an update is an object."""
    return isinstance(value, dict)
