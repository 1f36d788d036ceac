"""An export of incidents (the JSON of `GET /api/incidents`) held against itself and against the record here.

The export holds neither the facts nor the texts of an event, so its hashes cannot be recomputed from the file
alone: where this installation has the incident, each event is compared with the one on record, whose hash is.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from pydantic import ValidationError

from bot.web.api_incident import incident_shown
from bot.web.api_shapes import IncidentShown, TargetShown, exact, whole_second
from handlers.audit import Difference, Finding
from handlers.library import Library
from models.sla.contract import Metric
from models.sla.deadlines import Verdicts, judge
from models.store.archive import Archive
from models.store.records import Stored

HASH = re.compile(r"[0-9a-f]{64}")


class NoExport(Exception):  # noqa: N818 - the name is the sentence the reader needs
    """The file holds no incidents in the API's shape; the message names the first place that does not fit."""


def read_export(text: bytes) -> list[IncidentShown]:
    """Read one incident, a page of them, or a list of either; NoExport where the file is something else."""
    try:
        return [IncidentShown.model_validate(one) for one in _items(json.loads(text))]
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise NoExport(place) from error
    except (ValueError, RecursionError) as error:
        raise NoExport("") from error


def _items(document: object) -> list[object]:
    if isinstance(document, dict):
        items = document.get("items", [document])
        return items if isinstance(items, list) else [document]
    if isinstance(document, list):
        return [item for one in document for item in _items(one)]
    raise NoExport("")


def check_by_itself(shown: IncidentShown) -> Iterator[Difference]:
    """List what is wrong with an exported incident whatever the record says: gaps, order, head."""
    number = shown.number
    expected = 1
    for event in shown.events:
        for seq in range(expected, event.seq):
            yield Difference(finding=Finding.MISSING, incident=number, place=f"events.{seq}")
        expected = event.seq + 1
        if not HASH.fullmatch(event.hash):
            yield Difference(
                finding=Finding.FIELD, incident=number, place=f"events.{event.seq}.hash", found=event.hash
            )
    for before, after in pairwise(shown.events):
        if after.recorded_at < before.recorded_at:
            place = f"events.{after.seq}.recorded_at"
            yield Difference(
                finding=Finding.FIELD, incident=number, place=place, found=after.recorded_at.isoformat()
            )
    head = shown.events[-1].hash if shown.events else ""
    if shown.hash != head:
        yield Difference(finding=Finding.HEAD, incident=number, place="hash", found=shown.hash, expected=head)


def check_with_record(
    archive: Archive, library: Library, shown: IncidentShown, stored: Stored
) -> Iterator[Difference]:
    """List where an exported incident says something else than the record here."""
    known = stored.incident.digest in library.texts
    verdicts = judge(stored.incident, library.terms(stored.incident.digest), archive.now) if known else None
    own = incident_shown(stored, verdicts or Verdicts(reaction=None, workaround=None, restoration=None), [])
    for name in ("contract", "contract_digest", "reporter", "reported_at"):
        yield from _field(shown.number, name, getattr(shown, name), getattr(own, name))
    events = {event.seq: event for event in own.events}
    for event in shown.events:
        place = f"events.{event.seq}"
        if event.seq not in events:
            yield Difference(finding=Finding.MISSING, incident=shown.number, place=place)
            continue
        for name in type(event).model_fields:
            yield from _field(
                shown.number, f"{place}.{name}", getattr(event, name), getattr(events[event.seq], name)
            )
    if verdicts is not None and len(shown.events) == len(own.events):
        yield from _targets(shown, own, verdicts)


def _targets(shown: IncidentShown, own: IncidentShown, verdicts: Verdicts) -> Iterator[Difference]:
    """Compare the figures that are final; a running one depends on the instant of the export."""
    for metric in Metric:
        verdict = verdicts.of(metric)
        if verdict is None or verdict.reached_at is None:
            continue
        theirs: TargetShown | None = getattr(shown.targets, metric.value)
        ours: TargetShown | None = getattr(own.targets, metric.value)
        for name in TargetShown.model_fields:
            yield from _field(
                shown.number, f"{metric.value}.{name}", getattr(theirs, name, None), getattr(ours, name, None)
            )


def _field(number: str, place: str, found: object, expected: object) -> Iterator[Difference]:
    shown, own = _spelt(place, found), _spelt(place, expected)
    if shown != own:
        yield Difference(finding=Finding.FIELD, incident=number, place=place, found=shown, expected=own)


def _spelt(place: str, value: object) -> str:
    """Write a value as the API does: measured instants floored to the second, the commit with its microseconds."""
    if isinstance(value, datetime):
        return exact(value) if place.endswith("recorded_at") else whole_second(value)
    return "" if value is None else str(value)
