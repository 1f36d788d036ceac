"""What the process says on the terminal when it starts, or why it does not."""

from bot.languages import Language
from bot.wording.contract import fault_lines
from models.contract_file.faults import Fault


def served(t: Language, address: str) -> str:
    """Say where the pages are."""
    return t.pgettext("start.served", "Reakcja is running: {address}").format(address=address)


def demo_served(t: Language, address: str) -> str:
    """Say where the demo is, and that it is one."""
    text = t.pgettext("start.demo", "The demo is running, with made-up data: {address}  (Ctrl+C ends it)")
    return text.format(address=address)


def port_taken(t: Language, host: str, port: int) -> str:
    """Say that the address is taken and what can be done."""
    text = t.pgettext(
        "start.taken",
        "Port {port} on {host} is taken by another program. Stop that program, or choose another port:"
        " PORT={other} make run",
    )
    return text.format(port=port, host=host, other=port + 1)


def no_contract(t: Language, folder: str) -> str:
    """Say that there is nothing to execute."""
    text = t.pgettext(
        "start.empty",
        "There is no contract in force in {folder}. Put a contract file there, or mend the faults above.",
    )
    return text.format(folder=folder)


def trouble(t: Language, file: str, faults: tuple[Fault, ...], forbidden: tuple[str, ...]) -> tuple[str, ...]:
    """Say why a file of the folder is not in force, a line each."""
    head = t.pgettext("start.trouble", "{file} is not in force; the last good text stays.").format(file=file)
    changed = tuple(
        t.pgettext("start.forbidden", "{path}: this changes by an amendment only.").format(path=path)
        for path in forbidden
    )
    return (head, *changed, *fault_lines(t, faults))


def invited(t: Language, name: str, hours: int) -> str:
    """Head the links of an invitation."""
    text = t.pgettext("invite.head", "Invitation for: {name}. Single use, valid for {hours} h:")
    return text.format(name=name, hours=hours)


def unknown_contact(t: Language, contact: str, known: str) -> str:
    """Say that nobody of this key is in the contract."""
    text = t.pgettext("invite.unknown", "Nobody in the contract has the key {contact}. There are: {known}.")
    return text.format(contact=contact, known=known)


def unknown_contract(t: Language, number: str, known: str) -> str:
    """Say that there is no contract of this number."""
    text = t.pgettext("invite.contract", "There is no contract {number} here. There are: {known}.")
    return text.format(number=number, known=known)


def which_contract(t: Language, known: str) -> str:
    """Say that the contract must be named."""
    text = t.pgettext("invite.which", "There are several contracts; name one with --contract: {known}.")
    return text.format(known=known)


def announced(language: Language, people: int) -> str:
    """Say how many people will read the announcement of an outage."""
    template = language.npgettext(
        "announce.done",
        "The announcement goes to {people} person.",
        "The announcement goes to {people} people.",
        people,
    )
    return template.format(people=people)


def unclear_span(language: Language) -> str:
    """Say how the hours of an announced outage are written."""
    return language.pgettext(
        "announce.unclear",
        'These hours are not clear. Expected: --from "2026-11-24 20:00" --to 20:30, not in the past and the '
        "end after the beginning.",
    )
