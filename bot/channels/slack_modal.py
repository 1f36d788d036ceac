"""The form in which an outage is reported on Slack: asked for, drawn, read back.

At the edge. The channel knows neither services nor words: whoever is plugged in as `FormSource` gives the
content in the reader's language. Block ids and action ids are `service`, `place`, `severity`, `text`
(INTERFACE 4).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.channels.channel import Taken
from bot.channels.slack_blocks import LABEL, Block, shortened
from bot.channels.slack_json import Json, record, records, word
from bot.channels.slack_sender import Sender
from handlers.messages import Field

CALLBACK = "report"
TITLE = 24
OPTIONS = 100
RADIO_OPTIONS = 10
TEXT_LETTERS = 3000
LABEL_LETTERS = 2000
ERROR_LETTERS = 2000
FILES = "files"
MOST_FILES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOption:
    """A choice of the form: its key as it comes back, its label, and one line of explanation or ""."""

    key: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportForm:
    """Everything to be read on the report form, in the reader's language.

    `title`, `submit` and `close` are at most 24 characters. Options are in the order shown; `services` and
    `severities` hold at least one, `places` may be empty: then nothing is asked about the place. Where there
    is one option only it is chosen already. `written` tells when the reported message was written, "" without
    one.
    """

    title: str
    submit: str
    close: str
    service_label: str
    services: tuple[FormOption, ...]
    place_label: str
    places: tuple[FormOption, ...]
    severity_label: str
    severities: tuple[FormOption, ...]
    text_label: str
    files_label: str
    written: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWish:
    """For whom the form is, and what it is filled in with: a message's text and when that was written."""

    sender: Sender
    text: str = ""
    written_at: datetime | None = None


class FormSource(Protocol):
    """Gives the form for a person; the composition root plugs the real one in."""

    async def report_form(self, wish: FormWish) -> ReportForm | None:
        """Return the form in the person's language, None for somebody who may not report or is not linked.

        Slack waits for the form 3 seconds: one read of the store, nothing more.
        """


def report_view(form: ReportForm, wish: FormWish, *, with_files: bool = True) -> Block:
    """Draw the form, filled in with the message that is being reported, if any.

    `with_files` False leaves out the field for files: an older Slack does not know it.
    """
    questions = [
        _written(form.written),
        _choice("service", form.service_label, form.services, "static_select"),
        _choice("place", form.place_label, form.places, "static_select"),
        _choice("severity", form.severity_label, form.severities, _severity_element(form)),
        _text_input(form.text_label, wish.text),
        _files_input(form.files_label) if with_files else None,
    ]
    view: Block = {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": _words(form.title, TITLE),
        "submit": _words(form.submit, TITLE),
        "close": _words(form.close, TITLE),
        "blocks": [question for question in questions if question is not None],
    }
    if wish.written_at is not None:
        view["private_metadata"] = wish.written_at.isoformat()
    return view


def _written(told: str) -> Block | None:
    return {"type": "section", "text": _words(told, TEXT_LETTERS)} if told else None


def _files_input(label: str) -> Block:
    element: Block = {"type": "file_input", "action_id": FILES, "max_files": MOST_FILES}
    words = _words(label, LABEL_LETTERS)
    return {"type": "input", "block_id": FILES, "label": words, "element": element, "optional": True}


def _severity_element(form: ReportForm) -> str:
    return "radio_buttons" if len(form.severities) <= RADIO_OPTIONS else "static_select"


def _choice(name: str, label: str, options: Sequence[FormOption], element: str) -> Block | None:
    if not options:
        return None
    drawn = [_option(option) for option in options[:OPTIONS]]
    choice: Block = {"type": element, "action_id": name, "options": drawn}
    if len(drawn) == 1:
        choice["initial_option"] = drawn[0]
    return {"type": "input", "block_id": name, "label": _words(label, LABEL_LETTERS), "element": choice}


def _option(option: FormOption) -> Block:
    drawn: Block = {"text": _words(option.label, LABEL), "value": option.key}
    if option.detail:
        drawn["description"] = _words(option.detail, LABEL)
    return drawn


def _text_input(label: str, text: str) -> Block:
    element: Block = {
        "type": "plain_text_input",
        "action_id": "text",
        "multiline": True,
        "max_length": TEXT_LETTERS,
    }
    if text:
        element["initial_value"] = shortened(text, TEXT_LETTERS)
    return {"type": "input", "block_id": "text", "label": _words(label, LABEL_LETTERS), "element": element}


def _words(text: str, limit: int) -> Block:
    return {"type": "plain_text", "text": shortened(text, limit), "emoji": False}


def fields_of(body: Json) -> tuple[Field, ...]:
    """Return the filled fields of a submission, in the order of the form; an empty one has the value "".

    `written` is when the reported message was written, in ISO 8601; it is there only where one was reported.
    """
    values = record(body, "view", "state", "values")
    filled = tuple(
        Field(name=name, value=_filled(record(values, name, name)))
        for name in ("service", "place", "severity", "text")
        if name in values
    )
    written = word(body, "view", "private_metadata")
    return (*filled, Field(name="written", value=written)) if written else filled


def files_of(body: Json) -> tuple[Json, ...]:
    """Return the files of a submission as Slack describes them."""
    return records(body, "view", "state", "values", FILES, FILES, "files")


def _filled(answer: Json) -> str:
    return (word(answer, "selected_option", "value") or word(answer, "value")).strip()


def errors_of(taken: Taken, body: Json) -> dict[str, str]:
    """Return what the form must say under its fields, {} when it may close.

    A report that could not be recorded is told under the text, so that the person keeps what was typed. An
    error of a field that is not on the form stands under the text as well.
    """
    shown = record(body, "view", "state", "values")
    found = {
        name if name in shown else "text": shortened(said.plain, ERROR_LETTERS) for name, said in taken.errors
    }
    if not taken.is_stored and not found and taken.toast is not None:
        found["text"] = shortened(taken.toast.plain, ERROR_LETTERS)
    return found
