"""Which notice with which facts must come out as which row of the dialogues."""

from dataclasses import dataclass, field
from datetime import datetime

from handlers.messages import Notice
from models.sla.incident import Incident
from tests.wording.facts import NOW


@dataclass(frozen=True, kw_only=True)
class Case:
    """`data` fills a row's placeholders (Polish, English); `within`: the row is one line of the message."""

    key: str
    notice: Notice
    now: datetime = NOW
    shown: Incident | None = None
    data: dict[str, tuple[str, str]] = field(default_factory=dict)
    within: bool = False
    has_buttons: bool = True


def same(text: str) -> tuple[str, str]:
    return (text, text)
