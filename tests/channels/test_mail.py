"""E-mail against a real SMTP server over loopback: what arrives, what is refused, what travels encrypted."""

import asyncio
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from bot.channels.channel import ChannelError, Document, Letter, Refused, TimedOut, TooLarge, Unlinked
from bot.channels.mail import MailChannel, Server, server_of
from bot.wording.said import Button, Run, Said
from handlers.notices.climbing import StillNoReaction
from tests.stories.world import FixedClock

NOW = datetime(2026, 11, 24, 13, 5, 12, tzinfo=UTC)
FILIP = "f.schemat@serwis.example.org"


class Mailbox:
    """What the server received; `refuses` answers RCPT or DATA with these lines instead."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.sessions: list[Session] = []
        self.refuses_recipient = ""
        self.refuses_data = ""
        self.is_slow = False

    async def handle_RCPT(  # noqa: N802 - the server's own names
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refuses_recipient:
            return self.refuses_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.refuses_data:
            return self.refuses_data
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        self.sessions.append(session)
        return "250 2.0.0 queued as 4Q7"


class Visit(SMTP):
    """A connection of which the server knows when it is over."""

    visits: "set[Visit]"
    over: threading.Condition

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        with self.over:
            self.visits.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        with self.over:
            self.visits.discard(self)
            self.over.notify_all()


class Office(Controller):
    """A mail server that stops when its last visitor has gone: stopped earlier it would leave the socket open."""

    def __init__(self, *arguments: object, **options: object) -> None:
        self.visits: set[Visit] = set()
        self.over = threading.Condition()
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def factory(self) -> Visit:
        visit = Visit(self.handler, **self.SMTP_kwargs)
        visit.visits, visit.over = self.visits, self.over
        return visit

    def close_when_empty(self) -> None:
        with self.over:
            self.over.wait_for(lambda: not self.visits, timeout=5)
        self.stop()


@contextmanager
def mail_server(mailbox: Mailbox, **options: object) -> Iterator[int]:
    """Run a mail server on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    controller = Office(mailbox, hostname="127.0.0.1", port=port, **options)  # type: ignore[arg-type]
    controller.start()
    try:
        yield port
    finally:
        controller.close_when_empty()


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine that nobody else trusts, and its key in one file."""
    file = tmp_path_factory.mktemp("mail") / "own.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30000"]
    command += ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = subprocess.run(
        [*command, "-keyout", file.with_suffix(".key"), "-out", file.with_suffix(".crt")],
        check=True,
        capture_output=True,
    )
    assert made.returncode == 0
    file.write_bytes(file.with_suffix(".key").read_bytes() + file.with_suffix(".crt").read_bytes())
    return file


def channel_to(url: str, public_url: str | None = None) -> MailChannel:
    return MailChannel(
        server_of(url), "Reakcja <bot@serwis.example.org>", clock=FixedClock(NOW), public_url=public_url
    )


def letter(text: str = "Z-0042 nadal bez reakcji.\nTermin: 14:35.", chat: str = FILIP) -> Letter:
    return Letter(
        said=Said(runs=(Run(text),), rows=((Button(label="Biorę", act="ack", subject="42"),),)),
        notice=StillNoReaction(incident=42, number="Z-0042", due=NOW),
        chat=chat,
        person="s2",
        contract="SLA/2026/001",
        delivery=7,
    )


def send(channel: MailChannel, what: Letter) -> str:
    return asyncio.run(_send(channel, what))


async def _send(channel: MailChannel, what: Letter) -> str:
    """Send, and end the loop only when the connection is closed: a refused one may still be closing."""
    try:
        return (await channel.send(what)).message
    finally:
        transports = asyncio.get_running_loop()._transports
        async with asyncio.timeout(5):
            # No event tells of it: the loop alone knows its transports.
            while any(one._sock is not None for one in transports.values()):  # noqa: ASYNC110
                await asyncio.sleep(0)


def refusal(channel: MailChannel, what: Letter) -> type[ChannelError]:
    with pytest.raises(ChannelError) as raised:
        send(channel, what)
    return type(raised.value)


def test_a_letter_arrives_with_its_first_line_as_subject_and_the_page_of_its_incident(mailbox) -> None:
    with mail_server(mailbox) as port:
        answer = send(channel_to(f"smtp://127.0.0.1:{port}", "https://sla.example.org"), letter())

    (mail,) = mailbox.messages
    assert answer == "2.0.0 queued as 4Q7"
    assert mail["Subject"] == "Z-0042 nadal bez reakcji."
    assert (mail["To"], mail["From"]) == (FILIP, "Reakcja <bot@serwis.example.org>")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime == NOW
    assert mail.get_content().splitlines() == [
        "Z-0042 nadal bez reakcji.",
        "",
        "Termin: 14:35.",
        "",
        "https://sla.example.org/incidents/Z-0042",
    ]


def test_without_a_public_address_no_page_is_named(mailbox) -> None:
    with mail_server(mailbox) as port:
        send(channel_to(f"smtp://127.0.0.1:{port}"), letter())

    assert "http" not in mailbox.messages[0].get_content()


def test_a_message_sent_again_is_recognisable_and_another_one_is_not(mailbox) -> None:
    with mail_server(mailbox) as port:
        channel = channel_to(f"smtp://127.0.0.1:{port}")
        send(channel, letter())
        send(channel, letter())
        send(channel, letter(chat="i.szablon@serwis.example.org"))

    first, again, other = (mail["Message-ID"] for mail in mailbox.messages)
    assert first == again != other


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("Adres podano (Slack). Aby go potwierdzić: https://a.pl/join/XyZ", "Adres podano (Slack)."),
        (
            "Połączono konto: Slack. Osoba: A. Wzór, 29.11. Jeśli to pomyłka:",
            "Połączono konto: Slack. Osoba: A. Wzór, 29.11.",
        ),
        ("Zaproszenie: https://a.pl/join/XyZ", "Zaproszenie"),
    ],
)
def test_the_subject_holds_no_address_and_no_sentence_without_its_end(
    mailbox, line: str, subject: str
) -> None:
    with mail_server(mailbox) as port:
        send(channel_to(f"smtp://127.0.0.1:{port}"), letter(line))

    (mail,) = mailbox.messages
    assert mail["Subject"] == subject
    assert line in mail.get_content()


def test_polish_signs_and_hostile_first_lines_stay_one_subject(mailbox) -> None:
    with mail_server(mailbox) as port:
        text = "Zażółć gęślą jaźń\r\nBcc: ktos@else.example.net\r\n" + "ą" * 300
        send(channel_to(f"smtp://127.0.0.1:{port}"), letter(text))

    (mail,) = mailbox.messages
    assert mail["Subject"] == "Zażółć gęślą jaźń"
    assert mail["Bcc"] is None


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("550 5.1.1 no such mailbox", Unlinked),
        ("552 5.3.4 too big", Refused),
        ("450 4.2.1 try later", TimedOut),
        ("421 4.3.2 closing", TimedOut),
    ],
)
def test_the_server_s_answer_about_a_recipient_decides_what_is_done_next(mailbox, answer, expected) -> None:
    mailbox.refuses_recipient = answer
    with mail_server(mailbox) as port:
        channel = channel_to(f"smtp://127.0.0.1:{port}")

        assert refusal(channel, letter()) is expected
        assert channel.health() == "degraded"


@pytest.mark.parametrize(("answer", "expected"), [("554 spam", Refused), ("451 busy", TimedOut)])
def test_a_refused_text_is_told_apart_from_a_busy_server(mailbox, answer, expected) -> None:
    mailbox.refuses_data = answer
    with mail_server(mailbox) as port:
        assert refusal(channel_to(f"smtp://127.0.0.1:{port}"), letter()) is expected


def test_an_address_that_is_none_is_refused(mailbox) -> None:
    with mail_server(mailbox) as port:
        wrong = letter(chat="nobody\r\nRCPT TO:<x@example.org>")
        assert refusal(channel_to(f"smtp://127.0.0.1:{port}"), wrong) is Refused
    assert mailbox.messages == []


def test_a_server_that_is_away_may_come_back(mailbox) -> None:
    with mail_server(mailbox) as port:
        channel = channel_to(f"smtp://127.0.0.1:{port}")
    assert refusal(channel, letter()) is TimedOut
    assert channel.last_contact_at() is None

    with mail_server(mailbox) as port:
        channel = channel_to(f"smtp://127.0.0.1:{port}")
        send(channel, letter())
    assert (channel.health(), channel.last_contact_at()) == ("ok", NOW)


def encrypting(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


def test_an_offered_encryption_is_used(mailbox, certificate, monkeypatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    with mail_server(mailbox, tls_context=encrypting(certificate), require_starttls=True) as port:
        send(channel_to(f"smtp://127.0.0.1:{port}"), letter())

    assert mailbox.sessions[0].ssl is not None


def test_a_certificate_nobody_trusts_gets_no_letter(mailbox, certificate) -> None:
    with mail_server(mailbox, tls_context=encrypting(certificate)) as port:
        assert refusal(channel_to(f"smtp://127.0.0.1:{port}"), letter()) is TimedOut

    assert mailbox.messages == []


def test_a_password_never_travels_in_the_clear_beyond_this_machine() -> None:
    assert server_of("smtp://bot:pass@mail.example.org").starts_tls is True
    assert server_of("smtp://bot:pass@127.0.0.1:2525").starts_tls is None
    assert server_of("smtp://mail.example.org").starts_tls is None
    assert server_of("smtps://bot:p%40ss@mail.example.org") == Server(
        host="mail.example.org", port=465, is_encrypted=True, username="bot", password="p@ss"
    )


def test_a_server_without_encryption_gets_neither_password_nor_letter(mailbox) -> None:
    with mail_server(mailbox) as port:
        channel = MailChannel(_Demanding("127.0.0.1", port), "bot@serwis.example.org", clock=FixedClock(NOW))
        assert refusal(channel, letter()) is TimedOut

    assert mailbox.messages == []


class _Demanding(Server):
    """A server of this machine from which encryption is demanded nevertheless."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(host=host, port=port, is_encrypted=False, username="bot", password="pass")

    @property
    def starts_tls(self) -> bool | None:
        return True


