"""The kinds of value a contract file is made of, each with its own fault (used by the schemas here).

A field type refuses with the name of a `FaultKind`, never with a sentence, and carries its own JSON Schema,
so that editors complete and check a contract while it is written.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Literal, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from models.contract_file.faults import FaultKind

DURATION_PATTERN = r"^(0|[1-9][0-9]{0,5}) (s|min|h)$"
DECIMAL_PATTERN = r"^(0|[1-9][0-9]{0,11})(\.[0-9]{1,4})?$"
TIME_PATTERN = r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
KEY_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$"
_UNITS = {"s": "seconds", "min": "minutes", "h": "hours"}
_PHONE = re.compile(r"^\+?[0-9][0-9 ()/-]{3,30}$")
_DOMAIN = re.compile(r"^(?=.{3,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$")
_MAILBOX = re.compile(r"^[A-Za-z0-9._%+'-]{1,64}$")


class Table(BaseModel):
    """Every table of the file: unknown names refused, no guessing of types, an optional clause."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, populate_by_name=False, use_attribute_docstrings=True
    )

    clause: Annotated[str, Field(max_length=200)] | None = None
    """The place in the signed document; verdicts and notices quote it."""


K = TypeVar("K")
V = TypeVar("V")


def frozen(mapping: Mapping[K, V]) -> Mapping[K, V]:
    """Return a read-only copy that keeps the order."""
    return MappingProxyType(dict(mapping))


def refuse(kind: FaultKind, **parameters: str) -> PydanticCustomError:
    """Make the refusal of one value: the kind of fault and its parameters, no words."""
    return PydanticCustomError(kind.value, "{kind}", {"kind": kind.value, **parameters})


def parse_duration(value: object) -> timedelta:
    """Read `90 s`, `30 min` or `4 h`; no days, because a contract must say how many hours they have."""
    match = re.fullmatch(DURATION_PATTERN, value) if isinstance(value, str) else None
    if match is None:
        raise refuse(FaultKind.DURATION)
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def write_duration(value: timedelta) -> str:
    """Write a duration as a contract does, in the largest unit that leaves no rest."""
    seconds = int(value.total_seconds())
    for unit, size in (("h", 3600), ("min", 60)):
        if seconds % size == 0:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"


def seconds_of_day(value: str) -> int | None:
    """Count the seconds from midnight to `HH:MM`; `24:00` is the end of the day; None = no such time."""
    if not re.fullmatch(TIME_PATTERN, value):
        return None
    hours, minutes = value.split(":")
    return int(hours) * 3600 + int(minutes) * 60


def _decimal(kind: FaultKind, most: Decimal) -> Callable[[object], Decimal]:
    def parse(value: object) -> Decimal:
        if not isinstance(value, str) or not re.fullmatch(DECIMAL_PATTERN, value) or Decimal(value) > most:
            raise refuse(kind)
        return Decimal(value)

    return parse


def _text(kind: FaultKind, is_good: Callable[[str], bool], **parameters: str) -> AfterValidator:
    def check(value: str) -> str:
        if not is_good(value):
            raise refuse(kind, **parameters)
        return value

    return AfterValidator(check)


def _time_of_day(value: object) -> str:
    if not isinstance(value, str) or seconds_of_day(value) is None:
        raise refuse(FaultKind.TIME_OF_DAY)
    return value


def _plain_date(value: date) -> date:
    if isinstance(value, datetime):
        raise refuse(FaultKind.WRONG_TYPE, wanted="date")
    return value


def _is_line(most: int) -> Callable[[str], bool]:
    return lambda value: len(value.strip()) > 0 and len(value) <= most and value.isprintable()


def _is_zone(value: str) -> bool:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    # "localtime" and the like would mean another zone on every machine.
    return "/" in value or value == "UTC"


def _is_email(value: str) -> bool:
    mailbox, at, domain = value.rpartition("@")
    return bool(at and _MAILBOX.fullmatch(mailbox) and _DOMAIN.fullmatch(domain))


