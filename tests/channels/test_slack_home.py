"""The Home tab on Slack: shown when opened, again after what is done, and never in anybody's way."""

from bot.channels.slack_home import HomeSection, home_view
from bot.channels.slack_sender import Sender
from bot.wording.said import Button, Run, Said
from handlers.messages import Arrival
from tests.channels.slack_bench import SlackBench, slack_bench
from tests.channels.test_slack_form import Forms
from tests.fakes.slack_kit import check_home, read_buttons
from tests.fakes.slack_world import SERVER_ERROR, refusal

REPORT = Button(label="Zgłoś awarię", act="form", is_main=True)
POLISH = Button(label="Polski", act="language", argument="pl")
ENGLISH = Button(label="English", act="language", argument="en")


class Home:
    """Gives everybody a home that says how often it was asked for."""

    def __init__(self) -> None:
        self.asked: list[Sender] = []
        self.is_down = False
        self.expects = False

    async def is_expected(self, sender: Sender) -> bool:
        return self.expects

    async def home(self, sender: Sender) -> tuple[HomeSection, ...]:
        self.asked.append(sender)
        if self.is_down:
            raise OSError("the store is away")
        top = Said(runs=(Run(f"po raz {len(self.asked)}"),), rows=((REPORT,),))
        language = Said(runs=(Run("Język:"),), rows=((POLISH, ENGLISH),))
        return (HomeSection(heading="", said=top), HomeSection(heading="Ustawienia", said=language))


async def opened(bench: SlackBench) -> None:
    bench.person.open_home()
    await bench.slack.until(lambda: bench.person.home != "")


async def test_who_opens_the_home_is_shown_it() -> None:
    homes = Home()
    async with slack_bench(homes=homes) as bench:
        await opened(bench)

        assert bench.person.home == "po raz 1UstawieniaJęzyk:"
        assert bench.person.home_buttons == ("Zgłoś awarię", "Polski", "English")
        (sender,) = homes.asked
        assert (sender.account, sender.identity.email, sender.locale) == (
            bench.account,
            bench.person.email,
            "pl",
        )
        assert bench.desk.deliveries == 0


async def test_who_is_expected_is_known_from_the_first_look() -> None:
    homes = Home()
    async with slack_bench(homes=homes) as bench:
        homes.expects = True

        await opened(bench)

        start = await bench.desk.next(Arrival.START)
        assert (start.account, start.chat, start.text) == (bench.account, bench.chat, "")
        assert start.identity.email == bench.person.email


async def test_the_messages_beside_it_are_no_home() -> None:
    async with slack_bench(homes=Home()) as bench:
        push = bench.person.open_home(tab="messages")

        await bench.slack.until(lambda: push.is_acked)
        await bench.channel.settled()
        assert bench.person.home == ""


async def test_a_press_on_the_home_is_one_of_the_private_chat_and_the_home_is_shown_anew() -> None:
    async with slack_bench(homes=Home()) as bench:
        await opened(bench)

        bench.person.press_home("English")

        press = await bench.desk.next(Arrival.PRESS)
        assert (press.act, press.argument, press.chat, press.is_private) == (
            "language",
            "en",
            bench.chat,
            True,
        )
        assert press.message is None
        await bench.slack.until(lambda: "po raz 2" in bench.person.home)


async def test_the_button_opens_the_form_and_a_report_shows_the_home_anew() -> None:
    async with slack_bench(homes=Home(), forms=Forms()) as bench:
        await opened(bench)
        bench.person.press_home("Zgłoś awarię")
        await bench.slack.until(lambda: bench.person.has_form)

        bench.person.submit({"service": "erp", "place": "biuro", "severity": "C", "text": "nie drukuje"})

        await bench.desk.next(Arrival.FORM)
        await bench.slack.until(lambda: "po raz 2" in bench.person.home)


async def test_where_no_form_opens_the_press_itself_is_taken() -> None:
    async with slack_bench(homes=Home()) as bench:
        await opened(bench)

        bench.person.press_home("Zgłoś awarię")

        assert (await bench.desk.next(Arrival.PRESS)).act == "form"


async def test_nobody_s_home_is_shown_who_has_not_opened_it() -> None:
    homes = Home()
    async with slack_bench(homes=homes) as bench:
        bench.person.command("/sla", "moje")

        await bench.desk.next(Arrival.COMMAND)
        await bench.channel.settled()
        assert homes.asked == []


async def test_a_slack_that_knows_no_home_is_left_in_peace() -> None:
    async with slack_bench(homes=Home()) as bench:
        for fault in (refusal("unknown_method"), refusal("not_enabled"), SERVER_ERROR):
            bench.slack.fail_next("views.publish", fault)
            push = bench.person.open_home()
            await bench.slack.until(lambda push=push: push.is_acked)  # type: ignore[misc]
            await bench.channel.settled()

        assert len(bench.slack.calls_of("views.publish")) == 3


async def test_a_store_that_is_away_spoils_nothing() -> None:
    homes = Home()
    async with slack_bench(homes=homes) as bench:
        homes.is_down = True
        push = bench.person.open_home()
        await bench.slack.until(lambda: push.is_acked)
        await bench.channel.settled()

        homes.is_down = False
        await opened(bench)


async def test_a_stranger_of_another_workspace_is_told_apart_on_the_home_too() -> None:
    homes = Home()
    async with slack_bench(homes=homes) as bench:
        stranger = bench.slack.user("Obca Osoba", "obca@inna.example.org", team="T0INNAFIRMA")

        stranger.open_home()

        await bench.slack.until(lambda: stranger.home != "")
        assert homes.asked[0].identity.foreign == "guest"


def test_a_home_keeps_within_slacks_limits_whatever_is_in_it() -> None:
    many = tuple(Button(label=f"Z-{number:04}", act="card", subject=str(number)) for number in range(260))
    sections = [HomeSection(heading="x" * 200, said=Said(runs=(Run("y" * 5000),), rows=(many,)))] * 12

    view = check_home(home_view(sections))

    assert len(view["blocks"]) <= 100  # type: ignore[arg-type]
    ids = [key.action_id for key in read_buttons(view["blocks"])]  # type: ignore[arg-type]
    assert len(ids) == len(set(ids))
