"""How one incident's figures were computed: the answer to [Jak policzono] (DIALOGUES 10, CONTRACT 7)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentHow(Notice):
    """How the targets of an incident stood at `as_of`, stretch by stretch; recomputed when shown."""

    id: ClassVar[str] = "how.incident"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    as_of: datetime


EXPLAINING: tuple[type[Notice], ...] = (IncidentHow,)
