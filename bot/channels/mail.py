"""E-mail: the road that is left when no chat reaches a person; text only, nothing is received.

One SMTP connection a message. The first line is the subject; the server's own answer is kept with the delivery,
because it is the only proof that a letter was handed over.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

import structlog
from aiosmtplib import SMTP, SMTPException, SMTPNotSupported, SMTPRecipientsRefused, SMTPResponseException
from aiosmtplib.errors import SMTPAuthenticationError

from bot.channels.channel import (
    Abilities,
    ChannelError,
    Document,
    FrontDesk,
    Letter,
    Posted,
    Refused,
    TimedOut,
    TooLarge,
    Unlinked,
)
from bot.channels.plainly import cut, links_of, page_of
from bot.clock import Clock

log = structlog.get_logger()

CHANNEL = "email"
TEXT_LIMIT = 100_000
SUBJECT_LIMIT = 120
ADDRESS = re.compile(r"https?://")
NAMED = frozenset({"text/csv", "application/pdf"})
UNKNOWN = "application/octet-stream"
DOCUMENT_BYTES = 8_000_000  # in a mail a third more; servers commonly take 10 MB
TIMEOUT_SECONDS = 10.0
PORTS = {"smtp": 587, "smtps": 465}
GONE = frozenset({550, 551, 553})  # RFC 5321: no such mailbox, moved, name not allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A mail server: `smtps` encrypts from the first byte, `smtp` as soon as the server offers STARTTLS.

    With a user name the password never travels in the clear: then STARTTLS is required, except to this machine.
    """

    host: str
    port: int
    is_encrypted: bool
    username: str | None = None
    password: str | None = None

    @property
    def starts_tls(self) -> bool | None:
        """Return True where STARTTLS is required, False where there is none, None where it is used if offered."""
        if self.is_encrypted:
            return False
        return True if self.username and not _is_loopback(self.host) else None


def server_of(url: str) -> Server:
    """Read `smtp[s]://[user[:password]@]host[:port]`; ValueError for anything else."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("expected smtp://host or smtps://host")
    return Server(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        is_encrypted=parts.scheme == "smtps",
        username=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
    )


class MailChannel:
    """Sends letters as e-mails from `sender`; `public_url` makes each name the page of its incident."""

    name = CHANNEL
    abilities = Abilities(
        buttons=False, edits=False, forms=False, threads=False, text_limit=TEXT_LIMIT, files=True
    )

    def __init__(self, server: Server, sender: str, *, clock: Clock, public_url: str | None = None) -> None:
        self._server = server
        self._sender = sender
        self._clock = clock
        self._public_url = public_url
        self._contact_at: datetime | None = None
        self._is_reachable = True

    async def start(self, desk: FrontDesk) -> None:
        """Do nothing: no mail is received, and the server is asked when there is something to send."""

    async def stop(self) -> None:
        """Do nothing: a connection lasts one message."""

    async def send(self, letter: Letter) -> Posted:
        """Hand one message over; `message` is the server's answer. Raises a ChannelError."""
        try:
            answer = await self._hand_over(self._message(letter), letter.chat)
        except (SMTPException, OSError, ValueError) as error:
            self._is_reachable = False
            log.warning("mail_not_taken", error=type(error).__name__, code=_code(error))
            raise as_channel_error(error) from error
        self._is_reachable = True
        self._contact_at = self._clock.now()
        return Posted(message=answer)

    async def edit(self, letter: Letter, message: str) -> Posted:
        """Refuse: what was mailed cannot be changed."""
        raise Refused("an e-mail cannot be edited")

    def health(self) -> str:
        """Return "ok" until the server does not take a message, and again from the next one it takes."""
        return "ok" if self._is_reachable else "degraded"

    def last_contact_at(self) -> datetime | None:
        """Return when the server last took a message, None before the first."""
        return self._contact_at

    async def _hand_over(self, message: EmailMessage, address: str) -> str:
        server = self._server
        connection = SMTP(
            hostname=server.host,
            port=server.port,
            use_tls=server.is_encrypted,
            start_tls=server.starts_tls,
            username=server.username,
            password=server.password,
            timeout=TIMEOUT_SECONDS,
        )
        async with connection:
            _, answer = await connection.send_message(
                message, sender=parseaddr(self._sender)[1], recipients=[address]
            )
        return answer

    def _message(self, letter: Letter) -> EmailMessage:
        subject, _, rest = letter.said.plain.strip().partition("\n")
        message = EmailMessage()
        message["From"] = self._sender
        message["To"] = letter.chat
        message["Subject"] = cut(_told_in_short(subject), SUBJECT_LIMIT)
        message["Date"] = format_datetime(self._clock.now())
        message["Message-ID"] = self._message_id(letter)
        message["Content-Language"] = letter.language
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday reply may answer it
        parts = (subject, rest.strip("\n"), links_of(letter), page_of(letter, self._public_url))
        message.set_content("\n\n".join(part for part in parts if part) + "\n")
        if letter.document is not None:
            _enclose(message, letter.document)
        return message

    def _message_id(self, letter: Letter) -> str:
        """Name a message by its delivery: one that is sent again after a lost answer is the same message."""
        address = parseaddr(self._sender)[1]
        owed = f"{letter.contract}:{letter.delivery}:{letter.chat}"
        return f"<{sha256(owed.encode()).hexdigest()[:32]}@{address.rpartition('@')[2]}>"


def _told_in_short(line: str) -> str:
    """Return a line as a subject: without the address in it, and without the sentence that led up to it.

    A one-time link is a key, and servers write the subjects of mail into their logs.
    """
    told = ADDRESS.split(line, maxsplit=1)[0].strip()
    if not told.endswith(":"):
        return told
    whole, stop, _ = told.rpartition(". ")
    return f"{whole}." if stop else told.removesuffix(":")


def _enclose(message: EmailMessage, document: Document) -> None:
    if len(document.body) > DOCUMENT_BYTES:
        raise TooLarge(f"{len(document.body)} bytes")
    kind = document.media_type if document.is_picture or document.media_type in NAMED else UNKNOWN
    main, _, sub = kind.partition("/")
    message.add_attachment(document.body, maintype=main, subtype=sub, filename=document.name)


def as_channel_error(error: Exception) -> ChannelError:
    """Return our error for what a mail server or the way to it raised.

    A permanent answer about the recipient closes this road (550, 551, 553), another permanent one is ours. A
    refused login or a missing STARTTLS is the installation's fault, not the message's: it may be tried again.
    """
    if isinstance(error, SMTPRecipientsRefused) and error.recipients:
        return as_channel_error(error.recipients[0])
    if isinstance(error, SMTPAuthenticationError | SMTPNotSupported):
        return TimedOut(str(error))
    code = _code(error)
    if code in GONE:
        return Unlinked(str(error))
    if code is not None and code >= 500:
        return Refused(str(error))
    if isinstance(error, ValueError) and not isinstance(error, OSError):
        return Refused(str(error))
    return TimedOut(str(error))


def _code(error: Exception) -> int | None:
    return error.code if isinstance(error, SMTPResponseException) else None


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
