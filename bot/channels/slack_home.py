"""The Home tab: asked for and drawn.

At the edge. The channel knows neither incidents nor figures: whoever is plugged in as `HomeSource` gives the
content in the person's language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.channels.slack_blocks import Block, blocks_of_part, shortened
from bot.channels.slack_sender import Sender
from bot.wording.said import Said

VIEW_BLOCKS = 100
HEADING = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeSection:
    """One part of a home: its heading, "" for none, and what it says; its buttons stand under it."""

    heading: str
    said: Said


class HomeSource(Protocol):
    """Gives a person's home; the composition root plugs the real one in."""

    async def home(self, sender: Sender) -> tuple[HomeSection, ...]:
        """Return what to show to this person, also to somebody not linked."""

    async def is_expected(self, sender: Sender) -> bool:
        """Tell whether this is somebody of the contract who is not linked yet: by opening the home they are."""


def home_view(sections: Sequence[HomeSection]) -> Block:
    """Draw a home of at most 100 blocks; what does not fit is left out from the end."""
    every = [button for section in sections for button in section.said.buttons]
    used: set[str] = set()
    blocks: list[Block] = []
    for section in sections:
        if blocks:
            blocks.append({"type": "divider"})
        if section.heading:
            words = {"type": "plain_text", "text": shortened(section.heading, HEADING), "emoji": False}
            blocks.append({"type": "header", "text": words})
        blocks += blocks_of_part(section.said, used, every)
    return {"type": "home", "blocks": blocks[:VIEW_BLOCKS]}
