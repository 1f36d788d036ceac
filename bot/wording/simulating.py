"""What `reakcja simulate` tells the person at the terminal."""

from bot.languages import Language


def real_incidents(t: Language, count: int, database: str) -> str:
    """Refuse to mix made-up incidents with real ones."""
    text = t.npgettext(
        "simulate.real",
        "{database} holds {count} incident that was not simulated; nothing was written. Please name another"
        " database: REAKCJA_DATA=/tmp/trial reakcja simulate …",
        "{database} holds {count} incidents that were not simulated; nothing was written. Please name another"
        " database: REAKCJA_DATA=/tmp/trial reakcja simulate …",
        count,
    )
    return text.format(count=count, database=database)


def no_contract(t: Language, folder: str) -> str:
    """Say that there is no contract to simulate under."""
    return t.pgettext("simulate.none", "There is no contract in {folder} to simulate under.").format(
        folder=folder
    )


def too_few(t: Language, wanted: int) -> str:
    """Refuse a number that makes no history."""
    return t.pgettext("simulate.few", "{wanted} incidents cannot be simulated; 1 is the least.").format(
        wanted=wanted
    )


def not_in_force(t: Language, number: str) -> str:
    """Say that a contract has no past yet."""
    return t.pgettext(
        "simulate.future", "Contract {number} has not been in force long enough to have a history."
    ).format(number=number)


def simulated(t: Language, count: int, contract: str, days: tuple[str, str]) -> str:
    """Say what was written."""
    text = t.npgettext(
        "simulate.done",
        "{count} simulated incident under {contract}, notified from {first} to {last}.",
        "{count} simulated incidents under {contract}, notified from {first} to {last}.",
        count,
    )
    return text.format(count=count, contract=contract, first=days[0], last=days[1])
