"""What `reakcja erase` prints: what goes, what stays and why (clause 18)."""

from bot.languages import Language
from handlers.erase import Erased


def erased(language: Language, name: str, done: Erased) -> str:
    """Say what was erased about a person and what is kept."""
    head = language.pgettext(
        "erase.done",
        "Erased: {name}. Linked accounts: {accounts}, texts: {texts}, files: {files}. Views show the key instead of "
        "the name.",
    )
    kept = language.pgettext(
        "erase.kept",
        "Kept until {day} at the latest: who in which role did what and when, without texts and addresses. It proves "
        "time limits under the contract (GDPR art. 17(3)(e)). The name in the contract file is removed by its "
        "owners.",
    )
    day = language.day(done.kept_until, year=True)
    return "\n".join(
        (
            head.format(name=name, accounts=done.accounts, texts=done.texts, files=done.files),
            kept.format(day=day),
        )
    )


def not_yet(language: Language, name: str, numbers: str) -> str:
    """Say why nothing was erased: open matters must be handed over first."""
    text = language.pgettext(
        "erase.open",
        "Nothing erased: {name} has open matters: {numbers}. Please hand them over first (/people).",
    )
    return text.format(name=name, numbers=numbers)


def ask_first(language: Language, name: str) -> str:
    """Say what would be done, and how to do it."""
    text = language.pgettext(
        "erase.ask",
        "This would end the access of {name} and erase linked accounts, chat ids, texts, files and the name for good. "
        "What proves the course of reports stays. To do it, add --yes.",
    )
    return text.format(name=name)
