"""What is said when a question is asked, the clock stands, and the answer comes (DIALOGUES 6).

`incident` is the row id and becomes the subject of the buttons.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposeQuestion(Notice):
    """What is the question? `pauses`: the repair clock will stop, `left_seconds` remain of the limit."""

    id: ClassVar[str] = "q.compose"
    incident: int
    number: str
    severity: str
    pauses: bool
    limit_seconds: int
    left_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewQuestion(Notice):
    """The typed question, to be sent by a press."""

    id: ClassVar[str] = "q.preview"
    conversation: int
    number: str
    text: str
    pauses: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked(Notice):
    """The question has left; `paused_since` None where the clock runs on."""

    id: ClassVar[str] = "q.sent"
    number: str
    text: str
    paused_since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionForReporter(Notice):
    """A question; `paused_since` None where the clock keeps running."""

    id: ClassVar[str] = "q.client"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    person: str
    text: str
    paused_since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeAnswer(Notice):
    """The next message is the answer."""

    id: ClassVar[str] = "q.type"
    incident: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered(Notice):
    """The answer came; the clock resumed at `at` after `paused_seconds` (None: it was never stopped)."""

    id: ClassVar[str] = "q.answered"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    text: str
    at: datetime
    paused_seconds: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSent(Notice):
    """The answer has been passed to the provider."""

    id: ClassVar[str] = "q.thanks"
    bell: ClassVar[bool] = True
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionReminder(Notice):
    """The report still waits for an answer."""

    id: ClassVar[str] = "q.remind"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseDisputed(Notice):
    """The objection to the pause is saved."""

    id: ClassVar[str] = "q.object"
    bell: ClassVar[bool] = True
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseObjectionLate(Notice):
    """The term for objecting to the pause is over."""

    id: ClassVar[str] = "q.object.late"
    number: str
    object_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseLimit(Notice):
    """The pause limit is used up; the clock runs."""

    id: ClassVar[str] = "q.limit"
    bell: ClassVar[bool] = True
    number: str


ASKING: tuple[type[Notice], ...] = (
    ComposeQuestion,
    PreviewQuestion,
    QuestionAsked,
    QuestionForReporter,
    TypeAnswer,
    QuestionAnswered,
    AnswerSent,
    QuestionReminder,
    PauseDisputed,
    PauseObjectionLate,
    PauseLimit,
)
