"""Where the people of a story sit: a platform in memory, or a real channel over a fake platform.

A place is what the post room sends by and what a person acts on. `RecordingPlace` is quick and shows every letter;
`RealPlace` (platforms.py has the two) drives the unmodified client over loopback and shows what the platform shows.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from bot.channels.channel import Channel, ChannelError, FrontDesk, Letter, Posted, Taken, TopicGone
from bot.channels.recording import Recorded, RecordingChannel
from bot.wording.said import Button
from handlers.messages import Arrival, Inbound

PATIENCE_SECONDS = 10.0

if TYPE_CHECKING:
    from tests.stories.person import Person
    from tests.stories.world import World


@dataclass(frozen=True, kw_only=True)
class Act:
    """What a person does: `fields` are those of the inbound it becomes."""

    kind: Arrival
    is_stamped: bool = True
    fields: Mapping[str, object] = field(default_factory=dict)


class Place(Channel, Protocol):
    """A channel with people on its other side; `ever` are all buttons that stood on a screen, and where."""

    messages: list[Recorded]
    ever: list[tuple[str, str, Button]]

    def address(self, name: str) -> tuple[str, str]:
        """Return the account and the private chat of somebody here, made at the first mention."""

    async def act(self, person: "Person", act: Act) -> tuple[Inbound, Taken]:
        """Do what a person does; return what came in and what became of it, once everything has settled."""

    async def press(self, person: "Person", shown: Recorded, button: Button) -> tuple[Inbound, Taken]:
        """Press a button that is on the screen."""

    async def repeat(self, inbound: Inbound) -> Taken:
        """Deliver the newest act once more, as a platform does when in doubt."""

    def answer(self, person: "Person", inbound: Inbound, taken: Taken) -> str:
        """Return the immediate answer as the person is shown it, "" for none."""

    def screen(self, chat: str) -> list[Recorded]:
        """Return a chat's messages as they stand now, oldest first."""

    def refuse(self, chat: str, why: ChannelError) -> None:
        """From now on take nothing for this chat."""

    def accept(self, chat: str) -> None:
        """Take messages for this chat again."""

    async def open(self, world: "World") -> None:
        """Begin; called once."""

    async def close(self) -> None:
        """End."""


class RecordingPlace(RecordingChannel):
    """A platform in memory on which some people cannot be reached and some topics have been deleted.

    `stripped` are the messages that were to lose buttons, each time, refused or not.
    """

    def __init__(self, world: "World", name: str) -> None:
        super().__init__(world.clock, name)
        self.world = world
        self.refusing: dict[str, ChannelError] = {}
        self.refuses_documents: ChannelError | None = None
        self.gone: set[str] = set()
        self.ever: list[tuple[str, str, Button]] = []
        self.stripped: list[str] = []
        self.keeps_buttons_because: ChannelError | None = None
        self.abilities = replace(self.abilities, edits=name != "email")

    async def send(self, letter: Letter) -> Posted:
        if letter.chat in self.refusing:
            raise self.refusing[letter.chat]
        if letter.document is not None and self.refuses_documents is not None:
            raise self.refuses_documents
        if letter.topic in self.gone:
            raise TopicGone(letter.topic)
        posted = await super().send(letter)
        self.ever += [(letter.chat, posted.message, button) for button in letter.said.buttons]
        return posted

    async def edit(self, letter: Letter, message: str) -> Posted:
        if letter.only_buttons:
            self.stripped.append(message)
            if self.keeps_buttons_because is not None:
                raise self.keeps_buttons_because
        self.ever += [(letter.chat, message, button) for button in letter.said.buttons]
        return await super().edit(letter, message)

    def address(self, name: str) -> tuple[str, str]:
        account = f"tg-{name}" if self.name == "telegram" else f"{self.name}-{name}"
        return account, account

    async def act(self, person: "Person", act: Act) -> tuple[Inbound, Taken]:
        now = self.world.clock.now()
        number = self.world.number()
        inbound = Inbound(
            channel=self.name,
            key=f"u{number}",
            account=person.account,
            kind=act.kind,
            received_at=now,
            locale=person.locale,
            **{  # type: ignore[arg-type]
                "chat": person.account,
                "message": f"in-{number}",
                "platform_at": now if act.is_stamped else None,
                **act.fields,
            },
        )
        return inbound, await self.world.take(inbound)

    async def press(self, person: "Person", shown: Recorded, button: Button) -> tuple[Inbound, Taken]:
        about = {"act": button.act, "subject": button.subject, "argument": button.argument}
        pressed = Act(kind=Arrival.PRESS, is_stamped=False, fields={**about, "message": shown.message})
        return await self.act(person, pressed)

    async def repeat(self, inbound: Inbound) -> Taken:
        return await self.world.take(inbound)

    def answer(self, person: "Person", inbound: Inbound, taken: Taken) -> str:
        return taken.toast.plain if taken.toast else ""

    def refuse(self, chat: str, why: ChannelError) -> None:
        self.refusing[chat] = why

    def accept(self, chat: str) -> None:
        del self.refusing[chat]

    async def open(self, world: "World") -> None:
        """Nothing to open."""

    async def close(self) -> None:
        """Nothing to close."""


