"""Answers to questions: lists, figures, help, language, and what went wrong (DIALOGUES 12, 13, 15 and 16)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class MyReports(Notice):
    """Open reports, then the last ten closed; side by side numbers, row ids, states."""

    id: ClassVar[str] = "mine.list"
    bell: ClassVar[bool] = True
    open_count: int
    closed_count: int
    numbers: tuple[str, ...]
    incidents: tuple[int, ...]
    states: tuple[str, ...]
    is_one_of_several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoReports(Notice):
    """The person has reported nothing yet."""

    id: ClassVar[str] = "mine.none"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue(Notice):
    """Open reports, nearest deadline first, side by side.

    `metrics` names the deadline; `dues` and `paused` are None where there is none.
    """

    id: ClassVar[str] = "queue.list"
    bell: ClassVar[bool] = True
    numbers: tuple[str, ...]
    incidents: tuple[int, ...]
    severities: tuple[str, ...]
    metrics: tuple[str | None, ...]
    dues: tuple[datetime | None, ...]
    paused: tuple[datetime | None, ...]
    is_one_of_several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownCommand(Notice):
    """There is no such command; those that there are for this person, by their English names."""

    id: ClassVar[str] = "command.unknown"
    bell: ClassVar[bool] = True
    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown(Notice):
    """The incident's card as the reader's side sees it; it becomes the one that is edited from now on."""

    id: ClassVar[str] = "card"
    incident: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneNumber(Notice):
    """The number to call, as an answer to [Telefon] where the platform cannot dial by itself; it stays to be read."""

    id: ClassVar[str] = "phone.number"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreActs(Notice):
    """[Więcej]: the rarer acts on an incident, by the reader's side."""

    id: ClassVar[str] = "more.acts"
    incident: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoHow(Notice):
    """[Zdjęcie]: a photo sent now lands in this incident."""

    id: ClassVar[str] = "photo.how"
    incident: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueEmpty(Notice):
    """Nothing is open."""

    id: ClassVar[str] = "queue.none"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoDoesWhat(Notice):
    """Who takes reports, repairs, decides on the class, and whom to ask when that does not help (keys).

    `members` are the people the reader may look after, under the contract of `code`.
    """

    id: ClassVar[str] = "people.list"
    bell: ClassVar[bool] = True
    takes: tuple[str, ...]
    repairs: tuple[str, ...]
    decides: tuple[str, ...]
    beyond: tuple[str, ...]
    code: int = 0
    members: tuple[str, ...] = ()
    is_one_of_several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay(Notice):
    """Support today, what is covered round the clock, the next days off.

    `until` is None when closed now, then `opens_at` is set; the `always_*` stand side by side, and so do the
    works that are under way or to come. `announces`: the reader may announce work.
    """

    id: ClassVar[str] = "cal.day"
    bell: ClassVar[bool] = True
    at: datetime
    until: datetime | None
    opens_at: datetime | None
    always_severities: tuple[str, ...]
    always_services: tuple[str, ...]
    days_off: tuple[date, ...]
    works: tuple[int, ...] = ()
    work_services: tuple[tuple[str, ...], ...] = ()
    work_starts: tuple[datetime, ...] = ()
    work_ends: tuple[datetime, ...] = ()
    announces: bool = False
    is_one_of_several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractSummary(Notice):
    """The contract in force: number, validity, amendments, services, classes."""

    id: ClassVar[str] = "con.summary"
    bell: ClassVar[bool] = True
    amendments: tuple[int, ...]
    code: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractPart(Notice):
    """One part of the contract in plain words: "services", "classes", "contacts" or "hours"."""

    id: ClassVar[str] = "con.part"
    bell: ClassVar[bool] = True
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpForClient(Notice):
    """Help for those who report."""

    id: ClassVar[str] = "help.client"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpForProvider(Notice):
    """Help for those who repair."""

    id: ClassVar[str] = "help.provider"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpForManager(Notice):
    """Help for those who ask for figures."""

    id: ClassVar[str] = "help.manager"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLanguage(Notice):
    """Which language?"""

    id: ClassVar[str] = "lang.ask"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChanged(Notice):
    """From now on in this language."""

    id: ClassVar[str] = "lang.done"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNeeded(Notice):
    """The action needs a role; who holds it."""

    id: ClassVar[str] = "role.none"
    bell: ClassVar[bool] = True
    role: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreDown(Notice):
    """The report cannot be saved now."""

    id: ClassVar[str] = "out.db"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BotWasAway(Notice):
    """The bot was down; `late` messages were received now."""

    id: ClassVar[str] = "out.after"
    bell: ClassVar[bool] = True
    since: datetime
    until: datetime
    late: int
    over_a_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BotWillBeAway(Notice):
    """The bot will be unavailable in these hours; how to report meanwhile."""

    id: ClassVar[str] = "out.before"
    bell: ClassVar[bool] = True
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo(Notice):
    """What the person wrote, shown in the browser's own history: the digest of a text."""

    id: ClassVar[str] = "echo"
    text: str | None


ANSWERING: tuple[type[Notice], ...] = (
    UnknownCommand,
    MyReports,
    NoReports,
    Queue,
    CardShown,
    PhoneNumber,
    MoreActs,
    PhotoHow,
    QueueEmpty,
    WhoDoesWhat,
    CalendarDay,
    ContractSummary,
    ContractPart,
    HelpForClient,
    HelpForProvider,
    HelpForManager,
    AskLanguage,
    LanguageChanged,
    RoleNeeded,
    StoreDown,
    BotWasAway,
    BotWillBeAway,
    Echo,
)
