"""The managers' page as values, and its fixed words."""

from dataclasses import dataclass

from bot.wording.period_names import period_title
from bot.wording.words import Words
from models.sla.asked import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the page that opens into `lines`; `number` links to the incident's own page."""

    title: str
    text: str
    lines: tuple[str, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month to go to: as the address wants it, and by its name."""

    value: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardWords:
    """The fixed words of the page in one language."""

    title: str
    as_of: str
    measures: str
    open: str
    open_none: str
    late: str
    late_none: str
    money: str
    money_none: str
    chat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The page. `money` is None for those who may not see proposals; `contracts` are those the reader may see."""

    words: BoardWords
    contract: str
    contracts: tuple[str, ...]
    before: Month
    after: Month
    measures: tuple[Entry, ...]
    open: tuple[Entry, ...]
    late: tuple[Entry, ...]
    money: tuple[str, ...] | None


def board_words(words: Words, period: Period) -> BoardWords:
    """Word what always stands on the page."""
    t = words.language
    as_of = t.pgettext("board.asof", "Contract {contract}, as of {at}.")
    title = t.pgettext("board.title", "{period}: figures")
    return BoardWords(
        title=title.format(period=period_title(words, period)),
        as_of=as_of.format(contract=words.terms.number, at=words.moment(words.now)),
        measures=t.pgettext("board.measures", "Figures (each opens into how it was computed)"),
        open=t.pgettext("board.open", "Open now, the nearest deadline first"),
        open_none=t.pgettext("board.open.none", "Nothing is open."),
        late=t.pgettext("board.late", "Missed targets"),
        late_none=t.pgettext("board.late.none", "No target was missed."),
        money=t.pgettext("board.money", "Proposals (only a computation, a person decides)"),
        money_none=t.pgettext("board.money.none", "Nothing is proposed."),
        chat=t.pgettext("board.chat", "To the conversation"),
    )
