"""What a sentence may need to know, resolved only when it is asked for.

A notice holds keys, instants and digests; `Words` turns them into names, dates and texts for one reader, in
that reader's language and the contract's zone. The post room makes one for each message.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from bot.languages import Language
from bot.wording.typesetting import CARD_QUOTE, MESSAGE_QUOTE, Runs, compose, cut, neutral
from handlers.reports import Reporter
from models.sla.contract import ChannelName, Contact, Contract, Coverage, Side, Terms, Weekday
from models.sla.deadlines import Verdicts
from models.sla.events import API, BOT
from models.sla.hours import Span
from models.sla.incident import Incident
from models.sla.measures import Measurer

Audience = Literal["client", "provider"]
COMMAND = re.compile(r"(?<!\S)/(?=[a-z])(?!awaria|sla|start)")
"""The slash of a command that Slack knows as a word after `/sla`; `/start` is Telegram's alone."""
SLACK = "slack"
EMAIL = re.compile(r"[^\s,;<>]+@[^\s,;<>]+\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """An incident as shown: its row id, what its events add up to, its targets judged at `Words.now`.

    `terms` are those it is pinned to; None: the reader's own terms of today. `planned` is when planned work was
    done on its service.
    """

    id: int
    incident: Incident
    targets: Verdicts
    terms: Terms | None = None
    planned: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything a sentence may need, for one reader.

    `reader` is the reader's key, None for a stranger or a room; `side` None for a stranger. `audience`
    chooses the card. `texts` gives the text behind a digest (None: erased); `employee` the name of "e<N>" and
    `employee_email` the work address, None where none is known.
    `contract` is needed only where its amendments are told, `figures` only where figures are: it computes
    those of a period as of an instant; `reports` computes reports and statements likewise. `platform` is where
    it is read: commands are typed differently.
    """

    language: Language
    terms: Terms
    now: datetime
    texts: Callable[[str], str | None]
    employee: Callable[[str], str | None]
    reader: str | None = None
    side: Side | None = None
    audience: Audience = "client"
    incident: IncidentView | None = None
    contract: Contract | None = None
    figures: Measurer | None = None
    reports: Reporter | None = None
    platform: str = ""
    employee_email: Callable[[str], str | None] = lambda _: None

    def runs(self, template: str, **data: str | int) -> Runs:
        """Fill a translated template with data, see `typesetting.compose`."""
        return compose(self.typed(template), **data)

    def typed(self, text: str) -> str:
        """Write the commands in a text as they are typed where it is read: Slack has `/sla` for most."""
        return COMMAND.sub("/sla ", text) if self.platform == SLACK else text

    def person(self, key: str) -> str:
        """Name a contact, an employee, the API or the bot itself; an unknown key stands for itself."""
        if key in (API, BOT):
            return "API" if key == API else "Reakcja"
        return self.terms.contacts[key].name if key in self.terms.contacts else self.employee(key) or key

    def title(self, key: str) -> str | None:
        """Give the title as the contract writes it, never declined."""
        contact = self._contact(key)
        return contact.title if contact else None

    def phone(self, key: str) -> str | None:
        """Give the phone number of a contact."""
        contact = self._contact(key)
        return contact.phone if contact else None

    def _contact(self, key: str) -> Contact | None:
        return self.terms.contacts.get(key)

    def with_phone(self, key: str) -> str:
        """Name a person with the number, where the contract has one."""
        return ", ".join(part for part in (self.person(key), self.phone(key)) if part)

    def with_title(self, key: str) -> str:
        """Name a person with the title and the number, where the contract has them."""
        return ", ".join(part for part in (self.person(key), self.title(key), self.phone(key)) if part)

    def with_party(self, key: str) -> str:
        """Name a person with the title and the party, as the contract knows them."""
        contact = self._contact(key)
        party = self.party(contact.party if contact else Side.CLIENT)
        return ", ".join(part for part in (self.person(key), self.title(key), party) if part)

    def people(self, keys: Iterable[str]) -> str:
        """Name several people, in the order given."""
        return ", ".join(self.person(key) for key in keys)

    def party(self, side: Side) -> str:
        """Give the short name of a party."""
        return self.terms.parties[side].short

    def service(self, key: str) -> str:
        """Give the short name of a service."""
        return self.terms.services[key].label(self.language.code) if key in self.terms.services else key

    def place(self, key: str) -> str:
        """Give the short name of a place."""
        return self.terms.locations[key].label(self.language.code) if key in self.terms.locations else key

    def severity_name(self, key: str) -> str:
        """Give the name of a class without its key."""
        known = self.terms.severities.get(key)
        return known.label(self.language.code) if known else key

    def ground(self, key: str) -> str:
        """Give the name of a ground on which the repair clock may stand; an unknown key stands for itself."""
        known = self.terms.pause.reasons.get(key)
        if known is None:
            return key
        return (known.name_en if self.language.code == "en" else None) or known.name

    def topic(self, key: str) -> str:
        """Give the name of something outside the contract."""
        known = self.terms.out_of_scope.get(key)
        return known.label(self.language.code) if known else key

    def refer_to(self, key: str) -> str:
        """Say who helps with something outside the contract; the provider where the contract does not say."""
        known = self.terms.out_of_scope.get(key)
        return known.refer_to if known else self.phone_number

    def address_of(self, key: str) -> str:
        """Give the e-mail address in the words that say who helps, or all of them where there is none."""
        found = EMAIL.search(self.refer_to(key))
        return found.group() if found else self.refer_to(key)

    @property
    def phone_number(self) -> str:
        """Give the number to call, with its hours where nobody answers it now.

        The provider's short name where the contract names no number.
        """
        phone = self.terms.channels.get(ChannelName.PHONE)
        if phone is None or phone.number is None:
            return self.party(Side.PROVIDER)
        if phone.coverage is None or self.terms.timeline(phone.coverage).is_open(self.now):
            return phone.number
        hours = self.hours(self.terms.coverages[phone.coverage])
        text = self.language.pgettext("phone.hours", "{phone} (answered {hours})")
        return text.format(phone=phone.number, hours=hours)

    @property
    def email(self) -> str:
        """Give the address to write to; the provider's short name where the contract names none."""
        channel = self.terms.channels.get(ChannelName.EMAIL)
        return channel.address if channel and channel.address else self.party(Side.PROVIDER)

    def channel(self, name: str) -> str:
        """Name a channel as people do."""
        match name:
            case ChannelName.WEB:
                return self.language.pgettext("channel.web", "browser")
            case ChannelName.EMAIL:
                return self.language.pgettext("channel.email", "e-mail")
            case ChannelName.PHONE:
                return self.language.pgettext("channel.phone", "phone")
            case ChannelName.API:
                return "API"
            case _:
                return name.capitalize()

    def quote(self, digest: str | None, limit: int = MESSAGE_QUOTE) -> str:
        """Give a text somebody wrote, on one line, cut; a note in its place where it has been erased."""
        text = self.texts(digest) if digest else ""
        if text is None:
            return self.language.pgettext("text.erased", "[erased]")
        return cut(neutral(text), limit)

    def card_quote(self, digest: str | None) -> str:
        """Give a text as shortly as a card wants it."""
        return self.quote(digest, CARD_QUOTE)

    def when(self, at: datetime) -> str:
        """Write an instant, with its day where that is not today."""
        return self.language.when(at, self.now, self.terms.zone)

    def when_after(self, at: datetime, named: datetime) -> str:
        """Write an instant beside another one, with its day where that is not the other one's."""
        return self.language.when(at, named, self.terms.zone)

    def moment(self, at: datetime) -> str:
        """Write an instant with its day, also today."""
        return self.language.moment(at, self.now, self.terms.zone)

    def stamp(self, at: datetime) -> str:
        """Write an instant to the second, with its day where that is not today."""
        zone = self.terms.zone
        minute = self.language.clock_time(at, zone)
        return self.when(at).replace(minute, self.language.clock_time(at, zone, seconds=True), 1)

    def is_today(self, at: datetime) -> bool:
        """Say whether an instant falls on today's date of the contract's zone."""
        return self.local_day(at) == self.local_day(self.now)

    def local_day(self, at: datetime) -> date:
        """Give the day of the contract's zone."""
        return self.terms.local_date(at)

    def day(self, day: date, *, weekday: bool = False) -> str:
        """Write a date, with the year where it is not the present one."""
        return self.language.day(day, weekday=weekday, year=day.year != self.local_day(self.now).year)

    def duration(self, seconds: int) -> str:
        """Write a duration, cut to the minute."""
        return self.language.duration(seconds)

    def money(self, amount: Decimal | str) -> str:
        """Write an amount in the currency of the contract."""
        return self.language.money(Decimal(amount), self.terms.currency)

    def shares(self, elapsed: int, target: int) -> tuple[str, str]:
        """Write a part and a whole for "15 of 30 min": the part without its unit where both have the same."""
        part, whole = self.duration(elapsed), self.duration(target)
        number, _, unit = part.partition(" ")
        return (number, whole) if unit == whole.partition(" ")[2] else (part, whole)

    def items(self, items: Sequence[str]) -> str:
        """Write a list as a sentence does: the last one after "and"."""
        if len(items) < 2:
            return "".join(items)
        template = self.language.pgettext("list", "{items} and {last}")
        return template.format(items=", ".join(items[:-1]), last=items[-1])

    def hours(self, coverage: Coverage) -> str:
        """Write support hours as weekdays and times, or by their name where they never close."""
        if coverage.always:
            return coverage.label(self.language.code)
        week = list(Weekday)
        return ", ".join(
            f"{self.language.weekdays(tuple(sorted(week.index(day) for day in line.days)))}"
            f" {line.opens}–{line.closes}"
            for line in coverage.hours
        )
