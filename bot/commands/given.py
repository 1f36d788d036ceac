"""What every command of an installation begins with: the settings, and the logs without their weight."""

import sys

from bot.languages import LanguageCode, languages
from bot.settings import Settings, SettingsError, read_settings
from bot.wording.settings import settings_faults


def settings_given(language: LanguageCode) -> Settings | None:
    """Read the settings; None where they have faults, all of which are printed then."""
    _import_logs_plainly()
    try:
        return read_settings()
    except SettingsError as refusal:
        print(settings_faults(languages(language), refusal.faults), file=sys.stderr)  # noqa: T201
        return None


def _import_logs_plainly() -> None:
    """Import structlog as if rich were not there: its drawn tracebacks are never used and weigh 5 MiB."""
    known = sys.modules.get("rich")
    sys.modules["rich"] = None  # type: ignore[assignment]  # how Python marks a module that is not to be found
    import structlog  # noqa: F401, PLC0415 - see above

    if known is None:
        del sys.modules["rich"]
    else:
        sys.modules["rich"] = known
