"""How fast the clock answers: `python -m bench.clock`. Figures are this machine's; compare the ratios.

The target is one call on aware datetimes within 60 empty Python calls, for an hour as for a year. The ratio cancels
the machine: an empty call is timed beside each figure, and all time is CPU time. Exit code 1: a target is missed.
"""

import io
import json
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.commands.clock import clock
from models.sla.hours import Calendar, Shift, Timeline, compile_timeline

TARGET_CALLS = 60
TARGET_COMPILE_MS = 15
TARGET_LINES_A_MINUTE = 100_000
TARGET_GROWTH_MIB = 4
ROUNDS = 20_000
SAMPLE = Path(__file__).parent.parent / "tests" / "cases" / "sample.jsonl"

WORKING_DAYS = tuple(Shift(day=day, opens=8 * 3600, closes=16 * 3600) for day in range(5))
HOLIDAYS = frozenset(
    date(year, month, day)
    for year in range(2020, 2030)
    for month, day in ((1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26))
)
SUPPORT_HOURS = Calendar(timezone="Europe/Warsaw", shifts=WORKING_DAYS, closed_dates=HOLIDAYS)
ROUND_THE_CLOCK = Calendar(timezone="Europe/Warsaw", always=True)
FIRST, LAST = date(2020, 1, 1), date(2029, 12, 31)


def nothing(_start: datetime, _other: object) -> None:
    """The empty call everything is measured in."""


def seconds_per_call(call: Callable[..., object], arguments: list[tuple[object, ...]]) -> float:
    """The best of seven rounds."""

    def round_of(function: Callable[..., object]) -> float:
        began = time.process_time()
        for given in arguments:
            function(*given)
        return (time.process_time() - began) / len(arguments)

    return min(round_of(call) for _ in range(7))


def questions(span: timedelta) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    dice = random.Random(20261124)
    begin = datetime(2020, 2, 1, tzinfo=UTC)
    starts = [begin + timedelta(seconds=dice.randrange(8 * 365 * 86_400)) for _ in range(ROUNDS)]
    budget = max(3600, int(span.total_seconds() / 86_400 * 5 / 7 * 28_800))
    return [(start, start + span) for start in starts], [(start, budget) for start in starts]


def report(name: str, figure: float, target: float, unit: str, *, at_least: bool = False) -> bool:
    kept = figure >= target if at_least else figure <= target
    verdict = "kept" if kept else "MISSED"
    print(f"{name:<44} {figure:>12,.1f} {unit:<14} target {target:>9,.0f}  {verdict}")
    return kept


def calls(name: str, timeline: Timeline) -> list[bool]:
    spans = {"1 hour": timedelta(hours=1), "30 days": timedelta(days=30), "1 year": timedelta(days=365)}
    kept = []
    for span_name, span in spans.items():
        pairs, budgets = questions(span)
        empty = seconds_per_call(nothing, pairs)
        for question, arguments in ((timeline.elapsed, pairs), (timeline.due, budgets)):
            ratio = seconds_per_call(question, arguments) / empty
            kept.append(
                report(f"{name}: {question.__name__}, {span_name}", ratio, TARGET_CALLS, "empty calls")
            )
    return kept


def compiling(name: str, calendar: Calendar) -> bool:
    def once() -> float:
        began = time.process_time()
        compile_timeline(calendar, FIRST, LAST)
        return (time.process_time() - began) * 1000

    return report(f"{name}: compile ten years", min(once() for _ in range(7)), TARGET_COMPILE_MS, "ms")


def answering() -> bool:
    known = SAMPLE.read_text(encoding="utf-8").splitlines()
    dice = random.Random(20261124)
    fresh = [_with_new_holiday(dice.choice(known), dice) for _ in range(5_000)]
    kept = []
    for name, asked in (("known calendars", known * 200), ("new calendars", fresh)):
        began = time.process_time()
        clock(asked, io.StringIO())
        a_minute = len(asked) / (time.process_time() - began) * 60
        kept.append(
            report(f"reakcja clock, {name}", a_minute, TARGET_LINES_A_MINUTE, "lines a minute", at_least=True)
        )
    return all(kept)


class Nowhere(io.TextIOBase):
    """Takes the answers and keeps none."""

    def write(self, text: str) -> int:
        return len(text)


def memory() -> bool:
    """See that four times as many questions, each with a calendar of its own, need no more room."""
    known = SAMPLE.read_text(encoding="utf-8").splitlines()
    dice = random.Random(20261125)
    rooms = []
    for number in (4_000, 16_000):
        clock((_with_new_holiday(dice.choice(known), dice) for _ in range(number)), Nowhere())
        rooms.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return report("reakcja clock, room for 12,000 more", rooms[1] - rooms[0], TARGET_GROWTH_MIB, "MiB")


def _with_new_holiday(line: str, dice: random.Random) -> str:
    holiday = date(2001, 1, 1) + timedelta(days=dice.randrange(9_000))
    return json.dumps({**json.loads(line), "holidays": [holiday.isoformat()]})


def main() -> int:
    kept = [
        compiling("support hours", SUPPORT_HOURS),
        compiling("round the clock", ROUND_THE_CLOCK),
        answering(),
        memory(),
    ]
    kept += calls("support hours", compile_timeline(SUPPORT_HOURS, FIRST, LAST))
    kept += calls("round the clock", compile_timeline(ROUND_THE_CLOCK, FIRST, LAST))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
