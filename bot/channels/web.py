"""The browser as a channel: what is sent becomes a row that open pages follow by id (DECISIONS 2.6).

Front door and last room at once. A row keeps the notice, not its words: each page words it in its reader's
language. The id of a message is that of its first row; an edit is a new row whose slot names that id, so
that the page puts it in the same place, also after a draft has become an incident.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import OperationalError

from bot.channels.channel import (
    Abilities,
    Blocked,
    FrontDesk,
    Letter,
    Posted,
    Refused,
    TimedOut,
    TooLarge,
    Unlinked,
)
from bot.channels.commands_typed import command_of
from bot.clock import Clock
from bot.hop import Store
from bot.languages import LanguageCode
from handlers.messages import Arrival, Attachment, Inbound
from handlers.notices.answering import Echo
from handlers.notices.catalogue import to_parameters
from models.store.archive import Archive

CHANNEL = "web"
TEXT_LIMIT = 20_000
INCIDENT_SLOT = "incident:"
TOO_LARGE = "too large"
"""The reference of a file that was not even laid in."""


class WebChannel:
    """The channel of those who have the page open; sending never leaves this machine."""

    name = CHANNEL
    abilities = Abilities(buttons=True, edits=True, forms=False, threads=False, text_limit=TEXT_LIMIT)

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._last_contact_at: datetime | None = None
        self._is_well = True

    async def start(self, desk: FrontDesk) -> None:
        """Do nothing: the page's routes hand over what people do."""

    async def stop(self) -> None:
        """Do nothing: open streams end with the process."""

    async def send(self, letter: Letter) -> Posted:
        """Lay out a row for the reader; raises Unlinked, Blocked or TimedOut."""
        return await self._lay_out(letter, "")

    async def edit(self, letter: Letter, message: str) -> Posted:
        """Lay out a row that takes the place of a message; raises Refused where there is none such."""
        return await self._lay_out(letter, message)

    async def fetch(self, reference: str, most_bytes: int) -> bytes:
        """Return what was handed in with a message; raises Refused where it is gone, TooLarge above the limit."""
        if reference == TOO_LARGE:
            raise TooLarge("not laid in")
        body = await self._store.read(_laid_in, reference)
        if body is None:
            raise Refused("nothing was handed in under this name")
        if len(body) > most_bytes:
            raise TooLarge(f"{len(body)} bytes")
        return body

    def health(self) -> str:
        """Return "ok", or "degraded" after the store has refused a row."""
        return "ok" if self._is_well else "degraded"

    def last_contact_at(self) -> datetime | None:
        """Return when a row was last laid out, None before the first."""
        return self._last_contact_at

    async def _lay_out(self, letter: Letter, place: str) -> Posted:
        try:
            message = await self._store.write(lay_out, letter, place)
        except OperationalError as refusal:
            self._is_well = False
            raise TimedOut("the store did not take the row") from refusal
        self._is_well = True
        self._last_contact_at = self._clock.now()
        return Posted(message=message)


def lay_out(archive: Archive, letter: Letter, place: str) -> str:
    """Add the row of a letter and return the message's id; `place` is the message it edits, "" for a new
    one.
    """
    accounts = [
        one for one in archive.people.accounts_of(letter.contract, letter.person) if one.channel == CHANNEL
    ]
    if not accounts:
        raise Unlinked("the person has no account in the browser")
    if all(account.blocked_at for account in accounts):
        raise Blocked("the person's account in the browser is blocked")
    if place and not _is_shown(archive, letter, place):
        raise Refused(f"there is no message {place}")
    row = archive.web.add(
        letter.contract,
        letter.person,
        place,
        letter.notice.id,
        to_parameters(letter.notice),
        _incident_of(archive, letter),
        letter.delivery,
    )
    return place or str(row)


def _laid_in(archive: Archive, name: str) -> bytes | None:
    return archive.attachments.laid_in(name)


def _is_shown(archive: Archive, letter: Letter, place: str) -> bool:
    if not place.isdigit():
        return False
    rows = archive.web.after([(letter.contract, letter.person)], int(place) - 1, 1)
    return bool(rows) and rows[0].id == int(place)


def _incident_of(archive: Archive, letter: Letter) -> int | None:
    number = letter.slot.removeprefix(INCIDENT_SLOT)
    if letter.slot.startswith(INCIDENT_SLOT) and number.isdigit():
        return int(number)
    return archive.outbox.load(letter.delivery).incident if letter.delivery is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who did something on the page: the account of their session, their language, and when it arrived."""

    account: str
    locale: LanguageCode
    received_at: datetime


def read_text(sender: Sender, key: str, text: str, files: tuple[Attachment, ...] = ()) -> Inbound:
    """Turn what was typed into an inbound; `/word rest` is a command when the word is one.

    `key` is the form's own: the same form sent twice is one inbound.
    """
    act, rest = command_of(text) if text.startswith("/") else ("", text)
    return Inbound(
        channel=CHANNEL,
        key=f"{sender.account}:{key}",
        account=sender.account,
        chat=sender.account,
        kind=Arrival.COMMAND if act else Arrival.TEXT,
        received_at=sender.received_at,
        text=rest,
        act=act,
        message=key,
        locale=sender.locale,
        attachments=files,
    )


def read_press(sender: Sender, key: str, token: str, message: str) -> Inbound:
    """Turn a press into an inbound; `token` is `act|subject|argument`, `message` the row that carries the
    button.
    """
    act, subject, argument = (*token.split("|", 2), "", "")[:3]
    return Inbound(
        channel=CHANNEL,
        key=f"{sender.account}:{key}:{token}",
        account=sender.account,
        chat=sender.account,
        kind=Arrival.PRESS,
        received_at=sender.received_at,
        act=act,
        subject=subject,
        argument=argument,
        message=message or None,
        locale=sender.locale,
    )


def write_echo(archive: Archive, account: str, text: str) -> None:
    """Show people their own words in their history; nothing for an account that is not linked."""
    linked = archive.people.by_account(CHANNEL, account)
    if linked:
        first = linked[0]
        parameters = to_parameters(Echo(text=archive.texts.keep(text)))
        archive.web.add(first.contract, first.person, "", Echo.id, parameters, None, None)
