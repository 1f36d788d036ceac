"""The real places of the stories: the unmodified clients over loopback, the fakes behind them, people on screens.

Telegram pushes to a webhook and Slack posts signed requests, so that an act is over when its answer is.
"""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from aiohttp import web

from bot.channels.channel import ChannelError, RateLimited, Taken
from bot.channels.recording import Recorded
from bot.channels.slack import SlackChannel
from bot.channels.telegram import TelegramChannel
from bot.wording.said import Button
from handlers.messages import Arrival, Inbound
from tests.channels import slack_bench, telegram_bench
from tests.fakes.slack import SlackFake
from tests.fakes.slack_mount import Mount
from tests.fakes.slack_person import Person as SlackPerson
from tests.fakes.slack_world import flood as slack_flood
from tests.fakes.telegram import Person as TelegramPerson
from tests.fakes.telegram import TelegramFake
from tests.fakes.telegram import flood as telegram_flood
from tests.stories.places import Act, OnScreen, RealPlace

if TYPE_CHECKING:
    from tests.stories.person import Person
    from tests.stories.world import World

SECRET = "Tajne-slowo_42"


class TelegramPlace(RealPlace):
    """Telegram, pushed by webhook; an account is its number, and so is its private chat."""

    def __init__(self, world: "World") -> None:
        self.fake = TelegramFake(clock=world.clock)
        self.people: dict[str, TelegramPerson] = {}
        self._stack = AsyncExitStack()
        channel = TelegramChannel(
            self.fake.token,
            self.fake.url,
            clock=world.clock,
            webhook_secret=SECRET,
            public_url="http://127.0.0.1",
            pace=telegram_bench.HURRY,
        )
        super().__init__(world, channel)

    async def open(self, world: "World") -> None:
        self._stack.enter_context(self.fake)
        door = web.Application()
        door.router.add_post("/telegram/webhook", self._post)
        runner = web.AppRunner(door, shutdown_timeout=1)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.channel._public_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        await self.channel.start(self.desk)

    async def close(self) -> None:
        await self.channel.stop()
        await self._stack.aclose()

    async def _post(self, request: web.Request) -> web.Response:
        return web.Response(status=await self.channel.webhook(request.headers, await request.read()))

    def address(self, name: str) -> tuple[str, str]:
        if name not in self.people:
            self.people[name] = self.fake.user(1001 + len(self.people), name, self.world.language)
        return (str(self.people[name].id),) * 2

    async def act(self, person: "Person", act: Act) -> tuple[Inbound, Taken]:
        return await self._settled(lambda: self._do(self.fake.people[int(person.account)], act))

    async def press(self, person: "Person", shown: Recorded, button: Button) -> tuple[Inbound, Taken]:
        who = self.fake.people[int(person.account)]
        return await self._settled(lambda: who.press(button.label, message=int(shown.message)))

    async def repeat(self, inbound: Inbound) -> Taken:
        return (await self._settled(self.fake.repeat_last))[1]

    async def _settled(self, do: Callable[[], object]) -> tuple[Inbound, Taken]:
        served = await self.desk.next(do)
        while self.channel._intake._tasks:
            await asyncio.wait(self.channel._intake._tasks)
        await self.world.settled()
        return served

    def _do(self, who: TelegramPerson, act: Act) -> None:
        told = {"text": "", "reply_to": None, "message": None, "attachments": (), **act.fields}
        reply_to = int(told["reply_to"]) if told["reply_to"] else None
        match act.kind:
            case Arrival.TEXT if told["attachments"]:
                who.photo(told["text"])
            case Arrival.TEXT:
                who.say(told["text"], reply_to=reply_to)
            case Arrival.COMMAND:
                who.say(f"/{told['act']} {told['text']}".strip())
            case Arrival.START:
                who.say(f"/start {told['text']}".strip())
            case Arrival.EDITED:
                who.edit(int(told["message"]), told["text"])
            case Arrival.BLOCKED:
                who.block()
            case Arrival.PRESS:
                data = ":".join(told.get(name) or "" for name in ("act", "subject", "argument"))
                who.forge(data.rstrip(":"), int(told["message"]) if told["message"] else None)
            case other:
                raise NotImplementedError(other)

    def answer(self, person: "Person", inbound: Inbound, taken: Taken) -> str:
        if inbound.kind is Arrival.PRESS:
            return self.fake.toasts[-1].text if taken.is_new else ""
        if taken.toast is None:
            return ""
        letters = {message for chat, message in self._letters if chat == person.chat}
        return next(
            one.text for one in reversed(self.fake.screen(int(person.chat))) if str(one.id) not in letters
        )

    def screen(self, chat: str) -> list[Recorded]:
        return [
            OnScreen(message=str(one.id), letter=letter, edits=one.edits, shown=one.text, buttons=one.buttons)
            for one in self.fake.screen(int(chat))
            if (letter := self._letters.get((chat, str(one.id)))) is not None
        ]

    def refuse(self, chat: str, why: ChannelError) -> None:
        fault = (
            telegram_flood(int(why.retry_seconds))
            if isinstance(why, RateLimited)
            else telegram_bench.FAULTS[why.failure]
        )
        self.fake.refusing[int(chat)] = fault

    def accept(self, chat: str) -> None:
        del self.fake.refusing[int(chat)]


