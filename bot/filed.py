"""Files as the pages show them: those of an incident to whom it concerns, and what belongs to one's own messages.

Only reads. Who may open a file may see its incident, or has been sent the message it belongs to; for everybody
else it does not exist.
"""

from collections.abc import Callable, Sequence

from bot.channels.channel import Document
from bot.enclosing import document_of, encloses
from bot.languages import Language
from bot.reading import Reader, concerned, words_for
from bot.web.parts import FileShown
from bot.wording.files import file_line
from handlers.library import Library
from handlers.notices.catalogue import from_parameters
from models.store.archive import Archive

People = Sequence[tuple[str, str]]
LARGEST_ROW = 2**31 - 1


class Filed:
    """What the site asks for; each question within one reading transaction."""

    def __init__(self, library: Callable[[], Library]) -> None:
        self._library = library

    def of_incident(
        self, archive: Archive, people: People, number: str, language: Language
    ) -> tuple[FileShown, ...]:
        """List the files of an incident, oldest first; none for those it does not concern."""
        found = concerned(archive, self._library(), people, number)
        if found is None:
            return ()
        stored, person = found
        reader = Reader(contract=stored.incident.contract, person=person, language=language)
        words = words_for(archive, self._library(), reader, None)
        files = archive.attachments.of_incident(stored.id)
        return tuple(
            FileShown(
                id=one.id,
                line=file_line(words, one),
                is_kept=one.state == "kept",
                media_type=one.media_type,
            )
            for one in files
        )

    def one(self, archive: Archive, people: People, number: str, file: int) -> Document | None:
        """Return a file of an incident; None where it is not kept, not of that incident, or not theirs to see."""
        found = concerned(archive, self._library(), people, number)
        known = archive.attachments.find(file)
        if found is None or known is None or known.incident != found[0].id:
            return None
        body = archive.attachments.body(file)
        return Document(name=known.name, media_type=known.media_type, body=body) if body is not None else None

    def of_row(self, archive: Archive, people: People, row: int) -> Document | None:
        """Return what belongs to a message of one of these people; None for anybody else's."""
        rows = archive.web.after(people, row - 1, 1) if 0 < row <= LARGEST_ROW else []
        if not rows or rows[0].id != row:
            return None
        try:
            notice = from_parameters(rows[0].kind, rows[0].parameters)
        except KeyError:
            return None
        return document_of(archive, self._library(), rows[0].contract, notice) if encloses(notice) else None
