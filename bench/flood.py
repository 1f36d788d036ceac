"""1,000 reports of one outage from 500 people within 60 seconds, half on Telegram and half on Slack.

The program is the real process with both platforms pushed to it over loopback. The reference is the same posts, one
after another, to a page that answers at once: what the machine and the client alone take.
"""

import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bench.served import served
from tests.process.flood import EDITS, SENDS, Flood, flooded

PEOPLE, REPORTS, SECONDS = 500, 1000, 60.0
TARGET_SECONDS = 1.0
BARE_RUNS = 300


def p99(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=100)[-1]


def bare() -> list[float]:
    """Return the seconds of each post to a bare page."""
    found = []
    with served([str(Path(__file__).parent / "bare_page.py"), "{port}"]) as page:
        page.first_answer("/")
        for _ in range(BARE_RUNS):
            began = perf_counter()
            page.http.post("/press", data={"token": "row"})
            found.append(perf_counter() - began)
    return found


def faults_of(found: Flood) -> list[str]:
    """Return what does not hold, in words."""
    rests = {name: found.shortest_rest(name) for name in SENDS}
    busiest = found.most_in_a_second((SENDS[0], EDITS[0]))
    checks = {
        f"{found.refused} posts refused": found.refused == 0,
        f"{len(found.commits)} reports of {REPORTS}": len(found.commits) == REPORTS,
        f"{found.told['dup.ask']} offered as the same outage": found.told["dup.ask"] == REPORTS,
        f"{found.told['dup.ok']} receipts": found.told["dup.ok"] == REPORTS,
        f"{found.joined} people joined of {PEOPLE}": found.joined == PEOPLE,
        f"{found.unhandled} unhandled, {found.waiting} unsent": found.unhandled == found.waiting == 0,
        f"{rests} s between two messages to a chat": min(rests.values()) > 0.95,
        f"{busiest} calls to Telegram in one second": busiest <= 30,
        f"p99 of {p99(found.commits):.3f} s": p99(found.commits) < TARGET_SECONDS,
    }
    return [words for words, holds in checks.items() if not holds]


def main() -> int:
    """Print the figures, the reference and the targets; exit 1 where one is missed."""
    reference = bare()
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        flooded(Path(folder), PEOPLE, SECONDS) as found,
    ):
        faults = faults_of(found)
    ours, theirs = statistics.median(found.commits) * 1000, statistics.median(reference) * 1000
    rest = min(found.shortest_rest(name) for name in SENDS)
    busiest = found.most_in_a_second((SENDS[0], EDITS[0]))
    told = found.told
    print(f"report to committed        {p99(found.commits) * 1000:7.1f} ms p99  ({ours:.1f} ms median)")
    print(f"bare page, the same post   {p99(reference) * 1000:7.1f} ms p99  ({theirs:.1f} ms median)")
    print(f"ratio of medians           {ours / theirs:7.1f}     target: p99 under {TARGET_SECONDS:.0f} s")
    print(f"posted in {found.posted_in:.0f} s, all told {found.settled_in:.0f} s after the first post")
    print(
        f"offered as the same outage {told['dup.ask']:7}     receipts {told['dup.ok']}, target: {REPORTS} each"
    )
    print(f"shortest rest of a chat    {rest:7.2f} s   target: 1 s")
    print(f"most calls in a second     {busiest:7}     target: 30")
    for fault in faults:
        print(f"missed: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
