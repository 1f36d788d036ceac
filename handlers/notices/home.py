"""What a person's home shows beside lists and figures (DIALOGUES 14)."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeTop(Notice):
    """What the place is for and whom to call; with the way to the report form for those who may report."""

    id: ClassVar[str] = "home.top"
    may_report: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDuty(Notice):
    """Who is told of a new report now, deputies in their place; may be nobody."""

    id: ClassVar[str] = "home.duty"
    people: tuple[str, ...]


HOME: tuple[type[Notice], ...] = (HomeTop, OnDuty)
