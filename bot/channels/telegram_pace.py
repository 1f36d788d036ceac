"""The rest between two new messages to one private chat; the library's limiter keeps the other two limits."""

import asyncio

FORGET_ABOVE = 512


class Courtesy:
    """Lets one new message a second through to each private chat (DECISIONS 7.12); groups are not held."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._free_at: dict[str, float] = {}

    async def turn(self, chat: str) -> None:
        """Wait for the chat's turn, in the order of asking."""
        if chat.startswith("-"):
            return
        present = asyncio.get_running_loop().time()
        turn = max(present, self._free_at.get(chat, present))
        self._free_at[chat] = turn + self._seconds
        if len(self._free_at) > FORGET_ABOVE:
            self._free_at = {name: at for name, at in self._free_at.items() if at > present}
        await asyncio.sleep(turn - present)
