"""The commands a platform shows in its menu, each with what it is for."""

from collections.abc import Callable, Mapping, Sequence

from bot.languages import Language

Entry = tuple[str, str]
"""A command's name without the slash, and what it is for."""


def menu(language: Language, commands: Sequence[str]) -> tuple[Entry, ...]:
    """Return the entries of these commands (English names) in the reader's language, in the order given.

    Names are of a-z only; both languages' names work everywhere (INTERFACE 4).
    """
    return tuple(_ENTRIES[command](language) for command in commands)


def _report(t: Language) -> Entry:
    return t.pgettext("menu.report.name", "report"), t.pgettext("menu.report", "Report an outage")


def _mine(t: Language) -> Entry:
    return t.pgettext("menu.mine.name", "mine"), t.pgettext("menu.mine", "Reports and their state")


def _queue(t: Language) -> Entry:
    return t.pgettext("menu.queue.name", "queue"), t.pgettext(
        "menu.queue", "Open reports, nearest deadline first"
    )


def _phone(t: Language) -> Entry:
    return t.pgettext("menu.phone.name", "phone"), t.pgettext("menu.phone", "Entry from a phone call")


def _stats(t: Language) -> Entry:
    return t.pgettext("menu.stats.name", "stats"), t.pgettext("menu.stats", "Figures of this month")


def _calendar(t: Language) -> Entry:
    return t.pgettext("menu.calendar.name", "calendar"), t.pgettext("menu.calendar", "Hours and days off")


def _contract(t: Language) -> Entry:
    words = t.pgettext("menu.contract", "Services, classes, deadlines, contacts")
    return t.pgettext("menu.contract.name", "contract"), words


def _inspect(t: Language) -> Entry:
    return t.pgettext("menu.inspect.name", "inspect"), t.pgettext("menu.inspect", "Unannounced inspection")


def _room(t: Language) -> Entry:
    return t.pgettext("menu.room.name", "room"), t.pgettext(
        "menu.room", "Make this group a room of the party"
    )


def _people(t: Language) -> Entry:
    return t.pgettext("menu.people.name", "people"), t.pgettext("menu.people", "Who is responsible for what")


def _help(t: Language) -> Entry:
    return t.pgettext("menu.help.name", "help"), t.pgettext("menu.help", "What can be done here")


def _language(t: Language) -> Entry:
    return t.pgettext("menu.language.name", "language"), t.pgettext("menu.language", "Language")


_ENTRIES: Mapping[str, Callable[[Language], Entry]] = {
    "report": _report,
    "mine": _mine,
    "queue": _queue,
    "phone": _phone,
    "stats": _stats,
    "calendar": _calendar,
    "contract": _contract,
    "inspect": _inspect,
    "room": _room,
    "people": _people,
    "help": _help,
    "language": _language,
}
