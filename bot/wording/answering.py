"""Answers to questions about reports, people, days and the contract (DIALOGUES 15 and 16)."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.wording import labels
from bot.wording.card import card
from bot.wording.card_buttons import more_acts
from bot.wording.explaining_contract import (
    classes_section,
    hours_section,
    people_section,
    services_section,
)
from bot.wording.plain_law import Section
from bot.wording.said import Button, Said
from bot.wording.saying import Saying, saying
from bot.wording.states import state_in_short
from bot.wording.typesetting import Runs, label, lines, said, sentences
from bot.wording.words import Words
from bot.wording.working import services_of, when_done
from handlers.notices import answering as notices
from models.sla.contract import Change, Metric

LISTED = 10


def my_reports(notice: notices.MyReports, words: Words) -> Said:
    """Word mine.list."""
    t = words.language
    text = t.pgettext("mine.list", "Open: {open}. Recently closed: {closed}.")
    found = zip(notice.numbers, notice.states, notice.incidents, strict=True)
    return said(
        words.runs(text, open=notice.open_count, closed=notice.closed_count),
        *(labels.card_of(number, state_in_short(words, state), row) for number, state, row in found),
    )


def no_reports(_notice: notices.NoReports, words: Words) -> Said:
    """Word mine.none."""
    text = words.language.pgettext(
        "mine.none", "No reports. To report an outage, just write what is happening."
    )
    return said(words.runs(text))


def queue(notice: notices.Queue, words: Words) -> Said:
    """Word queue.list; a button with its number opens each of the first ten."""
    t = words.language
    text = t.pgettext("queue.list", "Open: {count}, nearest deadline first.")
    found = zip(notice.numbers, notice.incidents, strict=True)
    return said(
        lines(
            words.runs(text, count=len(notice.numbers)),
            *(_queued(words, notice, index) for index in range(len(notice.numbers))),
        ),
        *[labels.act(label(number), "card", row) for number, row in found][:LISTED],
    )


def _queued(words: Words, notice: notices.Queue, index: int) -> Runs:
    text = words.language.pgettext("queue.item", "{number} · {severity} · {deadline}")
    deadline = _deadline(words, notice.metrics[index], notice.dues[index], notice.paused[index])
    return words.runs(
        text, number=notice.numbers[index], severity=notice.severities[index], deadline=deadline
    )


def _deadline(words: Words, metric: str | None, due: datetime | None, paused: datetime | None) -> str:
    t = words.language
    if paused is not None:
        return t.pgettext("queue.paused", "⏸ since {since}").format(since=words.when(paused))
    if metric is None or due is None:
        return "–"
    match metric:
        case Metric.REACTION:
            text = t.pgettext("queue.reaction", "reaction by {due}")
        case Metric.WORKAROUND:
            text = t.pgettext("queue.workaround", "workaround by {due}")
        case _:
            text = t.pgettext("queue.restoration", "restoration by {due}")
    return text.format(due=words.when(due))


def card_shown(_notice: notices.CardShown, words: Words) -> Said:
    """Word card: the card of the reader's side."""
    return card(words)


def queue_empty(_notice: notices.QueueEmpty, words: Words) -> Said:
    """Word queue.none."""
    return said(words.runs(words.language.pgettext("queue.none", "No open reports.")))


def who_does_what(notice: notices.WhoDoesWhat, words: Words) -> Said:
    """Word people.list; a duty that nobody has leaves no line."""
    t = words.language
    duties = (
        (t.pgettext("people.takes", "Takes reports: {people}"), notice.takes),
        (t.pgettext("people.repairs", "Repairs: {people}"), notice.repairs),
        (t.pgettext("people.decides", "Decides on the class: {people}"), notice.decides),
        (t.pgettext("people.beyond", "If that does not help: {people}"), notice.beyond),
    )
    head = words.runs(t.pgettext("people.list", "Who is responsible for what:"))
    return said(
        lines(head, *(_duty(words, text, people) for text, people in duties if people)),
        *(labels.choice(words.person(key), "member", notice.code, key) for key in notice.members),
    )


def _duty(words: Words, text: str, people: tuple[str, ...]) -> Runs:
    return words.runs(text, people="; ".join(words.with_phone(person) for person in people))


