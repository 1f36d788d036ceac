"""An explanation in the API's shape, shared by the API and `reakcja explain --json`."""

from datetime import datetime

from bot.web.api_shapes import ExplanationShown, SpanShown, TargetExplained
from models.sla.contract import Metric, Terms
from models.sla.explanation import Explanation, Stretch, explain
from models.sla.incident import Incident


def explanation_shown(incident: Incident, terms: Terms, now: datetime) -> ExplanationShown:
    """Explain every target of an incident as it stands at `now`, by the terms it is pinned to."""
    reaction, workaround, restoration = (explain(incident, terms, metric, now) for metric in Metric)
    return ExplanationShown(
        number=incident.number,
        contract=incident.contract,
        contract_digest=incident.digest,
        as_of=now,
        reaction=_target(reaction),
        workaround=_target(workaround),
        restoration=_target(restoration),
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
