"""What is written on the report form; titles and buttons are at most 24 characters long."""

from dataclasses import dataclass
from datetime import datetime

from bot.languages import Language
from bot.wording.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWords:
    """The fixed words of the form."""

    title: str
    submit: str
    close: str
    service: str
    place: str
    severity: str
    text: str
    files: str


def written(words: Words, at: datetime) -> str:
    """Say when the message that is being reported was written."""
    return words.language.pgettext("form.written", "Written {at}").format(at=words.when(at))


def form_words(t: Language) -> FormWords:
    """Word the report form."""
    return FormWords(
        title=t.pgettext("form.title", "Report an outage"),
        submit=t.pgettext("button.send", "Send"),
        close=t.pgettext("button.cancel", "Cancel"),
        service=t.pgettext("form.service", "What does the outage concern?"),
        place=t.pgettext("form.place", "Where?"),
        severity=t.pgettext("form.severity", "How much does it get in the way of work?"),
        text=t.pgettext("form.text", "What is happening?"),
        files=t.pgettext("form.files", "Photos or files (no customer data and no passwords)"),
    )