def calendar_day(notice: notices.CalendarDay, words: Words) -> Said:
    """Word cal.day."""
    t = words.language
    day = words.day(words.local_day(notice.at), weekday=True)
    always = _always(words, notice)
    days = ", ".join(words.day(one, weekday=True) for one in notice.days_off)
    free = words.runs(t.pgettext("cal.day.off", "Next days off: {days}."), days=days) if days else ()
    if notice.until is not None:
        until = words.language.clock_time(notice.until, words.terms.zone)
        text = t.pgettext("cal.day", "Today, {day}: support until {until}.")
        if always:
            text = t.pgettext("cal.day.always", "Today, {day}: support until {until} ({always}).")
        today = words.runs(text, day=day, until=until, always=always)
        return said(lines(sentences(today, free), *_works(words, notice)), *_work_buttons(words, notice))
    opens = words.when(notice.opens_at) if notice.opens_at else "–"
    text = t.pgettext("cal.day.closed", "Today, {day}: no support now, next from {opens}.")
    if always:
        text = t.pgettext(
            "cal.day.closed.always", "Today, {day}: no support now, next from {opens} ({always})."
        )
    today = words.runs(text, day=day, opens=opens, always=always)
    return said(lines(sentences(today, free), *_works(words, notice)), *_work_buttons(words, notice))


def _works(words: Words, notice: notices.CalendarDay) -> list[Runs]:
    """List the works that are under way or to come, one a line."""
    text = words.language.pgettext("cal.day.work", "Announced work: {services}, {when}.")
    found = zip(notice.work_services, notice.work_starts, notice.work_ends, strict=True)
    return [
        words.runs(text, services=services_of(words, services), when=when_done(words, start, end))
        for services, start, end in found
    ]


def _work_buttons(words: Words, notice: notices.CalendarDay) -> list[Button]:
    """For those who announce work: a new one, and each of those to come called off."""
    t = words.language
    if not notice.announces:
        return []
    found = zip(notice.works, notice.work_services, notice.work_starts, strict=True)
    text = t.pgettext("button.dropwork.named", "Call off: {services}, {start}")
    drops = [
        labels.act(
            label(text.format(services=services_of(words, services), start=words.moment(start))),
            "dropwork",
            work,
        )
        for work, services, start in found
    ]
    return [labels.act(t.pgettext("button.announcework", "Announce work"), "announcework"), *drops]


def _always(words: Words, notice: notices.CalendarDay) -> str:
    item = words.language.pgettext("cal.day.pair", "class {severity}, {service}: round the clock")
    pairs = zip(notice.always_severities, notice.always_services, strict=True)
    return "; ".join(
        item.format(severity=severity, service=words.service(service)) for severity, service in pairs
    )


def contract_summary(notice: notices.ContractSummary, words: Words) -> Said:
    """Word con.summary: number, validity, amendments, then hours, services and classes with their times."""
    t = words.language
    terms = words.terms
    text = t.pgettext("con.summary", "Contract {number}, from {first} to {last}.")
    first, last = (t.day(day, year=True) for day in (terms.valid_from, terms.valid_to))
    head = words.runs(text, number=terms.number, first=first, last=last)
    services = ", ".join(words.service(key) for key in terms.services)
    hours = words.hours(terms.coverages[terms.clock.default_coverage])
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
        labels.about(t.pgettext("button.conpart.services", "Services"), "conpart", "services"),
        labels.about(t.pgettext("button.conpart.classes", "Classes and deadlines"), "conpart", "classes"),
        labels.about(t.pgettext("button.conpart.contacts", "Contacts"), "conpart", "contacts"),
        labels.about(t.pgettext("button.conpart.hours", "Hours"), "conpart", "hours"),
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
    saying(notices.MyReports, my_reports),
    saying(notices.NoReports, no_reports),
    saying(notices.Queue, queue),
    saying(notices.CardShown, card_shown),
    saying(notices.MoreActs, more_acts),
    saying(notices.QueueEmpty, queue_empty),
    saying(notices.WhoDoesWhat, who_does_what),
    saying(notices.CalendarDay, calendar_day),
    saying(notices.ContractSummary, contract_summary),
    saying(notices.ContractPart, contract_part),
)
