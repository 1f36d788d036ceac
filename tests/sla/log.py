"""An incident's log written by hand: events in Warsaw wall time, under the example contract."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from models.contract_file.reader import read_contract
from models.sla.contract import Contract, Metric, Terms
from models.sla.deadlines import Verdict, judge
from models.sla.events import BOT, Event, Fact, Kind
from models.sla.incident import Incident
from models.sla.ledger import replay

WARSAW = ZoneInfo("Europe/Warsaw")
EXAMPLE = Path(__file__).parents[2] / "contracts" / "example.toml"


@cache
def contract() -> Contract:
    reading = read_contract(EXAMPLE.read_bytes())
    assert reading.contract is not None
    return reading.contract


def warsaw(text: str, fold: int = 0) -> datetime:
    """Read "2026-11-24 14:05[:12]" as wall time in Warsaw; `fold` 1 is the second pass of a repeated hour."""
    return datetime.fromisoformat(text).replace(tzinfo=WARSAW, fold=fold).astimezone(UTC)


def wall(at: datetime | None) -> str:
    """Write an instant as Warsaw wall time to the second."""
    return at.astimezone(WARSAW).strftime("%Y-%m-%d %H:%M:%S") if at else "never"


class Log:
    """The events of one incident, appended in the order of the calls."""

    def __init__(
        self, at: str | datetime, severity: str = "A", service: str = "linia", **facts: Fact
    ) -> None:
        self.events: list[Event] = []
        self.add(Kind.REPORTED, at, "k2", service=service, severity=severity, reporter="k2", **facts)

    def add(self, kind: Kind, at: str | datetime, actor: str = BOT, **facts: Fact) -> "Log":
        instant = warsaw(at) if isinstance(at, str) else at
        event = Event(
            kind=kind,
            actor=actor,
            received_at=instant,
            recorded_at=instant,
            facts=facts,
            seq=len(self.events) + 1,
            text=f"digest-{len(self.events) + 1}",
            hash=f"hash-{len(self.events) + 1}",
        )
        self.events.append(event)
        return self

    @property
    def terms(self) -> Terms:
        return contract().terms_at(self.events[0].at)

    @property
    def incident(self) -> Incident:
        return replay("Z-0001", "SLA/2026/001", self.terms.digest, self.events)

    def verdict(self, metric: Metric, now: str | datetime) -> Verdict:
        instant = warsaw(now) if isinstance(now, str) else now
        found = judge(self.incident, self.terms, instant).of(metric)
        assert found is not None
        return found

    def due(self, metric: Metric, now: str | datetime) -> str:
        return wall(self.verdict(metric, now).due)
