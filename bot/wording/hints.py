"""What the demo tells a newcomer to do next: one or two short sentences for each place of the road."""

from enum import StrEnum

from bot.languages import Language


class Hint(StrEnum):
    """The places of the demo's road at which something is to be done."""

    REPORT = "report"
    ANSWER = "answer"
    SEND = "send"
    WAIT = "wait"
    HALF = "half"
    LEVEL = "level"
    FIRST = "first"
    REPAIR = "repair"
    SAY_REPAIR = "say_repair"
    CONFIRM = "confirm"
    ASK = "ask"
    HOW = "how"
    FRIDAY = "friday"
    EVENING = "evening"
    NIGHT = "night"
    DONE = "done"


def hint_text(language: Language, hint: Hint) -> str:
    """Word one hint; buttons stand in brackets, exactly as their label reads."""
    return {**_until_taken(language), **_until_closed(language), **_afterwards(language)}[hint]


def _until_taken(language: Language) -> dict[Hint, str]:
    return {
        Hint.REPORT: language.pgettext(
            "page.hint.report",
            "An outage at the client's. Please press one of the sentences in the left pane, or write one.",
        ),
        Hint.ANSWER: language.pgettext(
            "page.hint.answer",
            "The time of the first message is already saved. Please answer the questions in the left pane.",
        ),
        Hint.SEND: language.pgettext(
            "page.hint.send",
            "The report is ready. Please press [Send] in the left pane.",
        ),
        Hint.WAIT: language.pgettext(
            "page.hint.wait",
            "The engineer in the middle pane has been told, the clock runs. Nobody reacts: please "
            "press [+15 min] and half of the time is gone.",
        ),
        Hint.HALF: language.pgettext(
            "page.hint.half",
            "Half of the time has passed, a reminder has gone out. Still nobody: please press [+9 min].",
        ),
        Hint.LEVEL: language.pgettext(
            "page.hint.level",
            "Level 2: the manager in the right pane has been told by name. Please press [I take "
            "it] in the middle pane.",
        ),
    }


def _until_closed(language: Language) -> dict[Hint, str]:
    return {
        Hint.FIRST: language.pgettext(
            "page.hint.first",
            "The reaction is recorded at the press. Please choose the first action in the middle pane.",
        ),
        Hint.REPAIR: language.pgettext(
            "page.hint.repair",
            "The client knows who handles it. Time for the repair: please press [Fixed] in the middle pane.",
        ),
        Hint.SAY_REPAIR: language.pgettext(
            "page.hint.sayrepair",
            "Please write in the middle pane what was repaired, and send it.",
        ),
        Hint.CONFIRM: language.pgettext(
            "page.hint.confirm",
            "The client has the last word. Please press [It works] in the left pane.",
        ),
    }


def _afterwards(language: Language) -> dict[Hint, str]:
    return {
        Hint.ASK: language.pgettext(
            "page.hint.ask",
            "The report is closed. How did it go? Please press “reactions this month” in the right pane.",
        ),
        Hint.HOW: language.pgettext(
            "page.hint.how",
            "Every figure can be opened: please press [How computed] in the right pane.",
        ),
        Hint.FRIDAY: language.pgettext(
            "page.hint.friday",
            "And an outage just before the weekend? Please press [And on Friday at 15:50?].",
        ),
        Hint.EVENING: language.pgettext(
            "page.hint.evening",
            "It is Friday afternoon; support ends at 16:00. After [+1 h] please report that an invoice "
            "cannot be issued: this clock waits for Monday, 08:00.",
        ),
        Hint.NIGHT: language.pgettext(
            "page.hint.night",
            "The invoice waits for Monday. Now please report that the belt has stopped: that "
            "service is looked after round the clock, its time runs at once.",
        ),
        Hint.DONE: language.pgettext(
            "page.hint.done",
            "That was the whole road. Anything may be tried from here, or [Start again].",
        ),
    }
