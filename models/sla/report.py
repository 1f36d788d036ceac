"""What a report on a period holds beside the figures: what was late, what is disputed, what it may cost (clause 17).

Rule book, pure. The report is computed anew whenever it is shown, as of the instant it was made.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.sla.asked import Period
from models.sla.contract import Amendment, Contract
from models.sla.measures import Figures
from models.sla.shares import Case, Judged
from models.sla.statement import Statement
from models.sla.targets import Metric


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """What the parties dispute about one incident: pauses and changes of class objected to, its scope."""

    number: str
    pauses: int
    classes: int
    scope: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report. `late` are the targets missed, by due instant; `cases` the incidents they belong to, by row.

    `statements` hold one for each month of the period, oldest first; `retroactive` the amendments that took
    effect before they were signed and within the period's end: they judge nothing anew (DECISIONS 1.7).
    """

    period: Period
    figures: Figures
    late: tuple[Judged, ...]
    cases: dict[int, Case]
    contested: tuple[Contested, ...]
    statements: tuple[Statement, ...]
    retroactive: tuple[Amendment, ...]


def report_of(
    contract: Contract, figures: Figures, cases: Sequence[Case], statements: Iterable[Statement]
) -> Report:
    """Put a report together; `cases` hold at least those the figures count."""
    judged = [one for metric in Metric for one in figures.of(metric).cases]
    late = tuple(sorted((one for one in judged if not one.met), key=lambda one: (one.due, one.id)))
    rows = {one.id for one in judged}
    span = figures.period.span(contract.base.zone)
    mine = [one for one in cases if one.id in rows or span.start <= one.incident.notified_at < span.end]
    found = (_contested(case) for case in mine)
    return Report(
        period=figures.period,
        figures=figures,
        late=late,
        cases={case.id: case for case in mine},
        contested=tuple(one for one in found if one is not None),
        statements=tuple(statements),
        retroactive=tuple(
            one
            for one in contract.amendments
            if one.effective_from < one.signed_on and one.effective_from <= figures.period.last
        ),
    )


def months_of(period: Period) -> tuple[date, ...]:
    """List the first days of the calendar months that end within a period, oldest first."""
    found = []
    month = period.first.replace(day=1)
    while month <= period.last:
        following = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
        if following - timedelta(days=1) <= period.last:
            found.append(month)
        month = following
    return tuple(found)


def _contested(case: Case) -> Contested | None:
    incident = case.incident
    pauses = sum(pause.contested for pause in incident.pauses)
    if not (pauses or incident.class_disputes or incident.is_scope_disputed):
        return None
    return Contested(
        number=incident.number,
        pauses=pauses,
        classes=incident.class_disputes,
        scope=incident.is_scope_disputed,
    )
