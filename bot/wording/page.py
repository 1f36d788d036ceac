"""The fixed words of the pages: headings, buttons, hints of the demo, and the ways in."""

from dataclasses import dataclass
from functools import cache

from bot.languages import Language, LanguageCode, languages


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """Every fixed sentence of the pages in one language; the names say where each one stands."""

    product: str
    demo: str
    example: str
    about: str
    skip: str
    language: str
    send: str
    box_client: str
    box_engineer: str
    box_manager: str
    box: str
    history: str
    empty: str
    clock: str
    clock_controls: str
    speed_fast: str
    friday: str
    again: str
    next: str
    steps: str
    samples: str
    seats: str
    foot: str
    left: str
    late: str
    not_started: str
    units: tuple[str, str, str]
    offline: str
    unsaved: str
    attach: str
    too_large: str
    files: str


@cache
def page_words(code: LanguageCode) -> PageWords:
    """Return the fixed words in one language, worded once."""
    language = languages(code)
    return PageWords(
        product="Reakcja",
        demo=language.pgettext("page.demo", "demo"),
        example=language.pgettext("page.example", "example contract"),
        about=_about(language),
        skip=language.pgettext("page.skip", "Skip to the conversation"),
        language=language.pgettext("page.language", "Language"),
        send=language.pgettext("page.send", "Send"),
        box_client=language.pgettext("page.box.client", "What is happening?"),
        box_engineer=language.pgettext("page.box.engineer", "Write a message…"),
        box_manager=language.pgettext("page.box.manager", "Ask, e.g. “reactions this month”"),
        box=language.pgettext("page.box", "Write a message…"),
        history=language.pgettext("page.history", "Conversation"),
        empty=language.pgettext("page.empty", "Nothing here yet."),
        clock=language.pgettext("page.clock", "Demo clock"),
        clock_controls=language.pgettext("page.clock.controls", "Move the clock"),
        speed_fast=language.pgettext("page.speed.fast", "Time 60× faster"),
        friday=language.pgettext("page.friday", "And on Friday at 15:50?"),
        again=language.pgettext("page.again", "Start again"),
        next=language.pgettext("page.next", "What now?"),
        steps=language.pgettext("page.steps", "Steps"),
        samples=language.pgettext("page.samples", "Examples to press"),
        seats=language.pgettext("page.seats", "People"),
        foot=_foot(language),
        left=language.pgettext("page.left", "{duration} left"),
        late=language.pgettext("page.late", "{duration} late"),
        not_started=language.pgettext("page.notstarted", "clock not started yet"),
        units=_units(language),
        offline=language.pgettext("page.offline", "No connection. The page will catch up by itself."),
        unsaved=language.pgettext(
            "page.unsaved", "The message has NOT been saved. Please send it again or call {phone}."
        ),
        attach=language.pgettext("page.attach", "Photo or file"),
        too_large=_too_large(language),
        files=language.pgettext("page.files", "Attachments"),
    )


def _units(language: Language) -> tuple[str, str, str]:
    return (
        language.pgettext("page.unit.hours", "h"),
        language.pgettext("page.unit.minutes", "min"),
        language.pgettext("page.unit.seconds", "s"),
    )


def _too_large(language: Language) -> str:
    return language.pgettext(
        "page.toolarge",
        "The files are larger than 20 MB and were not sent. The words are still here and can be sent without"
        " them; larger files go by e-mail.",
    )


def _about(language: Language) -> str:
    return language.pgettext(
        "page.about",
        "Reakcja runs an SLA contract: it takes the outage report, tells the right people and counts the "
        "time. Three people are seen here at once.",
    )


def _foot(language: Language) -> str:
    return language.pgettext(
        "page.foot",
        "Everything here is made up: companies, people, history. The clock can be moved only in this demo.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorWords:
    """What a visitor reads who is not signed in, or who holds a one-time link."""

    title: str
    how: str
    link: str
    urgent: str
    mail: str
    enter_title: str
    invalid: str
    enter: str
    enter_button: str
    missing: str
    foreign: str


def door_words(language: Language, party: str) -> DoorWords:
    """Word the ways in; `party` is the one that takes reports."""
    return DoorWords(
        title=language.pgettext("page.door.title", "Outages are reported here"),
        how=language.pgettext(
            "page.door.how",
            "Reports are taken by: {party}. To write here, it must be confirmed once who is writing.",
        ).format(party=party),
        link=language.pgettext(
            "page.door.link",
            "Please open the one-time link from the invitation. Invitations are issued by the "
            "administrator on one's own side of the contract.",
        ),
        urgent=language.pgettext("page.door.urgent", "Is an outage going on right now? Please call:"),
        mail=language.pgettext("page.door.mail", "or write to:"),
        invalid=language.pgettext(
            "page.invalid", "This link is not valid any more. A new one comes from whoever issued it."
        ),
        enter_title=language.pgettext("page.enter.title", "One step left"),
        enter=language.pgettext(
            "page.enter", "The link works once. After this press the browser remembers who is writing here."
        ),
        enter_button=language.pgettext("page.enter.button", "Enter"),
        missing=language.pgettext("page.missing", "There is no such page."),
        foreign=language.pgettext(
            "page.foreign", "This request came from another site and was not carried out."
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """Sentences a visitor of the demo may send by a press, per seat."""

    client: tuple[str, ...]
    engineer: tuple[str, ...]
    manager: tuple[str, ...]


def samples(language: Language) -> Samples:
    """Word the sample sentences as the person of the seat would write them."""
    return Samples(
        client=(
            language.pgettext("page.sample.line", "belt stopped, panel black"),
            language.pgettext("page.sample.erp", "an invoice cannot be issued in the ERP"),
        ),
        engineer=(),
        manager=(language.pgettext("page.sample.figures", "reactions this month"),),
    )


def step_names(language: Language) -> tuple[str, ...]:
    """Name the steps of the demo, in order: report, reaction, repair, confirmation, figures, after hours."""
    return (
        language.pgettext("page.step.report", "Report"),
        language.pgettext("page.step.reaction", "Reaction"),
        language.pgettext("page.step.repair", "Repair"),
        language.pgettext("page.step.confirm", "Confirmation"),
        language.pgettext("page.step.figures", "Figures"),
        language.pgettext("page.step.hours", "After hours"),
    )


def quoted(language: Language, text: str) -> str:
    """Put a sentence of a person into the quotation marks of the language."""
    return language.pgettext("page.quoted", "“{text}”").format(text=text)
