"""The figures of a period as a sheet: the figures by name, then every report behind them with its verdicts.

Times are those of the contract's zone, durations whole seconds of the incident's own clock, as in the API. No
names: figures about persons only where the contract allows them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.wording.claimed import claimed_ground, standing_name
from bot.wording.metrics import metric_name
from bot.wording.period_names import scope_name
from bot.wording.states import state_code, state_name
from bot.wording.words import IncidentView, Words
from models.sla.availability import is_counted
from models.sla.contract import Metric
from models.sla.deadlines import Verdict
from models.sla.measures import Case, Figures

Cell = str | int | None
Row = tuple[Cell, ...]


def sheet(found: Figures, named: Mapping[str, Cell], cases: Sequence[Case], words: Words) -> Iterator[Row]:
    """Yield the rows: what was asked, the figures as the API names them, then one report a line."""
    t = words.language
    yield (t.pgettext("sheet.figure", "Figure"), t.pgettext("sheet.value", "Value"))
    yield (t.pgettext("sheet.scope", "Scope"), scope_name(words, found.filters))
    yield (t.pgettext("sheet.as_of", "As of"), _wall(words, found.as_of))
    yield (t.pgettext("sheet.zone", "Time zone"), words.terms.zone.key)
    yield from named.items()
    yield ()
    yield tuple(_heads(words))
    counted = {metric: {case.id for case in found.of(metric).cases} for metric in Metric}
    for case in cases:
        yield tuple(_line(case, counted, words))


def _heads(words: Words) -> Iterator[str]:
    t = words.language
    yield t.pgettext("sheet.number", "Report")
    yield t.pgettext("sheet.service", "Service")
    yield t.pgettext("sheet.place", "Place")
    yield t.pgettext("sheet.severity", "Class")
    yield t.pgettext("sheet.reported", "Reported at")
    yield t.pgettext("sheet.state", "State")
    yield t.pgettext("sheet.counted", "In the figures")
    for metric in Metric:
        name = metric_name(t, metric)
        for part in (
            t.pgettext("sheet.target.severity", "{target}: class"),
            t.pgettext("sheet.target.seconds", "{target}: target (s)"),
            t.pgettext("sheet.target.due", "{target}: due"),
            t.pgettext("sheet.target.reached", "{target}: reached at"),
            t.pgettext("sheet.target.elapsed", "{target}: time (s)"),
            t.pgettext("sheet.target.stopped", "{target}: not counted (s)"),
            t.pgettext("sheet.target.met", "{target}: in time"),
            t.pgettext("sheet.target.counted", "{target}: due in the period"),
        ):
            yield part.format(target=name)
    yield t.pgettext("sheet.contested", "Pauses objected to")
    yield t.pgettext("sheet.exclusions", "Exclusions claimed")
    yield t.pgettext("sheet.standings", "Exclusions: standing")
    yield t.pgettext("sheet.reopened", "Reopened")
    yield t.pgettext("sheet.amendments", "Amendments applied")
    yield t.pgettext("sheet.terms", "Digest of the contract")
    yield t.pgettext("sheet.hash", "Digest of the report")


def _line(case: Case, counted: Mapping[Metric, set[int]], words: Words) -> Iterator[Cell]:
    incident = case.incident
    view = IncidentView(id=case.id, incident=incident, targets=case.verdicts, terms=case.terms)
    yield incident.number
    yield words.service(incident.service)
    yield words.place(incident.location) if incident.location else None
    yield incident.severity
    yield _wall(words, incident.notified_at)
    yield state_name(words, state_code(words, view))
    yield _yes(words, is_counted(incident))
    for metric in Metric:
        yield from _verdict(case.verdicts.of(metric), case.id in counted[metric], words)
    yield sum(pause.contested for pause in incident.pauses)
    claims = incident.claims
    yield "; ".join(claimed_ground(case.terms, one) for one in claims)
    yield "; ".join(standing_name(words.language, one.standing) for one in claims)
    yield incident.reopened
    yield ", ".join(str(number) for number in case.terms.amendments_applied)
    yield incident.digest
    yield incident.head


def _verdict(verdict: Verdict | None, is_due: bool, words: Words) -> Row:
    if verdict is None:
        return (None,) * 8
    return (
        verdict.severity,
        verdict.target_seconds,
        _wall(words, verdict.due),
        _wall(words, verdict.reached_at),
        verdict.elapsed_seconds,
        verdict.paused_seconds,
        _met(words, verdict),
        _yes(words, is_due),
    )


def _met(words: Words, verdict: Verdict) -> str:
    if verdict.met is None:
        return words.language.pgettext("sheet.running", "running")
    return _yes(words, verdict.met)


def _yes(words: Words, is_so: bool) -> str:
    t = words.language
    return t.pgettext("sheet.yes", "yes") if is_so else t.pgettext("sheet.no", "no")


def _wall(words: Words, at: datetime | None) -> str | None:
    return at.astimezone(words.terms.zone).strftime("%Y-%m-%d %H:%M:%S") if at else None
