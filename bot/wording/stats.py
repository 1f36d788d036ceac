"""Why `reakcja stats` cannot answer, for the person at the terminal."""

from bot.languages import Language


def unknown_contract(t: Language, number: str, known: tuple[str, ...], folder: str) -> str:
    """Say that no such contract is in force here, and which are."""
    if not known:
        return t.pgettext("stats.none", "There is no contract in force in {folder}.").format(folder=folder)
    text = t.pgettext("stats.unknown", "There is no contract {number} here. There are: {known}.")
    return text.format(number=number, known=", ".join(known))


def reversed_days(t: Language, first: str, last: str) -> str:
    """Say that the period ends before it begins."""
    text = t.pgettext(
        "stats.reversed", "The last day {last} lies before the first day {first}; please turn them round."
    )
    return text.format(first=first, last=last)


def not_migrated(t: Language) -> str:
    """Say that the database has another shape."""
    return t.pgettext(
        "stats.unmigrated", "The database has not the shape this version needs. Please run: reakcja migrate"
    )


def no_store(t: Language, database: str) -> str:
    """Say that nothing was ever recorded here."""
    text = t.pgettext("stats.nostore", "There is no database yet at {database}; reakcja run makes one.")
    return text.format(database=database)
