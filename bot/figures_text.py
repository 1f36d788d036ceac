"""Figures as text for other programs: one JSON object as the API answers it, and CSV for a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterator, Mapping

from bot.figures_shown import shaped
from models.sla.measures import Figures


def as_json(figures: Figures) -> str:
    """Write figures as one JSON object, exactly as the API answers (INTERFACE 3)."""
    return json.dumps(_plain(figures), ensure_ascii=False, indent=2)


def as_csv(figures: Figures) -> str:
    """Write figures as CSV: a head, then a line for each figure by its name in the JSON; nothing for null."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("figure", "value"))
    writer.writerows(_lines(_plain(figures), ""))
    return out.getvalue()


def _plain(figures: Figures) -> Mapping[str, object]:
    shown: Mapping[str, object] = shaped(figures).model_dump(mode="json", by_alias=True)
    return shown


def _lines(values: Mapping[str, object], under: str) -> Iterator[tuple[str, object]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _lines(value, f"{under}{name}.")
        else:
            yield f"{under}{name}", value
