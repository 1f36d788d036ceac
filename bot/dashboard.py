"""The managers' page: a month's figures, what is open, what was late, what is proposed, each with its computation.

Everything on it comes from the functions that answer in chat (DECISIONS 5): the page only shows it.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.languages import Language
from bot.reading import Reader, words_for
from bot.wording.board import Board, Entry, Month, board_words
from bot.wording.dispatch import say
from bot.wording.explaining import explained
from bot.wording.figures_how import case_line, worst_line
from bot.wording.measures import MeasureTold, all_measures
from bot.wording.metrics import metric_name
from bot.wording.penalty import statement_lines
from bot.wording.typesetting import Runs
from bot.wording.withholding import withheld_line
from bot.wording.words import Words
from handlers.desk import Desk, Person, find_person
from handlers.figures import ROLES
from handlers.library import Library
from handlers.lists import queue_of
from handlers.notices.answering import Queue, RoleNeeded
from handlers.penalty import sees_penalties
from handlers.period_words import month_of
from handlers.reports import Reporter
from models.sla.asked import Period
from models.sla.contract import Metric, Role
from models.sla.explanation import explain
from models.sla.report import Report
from models.store.archive import Archive

MOST = 200
"""So many lines of one kind stand on the page."""


def board(
    archive: Archive,
    library: Library,
    people: Sequence[tuple[str, str]],
    wanted: tuple[str | None, date | None],
    language: Language,
) -> Board | str:
    """Show the page to the first of `people` who may see figures; a sentence for those who may not.

    `wanted` is a contract's number and a day of the month, None for the first contract and this month.
    """
    desk = Desk(archive=archive, library=library, channels=frozenset())
    persons = [one for one in (find_person(desk, *pair) for pair in people) if one is not None]
    able = [one for one in persons if one.has(*ROLES)]
    person = next((one for one in able if wanted[0] in (None, one.contract)), None)
    if person is None:
        return _refused(archive, library, persons, language)
    words = words_for(
        archive, library, Reader(contract=person.contract, person=person.key, language=language), None
    )
    return _shown(desk, person, words, month_of(wanted[1] or words.local_day(archive.now)), able)


def _refused(archive: Archive, library: Library, persons: Sequence[Person], language: Language) -> str:
    if not persons:
        return ""
    person = persons[0]
    words = words_for(
        archive, library, Reader(contract=person.contract, person=person.key, language=language), None
    )
    held = words.terms.people(Role.REPORTS, on=words.local_day(archive.now), side=person.side)
    return say(RoleNeeded(role=Role.REPORTS.value, people=tuple(one.key for one in held)), words).plain


def _shown(desk: Desk, person: Person, words: Words, period: Period, able: Sequence[Person]) -> Board:
    found = Reporter(desk, person.contract).report(period, desk.now)
    sees = sees_penalties(words.terms, person.key)
    return Board(
        words=board_words(words, period),
        contract=person.contract,
        contracts=tuple(one.contract for one in able),
        before=_month(words, period.first - timedelta(days=1)),
        after=_month(words, period.last + timedelta(days=1)),
        measures=tuple(_measure(one, found, words) for one in all_measures(found.figures, words)),
        open=_open(desk, person, words),
        late=tuple(_late(found, index, words) for index in range(min(len(found.late), MOST))),
        money=_money(found, words) if sees else None,
    )


def _month(words: Words, day: date) -> Month:
    return Month(value=f"{day:%Y-%m}", name=words.language.month(day))


def _measure(told: MeasureTold, found: Report, words: Words) -> Entry:
    """A figure that opens into its definition and, for a target, every report it counts."""
    names = {metric_name(words.language, metric): metric for metric in Metric}
    metric = names.get(told.name)
    cases = found.figures.of(metric).cases[:MOST] if metric else ()
    lines = tuple(_plain(case_line(one, words)) for one in cases)
    return Entry(title=told.name, text=told.figure, lines=(told.meaning, *lines))


def _open(desk: Desk, person: Person, words: Words) -> tuple[Entry, ...]:
    queue = queue_of(desk, person)
    if not isinstance(queue, Queue):
        return ()
    lines = say(queue, words).plain.splitlines()[1:]
    return tuple(
        Entry(title=number, text=line.removeprefix(f"{number} · "), number=number)
        for number, line in zip(queue.numbers, lines, strict=False)
    )[:MOST]


def _late(found: Report, index: int, words: Words) -> Entry:
    one = found.late[index]
    case = found.cases.get(one.id)
    how = explain(case.incident, case.terms, one.metric, found.figures.as_of) if case else None
    told = _plain(explained(how, case.terms, words, None)).splitlines() if case and how else []
    text = _plain(worst_line(one, words)).removeprefix(f"{one.number} · ")
    return Entry(title=one.number, text=text, lines=tuple(told), number=one.number)


def _money(found: Report, words: Words) -> tuple[str, ...]:
    lines: list[str] = []
    for month in found.statements:
        lines += [_plain(line) for line in statement_lines(month, words, None)]
        lines += [_plain(withheld_line(one, words)) for one in month.withheld]
    return tuple(lines)


def _plain(runs: Runs) -> str:
    return "".join(run.text for run in runs)
