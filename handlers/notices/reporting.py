"""What is said while an outage is being reported (DIALOGUES 2, 3 and 4).

`draft` is the row id of the conversation and becomes the subject of the buttons. The steps of a draft edit
one message; what carries a bell is a new one.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Notice):
    """A step of a draft: `danger` adds the line about health or life."""

    draft: int
    danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskGuess(Step):
    """Is it this service? `at` is the stamp of the first message."""

    id: ClassVar[str] = "rep.draft"
    service: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AskService(Step):
    """Which service? `services` in the order of the contract."""

    id: ClassVar[str] = "rep.service"
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPlace(Step):
    """Which place? `places` in the order of the contract, at least two."""

    id: ClassVar[str] = "rep.where"
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSeverity(Step):
    """How bad is it? `severities` strictest first; `unknown` is the class assumed for "I don't know"."""

    id: ClassVar[str] = "rep.sev"
    severities: tuple[str, ...]
    unknown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskConfirm(Step):
    """The report as it will be sent, with the deadlines it would get (None: none set, or no clock runs).

    `assumed` says that the class was assumed after "I don't know"; `starts_at` when the clock starts, if not
    at once. `resumed_from` is the draft's first stamp when the process came back in between.
    """

    id: ClassVar[str] = "rep.confirm"
    service: str
    place: str | None
    severity: str
    text: str
    reaction_due: datetime | None
    restoration_due: datetime | None
    starts_at: datetime | None = None
    assumed: bool = False
    attachments: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AskOneSentence(Step):
    """An attachment came without words."""

    id: ClassVar[str] = "rep.onesentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskNewText(Step):
    """[Popraw]: the next message replaces the description. `others` are the acts that change something else."""

    id: ClassVar[str] = "rep.edit.ask"
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedToDraft(Notice):
    """A further message went into the draft, where the question in it still looks the same."""

    id: ClassVar[str] = "rep.added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar(Step):
    """A similar outage is open: me too, or another one?"""

    id: ClassVar[str] = "dup.ask"
    incident: int
    number: str
    service: str
    at: datetime
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarClosed(Step):
    """The same outage was closed lately: is it back?"""

    id: ClassVar[str] = "dup.closed"
    incident: int
    number: str
    closed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfScope(Step):
    """The matter is not covered; `topic` says who helps."""

    id: ClassVar[str] = "oos"
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRequest(Step):
    """This looks like a new order, not an outage."""

    id: ClassVar[str] = "oos.change"
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAnOutage(Step):
    """This does not look like an outage."""

    id: ClassVar[str] = "rep.chat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Step):
    """The draft was cancelled; nothing was sent. `draft` 0 when there was none."""

    id: ClassVar[str] = "rep.cancel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood(Step):
    """[Rozumiem] under an out-of-scope answer: the matter ends here."""

    id: ClassVar[str] = "oos.ok"
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceReminder(Step):
    """The draft will be sent as it is in `minutes`."""

    id: ClassVar[str] = "rep.silent"
    bell: ClassVar[bool] = True
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Step):
    """Back to the draft that was begun at `at`, after the process was away."""

    id: ClassVar[str] = "rep.resume"
    bell: ClassVar[bool] = True
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Notice):
    """The description has been corrected; the original stays on file."""

    id: ClassVar[str] = "rep.edited"
    bell: ClassVar[bool] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTooLong(Notice):
    """The message is longer than is shown; all of it was saved."""

    id: ClassVar[str] = "text.long"
    bell: ClassVar[bool] = True
    length: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceElsewhere(Notice):
    """The service is not at the place chosen in a form; the places where it is."""

    id: ClassVar[str] = "form.place.other"
    service: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEmpty(Notice):
    """Nothing readable in the message."""

    id: ClassVar[str] = "text.empty"
    bell: ClassVar[bool] = True


REPORTING: tuple[type[Notice], ...] = (
    PlaceElsewhere,
    AskGuess,
    AskService,
    AskPlace,
    AskSeverity,
    AskConfirm,
    AskOneSentence,
    AskNewText,
    AddedToDraft,
    Similar,
    SimilarClosed,
    OutOfScope,
    ChangeRequest,
    NotAnOutage,
    Cancelled,
    Understood,
    SilenceReminder,
    Resumed,
    Corrected,
    TextTooLong,
    TextEmpty,
)
