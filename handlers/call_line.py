"""Reading what is typed about a phone call: "Wzór, 14:02, taśma stoi" gives caller, time and text. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.guess import fold, words_of
from models.sla.contract import Contact

_CLOCK = re.compile(r"(?:o |godz\.? |at )?([01]?\d|2[0-3])[:.]([0-5]\d)")
_AGO = re.compile(r"(\d{1,3}) ?(?:min|m)(?:\w*\.?)? (?:temu|ago)")
_NOW = frozenset({"teraz", "now"})
LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a line says; None and "" where it does not say it. `name` is a caller nobody knows."""

    caller: str | None = None
    name: str = ""
    called_at: datetime | None = None
    text: str = ""


def read_line(line: str, people: tuple[Contact, ...], now: datetime, zone: ZoneInfo) -> Line:
    """Read a whole line: the caller and the time come first, in any order, the rest is the description.

    A short part before the time that names nobody known is taken for the name of a caller not on the list.
    """
    parts = [part.strip() for part in line.split(",") if part.strip()]
    if len(parts) == 1:
        parts = _split_words(parts[0], people, now, zone)
    caller, name, called_at = None, "", None
    while parts:
        part = parts[0]
        at = time_of(part, now, zone) if called_at is None else None
        found = find_people(part, people) if caller is None and not name else ()
        if at is not None:
            called_at = at
        elif len(found) == 1:
            caller = found[0].key
        elif caller is None and not name and called_at is None and _is_a_name_before_time(parts, now, zone):
            name = part
        else:
            break
        parts = parts[1:]
    return Line(caller=caller, name=name, called_at=called_at, text=", ".join(parts))


def _split_words(text: str, people: tuple[Contact, ...], now: datetime, zone: ZoneInfo) -> list[str]:
    """Cut the caller and the time off a line without commas."""
    head: list[str] = []
    words = text.split()
    while words and len(head) < 2:
        if time_of(words[0], now, zone) is None and len(find_people(words[0], people)) != 1:
            break
        head.append(words[0])
        words = words[1:]
    return [*head, " ".join(words)] if words else head


def _is_a_name_before_time(parts: list[str], now: datetime, zone: ZoneInfo) -> bool:
    return len(parts) > 1 and len(parts[0].split()) <= 3 and time_of(parts[1], now, zone) is not None


def find_people(text: str, people: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """Find the people whose name holds every typed word, or begins with it (three letters at least)."""
    typed = words_of(text)
    if not typed or any(len(word) < LEAST_LETTERS for word in typed):
        return ()
    return tuple(one for one in people if all(_begins(word, one.name) for word in typed))


def _begins(word: str, name: str) -> bool:
    return any(part.startswith(word) for part in words_of(name))


def time_of(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Read "14:02", "teraz", "5 min temu"; an hour still to come today was yesterday. None for anything else."""
    plain = fold(text).strip()
    if plain in _NOW:
        return now
    ago = _AGO.fullmatch(plain)
    if ago is not None:
        return now - timedelta(minutes=int(ago[1]))
    clock = _CLOCK.fullmatch(plain)
    if clock is None:
        return None
    local = now.astimezone(zone).replace(hour=int(clock[1]), minute=int(clock[2]), second=0, microsecond=0)
    at = local.astimezone(now.tzinfo)
    return at if at <= now else (local - timedelta(days=1)).astimezone(now.tzinfo)
