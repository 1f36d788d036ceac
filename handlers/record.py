"""Writing facts down: append events, judge anew, keep the projection in step; for every desk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.desk import Caller, Desk
from models.sla.contract import Terms
from models.sla.deadlines import Verdict, Verdicts, judge
from models.sla.escalation import alarms
from models.sla.events import BOT, NO_FACTS, Facts, Happening, Kind
from models.store.records import Projection, Stored


def happening(
    caller: Caller, kind: Kind, actor: str, facts: Facts = NO_FACTS, text: str | None = None
) -> Happening:
    """Turn what a person did into a fact with the stamps of their message."""
    inbound = caller.inbound
    return Happening(
        kind=kind,
        actor=actor,
        channel=inbound.channel,
        platform_at=inbound.platform_at,
        received_at=inbound.received_at,
        facts=facts,
        text=text,
    )


def own_happening(at: datetime, kind: Kind, facts: Facts = NO_FACTS) -> Happening:
    """Turn what time brought about into a fact of the bot's own, stamped with its due instant."""
    return Happening(kind=kind, actor=BOT, received_at=at, facts=facts)


def record(
    desk: Desk, stored: Stored, happenings: Sequence[Happening], *, swept_to: datetime | None = None
) -> Stored:
    """Append facts in their order and bring the projection in step; returns the incident as it is then."""
    after = desk.archive.incidents.append(stored.id, happenings) if happenings else stored
    swept = swept_to or swept_until(stored)
    project(desk, after, swept)
    return replace(after, swept_to=swept)


def swept_until(stored: Stored) -> datetime:
    """Return how far this incident's alarms were handled; before the first sweep, just before its entry."""
    return stored.swept_to or stored.incident.entered_at - timedelta(seconds=1)


def terms_of(desk: Desk, stored: Stored) -> Terms:
    """Return the terms pinned to an incident."""
    return desk.library.terms(stored.incident.digest)


def verdicts_of(desk: Desk, stored: Stored) -> Verdicts:
    """Judge an incident as of now by its pinned terms."""
    return judge(stored.incident, terms_of(desk, stored), desk.now)


def project(desk: Desk, stored: Stored, swept_to: datetime) -> None:
    """Write the queryable row of an incident; figures never read it."""
    incident, terms = stored.incident, terms_of(desk, stored)
    targets = judge(incident, terms, desk.now)
    owed = alarms(incident, terms, swept_to)
    desk.archive.incidents.project(
        stored.id,
        Projection(
            state=incident.state,
            service=incident.service,
            location=incident.location,
            severity=incident.severity,
            reporter=incident.reporter,
            notified_at=incident.notified_at,
            reaction_due=_due(targets.reaction),
            workaround_due=_due(targets.workaround),
            restoration_due=_due(targets.restoration),
            reaction_seconds=_measured(targets.reaction),
            workaround_seconds=_measured(targets.workaround),
            restoration_seconds=_measured(targets.restoration),
            next_alarm_at=owed[0].at if owed else None,
            swept_to=swept_to,
            ended_at=incident.closed_at or incident.withdrawn_at,
        ),
    )


def _due(verdict: Verdict | None) -> datetime | None:
    return verdict.due if verdict else None


def _measured(verdict: Verdict | None) -> int | None:
    return verdict.elapsed_seconds if verdict and verdict.reached_at is not None else None