def test_a_refused_login_may_be_tried_again(mailbox) -> None:
    def nobody(*_: object) -> AuthResult:
        return AuthResult(success=False, handled=False)

    with mail_server(mailbox, authenticator=nobody, auth_require_tls=False) as port:
        assert refusal(channel_to(f"smtp://bot:wrong@127.0.0.1:{port}"), letter()) is TimedOut

    assert mailbox.messages == []


def test_mail_is_never_edited() -> None:
    with pytest.raises(Refused):
        asyncio.run(channel_to("smtp://127.0.0.1").edit(letter(), "250 OK"))


def test_a_file_of_the_incident_is_enclosed(mailbox) -> None:
    photo = Document(name="zdjęcie hali.jpg", media_type="image/jpeg", body=b"\xff\xd8 photo")
    with mail_server(mailbox) as port:
        send(channel_to(f"smtp://127.0.0.1:{port}"), replace(letter(), document=photo))

    (mail,) = mailbox.messages
    (enclosed,) = mail.iter_attachments()
    assert (enclosed.get_filename(), enclosed.get_content_type()) == ("zdjęcie hali.jpg", "image/jpeg")
    assert enclosed.get_content() == photo.body
    body = mail.get_body(("plain",))
    assert body is not None
    assert "Termin: 14:35." in body.get_content()


@pytest.mark.parametrize(
    "named", ["text/html", "message/rfc822", "multipart/mixed", "a/b\nX-Bad: 1", "odd", ""]
)
def test_what_only_the_sender_calls_so_is_enclosed_as_bytes(mailbox, named: str) -> None:
    file = Document(name="strona.html", media_type=named, body=b"<script>alert(1)</script>")
    with mail_server(mailbox) as port:
        send(channel_to(f"smtp://127.0.0.1:{port}"), replace(letter(), document=file))

    (enclosed,) = mailbox.messages[0].iter_attachments()
    assert enclosed.get_content_type() == "application/octet-stream"
    assert enclosed.get_content() == file.body


def test_a_file_that_mail_servers_would_not_take_is_not_tried(mailbox) -> None:
    film = Document(name="film.mp4", media_type="video/mp4", body=bytes(8_000_001))
    with mail_server(mailbox) as port:
        assert refusal(channel_to(f"smtp://127.0.0.1:{port}"), replace(letter(), document=film)) is TooLarge

    assert mailbox.messages == []
