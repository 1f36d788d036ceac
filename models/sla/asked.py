"""What figures are asked about: days of the contract's zone, and which incidents. Rule book, pure."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from models.sla.availability import days_span
from models.sla.hours import Span
from models.sla.incident import Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days of the contract's zone, both included; ValueError when the last lies before the first."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period cannot end before it begins: {self.first} to {self.last}")

    def span(self, zone: ZoneInfo) -> Span:
        """Return its instants, from the first midnight to the one after the last day, that one excluded."""
        return days_span(zone, self.first, self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which incidents are asked about: keys of the contract; None = all. The class is that in force now.

    `handler` asks about those one person handles: only where the contract lets them be seen (clause 18).
    """

    service: str | None = None
    severity: str | None = None
    place: str | None = None
    handler: str | None = None

    def take(self, incident: Incident) -> bool:
        """Say whether an incident is asked about."""
        return self.severity in (None, incident.severity) and self.take_anywhere(incident)

    def take_anywhere(self, incident: Incident) -> bool:
        """Say whether an incident is asked about by service, place and handler, whatever its class."""
        return (
            self.service in (None, incident.service)
            and self.place in (None, incident.location)
            and self.handler in (None, incident.handler)
        )
