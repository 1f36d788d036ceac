"""A page as a person without a script sees it: its messages and the forms of their buttons, read from the HTML."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Shown:
    """A message: its place, whose it is, its text; buttons as (label, value), and the hidden fields beside them."""

    key: str
    kind: str
    is_own: bool
    text: str = ""
    buttons: list[tuple[str, str]] = field(default_factory=list)
    hidden: dict[str, str] = field(default_factory=dict)


class Screen(HTMLParser):
    """Reads a page; `messages` are in the order shown."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.messages: list[Shown] = []
        self._reading = ""
        self._value = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        classes = found.get("class", "").split()
        if tag == "li" and "message" in classes:
            self.messages.append(
                Shown(key=found["data-key"], kind=found["data-kind"], is_own="own" in classes)
            )
        elif not self.messages:
            return
        elif tag == "p" and "said" in classes:
            self._reading = "said"
        elif tag == "button" and found.get("name") == "token":
            self._reading, self._value = "button", found["value"]
            self.messages[-1].buttons.append(("", found["value"]))
        elif tag == "input" and found.get("type") == "hidden":
            self.messages[-1].hidden.setdefault(found["name"], found["value"])

    def handle_endtag(self, tag: str) -> None:
        if tag in {"p", "button"}:
            self._reading = ""

    def handle_data(self, data: str) -> None:
        if self._reading == "said":
            self.messages[-1].text += data
        elif self._reading == "button":
            label, value = self.messages[-1].buttons[-1]
            self.messages[-1].buttons[-1] = (label + data, value)
