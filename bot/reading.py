"""From rows to words: everything a sentence about a delivery or a page row needs, looked up in one reading.

Shared by the post room and the page, so that a message says the same wherever it is shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from bot.channels.channel import PICTURES
from bot.figures_document import document_name
from bot.languages import Language, LanguageCode, languages
from bot.web.parts import Countdown, Enclosed, Profile, WordedRow
from bot.wording.dispatch import card, say
from bot.wording.files import whole_text
from bot.wording.metrics import metric_name
from bot.wording.privacy import erased_name
from bot.wording.said import Said
from bot.wording.typesetting import CARD_QUOTE, NOTE_QUOTE
from bot.wording.words import Audience, IncidentView, Words
from handlers.explain import planned_during
from handlers.figures import figures_of
from handlers.library import Library
from handlers.messages import Notice
from handlers.notices.answering import CardShown
from handlers.notices.catalogue import from_parameters
from handlers.notices.counting import FiguresCsv
from handlers.notices.explaining import IncidentHow
from handlers.notices.files import FileRelayed
from handlers.possible import is_possible
from handlers.reading_along import ROOM, is_room
from handlers.reports import reports_of
from handlers.strangers import GUEST
from models.sla.contract import Metric, Side, Terms
from models.sla.deadlines import Verdicts, judge
from models.sla.events import Kind
from models.sla.incident import OPEN, State
from models.store.archive import Archive
from models.store.records import Stored, WebRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Whom words are for: the contract, the person's key (or "guest:pl" for a stranger), and their language.

    `platform` is where they read it, "" where that makes no difference.
    """

    contract: str
    person: str
    language: Language
    platform: str = ""


def language_of(archive: Archive, library: Library, contract: str, person: str) -> Language:
    """Choose a reader's language: their own choice, else the platform's, else the contract's (INTERFACE 4)."""
    is_guest = person.startswith(GUEST)
    own = person.removeprefix(GUEST) if is_guest else archive.people.language_of(contract, person) or ""
    chosen = own if own in ("pl", "en") else library.contracts[contract].base.language
    return languages(cast("LanguageCode", chosen if chosen in ("pl", "en") else "en"))


def word(archive: Archive, library: Library, reader: Reader, notice: Notice, incident: int | None) -> Said:
    """Word a notice for its reader as of now; a card is drawn from the incident as it stands."""
    words = words_for(archive, library, reader, incident)
    if isinstance(notice, CardShown):
        return replace(card(words), bell=False)
    return say(notice, words)


def words_for(archive: Archive, library: Library, reader: Reader, incident: int | None) -> Words:
    """Gather what sentences for a reader may ask for."""
    terms = library.terms_at(reader.contract, archive.now)
    erased = archive.standing.erased(reader.contract)
    if erased:
        terms = terms.renamed({key: erased_name(reader.language, key) for key in erased})
    side = side_of(terms, reader.person)
    return Words(
        language=reader.language,
        terms=terms,
        now=archive.now,
        texts=archive.texts.read,
        employee=_employee_of(archive, reader.contract, reader.language),
        reader=None if reader.person.startswith((GUEST, ROOM)) else reader.person,
        side=side,
        audience=_audience(side),
        incident=view_of(archive, library, incident) if incident is not None else None,
        contract=library.contracts[reader.contract],
        figures=figures_of(archive, library, reader.contract),
        reports=reports_of(archive, library, reader.contract),
        platform=reader.platform,
        employee_email=_address_of(archive, reader.contract),
    )


def side_of(terms: Terms, person: str) -> Side | None:
    """Return the side a reader stands on, None for a stranger; employees are the client's."""
    if person.startswith(GUEST):
        return None
    if is_room(person):
        return Side(person.removeprefix(ROOM))
    contact = terms.contacts.get(person)
    return contact.party if contact else Side.CLIENT


def _audience(side: Side | None) -> Audience:
    return "provider" if side is Side.PROVIDER else "client"


def _employee_of(archive: Archive, contract: str, language: Language) -> Callable[[str], str | None]:
    def name(key: str) -> str | None:
        employee = archive.people.employee(contract, key)
        if employee is not None and not employee.name:
            return erased_name(language, key)
        return employee.name if employee else None

    return name


def _address_of(archive: Archive, contract: str) -> Callable[[str], str | None]:
    def address(key: str) -> str | None:
        employee = archive.people.employee(contract, key)
        return employee.email if employee else None

    return address


def view_of(archive: Archive, library: Library, incident: int) -> IncidentView:
    """Judge an incident as of now, by its pinned terms."""
    stored = archive.incidents.load(incident)
    return IncidentView(
        id=incident,
        incident=stored.incident,
        targets=judged(archive, library, stored),
        terms=library.terms(stored.incident.digest),
        planned=planned_during(archive, library, stored.incident),
    )


def judged(archive: Archive, library: Library, stored: Stored) -> Verdicts:
    """Judge the targets of a stored incident as of now."""
    return judge(stored.incident, library.terms(stored.incident.digest), archive.now)


def word_rows(
    archive: Archive, library: Library, rows: Sequence[WebRow], language: Language
) -> list[WordedRow]:
    """Word rows of the page; a row of a newer release or of an erased incident is left out."""
    worded = (_word_row(archive, library, row, language) for row in rows)
    return [row for row in worded if row is not None]


