"""What follows from a breach: exclusions, penalties, withholding, warranty (rule book, room 5).

All of it is for proposals a person decides. Percentages and money are `Decimal`, never float.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from models.sla.parties import Role, Side
from models.sla.targets import Metric


@dataclass(frozen=True, kw_only=True, slots=True)
class Exclusions:
    """Circumstances the provider may claim; each claim is open to objection on the default coverage."""

    list: tuple[str, ...] = ()
    claimed_by: Side = Side.PROVIDER
    objection_within: timedelta | None = None
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AvailabilityStep:
    """Availability below `below` per cent costs `percent` of the service's monthly fee."""

    below: Decimal
    percent: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherPenalty:
    """A penalty that is shown and never computed."""

    key: str
    name: str
    amount: str
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Penalties:
    """Rates by severity key in per cent per started hour. Empty mappings = the contract sets none.

    `availability` is by service key, steps from the mildest (highest `below`) to the harshest.
    Caps None = no cap.
    """

    reaction: Mapping[str, Decimal]
    workaround: Mapping[str, Decimal]
    restoration: Mapping[str, Decimal]
    grace: Mapping[str, timedelta]
    availability: Mapping[str, tuple[AvailabilityStep, ...]]
    other: Mapping[str, OtherPenalty]
    base: str = "monthly_fee_of_service"
    per_started_hour: bool = True
    cumulate: str = "highest_running"
    cap_month_percent: Decimal | None = None
    cap_year_percent: Decimal | None = None
    claim_within_days: int | None = None
    supplementary_damages: bool = False
    basis: str = "zwłoka"
    decided_by: frozenset[Role] = frozenset({Role.OWNER})
    charged_by: Side = Side.CLIENT
    accepted_by: Side = Side.PROVIDER
    visible_to: frozenset[Role] = frozenset({Role.OWNER})
    clause: str | None = None

    def rate(self, metric: Metric, severity: str) -> Decimal | None:
        """Return the rate of one target and class; None = no penalty agreed."""
        if metric == Metric.REACTION:
            return self.reaction.get(severity)
        rates = self.workaround if metric == Metric.WORKAROUND else self.restoration
        return rates.get(severity)


@dataclass(frozen=True, kw_only=True, slots=True)
class Withholding:
    """Part of the pay held back until the repair; never automatic, decided by a person."""

    allowed: bool = False
    decided_by: frozenset[Role] = frozenset({Role.OWNER})
    severities: frozenset[str] = frozenset()
    trigger: str = "restoration_overdue"
    percent: Decimal = Decimal(0)
    release_on: str = "resolution_confirmed"
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Warranty:
    """Guarantee on repairs; `repair_months` None = none agreed."""

    repair_months: int | None = None
    recurrence_free_of_charge: bool = False
    clause: str | None = None
