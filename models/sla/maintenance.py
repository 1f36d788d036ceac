"""Which part of announced work is planned and which is downtime (contract clause 12, CONTRACT row 18).

Rule book, pure. Work is planned where it lies in a window of the contract, was announced in time and fits the
month's limit; all the rest of it is downtime. Each work is judged by the text in force when it was announced.
Edges: notice of exactly `notice_min` is in time, a limit exactly used up is kept, spans are half-open, months are
those of the contract's zone. Windows are wall time, so one over a clock change is shorter or longer than it reads.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from models.sla.contract import Contract, Terms
from models.sla.hours import Calendar, Shift, Span, Timeline, compile_timeline
from models.sla.stopwatch import clip, merge, subtract
from models.sla.targets import Weekday
from models.sla.works import Work, time_taken

_ONE_DAY = timedelta(days=1)
_LOOK_AHEAD = timedelta(days=70)
"""How far ahead windows are offered: further than anybody plans, and many times any sensible notice."""

_DAYS = tuple(Weekday)


class Nature(StrEnum):
    """What a stretch of announced work is; stable, because it is part of the API."""

    PLANNED = "planned"
    """In a window, announced in time, within the limit."""
    EMERGENCY = "emergency"
    """Announced as such."""
    LATE = "late"
    """Announced with less notice than the contract asks for."""
    OUTSIDE = "outside"
    """Outside the windows of the contract."""
    OVER_LIMIT = "over_limit"
    """Beyond the hours of the month."""
    OVERRUN = "overrun"
    """After the end that was announced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of one work with one nature. `is_downtime`: it counts against the availability of `services`.

    What is no downtime is taken off the agreed time instead.
    """

    work: int
    services: tuple[str, ...]
    span: Span
    nature: Nature
    is_downtime: bool
    clause: str | None


def notice_given(terms: Terms, announced_at: datetime, start: datetime) -> int:
    """Count the seconds of the default coverage between an announcement and the start of the work.

    0 where it begins before it is announced. Source: DECISIONS 3.4.
    """
    return terms.default_timeline.elapsed(announced_at, start)


def is_in_time(terms: Terms, announced_at: datetime, start: datetime) -> bool:
    """Say whether a work is announced early enough; exactly `notice_min` is."""
    least = int(terms.maintenance.notice_min.total_seconds())
    return announced_at <= start and notice_given(terms, announced_at, start) >= least


def inside_windows(terms: Terms, span: Span) -> tuple[Span, ...]:
    """Return the parts of a span that lie in the contract's windows; all of it where it names no window."""
    if not terms.maintenance.windows:
        return (span,)
    first, last = terms.local_date(span.start), terms.local_date(span.end)
    return tuple(_windows(terms, first, last).intervals(span.start, span.end))


def next_windows(terms: Terms, announced_at: datetime, count: int) -> tuple[Span, ...]:
    """Offer the next windows, whole, that an announcement now would still reach in time, the nearest first.

    Fewer than `count`, or none, where the contract names no window or ends before.
    """
    if not terms.maintenance.windows:
        return ()
    today = terms.local_date(announced_at)
    first, last = today - _ONE_DAY, min(today + _LOOK_AHEAD, terms.valid_to)
    if last < today:
        return ()
    until = _midnight(terms, last + _ONE_DAY)
    offered = _windows(terms, first, last + _ONE_DAY).intervals(_midnight(terms, first), until)
    found = [span for span in offered if span.end < until and is_in_time(terms, announced_at, span.start)]
    return tuple(found[:count])


def parts_of(works: Sequence[Work], contract: Contract, now: datetime) -> tuple[Part, ...]:
    """Cut the time of works into parts with one nature each, as known at `now`, oldest first.

    `works` are all of the contract: those of one month share its limit, whichever service they are on; time in
    which several are done at once uses it up once. Cancelled works have no part.
    """
    drafts = [draft for work in works for draft in _cut(work, contract.terms_at(work.announced_at), now)]
    allowed = _within_limit([draft.span for draft in drafts if draft.nature is Nature.PLANNED], contract)
    parts: list[Part] = []
    for draft in drafts:
        if draft.nature is not Nature.PLANNED:
            parts.append(draft)
            continue
        over = subtract((draft.span,), allowed)
        parts += [replace(draft, span=span) for span in subtract((draft.span,), over)]
        parts += [replace(draft, span=span, nature=Nature.OVER_LIMIT, is_downtime=True) for span in over]
    return tuple(sorted(parts, key=lambda part: (part.span.start, part.work, part.span.end)))


