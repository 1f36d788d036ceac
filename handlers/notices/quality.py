"""What is said about reports and the decisions that follow them (DIALOGUES 12 and 16, clauses 14, 15, 17)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class OfReport(Notice):
    """Something about one report: its entry in the register, its days, and the instant it was made as of."""

    entry: int
    first: date
    last: date
    as_of: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReady(OfReport):
    """A report was made; objections are open until `object_by`, None where the contract gives no term.

    `by_mail` says whether the full one went by the formal channel.
    """

    id: ClassVar[str] = "report.ready"
    bell: ClassVar[bool] = True
    object_by: datetime | None
    within_seconds: int
    by_mail: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMail(OfReport):
    """The full report, by the formal channel. `heads` is the digest of the log of `incidents` and `events`.

    `lists` evidence lists were made in the period; `last_list` is the hash of the last one, "" without any.
    """

    id: ClassVar[str] = "report.mail"
    bell: ClassVar[bool] = True
    object_by: datetime | None
    incidents: int
    events: int
    heads: str
    lists: int = 0
    last_list: str = ""
    duty: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAccepted(Notice):
    """Somebody accepted a report."""

    id: ClassVar[str] = "report.accepted"
    bell: ClassVar[bool] = True
    first: date
    last: date
    person: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeObjection(Notice):
    """What is objected to in the report?"""

    id: ClassVar[str] = "report.object"
    bell: ClassVar[bool] = True
    first: date
    last: date
    object_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportObjected(Notice):
    """Somebody objected to a report, with their reason; `late`: after the term."""

    id: ClassVar[str] = "report.objected"
    bell: ClassVar[bool] = True
    first: date
    last: date
    person: str
    at: datetime
    text: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPenalty(Notice):
    """The proposed penalties of a month, to be decided by an owner; `total` as decimal text."""

    id: ClassVar[str] = "pen.ask"
    bell: ClassVar[bool] = True
    entry: int
    month: date
    total: str
    numbers: tuple[str, ...]
    people: tuple[str, ...]
    claim_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyHow(Notice):
    """The statement of a month line by line, as of an instant."""

    id: ClassVar[str] = "pen.how"
    bell: ClassVar[bool] = True
    month: date
    as_of: datetime
    claim_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeReason(Notice):
    """Why is this decided? `what` names the decision: charge, waive, withhold, nowithhold, refuse."""

    id: ClassVar[str] = "pen.reason"
    bell: ClassVar[bool] = True
    what: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyDecided(Notice):
    """An owner decided; `charged` False: waived. `entry` is the decision's own."""

    id: ClassVar[str] = "pen.done"
    bell: ClassVar[bool] = True
    entry: int
    month: date
    charged: bool
    total: str
    person: str
    at: datetime
    text: str
    claim_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyAnswered(Notice):
    """The other party's owner accepted a charged penalty, or refused it with a reason."""

    id: ClassVar[str] = "pen.answered"
    bell: ClassVar[bool] = True
    month: date
    accepted: bool
    total: str
    person: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedBefore(Notice):
    """This was decided before, by whom and when."""

    id: ClassVar[str] = "pen.before"
    person: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadsMail(Notice):
    """The evidence list of a day; `text` is the digest of the CSV that is enclosed.

    `register` says whether the contract's register has a row in it.
    """

    id: ClassVar[str] = "heads.mail"
    bell: ClassVar[bool] = True
    day: date
    incidents: int
    sha256: str
    text: str
    register: bool = False


QUALITY: tuple[type[Notice], ...] = (
    ReportReady,
    ReportMail,
    ReportAccepted,
    TypeObjection,
    ReportObjected,
    AskPenalty,
    PenaltyHow,
    TypeReason,
    PenaltyDecided,
    PenaltyAnswered,
    DecidedBefore,
    HeadsMail,
)
