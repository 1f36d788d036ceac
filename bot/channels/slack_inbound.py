"""Slack's payloads turned into the one neutral inbound.

At the edge: pure functions of a payload, its sender and the instant it arrived. None means that the payload
says nothing to us. A payload that lacks what it must have raises `UnreadableError`; it is then kept raw and
confirmed (DECISIONS 7.16).
"""

import hashlib
import json
import re
from datetime import datetime

from bot.channels.slack_blocks import LINK
from bot.channels.slack_hearing import is_direct
from bot.channels.slack_json import Json, instant, record, records, word
from bot.channels.slack_modal import files_of
from bot.channels.slack_sender import Ourselves, Sender
from bot.channels.slack_words import command_of, plain
from handlers.messages import Arrival, Attachment, Field, Identity, Inbound

TALK = frozenset({"", "file_share", "thread_broadcast", "me_message"})
"""Subtypes of a message that a person writes."""
KEY_LETTERS = 32
JOIN = re.compile(r"/join/([A-Za-z0-9_-]{8,64})(?![A-Za-z0-9_-])")
"""The link of an invitation; sent in a private chat it links the account that sends it."""


class UnreadableError(Exception):
    """A payload lacks a field that Slack promises; keep it raw and confirm it."""


def must(body: Json, *path: str) -> str:
    """Return the text at the path; raises `UnreadableError` where there is none."""
    found = word(body, *path)
    if not found:
        raise UnreadableError(".".join(path))
    return found


def event_inbound(body: Json, ours: Ourselves, sender: Sender, now: datetime) -> Inbound | None:
    """Translate a message, an edit, a reaction or the end of an account; None for what is not for the bot."""
    event = record(body, "event")
    match word(event, "type"), word(event, "subtype"):
        case "message", "message_changed":
            return _edited(body, sender, now)
        case (("message" | "app_mention"), subtype) if subtype in TALK:
            return _text(body, ours, sender, now)
        case "reaction_added", _:
            return _reaction(body, ours, sender, now)
        case "user_change", _:
            return _deactivated(body, sender, now)
        case _:
            return None


def _text(body: Json, ours: Ourselves, sender: Sender, now: datetime) -> Inbound:
    """Translate a message; a mention in a channel, outside a thread, is a report (DIALOGUES 2)."""
    event = record(body, "event")
    stamp = must(event, "ts")
    thread = word(event, "thread_ts")
    is_report = word(event, "type") == "app_mention" and thread in {"", stamp}
    kind, text = Arrival.COMMAND if is_report else Arrival.TEXT, plain(word(event, "text"), ours.user)
    chat, is_private = must(event, "channel"), is_direct(event)
    if is_private and (invited := JOIN.search(text)) is not None:
        kind, text = Arrival.START, invited[1]
    return Inbound(
        channel="slack",
        key=must(body, "event_id"),
        account=sender.account,
        chat=chat,
        kind=kind,
        act="report" if is_report else "",
        received_at=now,
        is_private=is_private,
        platform_at=instant(stamp),
        text=text,
        message=stamp,
        reply_to=thread if thread != stamp and thread else None,
        locale=sender.locale,
        identity=sender.identity,
        attachments=tuple(_attachment(file) for file in records(event, "files")),
    )


def _attachment(file: Json) -> Attachment:
    return Attachment(
        reference=word(file, "url_private_download") or word(file, "url_private") or word(file, "id"),
        name=word(file, "name"),
        media_type=word(file, "mimetype") or "application/octet-stream",
    )


def _edited(body: Json, sender: Sender, now: datetime) -> Inbound | None:
    """Translate an edit by its author; an unfurled link changes a message too, but not its text."""
    event = record(body, "event")
    if word(event, "message", "text") == word(event, "previous_message", "text"):
        return None
    stamp = must(event, "message", "ts")
    thread = word(event, "message", "thread_ts")
    return Inbound(
        channel="slack",
        key=must(body, "event_id"),
        account=sender.account,
        chat=must(event, "channel"),
        kind=Arrival.EDITED,
        received_at=now,
        is_private=is_direct(event),
        platform_at=instant(word(event, "message", "edited", "ts") or word(event, "ts")),
        text=plain(word(event, "message", "text")),
        message=stamp,
        reply_to=thread if thread != stamp and thread else None,
        locale=sender.locale,
        identity=sender.identity,
    )


def _reaction(body: Json, ours: Ourselves, sender: Sender, now: datetime) -> Inbound:
    event = record(body, "event")
    chat = must(event, "item", "channel")
    return Inbound(
        channel="slack",
        key=must(body, "event_id"),
        account=sender.account,
        chat=chat,
        kind=Arrival.REACTION,
        received_at=now,
        is_private=chat.startswith("D"),
        platform_at=instant(word(event, "event_ts")),
        text=word(event, "reaction"),
        message=must(event, "item", "ts"),
        reply_to=must(event, "item", "ts"),
        locale=sender.locale,
        identity=sender.identity,
    )


def _deactivated(body: Json, sender: Sender, now: datetime) -> Inbound:
    """Translate the end of an account: nothing sent to this person arrives any more."""
    return Inbound(
        channel="slack",
        key=must(body, "event_id"),
        account=sender.account,
        chat=sender.user,
        kind=Arrival.BLOCKED,
        received_at=now,
        platform_at=instant(word(body, "event", "event_ts")),
        identity=sender.identity,
    )


