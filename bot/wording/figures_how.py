"""What stands behind figures: definitions, the text of the contract, every counted report, the worst ones.

Part of `figures` (DIALOGUES 12, st.how): each figure can be opened down to the reports it is made of.
"""

from bot.wording import labels
from bot.wording.figures_disputed import versions
from bot.wording.measured import measured
from bot.wording.measures import measures_button
from bot.wording.metrics import metric_name
from bot.wording.period_names import period_title, within
from bot.wording.said import Run, Said
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import Words
from handlers.notices import counting as notices
from models.sla.contract import Metric
from models.sla.measures import Applied, Figures, Judged

MOST_LINES = 20
MOST_WORST = 5


def figures_how(notice: notices.FiguresHow, words: Words) -> Said:
    """Word st.how, then the counted reports one a line."""
    found = measured(words, notice)
    definition = sentences(_in_time(found, words), _basis(found, words))
    apart = (*_apart(found, words), *versions(found, words))
    told = lines(definition, *apart, *_means(found, words), *_cases(found, words))
    return said(told, measures_button(found, words))


def _in_time(found: Figures, words: Words) -> Runs:
    t = words.language
    applied = list(dict.fromkeys(one for text in found.texts for one in text.amendments))
    if not applied:
        return words.runs(
            t.pgettext(
                "st.how.base",
                "“In time” means: a reaction by a human no later than the deadline, on the clock of the class,"
                " under the contract without amendments.",
            )
        )
    only = applied[0]
    if len(applied) == len(found.texts) == 1 and only.since is not None:
        text = t.pgettext(
            "st.how",
            "“In time” means: a reaction by a human no later than the deadline, on the clock of the class,"
            " under the contract with amendment {number} from {day}.",
        )
        return words.runs(text, number=only.number, day=words.day(only.since))
    text = t.pgettext(
        "st.how.texts",
        "“In time” means: a reaction by a human no later than the deadline, on the clock of the class, under the"
        " contract as in force at the notification (amendments: {amendments}).",
    )
    return words.runs(text, amendments=", ".join(_amendment(one, words) for one in applied))


def _amendment(applied: Applied, words: Words) -> str:
    if applied.since is None:
        return str(applied.number)
    text = words.language.pgettext("st.how.amendment", "{number} from {day}")
    return text.format(number=applied.number, day=words.day(applied.since))


def _basis(found: Figures, words: Words) -> Runs:
    count = found.reaction.n
    text = words.language.npgettext(
        "st.how.basis",
        "Basis: {count} report whose reaction deadline fell {period}.",
        "Basis: {count} reports whose reaction deadline fell {period}.",
        count,
    )
    return words.runs(text, count=count, period=within(words, found.period))


def _apart(found: Figures, words: Words) -> tuple[Runs, ...]:
    t = words.language
    parts = []
    if found.reaction.running:
        text = t.pgettext(
            "st.how.running",
            "Late and still without a reaction: {count}, counted with the time so far, marked “at least”.",
        )
        parts.append(words.runs(text, count=found.reaction.running))
    if found.withdrawn or found.outside:
        text = t.pgettext(
            "st.how.apart", "Not counted: withdrawn {withdrawn}, outside the contract {outside}."
        )
        parts.append(words.runs(text, withdrawn=found.withdrawn, outside=found.outside))
    return tuple(parts)


