"""A judged text into the rule book's values (last step of reading): the whole, its people and its hours.

Nothing is decided here beyond the defaults the schema states; what `building_rules` turns over is the rest.
"""

from collections.abc import Mapping

from models.contract_file import building_rules as rules
from models.contract_file.calendars import ClosedDates
from models.contract_file.fields import frozen, seconds_of_day
from models.contract_file.schema import ContractFile, ContractTable
from models.contract_file.schema_people import ContactTable, PartyTable
from models.contract_file.schema_targets import CoverageTable, ServiceTable, SeverityTable, TargetsTable
from models.sla.contract import (
    ChannelName,
    ChannelTerms,
    Contact,
    Coverage,
    FirstNotice,
    HoursLine,
    Location,
    OutOfScope,
    Party,
    Role,
    Service,
    Severity,
    Side,
    Targets,
    Terms,
    Weekday,
)
from models.sla.hours import Calendar, Shift


def build_terms(file: ContractFile, digest: str, closed: ClosedDates, applied: tuple[int, ...]) -> Terms:
    """Build the frozen terms of one text. `closed` must know every coverage of the file."""
    return Terms(
        digest=digest,
        amendments_applied=applied,
        number=file.contract.number,
        incident_prefix=file.contract.incident_prefix,
        title=file.contract.title,
        valid_from=file.contract.valid_from,
        valid_to=file.contract.valid_to,
        timezone=file.contract.timezone,
        kind=file.contract.kind,
        example=file.contract.example,
        signed_on=file.contract.signed_on,
        notice_period=file.contract.notice_period,
        language=file.contract.language,
        currency=file.contract.currency,
        amendment_form=file.contract.amendment_form,
        contacts_change=file.contract.contacts_change,
        clause=file.contract.clause,
        parties=_parties(file),
        locations=_locations(file),
        contacts=frozen({key: _contact(key, table) for key, table in file.contacts.items()}),
        channels=_channels(file),
        coverages=_coverages(file, closed),
        first_notice=_first_notice(file),
        services=frozen({key: _service(key, table) for key, table in file.services.items()}),
        out_of_scope=_out_of_scope(file),
        severities=frozen({key: _severity(key, table) for key, table in file.severities.items()}),
        clock=rules.clock(file),
        acknowledgement=rules.acknowledgement(file.acknowledgement),
        pause=rules.pause(file.pause),
        reclassification=rules.reclassification(file.reclassification),
        closing=rules.closing(file.closing),
        escalation=rules.escalation(file.escalation),
        escalation_rules=rules.escalation_rules(file.escalation_rules),
        maintenance=rules.maintenance(file.maintenance),
        exclusions=rules.exclusions(file.exclusions),
        penalties=rules.penalties(file.penalties),
        withholding=rules.withholding(file.withholding),
        warranty=rules.warranty(file.warranty),
        quality=rules.quality(file.quality),
        metrics=rules.metrics(file.metrics),
        privacy=rules.privacy(file.privacy),
    )


def _parties(file: ContractFile) -> Mapping[Side, Party]:
    client, provider = file.parties.client, file.parties.provider
    return frozen({Side.CLIENT: _party(Side.CLIENT, client), Side.PROVIDER: _party(Side.PROVIDER, provider)})


def _party(side: Side, table: PartyTable) -> Party:
    return Party(
        side=side,
        name=table.name,
        short=table.short or table.name,
        address=table.address,
        reporters=table.reporters,
        email_domains=tuple(domain.lower() for domain in table.email_domains),
        clause=table.clause,
    )


def _locations(file: ContractFile) -> Mapping[str, Location]:
    return frozen(
        {
            key: Location(
                key=key,
                name=table.name,
                name_en=table.name_en,
                short=table.short or table.name,
                short_en=table.short_en or table.name_en,
                access=table.access,
                clause=table.clause,
            )
            for key, table in file.locations.items()
        }
    )


