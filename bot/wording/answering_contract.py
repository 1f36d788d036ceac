"""What the contract says, asked for in chat: the summary and its parts (DIALOGUES 15)."""

from collections.abc import Callable, Mapping

from bot.wording import labels
from bot.wording.explaining_contract import (
    classes_section,
    hours_section,
    people_section,
    services_section,
)
from bot.wording.plain_law import Section
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import Words
from handlers.notices import answering as notices
from models.sla.contract import Change, Metric


def contract_summary(notice: notices.ContractSummary, words: Words) -> Said:
    """Word con.summary: number, validity, amendments, then hours, services and classes with their times."""
    t = words.language
    terms = words.terms
    text = t.pgettext("con.summary", "Contract {number}, from {first} to {last}.")
    first, last = (t.day(day, year=True) for day in (terms.valid_from, terms.valid_to))
    head = words.runs(text, number=terms.number, first=first, last=last)
    services = ", ".join(words.service(key) for key in terms.services)
    hours = words.hours(terms.coverages[terms.clock.default_coverage])
    code = str(notice.code or "")
    return said(
        lines(
            sentences(head, *(_amendment(words, number) for number in notice.amendments)),
            words.runs(t.pgettext("con.services", "Services: {services}."), services=services),
            words.runs(t.pgettext("con.hours", "Support hours: {hours}."), hours=hours),
            *(_class(words, severity.key) for severity in terms.severities_by_rank),
            words.runs(t.pgettext("law.example", "This is an example: everybody in it is made up."))
            if terms.example
            else (),
        ),
        labels.about(t.pgettext("button.conpart.services", "Services"), "conpart", "services", code),
        labels.about(
            t.pgettext("button.conpart.classes", "Classes and deadlines"), "conpart", "classes", code
        ),
        labels.about(t.pgettext("button.conpart.contacts", "Contacts"), "conpart", "contacts", code),
        labels.about(t.pgettext("button.conpart.hours", "Hours"), "conpart", "hours", code),
    )


def contract_part(notice: notices.ContractPart, words: Words) -> Said:
    """Word con.part: one section of the contract as `contract explain` tells it."""
    section = _PARTS[notice.part](words)
    heading = words.runs("**{heading}**", heading=section.heading)
    return said(lines(heading, *(words.runs("• {line}", line=line) for line in section.lines)))


def _amendment(words: Words, number: int) -> Runs:
    t = words.language
    known = words.contract.amendments if words.contract else ()
    for amendment in known:
        if amendment.number == number:
            day = t.day(amendment.effective_from, year=True)
            changes = ", ".join(text for text in (_change(words, one) for one in amendment.changes) if text)
            if not changes:
                text = t.pgettext("con.amendment.other", "Amendment {amendment}: in force from {day}.")
                return words.runs(text, amendment=number, day=day)
            text = t.pgettext("con.amendment", "Amendment {amendment}: from {day} {changes}.")
            return words.runs(text, amendment=number, day=day, changes=changes)
    text = t.pgettext("con.amendment.number", "Amendment {amendment} is in force.")
    return words.runs(text, amendment=number)


def _change(words: Words, change: Change) -> str | None:
    """Tell a changed time of a class in words; other changes are not for everybody's eyes."""
    t = words.language
    match change.path.split("."):
        case ["severities", severity, Metric.REACTION]:
            text = t.pgettext("con.reaction", "the reaction in class {severity} is {new}, before that {old}")
        case ["severities", severity, Metric.WORKAROUND]:
            text = t.pgettext(
                "con.workaround", "the workaround in class {severity} is {new}, before that {old}"
            )
        case ["severities", severity, Metric.RESTORATION]:
            text = t.pgettext(
                "con.restoration", "the restoration in class {severity} is {new}, before that {old}"
            )
        case _:
            return None
    return text.format(severity=severity, new=change.new, old=change.old)


def _class(words: Words, key: str) -> Runs:
    t = words.language
    targets = words.terms.severities[key].targets
    times = {
        name: words.duration(int(time.total_seconds())) if time else "–"
        for name in Metric
        for time in [targets.of(name)]
    }
    text = t.pgettext(
        "con.class",
        "{severity} – {name}: reaction {reaction}, workaround {workaround}, restoration {restoration}",
    )
    return words.runs(
        text,
        severity=key,
        name=words.severity_name(key),
        reaction=times[Metric.REACTION],
        workaround=times[Metric.WORKAROUND],
        restoration=times[Metric.RESTORATION],
    )


_PARTS: Mapping[str, Callable[[Words], Section]] = {
    "services": services_section,
    "classes": classes_section,
    "contacts": people_section,
    "hours": hours_section,
}

SAYINGS: tuple[Saying, ...] = (
    saying(notices.ContractSummary, contract_summary),
    saying(notices.ContractPart, contract_part),
)