def opened_inbound(body: Json, sender: Sender, now: datetime) -> Inbound:
    """Translate the first opening of the home by somebody whom the contract knows: a greeting, nothing more."""
    return Inbound(
        channel="slack",
        key=word(body, "event_id") or _digest(body),
        account=sender.account,
        chat=word(body, "event", "channel") or sender.user,
        kind=Arrival.START,
        received_at=now,
        locale=sender.locale,
        identity=sender.identity,
    )


def closed_inbound(account: str, now: datetime) -> Inbound:
    """Tell that an account turned out to be closed when something was to be sent there; once a day."""
    return Inbound(
        channel="slack",
        key=f"closed:{account}:{now:%Y%m%d}",
        account=account,
        chat=account.rpartition(":")[2],
        kind=Arrival.BLOCKED,
        received_at=now,
        identity=Identity(foreign="deleted"),
    )


def _key(body: Json) -> str:
    """Return the key of something Slack never sends again: its trigger, else what it says."""
    return word(body, "trigger_id") or _digest(body)


def _digest(body: object) -> str:
    raw = json.dumps(body, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(raw.encode()).hexdigest()[:KEY_LETTERS]


def command_inbound(body: Json, sender: Sender, chat: str, now: datetime) -> Inbound:
    """Translate a slash command; it carries no stamp. `chat` is the sender's private chat.

    Only a room is asked about the place where it was typed: everything else is answered in private.
    """
    act, rest = command_of(word(body, "command"), plain(word(body, "text")))
    where = (word(body, "channel_id") or chat) if act == "room" else chat
    return Inbound(
        channel="slack",
        key=_key(body),
        account=sender.account,
        chat=where,
        kind=Arrival.COMMAND,
        received_at=now,
        is_private=act != "room" or where.startswith("D"),
        act=act,
        text=rest,
        locale=sender.locale,
        identity=sender.identity,
    )


def shortcut_inbound(body: Json, sender: Sender, chat: str, now: datetime) -> Inbound:
    """Translate a shortcut of someone for whom there is no form: a report with the message's text, if any."""
    return Inbound(
        channel="slack",
        key=_key(body),
        account=sender.account,
        chat=chat,
        kind=Arrival.COMMAND,
        received_at=now,
        platform_at=instant(word(body, "action_ts")),
        act="report",
        text=plain(word(body, "message", "text")),
        locale=sender.locale,
        identity=sender.identity,
    )


def press_inbound(body: Json, sender: Sender, now: datetime, chat: str = "") -> Inbound | None:
    """Translate the press of a button; None for a link and for elements of a form.

    `chat` is the sender's private chat where the button stands on the home, which is no chat.
    """
    pressed = next(iter(records(body, "actions")), {})
    act = word(pressed, "action_id").partition(".")[0]
    chat = chat or word(body, "container", "channel_id") or word(body, "channel", "id")
    if not act or not chat or act == LINK:
        return None
    subject, _, argument = word(pressed, "value").partition(":")
    return Inbound(
        channel="slack",
        key=_key(body),
        account=sender.account,
        chat=chat,
        kind=Arrival.PRESS,
        received_at=now,
        is_private=chat.startswith("D"),
        platform_at=instant(word(pressed, "action_ts")),
        act=act,
        subject=subject,
        argument=argument,
        message=word(body, "container", "message_ts") or word(body, "message", "ts") or None,
        reply_to=_thread_of(body),
        locale=sender.locale,
        identity=sender.identity,
    )


def _thread_of(body: Json) -> str | None:
    """Return the root of the thread a pressed message stands in, None for one that stands by itself."""
    message = word(body, "container", "message_ts") or word(body, "message", "ts")
    thread = word(body, "container", "thread_ts") or word(body, "message", "thread_ts")
    return thread if thread not in {"", message} else None


def form_inbound(body: Json, sender: Sender, chat: str, fields: tuple[Field, ...], now: datetime) -> Inbound:
    """Translate a submitted form; it carries no stamp.

    The key holds the view, its state and what was filled in: Slack says "try again" when our answer is late,
    and the second submission of the same report must not become a second report, while a corrected one must
    be read.
    """
    filled = _digest([(field.name, field.value) for field in fields])
    return Inbound(
        channel="slack",
        key=f"{word(body, 'view', 'id')}:{word(body, 'view', 'hash')}:{filled}",
        account=sender.account,
        chat=chat,
        kind=Arrival.FORM,
        received_at=now,
        act="report",
        text=next((field.value for field in fields if field.name == "text"), ""),
        fields=fields,
        attachments=tuple(_attachment(file) for file in files_of(body)),
        locale=sender.locale,
        identity=sender.identity,
    )


def unreadable_inbound(body: Json, account: str, now: datetime) -> Inbound:
    """Return a payload kept raw, so that it can be looked at and does not block those behind it."""
    return Inbound(
        channel="slack",
        key=word(body, "event_id") or _digest(body),
        account=account,
        chat=word(body, "event", "channel"),
        kind=Arrival.UNREADABLE,
        received_at=now,
        text=json.dumps(body, ensure_ascii=False, sort_keys=True, default=str),
    )
