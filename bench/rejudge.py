"""Judging 100,000 incidents anew from their events: `python -m bench.rejudge`.

The incidents are drawn as `reakcja simulate` draws them and kept in memory as events; timed is what the rule book
does with them, replay and judgement. Incidents drawn twice stand for two: their events are values of their own.
Exit code 1 when the target is missed.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.simulation import simulate
from models.contract_file.reader import read_contract
from models.sla.contract import Contract, Terms
from models.sla.deadlines import judge
from models.sla.events import Event, Happening
from models.sla.ledger import replay

INCIDENTS = 100_000
DRAWN = 5_000
TARGET_SECONDS = 20
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
EXAMPLE = Path(__file__).parent.parent / "contracts" / "example.toml"
FIELDS = [field.name for field in fields(Happening)]

Log = tuple[Terms, list[Event]]


def example() -> Contract:
    contract = read_contract(EXAMPLE.read_bytes()).contract
    assert contract is not None
    return contract


def logs(contract: Contract) -> Iterator[Log]:
    for past in simulate(contract, NOW, DRAWN, seed=1):
        yield (
            past.terms,
            [
                Event(
                    **{name: getattr(happening, name) for name in FIELDS},
                    seq=seq,
                    recorded_at=happening.received_at,
                )
                for seq, happening in enumerate(past.happenings, start=1)
            ],
        )


def judged(asked: list[Log]) -> int:
    """Judge each incident; returns how many targets were missed, so that nothing is judged in vain."""
    late = 0
    for number, (terms, events) in enumerate(asked):
        incident = replay(f"Z-{number:04d}", terms.number, terms.digest, events)
        late += sum(one.met is False for one in judge(incident, terms, NOW).each)
    return late


def main() -> int:
    drawn = list(logs(example()))
    seconds, late, events = 0.0, 0, 0
    for _ in range(INCIDENTS // DRAWN):
        batch = [(terms, [replace(event) for event in one]) for terms, one in drawn]
        events += sum(len(one) for _, one in batch)
        began = time.process_time()
        late += judged(batch)
        seconds += time.process_time() - began
    kept = seconds <= TARGET_SECONDS
    print(f"{INCIDENTS:,} incidents, {events:,} events, {late:,} targets missed")
    print(f"judged anew in {seconds:.1f} s of CPU  target {TARGET_SECONDS}  {'kept' if kept else 'MISSED'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
