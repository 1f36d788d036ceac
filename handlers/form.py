"""Desk: a report filled in as a form, all at once (Slack's modal, DIALOGUES 2)."""

from datetime import datetime

from handlers.commands import reporter, role_needed
from handlers.desk import Caller, Desk
from handlers.errors import Refusal
from handlers.files import keep_files
from handlers.filling import middle_severity
from handlers.guess import guess_service, is_readable
from handlers.messages import Notice, Outcome
from handlers.notices.answering import CardShown
from handlers.notices.reporting import PlaceElsewhere, TextEmpty
from handlers.notify import reply
from handlers.reading_along import slot_of
from handlers.submit import Report, enter, receipt
from models.sla.contract import Terms


def report_form(desk: Desk, caller: Caller) -> Outcome:
    """Make the incident from the form; a field that cannot stay is named, and nothing is made."""
    person = reporter(desk, caller)
    if person is None:
        raise Refusal(role_needed(desk, caller.person))
    values = {field.name: field.value for field in caller.inbound.fields}
    terms = desk.terms_now(person.contract)
    errors = _errors(terms, values)
    if errors:
        return Outcome(errors=errors)
    service, place = _where(terms, values)
    severity = values.get("severity", "")
    inbound = caller.inbound
    report = Report(
        contract=person.contract,
        service=service,
        place=place,
        severity=severity if severity in terms.severities else middle_severity(terms),
        reporter=person.key,
        actor=person.key,
        channel=inbound.channel,
        text=desk.archive.texts.keep(values["text"]),
        how="form",
        platform_at=inbound.platform_at,
        received_at=inbound.received_at,
        attachments=keep_files(desk, caller, person),
        stated_at=_written_at(values.get("written", ""), inbound.at),
    )
    stored = enter(desk, report)
    reply(desk, caller, CardShown(incident=stored.id), slot=slot_of(stored.id), stored=stored)
    reply(desk, caller, receipt(desk, stored), stored=stored)
    return Outcome(incident=stored.id)


def _errors(terms: Terms, values: dict[str, str]) -> tuple[tuple[str, Notice], ...]:
    """Name the fields that cannot stay: no text, or a place where the service is not."""
    found: list[tuple[str, Notice]] = []
    service, place = values.get("service", ""), values.get("place", "")
    places = terms.services[service].locations if service in terms.services else ()
    if places and place and place not in places:
        found.append(("place", PlaceElsewhere(service=service, places=places)))
    if not is_readable(values.get("text", "")):
        found.append(("text", TextEmpty()))
    return tuple(found)


def _written_at(told: str, before: datetime) -> datetime | None:
    """Return when the reported message was written; None without one, and for what no message can have."""
    try:
        written = datetime.fromisoformat(told)
    except ValueError:
        return None
    return written if written.tzinfo is not None and written <= before else None


def _where(terms: Terms, values: dict[str, str]) -> tuple[str, str | None]:
    named = values.get("service", "")
    service = (
        named
        if named in terms.services
        else guess_service(terms, values["text"]) or next(iter(terms.services))
    )
    places = terms.services[service].locations
    place = values.get("place")
    return service, place if place in places else (places[0] if len(places) == 1 else None)
