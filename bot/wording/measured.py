"""The way from a notice that names a period to its figures, which `Words` computes when they are shown."""

from datetime import datetime

from bot.wording.words import Words
from handlers.notices import counting as notices
from handlers.notices.counting import FiguresAll, FiguresByService, FiguresCsv
from models.sla.measures import Figures, Filters, Period

Asked = (
    notices.Figures | notices.FiguresHow | notices.FiguresWorst | FiguresByService | FiguresCsv | FiguresAll
)


def measured(words: Words, notice: Asked) -> Figures:
    """Return the figures a notice speaks of, as known at the instant it names."""
    filters = Filters(service=notice.service, severity=notice.severity, place=notice.place)
    return measured_of(words, Period(first=notice.first, last=notice.last), filters, notice.as_of)


def measured_of(words: Words, period: Period, filters: Filters, as_of: datetime) -> Figures:
    """Return the figures of a period; ValueError where these words were made without a way to compute them."""
    if words.figures is None:
        raise ValueError("figures were to be worded without a way to compute them")
    return words.figures(period, filters, as_of)
