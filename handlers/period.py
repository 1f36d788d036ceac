"""Reading a question for figures in plain words: is it one, which period, which service, class and place.

Pure. A report must never be taken for a question: a text is one only where it names figures, or where it
holds nothing but a period and names of the contract, and never where it speaks of trouble (DIALOGUES 12). The
words of time are in `period_words`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.guess import any_alike, fold, words_of_name
from handlers.period_words import Found, find_period, vocabulary
from models.sla.contract import Side, Terms
from models.sla.measures import Filters, Period

_TOKEN = re.compile(r"\d+(?:[./-]\d+)+|[^\W_]+")
_CLASS = vocabulary("klasa klasie klasy klase severity class")

_PLAIN = vocabulary("reakcje statystyki statystyka statystyk reactions stats statistics figures mttr mtbf")
"""Words nobody reports an outage with: one word beside them may stay unknown."""

_FIGURES = vocabulary(
    "reakcja reakcji przywrocenia przywrocenie przywrocen dostepnosc dostepnosci zgloszenia zgloszen "
    "reaction responses restoration restorations availability reports"
)
"""Words that ask for figures where every other word is known and a period or a filter stands beside them."""

_OUTAGES = vocabulary(
    "awarie awarii naprawy napraw obejscia obejsc outages failures incidents repairs restored"
)
"""Words of reports as well: they ask for figures only of a period, or where it is asked how many."""

_ASKING = vocabulary("ile many jaka jaki jakie mediana median")

_FILLERS = vocabulary(
    "w we z ze za na dla o i a the in on for of and by at my me all wszystkie wszystkich uslugi uslug services "
    "prosze please pokaz podaj show give jest bylo byly sa what were was are there how number "
    "liczba czas czasy time times terminie umowa contract po strona strony stronie side party"
)

_TROUBLE = vocabulary(
    "nie brak bez stoi stoja stop dziala dzialaja padl padla padlo padly awaria usterka zepsuty zepsuta "
    "zepsulo zle blad bledy problem pilne pomocy wolno zawiesza zginely zniknely not no never isn don doesn "
    "can cannot won down stopped stands broken broke wrong error errors slow fails failed missing lost help "
    "urgent dead stuck frozen off"
)
"""Words that tell of an outage: with one of them nothing is a question for figures."""

_KNOWN = _PLAIN | _FIGURES | _OUTAGES | _ASKING | _FILLERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was understood of a text.

    `names_figures`: it says so in words, rather than by a period alone. `period` None: none was named.
    `days` is set where "the past month" may also mean these last 30 days, `period` then being the calendar
    month. `party` is a side of the contract that was named by its own name: it narrows nothing, for a report is
    one side's and its repair the other's. `unknown_word` is the first word that was not understood, as it was
    written; None: all were.
    """

    is_question: bool
    names_figures: bool
    period: Period | None
    days: Period | None
    filters: Filters
    unknown_word: str | None
    party: Side | None = None

    @property
    def understood_all(self) -> bool:
        """Say whether every word was understood."""
        return self.unknown_word is None


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    value: str


def tells_of_trouble(text: str) -> bool:
    """Say whether a text speaks of an outage: then it is no question, whatever else it names."""
    return any(fold(word) in _TROUBLE for word in _TOKEN.findall(text))


def read_question(terms: Terms, text: str, today: date) -> Question:
    """Read a text as a question for figures; `today` is the day of the contract's zone."""
    written = _TOKEN.findall(text)
    words = [fold(word) for word in written]
    names_figures = not (_PLAIN | _FIGURES | _OUTAGES).isdisjoint(words)
    found = find_period(words, today)
    left = set(range(len(words))) - (set(range(found.start, found.end)) if found else set())
    filters, used = _find_filters(terms, words, left, with_keywords=names_figures)
    named = _longest(words, left - used, _parties(terms)) if names_figures else None
    used |= set(range(named.start, named.end)) if named else set()
    unknown = [index for index in sorted(left - used) if words[index] not in _KNOWN]
    return Question(
        is_question=_is_question(frozenset(words), found, filters != Filters() or bool(named), len(unknown)),
        names_figures=names_figures,
        period=found.period if found else None,
        days=found.days if found else None,
        filters=filters,
        unknown_word=written[unknown[0]] if unknown else None,
        party=Side(named.value) if named else None,
    )


def _is_question(words: frozenset[str], found: Found | None, is_narrowed: bool, unknown: int) -> bool:
    if words & _TROUBLE:
        return False
    if words & _PLAIN:
        return unknown <= 1
    if unknown:
        return False
    if words & _OUTAGES or words & _ASKING:
        return found is not None or bool(words & _ASKING and words & (_FIGURES | _OUTAGES))
    if words & _FIGURES:
        return found is not None or is_narrowed
    return found is not None


def _find_filters(
    terms: Terms, words: Sequence[str], left: set[int], *, with_keywords: bool
) -> tuple[Filters, set[int]]:
    """Find a service, a class and a place among the words that are left, and which words they took."""
    free, found = set(left), dict[str, str]()
    used: set[int] = set()
    kinds: Sequence[tuple[str, Mapping[str, Sequence[str]]]] = (
        ("severity", _classes(terms)),
        ("place", _places(terms)),
        ("service", _services(terms, with_keywords=with_keywords)),
    )
    for kind, names in kinds:
        match = _longest(words, free, names)
        if match is not None:
            found[kind] = match.value
            used |= set(range(match.start, match.end))
            free -= used
    filters = Filters(service=found.get("service"), severity=found.get("severity"), place=found.get("place"))
    return filters, used


def _classes(terms: Terms) -> Mapping[str, Sequence[str]]:
    return {key: [f"{word} {key}" for word in sorted(_CLASS)] for key in terms.severities}


def _places(terms: Terms) -> Mapping[str, Sequence[str]]:
    return {
        key: [name for name in (key, place.short, place.short_en, place.name, place.name_en) if name]
        for key, place in terms.locations.items()
    }


def _parties(terms: Terms) -> Mapping[str, Sequence[str]]:
    return {side.value: [one.short, one.name] for side, one in terms.parties.items()}


def _services(terms: Terms, *, with_keywords: bool) -> Mapping[str, Sequence[str]]:
    """Name the services; keywords are words of reports, so they count only where figures are asked for."""
    found = {}
    for key, one in terms.services.items():
        names = (key, one.short, one.short_en, one.name, one.name_en)
        found[key] = [name for name in names if name] + (list(one.keywords) if with_keywords else [])
    return found


def _longest(words: Sequence[str], free: set[int], names: Mapping[str, Sequence[str]]) -> _Match | None:
    """Return the longest name that stands in the free words, of equals the first one in the text."""
    best: _Match | None = None
    for key, spellings in names.items():
        for spelling in spellings:
            parts = words_of_name(spelling)
            for start in range(len(words) - len(parts) + 1) if parts else ():
                end = start + len(parts)
                fits = free.issuperset(range(start, end)) and _is_said(words[start:end], parts)
                if fits and (best is None or (end - start, -start) > (best.end - best.start, -best.start)):
                    best = _Match(start, end, key)
    return best


def _is_said(words: Sequence[str], parts: Sequence[str]) -> bool:
    return all(_is_form(word, part) for word, part in zip(words, parts, strict=True))


def _is_form(word: str, part: str) -> bool:
    """Say whether a word is a form of a name's part: endings may differ, short names hardly (hala, hali)."""
    if len(part) == 4:
        return word[:3] == part[:3] and len(word) <= 5
    return any_alike([word], part)
