"""Messages that do not get through at once: tried again, in order, then by the next road, all on record."""

import asyncio

import pytest

from bot.channels.channel import Letter, Posted, RateLimited, TimedOut
from models.store.records import NewDelivery
from tests.stories.person import Person
from tests.stories.world import EVERYWHERE, EXAMPLE, IN_MEMORY, NUMBER, ON_TELEGRAM, World

pytestmark = EVERYWHERE


def test_a_platform_that_does_not_answer_is_tried_again(world: World) -> None:
    filip = world.person("s2").is_out_of_reach(TimedOut())
    world.person("k2").reports_a_critical_failure()
    assert filip.got() == []

    filip.is_back()
    world.pass_time(seconds=2)

    filip.sees("NOWE Z-0001")
    (sent,) = [one for one in world.deliveries() if one.recipient == "s2"]
    assert (sent.attempts, sent.failure) == (2, None)


def test_what_waits_for_its_next_try_is_not_overtaken(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()
    bartosz.is_out_of_reach(RateLimited(20))
    world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    world.pass_time(seconds=5)
    world.person("s2").presses("Obejście").writes("pakować ręcznie")
    bartosz.is_back()

    world.pass_time(minutes=1)

    assert bartosz.got()[-2:] == ["ack.client", "wa.client"]


def test_two_messages_of_one_moment_keep_their_order_through_a_failure(world: World) -> None:
    bartosz = world.person("k2").writes("taśma stoi").presses("Tak").presses("Praca stoi")
    bartosz.is_out_of_reach(TimedOut())
    with world.database.writing(world.clock.now()) as archive:
        for kind in ("text.empty", "mine.none"):
            new = NewDelivery(
                contract=NUMBER,
                incident=None,
                recipient="k2",
                channel=bartosz.channel,
                chat=bartosz.chat,
                kind=kind,
                parameters="{}",
                key=kind,
            )
            archive.outbox.add(new)
    world.settle()
    bartosz.is_back()

    world.pass_time(seconds=30)

    assert bartosz.got()[-2:] == ["text.empty", "mine.none"]


@ON_TELEGRAM
def test_after_five_tries_the_next_road_is_taken(world: World) -> None:
    filip_on_slack = world.person("s2", "slack")
    world.person("s2").is_out_of_reach(TimedOut())
    world.person("k2").reports_a_critical_failure()

    world.pass_time(minutes=5)

    filip_on_slack.sees("NOWE Z-0001")
    assert next(one.failure for one in world.deliveries() if one.recipient == "s2") == "timeout"
    undelivered = [event for event in world.incident().events if event.kind == "undelivered"]
    assert undelivered[0].facts["recipient"] == "s2"


def test_a_delivery_is_on_record_with_its_person_and_kind_and_nothing_personal(world: World) -> None:
    world.person("k2").reports_a_critical_failure()

    told = [event for event in world.incident().events if event.kind == "notified"]

    assert {(event.facts["recipient"], event.facts["notice"]) for event in told} >= {
        ("s1", "new"),
        ("s2", "new"),
        ("k1", "new.instant"),
        ("s3", "new.instant"),
        ("k2", "rep.sent"),
    }
    for event in world.incident().events:
        assert "tg-" not in str(dict(event.facts))
        assert "taśma" not in str(dict(event.facts))


@IN_MEMORY
def test_a_report_by_an_informal_channel_is_saved_without_a_clock_and_names_the_formal_ones(build) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert text.count("[channels.slack]\nformal = true") == 1
    world = build(
        contract=text.replace("[channels.slack]\nformal = true", "[channels.slack]\nformal = false")
    )
    bartosz = world.person("k2", "slack")

    bartosz.reports_a_critical_failure()

    assert world.incident().incident.state == "outside_contract"
    assert "Telegram" in bartosz.last()
    assert world.person("s2").got() == []


def test_a_contract_may_count_from_the_confirmation(build) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace(
        'start            = "first_message"', 'start = "confirmation"'
    )
    world = build(contract=text)
    bartosz = world.person("k2").writes("taśma stoi").presses("Tak").presses("Praca stoi")
    world.pass_time(minutes=3)

    bartosz.presses("Wyślij")

    assert world.wall(world.incident().incident.notified_at) == "2026-11-24 14:08:12"


def test_the_coordinator_may_confirm_for_the_reporter(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    filip.presses("Naprawione").writes("gotowe").presses("Wyślij")

    world.person("k1").forges("confirm", str(world.incident().id), "repair")

    assert world.incident().incident.state == "closed"
    world.person("k2").sees("Zamknięto Z-0001.")


def test_somebody_else_of_the_client_may_not_confirm(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    filip.presses("Naprawione").writes("gotowe").presses("Wyślij")

    world.person("k4").forges("confirm", str(world.incident().id), "repair").hears("Anna Przykład")

    assert world.incident().incident.state == "resolved"


@IN_MEMORY
def test_who_keeps_the_bot_waiting_keeps_nobody_else_waiting(world: World) -> None:
    filip, ewa = world.person("s2"), world.person("s1")
    world.person("k2").writes("taśma stoi").presses("Tak").presses("Praca stoi")
    answered = asyncio.Event()
    send, telegram = world.channels["telegram"].send, world.channels["telegram"]

    async def slow(letter: Letter) -> Posted:
        if letter.chat == filip.chat:
            await answered.wait()
        return await send(letter)

    async def scenario() -> None:
        committed = asyncio.Event()
        world.store.on_commit(committed.set)
        running = asyncio.ensure_future(world.post_room.run())
        telegram.send = slow  # type: ignore[method-assign]
        await world.reception.take(world.person("k2").inbound("send", "1"))
        async with asyncio.timeout(30):
            while not ewa.got():
                committed.clear()
                await committed.wait()
            assert filip.got() == []
            answered.set()
            while not filip.got():
                committed.clear()
                await committed.wait()
        running.cancel()
        await asyncio.wait([running])

    world.run(scenario())

    assert filip.got() == ["new"]
    assert world.deliveries()[0].attempts == 1


class Faulty:
    """Lets a channel fail in a way nobody foresaw for one chat, `times` times; what it says quotes the message."""

    def __init__(self, world: World, channel: str, chat: str, times: int = 99) -> None:
        place = world.channels[channel]
        self.send, self.edit = place.send, place.edit
        self.chat, self.left = chat, times
        place.send, place.edit = self._send, self._edit  # type: ignore[method-assign]

    async def _send(self, letter: Letter) -> Posted:
        self._fail(letter)
        return await self.send(letter)

    async def _edit(self, letter: Letter, message: str) -> Posted:
        self._fail(letter)
        return await self.edit(letter, message)

    def _fail(self, letter: Letter) -> None:
        if letter.chat == self.chat and self.left > 0:
            self.left -= 1
            raise KeyError(letter.said.plain)


@IN_MEMORY
def test_a_fault_nobody_foresaw_is_tried_again_and_keeps_the_order(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()
    Faulty(world, bartosz.channel, bartosz.chat, times=2)

    world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    world.pass_time(minutes=1)

    assert bartosz.got().count("ack.client") == 1


@IN_MEMORY
def test_a_fault_nobody_foresaw_has_a_limit_and_then_the_next_road_is_taken(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    filip_on_slack = world.person("s2", "slack")
    filip = world.person("s2")
    faulty = Faulty(world, filip.channel, filip.chat)
    world.person("k2").reports_a_critical_failure()

    world.pass_time(minutes=5)

    filip_on_slack.sees("NOWE Z-0001")
    first = next(one for one in world.deliveries() if one.recipient == "s2")
    assert (first.attempts, first.failure, first.failed_at is not None) == (5, "refused", True)
    told = capsys.readouterr().out
    assert "send_mishap" in told
    assert "taśma" not in told
    before = faulty.left
    world.pass_time(minutes=5)
    assert before - faulty.left < 10


@IN_MEMORY
def test_a_card_that_cannot_be_drawn_rests_and_holds_nothing_back(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()
    place = world.channels[bartosz.channel]
    healthy = place.edit

    async def fails(letter: Letter, message: str) -> Posted:
        raise KeyError(letter.said.plain)

    place.edit = fails  # type: ignore[method-assign]
    world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    assert "ack.client" in bartosz.got()
    assert "Filip Schemat" not in card_of(bartosz)

    place.edit = healthy  # type: ignore[method-assign]
    world.pass_time(minutes=2)

    assert "Filip Schemat" in card_of(bartosz)


def card_of(person: Person) -> str:
    return next(one.text for one in person.screen if one.letter.slot.startswith("incident:"))
