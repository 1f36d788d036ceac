"""More ways to look at the figures of a period (DIALOGUES 12); recomputed when shown, like `answering.Figures`."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures(Notice):
    """Figures of a period, recomputed when shown. Dates inclusive, filters None or a key."""

    id: ClassVar[str] = "st.reply"
    bell: ClassVar[bool] = True
    first: date
    last: date
    service: str | None
    severity: str | None
    place: str | None
    as_of: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresHow(Notice):
    """How the figures of that period were computed."""

    id: ClassVar[str] = "st.how"
    bell: ClassVar[bool] = True
    first: date
    last: date
    service: str | None
    severity: str | None
    place: str | None
    as_of: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresWorst(Notice):
    """The worst cases of the period."""

    id: ClassVar[str] = "st.worst"
    bell: ClassVar[bool] = True
    first: date
    last: date
    service: str | None
    severity: str | None
    place: str | None
    as_of: datetime


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
class FiguresByService(Notice):
    """The same figures service by service. Dates inclusive, filters None or a key."""

    id: ClassVar[str] = "st.byservice"
    bell: ClassVar[bool] = True
    first: date
    last: date
    service: str | None
    severity: str | None
    place: str | None
    as_of: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresCsv(Notice):
    """The same figures as lines of CSV."""

    id: ClassVar[str] = "st.csv"
    bell: ClassVar[bool] = True
    first: date
    last: date
    service: str | None
    severity: str | None
    place: str | None
    as_of: datetime


COUNTING: tuple[type[Notice], ...] = (
    Figures,
    FiguresHow,
    FiguresWorst,
    AskPeriod,
    Misunderstood,
    FiguresByService,
    FiguresCsv,
)
