"""The doors behind the JSON API: desks wrapped in the shapes outsiders rely on (INTERFACE 3)."""

import itertools
from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from bot.figures_shown import statistics_shown
from bot.frontdesk import Desks
from bot.web.api_doors import ApiDoors, Filed, Filing, Misplaced, SameKeyOtherBody
from bot.web.api_shapes import (
    ContractShown,
    ExplanationShown,
    Named,
    SpanShown,
    StatisticsShown,
    TargetExplained,
)
from handlers.desk import Desk
from handlers.submit import Report, enter, strictest_running
from models.sla.contract import Metric, Terms
from models.sla.deadlines import Verdict, Verdicts, judge, stops
from models.sla.events import API
from models.sla.hours import Span
from models.sla.stopwatch import clip, merge
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
    incident = stored.incident
    terms = desks.library().terms(incident.digest)
    targets = judge(incident, terms, archive.now)
    shown: Callable[[Verdict | None], TargetExplained | None] = partial(_target, terms, stored, archive.now)
    return ExplanationShown(
        number=incident.number,
        contract=incident.contract,
        contract_digest=incident.digest,
        as_of=archive.now,
        reaction=shown(targets.reaction),
        workaround=shown(targets.workaround),
        restoration=shown(targets.restoration),
    )


def _target(terms: Terms, stored: Stored, now: datetime, found: Verdict | None) -> TargetExplained | None:
    if found is None:
        return None
    last = min(found.reached_at or now, stored.incident.withdrawn_at or now)
    end = max(last.replace(microsecond=0), found.start)
    return TargetExplained(
        target_seconds=found.target_seconds,
        due=found.due,
        elapsed_seconds=found.elapsed_seconds,
        met=found.met,
        contested=found.contested,
        clause=terms.severities[found.severity].clause,
        spans=_spans(terms, stored, found, end),
    )


def _spans(terms: Terms, stored: Stored, found: Verdict, end: datetime) -> list[SpanShown]:
    """Cut a target's life into stretches with one reason each, oldest first; the counted ones add up exactly."""
    incident = stored.incident
    timeline = terms.timeline_of(incident.service, found.severity)
    whole = Span(found.start, end)
    opened = tuple(timeline.intervals(found.start, end))
    paused = clip(merge(stops(incident, terms, found.metric, end)), whole)
    waits = clip(merge(incident.waits), whole) if found.metric is not Metric.REACTION else ()
    edges = {found.start, end}
    for span in (*opened, *paused, *waits):
        edges.update((span.start, span.end))
    ordered = sorted(edges)
    shown: list[SpanShown] = []
    for start, stop in itertools.pairwise(ordered):
        why = "open" if _inside(start, opened) else "closed"
        if _inside(start, paused):
            why = "awaiting_confirmation" if _inside(start, waits) else "paused"
        counted = int((stop - start).total_seconds()) if why == "open" else 0
        shown.append(SpanShown(start=start, end=stop, counted_seconds=counted, why=why))
    return shown


def _inside(at: datetime, spans: tuple[Span, ...]) -> bool:
    return any(span.start <= at < span.end for span in spans)
