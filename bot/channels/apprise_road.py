"""The extra road: SMS, pushes and whatever else apprise speaks, to the contacts the operator set it up for.

Plain text without buttons, with the address of the incident's page. Nothing is received, and no address ever comes
from anywhere but the operator's setting. The library takes seconds to load, so that is done in a thread; what it logs
stays with it, because addresses hold secrets.
"""

import asyncio
import logging
import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import structlog

from bot.channels.channel import Abilities, FrontDesk, Letter, Posted, Refused, TimedOut, Unlinked
from bot.channels.plainly import cut, links_of, page_of
from bot.clock import Clock
from handlers.roads import EXTRA

if TYPE_CHECKING:
    from apprise import Apprise
    from apprise.result import AppriseResult

log = structlog.get_logger()

TEXT_LIMIT = 1_000
"""Characters of one message before its addresses: what a phone shows of a push, and a handful of SMS."""
TIMEOUT_SECONDS = 15.0
_REFUSED = re.compile(r"error=4(?!08|25|29)\d\d\b")
"""How the library tells an answer of HTTP that will not change: any 4xx but "later" and "slower"."""


class AppriseRoad:
    """Sends to the contacts of `addresses`; a letter's chat is the contact's name there, never an address."""

    name = EXTRA
    abilities = Abilities(buttons=False, edits=False, forms=False, threads=False, text_limit=TEXT_LIMIT)

    def __init__(
        self, addresses: Mapping[str, tuple[str, ...]], *, clock: Clock, public_url: str | None = None
    ) -> None:
        self._addresses = addresses
        self._clock = clock
        self._public_url = public_url
        self._loading: asyncio.Task[dict[str, Apprise]] | None = None
        self._contact_at: datetime | None = None
        self._is_reachable = True

    async def start(self, desk: FrontDesk) -> None:
        """Begin to load the library, beside everything else."""
        self._begin()

    async def stop(self) -> None:
        """Wait for the library where it is still being loaded: a thread cannot be called back."""
        if self._loading is not None:
            await asyncio.gather(self._loading, return_exceptions=True)

    async def send(self, letter: Letter) -> Posted:
        """Hand one message over; raises a ChannelError.

        With several addresses one that takes it is enough. A contact without a usable address is Unlinked.
        """
        found = (await asyncio.shield(self._begin())).get(letter.chat)
        if found is None:
            raise Unlinked("there is no extra road to this contact")
        try:
            async with asyncio.timeout(TIMEOUT_SECONDS):
                result = await found.async_notify(body=self._text(letter), body_format="text")
        except TimeoutError:
            self._is_reachable = False
            raise TimedOut("no answer in time") from None
        self._judge(result)
        self._contact_at = self._clock.now()
        return Posted(message="")

    async def edit(self, letter: Letter, message: str) -> Posted:
        """Refuse: what was sent cannot be changed."""
        raise Refused("such a message cannot be edited")

    def health(self) -> str:
        """Return "ok" until a message is not taken or an address is unusable, and again from the next one taken."""
        return "ok" if self._is_reachable else "degraded"

    def last_contact_at(self) -> datetime | None:
        """Return when a message was last taken, None before the first."""
        return self._contact_at

    def _begin(self) -> "asyncio.Task[dict[str, Apprise]]":
        """Load the library once; a failed load is tried again with the next message."""
        done = self._loading
        if done is None or (done.done() and (done.cancelled() or done.exception() is not None)):
            self._loading = asyncio.create_task(asyncio.to_thread(self._load))
        return self._loading  # type: ignore[return-value]

    def _load(self) -> "dict[str, Apprise]":
        from apprise import Apprise  # noqa: PLC0415 - seconds and tens of megabytes, only where it is set

        quiet = logging.getLogger("apprise")
        quiet.propagate = False
        quiet.addHandler(logging.NullHandler())
        found = {}
        for contact, addresses in self._addresses.items():
            one = Apprise()
            taken = [one.add(address) for address in addresses]
            if not all(taken):
                self._is_reachable = False
                log.error("extra_road_address_unknown", contact=contact, place=taken.index(False) + 1)
            if any(taken):
                found[contact] = one
        return found

    def _text(self, letter: Letter) -> str:
        text = cut(letter.said.plain.strip(), TEXT_LIMIT)
        parts = (text, links_of(letter), page_of(letter, self._public_url))
        return "\n\n".join(part for part in parts if part)

    def _judge(self, result: "AppriseResult") -> None:
        """Raise what a refusal means; one address of several that took it has delivered it."""
        self._is_reachable = any(bool(one) for one in result)
        if self._is_reachable:
            return
        told = [line.message for one in result for line in one.logs()]
        is_final = bool(told) and all(_REFUSED.search(line) for line in told)
        log.warning("extra_road_not_taken", is_final=is_final)
        raise Refused("refused") if is_final else TimedOut("not taken")
