"""Figures as text for other programs: one JSON object as the API answers it, and CSV for a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from bot.figures_shown import shaped
from models.sla.contract import Metric
from models.sla.measures import Figures


def as_json(figures: Figures) -> str:
    """Write figures as one JSON object, exactly as the API answers (INTERFACE 3)."""
    return json.dumps(_plain(figures), ensure_ascii=False, indent=2)


def as_csv(figures: Figures) -> str:
    """Write figures as CSV: a head, then a line for each figure by its name in the JSON; nothing for null.

    After those of the JSON come the further measures: real time beside contract time, and `conduct.*`.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("figure", "value"))
    writer.writerows(named_figures(figures))
    return out.getvalue()


def named_figures(figures: Figures) -> Iterator[tuple[str, object]]:
    """Yield each figure by its name, "reaction.n" for one inside another; None where there is none."""
    yield from _lines(_plain(figures), "")
    yield from _lines(_further(figures), "")


def _plain(figures: Figures) -> Mapping[str, object]:
    shown: Mapping[str, object] = shaped(figures).model_dump(mode="json", by_alias=True)
    return shown


def _further(figures: Figures) -> Mapping[str, object]:
    """Name what the API's answer does not hold."""
    wall = {metric.value: figures.of(metric).wall for metric in Metric}
    conduct = asdict(figures.conduct)
    delay = figures.conduct.entry_delay
    return {
        **{f"{name}.wall": times._asdict() if times else {} for name, times in wall.items()},
        "mttr_wall_seconds": figures.mttr_wall_seconds,
        "failures": figures.failures,
        "downtime": {key: time.down_seconds for key, time in figures.downtime.items()},
        "agreed": {key: time.agreed_seconds for key, time in figures.downtime.items()},
        "conduct": {**conduct, "entry_delay": delay._asdict() if delay else {}},
        "withdrawn": figures.withdrawn,
        "outside": figures.outside,
    }


def _lines(values: Mapping[str, object], under: str) -> Iterator[tuple[str, object]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _lines(value, f"{under}{name}.")
        else:
            yield f"{under}{name}", value
