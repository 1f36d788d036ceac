"""The first notice of a new incident (DIALOGUES 5 and 16)."""

from collections.abc import Sequence
from datetime import datetime

from bot.wording import labels
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, said, sentences
from bot.wording.words import Words
from handlers.notices import reacting as notices
from models.sla.events import API


def new_incident(notice: notices.NewIncident, words: Words) -> Said:
    """Word new: the provider's card in its first form."""
    t = words.language
    head = words.runs(
        t.pgettext("new", "**NEW {subject}** “{text}”."),
        subject=" · ".join((notice.number, *_subject(words, with_severity=True))),
        text=words.card_quote(words.incident.incident.text if words.incident else None),
    )
    return said(
        sentences(head, _reported_by(words), _written(words), _reaction_by(words, notice.reaction_due)),
        labels.take(t, notice.incident),
        labels.pass_on(t, notice.incident),
    )


def _subject(words: Words, *, with_severity: bool) -> tuple[str, ...]:
    if words.incident is None:
        return ()
    incident = words.incident.incident
    severity = (incident.severity,) if with_severity else ()
    place = (words.place(incident.location),) if incident.location else ()
    return (*severity, words.service(incident.service), *place)


def _reported_by(words: Words) -> Runs:
    if words.incident is None:
        return ()
    incident = words.incident.incident
    reach = words.phone(incident.reporter) or _channel_of(words, incident.reporter, incident.channel)
    reporter = ", ".join(part for part in (words.person(incident.reporter), reach) if part)
    text = words.language.pgettext("new.reporter", "Reported by: {reporter}.")
    return words.runs(text, reporter=reporter)


def _written(words: Words) -> Runs:
    """Say when a message that was reported later had been written: the clock counts from the report."""
    if words.incident is None or words.incident.incident.written_at is None:
        return ()
    incident = words.incident.incident
    text = words.language.pgettext("new.written", "Written {written}, reported {at}.")
    written = words.when_after(incident.written_at or incident.notified_at, incident.notified_at)
    return words.runs(text, written=written, at=words.when(incident.notified_at))


def _channel_of(words: Words, reporter: str, channel: str | None) -> str | None:
    return None if channel is None or reporter == API else words.channel(channel)


def _reaction_by(words: Words, due: datetime | None) -> Runs:
    if due is None:
        return ()
    text = words.language.pgettext("new.due", "Reaction by **{due}**.")
    return words.runs(text, due=words.when(due))


def new_critical(notice: notices.NewCritical, words: Words) -> Said:
    """Word new.instant; another class than the strictest is not called critical."""
    t = words.language
    severity = words.incident.incident.severity if words.incident else None
    if severity in (None, words.terms.severities_by_rank[0].key):
        text = t.pgettext("new.instant", "New critical failure: **{subject}**, reported {at}.")
    else:
        text = t.pgettext("new.instant.other", "New failure: **{subject}**, class {severity}, reported {at}.")
    head = words.runs(
        text,
        subject=" · ".join((notice.number, *_subject(words, with_severity=False))),
        severity=severity or "",
        at=words.when(notice.at),
    )
    nothing = words.runs(t.pgettext("new.instant.nothing", "Nothing needs to be done for now."))
    return said(sentences(head, *_reaction_to_come(notice, words), nothing))


def _reaction_to_come(notice: notices.NewCritical, words: Words) -> Sequence[Runs]:
    """Say until when a reaction is awaited and of whom; who handles it where it has been taken."""
    t, due = words.language, notice.reaction_due
    if notice.handler is not None:
        by = t.pgettext("new.instant.handler", "Handled by: {person}.")
        return (words.runs(by, person=words.person(notice.handler)),)
    text = t.pgettext("new.instant.due", "Reaction by {due}.")
    return (words.runs(text, due=words.when(due)) if due else (), notified(words, notice.told))


def notified(words: Words, people: tuple[str, ...]) -> Runs:
    """Say who has been told; nothing where nobody has."""
    if not people:
        return ()
    text = words.language.pgettext("notified", "Notified: {people}.")
    return words.runs(text, people=words.people(people))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.NewIncident, new_incident),
    saying(notices.NewCritical, new_critical),
)
