"""The doors behind the JSON API: desks wrapped in the shapes outsiders rely on (INTERFACE 3)."""

from datetime import date
from functools import partial

from bot.explained import explanation_shown
from bot.figures_shown import statistics_shown
from bot.frontdesk import Desks
from bot.web.api_doors import ApiDoors, Filed, Filing, Misplaced, SameKeyOtherBody
from bot.web.api_shapes import (
    ContractShown,
    ExplanationShown,
    Named,
    StatisticsShown,
)
from handlers.desk import Desk
from handlers.explain import planned_during
from handlers.submit import Report, enter, strictest_running
from models.sla.contract import Terms
from models.sla.deadlines import Verdicts, judge
from models.sla.events import API
from models.store.archive import Archive
from models.store.records import Stored

CHANNEL = "api"


def open_doors(desks: Desks) -> ApiDoors:
    """Return the API's doors onto the desks."""
    return ApiDoors(
        file=partial(_file, desks),
        judge=partial(_judge, desks),
        explain=partial(_explain, desks),
        statistics=partial(_statistics, desks),
        contracts=partial(_contracts, desks),
    )


def _file(desks: Desks, archive: Archive, filed: Filed) -> Filing:
    """Take a report of another program once per key; no draft, notification is the receipt (INTERFACE 3)."""
    desk = desks.at(archive)
    key = f"{filed.contract}:{filed.key}"
    kept = archive.inbox.keep(CHANNEL, key, "", filed.received_at, filed.body_digest)
    if kept.is_done:
        if archive.inbox.fingerprint(kept.row) != filed.body_digest:
            raise SameKeyOtherBody(filed.key)
        before = archive.inbox.incident_of(kept.row)
        if before is not None:
            return Filing(stored=archive.incidents.load(before), is_new=False)
    stored = enter(desk, _report(desk, filed))
    archive.inbox.done(kept.row, stored.id)
    return Filing(stored=stored, is_new=True)


def _report(desk: Desk, filed: Filed) -> Report:
    terms = _named_terms(desk, filed.contract)
    if filed.service not in terms.services:
        raise Misplaced("service", filed.service, tuple(terms.services))
    if filed.severity is not None and filed.severity not in terms.severities:
        raise Misplaced("severity", filed.severity, tuple(terms.severities))
    places = terms.services[filed.service].locations
    if filed.location is not None and filed.location not in places:
        raise Misplaced("location", filed.location, places)
    return Report(
        contract=filed.contract,
        service=filed.service,
        place=filed.location or (places[0] if len(places) == 1 else None),
        severity=filed.severity or strictest_running(terms, filed.service, desk.now),
        reporter=API,
        actor=API,
        channel=CHANNEL,
        text=desk.archive.texts.keep(filed.text),
        how="api",
        received_at=filed.received_at,
        stated_at=filed.occurred_at,
    )


def _named_terms(desk: Desk, contract: str) -> Terms:
    if contract not in desk.library.contracts:
        raise Misplaced("contract", contract, tuple(desk.library.contracts))
    return desk.terms_now(contract)


def _judge(desks: Desks, archive: Archive, stored: Stored) -> Verdicts:
    return judge(stored.incident, desks.library().terms(stored.incident.digest), archive.now)


def _statistics(
    desks: Desks, archive: Archive, contract: str, first: date, last: date
) -> StatisticsShown | None:
    desk = desks.at(archive)
    return statistics_shown(desk, contract, first, last) if contract in desk.library.contracts else None


def _contracts(desks: Desks, archive: Archive) -> list[ContractShown]:
    library = desks.library()
    return [_contract(library.terms_at(number, archive.now)) for number in library.contracts]


def _contract(terms: Terms) -> ContractShown:
    return ContractShown(
        number=terms.number,
        title=terms.title,
        valid_from=terms.valid_from,
        valid_to=terms.valid_to,
        digest=terms.digest,
        services=[Named(key=key, name=one.name) for key, one in terms.services.items()],
        severities=[Named(key=one.key, name=one.name) for one in terms.severities_by_rank],
    )


def _explain(desks: Desks, archive: Archive, stored: Stored) -> ExplanationShown:
    terms = desks.library().terms(stored.incident.digest)
    planned = planned_during(archive, desks.library(), stored.incident)
    return explanation_shown(stored.incident, terms, archive.now, planned)
