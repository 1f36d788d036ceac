"""The messages of a page: rows of the web channel worded for their reader, and the HTML of each.

The same few lines serve the page and the stream, so that a message looks alike whichever way it came.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from bot.languages import Language
from bot.web.api_shapes import exact
from bot.web.parts import Countdown, SiteParts, WordedRow
from bot.web.viewers import Pane, Viewer
from bot.wording.page import PageWords, page_words
from bot.wording.said import Button, Run
from models.store.archive import Archive
from models.store.records import WebRow

HERE = Path(__file__).parent
TAIL = 200
LONELY = re.compile(r"(?<!\S)([aiouwzAIOUWZ] \S+)")
COLUMN = re.compile(" {2,}")
WIDE_SPACE = "\N{EM SPACE}"
BATCH = 100
LINKS = ("tel:", "mailto:", "https://", "http://")
TONES = {
    "new": "alert",
    "esc": "alert",
    "breach": "alert",
    "q.client": "alert",
    "ack.ok": "good",
    "ack.client": "good",
    "fix.yes": "good",
    "rep.sent": "good",
}
"""How a kind is tinted, by its whole name or its first part; the words carry the meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message on screen: `key` names its place, which an edit takes again; `row` the row shown there
    last.
    """

    pane: str
    key: str
    row: WordedRow
    has_delivery: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Catch:
    """Rows read at one instant: the messages that could be worded and the highest row id seen, worded or not.

    `kinds` are those of all rows with their ids, oldest first, also of rows that a later edit has replaced.
    """

    messages: tuple[Message, ...]
    kinds: tuple[tuple[int, str], ...]
    last: int
    now: datetime


@cache
def environment() -> Environment:
    """Return the page templates, everything escaped."""
    pages = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["instant"] = exact
    pages.filters["initials"] = initials
    pages.filters["dial"] = dial
    pages.filters["tied"] = tied
    pages.globals["asset"] = asset
    return pages


def asset(name: str) -> str:
    """Return the address of a static file; it changes with the file, so that browsers may keep it."""
    return f"/static/{name}?v={_fingerprint(name)}"


@cache
def _fingerprint(name: str) -> str:
    return sha256((HERE / "static" / name).read_bytes()).hexdigest()[:12]


def tied(text: str) -> Markup:
    """Keep one-letter words on the line of the next word, as Polish typesetting wants; the text stays as it is."""
    pieces = LONELY.split(text)
    return Markup().join(
        Markup('<span class="tied">{}</span>').format(piece) if index % 2 else piece
        for index, piece in enumerate(pieces)
    )


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def dial(phone: str) -> str:
    """Return what a telephone dials: digits and a leading plus."""
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


def read_tail(archive: Archive, parts: SiteParts, viewer: Viewer, limit: int = TAIL) -> Catch:
    """Read the newest messages of all panes, oldest first, edits put in the place of what they edit."""
    rows = archive.web.tail(viewer.people, limit)
    catch = _word(archive, parts, viewer, rows)
    shown: dict[tuple[str, str], Message] = {}
    for message in catch.messages:
        shown[message.pane, message.key] = message
    return replace(catch, messages=tuple(shown.values()))


def read_after(archive: Archive, parts: SiteParts, viewer: Viewer, last: int) -> Catch:
    """Read what came after a row, oldest first, a batch at most."""
    return _word(archive, parts, viewer, archive.web.after(viewer.people, last, BATCH), last)


def mark_live(archive: Archive, accounts: Sequence[int], until: datetime) -> None:
    """Record that these accounts are being read until an instant."""
    for account in accounts:
        archive.people.live(account, until)


def message_html(message: Message, viewer: Viewer, zone: ZoneInfo, now: datetime) -> str:
    """Draw one message."""
    return environment().get_template("message.html").render(view=view_of(message, viewer, zone, now))


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """A message as its template wants it; `form_key` makes two presses of one button one press."""

    message: Message
    words: PageWords
    at: str
    tone: str
    form_key: str
    left: str
    share: int

    @property
    def countdown(self) -> Countdown | None:
        """Return the deadline shown on it."""
        return self.message.row.countdown

    @property
    def runs(self) -> tuple[Run, ...]:
        """Return the text; columns set apart by spaces get one wide space, which a browser does not fold."""
        return tuple(
            replace(run, text=COLUMN.sub(WIDE_SPACE, run.text)) for run in self.message.row.said.runs
        )

    @property
    def rows(self) -> tuple[tuple[Button, ...], ...]:
        """Return the rows of buttons that can be drawn: a link only where its scheme is harmless."""
        return tuple(
            tuple(one for one in row if not one.link or one.link.startswith(LINKS))
            for row in self.message.row.said.rows
        )


def view_of(message: Message, viewer: Viewer, zone: ZoneInfo, now: datetime) -> MessageView:
    """Prepare a message for its template."""
    row, language = message.row, viewer.language
    kind = row.kind
    return MessageView(
        message=message,
        words=page_words(language.code),
        at=language.when(row.at, now, zone),
        tone="own" if row.own else TONES.get(kind, TONES.get(kind.split(".")[0], "")),
        form_key=token_urlsafe(9),
        left=time_left(row.countdown, language, now) if row.countdown else "",
        share=_share(row.countdown, now) if row.countdown else 0,
    )


def time_left(countdown: Countdown, language: Language, now: datetime) -> str:
    """Write how long is left until a deadline, or by how much it has passed; the browser goes on counting."""
    words = page_words(language.code)
    if now < countdown.started_at:
        return words.not_started
    seconds = int((countdown.due_at - now).total_seconds())
    text = words.left if seconds >= 0 else words.late
    return text.format(duration=language.duration(abs(seconds)))


def _share(countdown: Countdown, now: datetime) -> int:
    """Return how much of the time is used up, in percent, 0 to 100."""
    whole = (countdown.due_at - countdown.started_at).total_seconds()
    gone = (now - countdown.started_at).total_seconds()
    return min(max(int(100 * gone / whole), 0), 100) if whole > 0 else 100


def _word(archive: Archive, parts: SiteParts, viewer: Viewer, rows: Sequence[WebRow], last: int = 0) -> Catch:
    worded = {row.id: row for row in parts.word_rows(archive, rows, viewer.language)}
    messages = [
        Message(
            pane=pane.name,
            key=row.slot or str(row.id),
            row=worded[row.id],
            has_delivery=row.delivery is not None,
        )
        for row in rows
        if row.id in worded and (pane := _pane(viewer, row)) is not None
    ]
    return Catch(
        messages=tuple(messages),
        kinds=tuple((row.id, row.kind) for row in rows),
        last=max([last, *(row.id for row in rows)]),
        now=archive.now,
    )


def _pane(viewer: Viewer, row: WebRow) -> Pane | None:
    return viewer.pane_of(row.contract, row.person)
