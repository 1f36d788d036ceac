"""The contract as in force on one day: every part, and the questions the rule book asks of it (room 5).

Made by `models.contract_file`, pinned to incidents by digest. Field names are the names of the contract file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from models.sla.hours import Timeline, compile_timeline
from models.sla.oversight import Measure, MetricTerms, Privacy, Quality
from models.sla.parties import ChannelName, ChannelTerms, Contact, FirstNotice, Location, Party, Role, Side
from models.sla.procedure import (
    Acknowledgement,
    ClockRules,
    Closing,
    EscalationLevel,
    EscalationRules,
    Pause,
    Reclassification,
)
from models.sla.sanctions import Exclusions, Penalties, Warranty, Withholding
from models.sla.targets import Coverage, Maintenance, Metric, OutOfScope, Service, Severity


class ContractKind(StrEnum):
    """External: two companies. Internal: two departments of one."""

    EXTERNAL = "external"
    INTERNAL = "internal"


class ContactsChange(StrEnum):
    """How named people are changed: by notice to the other side, or by an amendment only."""

    NOTICE = "notice"
    AMENDMENT = "amendment"


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """The contract as in force on one day, amendments applied; equal digests mean equal terms.

    `escalation` is sorted by level, `amendments_applied` holds their numbers in the order of application.
    `valid_from` and `valid_to` are days of `timezone`, both included.
    """

    digest: str
    number: str
    incident_prefix: str
    title: str
    valid_from: date
    valid_to: date
    timezone: str
    parties: Mapping[Side, Party]
    locations: Mapping[str, Location]
    contacts: Mapping[str, Contact]
    channels: Mapping[ChannelName, ChannelTerms]
    coverages: Mapping[str, Coverage]
    first_notice: FirstNotice
    services: Mapping[str, Service]
    out_of_scope: Mapping[str, OutOfScope]
    severities: Mapping[str, Severity]
    clock: ClockRules
    acknowledgement: Acknowledgement
    pause: Pause
    reclassification: Reclassification
    closing: Closing
    escalation: tuple[EscalationLevel, ...]
    escalation_rules: EscalationRules
    maintenance: Maintenance
    exclusions: Exclusions
    penalties: Penalties
    withholding: Withholding
    warranty: Warranty
    quality: Mapping[str, Quality]
    metrics: Mapping[Measure, MetricTerms]
    privacy: Privacy
    kind: ContractKind = ContractKind.EXTERNAL
    example: bool = False
    signed_on: date | None = None
    notice_period: str | None = None
    language: str = "pl"
    currency: str = "PLN"
    amendment_form: str | None = None
    contacts_change: ContactsChange = ContactsChange.NOTICE
    clause: str | None = None
    amendments_applied: tuple[int, ...] = ()
    _timelines: dict[str, Timeline] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        """Hash by digest: it already stands for the whole text."""
        return hash(self.digest)

    @property
    def zone(self) -> ZoneInfo:
        """Give the contract's only time zone."""
        return ZoneInfo(self.timezone)

    @property
    def phone(self) -> str | None:
        """Give the number to call when nothing else works; None = the contract names none."""
        channel = self.channels.get(ChannelName.PHONE)
        return channel.number if channel else None

    @property
    def severities_by_rank(self) -> tuple[Severity, ...]:
        """List the classes from the strictest to the mildest."""
        return tuple(sorted(self.severities.values(), key=lambda severity: severity.rank))

    def local_date(self, at: datetime) -> date:
        """Tell the day of the contract's zone in which the instant falls."""
        return at.astimezone(self.zone).date()

    def is_valid_on(self, day: date) -> bool:
        """Tell whether the contract is in force on a day of its zone; both ends included."""
        return self.valid_from <= day <= self.valid_to

    def is_formal(self, channel: str) -> bool:
        """Tell whether a report by this channel starts the clock; a contract naming no channel takes all."""
        if not self.channels:
            return True
        terms = self.channels.get(ChannelName(channel)) if channel in set(ChannelName) else None
        return terms is not None and terms.formal

    def coverage_of(self, service: str, severity: str) -> Coverage:
        """Find the hours of a service and class: the service's own entry, else the default coverage."""
        key = self.services[service].coverage.get(severity, self.clock.default_coverage)
        return self.coverages[key]

    def target(self, service: str, severity: str, metric: Metric) -> timedelta | None:
        """Return contract time for one target; the service's own figure wins; None = none is set."""
        own = self.services[service].targets.get(severity)
        special = own.of(metric) if own else None
        return special if special is not None else self.severities[severity].targets.of(metric)

    def timeline(self, coverage: str) -> Timeline:
        """Return the compiled hours of a coverage key, from a year before validity to two years after it.

        Beyond those years the timeline raises `BeyondCalendar`: nobody knows the holidays there.
        """
        known = self._timelines.get(coverage)
        if known is None:
            first = date(self.valid_from.year - 1, 1, 1)
            last = date(self.valid_to.year + 2, 12, 31)
            known = compile_timeline(self.coverages[coverage].calendar, first, last)
            self._timelines[coverage] = known
        return known

    def timeline_of(self, service: str, severity: str) -> Timeline:
        """Return the compiled hours of a service and class."""
        return self.timeline(self.coverage_of(service, severity).key)

    @property
    def default_timeline(self) -> Timeline:
        """Return the compiled hours of the default coverage."""
        return self.timeline(self.clock.default_coverage)

    def contacts_in_force(self, on: date) -> tuple[Contact, ...]:
        """List the people who act under the contract on that day, in the order of the file."""
        return tuple(contact for contact in self.contacts.values() if contact.is_in_force(on))

    def people(self, role: Role, *, on: date, side: Side | None = None) -> tuple[Contact, ...]:
        """List the people in force with a role, of one side or (None) of both, in the order of the file."""
        return tuple(
            contact
            for contact in self.contacts_in_force(on)
            if role in contact.roles and (side is None or contact.party is side)
        )

    def without(self, gone: frozenset[str]) -> "Terms":
        """Return the same text with these people out of force; it shares the compiled hours."""
        contacts = {
            key: replace(one, valid_to=date.min) if key in gone else one for key, one in self.contacts.items()
        }
        copy = replace(self, contacts=MappingProxyType(contacts))
        object.__setattr__(copy, "_timelines", self._timelines)
        return copy

    def renamed(self, names: Mapping[str, str]) -> "Terms":
        """Return the same text with other names for these people, and nothing else personal about them."""
        contacts = {
            key: replace(one, name=names[key], title=None, phone=None, email=None) if key in names else one
            for key, one in self.contacts.items()
        }
        copy = replace(self, contacts=MappingProxyType(contacts))
        object.__setattr__(copy, "_timelines", self._timelines)
        return copy

    def name(self, contact: str) -> str:
        """Return a person's name; a key the contract does not know stands for itself."""
        known = self.contacts.get(contact)
        return known.name if known else contact
