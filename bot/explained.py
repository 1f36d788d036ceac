"""An explanation in the API's shape, shared by the API and `reakcja explain --json`."""

from collections.abc import Sequence
from datetime import datetime

from bot.web.api_shapes import ClaimShown, ExplanationShown, SpanShown, TargetExplained
from models.sla.claims import Claim
from models.sla.contract import Metric, Terms
from models.sla.explanation import Explanation, Stretch, explain
from models.sla.hours import Span
from models.sla.incident import Incident


def explanation_shown(
    incident: Incident, terms: Terms, now: datetime, planned: Sequence[Span] = ()
) -> ExplanationShown:
    """Explain every target of an incident as it stands at `now`, by the terms it is pinned to.

    `planned` is when planned work was done on its service.
    """
    reaction, workaround, restoration = (explain(incident, terms, metric, now, planned) for metric in Metric)
    return ExplanationShown(
        number=incident.number,
        contract=incident.contract,
        contract_digest=incident.digest,
        as_of=now,
        reaction=_target(reaction),
        workaround=_target(workaround),
        restoration=_target(restoration),
        exclusions=[_claim(one, terms) for one in incident.claims],
    )


def _target(found: Explanation | None) -> TargetExplained | None:
    if found is None:
        return None
    verdict = found.verdict
    return TargetExplained(
        target_seconds=verdict.target_seconds,
        due=verdict.due,
        elapsed_seconds=verdict.elapsed_seconds,
        met=verdict.met,
        contested=verdict.contested,
        severity=verdict.severity,
        coverage=found.coverage,
        clause=found.clause,
        spans=[_span(one) for one in found.stretches],
    )


def _claim(one: Claim, terms: Terms) -> ClaimShown:
    return ClaimShown(
        seq=one.seq,
        ground=terms.exclusions.list[one.ground],
        standing=one.standing.value,
        by=one.by,
        claimed_at=one.at,
        answered_by=one.answered_by,
        answered_at=one.answered_at,
        settled_at=one.settled_at,
        clause=terms.exclusions.clause,
    )


def _span(one: Stretch) -> SpanShown:
    return SpanShown(
        start=one.start,
        end=one.end,
        counted_seconds=one.counted_seconds,
        why=one.why.value,
        date=one.holiday,
        by=one.by,
        reason=one.reason,
        clause=one.clause,
    )
