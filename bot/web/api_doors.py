"""What the JSON API asks of the desks: one function per question, and the two ways a report can be
refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.web.api_shapes import ContractShown, ExplanationShown, StatisticsShown
from models.sla.deadlines import Verdicts
from models.store.archive import Archive
from models.store.records import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A report as another program sent it.

    `severity` None means the contract's class for unattended reports. `occurred_at` is kept as what the
    sender states and moves nothing. `key` is the Idempotency-Key, `body_digest` the SHA-256 of the body, hex.
    """

    contract: str
    service: str
    text: str
    key: str
    body_digest: str
    received_at: datetime
    severity: str | None = None
    location: str | None = None
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What became of a report: the incident, and whether this very call made it."""

    stored: Stored
    is_new: bool


class SameKeyOtherBody(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """This Idempotency-Key was used with another body; send a new key with a new report."""


class Misplaced(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """A field names something the contract does not have; `place` names the field, `expected` what would
    fit.
    """

    def __init__(self, place: str, found: str, expected: tuple[str, ...] = ()) -> None:
        super().__init__(place)
        self.place = place
        self.found = found
        self.expected = expected


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiDoors:
    """The desks behind the JSON API; each runs inside one transaction of the store.

    `file` raises `SameKeyOtherBody` or `Misplaced`. `statistics` takes contract, first and last day, both
    included, and returns None for an unknown contract.
    """

    file: Callable[[Archive, Filed], Filing]
    judge: Callable[[Archive, Stored], Verdicts]
    explain: Callable[[Archive, Stored], ExplanationShown]
    statistics: Callable[[Archive, str, date, date], StatisticsShown | None]
    contracts: Callable[[Archive], list[ContractShown]]
