"""What a worded message looks like before a platform draws it: runs of text, rows of buttons, nothing else."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one weight. The text is data: a platform escapes all of it."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button: its label as the person reads it, the act it does, the row it is about, and the choice made.

    `act` is the English name of the act ("ack", "service"); `subject` the row id of an incident or a conversation,
    "" for none; `argument` a key of the contract or "" . `link` instead opens an address ("tel:…", "https://…").
    """

    label: str
    act: str = ""
    subject: str = ""
    argument: str = ""
    link: str = ""
    is_main: bool = False

    @property
    def token(self) -> str:
        """Return the press as one short text: `ack:42`, `service:17:erp` (at most 64 bytes on Telegram)."""
        return ":".join(part for part in (self.act, self.subject, self.argument) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message worded in one language.

    `runs` may hold line breaks. `rows` are rows of buttons, top to bottom. `bell` says that it must notify.
    `asks_contact` asks the platform for the person's own contact card with this label, where the platform can;
    `ends_asking` takes that button away again.
    """

    runs: tuple[Run, ...]
    rows: tuple[tuple[Button, ...], ...] = field(default=())
    bell: bool = True
    asks_contact: str | None = None
    ends_asking: bool = False

    @property
    def plain(self) -> str:
        """Return the text without weights, as for e-mail and alerts."""
        return "".join(run.text for run in self.runs)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Return all buttons, in reading order."""
        return tuple(button for row in self.rows for button in row)
