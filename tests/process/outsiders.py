"""People and programs outside while the program is killed again and again; they remember what they were told.

Each runs in a thread of its own and never sleeps: it waits for what the platform shows or for the program to
call again. What was not answered is asked once more, as people and monitoring do.
"""

import re
import threading
from collections.abc import Callable

import httpx

from tests.fakes.telegram import Shown
from tests.process.house import CONTRACT, Installation
from tests.process.telegram_house import Hand

LONGEST = 600.0
NUMBER = re.compile(r"Z-\d{4,}")


class Outsider(threading.Thread):
    """A thread that acts once for every turn it is given, and ends when told to, its last act finished."""

    def __init__(self, here: Installation, hand: Hand) -> None:
        super().__init__(daemon=True)
        self.here = here
        self.hand = hand
        self.failure: BaseException | None = None
        self._turns = 0
        self._is_over = False

    def give_turn(self) -> None:
        self._turns += 1
        self.bell.ring()

    def finish(self) -> None:
        """Let it do the turns it was given, then end; raises what went wrong."""
        self._is_over = True
        self.bell.ring()
        self.join(LONGEST)
        if self.failure is not None:
            raise self.failure
        assert not self.is_alive(), f"{type(self).__name__} never came to an end"

    @property
    def bell(self):  # type: ignore[no-untyped-def]
        return self.hand.person.telegram.bell

    def run(self) -> None:
        try:
            done = 0
            while True:
                self.bell.wait_until(lambda done=done: self._turns > done or self._is_over, LONGEST)
                if self._turns == done:
                    return
                self.act(done)
                done += 1
        except BaseException as failure:
            self.failure = failure

    def act(self, turn: int) -> None:
        raise NotImplementedError

    def until(self, condition: Callable[[], bool]) -> None:
        self.bell.wait_until(condition, LONGEST)


class Monitoring(Outsider):
    """A program that reports over the API, one key a report, until it is answered."""

    def __init__(self, here: Installation, hand: Hand) -> None:
        super().__init__(here, hand)
        self.numbers: dict[str, str] = {}

    def act(self, turn: int) -> None:
        key = f"alarm-{turn}"
        while key not in self.numbers:
            calls = self._polls
            try:
                answer = self.post(key)
            except httpx.TransportError:
                self.until(lambda calls=calls: self._polls > calls)  # type: ignore[misc]
                continue
            assert answer.status_code in {200, 201}, answer.text
            self.numbers[key] = answer.json()["number"]

    def post(self, key: str) -> httpx.Response:
        body = {"contract": CONTRACT, "service": "linia", "severity": "A", "text": f"monitoring: {key}"}
        return self.here.api.post("/incidents", json=body, headers={"Idempotency-Key": key})

    @property
    def _polls(self) -> int:
        return len(self.hand.person.telegram.calls_of("getUpdates"))


class Reporter(Outsider):
    """Somebody who reports over Telegram, button by button, until the receipt is on the screen."""

    def __init__(self, here: Installation, hand: Hand) -> None:
        super().__init__(here, hand)
        self.numbers: dict[str, str] = {}

    def act(self, turn: int) -> None:
        text = f"taśma stoi, zgłoszenie {turn}"
        said = self.hand.person.say(f"/awaria {text}")
        while text not in self.numbers:
            self.until(lambda: self._receipt(said) is not None or self._button(said) is not None)
            receipt, button = self._receipt(said), self._button(said)
            if receipt is not None:
                self.numbers[text] = receipt
            elif button is not None:
                self._press(button, said)

    STEPS = ("Wyślij", "Praca stoi", "Inna awaria", "Tak")

    def _button(self, said: int) -> str | None:
        """Return the next button of the draft as it stands."""
        for label in self.STEPS:
            if any(label in one.buttons for one in self._after(said)):
                return label
        return None

    def _press(self, label: str, said: int) -> None:
        """Press and wait for any change on the screen: after a restart the draft may stand in a new message."""
        before = self._after(said)
        self.hand.person.press(label)
        self.until(lambda: self._after(said) != before)

    def _receipt(self, said: int) -> str | None:
        for one in self._after(said):
            found = NUMBER.search(one.text)
            if one.text.startswith("Przyjęto") and found and found[0] not in self.numbers.values():
                return found[0]
        return None

    def _after(self, said: int) -> list[Shown]:
        return [one for one in self.hand.screen if one.id > said]


class Engineer(Outsider):
    """Somebody who presses [Biorę] on every new card; `taken` are those whose press was answered."""

    def __init__(self, here: Installation, hand: Hand) -> None:
        super().__init__(here, hand)
        self.pressed: set[str] = set()
        self.taken: set[str] = set()

    def act(self, turn: int) -> None:
        self.until(lambda: self._open() is not None)
        card = self._open()
        assert card is not None
        number = NUMBER.search(card.text)
        assert number is not None
        self.pressed.add(number[0])
        telegram = self.hand.person.telegram
        query = self.hand.person.press("Biorę", message=card.id)
        self.until(lambda: any(one.query == query for one in telegram.toasts) or card not in self.hand.screen)
        if any(one.query == query for one in telegram.toasts):
            self.taken.add(number[0])

    def _open(self) -> Shown | None:
        """Return the oldest message with the button whose incident has not been pressed yet."""
        for one in self.hand.screen:
            number = NUMBER.search(one.text)
            if "Biorę" in one.buttons and number and number[0] not in self.pressed:
                return one
        return None