_SHOWS_CARD = ("card", "new")


def _word_row(archive: Archive, library: Library, row: WebRow, language: Language) -> WordedRow | None:
    reader = Reader(contract=row.contract, person=row.person, language=language)
    try:
        notice = from_parameters(row.kind, row.parameters)
    except KeyError:
        return None
    shown = pruned(archive, word(archive, library, reader, notice, row.incident), row.person)
    view = view_of(archive, library, row.incident) if row.incident and row.kind in _SHOWS_CARD else None
    return WordedRow(
        id=row.id,
        slot=row.slot,
        kind=row.kind,
        said=shown,
        own=row.kind == "echo",
        at=row.at,
        incident_number=view.incident.number if view else None,
        countdown=_countdown(view, library, language, archive.now) if view else None,
        attachments=view.incident.attachments if view else 0,
        enclosed=_enclosed(archive, row.contract, notice),
    )


def _enclosed(archive: Archive, contract: str, notice: Notice) -> Enclosed | None:
    """Name the document that belongs to a message; None where there is none, or none any more."""
    if isinstance(notice, FiguresCsv):
        return Enclosed(name=document_name(contract, notice), is_picture=False)
    file = archive.attachments.find(notice.file) if isinstance(notice, FileRelayed) else None
    if file is None or file.state != "kept" or (isinstance(notice, FileRelayed) and notice.is_place):
        return None
    return Enclosed(name=file.name, is_picture=file.media_type in PICTURES)


def pruned(archive: Archive, said: Said, person: str) -> Said:
    """Leave out the buttons that can do nothing any more for this person."""
    rows = (
        tuple(
            one for one in row if one.link or is_possible(archive, one.act, one.subject, one.argument, person)
        )
        for row in said.rows
    )
    return replace(said, rows=tuple(row for row in rows if row))


ROUGHLY = 2


def _countdown(view: IncidentView, library: Library, language: Language, now: datetime) -> Countdown | None:
    """Return the nearest deadline that still runs; None where nothing runs or the clock stands.

    None also where closed hours lie before the deadline: a page counts seconds, and those would not count.
    """
    incident = view.incident
    if incident.state not in OPEN or incident.paused_since is not None:
        return None
    running = [one for one in view.targets.each if one.reached_at is None and one.due is not None]
    if incident.state is State.REPORTED:
        running = [one for one in running if one.metric is Metric.REACTION] or running
    nearest = min(running, key=lambda one: one.due or incident.notified_at, default=None)
    if nearest is None or nearest.due is None:
        return None
    if abs((nearest.due - now).total_seconds() - nearest.left_seconds) > ROUGHLY:
        return None
    timeline = library.terms(incident.digest).timeline_of(incident.service, nearest.severity)
    started = timeline.next_opening(nearest.start) or nearest.start
    return Countdown(due_at=nearest.due, started_at=started, label=metric_name(language, nearest.metric))


def describe(archive: Archive, library: Library, contract: str, person: str, language: Language) -> Profile:
    """Describe a person for the head of their pane."""
    reader = Reader(contract=contract, person=person, language=language)
    words = words_for(archive, library, reader, None)
    side = words.side or Side.CLIENT
    return Profile(name=words.person(person), title=words.title(person) or "", party=words.party(side))


def concerned(
    archive: Archive, library: Library, people: Sequence[tuple[str, str]], number: str
) -> tuple[Stored, str] | None:
    """Find an incident by its number for one of these people; returns it and that person's key.

    None for an unknown number, another contract's, and for an employee whose report it is not.
    """
    stored = archive.incidents.find(number)
    person = next((key for contract, key in people if stored and contract == stored.incident.contract), None)
    if stored is None or person is None:
        return None
    is_named = person in library.terms_at(stored.incident.contract, archive.now).contacts
    return (stored, person) if is_named or person in stored.incident.reporters else None


def tell_incident(
    archive: Archive, library: Library, people: Sequence[tuple[str, str]], number: str, language: Language
) -> tuple[str, ...] | None:
    """Tell an incident line by line: its card, then how it was computed.

    None for an unknown number, another contract's, and for an employee whose report it is not.
    """
    found = concerned(archive, library, people, number)
    if found is None:
        return None
    stored, person = found
    reader = Reader(contract=stored.incident.contract, person=person, language=language)
    how = IncidentHow(incident=stored.id, number=number, as_of=archive.now)
    card, computed = (
        word(archive, library, reader, one, stored.id).plain for one in (CardShown(incident=stored.id), how)
    )
    whole = _cut_texts(archive, stored, language)
    return tuple(line for told in (card, *whole, computed) for line in told.splitlines() if line.strip())


def _cut_texts(archive: Archive, stored: Stored, language: Language) -> list[str]:
    """Give the report and the notes that were too long for the messages that showed them, whole."""
    limits = {Kind.REPORTED: CARD_QUOTE, Kind.NOTE: NOTE_QUOTE}
    texts = [
        (event.text, limits[event.kind])
        for event in stored.events
        if event.text is not None and event.kind in limits and "what" not in event.facts
    ]
    return [whole_text(language, archive.texts.read(digest), limit) for digest, limit in texts]
