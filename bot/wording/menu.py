"""The commands a platform shows in its menu, each with what it is for."""

from bot.languages import Language


def menu(language: Language) -> tuple[tuple[str, str], ...]:
    """Return the five commands of everybody's menu in the reader's language: name without the slash, and
    words.

    Names are of a-z only; both languages' names work everywhere (INTERFACE 4).
    """
    say = language.pgettext
    return (
        (say("menu.report.name", "report"), say("menu.report", "Report an outage")),
        (say("menu.mine.name", "mine"), say("menu.mine", "Reports and their state")),
        (say("menu.people.name", "people"), say("menu.people", "Who is responsible for what")),
        (say("menu.help.name", "help"), say("menu.help", "What can be done here")),
        (say("menu.language.name", "language"), say("menu.language", "Language")),
    )