def _means(found: Figures, words: Words) -> tuple[Runs, ...]:
    t = words.language
    parts = [
        words.runs(
            t.pgettext(
                "st.how.times", "9 in 10 is the time by nearest rank; times run on the clock of the class."
            )
        )
    ]
    if found.mttr_seconds is not None and found.mttr_wall_seconds is not None:
        text = t.pgettext(
            "st.how.mttr",
            "MTTR: mean contract time from notification to restoration, without pauses: {time}; by the clock on"
            " the wall: {wall}.",
        )
        wall = words.duration(found.mttr_wall_seconds)
        parts.append(words.runs(text, time=words.duration(found.mttr_seconds), wall=wall))
    strictest = words.terms.severities_by_rank[0].key
    if found.mtbf_seconds is None:
        none = t.pgettext("st.how.mtbf.none", "MTBF: no failure of class {severity}.")
        parts.append(words.runs(none, severity=strictest))
    else:
        text = t.pgettext(
            "st.how.mtbf",
            "MTBF: {time} of agreed hours without downtime for each failure of class {severity}.",
        )
        parts.append(words.runs(text, time=words.duration(found.mtbf_seconds), severity=strictest))
    text = t.pgettext(
        "st.how.availability",
        "Availability: the agreed hours of class {severity} without its downtime, from notification to"
        " restoration; overlapping outages count once.",
    )
    return (*parts, words.runs(text, severity=strictest))


def _cases(found: Figures, words: Words) -> tuple[Runs, ...]:
    """List the counted reports by deadline; of many the first ones, and how many there are besides."""
    cases = found.reaction.cases
    listed = [case_line(one, words) for one in cases[:MOST_LINES]]
    if len(cases) > MOST_LINES:
        more = len(cases) - MOST_LINES
        text = words.language.npgettext(
            "st.how.more", "… and {count} more report", "… and {count} more reports", more
        )
        listed.append(words.runs(text, count=more))
    return tuple(listed)


def case_line(one: Judged, words: Words) -> Runs:
    """Write one counted report: in time or not, its time of its target, its deadline."""
    t = words.language
    text = t.pgettext("st.how.case", "{mark} {number} · {severity} · {elapsed} of {target} · deadline {due}")
    if one.is_running:
        text = t.pgettext(
            "st.how.case.running",
            "{mark} {number} · {severity} · at least {elapsed} of {target} · deadline {due}",
        )
    return words.runs(
        text,
        mark="✔" if one.met else "✖",
        number=one.number,
        severity=one.severity,
        elapsed=words.duration(one.elapsed_seconds),
        target=words.duration(one.target_seconds),
        due=words.moment(one.due),
    )


def figures_worst(notice: notices.FiguresWorst, words: Words) -> Said:
    """Word st.worst: what was latest, of all three targets; where nothing was late, the longest reactions."""
    t = words.language
    found = measured(words, notice)
    judged = [one for metric in Metric for one in found.of(metric).cases]
    late = sorted((one for one in judged if not one.met), key=lambda one: -one.late_seconds)
    title = period_title(words, found.period)
    if late:
        head = words.runs(t.pgettext("st.worst", "**{period} · the latest**"), period=title)
        shown = late[:MOST_WORST]
    else:
        text = t.pgettext("st.worst.none", "**{period} · nothing late**, the longest reactions:")
        head = words.runs(text, period=title)
        shown = sorted(found.reaction.cases, key=lambda one: -one.elapsed_seconds)[:MOST_WORST]
    buttons = [
        labels.act(number, "card", row)
        for row, number in dict.fromkeys((one.id, one.number) for one in shown)
    ]
    return said(lines(head, *(worst_line(one, words) for one in shown)), *buttons)


def worst_line(one: Judged, words: Words) -> Runs:
    """Write one case: its time of its target, and by how much it was late."""
    t = words.language
    text = t.pgettext("st.worst.case", "{number} · {metric}: {elapsed} of {target}")
    if not one.met:
        text = t.pgettext("st.worst.late", "{number} · {metric}: {elapsed} of {target}, {late} late")
    if one.is_running:
        text = t.pgettext(
            "st.worst.running", "{number} · {metric}: at least {elapsed} of {target}, {late} late so far"
        )
    return (
        Run(
            text.format(
                number=one.number,
                metric=metric_name(t, one.metric),
                elapsed=words.duration(one.elapsed_seconds),
                target=words.duration(one.target_seconds),
                late=words.duration(one.late_seconds),
            )
        ),
    )
