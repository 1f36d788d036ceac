"""A channel that keeps its letters in memory: for trying the road out and for tests of what lies behind it.

Honours the whole protocol and passes the suite of the real ones. People act through `writes` and `presses`; a
delivery that the desk could not keep stays waiting until `deliver` brings it again.
"""

import asyncio
from collections import deque
from dataclasses import dataclass, replace
from datetime import datetime

from bot.channels.channel import Abilities, ChannelError, FrontDesk, Letter, Posted, Refused, Taken, TooLarge
from bot.clock import Clock
from bot.wording.said import Said
from handlers.messages import Arrival, Inbound

TEXT_LIMIT = 4096
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A message on screen: its id, the letter behind it as it stands now, how often it was edited."""

    message: str
    letter: Letter
    edits: int = 0

    @property
    def text(self) -> str:
        """Return the text as the reader sees it, cut at the limit."""
        text = self.letter.said.plain
        return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 1] + ELLIPSIS

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels of its buttons, in reading order."""
        return tuple(button.label for button in self.letter.said.buttons)


class RecordingChannel:
    """A platform in memory. `failures` are raised by the next sends and edits, one each, in this order.

    `files` are what its attachments lead to, by reference.
    """

    abilities = Abilities(
        buttons=True,
        edits=True,
        forms=False,
        threads=True,
        text_limit=TEXT_LIMIT,
        files=True,
        keeps_buttons=True,
    )

    def __init__(self, clock: Clock, name: str = "recording") -> None:
        self.name = name
        self.messages: list[Recorded] = []
        self.toasts: list[Said] = []
        self.failures: deque[ChannelError] = deque()
        self.files: dict[str, bytes | ChannelError] = {}
        self._clock = clock
        self._desk: FrontDesk | None = None
        self._waiting: deque[Inbound] = deque()
        self._last: Inbound | None = None
        self._counter = 0
        self._contact_at: datetime | None = None
        self._order = asyncio.Lock()
        self._is_held = False

    async def start(self, desk: FrontDesk) -> None:
        """Begin to hand inbounds to the desk; what was written before arrives now."""
        self._desk = desk
        self._contact_at = self._clock.now()
        await self.deliver()

    async def stop(self) -> None:
        """Stop handing over; what is written from now on waits for the next start."""
        self._desk = None

    async def send(self, letter: Letter) -> Posted:
        """Put a new message on screen; raises the next of `failures`."""
        self._fail()
        recorded = Recorded(message=self._number("m"), letter=letter)
        self.messages.append(recorded)
        return Posted(message=recorded.message, platform_at=self._contact_at)

    async def edit(self, letter: Letter, message: str) -> Posted:
        """Replace a message on screen; raises `Refused` where there is none, or the next of `failures`."""
        self._fail()
        for place, old in enumerate(self.messages):
            if (old.letter.chat, old.message) == (letter.chat, message):
                stays = replace(letter, topic=old.letter.topic, thread=old.letter.thread)
                if letter.only_buttons:
                    words = old.letter.said
                    stays = replace(old.letter, said=replace(words, rows=letter.said.rows), only_buttons=True)
                self.messages[place] = replace(old, letter=stays, edits=old.edits + 1)
                return Posted(message=message)
        raise Refused(f"no message {message} in chat {letter.chat}")

    async def fetch(self, reference: str, most_bytes: int) -> bytes:
        """Return one of `files`, or raise what stands there instead; Refused for any other reference."""
        found = self.files.get(reference, Refused("no such file"))
        if isinstance(found, ChannelError):
            raise found
        if len(found) > most_bytes:
            raise TooLarge(f"{len(found)} bytes")
        return found

    def health(self) -> str:
        """Return "ok" between start and stop, else "degraded"."""
        return "ok" if self._desk is not None else "degraded"

    def last_contact_at(self) -> datetime | None:
        """Return when somebody last wrote or was written to, None before the start."""
        return self._contact_at

    def screen(self, chat: str) -> list[Recorded]:
        """Return a chat's messages as they stand now, oldest first."""
        return [recorded for recorded in self.messages if recorded.letter.chat == chat]

    async def writes(self, account: str, text: str) -> Inbound:
        """Let a person write a text in their private chat; return the inbound."""
        return await self._hand_over(
            replace(self._inbound(account), text=text, platform_at=self._clock.now())
        )

    async def presses(self, account: str, label: str) -> Inbound:
        """Let a person press the button on the newest message having it; raises `LookupError` without one."""
        for recorded in reversed(self.screen(account)):
            for button in recorded.letter.said.buttons:
                if button.label == label:
                    press = replace(self._inbound(account), kind=Arrival.PRESS, act=button.act)
                    about = replace(press, subject=button.subject, argument=button.argument)
                    return await self._hand_over(replace(about, message=recorded.message))
        raise LookupError(f"no button {label!r} in chat {account}")

    async def repeat(self) -> None:
        """Deliver the newest inbound again, and before it whatever could not be kept so far."""
        if self._last is not None and self._last not in self._waiting:
            self._waiting.append(self._last)
        await self.deliver()

    def hold(self) -> None:
        """Keep back what people do until `release`."""
        self._is_held = True

    async def release(self, *, reverse: bool = False, twice: bool = False) -> None:
        """Hand over what was kept back, received now; the newest first, each two times, where that is wanted."""
        self._is_held = False
        late = [replace(one, received_at=self._clock.now()) for one in self._waiting]
        late = late[::-1] if reverse else late
        self._waiting = deque(one for one in late for _ in range(2 if twice else 1))
        await self.deliver()

    async def deliver(self) -> None:
        """Hand over what is waiting, in order; stops where the desk cannot keep."""
        async with self._order:
            while self._waiting and self._desk is not None and not self._is_held:
                try:
                    taken = await self._desk.take(self._waiting[0])
                except Exception:  # whatever the inbox raises, the delivery stays and comes again
                    return
                self._waiting.popleft()
                self._show(taken)

    async def _hand_over(self, inbound: Inbound) -> Inbound:
        self._last = inbound
        self._contact_at = inbound.received_at
        self._waiting.append(inbound)
        await self.deliver()
        return inbound

    def _inbound(self, account: str) -> Inbound:
        return Inbound(
            channel=self.name,
            key=self._number("u"),
            account=account,
            chat=account,
            kind=Arrival.TEXT,
            received_at=self._clock.now(),
            message=self._number("m"),
        )

    def _show(self, taken: Taken) -> None:
        if taken.toast is not None:
            self.toasts.append(taken.toast)

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.popleft()
        self._contact_at = self._clock.now()

    def _number(self, letter: str) -> str:
        self._counter += 1
        return f"{letter}{self._counter}"
