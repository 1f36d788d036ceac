"""Figures in the shape outsiders read: the same numbers for the API and the command (INTERFACE 3)."""

from datetime import date

from bot.web.api_shapes import MeasureShown, StatisticsShown
from handlers.desk import Desk
from handlers.figures import figures_for
from models.sla.asked import Period
from models.sla.measures import Figures
from models.sla.shares import TargetFigures


def statistics_shown(desk: Desk, contract: str, first: date, last: date) -> StatisticsShown:
    """Compute and shape the figures of a period of days, both included; KeyError for an unknown contract."""
    return shaped(figures_for(desk, contract, Period(first=first, last=last)))


def shaped(figures: Figures) -> StatisticsShown:
    """Shape figures that were computed before."""
    return StatisticsShown(
        contract=figures.contract,
        first=figures.period.first,
        last=figures.period.last,
        n=figures.n,
        reaction=_measure(figures.reaction),
        workaround=_measure(figures.workaround),
        restoration=_measure(figures.restoration),
        mttr_seconds=figures.mttr_seconds,
        mtbf_seconds=figures.mtbf_seconds,
        availability=dict(figures.availability),
        reopened=figures.reopened,
        paused_seconds=figures.paused_seconds,
        contested=figures.contested,
        open=figures.open,
    )


def _measure(target: TargetFigures) -> MeasureShown:
    return MeasureShown(
        n=target.n,
        met=target.met,
        median_seconds=target.median_seconds,
        p90_seconds=target.p90_seconds,
        worst_seconds=target.worst_seconds,
        worst=target.worst,
    )
