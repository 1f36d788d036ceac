"""Answers to questions about reports, people, days and the contract (DIALOGUES 15 and 16)."""

from datetime import datetime

from bot.wording import labels
from bot.wording.card import card
from bot.wording.card_buttons import more_acts
from bot.wording.said import Button, Said
from bot.wording.saying import Saying, saying
from bot.wording.states import state_in_short
from bot.wording.typesetting import Runs, label, lines, said, sentences
from bot.wording.words import Words
from bot.wording.working import services_of, when_done
from handlers.notices import answering as notices
from models.sla.contract import Metric

LISTED = 10


def my_reports(notice: notices.MyReports, words: Words) -> Said:
    """Word mine.list."""
    t = words.language
    text = t.pgettext("mine.list", "Open: {open}. Recently closed: {closed}.")
    found = zip(notice.numbers, notice.states, notice.incidents, strict=True)
    counts = words.runs(text, open=notice.open_count, closed=notice.closed_count)
    return said(
        lines(*_under(words, notice.is_one_of_several), counts),
        *(labels.card_of(number, state_in_short(words, state), row) for number, state, row in found),
    )


def _under(words: Words, is_one_of_several: bool) -> list[Runs]:
    """Name the contract, where the reader has several and gets an answer for each."""
    text = words.language.pgettext("list.under", "**Contract {number}**")
    return [words.runs(text, number=words.terms.number)] if is_one_of_several else []


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
            *_under(words, notice.is_one_of_several),
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
        lines(
            *_under(words, notice.is_one_of_several),
            head,
            *(_duty(words, text, people) for text, people in duties if people),
        ),
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
        return _calendar(words, notice, sentences(today, free))
    opens = words.when(notice.opens_at) if notice.opens_at else "–"
    text = t.pgettext("cal.day.closed", "Today, {day}: no support now, next from {opens}.")
    if always:
        text = t.pgettext(
            "cal.day.closed.always", "Today, {day}: no support now, next from {opens} ({always})."
        )
    today = words.runs(text, day=day, opens=opens, always=always)
    return _calendar(words, notice, sentences(today, free))


def _calendar(words: Words, notice: notices.CalendarDay, today: Runs) -> Said:
    text = lines(*_under(words, notice.is_one_of_several), today, *_works(words, notice))
    return said(text, *_work_buttons(words, notice))


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


SAYINGS: tuple[Saying, ...] = (
    saying(notices.MyReports, my_reports),
    saying(notices.NoReports, no_reports),
    saying(notices.Queue, queue),
    saying(notices.CardShown, card_shown),
    saying(notices.MoreActs, more_acts),
    saying(notices.QueueEmpty, queue_empty),
    saying(notices.WhoDoesWhat, who_does_what),
    saying(notices.CalendarDay, calendar_day),
)
