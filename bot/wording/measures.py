"""Every figure of a period with what it means and whom it counts, as chat, page, e-mail and command show it.

Under five cases there are counts and no per cent (CONTRACT 4). The figures come from `models.sla.measures`; what
is new here is only the words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bot.wording import labels
from bot.wording.measured import measured, measured_of
from bot.wording.measures_meant import (
    availability_meant,
    conduct_meant,
    mtbf_meant,
    mttr_meant,
    pauses_meant,
    target_meant,
)
from bot.wording.metrics import metric_name
from bot.wording.period_names import period_title, scope_name
from bot.wording.said import Button, Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import lines, said
from bot.wording.words import Words
from handlers.figures import encode
from handlers.notices.counting import FiguresAll, FiguresOfPerson
from models.sla.contract import Measure, Metric
from models.sla.measures import Figures, Filters, Period, TargetFigures

FEW = 5
"""Below so many cases counts are shown instead of per cent (CONTRACT 4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTold:
    """One figure in words: its name, the figure, and what it means: of whom, and who is left out."""

    name: str
    figure: str
    meaning: str


def all_measures(found: Figures, words: Words) -> tuple[MeasureTold, ...]:
    """Tell every figure of CONTRACT 4, in its order; beside a meaning stands what the contract itself says."""
    targets = tuple(_target(found.of(metric), metric, words) for metric in Metric)
    return (*targets, *_times(found, words), *_conduct(found, words), _apart(found, words))


def _meant(words: Words, measure: Measure, meaning: str) -> str:
    """Add the contract's own description of a figure, as it is written there."""
    known = words.terms.metrics.get(measure)
    if known is None or not known.description:
        return meaning
    text = words.language.pgettext("meant.contract", "{meaning}; the contract: “{description}”")
    return text.format(meaning=meaning, description=known.description)


def share_of(part: int, whole: int, words: Words) -> str:
    """Write "3 of 4", and the per cent where there are enough for one to mean something."""
    t = words.language
    counted = t.pgettext("st.share", "{met} of {n}").format(met=part, n=whole)
    if whole < FEW:
        return counted
    percent = str((Decimal(part * 100) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP))
    return t.pgettext("st.share.percent", "{share} ({percent})").format(
        share=counted, percent=t.percent(percent)
    )


def _target(target: TargetFigures, metric: Metric, words: Words) -> MeasureTold:
    t = words.language
    figure = t.pgettext("measures.none", "nothing due")
    wall = target.wall
    if wall and target.median_seconds is not None and target.p90_seconds is not None:
        pairs = [(target.median_seconds, wall.median), (target.p90_seconds, wall.p90)]
        pairs.append((target.worst_seconds or 0, wall.worst))
        middle, most, worst = (_both(contract, real, words) for contract, real in pairs)
        text = t.pgettext(
            "measures.target",
            "in time {share} · median {median} · 9 in 10 within {p90} · longest {worst} ({number})",
        )
        if target.worst_is_running:
            text = t.pgettext(
                "measures.target.running",
                "in time {share} · median {median} · 9 in 10 within {p90} · longest at least {worst} ({number})",
            )
        share = share_of(target.met, target.n, words)
        figure = text.format(share=share, median=middle, p90=most, worst=worst, number=target.worst)
    meaning = target_meant(t, metric)
    if metric is Metric.REACTION:
        meaning = _meant(words, Measure.REACTION_TIME, meaning)
    return MeasureTold(name=metric_name(t, metric), figure=figure, meaning=meaning)


def _both(contract: int, real: int, words: Words) -> str:
    """Write contract time, and real time beside it where it is another one."""
    shown, wall = words.duration(contract), words.duration(real)
    if shown == wall:
        return shown
    text = words.language.pgettext("measures.both", "{time} (by the wall clock {wall})")
    return text.format(time=shown, wall=wall)


def _times(found: Figures, words: Words) -> Iterator[MeasureTold]:
    t = words.language
    mttr = t.pgettext("measures.mttr.none", "nothing restored yet")
    if found.mttr_seconds is not None and found.mttr_wall_seconds is not None:
        mttr = _both(found.mttr_seconds, found.mttr_wall_seconds, words)
    yield MeasureTold(name="MTTR", figure=mttr, meaning=_meant(words, Measure.MTTR, mttr_meant(t)))
    mtbf = t.pgettext("measures.mtbf.none", "no failure")
    if found.mtbf_seconds is not None:
        text = t.npgettext(
            "measures.mtbf", "{time}, {count} failure", "{time}, {count} failures", found.failures
        )
        mtbf = text.format(time=words.duration(found.mtbf_seconds), count=found.failures)
    strictest = words.terms.severities_by_rank[0].key
    yield MeasureTold(name="MTBF", figure=mtbf, meaning=_meant(words, Measure.MTBF, mtbf_meant(t, strictest)))
    for service, percent in found.availability.items():
        name = t.pgettext("measures.availability", "Availability ({service})")
        times = found.downtime[service]
        text = t.pgettext("measures.availability.figure", "{percent}: {down} down of {agreed} agreed")
        if times.planned_seconds or times.excluded_seconds:
            text = t.pgettext(
                "measures.availability.works",
                "{percent}: {down} down of {agreed} agreed; planned work {planned}, excluded {excluded}",
            )
        yield MeasureTold(
            name=name.format(service=words.service(service)),
            figure=text.format(
                percent=t.percent(percent),
                down=words.duration(times.down_seconds),
                agreed=words.duration(times.agreed_seconds),
                planned=words.duration(times.planned_seconds),
                excluded=words.duration(times.excluded_seconds),
            ),
            meaning=availability_meant(t, strictest),
        )
    yield _pauses(found, words)


def _pauses(found: Figures, words: Words) -> MeasureTold:
    t = words.language
    held = found.paused_seconds
    whole = held + found.restoration_clock_seconds
    text = t.npgettext(
        "measures.pauses",
        "{time}, {share} of the repair time, {count} pause, disputed: {contested}",
        "{time}, {share} of the repair time, {count} pauses, disputed: {contested}",
        found.conduct.pauses,
    )
    percent = (Decimal(held * 100) / whole if whole else Decimal(0)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    figure = text.format(
        time=words.duration(held),
        share=t.percent(str(percent)),
        count=found.conduct.pauses,
        contested=found.contested - found.conduct.unsettled,
    )
    return MeasureTold(name=t.pgettext("measures.paused", "Pauses"), figure=figure, meaning=pauses_meant(t))


def _conduct(found: Figures, words: Words) -> Iterator[MeasureTold]:
    kept, t = found.conduct, words.language
    meant = conduct_meant(t, words.terms.closing.recurrence_days)
    joined = t.npgettext(
        "measures.joined", "{count} person, {each} a report", "{count} people, {each} a report", kept.joined
    )
    each = (Decimal(kept.joined) / kept.n if kept.n else Decimal(0)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    reclassified = t.pgettext(
        "measures.reclassified", "raised: {raised}, lowered: {lowered}, disputed: {disputed}"
    )
    exclusions = t.pgettext(
        "measures.excluded", "claimed: {claimed}, agreed: {agreed}, not settled: {unsettled}"
    )
    figures = {
        "reopened": share_of(kept.reopened, kept.closed, words),
        "recurrences": share_of(kept.recurrences, kept.n, words),
        "reclassified": reclassified.format(
            raised=kept.raised, lowered=kept.lowered, disputed=kept.class_disputes
        ),
        "first_level": share_of(kept.first_level, kept.restored, words),
        "exclusions": exclusions.format(
            claimed=kept.exclusions, agreed=kept.excluded, unsettled=kept.unsettled
        ),
        "out_of_scope": str(kept.asks.out_of_scope),
        "change_requests": str(kept.asks.change_requests),
        "joined": joined.format(count=kept.joined, each=t.decimal(str(each))),
        "silent": share_of(kept.silent, kept.closed, words),
        "drafts": share_of(kept.unfinished_drafts, kept.n, words),
        "hotline": _hotline(found, words),
        "late_entries": share_of(kept.late_entries, kept.by_phone, words),
    }
    for key, figure in figures.items():
        name, meaning = meant[key]
        meaning = _meant(words, Measure.REOPENED, meaning) if key == "reopened" else meaning
        yield MeasureTold(name=name, figure=figure, meaning=meaning)


def _hotline(found: Figures, words: Words) -> str:
    kept = found.conduct
    share = share_of(kept.by_phone, kept.n, words)
    if kept.entry_delay is None:
        return share
    text = words.language.pgettext(
        "measures.hotline.delay", "{share}, entered after: median {median}, longest {worst}"
    )
    median, worst = (words.duration(one) for one in (kept.entry_delay.median, kept.entry_delay.worst))
    return text.format(share=share, median=median, worst=worst)


def _apart(found: Figures, words: Words) -> MeasureTold:
    t = words.language
    figure = t.pgettext("measures.apart.figure", "withdrawn: {withdrawn}, outside the contract: {outside}")
    return MeasureTold(
        name=t.pgettext("measures.apart", "Not counted"),
        figure=figure.format(withdrawn=found.withdrawn, outside=found.outside),
        meaning=t.pgettext("measures.apart.meant", "reported in the period, in no figure above"),
    )


def measures_shown(notice: FiguresAll, words: Words) -> Said:
    """Word st.measures: every figure, one a line, with what it means."""
    t = words.language
    found = measured(words, notice)
    head = words.runs(
        t.pgettext("st.measures", "**{period} · {scope} · all measures**"),
        period=period_title(words, found.period),
        scope=scope_name(words, found.filters),
    )
    line = t.pgettext("st.measures.line", "**{name}:** {figure} [{meaning}]")
    told = (
        words.runs(line, name=one.name, figure=one.figure, meaning=one.meaning)
        for one in all_measures(found, words)
    )
    return said(lines(head, *told))


def measures_button(found: Figures, words: Words) -> Button:
    """[Wszystkie miary]: every figure with its definition."""
    text = words.language.pgettext("button.measures", "All measures")
    return labels.act(text, "measures", argument=encode(found.period, found.filters))


def of_person(notice: FiguresOfPerson, words: Words) -> Said:
    """Word st.person: the targets of what one person handled, for them and their superior only."""
    t = words.language
    period = Period(first=notice.first, last=notice.last)
    found = measured_of(words, period, Filters(handler=notice.person), notice.as_of)
    head = words.runs(
        t.pgettext("st.person", "**{person} · {period}** (seen by this person and their superior only)"),
        person=words.person(notice.person),
        period=period_title(words, period),
    )
    line = t.pgettext("st.measures.line", "**{name}:** {figure} [{meaning}]")
    told = (_target(found.of(metric), metric, words) for metric in Metric)
    return said(
        lines(
            head, *(words.runs(line, name=one.name, figure=one.figure, meaning=one.meaning) for one in told)
        )
    )


SAYINGS: tuple[Saying, ...] = (saying(FiguresAll, measures_shown), saying(FiguresOfPerson, of_person))
