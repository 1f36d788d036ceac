"""The clock beside other libraries, in one run: `python -m bench.peers`, installed by `make bench`.

Speed: `due` and `elapsed` at spans of an hour, 30 days and a year, in calls a second and as ratios; ours on aware
datetimes, theirs in the form they like best. Rightness: the deadlines of the contract's table, of lunch breaks, of
nights and of clock changes; every wrong answer is printed. Exit code 1 when a target is missed or we are wrong.
"""

import importlib.util
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from models.sla.hours import Calendar, Shift, Timeline, compile_timeline
from tests.sla import vectors

if TYPE_CHECKING:
    from bench.peers_asked import Peer

NEEDED = ("timegrid", "businesstimedelta", "opening_hours", "business_duration", "pytz")
SPANS = {"1 hour": timedelta(hours=1), "30 days": timedelta(days=30), "1 year": timedelta(days=365)}
TARGETS = {("timegrid", "1 hour"): 3, ("timegrid", "1 year"): 30} | {
    ("businesstimedelta", span): 100 for span in SPANS
}
MOST_SLOWER_AT_A_YEAR = 2
PATIENCE = 0.02
ROUNDS = 15
ASKED = 4_000
TABLES: Mapping[str, Mapping[str, vectors.Vector]] = {
    "support hours": vectors.SUPPORT_HOURS,
    "round the clock": vectors.ROUND_THE_CLOCK,
    "lunch": vectors.LUNCH,
    "nights": vectors.NIGHTS,
    "touching": vectors.TOUCHING,
    "every night": vectors.EVERY_NIGHT,
}

Call = Callable[..., object]


def starts() -> list[datetime]:
    """Draw moments of notification in eight years."""
    dice = random.Random(20261124)
    begin = datetime(2020, 2, 1, tzinfo=UTC)
    return [begin + timedelta(seconds=dice.randrange(8 * 365 * 86_400)) for _ in range(ASKED)]


def paces(*calls: tuple[Call, list[tuple[object, object]]]) -> list[float]:
    """Calls a second of CPU, the best of many short rounds in turns; a slow library is asked fewer questions."""

    def pace(call: Call, asked: list[tuple[object, object]]) -> float:
        began = time.process_time()
        for given in asked:
            call(*given)
        return len(asked) / max(time.process_time() - began, 1e-6)

    sized = [(call, asked[: max(3, int(pace(call, asked[:3]) * PATIENCE))]) for call, asked in calls]
    rounds = [[pace(call, asked) for call, asked in sized] for _ in range(ROUNDS)]
    return [max(of_one) for of_one in zip(*rounds, strict=True)]


def pairs(span: timedelta, question: str, given: Callable[[datetime], object]) -> list[tuple[object, object]]:
    """What is asked: `due` gets about as much contract time as `span` holds, `elapsed` gets its end."""
    budget = max(3600, int(span.total_seconds() / 86_400 * 5 / 7 * 28_800))
    return [(given(at), budget if question == "due" else given(at + span)) for at in starts()]


def speed(ours: Timeline, peers: Mapping[str, "Peer"]) -> bool:
    kept = True
    for name, span in SPANS.items():
        for peer, one in peers.items():
            for question, theirs in (("due", one.timed_due), ("elapsed", one.timed_elapsed)):
                if theirs is None:
                    continue
                # timegrid's `due` is what both of ours are held against.
                for own in ("due", "elapsed") if (peer, question) == ("timegrid", "due") else (question,):
                    fast, slow = paces(
                        (getattr(ours, own), pairs(span, own, lambda at: at)),
                        (theirs, pairs(span, question, one.given)),
                    )
                    is_aimed_at = peer != "timegrid" or question == "due"
                    target = TARGETS.get((peer, name)) if is_aimed_at else None
                    kept = told(f"{own}, {name}", f"{peer}'s {question}", (fast, slow), target) and kept
    return kept


def told(own: str, theirs: str, figures: tuple[float, float], target: int | None) -> bool:
    fast, slow = figures
    is_kept = target is None or fast / slow >= target
    verdict = "" if target is None else f"target {target:>4}  {'kept' if is_kept else 'MISSED'}"
    print(f"{own:<17} {fast:>9,.0f}/s  {theirs:<28} {slow:>9,.0f}/s  {fast / slow:>9,.1f} times  {verdict}")
    return is_kept


def flatness(ours: Timeline) -> bool:
    """See that a year costs what an hour costs."""
    kept = []
    for question in ("due", "elapsed"):
        call = getattr(ours, question)
        hour, year = paces(
            *((call, pairs(SPANS[name], question, lambda at: at)) for name in ("1 hour", "1 year"))
        )
        kept.append(hour / year <= MOST_SLOWER_AT_A_YEAR)
        verdict = "kept" if kept[-1] else "MISSED"
        print(
            f"{question}: a year costs {hour / year:.2f} times an hour  "
            f"target {MOST_SLOWER_AT_A_YEAR}  {verdict}"
        )
    return all(kept)


Due = Callable[[datetime, int], datetime | None]
Elapsed = Callable[[datetime, datetime], float]


def wrong(due: Due | None, elapsed: Elapsed, table: Mapping[str, vectors.Vector]) -> Iterator[str]:
    """Say each wrong answer: what was asked, what came, what is right."""
    for note, (notified, minutes, deadline) in table.items():
        start, end = datetime.fromisoformat(notified), datetime.fromisoformat(deadline)
        found = due(start, minutes * 60) if due else end
        if found != end:
            yield f"{note}: {minutes} min from {notified} due {found}, not {deadline}"
        passed = elapsed(start, end)
        if passed != minutes * 60:
            yield f"{note}: {notified} to {deadline} counted as {passed / 60:g} min, not {minutes}"


def rightness() -> bool:
    from bench.peers_asked import CALENDARS, PEERS  # noqa: PLC0415 - needs the peers

    for name, make in PEERS.items():
        told: list[str] = []
        for hours, table in TABLES.items():
            peer = make(CALENDARS[hours])
            told += [f"{hours}: {one}" for one in wrong(peer.due, peer.elapsed, table)]
        print(f"{name}: {len(told)} wrong answers")
        for one in told:
            print(f"    {one}")
    ours: list[str] = []
    for hours, table in TABLES.items():
        timeline = compile_timeline(own_calendar(hours), date(2024, 1, 1), date(2027, 12, 31))
        ours += wrong(timeline.due, timeline.elapsed, table)
    print(f"ours: {len(ours)} wrong answers")
    return not ours


def own_calendar(name: str) -> Calendar:
    from bench.peers_asked import ALL_DAY, CALENDARS  # noqa: PLC0415

    hours = CALENDARS[name]
    shifts = tuple(
        Shift(day=day, opens=opens.hour * 3600, closes=closes.hour * 3600)
        for day in hours.days
        for opens, closes in hours.intervals
        if (opens, closes) != ALL_DAY
    )
    return Calendar(timezone="Europe/Warsaw", shifts=shifts, closed_dates=hours.closed, always=not shifts)


def main() -> int:
    if any(importlib.util.find_spec(name) is None for name in NEEDED):
        print("The other libraries are not installed here: run `make bench`.")
        return 0
    from bench.peers_asked import CALENDARS, PEERS  # noqa: PLC0415

    peers = {name: make(CALENDARS["support hours"]) for name, make in PEERS.items()}
    timeline = compile_timeline(own_calendar("support hours"), date(2020, 1, 1), date(2031, 12, 31))
    kept = [speed(timeline, peers), flatness(timeline), rightness()]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
