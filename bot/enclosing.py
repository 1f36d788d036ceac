"""What goes with a message: the document behind a notice, beside the incident's card where that stands.

The post room hands its letters over to be sent; the page asks for the same documents. Where a channel takes no
files, or refuses this one, the message says where the file is instead.
"""

import asyncio
from dataclasses import replace

import structlog

from bot.channels.channel import Channel, Document, Letter, Posted, Refused
from bot.figures_document import figures_document
from bot.frontdesk import Desks
from bot.hop import Store
from bot.languages import languages
from bot.reading import Reader, words_for
from bot.wording.figures import csv_lines
from bot.wording.files import on_the_page
from handlers.library import Library
from handlers.messages import Notice
from handlers.notices.counting import FiguresCsv
from handlers.notices.files import FileRelayed
from handlers.notices.quality import HeadsMail, ReportMail
from models.store.archive import Archive

log = structlog.get_logger()

AT_ONCE = 2
"""So many letters with files are held in memory together."""
ENCLOSING = (FileRelayed, FiguresCsv, ReportMail, HeadsMail)


def encloses(notice: Notice) -> bool:
    """Say whether a document belongs to this notice."""
    return isinstance(notice, ENCLOSING) and not (isinstance(notice, FileRelayed) and notice.is_place)


def document_of(archive: Archive, library: Library, contract: str, notice: Notice) -> Document | None:
    """Return the document that belongs to a notice; None where it is not kept, or any more."""
    if isinstance(notice, FiguresCsv):
        return figures_document(archive, library, contract, notice)
    if isinstance(notice, HeadsMail):
        listed = archive.texts.read(notice.text)
        name = f"{contract.replace('/', '-')}_{notice.day:%Y-%m-%d}_heads.csv"
        return Document(name=name, media_type="text/csv", body=listed.encode()) if listed else None
    if isinstance(notice, ReportMail):
        return figures_document(archive, library, contract, figures_of_report(notice))
    if not isinstance(notice, FileRelayed):
        return None
    file, body = archive.attachments.find(notice.file), archive.attachments.body(notice.file)
    if file is None or body is None:
        return None
    return Document(name=file.name, media_type=file.media_type, body=body)


def figures_of_report(notice: ReportMail) -> FiguresCsv:
    """Name the figures a report was made of, as of the instant it was made."""
    return FiguresCsv(
        first=notice.first, last=notice.last, service=None, severity=None, place=None, as_of=notice.as_of
    )


class Envelopes:
    """Sends letters, each with what belongs to it."""

    def __init__(self, store: Store, desks: Desks) -> None:
        self._store = store
        self._desks = desks
        self._address = desks.address.rstrip("/")
        self._room = asyncio.Semaphore(AT_ONCE)

    async def send(self, channel: Channel, letter: Letter) -> Posted:
        """Send a letter with its document, or with the address of the page instead; raises a ChannelError."""
        if not encloses(letter.notice):
            return await channel.send(letter)
        if channel.abilities.files:
            async with self._room:
                try:
                    enclosed = await self._store.read(self._enclosed, channel.name, letter)
                    if enclosed.document is not None:
                        return await channel.send(enclosed)
                except Refused as refusal:
                    log.info("file_not_taken", channel=channel.name, failure=refusal.failure)
        return await channel.send(await self._instead(letter))

    async def _instead(self, letter: Letter) -> Letter:
        """Say where the file can be seen, or in the message what it holds."""
        if isinstance(letter.notice, FiguresCsv):
            return await self._store.read(self._in_lines, letter, letter.notice)
        if not isinstance(letter.notice, FileRelayed) or not self._address:
            return letter
        page = f"{self._address}/incidents/{letter.notice.number}"
        language = languages("pl" if letter.language == "pl" else "en")
        return replace(letter, said=on_the_page(letter.said, page, language))

    def _in_lines(self, archive: Archive, letter: Letter, notice: FiguresCsv) -> Letter:
        language = languages("pl" if letter.language == "pl" else "en")
        reader = Reader(contract=letter.contract, person=letter.person, language=language)
        return replace(
            letter, said=csv_lines(notice, words_for(archive, self._desks.library(), reader, None))
        )

    def _enclosed(self, archive: Archive, channel: str, letter: Letter) -> Letter:
        """Put the document in; one about an incident answers its card, where that stands in the same chat."""
        notice = letter.notice
        document = document_of(archive, self._desks.library(), letter.contract, notice)
        enclosed = replace(letter, document=document)
        if letter.thread is not None or not isinstance(notice, FileRelayed):
            return enclosed
        slot = f"incident:{notice.incident}"
        card = archive.cards.find(slot, letter.contract, letter.person, channel, letter.chat)
        return replace(enclosed, thread=card.message) if card is not None else enclosed
