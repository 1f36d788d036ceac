"""The tables of a contract file about people and roads: parties, places, contacts, channels, first notice."""

# ruff: noqa: RUF012 - pydantic copies a default for every model it makes.

from typing import Annotated

from pydantic import Field

from models.contract_file.fields import (
    ContactKey,
    Day,
    Domain,
    Email,
    Key,
    Line,
    Phone,
    Prose,
    Table,
)
from models.sla.parties import DEFAULT_CHANNELS, ChannelName, Reporters, Role, Side

SideChoice = Annotated[Side, Field(strict=False)]
RoleChoice = Annotated[Role, Field(strict=False)]
ChannelChoice = Annotated[ChannelName, Field(strict=False)]


class PartyTable(Table):
    """[parties.client] or [parties.provider]: a company, or a department in an internal contract."""

    name: Line
    short: Line | None = None
    address: Line | None = None
    reporters: Annotated[Reporters, Field(strict=False)] = Reporters.EMPLOYEES
    """Who of this party may report: named contacts only, or every employee."""
    email_domains: list[Domain] = []


class PartiesTable(Table):
    """[parties]: both sides must be there."""

    client: PartyTable
    provider: PartyTable


class LocationTable(Table):
    """[locations.KEY]: a place where services run."""

    name: Line
    name_en: Line | None = None
    short: Line | None = None
    short_en: Line | None = None
    access: Prose | None = None


class ContactTable(Table):
    """[contacts.KEY]: a named person. Leaving is an end date, never a deletion."""

    party: SideChoice
    name: Line
    title: Line | None = None
    phone: Phone | None = None
    email: Email | None = None
    roles: list[RoleChoice]
    deputy: ContactKey | None = None
    channels: list[ChannelChoice] = list(DEFAULT_CHANNELS)
    """Order in which the person is sought."""
    trained_on: Day | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None


class ChannelTable(Table):
    """[channels.NAME]: a report by a formal channel starts the clock."""

    formal: bool = True
    address: Email | None = None
    number: Phone | None = None
    coverage: Key | None = None


class FirstNoticeTable(Table):
    """[first_notice]: who hears of a new incident before anything escalates."""

    notify: list[ContactKey]
    also: dict[Key, list[ContactKey]] = {}
