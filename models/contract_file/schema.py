"""The whole contract file as pydantic models: what may stand where (first half of reading, before the rules).

One model a table, split by subject over the `schema_*` files. The same models give the JSON Schema that
editors use. They judge one value at a time; what must fit together is judged in `lint.py`.
"""

# ruff: noqa: RUF012 - pydantic copies a default for every model it makes.

from typing import Annotated

from pydantic import AfterValidator, Field, JsonValue, WithJsonSchema

from models.contract_file.faults import FaultKind
from models.contract_file.fields import (
    ContactKey,
    Currency,
    Day,
    Key,
    LanguageCode,
    Line,
    Prefix,
    Prose,
    Table,
    Zone,
    only,
    refuse,
)
from models.contract_file.schema_people import (
    ChannelChoice,
    ChannelTable,
    ContactTable,
    FirstNoticeTable,
    LocationTable,
    PartiesTable,
)
from models.contract_file.schema_procedure import (
    AcknowledgementTable,
    ClockTable,
    ClosingTable,
    EscalationRulesTable,
    EscalationTable,
    MaintenanceTable,
    PauseTable,
    ReclassificationTable,
)
from models.contract_file.schema_sanctions import (
    ExclusionsTable,
    MetricTable,
    PenaltiesTable,
    PrivacyTable,
    QualityTable,
    WarrantyTable,
    WithholdingTable,
)
from models.contract_file.schema_targets import CoverageTable, OutOfScopeTable, ServiceTable, SeverityTable
from models.sla.oversight import Measure
from models.sla.terms import ContactsChange, ContractKind

TomlValue = Annotated[object, Field(json_schema_extra={"description": "any value of the contract"})]


def _format_one(value: int) -> int:
    if value != 1:
        raise refuse(FaultKind.ONE_VALUE, value="1")
    return value


class ContractTable(Table):
    """[contract]: number, validity, zone, language."""

    number: Line
    incident_prefix: Prefix
    kind: Annotated[ContractKind, Field(strict=False)] = ContractKind.EXTERNAL
    example: bool = False
    title: Line
    signed_on: Day | None = None
    valid_from: Day
    """First day in force, from 00:00 of the zone below."""
    valid_to: Day
    """Last day in force, to 24:00."""
    notice_period: Line | None = None
    timezone: Zone
    language: LanguageCode = "pl"
    currency: Currency = "PLN"
    amendment_form: Line | None = None
    contacts_change: Annotated[ContactsChange, Field(strict=False)] = ContactsChange.NOTICE


class ChangeTable(Table):
    """[[amendment.change]]: one place. Without `old` something is added, without `new` it is removed."""

    path: Line
    old: TomlValue | None = None
    new: TomlValue | None = None


class AmendmentTable(Table):
    """[[amendment]]: a signed change; the base above it stays as it was signed."""

    number: Annotated[int, Field(ge=1, le=9999)]
    signed_on: Day
    effective_from: Day
    """First day in force, from 00:00 of the contract's zone."""
    applies_to: Annotated[str, *only("notified_from")] = "notified_from"
    reason: Prose | None = None
    change: Annotated[list[ChangeTable], Field(min_length=1)]


class ContractFile(Table):
    """The file. Only contract, parties, contacts, coverage, services and severities must be there."""

    format: Annotated[int, AfterValidator(_format_one), WithJsonSchema({"const": 1})]
    contract: ContractTable
    parties: PartiesTable
    locations: dict[Key, LocationTable] = {}
    contacts: Annotated[dict[ContactKey, ContactTable], Field(min_length=1)]
    channels: dict[ChannelChoice, ChannelTable] = {}
    coverage: Annotated[dict[Key, CoverageTable], Field(min_length=1)]
    first_notice: FirstNoticeTable | None = None
    services: Annotated[dict[Key, ServiceTable], Field(min_length=1)]
    out_of_scope: dict[Key, OutOfScopeTable] = {}
    severities: Annotated[dict[Key, SeverityTable], Field(min_length=1)]
    clock: ClockTable = ClockTable()
    acknowledgement: AcknowledgementTable = AcknowledgementTable()
    pause: PauseTable = PauseTable()
    reclassification: ReclassificationTable = ReclassificationTable()
    closing: ClosingTable = ClosingTable()
    escalation: dict[Key, EscalationTable] = {}
    escalation_rules: EscalationRulesTable = EscalationRulesTable()
    maintenance: MaintenanceTable = MaintenanceTable()
    exclusions: ExclusionsTable = ExclusionsTable()
    penalties: PenaltiesTable = PenaltiesTable()
    withholding: WithholdingTable | None = None
    warranty: WarrantyTable = WarrantyTable()
    quality: dict[Key, QualityTable] = {}
    metrics: dict[Annotated[Measure, Field(strict=False)], MetricTable] = {}
    privacy: PrivacyTable = PrivacyTable()
    amendment: list[AmendmentTable] = []


def json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of a contract file (2020-12), for editors."""
    schema: dict[str, JsonValue] = ContractFile.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
