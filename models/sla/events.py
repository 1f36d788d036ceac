"""What can happen to an incident, as facts that are appended and never edited.

An event says who did what and when, by four clocks. It holds keys and digests only: no names, no chat or
message identifiers, no free text (DECISIONS 1.5), so that the record survives the erasure of personal text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

Fact = str | int | bool | None
Facts = Mapping[str, Fact]
NO_FACTS: Facts = MappingProxyType({})

BOT = "reakcja"
"""The actor of everything the bot does by itself."""

API = "api"
"""The reporter and actor of an incident that arrived over the JSON API."""


class Kind(StrEnum):
    """The kinds of events; stable, because they are part of the API."""

    REPORTED = "reported"
    JOINED = "joined"
    NOTIFIED = "notified"
    UNDELIVERED = "undelivered"
    ACKNOWLEDGED = "acknowledged"
    FIRST_ACTION = "first_action"
    LATE_REASON = "late_reason"
    PASSED_ON = "passed_on"
    ASSIGNED = "assigned"
    TAKEN_OVER = "taken_over"
    ASKED = "asked"
    ANSWERED = "answered"
    PAUSED = "paused"
    RESUMED = "resumed"
    PAUSE_OBJECTED = "pause_objected"
    WORKAROUND = "workaround"
    WORKAROUND_REJECTED = "workaround_rejected"
    RESOLVED = "resolved"
    RESOLUTION_REJECTED = "resolution_rejected"
    CONFIRMED = "confirmed"
    CLOSED = "closed"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    SEVERITY_PROPOSED = "severity_proposed"
    SEVERITY_AGREED = "severity_agreed"
    SEVERITY_OBJECTED = "severity_objected"
    CORRECTED = "corrected"
    SCOPE_DISPUTED = "scope_disputed"
    SCOPE_DECIDED = "scope_decided"
    EXCLUSION_CLAIMED = "exclusion_claimed"
    EXCLUSION_OBJECTED = "exclusion_objected"
    EXCLUSION_DECIDED = "exclusion_decided"
    ESCALATED = "escalated"
    BREACHED = "breached"
    NOTE = "note"
    ATTACHED = "attached"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A fact that is about to be recorded: an event without its place in the chain.

    `platform_at` is the platform's own stamp (None where it gives none: every Telegram press, DECISIONS 7.5);
    `received_at` is when our process got it; `stated_at` is what a person claims. `text` is a salted digest.
    """

    kind: Kind
    actor: str
    received_at: datetime
    channel: str | None = None
    platform_at: datetime | None = None
    stated_at: datetime | None = None
    facts: Facts = field(default_factory=lambda: NO_FACTS)
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Happening):
    """A recorded fact: its place in the incident's chain, when it was committed, and its hash (hex)."""

    seq: int
    recorded_at: datetime
    hash: str = ""

    @property
    def at(self) -> datetime:
        """Return the instant that counts, floored to the second (DECISIONS 3.15).

        A phone entry whose stated time counts says so in its facts (`counts = "stated"`); otherwise the
        platform's stamp counts where there is one, else the receipt (CONTRACT 2).
        """
        if self.facts.get("counts") == "stated" and self.stated_at is not None:
            return self.stated_at.replace(microsecond=0)
        return (self.platform_at or self.received_at).replace(microsecond=0)

    def fact(self, name: str) -> str:
        """Return a fact that this kind of event always carries, as text; KeyError when it is missing."""
        return str(self.facts[name])
