"""More ways to look at the figures of a period (DIALOGUES 12); recomputed when shown, like `answering.Figures`."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from handlers.messages import Notice


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


COUNTING: tuple[type[Notice], ...] = (FiguresByService, FiguresCsv)
