"""What may be wrong with a contract file, as values; `bot/wording/contract.py` finds the words.

Stands beside the reader: every check of this room returns faults, none raises one, so that all of them
are told at once (DECISIONS 2.11).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from types import MappingProxyType

Value = str | int | float | bool | date | datetime | time | Sequence["Value"] | Mapping[str, "Value"]
"""Anything TOML can hold, before it is known to fit."""
Document = Mapping[str, Value]
"""One contract file, parsed and not yet judged."""

SHOWN_CHARACTERS = 80


class Level(StrEnum):
    """An error keeps the file from being loaded; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class FaultKind(StrEnum):
    """Each thing that can be wrong; the comment beside a name says what `found` and the parameters are."""

    # The file as a whole: place "".
    UNREADABLE = "unreadable"  # found: the system's reason
    TOO_LARGE = "too_large"  # limit: bytes
    TOO_MANY = "too_many"  # limit: entries
    TOO_DEEP = "too_deep"  # limit: levels
    NOT_UTF8 = "not_utf8"  # line
    NOT_TOML = "not_toml"  # line, column
    # One value.
    UNKNOWN_KEY = "unknown_key"  # near: a known name that looks like it, or ""
    MISSING = "missing"
    EMPTY = "empty"
    WRONG_TYPE = "wrong_type"  # wanted: text, whole_number, yes_no, date, list, table
    WRONG_CHOICE = "wrong_choice"  # choices: comma-separated
    ONE_VALUE = "one_value"  # value: the only one
    DURATION = "duration"
    MONEY = "money"
    PERCENT = "percent"
    TIME_OF_DAY = "time_of_day"
    TOO_SMALL = "too_small"  # least
    TOO_BIG = "too_big"  # most
    BAD_KEY = "bad_key"
    RESERVED_KEY = "reserved_key"
    BAD_PREFIX = "bad_prefix"
    BAD_TEXT = "bad_text"  # most: characters
    BAD_PHONE = "bad_phone"
    BAD_EMAIL = "bad_email"
    BAD_DOMAIN = "bad_domain"
    BAD_ADDRESS = "bad_address"
    BAD_COUNTRY = "bad_country"
    BAD_CODE = "bad_code"  # example
    UNKNOWN_ZONE = "unknown_zone"
    UNKNOWN_COUNTRY = "unknown_country"
    # Several values together.
    DANGLING = "dangling"  # table, known: comma-separated
    LONGER_THAN_RESTORATION = "longer_than_restoration"  # metric, restoration
    LEVEL_WITHOUT_PERSON = "level_without_person"
    NOBODY_TO_ACKNOWLEDGE = "nobody_to_acknowledge"  # roles
    NO_HOURS = "no_hours"
    SAME_ENDS = "same_ends"
    ALWAYS_WITH_HOURS = "always_with_hours"
    NO_DEFAULT_COVERAGE = "no_default_coverage"  # known
    TWICE = "twice"  # other: the place that has it already
    END_BEFORE_START = "end_before_start"  # start
    TOO_LONG = "too_long"  # years
    # Amendments.
    WRONG_OLD = "wrong_old"  # actual
    PATH_TO_NOTHING = "path_to_nothing"
    PATH_FORBIDDEN = "path_forbidden"
    PATH_TWICE = "path_twice"  # other
    OVERLAPPING = "overlapping"  # other
    # A folder of contracts.
    PREFIX_TAKEN = "prefix_taken"  # file
    NUMBER_TAKEN = "number_taken"  # file
    # Warnings.
    LAST_MINUTE = "last_minute"
    CLOCK_CHANGE = "clock_change"  # day
    NO_HOLIDAYS = "no_holidays"
    YEAR_WITHOUT_HOLIDAYS = "year_without_holidays"  # year
    UNTRAINED = "untrained"
    NO_ADDRESS = "no_address"
    SHARED_ADDRESS = "shared_address"  # other
    COVER_GAP = "cover_gap"  # first, last: days
    NO_DEPUTY = "no_deputy"
    RETROACTIVE = "retroactive"  # signed
    OUTSIDE_VALIDITY = "outside_validity"  # first, last


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One thing wrong at one place.

    `place` is the path in the file with list indexes from 0 (`amendment.0.change.0.old`), "" for the file as
    a whole. `found` is the value as written, texts without quotes, cut to 80 characters; "" = nothing there.
    """

    kind: FaultKind
    place: str
    found: str = ""
    level: Level = Level.ERROR
    parameters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def fault(kind: FaultKind, place: str, found: Value | None = None, **parameters: str) -> Fault:
    """Make an error; `found` None = nothing is there."""
    return Fault(kind=kind, place=place, found=shown(found), parameters=MappingProxyType(parameters))


def warning(kind: FaultKind, place: str, found: Value | None = None, **parameters: str) -> Fault:
    """Make a warning; `found` None = nothing is there."""
    return Fault(
        kind=kind,
        place=place,
        found=shown(found),
        level=Level.WARNING,
        parameters=MappingProxyType(parameters),
    )


def shown(value: Value | None, *, limit: int = SHOWN_CHARACTERS) -> str:
    """Write a value for a person: texts bare, dates ISO, the rest as JSON, control signs escaped, cut."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in value[: limit + 1])
    elif isinstance(value, date | time):
        text = value.isoformat()
    elif isinstance(value, bool | int | float):
        text = json.dumps(value)
    else:
        text = _compact(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _compact(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False, default=lambda other: other.isoformat())
