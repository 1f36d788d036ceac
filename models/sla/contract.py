"""The contract as values: one text in force on one day, and one contract with all its versions.

Rule book (room 5), made by `models.contract_file`. The parts live by subject in `terms`, `parties`,
`targets`, `procedure`, `sanctions`, `oversight`; all are re-exported here. Field names are those of the file.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime

from models.sla.oversight import (
    Amendment,
    Change,
    Measure,
    MetricTerms,
    Period,
    Privacy,
    Quality,
    QualityKind,
)
from models.sla.parties import (
    DEFAULT_CHANNELS,
    ChannelName,
    ChannelTerms,
    Contact,
    FirstNotice,
    Location,
    Party,
    Reporters,
    Role,
    Side,
    worded,
)
from models.sla.procedure import (
    Acknowledgement,
    ClockRules,
    ClockStart,
    Closing,
    EscalationKind,
    EscalationLevel,
    EscalationRules,
    Pause,
    PauseReason,
    PauseRequirement,
    Reclassification,
    Trigger,
)
from models.sla.sanctions import AvailabilityStep, Exclusions, OtherPenalty, Penalties, Warranty, Withholding
from models.sla.targets import (
    Coverage,
    HoursLine,
    Maintenance,
    Metric,
    OutOfScope,
    Service,
    Severity,
    Targets,
    Weekday,
    WeeklyWindow,
)
from models.sla.terms import ContactsChange, ContractKind, Terms

__all__ = [
    "DEFAULT_CHANNELS",
    "Acknowledgement",
    "Amendment",
    "AvailabilityStep",
    "Change",
    "ChannelName",
    "ChannelTerms",
    "ClockRules",
    "ClockStart",
    "Closing",
    "Contact",
    "ContactsChange",
    "Contract",
    "ContractKind",
    "Coverage",
    "EscalationKind",
    "EscalationLevel",
    "EscalationRules",
    "Exclusions",
    "FirstNotice",
    "HoursLine",
    "Location",
    "Maintenance",
    "Measure",
    "Metric",
    "MetricTerms",
    "OtherPenalty",
    "OutOfScope",
    "Party",
    "Pause",
    "PauseReason",
    "PauseRequirement",
    "Penalties",
    "Period",
    "Privacy",
    "Quality",
    "QualityKind",
    "Reclassification",
    "Reporters",
    "Role",
    "Service",
    "Severity",
    "Side",
    "Targets",
    "Terms",
    "Trigger",
    "Version",
    "Warranty",
    "Weekday",
    "WeeklyWindow",
    "Withholding",
    "worded",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """The terms in force from 00:00 of a day of the contract's zone until the next version begins."""

    effective_from: date
    terms: Terms


@dataclass(frozen=True, kw_only=True, slots=True)
class Contract:
    """One contract number with all its versions, ascending by day, never empty; the first is the base."""

    number: str
    versions: tuple[Version, ...]
    amendments: tuple[Amendment, ...] = ()

    @property
    def base(self) -> Terms:
        """Return the text as first signed."""
        return self.versions[0].terms

    @property
    def all_terms(self) -> tuple[Terms, ...]:
        """List every text ever in force, oldest first."""
        return tuple(version.terms for version in self.versions)

    def terms_on(self, day: date) -> Terms:
        """Return the text in force on a day of the contract's zone; before the first version, the base."""
        index = bisect_right(self.versions, day, key=lambda version: version.effective_from)
        return self.versions[max(index - 1, 0)].terms

    def terms_at(self, at: datetime) -> Terms:
        """Return the text in force at an instant: an amendment begins at 00:00 local time."""
        return self.terms_on(self.base.local_date(at))
