"""What people type on Slack, made plain: the platform's mark-up undone, sub-words of `/sla` recognised.

At the edge. The words here are commands that are read, not words that are said.
"""

import re

from bot.channels.commands_typed import command_of as typed

MARK = re.compile(r"<([^<>]*)>")


def plain(text: str, bot: str = "") -> str:
    """Return what the person wrote: mentions of `bot` gone, links and names readable, `&lt;` a sign again.

    `plain("<@U0BOT> x &lt; y &amp; <https://a.pl|a.pl>", "U0BOT")` is `"x < y & a.pl"`.
    """
    without_marks = MARK.sub(lambda mark: _readable(mark[1], bot), text)
    unescaped = without_marks.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return unescaped.strip()


def _readable(mark: str, bot: str) -> str:
    target, _, label = mark.partition("|")
    kind, name = target[:1], target[1:]
    if kind == "@":
        return "" if name == bot else f"@{label or name}"
    if kind == "#":
        return f"#{label or name}"
    if kind == "!":
        return label or f"@{name}"
    if target.startswith(("mailto:", "tel:")):
        return label or target.partition(":")[2]
    # Slack makes links of what looks like one: then the label is what was typed.
    if label and label not in target:
        return f"{label} ({target})"
    return label or target


def command_of(name: str, text: str) -> tuple[str, str]:
    """Return the act and the rest of a slash command: `/awaria TEXT`, `/sla word…` or a command of its own.

    A missing word asks for help; an unknown one is the act "unknown", with what was typed as the rest.
    """
    own, _ = typed(name)
    if own:
        return own, text
    act, rest = typed(text)
    if act:
        return act, rest
    return ("unknown", text) if text.strip() else ("help", "")
