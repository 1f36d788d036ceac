"""From a translated template and data to runs of text: bold comes from the template alone, data stays data.

Stands between the catalogues and the sentences of this room. A template marks bold by `**` and is parsed
before anything is put in, so that nothing a person typed can become bold, a button, a second line or a hidden
sign.
"""

import re
import unicodedata
from collections.abc import Iterable

from bot.wording.said import Button, Run, Said

Runs = tuple[Run, ...]

CARD_QUOTE = 300
MESSAGE_QUOTE = 1000
NOTE_QUOTE = 2000
"""A note is passed on whole up to the length from which its sender is told that it was too long."""
LABEL = 40
ROW_BUTTONS = 3
ROW_SIGNS = 40
ELLIPSIS = "…"


def compose(template: str, **data: str | int) -> Runs:
    """Fill a translated template: what stands between `**` is bold."""
    shown = {name: neutral(str(value)) for name, value in data.items()}
    pieces = template.split("**")
    return tuple(
        Run(piece.format(**shown), bold=index % 2 == 1) for index, piece in enumerate(pieces) if piece
    )


def neutral(text: str) -> str:
    """Show people's text on one line: control signs and line ends become a space, invisible signs vanish.

    Invisible are zero-width signs and those that turn the direction of writing; half a pair of a broken
    encoding becomes the sign for it.
    """
    return re.sub(r"[ \t]+", " ", "".join(_visible(sign) for sign in text)).strip()


def _visible(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    if category == "Cs":
        return "\N{REPLACEMENT CHARACTER}"
    return "" if category == "Cf" else sign


def cut(text: str, limit: int) -> str:
    """Shorten to at most `limit` characters; the last one is an ellipsis where something was left out."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + ELLIPSIS


def label(text: str) -> str:
    """Make a button's label of contract data: one line, at most 40 characters."""
    return cut(neutral(text), LABEL)


def lines(*parts: Runs) -> Runs:
    """Put whole sentences under each other; empty ones leave no line."""
    return _joined("\n", parts)


def sentences(*parts: Runs) -> Runs:
    """Put whole sentences after each other; empty ones leave no gap."""
    return _joined(" ", parts)


def _joined(separator: str, parts: Iterable[Runs]) -> Runs:
    joined: list[Run] = []
    for part in parts:
        if joined and part:
            joined.append(Run(separator))
        joined.extend(part)
    return tuple(joined)


def said(runs: Runs, *buttons: Button | None) -> Said:
    """Make a message of runs and buttons in reading order; a button that is None is left out."""
    return Said(runs=runs, rows=rows_of(buttons))


def rows_of(buttons: Iterable[Button | None]) -> tuple[tuple[Button, ...], ...]:
    """Fill rows from left to right: at most three buttons and forty characters in one."""
    rows: list[list[Button]] = []
    for button in buttons:
        if button is None:
            continue
        width = sum(len(one.label) for one in rows[-1]) + len(button.label) if rows else 0
        if rows and len(rows[-1]) < ROW_BUTTONS and width <= ROW_SIGNS:
            rows[-1].append(button)
        else:
            rows.append([button])
    return tuple(tuple(row) for row in rows)
