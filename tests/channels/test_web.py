"""The browser as a channel: the shared suite over a real store, and what is the browser's own."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.channels.channel import Blocked, Letter, Posted, TimedOut, Unlinked
from bot.channels.web import WebChannel, lay_out
from bot.languages import Language
from bot.web.parts import WordedRow
from bot.wording.said import Said
from handlers.notices.answering import CardShown, QueueEmpty
from models.store.archive import Archive
from models.store.records import WebRow
from tests.channels.desk import RecordingDesk
from tests.channels.suite import Failure, Seen, letter
from tests.channels.suite_trouble import EVERY_CHECK, Check, Doing, Trouble
from tests.web.conftest import client_of
from tests.web.screen import Screen, Shown
from tests.web.world import CONTRACT, World, build

NOT_OF_A_PAGE = {
    "check_each_failure_has_its_error": "a store neither refuses a new row nor limits its rate; its own below",
    "check_a_rate_limit_says_how_long_to_wait": "a store sets no rate",
    "check_a_letter_too_long_is_cut_with_an_ellipsis": "a page shows a text whole",
    "check_what_comes_out_of_order_has_the_stamps_of_its_writing": "a browser's clock proves nothing: no stamp",
    "check_what_arrives_late_counts_from_when_it_was_written": "likewise",
    "check_an_edit_fails_as_a_send_does": "a store refuses no row that is there",
    **dict.fromkeys(
        (
            "check_a_dropped_connection_is_no_answer_and_the_next_send_arrives",
            "check_a_lost_answer_is_no_answer_although_the_message_arrived",
            "check_an_edit_whose_answer_was_lost_can_be_made_again",
            "check_buttons_taken_off_with_the_answer_lost_can_be_taken_off_again",
            "check_a_slow_answer_is_waited_for_and_what_is_heard_meanwhile_is_taken",
        ),
        "no wire lies between the program and its own store",
    ),
}
PAGE_CHECKS = [check for check in EVERY_CHECK if check.__name__ not in NOT_OF_A_PAGE]


@dataclass
class Remembering(WebChannel):
    """The real channel; it also remembers the words of each letter, which a page would find by itself."""

    world: World
    words: dict[str, Said] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(self.world.store, self.world.clock)

    async def send(self, letter: Letter) -> Posted:
        posted = await super().send(letter)
        self.words[posted.message] = letter.said
        return posted

    async def edit(self, letter: Letter, message: str) -> Posted:
        posted = await super().edit(letter, message)
        self.words[posted.message] = letter.said
        return posted

    def word_rows(self, archive: Archive, rows: Sequence[WebRow], language: Language) -> list[WordedRow]:
        return [
            WordedRow(
                id=row.id,
                slot=row.slot,
                kind=row.kind,
                said=self.words[row.slot or str(row.id)],
                own=False,
                at=row.at,
            )
            for row in rows
            if row.kind != "echo"
        ]


@dataclass(kw_only=True)
class WebBench:
    channel: Remembering
    desk: RecordingDesk
    client: httpx.AsyncClient
    chat: str = "seat-k2"
    account: str = "seat-k2"
    last: tuple[str, dict[str, str]] = ("", {})
    toasts: list[str] = field(default_factory=list)
    deeds: int = 0
    held: list[tuple[str, dict[str, str]]] | None = None

    async def person_writes(self, text: str) -> None:
        self.deeds += 1
        await self._post("/say", {"seat": "client", "text": text, "key": f"deed {self.deeds}"})

    async def person_presses(self, label: str) -> None:
        for message in reversed(await self.shown()):
            for found, value in message.buttons:
                if found == label:
                    await self._post("/press", {**message.hidden, "token": value})
                    return
        raise LookupError(label)

    async def platform_repeats(self) -> None:
        await self._post(*self.last)

    async def screen(self) -> list[Seen]:
        return [
            Seen(message=one.key, text=one.text, buttons=tuple(label for label, _value in one.buttons))
            for one in await self.shown()
        ]

    async def toast_shown(self) -> str:
        return self.toasts.pop(0)

    def fail_next(self, failure: Failure) -> None:
        raise NotImplementedError(NOT_OF_A_PAGE["check_each_failure_has_its_error"])

    def platform_holds(self) -> None:
        self.held = []

    async def platform_lets_go(self, *, reverse: bool = False, twice: bool = False) -> None:
        kept, self.held = self.held or [], None
        for path, form in reversed(kept) if reverse else kept:
            await asyncio.gather(*(self._post(path, form) for _ in range(2 if twice else 1)))

    def time_passes(self, span: timedelta) -> None:
        raise NotImplementedError(NOT_OF_A_PAGE)

    def trouble(self, doing: Doing, trouble: Trouble) -> None:
        raise NotImplementedError(NOT_OF_A_PAGE)

    async def platform_is_asked(self) -> None:
        raise NotImplementedError(NOT_OF_A_PAGE)

    def platform_answers(self) -> None:
        raise NotImplementedError(NOT_OF_A_PAGE)

    async def shown(self) -> list[Shown]:
        return Screen((await self.client.get("/")).text).messages

    async def _post(self, path: str, form: dict[str, str]) -> None:
        self.last = (path, form)
        if self.held is not None:
            self.held.append((path, form))
            return
        answer = await self.client.post(path, data=form, headers={"Accept": "application/json"})
        if answer.json()["toast"]:
            self.toasts.append(answer.json()["toast"])


@asynccontextmanager
async def web_bench(folder: Path) -> AsyncIterator[WebBench]:
    world = build(folder)
    desk = RecordingDesk()
    channel = Remembering(world)
    world.parts = replace(world.parts, desk=desk, word_rows=channel.word_rows)
    async with client_of(world) as client:
        await channel.start(desk)
        yield WebBench(channel=channel, desk=desk, client=client)
        await channel.stop()
    await world.store.close()


@pytest.mark.parametrize("check", PAGE_CHECKS, ids=lambda check: check.__name__)
async def test_the_page_keeps_the_promise_of_a_channel(check: Check, tmp_path: Path) -> None:
    async with web_bench(tmp_path) as bench:
        await check(bench)


def test_every_check_left_out_is_one_of_the_suite() -> None:
    assert set(NOT_OF_A_PAGE) <= {check.__name__ for check in EVERY_CHECK}


async def test_a_person_without_an_account_in_the_browser_is_unlinked(tmp_path: Path) -> None:
    async with web_bench(tmp_path) as bench:
        with pytest.raises(Unlinked):
            await bench.channel.send(replace(letter(bench, "próba"), person="k7"))


async def test_a_blocked_account_is_told_as_blocked(tmp_path: Path) -> None:
    async with web_bench(tmp_path) as bench:
        await bench.channel.world.store.write(block, bench.account)

        with pytest.raises(Blocked):
            await bench.channel.send(letter(bench, "próba"))


def block(archive: Archive, account: str) -> None:
    (found,) = archive.people.by_account("web", account)
    archive.people.block(found.id, archive.now)


async def test_a_store_that_is_locked_is_worth_another_try(tmp_path: Path) -> None:
    async with web_bench(tmp_path) as bench:
        await bench.channel.world.store.write(rename_web_table)

        with pytest.raises(TimedOut):
            await bench.channel.send(letter(bench, "próba"))
        assert bench.channel.health() == "degraded"


def rename_web_table(archive: Archive) -> None:
    archive.connection.exec_driver_sql("ALTER TABLE web RENAME TO web_away")


async def test_an_edit_keeps_its_place_when_a_draft_becomes_an_incident(tmp_path: Path) -> None:
    async with web_bench(tmp_path) as bench:
        draft = replace(letter(bench, "Czego dotyczy?"), slot="draft:17")
        card = replace(letter(bench, "Z-0042"), slot="incident:42", notice=CardShown(incident=42))
        posted = await bench.channel.send(draft)
        await bench.channel.send(letter(bench, "Przyjęto Z-0042."))

        await bench.channel.edit(card, posted.message)

        assert [one.text for one in await bench.shown()] == ["Z-0042", "Przyjęto Z-0042."]
        rows = await bench.channel.world.store.read(lambda archive: archive.web.tail([(CONTRACT, "k2")], 9))
        assert [(row.kind, row.incident) for row in rows][-1] == ("card", 42)


async def test_a_row_keeps_the_notice_and_no_words(tmp_path: Path) -> None:
    async with web_bench(tmp_path) as bench:
        said_letter = replace(letter(bench, "Brak otwartych zgłoszeń."), notice=QueueEmpty())

        await bench.channel.world.store.write(lay_out, said_letter, "")

        (row,) = await bench.channel.world.store.read(lambda archive: archive.web.tail([(CONTRACT, "k2")], 9))
        assert (row.kind, row.parameters) == ("queue.none", "{}")
