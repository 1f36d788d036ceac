"""Made-up reports under the example contract, told as their events: the material of the tests of figures."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from models.contract_file.reader import read_file
from models.sla.contract import Contract
from models.sla.deadlines import judge
from models.sla.events import Event, Facts, Kind
from models.sla.ledger import replay
from models.sla.measures import Case, Figures, Filters, Period, measure
from tests.sla.subject import at

EXAMPLE = Path(__file__).parents[2] / "contracts" / "example.toml"
OCTOBER = Period(first=date(2026, 10, 1), last=date(2026, 10, 31))

Fact = tuple[Kind, str] | tuple[Kind, str, Facts]


def example() -> Contract:
    contract = read_file(EXAMPLE).reading.contract
    assert contract is not None
    return contract


def warsaw(text: str) -> datetime:
    """Read "2026-10-05 10:00" or with seconds as wall time of Warsaw."""
    day, clock = text.split()
    summer = date(2026, 3, 29) <= date.fromisoformat(day) < date(2026, 10, 25)
    return at(f"{day}T{clock}{'+02:00' if summer else '+01:00'}")


def events(reported: str, *facts: Fact, **report: str | bool) -> list[Event]:
    """Tell an incident: `reported` and what followed, each at a wall time of Warsaw."""
    first: Facts = {"service": "erp", "severity": "B", "location": "biuro", "reporter": "k2", **report}
    told: list[Fact] = [(Kind.REPORTED, reported, first), *facts]
    return [
        Event(
            kind=fact[0],
            actor="k2",
            received_at=warsaw(fact[1]),
            recorded_at=warsaw(fact[1]),
            facts=fact[2] if len(fact) == 3 else {},
            seq=seq,
        )
        for seq, fact in enumerate(told, start=1)
    ]


def case(number: int, log: Iterable[Event], now: str, contract: Contract) -> Case:
    log = list(log)
    terms = contract.terms_at(log[0].at)
    incident = replay(f"Z-{number:04d}", contract.number, terms.digest, log)
    verdicts = judge(incident, terms, warsaw(now))
    return Case(id=number, incident=incident, terms=terms, verdicts=verdicts)


def figures(
    *logs: Iterable[Event],
    now: str = "2026-11-02 12:00",
    period: Period = OCTOBER,
    filters: Filters | None = None,
    contract: Contract | None = None,
) -> Figures:
    contract = contract or example()
    cases = [case(number, log, now, contract) for number, log in enumerate(logs, start=1)]
    return measure(cases, contract, period, warsaw(now), filters, works=())
