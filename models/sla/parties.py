"""Who the contract binds and how they are reached: parties, people, places, channels (rule book, room 5).

Field names are the names of the contract file. Mappings are read-only and keep the order of the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Side(StrEnum):
    """The two ends of a contract; in an internal one, two departments."""

    CLIENT = "client"
    PROVIDER = "provider"

    @property
    def other(self) -> "Side":
        """Name the opposite side."""
        return Side.PROVIDER if self is Side.CLIENT else Side.CLIENT


class Role(StrEnum):
    """What a named person may do; rights follow roles, never titles."""

    REPORTER = "reporter"
    COORDINATOR = "coordinator"
    ACKNOWLEDGE = "acknowledge"
    RESOLVE = "resolve"
    HOTLINE = "hotline"
    REPORTS = "reports"
    INSPECTOR = "inspector"
    OWNER = "owner"
    ADMIN = "admin"


class Reporters(StrEnum):
    """Who of a party may report: only its named contacts, or every employee."""

    CONTACTS = "contacts"
    EMPLOYEES = "employees"


class ChannelName(StrEnum):
    """The roads a contract may name."""

    TELEGRAM = "telegram"
    SLACK = "slack"
    WEB = "web"
    API = "api"
    EMAIL = "email"
    PHONE = "phone"


DEFAULT_CHANNELS = (ChannelName.TELEGRAM, ChannelName.SLACK, ChannelName.WEB, ChannelName.EMAIL)
"""Order in which a person without `channels` is sought."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """One side of the contract. `reporters` is meaningful for the client only."""

    side: Side
    name: str
    short: str
    address: str | None = None
    reporters: Reporters = Reporters.EMPLOYEES
    email_domains: tuple[str, ...] = ()
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Location:
    """A place where services run. `access` is free text for people."""

    key: str
    name: str
    short: str
    name_en: str | None = None
    short_en: str | None = None
    access: str | None = None
    clause: str | None = None

    def label(self, language: str) -> str:
        """Return the short name for a reader of `language`."""
        return worded(language, self.short, self.short_en)


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """A person named by the contract.

    `channels` is the order of attempts, never empty. `valid_from` and `valid_to` are both included;
    None = no limit. `trained_on` None = not trained (a warning for people of the provider).
    """

    key: str
    party: Side
    name: str
    roles: frozenset[Role]
    title: str | None = None
    phone: str | None = None
    email: str | None = None
    deputy: str | None = None
    channels: tuple[ChannelName, ...] = DEFAULT_CHANNELS
    trained_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    clause: str | None = None

    def is_in_force(self, on: date) -> bool:
        """Tell whether the person acts under the contract on that day of the contract's zone."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelTerms:
    """What a channel means in the contract: a report by a formal one starts the clock."""

    key: ChannelName
    formal: bool = True
    address: str | None = None
    number: str | None = None
    coverage: str | None = None
    clause: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstNotice:
    """Who hears of a new incident first; `also` adds people by severity key."""

    notify: tuple[str, ...]
    also: Mapping[str, tuple[str, ...]]
    clause: str | None = None

    def recipients(self, severity: str) -> tuple[str, ...]:
        """Return contact keys in the order of the contract, each once."""
        return tuple(dict.fromkeys((*self.notify, *self.also.get(severity, ()))))


def worded(language: str, own: str, english: str | None) -> str:
    """Choose the English wording for English readers where the contract gives one."""
    return english if english and language.startswith("en") else own