def _contact(key: str, table: ContactTable) -> Contact:
    return Contact(
        key=key,
        party=table.party,
        name=table.name,
        title=table.title,
        phone=table.phone,
        email=table.email,
        roles=frozenset(table.roles),
        deputy=table.deputy,
        channels=tuple(dict.fromkeys(table.channels)),
        trained_on=table.trained_on,
        valid_from=table.valid_from,
        valid_to=table.valid_to,
        clause=table.clause,
    )


def _channels(file: ContractFile) -> Mapping[ChannelName, ChannelTerms]:
    return frozen(
        {
            name: ChannelTerms(
                key=name,
                formal=table.formal,
                address=table.address,
                number=table.number,
                coverage=table.coverage,
                clause=table.clause,
            )
            for name, table in file.channels.items()
        }
    )


def _coverages(file: ContractFile, closed: ClosedDates) -> Mapping[str, Coverage]:
    return frozen({key: _coverage(key, table, file.contract, closed) for key, table in file.coverage.items()})


def _coverage(key: str, table: CoverageTable, head: ContractTable, closed: ClosedDates) -> Coverage:
    lines = tuple(
        HoursLine(days=tuple(line.days), opens=line.opens, closes=line.closes) for line in table.hours
    )
    return Coverage(
        key=key,
        name=table.name,
        name_en=table.name_en,
        clause=table.clause,
        calendar=Calendar(
            timezone=head.timezone,
            shifts=tuple(shift for line in lines for shift in _shifts(line)),
            closed_dates=frozenset(closed[key]),
            extra_open=frozenset(table.extra_open),
            always=table.always,
        ),
        closed_dates=closed[key],
        hours=lines,
        always=table.always,
        holidays=table.holidays,
        extra_closed=tuple(table.extra_closed),
        extra_open=tuple(table.extra_open),
    )


def _shifts(line: HoursLine) -> tuple[Shift, ...]:
    opens, closes = seconds_of_day(line.opens), seconds_of_day(line.closes)
    if opens is None or closes is None:
        raise ValueError(f"{line} was not judged before it was built")
    days = list(Weekday)
    return tuple(Shift(day=days.index(day), opens=opens, closes=closes) for day in line.days)


def _first_notice(file: ContractFile) -> FirstNotice:
    """Without the table, everybody of the provider who may react hears first (a default of the program)."""
    table = file.first_notice
    if table is None:
        everybody = tuple(
            key
            for key, contact in file.contacts.items()
            if contact.party is Side.PROVIDER and Role.ACKNOWLEDGE in contact.roles
        )
        return FirstNotice(notify=everybody, also=frozen({}))
    also = {severity: tuple(keys) for severity, keys in table.also.items()}
    return FirstNotice(notify=tuple(table.notify), also=frozen(also), clause=table.clause)


def _service(key: str, table: ServiceTable) -> Service:
    return Service(
        key=key,
        name=table.name,
        name_en=table.name_en,
        short=table.short or table.name,
        short_en=table.short_en or table.name_en,
        description=table.description,
        locations=tuple(table.locations),
        monthly_fee=table.monthly_fee,
        availability_target=table.availability_target,
        keywords=tuple(table.keywords),
        coverage=frozen(table.coverage),
        targets=frozen({severity: _targets(own) for severity, own in table.targets.items()}),
        clause=table.clause,
    )


def _out_of_scope(file: ContractFile) -> Mapping[str, OutOfScope]:
    return frozen(
        {
            key: OutOfScope(
                key=key,
                name=table.name,
                name_en=table.name_en,
                keywords=tuple(table.keywords),
                refer_to=table.refer_to,
                change_request=table.change_request,
                clause=table.clause,
            )
            for key, table in file.out_of_scope.items()
        }
    )


def _severity(key: str, table: SeverityTable) -> Severity:
    return Severity(
        key=key,
        rank=table.rank,
        name=table.name,
        name_en=table.name_en,
        choice=table.choice or table.name,
        choice_en=table.choice_en or table.name_en,
        question=table.question,
        question_en=table.question_en,
        criteria=table.criteria,
        targets=_targets(table),
        clause=table.clause,
    )


def _targets(table: TargetsTable | SeverityTable) -> Targets:
    return Targets(reaction=table.reaction, workaround=table.workaround, restoration=table.restoration)
