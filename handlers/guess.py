"""Reading a description: which service it concerns, whether it is out of scope, a greeting, or a danger.

Pure. Words are compared without case and diacritics and tolerate Polish endings; nothing is decided for the
person, a guess is only offered. Out-of-scope keywords match whole words and only when nothing in scope
matches (DECISIONS 3.16).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from models.sla.contract import Terms

_WORD = re.compile(r"[^\W_]+")
_ALIKE = 82
"""Similarity in per cent from which two words count as forms of one (taśma and taśmę: 86)."""

_GREETINGS = (
    "hej hejka czesc witam witaj dzien dobry wieczor siema halo hello hi hey good morning afternoon evening "
    "test start thanks thank you dzieki dziekuje ok okej okay tak nie yes no pa bye"
)
_DANGER = ("pozar", "dym", "wypadek", "porazenie", "porazil", "prad", "fire", "smoke", "accident")
_DANGER_PHRASES = ("electric shock", "electrocuted")


def fold(text: str) -> str:
    """Return the text without case, diacritics and compatibility forms, for comparing only."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, in order, with repeats."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=4096)
def words_of_name(name: str) -> tuple[str, ...]:
    """Return the folded words of something the contract says, remembered: every message is held against them all."""
    return tuple(words_of(name))


@lru_cache(maxsize=4096)
def _folded_name(name: str) -> str:
    return fold(name)


def is_readable(text: str) -> bool:
    """Say whether a text holds at least one letter or digit; emoji and invisible signs do not count."""
    return any(unicodedata.category(char)[0] in "LN" for char in text)


def is_greeting(text: str) -> bool:
    """Say whether a text is only a greeting or a thank-you: that is no description of an outage."""
    words, greetings = words_of(text), _GREETINGS.split()
    return 0 < len(words) <= 4 and all(word in greetings for word in words)


def is_danger(text: str) -> bool:
    """Say whether a text speaks of danger to health or life."""
    words = words_of(text)
    joined = " ".join(words)
    return any(_alike(word, sign) for word in words for sign in _DANGER) or any(
        phrase in joined for phrase in _DANGER_PHRASES
    )


def guess_service(terms: Terms, text: str) -> str | None:
    """Guess the service whose keywords fit best; None when nothing fits or two fit equally."""
    best, leaders = _leaders(terms, text)
    return leaders[0] if best and len(leaders) == 1 else None


def likeliest_service(terms: Terms, text: str) -> str:
    """Return the service to write a report under whose reporter does not know: the first of those that fit best."""
    return _leaders(terms, text)[1][0]


def _leaders(terms: Terms, text: str) -> tuple[int, list[str]]:
    """Return how many keywords of the best service the text holds, and the services that have so many."""
    words = words_of(text)
    scores = {
        key: sum(
            _contains(words, word)
            for word in {*service.keywords, service.short, service.short_en or service.short}
        )
        for key, service in terms.services.items()
    }
    best = max(scores.values(), default=0)
    return best, [key for key, score in scores.items() if score == best]


def out_of_scope(terms: Terms, text: str) -> str | None:
    """Return the out-of-scope topic whose keyword stands in the text as whole words, None where none does."""
    words = words_of(text)
    for key, topic in terms.out_of_scope.items():
        if any(_has_phrase(words, words_of_name(keyword)) for keyword in topic.keywords):
            return key
    return None


def _contains(words: list[str], keyword: str) -> bool:
    parts = words_of_name(keyword)
    if not parts:
        return False
    if len(parts) == 1:
        return any(_alike(word, parts[0]) for word in words)
    return any(
        all(_alike(word, part) for word, part in zip(words[start : start + len(parts)], parts, strict=False))
        for start in range(len(words) - len(parts) + 1)
    )


def _has_phrase(words: list[str], phrase: Sequence[str]) -> bool:
    return bool(phrase) and any(
        tuple(words[start : start + len(phrase)]) == tuple(phrase)
        for start in range(len(words) - len(phrase) + 1)
    )


def _alike(word: str, keyword: str) -> bool:
    if word == keyword:
        return True
    # Short words differ by a letter and mean something else: erp, vpn, wifi must fit exactly.
    if len(keyword) < 5 or word[:3] != keyword[:3]:
        return False
    return fuzz.ratio(word, keyword) >= _ALIKE


def any_alike(words: Iterable[str], keyword: str) -> bool:
    """Say whether one of the folded words is a form of the keyword."""
    folded = _folded_name(keyword)
    return any(_alike(word, folded) for word in words)