def used_in_month(parts: Iterable[Part], terms: Terms, day: date) -> int:
    """Count the seconds of planned work in the month of a day of the contract's zone, each once."""
    planned = merge(part.span for part in parts if part.nature is Nature.PLANNED)
    return sum(_seconds(span) for span in clip(planned, _month(terms, day)))


def planned_spans(parts: Iterable[Part], service: str) -> tuple[Span, ...]:
    """Return when a service was under work that is no downtime: its agreed time is less by this."""
    return merge(part.span for part in parts if service in part.services and not part.is_downtime)


def downtime_spans(parts: Iterable[Part], service: str) -> tuple[Span, ...]:
    """Return when a service was down by announced work: unplanned, late, over the limit or overrun."""
    return merge(part.span for part in parts if service in part.services and part.is_downtime)


def _cut(work: Work, terms: Terms, now: datetime) -> Iterator[Part]:
    """Yield the parts of one work before the month's limit is looked at: what fits is still PLANNED."""
    taken = time_taken(work, now)
    if taken is None:
        return
    for announced in clip((taken,), work.span):
        if work.is_emergency:
            yield _part(work, terms, announced, Nature.EMERGENCY)
        elif not is_in_time(terms, work.announced_at, work.span.start):
            yield _part(work, terms, announced, Nature.LATE)
        else:
            inside = inside_windows(terms, announced)
            for span in inside:
                yield _part(work, terms, span, Nature.PLANNED)
            for span in subtract((announced,), inside):
                yield _part(work, terms, span, Nature.OUTSIDE)
    if taken.end > work.span.end:
        yield _part(work, terms, Span(work.span.end, taken.end), Nature.OVERRUN)


def _part(work: Work, terms: Terms, span: Span, nature: Nature) -> Part:
    rules = terms.maintenance
    counts = {
        Nature.PLANNED: rules.counts_as_downtime,
        Nature.EMERGENCY: rules.emergency_counts_as_downtime,
    }
    return Part(
        work=work.id,
        services=work.services,
        span=span,
        nature=nature,
        is_downtime=counts.get(nature, True),
        clause=rules.clause,
    )


def _within_limit(planned: Iterable[Span], contract: Contract) -> tuple[Span, ...]:
    """Return the time of each month, from its beginning on, that its limit lets be planned."""
    allowed: list[Span] = []
    used: dict[date, int] = {}
    for span in merge(planned):
        for piece in _by_month(span, contract.base):
            limit = contract.terms_at(piece.start).maintenance.monthly_limit
            month = contract.base.local_date(piece.start).replace(day=1)
            before = used.get(month, 0)
            fits = _seconds(piece) if limit is None else int(limit.total_seconds()) - before
            kept = min(_seconds(piece), max(fits, 0))
            used[month] = before + kept
            allowed.append(Span(piece.start, piece.start + timedelta(seconds=kept)))
    return merge(allowed)


def _by_month(span: Span, terms: Terms) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        end = min(span.end, _month(terms, terms.local_date(start)).end)
        yield Span(start, end)
        start = end


def _month(terms: Terms, day: date) -> Span:
    first = day.replace(day=1)
    return Span(_midnight(terms, first), _midnight(terms, (first + timedelta(days=32)).replace(day=1)))


def _windows(terms: Terms, first: date, last: date) -> Timeline:
    """Compile the windows that lie on the local dates `first` to `last`, both included."""
    shifts = tuple(
        Shift(day=_DAYS.index(one.day), opens=_second(one.opens), closes=_second(one.closes))
        for one in terms.maintenance.windows
    )
    return compile_timeline(Calendar(timezone=terms.timezone, shifts=shifts), first, last)


def _second(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60


def _midnight(terms: Terms, day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=terms.zone).astimezone(UTC)


def _seconds(span: Span) -> int:
    return (span.end - span.start) // timedelta(seconds=1)
