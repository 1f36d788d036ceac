"""What is said about the figures of a period (DIALOGUES 12): recomputed whenever it is shown."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPeriod(Notice):
    """Something about the figures of a period as of an instant. Days inclusive, filters None or a key."""

    first: date
    last: date
    service: str | None
    severity: str | None
    place: str | None
    as_of: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures(OfPeriod):
    """Figures of a period, recomputed when shown. Dates inclusive, filters None or a key."""

    id: ClassVar[str] = "st.reply"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresHow(OfPeriod):
    """How the figures of that period were computed."""

    id: ClassVar[str] = "st.how"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresWorst(OfPeriod):
    """The worst cases of the period."""

    id: ClassVar[str] = "st.worst"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPeriod(Notice):
    """ "The past month": the calendar month, or the last 30 days?"""

    id: ClassVar[str] = "st.period.ask"
    bell: ClassVar[bool] = True
    first: date
    last: date
    days_first: date
    days_last: date
    service: str | None
    severity: str | None
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Misunderstood(Notice):
    """A word was not recognised; what was understood."""

    id: ClassVar[str] = "st.understood"
    bell: ClassVar[bool] = True
    word: str
    first: date
    last: date
    service: str | None
    severity: str | None
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresByService(OfPeriod):
    """The same figures service by service. Dates inclusive, filters None or a key."""

    id: ClassVar[str] = "st.byservice"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresCsv(OfPeriod):
    """The same figures as lines of CSV."""

    id: ClassVar[str] = "st.csv"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresAll(OfPeriod):
    """Every figure of the period with what it means and whom it counts."""

    id: ClassVar[str] = "st.measures"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresOfPerson(Notice):
    """The targets of the reports one person handled, for that person and their superior (clause 18)."""

    id: ClassVar[str] = "st.person"
    bell: ClassVar[bool] = True
    person: str
    first: date
    last: date
    as_of: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresScope(Notice):
    """Named figures are not for this reader; those of the party are."""

    id: ClassVar[str] = "st.scope"
    bell: ClassVar[bool] = True
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresOfParties(Notice):
    """A party was named in a question: the figures that follow concern both."""

    id: ClassVar[str] = "st.parties"
    bell: ClassVar[bool] = True
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseFigures(Notice):
    """Which period or which service instead? `what` is "period" or "service"."""

    id: ClassVar[str] = "st.choose"
    bell: ClassVar[bool] = True
    what: str
    first: date
    last: date
    service: str | None
    severity: str | None
    place: str | None


COUNTING: tuple[type[Notice], ...] = (
    Figures,
    FiguresHow,
    FiguresWorst,
    AskPeriod,
    Misunderstood,
    FiguresByService,
    FiguresCsv,
    FiguresAll,
    FiguresOfPerson,
    FiguresScope,
    FiguresOfParties,
    ChooseFigures,
)
