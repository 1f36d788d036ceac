"""The planned work of a simulated history: about one a month, in the contract's windows, announced in time."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.history import CHANNEL
from models.sla.contract import Contract, Role, Side, Terms
from models.sla.hours import Span
from models.sla.maintenance import next_windows
from models.sla.works import WorkKind
from models.store.database import Database
from models.store.works import NewWork

EVERY = timedelta(days=30)
FARTHEST = timedelta(days=25)
"""A work begins and ends before the next one is announced, so that the register grows in the order of time."""
TEXTS = ("aktualizacja oprogramowania", "wymiana przełącznika", "próba zasilania zapasowego")
_RECORDED = timedelta(milliseconds=200)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastWork:
    """One announced work of the past: who did it, why, and what became of it."""

    service: str
    span: Span
    by: str
    announced_at: datetime
    text: str
    facts: tuple[tuple[WorkKind, datetime], ...]


def simulate_works(contract: Contract, period: Span, seed: int) -> tuple[PastWork, ...]:
    """Draw the works of a period, finished before its end; none where the contract names no window."""
    dice = random.Random(seed)  # noqa: S311 - a story, not a secret
    return tuple(_drawn(contract, period, dice))


def _drawn(contract: Contract, period: Span, dice: random.Random) -> Iterator[PastWork]:
    at = period.start
    while at + EVERY <= period.end:
        announced = at + timedelta(minutes=dice.randrange(24 * 60))
        work = _work(contract.terms_at(announced), announced.replace(microsecond=0), dice)
        if work is not None and work.facts[-1][1] < period.end:
            yield work
        at += EVERY


def _work(terms: Terms, announced_at: datetime, dice: random.Random) -> PastWork | None:
    day = terms.local_date(announced_at)
    roles = [role for role in Role if role in terms.maintenance.announced_by]
    people = [one.key for role in roles for one in terms.people(role, on=day, side=Side.PROVIDER)]
    windows = [one for one in next_windows(terms, announced_at, 2) if one.start < announced_at + FARTHEST]
    if not people or not windows:
        return None
    window = dice.choice(windows)
    span = Span(window.start, min(window.end, window.start + timedelta(minutes=dice.choice((30, 60, 90)))))
    ended = span.end - timedelta(minutes=dice.randrange(1, 20))
    facts: tuple[tuple[WorkKind, datetime], ...] = ((WorkKind.ENDED, ended),)
    if dice.random() < 0.2:
        longer = span.end + timedelta(minutes=dice.randrange(10, 50))
        facts = ((WorkKind.GOES_ON, span.end), (WorkKind.ENDED, longer))
    return PastWork(
        service=dice.choice(list(terms.services)),
        span=span,
        by=dice.choice(people),
        announced_at=announced_at,
        text=dice.choice(TEXTS),
        facts=facts,
    )


def write_works(database: Database, contract: Contract, works: Sequence[PastWork]) -> None:
    """Write each work at its own instants; all of them or none."""
    with database.writing_at() as archive_at:
        for work in works:
            archive = archive_at(work.announced_at + _RECORDED)
            new = NewWork(
                contract=contract.number,
                services=(work.service,),
                span=work.span,
                announced_by=work.by,
                announced_at=work.announced_at,
                channel=CHANNEL,
                text=archive.texts.keep(work.text),
                is_emergency=False,
            )
            kept = archive.works.announce(new)
            for kind, at in work.facts:
                archive_at(at + _RECORDED).works.record(kept.id, kind, work.by, at, CHANNEL)
