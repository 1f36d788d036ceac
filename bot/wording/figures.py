"""The answer to a question for figures, as short as a manager reads it (DIALOGUES 12).

Under five reports there are counts and no per cent. How it was computed is in `figures_how`; the figures
themselves come from `Words.figures`, as known at the instant the notice names.
"""

from decimal import ROUND_HALF_UP, Decimal

from bot.figures_text import as_csv
from bot.wording import labels
from bot.wording.figures_disputed import exclusions
from bot.wording.figures_how import figures_how, figures_worst
from bot.wording.measured import measured, measured_of
from bot.wording.period_names import month_name, period_title, scope_name
from bot.wording.said import Button, Run, Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, label, lines, said, sentences
from bot.wording.words import Words
from handlers.figures import encode
from handlers.notices import counting as notices
from handlers.notices.counting import FiguresByService, FiguresCsv
from handlers.period_words import month_of
from models.sla.contract import Measure, Metric
from models.sla.measures import Figures, Filters, Period, TargetFigures

FEW = 5
"""Below so many cases counts are shown instead of per cent (CONTRACT 4)."""


def figures_shown(notice: notices.Figures, words: Words) -> Said:
    """Word st.reply, or st.none where nothing was reported, due or late in the period."""
    found = measured(words, notice)
    if found.is_empty:
        return _none(found, words)
    t = words.language
    parts = [_head(found, words), *_reaction(found, words), _restoration(found, words), _rest(found, words)]
    if 0 < found.n < FEW:
        small = t.npgettext(
            "st.small",
            "Only {count} report, hence counts instead of percentages.",
            "Only {count} reports, hence counts instead of percentages.",
            found.n,
        )
        parts.append(words.runs(small, count=found.n))
    return said(lines(*parts), *_buttons(found, words))


def _buttons(found: Figures, words: Words) -> tuple[Button, ...]:
    t = words.language
    asked = encode(found.period, found.filters)
    return (
        labels.act(t.pgettext("button.worst", "Worst"), "worst", argument=asked),
        labels.act(t.pgettext("button.byservice", "By service"), "byservice", argument=asked),
        labels.act(t.pgettext("button.previous", "Previous period"), "previous", argument=asked),
        labels.act(t.pgettext("button.csv", "CSV"), "csv", argument=asked),
        labels.act(t.pgettext("button.how", "How computed"), "how", argument=asked),
    )


def _none(found: Figures, words: Words) -> Said:
    """Word st.none."""
    t = words.language
    nothing = words.runs(t.pgettext("st.none", "No reports in this period."))
    if found.nearest is None:
        return said(nothing)
    day = words.local_day(found.nearest.notified_at)
    nearest = words.runs(
        t.pgettext("st.none.nearest", "Nearest: {number}, {day}."),
        number=found.nearest.number,
        day=words.day(day, weekday=True),
    )
    show = t.pgettext("button.figures.month", "Show {month}").format(month=month_name(words, day))
    argument = encode(month_of(day), found.filters)
    return said(sentences(nothing, nearest), labels.act(label(show), "figures", argument=argument))


def _head(found: Figures, words: Words) -> Runs:
    t = words.language
    text = t.npgettext(
        "st.reply",
        "**{period} · {scope}** · {count} report ({classes})",
        "**{period} · {scope}** · {count} reports ({classes})",
        found.n,
    )
    asked = found.filters.severity
    classes = (f"{key}: {count}" for key, count in found.by_severity.items() if asked in (None, key))
    return words.runs(
        text,
        period=period_title(words, found.period),
        scope=scope_name(words, found.filters),
        count=found.n,
        classes=", ".join(classes),
    )


def in_time(target: TargetFigures, words: Words, measure: Measure) -> str:
    """Write "22 of 23 (95.7%), target 95% ✔": without per cent under five, without a target where none is set."""
    t = words.language
    share = t.pgettext("st.share", "{met} of {n}").format(met=target.met, n=target.n)
    if target.n < FEW:
        return share
    percent = words.language.percent(_percent(target.met, target.n))
    terms = words.terms.metrics.get(measure)
    if terms is None or terms.target is None:
        return t.pgettext("st.share.percent", "{share} ({percent})").format(share=share, percent=percent)
    text = t.pgettext("st.share.target", "{share} ({percent}), target {target} {mark}")
    goal = words.language.percent(f"{terms.target.normalize():f}")
    mark = "✔" if target.met * 100 >= terms.target * target.n else "✖"
    return text.format(share=share, percent=percent, target=goal, mark=mark)


def _percent(part: int, whole: int) -> str:
    return str((Decimal(part * 100) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP))


def _reaction(found: Figures, words: Words) -> tuple[Runs, ...]:
    t = words.language
    target = found.reaction
    if target.median_seconds is None or target.p90_seconds is None or target.worst_seconds is None:
        return ()
    kept = words.runs(
        t.pgettext("st.reaction", "Reaction in time: {share}"),
        share=in_time(target, words, Measure.REACTION_IN_TIME),
    )
    most = words.duration(target.worst_seconds)
    longest = t.pgettext("st.longest", "longest {time} ({number})")
    if target.worst_is_running:
        longest = t.pgettext("st.longest.running", "longest at least {time} ({number})")
    times = [
        t.pgettext("st.median", "median {time}").format(time=words.duration(target.median_seconds)),
        t.pgettext("st.p90", "9 in 10 within {time}").format(time=words.duration(target.p90_seconds)),
        longest.format(time=most, number=target.worst),
    ]
    if target.n < FEW:
        del times[1]
    return kept, words.runs(t.pgettext("st.times", "Reaction time: {times}"), times=" · ".join(times))


