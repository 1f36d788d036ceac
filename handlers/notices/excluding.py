"""What is said about an exclusion: claimed, agreed, objected to, disputed and decided (DIALOGUES 16, clause 13).

`incident` is the row id and becomes the subject of the buttons, `claim` the number of the claim's event. `ground`
is the place of the circumstance in the list of the incident's terms; texts are digests. `object_by` is None where
the contract sets no term. `people` decide a dispute (empty: nobody is named).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseExclusion(Notice):
    """Which circumstance of the contract, and why? `text` are reasons typed already."""

    id: ClassVar[str] = "excl.start"
    incident: int
    number: str
    grounds: tuple[int, ...]
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeClaimReasons(Notice):
    """The next message are the reasons for the ground chosen."""

    id: ClassVar[str] = "excl.reason"
    number: str
    ground: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSaved(Notice):
    """To whoever claimed it: who was asked, and until when an objection may come."""

    id: ClassVar[str] = "excl.sent"
    number: str
    ground: int
    people: tuple[str, ...]
    object_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionClaimed(Notice):
    """To those who may agree or object."""

    id: ClassVar[str] = "excl.claim"
    bell: ClassVar[bool] = True
    incident: int
    claim: int
    number: str
    ground: int
    text: str
    object_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionAgreed(Notice):
    """The other side agrees: the exclusion holds."""

    id: ClassVar[str] = "excl.agreed"
    bell: ClassVar[bool] = True
    number: str
    ground: int
    person: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeClaimObjection(Notice):
    """The next message is the reason of the objection."""

    id: ClassVar[str] = "excl.object.type"
    number: str
    ground: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionContested(Notice):
    """The other side objects: the claim is disputed."""

    id: ClassVar[str] = "excl.object"
    bell: ClassVar[bool] = True
    number: str
    ground: int
    text: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionUnanswered(Notice):
    """The term of objection is over and nobody has answered: that is no consent."""

    id: ClassVar[str] = "excl.silent"
    bell: ClassVar[bool] = True
    number: str
    ground: int
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskExclusion(Notice):
    """To those who decide disputes; `objection` is None where nobody has answered the claim."""

    id: ClassVar[str] = "excl.ask"
    bell: ClassVar[bool] = True
    incident: int
    claim: int
    number: str
    ground: int
    text: str
    objection: str | None
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionOpinionSaved(Notice):
    """One opinion is on record; `waiting` have not given theirs."""

    id: ClassVar[str] = "excl.saved"
    number: str
    holds: bool
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionOpinionsDiffer(Notice):
    """Those who decide disagree: nothing changes."""

    id: ClassVar[str] = "excl.differs"
    bell: ClassVar[bool] = True
    number: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionDecided(Notice):
    """The dispute is decided: the exclusion holds, or it does not."""

    id: ClassVar[str] = "excl.done"
    bell: ClassVar[bool] = True
    number: str
    ground: int
    holds: bool
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPending(Notice):
    """An exclusion is claimed already and not settled, or one holds (`is_agreed`)."""

    id: ClassVar[str] = "excl.pending"
    number: str
    is_agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoExclusionLeft(Notice):
    """The contract lists no circumstance that is not claimed already."""

    id: ClassVar[str] = "excl.none"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOver(Notice):
    """This claim is settled, or disputed already: where it stands."""

    id: ClassVar[str] = "excl.over"
    number: str
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimObjectionLate(Notice):
    """The term of objection is over; `people` decide, because silence is no consent."""

    id: ClassVar[str] = "excl.late"
    number: str
    object_by: datetime
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStillOpen(Notice):
    """It is not for those who decide disputes yet: the other side may still answer."""

    id: ClassVar[str] = "excl.early"
    number: str
    object_by: datetime | None


EXCLUDING: tuple[type[Notice], ...] = (
    ChooseExclusion,
    TypeClaimReasons,
    ClaimSaved,
    ExclusionClaimed,
    ExclusionAgreed,
    TypeClaimObjection,
    ExclusionContested,
    ExclusionUnanswered,
    AskExclusion,
    ExclusionOpinionSaved,
    ExclusionOpinionsDiffer,
    ExclusionDecided,
    ClaimPending,
    NoExclusionLeft,
    ClaimOver,
    ClaimObjectionLate,
    ClaimStillOpen,
)
