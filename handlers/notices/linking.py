"""What is said while a person is being recognised (DIALOGUES 1 and 13)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Hello(Notice):
    """An unknown person has written: what this is, the phone, and the three ways in (with hello.privacy)."""

    id: ClassVar[str] = "hello.unknown"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareNumber(Notice):
    """Ask for the sender's own contact card; a reply keyboard on Telegram."""

    id: ClassVar[str] = "hello.privacy"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyDetails(Notice):
    """[Szczegóły]: the whole notice about personal data; `admin` answers requests."""

    id: ClassVar[str] = "hello.privacy.details"
    bell: ClassVar[bool] = True
    admin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationHow(Notice):
    """Say how an invitation is used: by opening its link."""

    id: ClassVar[str] = "hello.invitation"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked(Notice):
    """The account now belongs to `person`."""

    id: ClassVar[str] = "link.ok"
    bell: ClassVar[bool] = True
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackRecognised(Notice):
    """The workspace's confirmed e-mail belongs to `person`."""

    id: ClassVar[str] = "slack.ok"
    bell: ClassVar[bool] = True
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackGuest(Notice):
    """A guest, a bot or another workspace; invitations come from `admin` (None: nobody holds the role)."""

    id: ClassVar[str] = "slack.guest"
    bell: ClassVar[bool] = True
    admin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherContact(Notice):
    """The contact card belongs to somebody else."""

    id: ClassVar[str] = "link.other"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NoMatch(Notice):
    """The number is not in the contract."""

    id: ClassVar[str] = "link.nomatch"
    bell: ClassVar[bool] = True
    admin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeitherWay(Notice):
    """[I have neither]: who issues invitations, and the phone until then."""

    id: ClassVar[str] = "hello.neither"
    bell: ClassVar[bool] = True
    admin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationUsed(Notice):
    """The one-time link was used before."""

    id: ClassVar[str] = "link.used"
    bell: ClassVar[bool] = True
    admin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationExpired(Notice):
    """The one-time link is too old or unknown."""

    id: ClassVar[str] = "link.expired"
    bell: ClassVar[bool] = True
    admin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLocked(Notice):
    """Three wrong invitations: none is accepted from this account until `until`."""

    id: ClassVar[str] = "link.locked"
    bell: ClassVar[bool] = True
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLinked(Notice):
    """Tell the person on their other accounts that `channel` has been linked."""

    id: ClassVar[str] = "link.notify"
    bell: ClassVar[bool] = True
    person: str
    channel: str
    at: datetime
    account: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountUnlinked(Notice):
    """[Rozłącz]: the account has no access any more."""

    id: ClassVar[str] = "link.unlinked"
    bell: ClassVar[bool] = True
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountClosed(Notice):
    """To the admins: the workspace has closed a person's account; `open_count` matters of theirs are open."""

    id: ClassVar[str] = "rev.slack"
    bell: ClassVar[bool] = True
    person: str
    channel: str
    open_count: int
    revocation: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountBlocked(Notice):
    """To the admins: a person has blocked the bot; messages take the next road."""

    id: ClassVar[str] = "rev.blocked"
    bell: ClassVar[bool] = True
    person: str
    channel: str
    open_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessAsked(Notice):
    """To the stranger: the request for an invitation has gone to the admin."""

    id: ClassVar[str] = "link.asked"
    bell: ClassVar[bool] = True
    admin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRequested(Notice):
    """To an admin: a stranger asks for access; `display` is the digest of the name the platform shows."""

    id: ClassVar[str] = "link.request"
    bell: ClassVar[bool] = True
    request: int
    display: str
    channel: str
    at: datetime
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PickPerson(Notice):
    """To the admin: whom is the invitation for? `may_add`: an employee who is no contact may be added."""

    id: ClassVar[str] = "link.pick"
    bell: ClassVar[bool] = True
    request: int
    people: tuple[str, ...]
    may_add: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessAnswered(Notice):
    """The request has been answered."""

    id: ClassVar[str] = "link.answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationIssued(Notice):
    """To the admin: the one-time link. `token` is the digest of a text that is erased once this is sent."""

    id: ClassVar[str] = "link.invite"
    bell: ClassVar[bool] = True
    person: str
    token: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownKept(Notice):
    """The text of a person not yet linked is held until `until` (DECISIONS 3.8).

    `danger` adds the line about health or life: it concerns everybody, whoever they are.
    """

    id: ClassVar[str] = "unk.text"
    bell: ClassVar[bool] = True
    until: datetime
    danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownInGroup(Notice):
    """A report in a group from an unknown account was not accepted."""

    id: ClassVar[str] = "unk.group"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactShared(Notice):
    """Several people of one contract have the same number or address: who writes cannot be told."""

    id: ClassVar[str] = "link.shared"
    bell: ClassVar[bool] = True
    people: tuple[str, ...]
    admin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountOfAnother(Notice):
    """The account is linked to another person of the same contract."""

    id: ClassVar[str] = "link.another"
    bell: ClassVar[bool] = True
    person: str
    admin: str | None


LINKING: tuple[type[Notice], ...] = (
    ContactShared,
    AccountOfAnother,
    Hello,
    ShareNumber,
    PrivacyDetails,
    InvitationHow,
    Linked,
    SlackRecognised,
    SlackGuest,
    OtherContact,
    NoMatch,
    NeitherWay,
    InvitationUsed,
    InvitationExpired,
    LinkLocked,
    AccountLinked,
    AccountUnlinked,
    AccountClosed,
    AccountBlocked,
    AccessAsked,
    AccessRequested,
    PickPerson,
    AccessAnswered,
    InvitationIssued,
    UnknownKept,
    UnknownInGroup,
)
