"""The commands a platform shows in its menu, each with what it is for."""

from bot.languages import Language


def menu(language: Language) -> tuple[tuple[str, str], ...]:
    """Return the five commands of everybody's menu in the reader's language: name without the slash, and
    words.

    Names are of a-z only; both languages' names work everywhere (INTERFACE 4).
    """
    return (
        (
            language.pgettext("menu.report.name", "report"),
            language.pgettext("menu.report", "Report an outage"),
        ),
        (
            language.pgettext("menu.mine.name", "mine"),
            language.pgettext("menu.mine", "Reports and their state"),
        ),
        (
            language.pgettext("menu.people.name", "people"),
            language.pgettext("menu.people", "Who is responsible for what"),
        ),
        (
            language.pgettext("menu.help.name", "help"),
            language.pgettext("menu.help", "What can be done here"),
        ),
        (language.pgettext("menu.language.name", "language"), language.pgettext("menu.language", "Language")),
    )
