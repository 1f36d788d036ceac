"""The reports behind figures, one by one, as they were judged: what a manager needs to count again."""

from handlers.desk import Desk
from handlers.figures import cases_of
from models.sla.contract import Metric
from models.sla.measures import Case, Figures
from models.store.reaching import reaching


def cases_behind(desk: Desk, found: Figures) -> list[Case]:
    """Return what was reported in the period, and what was counted for a target of it, by number.

    Withdrawn reports and those outside the contract are among them; they stand in no figure (DECISIONS 5).
    """
    span = found.period.span(desk.library.contracts[found.contract].base.zone)
    rows = reaching(desk.archive.connection, found.contract, span.start, span.end)
    counted = {case.id for metric in Metric for case in found.of(metric).cases}
    cases = [
        case
        for case in cases_of(desk, rows, found.as_of)
        if found.filters.take(case.incident)
        and (case.id in counted or span.start <= case.incident.notified_at < span.end)
    ]
    return sorted(cases, key=lambda case: case.incident.number)