class SlackPlace(RealPlace):
    """Slack, spoken to by signed HTTP; an account is TEAM:USER, a private chat is a channel of its own."""

    def __init__(self, world: "World") -> None:
        self.fake = SlackFake(clock=world.clock)
        self.people: dict[str, SlackPerson] = {}
        self._stack = AsyncExitStack()
        channel = SlackChannel(
            bot_token=self.fake.bot_token,
            signing_secret=self.fake.signing_secret,
            app_token=None,
            api_url=self.fake.url,
            clock=world.clock,
            pause=_at_once,
        )
        super().__init__(world, channel)

    async def open(self, world: "World") -> None:
        self._stack.enter_context(self.fake)
        mount = await self._stack.enter_async_context(Mount(self.channel))
        self.fake.events_url = mount.url
        await self.channel.start(self.desk)

    async def close(self) -> None:
        await self.channel.stop()
        await self._stack.aclose()

    def address(self, name: str) -> tuple[str, str]:
        if name not in self.people:
            locale = "pl-PL" if self.world.language == "pl" else "en-GB"
            self.people[name] = self.fake.user(name, locale=locale)
        return self.people[name].account, self.people[name].dm

    async def act(self, person: "Person", act: Act) -> tuple[Inbound, Taken]:
        return await self._settled(lambda: self._do(self._who(person), act))

    async def press(self, person: "Person", shown: Recorded, button: Button) -> tuple[Inbound, Taken]:
        who = self._who(person)
        return await self._settled(lambda: who.press(button.label, message=shown.message))

    async def repeat(self, inbound: Inbound) -> Taken:
        return (await self._settled(self.fake.repeat_last))[1]

    async def _settled(self, do: Callable[[], object]) -> tuple[Inbound, Taken]:
        served = await self.desk.next(do)
        await self.fake.until(lambda: self.fake.pushes[-1].is_acked)
        await self.channel.settled()
        await self.world.settled()
        return served

    def _who(self, person: "Person") -> SlackPerson:
        return self.fake.people[person.account.rpartition(":")[2]]

    def _do(self, who: SlackPerson, act: Act) -> None:
        told = {"text": "", "reply_to": None, "message": None, "attachments": (), **act.fields}
        match act.kind:
            case Arrival.TEXT if told["attachments"]:
                who.photo(text=told["text"])
            case Arrival.TEXT:
                who.say(told["text"], thread=told["reply_to"])
            case Arrival.COMMAND if told["act"] == "report":
                who.command("/awaria", told["text"])
            case Arrival.COMMAND:
                who.command("/sla", f"{told['act']} {told['text']}".strip())
            case Arrival.EDITED:
                who.edit(self._written(told["message"]), told["text"])
            case Arrival.REACTION:
                shown = next(one for one in who.screen() if one.ts == told["reply_to"])
                who.react("eyes", shown)
            case Arrival.PRESS:
                value = ":".join(told.get(name) or "" for name in ("subject", "argument")).rstrip(":")
                who.forge(told["act"], value, told["message"])
            case other:
                raise NotImplementedError(other)

    def _written(self, stamp: str) -> object:
        return next(push for push in self.fake.pushes if (push.body.get("event") or {}).get("ts") == stamp)

    def answer(self, person: "Person", inbound: Inbound, taken: Taken) -> str:
        return self._who(person).toasts()[-1] if taken.toast is not None else ""

    def screen(self, chat: str) -> list[Recorded]:
        return [
            OnScreen(message=one.ts, letter=letter, edits=one.edits, shown=one.text, buttons=one.buttons)
            for one in self.fake.screen(chat)
            if (letter := self._letters.get((chat, one.ts))) is not None
        ]

    def refuse(self, chat: str, why: ChannelError) -> None:
        fault = (
            slack_flood(int(why.retry_seconds))
            if isinstance(why, RateLimited)
            else slack_bench.FAULTS[why.failure]
        )
        self.fake.refusing[chat] = fault

    def accept(self, chat: str) -> None:
        del self.fake.refusing[chat]


async def _at_once(_seconds: float) -> None:
    """The story's clock stands still while a message is sent."""


PLACES: dict[str, Callable[["World"], RealPlace]] = {"telegram": TelegramPlace, "slack": SlackPlace}
