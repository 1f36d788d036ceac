"""Pairs a kind of notice with the function that words it; the lists of pairs meet in `dispatch`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.wording.said import Said
from bot.wording.words import Words
from handlers.messages import Notice

N = TypeVar("N", bound=Notice)


@dataclass(frozen=True, slots=True)
class Saying:
    """A kind of notice and how it is worded."""

    kind: type[Notice]
    word: Callable[[Notice, Words], Said]


def saying(kind: type[N], word: Callable[[N, Words], Said]) -> Saying:
    """Pair a kind of notice with its wording; TypeError when another kind is given to it."""

    def worded(notice: Notice, words: Words) -> Said:
        if not isinstance(notice, kind):
            raise TypeError(f"{type(notice).__name__} is not worded as {kind.__name__}")
        return word(notice, words)

    return Saying(kind, worded)
