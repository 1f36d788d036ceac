"""What is said about pay that may be held back until a repair is confirmed (clause 15)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWithholding(Notice):
    """Payment may be withheld for an incident; amounts as decimal text."""

    id: ClassVar[str] = "with.ask"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    amount: str
    percent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithholdingDecided(Notice):
    """An owner decided; `withheld` False: the pay is not held back."""

    id: ClassVar[str] = "with.done"
    bell: ClassVar[bool] = True
    number: str
    withheld: bool
    amount: str
    person: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithholdingReleased(Notice):
    """The repair was confirmed: what was held back is to be paid."""

    id: ClassVar[str] = "with.released"
    bell: ClassVar[bool] = True
    number: str
    amount: str


WITHHOLDING: tuple[type[Notice], ...] = (AskWithholding, WithholdingDecided, WithholdingReleased)
