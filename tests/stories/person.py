"""Somebody with an account on a platform, as a story sees them: what they do and what their screen shows."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from bot.channels.channel import ChannelError, Taken
from bot.channels.recording import Recorded
from handlers.messages import Arrival, Attachment, Identity, Inbound
from tests.stories.places import Act, Place

if TYPE_CHECKING:
    from tests.stories.world import World


def plain(text: str) -> str:
    """Write typographic spaces as plain ones, so that stories can be typed."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


class Person:
    """Somebody with an account on one platform: what they do there and what their screen shows."""

    def __init__(
        self,
        world: "World",
        account: str,
        channel: str,
        key: str,
        locale: str | None = None,
        *,
        chat: str = "",
    ) -> None:
        self.world, self.account, self.channel, self.key, self.locale = world, account, channel, key, locale
        self.chat = chat or account
        self.toast = ""
        self.is_stored = True
        self.pressed: Inbound | None = None
        self._seen = 0

    @property
    def place(self) -> Place:
        return self.world.channels[self.channel]

    # ------------------------------------------------------------------ acts

    def writes(self, text: str, reply_to: str | None = None, files: tuple[Attachment, ...] = ()) -> "Person":
        return self.does(Arrival.TEXT, text=text, reply_to=reply_to, attachments=files)

    def reports_a_critical_failure(self, text: str = "taśma stoi, panel czarny") -> "Person":
        """The shortest way to an incident of class A on the line."""
        answers = {"pl": ("Tak", "Praca stoi"), "en": ("Yes", "Work has stopped")}
        return self.reports(text, *answers[self.world.language])

    def reports(self, text: str, *answers: str) -> "Person":
        """Write a report, answer the questions by these buttons, and send it."""
        self.writes(text)
        for answer in answers:
            self.presses(answer)
        return self.presses("Wyślij" if self.world.language == "pl" else "Send")

    def commands(self, name: str, rest: str = "") -> "Person":
        return self.does(Arrival.COMMAND, act=name, text=rest)

    def starts(self, token: str = "") -> "Person":
        return self.does(Arrival.START, text=token)

    def shares_number(self, phone: str, foreign: str | None = None) -> "Person":
        return self.does(Arrival.CONTACT, identity=Identity(display="?", phone=phone, foreign=foreign))

    def presses(self, label: str) -> "Person":
        """Press the button on the newest message that has it."""
        for recorded in reversed(self.screen):
            for button in recorded.letter.said.buttons:
                if label in (button.label, button.label.partition(" ")[2]) and not button.link:
                    return self._hand_in(self.place.press(self, recorded, button))
        raise AssertionError(
            f"{self.key or self.account} has no button {label!r} but {self.labels()}\n{self.shown()}"
        )

    def presses_late(self, label: str) -> "Person":
        """Press a button that stood on the screen until a moment ago: the edit had not arrived yet."""
        for chat, message, button in reversed(self.place.ever):
            if chat == self.chat and label in (button.label, button.label.partition(" ")[2]):
                assert not self.can_press(label), f"[{label}] is on the screen still"
                return self.forges(button.act, button.subject, button.argument, message)
        raise AssertionError(f"{self.key or self.account} never had a button {label!r}")

    def forges(self, act: str, subject: str = "", argument: str = "", message: str | None = None) -> "Person":
        """Press a button that may not be on the screen at all."""
        return self.does(
            Arrival.PRESS, stamped=False, act=act, subject=subject, argument=argument, message=message
        )

    def inbound(self, act: str, subject: str = "", argument: str = "") -> Inbound:
        """Return the press of a button as it comes in, for a story that hands it in itself."""
        return Inbound(
            channel=self.channel,
            key=f"u{self.world.number()}",
            account=self.account,
            chat=self.chat,
            kind=Arrival.PRESS,
            received_at=self.world.clock.now(),
            act=act,
            subject=subject,
            argument=argument,
        )

    def presses_again(self) -> "Person":
        """Press the same button once more, without looking at what has changed."""
        assert self.pressed is not None
        old = self.pressed
        return self.forges(old.act, old.subject, old.argument, old.message)

    def does(self, kind: Arrival, *, stamped: bool = True, **fields: object) -> "Person":
        return self._hand_in(self.place.act(self, Act(kind=kind, is_stamped=stamped, fields=fields)))

    def repeats(self, inbound: Inbound) -> Taken:
        """The platform delivers the very same thing again."""
        return self.world.run(self.place.repeat(inbound))  # type: ignore[return-value]

    def _hand_in(self, act: Awaitable[tuple[Inbound, Taken]]) -> "Person":
        self._seen = len(self.screen)
        self.handed, taken = self.world.run(act)  # type: ignore[misc]
        if self.handed.kind is Arrival.PRESS:
            self.pressed = self.handed
        self.world.every_button_is_known()
        self.toast = plain(self.place.answer(self, self.handed, taken))
        self.is_stored = taken.is_stored
        return self

    def is_out_of_reach(self, why: ChannelError) -> "Person":
        """From now on the platform refuses what is sent to this person."""
        self.place.refuse(self.chat, why)
        return self

    def is_back(self) -> "Person":
        """The platform takes messages for this person again."""
        self.place.accept(self.chat)
        return self

    # ---------------------------------------------------------------- screen

    @property
    def screen(self) -> list[Recorded]:
        return self.place.screen(self.chat)

    def shown(self) -> str:
        return "\n--\n".join(
            f"[{one.letter.notice.id}] {plain(one.text)} {list(one.labels)}" for one in self.screen
        )

    def labels(self) -> list[str]:
        return [label for one in self.screen for label in one.labels]

    def last(self) -> str:
        """The newest message as it stands now."""
        return plain(self.screen[-1].text) if self.screen else ""

    def sees(self, text: str) -> "Person":
        assert any(text in plain(one.text) for one in self.screen), (
            f"{text!r} is not on the screen:\n{self.shown()}"
        )
        return self

    def sees_not(self, text: str) -> "Person":
        assert not any(text in plain(one.text) for one in self.screen), (
            f"{text!r} is on the screen:\n{self.shown()}"
        )
        return self

    def hears(self, text: str) -> "Person":
        """The immediate answer to what was just done."""
        assert text in self.toast, f"{text!r} was not answered, but {self.toast!r}"
        return self

    def can_press(self, label: str) -> bool:
        return any(label in (one, one.partition(" ")[2]) for one in self.labels())

    def got(self) -> list[str]:
        """The ids of all messages on the screen, oldest first."""
        return [one.letter.notice.id for one in self.screen]

    def forgets(self) -> "Person":
        """Clear the screen, so that only what comes from now on is seen; cards are no longer edited there."""
        self._seen = len(self.screen)
        return self

    def news(self) -> list[str]:
        """The ids of the messages that came since `forgets`, or since the last own act."""
        return [one.letter.notice.id for one in self.screen[self._seen :]]
