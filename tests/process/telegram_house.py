"""An installation with the fake Telegram beside it, and what its people do there by label and text."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.fakes.telegram import Person, Shown, TelegramFake
from tests.process.house import PATIENCE, Installation

PHONES = {"k1": "101", "k2": "102", "s1": "201", "s2": "202", "s3": "203"}
NAMES = {"k1": "Anna Przykład", "k2": "Bartosz Wzór", "s1": "Ewa Makieta", "s2": "Filip Schemat"}


def phone(key: str) -> str:
    """Return a contact's number as the example contract has it."""
    return f"+48 000 000 {PHONES[key]}"


class Hand:
    """One person at their telephone. Every act waits until it is possible, every look until it is there."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @property
    def screen(self) -> list[Shown]:
        return self.person.screen()

    @property
    def newest(self) -> Shown:
        return self.screen[-1]

    def card(self, number: str) -> Shown:
        """Return the card of an incident as it stands."""
        return next(one for one in self.screen if one.text.startswith(f"{number} · "))

    def sees(self, *texts: str) -> "Hand":
        """Wait until each text stands somewhere on the screen."""
        for text in texts:
            self._until(lambda text=text: self.person.sees(text), f"does not see {text!r}")
        return self

    def sees_on_card(self, number: str, *texts: str) -> "Hand":
        """Wait until the card of the incident holds these texts."""

        def holds() -> bool:
            return any(
                one.text.startswith(f"{number} · ") and all(text in one.text for text in texts)
                for one in self.screen
            )

        self._until(holds, f"has no card {number} with {texts}")
        return self

    def says(self, text: str) -> "Hand":
        self.person.say(text)
        return self

    def presses(self, label: str) -> str:
        """Wait for the button, press it, wait for the platform to be answered; return the query."""
        telegram = self.person.telegram
        self._until(lambda: any(label in one.buttons for one in self.screen), f"has no [{label}]")
        query = self.person.press(label)
        self._until(lambda: any(one.query == query for one in telegram.toasts), f"[{label}] goes unanswered")
        return query

    def links(self, key: str) -> "Hand":
        self.person.contact(phone(key))
        return self.sees(NAMES.get(key, ""))

    def _until(self, condition: object, failure: str) -> None:
        try:
            self.person.telegram.bell.wait_until(condition, PATIENCE)  # type: ignore[arg-type]
        except TimeoutError:
            shown = "\n".join(f"  {one.text!r} {one.buttons}" for one in self.screen)
            raise AssertionError(f"{self.person.name} {failure}:\n{shown}") from None


class TelegramHouse:
    """The fake platform and the installation that speaks with it."""

    def __init__(self, telegram: TelegramFake, here: Installation) -> None:
        self.telegram = telegram
        self.here = here
        self._next = 500

    def hand(self, name: str, lang: str | None = "pl") -> Hand:
        """Add somebody who has opened the chat."""
        self._next += 1
        return Hand(self.telegram.user(self._next, name, lang))

    def linked(self, key: str, lang: str | None = "pl") -> Hand:
        """Add a contact of the contract who has shared their number."""
        return self.hand(NAMES[key], lang).links(key)

    def newest(self) -> dict[str, object]:
        """Return the newest incident as the API tells it."""
        found: dict[str, object] = self.here.api.get("/incidents").json()["items"][0]
        return found


@contextmanager
def telegram_house(folder: Path, **settings: str) -> Iterator[TelegramHouse]:
    """Open both; nothing is started yet."""
    with (
        TelegramFake() as telegram,
        Installation(
            folder, TELEGRAM_TOKEN=telegram.token, TELEGRAM_API_URL=telegram.url, **settings
        ) as here,
    ):
        yield TelegramHouse(telegram, here)
