"""What is said to an admin about the people of their party: access, absence (DIALOGUES 13 and 16)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonShown(Notice):
    """One person: linked channels, end of access, absence; buttons for what the reader may do."""

    id: ClassVar[str] = "people.one"
    bell: ClassVar[bool] = True
    code: int
    person: str
    channels: tuple[str, ...]
    revoked_from: datetime | None
    away_from: datetime | None
    away_until: datetime | None
    is_admin: bool
    is_contact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskReason(Notice):
    """[Odbierz dostęp]: why? It is typed."""

    id: ClassVar[str] = "rev.reason"
    conversation: int
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWhen(Notice):
    """From when: now, or a date."""

    id: ClassVar[str] = "rev.when"
    conversation: int
    person: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDate(Notice):
    """[Podaj datę]: which day? `is_again`: what was typed is none."""

    id: ClassVar[str] = "rev.date"
    conversation: int
    is_again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmRevocation(Notice):
    """Everything repeated: whose access, why, from when (None: now), what is open and who takes over."""

    id: ClassVar[str] = "rev.admin"
    conversation: int
    person: str
    reason: str
    since: datetime | None
    open_count: int
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmLast(Notice):
    """Afterwards nobody of the party could do what these roles do."""

    id: ClassVar[str] = "rev.last"
    bell: ClassVar[bool] = True
    conversation: int
    side: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationSaved(Notice):
    """Access ends: now (`since` None) or later; `successor` takes over what is open."""

    id: ClassVar[str] = "rev.saved"
    person: str
    since: datetime | None
    successor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationKept(Notice):
    """[Anuluj]: nothing was changed about this person."""

    id: ClassVar[str] = "rev.kept"
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessGone(Notice):
    """To somebody whose access has ended and who tries to link again; `admin` gives it back."""

    id: ClassVar[str] = "link.revoked"
    bell: ClassVar[bool] = True
    admin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSpan(Notice):
    """[Nieobecność]: from when until when? `is_again`: what was typed is no span."""

    id: ClassVar[str] = "duty.ask"
    conversation: int
    person: str
    is_again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmAbsence(Notice):
    """The days repeated back, [since, until), and who stands in."""

    id: ClassVar[str] = "duty.confirm"
    conversation: int
    person: str
    since: datetime
    until: datetime
    deputy: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceSaved(Notice):
    """The absence stands; the deputy is told instead."""

    id: ClassVar[str] = "duty.absence"
    bell: ClassVar[bool] = True
    person: str
    since: datetime
    until: datetime
    deputy: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceEnded(Notice):
    """The person is told again."""

    id: ClassVar[str] = "duty.back"
    bell: ClassVar[bool] = True
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyGap(Notice):
    """To the provider's admins: nobody can react in a class at these times of the next week.

    `gaps` are [start, end) in the hours of the class, none reaching over a local midnight, oldest first.
    """

    id: ClassVar[str] = "duty.gap"
    bell: ClassVar[bool] = True
    severity: str
    gaps: tuple[tuple[datetime, datetime], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationMailed(Notice):
    """By e-mail: somebody on `channel` named this address; the link links their account. `token` is the digest of
    a text that is erased once this is sent."""

    id: ClassVar[str] = "link.email"
    bell: ClassVar[bool] = True
    person: str
    token: str
    address: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressTaken(Notice):
    """To a stranger who wrote an address: if it is in the contract, an invitation has gone there."""

    id: ClassVar[str] = "link.email.sent"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AnotherAccount(Notice):
    """`person` has an account of this platform already: is this a further one, or a mistake?"""

    id: ClassVar[str] = "link.taken"
    bell: ClassVar[bool] = True
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotLinked(Notice):
    """[To pomyłka]: nothing was linked; invitations come from `admin`."""

    id: ClassVar[str] = "link.mistake"
    bell: ClassVar[bool] = True
    admin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsiderWrote(Notice):
    """To a coordinator: somebody outside the contract reported in the room; `held` is what is kept of it.

    `display` is the digest of the name the platform shows, `people` in whose name it may be reported.
    """

    id: ClassVar[str] = "unk.coord"
    bell: ClassVar[bool] = True
    held: int
    display: str
    at: datetime
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsiderSkipped(Notice):
    """[Pomiń]: nothing was reported."""

    id: ClassVar[str] = "unk.skipped"


PEOPLE: tuple[type[Notice], ...] = (
    PersonShown,
    AskReason,
    AskWhen,
    AskDate,
    ConfirmRevocation,
    ConfirmLast,
    RevocationSaved,
    RevocationKept,
    AnotherAccount,
    NotLinked,
    OutsiderWrote,
    OutsiderSkipped,
    AccessGone,
    AskSpan,
    ConfirmAbsence,
    AbsenceSaved,
    AbsenceEnded,
    DutyGap,
    InvitationMailed,
    AddressTaken,
)
