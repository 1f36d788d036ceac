"""A penalty proposal at the moment of a breach, as decimal text for a notice (clauses 14 and 15)."""

from dataclasses import dataclass
from decimal import Decimal

from models.sla.contract import Terms
from models.sla.deadlines import Verdict
from models.sla.incident import Incident
from models.sla.penalties import share_of, started_hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What may be claimed so far; None where the contract sets nothing or the grace is not over."""

    hours: int
    percent: str | None
    fee: str
    penalty: str | None
    withhold_percent: str | None
    withhold: str | None


def proposal_of(terms: Terms, incident: Incident, found: Verdict) -> Proposal:
    """Compute the proposal for one late target; a person decides, nothing is charged (clause 14)."""
    fee = terms.services[incident.service].monthly_fee or Decimal(0)
    rate = terms.penalties.rate(found.metric, found.severity)
    grace = terms.penalties.grace.get(found.severity)
    hours = started_hours(found.late_seconds, int(grace.total_seconds()) if grace else 0)
    owed = rate is not None and hours > 0 and fee > 0
    withheld = terms.withholding.allowed and incident.severity in terms.withholding.severities and fee > 0
    return Proposal(
        hours=hours,
        percent=str(rate) if owed else None,
        fee=str(fee),
        penalty=str(share_of(fee, rate, hours)) if owed and rate is not None else None,
        withhold_percent=str(terms.withholding.percent) if withheld else None,
        withhold=str(share_of(fee, terms.withholding.percent, 1)) if withheld else None,
    )
