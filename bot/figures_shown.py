"""Figures in the shapes other programs read: the JSON of the API and of `reakcja stats`, and CSV.

Stands at the edge; shows what `models.sla.measures` has computed and computes nothing.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date

from bot.web.api_shapes import MeasureShown, StatisticsShown
from handlers.desk import Desk
from handlers.figures import figures_for
from models.sla.measures import Figures, Period, TargetFigures


def statistics_shown(desk: Desk, contract: str, first: date, last: date) -> StatisticsShown:
    """Return the figures of a period as the API shows them; KeyError for an unknown contract.

    ValueError when the last day lies before the first.
    """
    return statistics_of(figures_for(desk, contract, Period(first=first, last=last)))


def statistics_of(figures: Figures) -> StatisticsShown:
    """Put figures into the shape of INTERFACE 3."""
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


def as_json(figures: Figures) -> str:
    """Write figures as one JSON object, exactly as the API answers."""
    return json.dumps(_plain(figures), ensure_ascii=False, indent=2)


def as_csv(figures: Figures) -> str:
    """Write figures as CSV: a head, then a line for each figure, its name as in the JSON; nothing for null."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("figure", "value"))
    writer.writerows(_lines(_plain(figures), ""))
    return out.getvalue()


def _plain(figures: Figures) -> Mapping[str, object]:
    shown: Mapping[str, object] = statistics_of(figures).model_dump(mode="json", by_alias=True)
    return shown


def _lines(values: Mapping[str, object], under: str) -> Iterator[tuple[str, object]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _lines(value, f"{under}{name}.")
        else:
            yield f"{under}{name}", value
