"""The digest that pins a text of the contract to its incidents (DECISIONS 1.1).

Of the TOML as written, never of the models: a default added by a later release must not change it.
"""

import json
from datetime import date, time
from hashlib import sha256

from models.contract_file.calendars import ClosedDates
from models.contract_file.faults import Document, Value

CALENDAR = "_calendar"
"""Under this name the closed dates stand in a kept text; no table of a contract file is called so."""


def text_of(document: Document, closed: ClosedDates) -> str:
    """Return one text as canonical JSON: amendments applied, `amendment` left out, closed dates in."""
    text: Document = {
        **{name: value for name, value in document.items() if name != "amendment"},
        CALENDAR: {key: list(days) for key, days in closed.items()},
    }
    return canonical(text)


def digest_of_text(text: str) -> str:
    """Return `sha256:` and the SHA-256 of a text made by `text_of`."""
    return "sha256:" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def canonical(value: Value) -> str:
    """Write canonical JSON: sorted names, no spaces, no ASCII escaping, dates ISO."""
    return _written(value)


def _written(value: object) -> str:
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain, allow_nan=False
    )


def canonical_text(value: object) -> str:
    """Write a value as a person reads it: texts bare, nothing as nothing, the rest as canonical JSON."""
    if value is None or isinstance(value, str):
        return value or ""
    return _written(value)


def _plain(value: object) -> object:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot stand in a contract file")
