"""What is written on the report form; titles and buttons are at most 24 characters long."""

from dataclasses import dataclass

from bot.languages import Language


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
    )
