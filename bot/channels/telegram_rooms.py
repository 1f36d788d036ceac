"""What a message to a group needs beside its words: the way into the private chat, for who is not known yet."""

from dataclasses import replace

from bot.channels.channel import Letter
from bot.channels.telegram_bot import RawBot
from bot.wording.said import Button, Said

LINKING = "invitation"
"""The act of the button that begins to link an account; in a private chat it is answered there."""


async def for_chat(bot: RawBot, letter: Letter) -> Said:
    """Return what to draw: in a group the button that links an account opens the bot's private chat.

    A bot may not write first to somebody who has never started it, so that a press could not be answered there.
    """
    said = letter.said
    if not letter.chat.startswith("-") or all(button.act != LINKING for button in said.buttons):
        return said
    address = await bot.address()
    return replace(said, rows=tuple(tuple(_opened(one, address) for one in row) for row in said.rows))


def _opened(button: Button, address: str) -> Button:
    return replace(button, link=address) if button.act == LINKING else button