def _is_web_address(value: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s\"'<>]{3,500}", value))


def is_country(value: str) -> bool:
    """Tell whether a text has the form of a country or region code: "PL", "DE-BY"."""
    return bool(re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,4})?", value))


def is_reserved(key: str) -> bool:
    """Tell whether a contact key would be mistaken for an actor of the log: `e1`, `api`, `reakcja`."""
    return key in {"api", "reakcja"} or bool(re.fullmatch(r"e[0-9]+", key))


def _key(value: str) -> str:
    if not re.fullmatch(KEY_PATTERN, value):
        raise refuse(FaultKind.BAD_KEY)
    return value


def _contact_key(value: str) -> str:
    if is_reserved(value):
        raise refuse(FaultKind.RESERVED_KEY)
    return _key(value)


def only(value: str) -> tuple[AfterValidator, WithJsonSchema]:
    """Allow one text: a rule of which the program knows a single reading."""
    return _text(FaultKind.ONE_VALUE, lambda given: given == value, value=value), WithJsonSchema(
        {"const": value}
    )


def only_flag(*, value: bool) -> tuple[AfterValidator, WithJsonSchema]:
    """Allow one truth value, for the same reason as `only`."""

    def check(given: bool) -> bool:
        if given is not value:
            raise refuse(FaultKind.ONE_VALUE, value=str(value).lower())
        return given

    return AfterValidator(check), WithJsonSchema({"const": value})


def _schema(pattern: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": list(examples)})


Key = Annotated[str, AfterValidator(_key), _schema(KEY_PATTERN, "linia")]
ContactKey = Annotated[str, AfterValidator(_contact_key), _schema(KEY_PATTERN, "k1")]
Duration = Annotated[
    timedelta,
    PlainValidator(parse_duration),
    PlainSerializer(write_duration),
    _schema(DURATION_PATTERN, "90 s", "30 min", "4 h"),
]
Money = Annotated[
    Decimal,
    PlainValidator(_decimal(FaultKind.MONEY, Decimal("999999999999"))),
    _schema(DECIMAL_PATTERN, "12000.00"),
]
Percent = Annotated[
    Decimal, PlainValidator(_decimal(FaultKind.PERCENT, Decimal(100))), _schema(DECIMAL_PATTERN, "99.50")
]
TimeOfDay = Annotated[str, PlainValidator(_time_of_day), _schema(TIME_PATTERN, "08:00", "24:00")]
Day = Annotated[date, AfterValidator(_plain_date)]
Line = Annotated[str, _text(FaultKind.BAD_TEXT, _is_line(200), most="200")]
Prose = Annotated[str, _text(FaultKind.BAD_TEXT, lambda text: 0 < len(text.strip()) <= 2000, most="2000")]
Phone = Annotated[str, _text(FaultKind.BAD_PHONE, lambda text: bool(_PHONE.fullmatch(text)))]
Email = Annotated[str, _text(FaultKind.BAD_EMAIL, _is_email)]
Domain = Annotated[str, _text(FaultKind.BAD_DOMAIN, lambda text: bool(_DOMAIN.fullmatch(text)))]
WebAddress = Annotated[str, _text(FaultKind.BAD_ADDRESS, _is_web_address)]
Zone = Annotated[str, _text(FaultKind.UNKNOWN_ZONE, _is_zone)]
Country = Annotated[str, _text(FaultKind.BAD_COUNTRY, is_country)]
Prefix = Annotated[
    str, _text(FaultKind.BAD_PREFIX, lambda text: bool(re.fullmatch(r"[A-Z][A-Z0-9]{0,5}", text)))
]
LanguageCode = Literal["pl", "en"]
"""The languages the program speaks: a contract in another one would be answered in neither."""
Currency = Annotated[
    str, _text(FaultKind.BAD_CODE, lambda text: bool(re.fullmatch("[A-Z]{3}", text)), example="PLN")
]
