"""Reading a message's HTML as strictly as the Bot API does."""

from html import unescape
from html.parser import HTMLParser

TAGS = frozenset({"b", "strong", "i", "em", "u", "ins", "s", "del", "code", "pre", "a", "blockquote"})
ENTITIES = frozenset({"&lt;", "&gt;", "&amp;", "&quot;"})


class BadHtmlError(Exception):
    """What the Bot API refuses with "can't parse entities"."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.text: list[str] = []
        self.bold: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise BadHtmlError(f'Unsupported start tag "{tag}"')
        self.open.append(tag)
        if tag == "b":
            self.bold.append("")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise BadHtmlError(f'Unexpected end tag "{tag}"')

    def handle_data(self, data: str) -> None:
        if "<" in data:
            raise BadHtmlError("Unclosed start tag")
        self.text.append(data)
        if "b" in self.open:
            self.bold[-1] += data

    def handle_entityref(self, name: str) -> None:
        if f"&{name};" not in ENTITIES:
            raise BadHtmlError(f'Unsupported entity "{name}"')
        self.handle_data(unescape(f"&{name};").replace("<", "\0"))

    def handle_charref(self, name: str) -> None:
        self.handle_data(unescape(f"&#{name};").replace("<", "\0"))

    def handle_comment(self, data: str) -> None:
        raise BadHtmlError("Unsupported start tag")

    handle_decl = handle_comment
    handle_pi = handle_comment
    unknown_decl = handle_comment


def read_html(source: str) -> tuple[str, tuple[str, ...]]:
    """Return the plain text and its bold pieces; raises `BadHtmlError`."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    if reader.open:
        raise BadHtmlError(f'Can\'t find end tag corresponding to start tag "{reader.open[-1]}"')
    bold = tuple(piece.replace("\0", "<") for piece in reader.bold)
    return "".join(reader.text).replace("\0", "<"), bold


def units(text: str) -> int:
    """Return the length as the Bot API counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2
