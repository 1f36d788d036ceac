"""Worked examples of a contract's deadlines, computed by its own clock; the days are of `explaining_contract_days`."""

from bot.wording.explaining_contract_days import Question, questions
from bot.wording.plain_law import Section, duration
from bot.wording.words import Words
from models.sla.contract import Metric


def worked_examples(words: Words) -> Section:
    """Compute about a dozen deadlines: an ordinary day, its edges, a weekend, a holiday, both clock changes."""
    lines = [line for one in questions(words) if (line := _example(words, one))]
    return Section(
        heading=words.language.pgettext("law.examples.heading", "Worked examples"),
        lines=tuple(dict.fromkeys(lines)),
    )


def _example(words: Words, one: Question) -> str:
    target, due = one.target, one.due
    if target is None or due is None:
        return ""
    told = _sentence(words, one.metric).format(
        service=words.service(one.service),
        severity=one.severity.key,
        at=words.moment(one.at),
        time=duration(words, target),
        due=words.moment(due),
    )
    return told + _pause(words, one) + _amended(words, one)


def _sentence(words: Words, metric: Metric) -> str:
    t = words.language
    match metric:
        case Metric.REACTION:
            return t.pgettext(
                "law.example.reaction",
                "{service}, class {severity}, reported {at}: reaction ({time}) due {due}",
            )
        case Metric.WORKAROUND:
            return t.pgettext(
                "law.example.workaround",
                "{service}, class {severity}, reported {at}: workaround ({time}) due {due}",
            )
        case Metric.RESTORATION:
            return t.pgettext(
                "law.example.restoration",
                "{service}, class {severity}, reported {at}: restoration ({time}) due {due}",
            )


def _pause(words: Words, one: Question) -> str:
    if one.pause is None:
        return ""
    text = words.language.pgettext("law.example.pause", "; the clock stopped from {start} to {end}")
    return text.format(start=words.moment(one.pause.start), end=words.moment(one.pause.end))


def _amended(words: Words, one: Question) -> str:
    if one.edge is None:
        return ""
    t = words.language
    day = t.day(one.edge, year=True)
    if one.terms.local_date(one.at) < one.edge:
        return t.pgettext("law.example.before", "; by the text in force before {day}").format(day=day)
    return t.pgettext("law.example.after", "; by the text in force from {day}").format(day=day)