@dataclass(frozen=True, kw_only=True)
class OnScreen(Recorded):
    """A message as the platform shows it, and the letter it was drawn from."""

    shown: str
    buttons: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.shown

    @property
    def labels(self) -> tuple[str, ...]:
        return self.buttons


class Counted:
    """The front desk of a real place: the world's own, with a note of all that was served."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.served: list[tuple[Inbound, Taken]] = []
        self._kept: dict[int, Inbound] = {}
        self._changed = asyncio.Event()

    async def keep(self, inbound: Inbound) -> int | None:
        row = await self.world.reception.keep(inbound)
        if row is None:
            self._note(inbound, Taken(is_stored=True, is_new=False))
        else:
            self._kept[row] = inbound
        return row

    async def handle(self, row: int) -> Taken:
        taken = await self.world.reception.handle(row)
        self._note(self._kept[row], taken)
        return taken

    async def take(self, inbound: Inbound) -> Taken:
        row = await self.keep(inbound)
        return Taken(is_stored=True, is_new=False) if row is None else await self.handle(row)

    async def next(self, do: Callable[[], object]) -> tuple[Inbound, Taken]:
        """Do something on the platform and return what the desk is handed because of it."""
        before = len(self.served)
        do()
        async with asyncio.timeout(PATIENCE_SECONDS):
            while len(self.served) == before:
                self._changed.clear()
                await self._changed.wait()
        return self.served[before]

    def _note(self, inbound: Inbound, taken: Taken) -> None:
        self.served.append((inbound, taken))
        self._changed.set()


class RealPlace:
    """What the two real places share: letters on their way out are remembered by the message they became."""

    def __init__(self, world: "World", channel: Channel) -> None:
        self.world, self.channel = world, channel
        self.name, self.abilities = channel.name, channel.abilities
        self.desk = Counted(world)
        self.ever: list[tuple[str, str, Button]] = []
        self._letters: dict[tuple[str, str], Letter] = {}

    async def start(self, desk: FrontDesk) -> None:
        await self.channel.start(desk)

    async def stop(self) -> None:
        await self.channel.stop()

    async def send(self, letter: Letter) -> Posted:
        posted = await self.channel.send(letter)
        return self._remember(letter, posted)

    async def edit(self, letter: Letter, message: str) -> Posted:
        return self._remember(letter, replace(await self.channel.edit(letter, message), message=message))

    def _remember(self, letter: Letter, posted: Posted) -> Posted:
        self._letters[letter.chat, posted.message] = letter
        self.ever += [(letter.chat, posted.message, button) for button in letter.said.buttons]
        return posted

    def health(self) -> str:
        return self.channel.health()

    def last_contact_at(self) -> datetime | None:
        return self.channel.last_contact_at()

    @property
    def messages(self) -> list[Recorded]:
        return [one for chat in {chat for chat, _ in self._letters} for one in self.screen(chat)]

    def screen(self, chat: str) -> list[Recorded]:
        raise NotImplementedError
