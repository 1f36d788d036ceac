"""What stands around an explanation at the terminal: which incident, by which text, or that there is none."""

from bot.languages import Language
from bot.wording.words import Words
from models.sla.contract import Terms
from models.sla.incident import Incident


def unknown_number(t: Language, number: str) -> str:
    """Say that there is no incident of that number."""
    return t.pgettext("explain.unknown", "There is no incident {number} here.").format(number=number)


def explained_title(words: Words, incident: Incident) -> str:
    """Say which incident is explained: number, service, class now in force, notification."""
    text = words.language.pgettext(
        "explain.title", "{number} · {service} · class {severity} · notified {at} · as of {now}"
    )
    return text.format(
        number=incident.number,
        service=words.service(incident.service),
        severity=incident.severity,
        at=words.stamp(incident.notified_at),
        now=words.stamp(words.now),
    )


def pinned(words: Words, terms: Terms) -> str:
    """Say by which text of the contract it was judged."""
    text = words.language.pgettext("explain.pinned", "Judged by contract {number}, text {digest}.")
    return text.format(number=terms.number, digest=terms.digest)
