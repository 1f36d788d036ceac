"""A worded message drawn with Slack's Block Kit: the text as rich text, the buttons under it.

At the edge. Rich text holds data as it is: no mark-up, mention or link arises from what people wrote, and
bold is a style beside the text instead of stars inside it. The plain `text` beside the blocks is for
notifications and screen readers; there `&`, `<` and `>` are escaped, the only signs with a meaning that can
ping someone.
"""

from collections.abc import Iterator, Sequence

from bot.wording.said import Button, Run, Said

BLOCKS = 50
"""Blocks of a message."""
TEXT = 3000
"""Characters of one text block."""
BUTTONS = 25
"""Elements of one actions block."""
LABEL = 75
"""Characters of a button."""
FALLBACK = 4000
"""Characters of the plain text that Slack shows whole."""
LINK = "link"
"""The act of a button that opens an address: its press needs no answer."""

Block = dict[str, object]


def blocks_of(said: Said, mention: str = "") -> list[Block]:
    """Return at most 50 blocks: the text, then one actions block a row; too many rows are joined.

    `mention` is the user whose attention the message calls for, named after the text; "" for nobody.
    """
    rows = _in_blocks(said.rows)
    if len(rows) >= BLOCKS:
        rows = _in_blocks((said.buttons,))
    used: set[str] = set()
    drawn = [_actions_block(row, used, said.buttons) for row in rows]
    return [*_text_blocks(said.runs, mention), *drawn][:BLOCKS]


def blocks_of_part(said: Said, used: set[str], every: Sequence[Button]) -> list[Block]:
    """Return a part of a larger view: the text, then its buttons in as few blocks as Slack allows.

    `used` are the action ids given out in the view so far, `every` all its buttons.
    """
    rows = _in_blocks((said.buttons,))
    return [*_text_blocks(said.runs, ""), *(_actions_block(row, used, every) for row in rows if row)]


def _in_blocks(rows: Sequence[Sequence[Button]]) -> list[Sequence[Button]]:
    return [row[start : start + BUTTONS] for row in rows for start in range(0, len(row), BUTTONS)]


def fallback_of(said: Said) -> str:
    """Return the plain text for notifications, escaped and cut to what Slack shows whole; never empty."""
    return shortened(escaped(said.plain), FALLBACK) or " "


def escaped(text: str) -> str:
    """Escape the three signs that Slack's text format gives a meaning to."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(text: str, limit: int) -> str:
    """Return the text, cut to `limit` characters with an ellipsis where it is longer."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _text_blocks(runs: Sequence[Run], mention: str) -> list[Block]:
    elements = [_text_element(run) for run in _cut(runs) if run.text]
    if mention:
        elements += [_text_element(Run(" ")), {"type": "user", "user_id": mention}]
    section: Block = {"type": "rich_text_section", "elements": elements}
    return [{"type": "rich_text", "elements": [section]}] if elements else []


def _cut(runs: Sequence[Run]) -> Iterator[Run]:
    """Give the runs out up to the limit; the last one ends with an ellipsis where something is left out."""
    room = TEXT
    whole = sum(len(run.text) for run in runs) <= TEXT
    for run in runs:
        if whole or len(run.text) < room:
            room -= len(run.text)
            yield run
        else:
            yield Run(run.text[: room - 1] + "…", run.bold)
            return


def _text_element(run: Run) -> Block:
    element: Block = {"type": "text", "text": run.text}
    if run.bold:
        element["style"] = {"bold": True}
    return element


def _actions_block(row: Sequence[Button], used: set[str], every: Sequence[Button]) -> Block:
    return {"type": "actions", "elements": [_button(button, used, every) for button in row]}


def _button(button: Button, used: set[str], every: Sequence[Button]) -> Block:
    drawn: Block = {
        "type": "button",
        "text": {"type": "plain_text", "text": shortened(button.label, LABEL), "emoji": False},
        "action_id": _unique_id(button, used, every),
    }
    value = _value(button)
    if value:
        drawn["value"] = value
    if button.link.startswith(("https://", "http://")):
        drawn["url"] = button.link
    if button.is_main:
        drawn["style"] = "primary"
    return drawn


def act_of(button: Button) -> str:
    """Return the act of a button on Slack: a number cannot be dialled from there, so it is told instead."""
    if button.link.startswith("tel:"):
        return button.act or "phone"
    return LINK if button.link else button.act


def _value(button: Button) -> str:
    argument = button.argument
    if button.link.startswith("tel:") and not argument:
        argument = button.link.removeprefix("tel:")
    return f"{button.subject}:{argument}" if argument else button.subject


def _unique_id(button: Button, used: set[str], every: Sequence[Button]) -> str:
    """Return the act; where several buttons of the message do the same act, with what tells them apart."""
    act = act_of(button)
    is_alone = sum(act_of(other) == act for other in every) == 1
    parts = [act] if is_alone else [act, button.argument or button.subject or str(len(used))]
    name = ".".join(parts)
    if name in used:
        name = f"{name}.{len(used)}"
    used.add(name)
    return name
