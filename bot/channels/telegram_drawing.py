"""How a worded message looks on Telegram: HTML with everything escaped, an inline keyboard, a contact button.

Pure; the platform's limits are kept here, so that nothing we draw is refused for its shape.
"""

from collections.abc import Iterable
from html import escape
from ipaddress import ip_address
from urllib.parse import urlsplit

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.channels.channel import Refused
from bot.wording.said import Button, Run, Said

TEXT_LIMIT = 4096
TOKEN_LIMIT = 64
TOAST_LIMIT = 200
ELLIPSIS = "…"


def html(said: Said, limit: int = TEXT_LIMIT) -> str:
    """Return the text as Telegram's HTML; cut to `limit` units with an ellipsis, never inside a sign or a tag.

    A link that Telegram will not put under a button (an address of this machine) stands as a line of text.
    """
    runs = list(said.runs)
    runs.extend(Run(f"\n{b.label}: {b.link}") for b in said.buttons if b.link and not _is_drawable(b.link))
    return "".join(_drawn(run) for run in cut(runs, limit))


def keyboard(said: Said) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    """Return the buttons; the button that asks for the contact card stands alone, a message has one keyboard.

    That one stays at the foot of the screen, whatever is sent, until a message takes it away.
    Raises `Refused` where a button's token is longer than 64 bytes or empty.
    """
    if said.asks_contact is not None:
        button = KeyboardButton(said.asks_contact, request_contact=True)
        return ReplyKeyboardMarkup([[button]], one_time_keyboard=True, resize_keyboard=True)
    if said.ends_asking:
        return ReplyKeyboardRemove()
    return inline(said)


def inline(said: Said) -> InlineKeyboardMarkup | None:
    """Return the inline keyboard alone, for an edit; None without buttons."""
    rows = [[_key(b) for b in row if not b.link or _is_drawable(b.link)] for row in said.rows]
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(rows) if rows else None


def toast(said: Said) -> str:
    """Return the text of an answer to a press, cut to 200 units; it has no weights.

    No button can hang on it: a sentence that leads up to its buttons names them.
    """
    text = "".join(run.text for run in said.runs)
    if text.endswith(":"):
        text = " ".join((text, *(f"[{button.label}]" for button in said.buttons)))
    return "".join(run.text for run in cut([Run(text)], TOAST_LIMIT))


def cut(runs: Iterable[Run], limit: int) -> list[Run]:
    """Return the runs within `limit` UTF-16 units, an ellipsis at the end where something is missing."""
    whole = list(runs)
    if sum(units(run.text) for run in whole) <= limit:
        return whole
    kept: list[Run] = []
    room = limit - units(ELLIPSIS)
    for run in whole:
        text = _head(run.text, room)
        room -= units(text)
        kept.append(Run(text if text == run.text else text + ELLIPSIS, bold=run.bold))
        if text != run.text:
            break
    else:
        kept.append(Run(ELLIPSIS))
    return kept


def units(text: str) -> int:
    """Return the length as Telegram counts it, in UTF-16 code units."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _head(text: str, room: int) -> str:
    if units(text) <= room:
        return text
    taken = 0
    for place, sign in enumerate(text):
        taken += units(sign)
        if taken > room:
            return text[:place]
    return text


def _drawn(run: Run) -> str:
    text = escape(run.text, quote=False)
    return f"<b>{text}</b>" if run.bold and run.text.strip() else text


def _key(button: Button) -> InlineKeyboardButton:
    if button.link and not button.link.startswith("tel:"):
        return InlineKeyboardButton(button.label, url=button.link)
    token = button.token
    if button.link:
        # Telegram takes no tel: link; the press is answered with the number instead.
        token = f"{button.act or 'phone'}:{button.subject}:{button.link.removeprefix('tel:')}"
    if not 1 <= len(token.encode()) <= TOKEN_LIMIT:
        raise Refused(f"the token of a button is {len(token.encode())} bytes, expected 1 to {TOKEN_LIMIT}")
    return InlineKeyboardButton(button.label, callback_data=token)


def _is_drawable(link: str) -> bool:
    """Say whether Telegram takes the link under a button: no address of this machine or without a dot."""
    if link.startswith("tel:"):
        return True
    host = urlsplit(link).hostname or ""
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host
