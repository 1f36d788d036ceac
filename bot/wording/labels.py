"""The buttons: what is written on each, the act it does and what it is about.

A button speaks with the user's own voice. Where one act has several labels, each has a function of its own.
Labels made of contract data are cut to 40 characters.
"""

import re

from bot.languages import Language
from bot.wording.said import Button
from bot.wording.typesetting import label


def act(text: str, name: str, subject: int | None = None, argument: str = "") -> Button:
    """Make a button of a translated label."""
    return Button(label=text, act=name, subject="" if subject is None else str(subject), argument=argument)


def about(text: str, name: str, subject: str, argument: str = "") -> Button:
    """Make a button whose subject is a word and no row."""
    return Button(label=text, act=name, subject=subject, argument=argument)


def main(text: str, name: str, subject: int, argument: str = "") -> Button:
    """Make the button that stands out: what most people press here."""
    return Button(label=text, act=name, subject=str(subject), argument=argument, is_main=True)


def choice(text: str, name: str, subject: int, argument: str) -> Button:
    """Make a button of contract data: a service, a place, a class."""
    return act(label(text), name, subject, argument)


def phone(text: str, number: str | None, subject: int | None = None) -> Button | None:
    """Make a button that calls a number; None where there is no number to call."""
    digits = re.sub(r"[^\d+]", "", number or "")
    subject_text = "" if subject is None else str(subject)
    return Button(label=text, act="phone", subject=subject_text, link=f"tel:{digits}") if digits else None


def call(t: Language, number: str | None, subject: int | None = None) -> Button | None:
    """[Telefon]: call the number the contract names."""
    return phone(t.pgettext("button.phone", "Call"), number, subject)


def ring(t: Language, number: str | None, subject: int) -> Button | None:
    """[Zadzwoń]: call somebody who was notified."""
    return phone(t.pgettext("button.phone.ring", "Call"), number, subject)


def form(t: Language) -> Button:
    """[Zgłoś awarię]: opens the report form where there is one."""
    return Button(label=t.pgettext("button.form", "Report an outage"), act="form", is_main=True)


def take(t: Language, incident: int) -> Button:
    """[Biorę]: the reaction."""
    return main(t.pgettext("button.ack", "I take it"), "ack", incident)


def pass_on(t: Language, incident: int) -> Button:
    """[Nie mogę – przekaż]."""
    return act(t.pgettext("button.pass", "I can't – pass on"), "pass", incident)


def exclude(t: Language, incident: int) -> Button:
    """[Wskaż wyłączenie]."""
    return act(t.pgettext("button.exclude", "Claim an exclusion"), "exclude", incident)


def more(t: Language, incident: int) -> Button:
    """[Więcej]."""
    return act(t.pgettext("button.more", "More"), "more", incident)


def note(t: Language, incident: int) -> Button:
    """[Dopisz]."""
    return act(t.pgettext("button.note", "Add a note"), "note", incident)


def join(t: Language, subject: int, argument: str = "") -> Button:
    """[Mnie też]: of an incident, or of a draft with the incident as its argument."""
    return act(t.pgettext("button.join", "Me too"), "join", subject, argument)


def photo(t: Language, incident: int) -> Button:
    """[Zdjęcie]."""
    return act(t.pgettext("button.photo", "Photo"), "photo", incident)


def ask(t: Language, incident: int) -> Button:
    """[Pytanie]."""
    return act(t.pgettext("button.ask", "Ask"), "ask", incident)


def work_around(t: Language, incident: int) -> Button:
    """[Obejście]."""
    return act(t.pgettext("button.workaround", "Workaround"), "workaround", incident)


def resolve(t: Language, incident: int) -> Button:
    """[Naprawione]."""
    return act(t.pgettext("button.resolve", "Fixed"), "resolve", incident)


def reclassify(t: Language, incident: int) -> Button:
    """[Zmień klasę]."""
    return act(t.pgettext("button.reclassify", "Change severity"), "reclassify", incident)


def answer(t: Language, incident: int) -> Button:
    """[Odpowiedz]."""
    return main(t.pgettext("button.answer", "Answer"), "answer", incident)


def works(t: Language, incident: int, what: str) -> tuple[Button, Button]:
    """[Działa] [Nie działa]: the workaround or the repair."""
    return (
        main(t.pgettext("button.confirm", "It works"), "confirm", incident, what),
        act(t.pgettext("button.reject", "It does not work"), "reject", incident, what),
    )


def reopen(t: Language, incident: int) -> Button:
    """[Otwórz ponownie]."""
    return act(t.pgettext("button.reopen", "Reopen"), "reopen", incident)


def help_out(t: Language, incident: int) -> Button:
    """[Dołącz]."""
    return act(t.pgettext("button.help", "Join"), "help", incident)


def take_over(t: Language, incident: int) -> Button:
    """[Przejmij]."""
    return act(t.pgettext("button.takeover", "Take over"), "takeover", incident)


def progress(t: Language, incident: int) -> Button:
    """[Dopisz stan]."""
    return act(t.pgettext("button.progress", "Add the state"), "progress", incident)


def assign(t: Language, incident: int) -> Button:
    """[Wyznacz osobę]."""
    return act(t.pgettext("button.assign", "Assign someone"), "assign", incident)


def pause(t: Language, incident: int) -> Button:
    """[Wstrzymaj zegar], which asks on which ground."""
    return act(t.pgettext("button.pause", "Stop the clock"), "pause", incident)


def lift_pause(t: Language, incident: int) -> Button:
    """[Wznów zegar]."""
    return act(t.pgettext("button.liftpause", "Resume the clock"), "liftpause", incident)


def withdraw(t: Language, incident: int) -> Button:
    """[Wycofaj], which asks first."""
    return act(t.pgettext("button.withdraw", "Withdraw"), "withdraw", incident)


def mine(t: Language) -> Button:
    """[Moje zgłoszenia]."""
    return act(t.pgettext("button.mine", "My reports"), "mine")


def report(t: Language, draft: int) -> Button:
    """[Zgłoś jako awarię]."""
    return main(t.pgettext("button.report", "Report as an outage"), "report", draft)


def send(t: Language, conversation: int) -> Button:
    """[Wyślij]: a draft, or a question or repair that was typed."""
    return main(t.pgettext("button.send", "Send"), "send", conversation)


def cancel(t: Language, draft: int) -> Button:
    """[Anuluj]."""
    return act(t.pgettext("button.cancel", "Cancel"), "cancel", draft)


def raise_class(t: Language, incident: int) -> Button:
    """[Praca stoi]."""
    return act(t.pgettext("button.raise", "Work has stopped"), "raise", incident)


def card_of(number: str, state: str, incident: int) -> Button:
    """[Z-0042 · w naprawie]: show that incident's card."""
    return act(label(f"{number} · {state}"), "card", incident)
