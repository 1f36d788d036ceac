"""What is said to whoever starts the program with settings it cannot use."""

from bot.languages import Language
from bot.settings import Problem, SettingsFault


def settings_faults(language: Language, faults: tuple[SettingsFault, ...]) -> str:
    """Word all faults, one a line, each under the name of its variable."""
    opening = language.npgettext(
        "cli.settings",
        "Reakcja cannot start: {count} setting is wrong.",
        "Reakcja cannot start: {count} settings are wrong.",
        len(faults),
    )
    lines = [f"  {fault.variable}: {_sentence(language, fault)}" for fault in faults]
    return "\n".join([opening.format(count=len(faults)), *lines])


def _sentence(language: Language, fault: SettingsFault) -> str:
    match fault.problem:
        case Problem.PORT | Problem.CHOICE:
            text = language.pgettext("cli.settings.choice", "“{found}” was found; expected: {expected}.")
        case Problem.URL:
            text = language.pgettext(
                "cli.settings.url",
                "“{found}” was found; expected: a whole address, such as https://sla.example.org.",
            )
        case Problem.PLAIN_HTTP:
            text = language.pgettext(
                "cli.settings.plain_http",
                "“{found}” was found; expected: an https address, plain http only to this machine itself.",
            )
        case Problem.DATABASE:
            text = language.pgettext(
                "cli.settings.database", "This kind of database is not known; expected: {expected}."
            )
        case Problem.WEBHOOK_SIGNS:
            text = language.pgettext(
                "cli.settings.webhook_signs", "Telegram accepts at most 256 of these signs: {expected}."
            )
        case Problem.NEEDS:
            text = language.pgettext("cli.settings.needs", "This needs another setting as well: {expected}.")
        case Problem.OTHER:
            text = language.pgettext("cli.settings.other", "This value cannot be used ({expected}).")
    return text.format(found=fault.found, expected=fault.expected)
