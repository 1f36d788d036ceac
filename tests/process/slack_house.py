"""An installation with the fake Slack beside it, by HTTP or by Socket Mode, and what its people do there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.fakes.slack import SlackFake
from tests.fakes.slack_person import Person
from tests.fakes.slack_world import Push, Shown
from tests.process.house import PATIENCE, Installation


class Hand:
    """One person at their Slack. Every act waits until it is possible, every look until it is there."""

    def __init__(self, person: Person) -> None:
        self.person = person

    def says(self, text: str, thread: str | None = None) -> "Hand":
        self.person.say(text, thread=thread)
        return self

    def sees(self, *texts: str) -> "Hand":
        """Wait until each text stands somewhere in the private chat, lasting or not."""
        for text in texts:
            self.until(lambda text=text: self.person.sees(text), f"does not see {text!r}")  # type: ignore[misc]
        return self

    def presses(self, label: str) -> Push:
        """Wait for the button, press it, wait for Slack to be answered."""
        self.until(lambda: any(label in one.buttons for one in self.person.screen()), f"has no [{label}]")
        push = self.person.press(label)
        self.until(lambda: bool(push.statuses), f"[{label}] goes unanswered")
        return push

    def card(self, number: str, text: str) -> Shown:
        """Wait until the incident's card holds this text and return it."""

        def found() -> list[Shown]:
            return [one for one in self.person.screen() if one.text.startswith(f"{number} · ")]

        self.until(lambda: any(text in one.text for one in found()), f"has no card {number} with {text!r}")
        return found()[0]

    def until(self, condition: Callable[[], bool], failure: str) -> None:
        try:
            self.person.slack.bell.wait_until(condition, PATIENCE)
        except TimeoutError:
            shown = "\n".join(f"  {one.text!r} {one.buttons}" for one in self.person.screen())
            raise AssertionError(f"{self.person.name} {failure}:\n{shown}") from None


class SlackHouse:
    """The fake platform and the installation that speaks with it."""

    def __init__(self, slack: SlackFake, here: Installation) -> None:
        self.slack = slack
        self.here = here

    def hand(self, name: str, email: str | None, *, team: str | None = None, **flags: bool) -> Hand:
        return Hand(self.slack.user(name, email, team=team, **flags))

    def kinds(self, number: str) -> list[str]:
        """Return what happened to an incident, messages left out."""
        events = self.here.api.get(f"/incidents/{number}").json()["events"]
        return [one["kind"] for one in events if one["kind"] not in {"notified", "undelivered"}]


@contextmanager
def slack_house(folder: Path, *, by_socket: bool = False) -> Iterator[SlackHouse]:
    """Open both and start the program."""
    with SlackFake() as slack:
        settings = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_API_URL": slack.url}
        way = (
            {"SLACK_APP_TOKEN": slack.app_token}
            if by_socket
            else {"SLACK_SIGNING_SECRET": slack.signing_secret}
        )
        with Installation(folder, **settings, **way) as here:
            if not by_socket:
                slack.events_url = f"{here.url}/slack/events"
            here.start()
            yield SlackHouse(slack, here)