def _restoration(found: Figures, words: Words) -> Runs:
    t = words.language
    parts = []
    if found.restoration.n:
        text = t.pgettext("st.restored", "Restored in time: {share}")
        if found.open:
            text = t.pgettext("st.restored.open", "Restored in time: {share}, open: {open}")
        terms = words.terms.metrics.get(Measure.RESTORATION_IN_TIME)
        share = t.pgettext("st.share", "{met} of {n}").format(
            met=found.restoration.met, n=found.restoration.n
        )
        if terms is not None and terms.target is not None:
            share = in_time(found.restoration, words, Measure.RESTORATION_IN_TIME)
        parts.append(text.format(share=share, open=found.open))
    elif found.open:
        parts.append(t.pgettext("st.open", "Open: {open}").format(open=found.open))
    if found.mttr_seconds is not None:
        parts.append(t.pgettext("st.mttr", "MTTR {time}").format(time=words.duration(found.mttr_seconds)))
    return (Run(" · ".join(parts)),) if parts else ()


def _rest(found: Figures, words: Words) -> Runs:
    t = words.language
    reopened = t.pgettext("st.reopened", "Reopened: {count}").format(count=found.reopened)
    parts = [_availability(found, words), reopened]
    disputed = found.contested - found.conduct.unsettled
    if found.paused_seconds or disputed:
        paused = words.duration(found.paused_seconds)
        text = t.pgettext("st.paused", "Paused: {time}").format(time=paused)
        if disputed:
            text = t.pgettext("st.paused.disputed", "Paused: {time} (disputed: {count})").format(
                time=paused, count=disputed
            )
        parts.append(text)
    parts.append(exclusions(found, words))
    return (Run(" · ".join(part for part in parts if part)),)


def _availability(found: Figures, words: Words) -> str | None:
    """Name the service that was there least among those with a target; among all where none has one."""
    services = words.terms.services
    promised = [key for key in found.availability if key in services and services[key].availability_target]
    key = min(promised or found.availability, key=lambda one: Decimal(found.availability[one]), default=None)
    return availability(words, key, found.availability[key]) if key is not None else None


def availability(words: Words, service: str, figure: str) -> str:
    """Write the availability of one service, beside its target where the contract sets one."""
    t = words.language
    name, percent = words.service(service), t.percent(figure)
    known = words.terms.services.get(service)
    goal = known.availability_target if known else None
    if goal is None:
        text = t.pgettext("st.availability", "Availability ({service}): {percent}")
        return text.format(service=name, percent=percent)
    text = t.pgettext("st.availability.target", "Availability ({service}): {percent}, target {target} {mark}")
    mark = "✔" if Decimal(figure) >= goal else "✖"
    return text.format(service=name, percent=percent, target=t.percent(str(goal)), mark=mark)


def by_service(notice: FiguresByService, words: Words) -> Said:
    """Word st.byservice: a service a paragraph, those without a report and without agreed hours left out."""
    t = words.language
    asked = Filters(service=notice.service, severity=notice.severity, place=notice.place)
    period = Period(first=notice.first, last=notice.last)
    keys = [notice.service] if notice.service else list(words.terms.services)
    head = words.runs(
        t.pgettext("st.byservice", "**{period} · by service**"), period=period_title(words, period)
    )
    parts = []
    for key in keys:
        filters = Filters(service=key, severity=asked.severity, place=asked.place)
        parts.append(_service(measured_of(words, period, filters, notice.as_of), key, words))
    return said(lines(head, *parts))


def _service(found: Figures, key: str, words: Words) -> Runs:
    t = words.language
    text = t.npgettext("st.service", "{service}: {count} report", "{service}: {count} reports", found.n)
    parts = [text.format(service=words.service(key), count=found.n)]
    for metric, share in (
        (Metric.REACTION, t.pgettext("st.service.reaction", "reaction in time {met} of {n}")),
        (Metric.RESTORATION, t.pgettext("st.service.restored", "restored in time {met} of {n}")),
    ):
        target = found.of(metric)
        parts += [share.format(met=target.met, n=target.n)] if target.n else []
    if key in found.availability:
        there = t.pgettext("st.service.availability", "availability {percent}")
        parts.append(there.format(percent=t.percent(found.availability[key])))
    return (Run(" · ".join(parts)),)


def csv_text(notice: FiguresCsv, words: Words) -> Said:
    """Word st.csv: what the document beside it holds."""
    text = words.language.pgettext(
        "st.csv", "**{period} · {scope}** · the figures as CSV, and every report behind them, one a line."
    )
    period = Period(first=notice.first, last=notice.last)
    filters = Filters(service=notice.service, severity=notice.severity, place=notice.place)
    return said(words.runs(text, period=period_title(words, period), scope=scope_name(words, filters)))


def csv_lines(notice: FiguresCsv, words: Words) -> Said:
    """Word the figures as lines to be copied into a spreadsheet, where no document can be sent."""
    return Said(runs=(Run(as_csv(measured(words, notice)).strip()),))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.Figures, figures_shown),
    saying(notices.FiguresHow, figures_how),
    saying(notices.FiguresWorst, figures_worst),
    saying(FiguresByService, by_service),
    saying(FiguresCsv, csv_text),
)
