"""How long a party may object, and how a matter stands if a dispute is lost (clauses 8 and 13).

Rule book, pure. Terms of objection run on the default coverage (DECISIONS 3.4) and their end is still in time.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from models.sla.claims import Claim, Standing
from models.sla.incident import Incident, Pause
from models.sla.terms import Terms


def pause_objection_due(pause: Pause, terms: Terms) -> datetime | None:
    """Return until when a pause may be objected to, counted from its beginning; None: as long as one likes."""
    return _due(pause.start, terms.pause.objection_within, terms)


def may_object_to_pause(pause: Pause, terms: Terms, at: datetime) -> bool:
    """Say whether an objection to a pause comes in time; exactly at the end it does."""
    return _is_in_time(pause.start, terms.pause.objection_within, terms, at)


def claim_objection_due(claim: Claim, terms: Terms) -> datetime | None:
    """Return until when a claimed exclusion may be objected to; None: until it is settled."""
    return _due(claim.at, terms.exclusions.objection_within, terms)


def claim_unanswered_at(claim: Claim, terms: Terms) -> datetime | None:
    """Return the first instant at which the term of objection to a claim is over; None: it has no term."""
    within = terms.exclusions.objection_within
    if within is None:
        return None
    return terms.default_timeline.first_exceeding(claim.at, int(within.total_seconds()))


def may_object_to_claim(claim: Claim, terms: Terms, at: datetime) -> bool:
    """Say whether an objection to a claim comes in time: nobody has answered it, and its term is not over."""
    in_time = _is_in_time(claim.at, terms.exclusions.objection_within, terms, at)
    return claim.standing is Standing.CLAIMED and in_time


def has_disputed_pause(incident: Incident) -> bool:
    """Say whether a pause of the incident is contested."""
    return any(pause.contested for pause in incident.pauses)


def without_disputed_pauses(incident: Incident) -> Incident:
    """Return the incident as it would stand were every contested pause struck out: the client's version."""
    return replace(incident, pauses=tuple(pause for pause in incident.pauses if not pause.contested))


def _due(start: datetime, within: timedelta | None, terms: Terms) -> datetime | None:
    return None if within is None else terms.default_timeline.due(start, int(within.total_seconds()))


def _is_in_time(start: datetime, within: timedelta | None, terms: Terms, at: datetime) -> bool:
    if within is None:
        return True
    return terms.default_timeline.elapsed(start, at) <= int(within.total_seconds())
