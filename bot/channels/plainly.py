"""What the roads without buttons share: the addresses that stand in for them, as lines of text."""

from bot.channels.channel import Letter


def page_of(letter: Letter, public_url: str | None) -> str:
    """Return the address of the incident's page, "" where none is known or the letter is about no incident."""
    number = getattr(letter.notice, "number", None)
    if not public_url or not isinstance(number, str):
        return ""
    return f"{public_url.rstrip('/')}/incidents/{number}"


def links_of(letter: Letter) -> str:
    """Write buttons that open an address as lines; the others need a chat."""
    links = (one for one in letter.said.buttons if one.link)
    return "\n".join(f"{one.label}: {one.link.removeprefix('tel:')}" for one in links)


def cut(text: str, limit: int) -> str:
    """Return at most `limit` characters, the last one an ellipsis where something is left out."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
