"""Bytes into a TOML document, or one fault at once: nothing a stranger's file holds may take long (step one).

The limits are far above any contract and far below what would keep a process busy.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence

from models.contract_file.faults import Document, Fault, FaultKind, Value, fault

MOST_BYTES = 1024 * 1024
MOST_ENTRIES = 20_000
MOST_LEVELS = 12
MOST_JUDGED = 400_000
"""Entries times texts: every amendment makes one more text to be judged whole."""
# tomllib takes time in the square of the parts of one dotted name; possessive, so that looking costs once.
_LONG_NAME = re.compile(
    rb"""(?<![A-Za-z0-9_-])(?:(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){%d}""" % MOST_LEVELS
)
_LONG_NUMBER = re.compile(r"[0-9][0-9_]{4299,}")
_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")


def decode(text: bytes | str) -> Document | Fault:
    """Parse a contract file. The answer is a fault with place "" when it is no TOML or beyond the limits."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    refusal = _oversize(raw)
    if refusal is not None:
        return refusal
    try:
        decoded = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return fault(FaultKind.NOT_UTF8, "", line=str(raw.count(b"\n", 0, error.start) + 1))
    try:
        document: Document = tomllib.loads(decoded)
    except tomllib.TOMLDecodeError as error:
        return _not_toml(str(error), decoded)
    except RecursionError:
        return fault(FaultKind.TOO_DEEP, "", limit=str(MOST_LEVELS))
    except ValueError:  # a number of thousands of digits: Python reads none of that length
        return _not_toml(_position_of_number(decoded), decoded)
    return _beyond_limits(document) or document


def _oversize(raw: bytes) -> Fault | None:
    if len(raw) > MOST_BYTES:
        return fault(FaultKind.TOO_LARGE, "", limit=str(MOST_BYTES))
    if max(raw.count(sign) for sign in (b"=", b"\n", b",")) > MOST_ENTRIES:
        return fault(FaultKind.TOO_MANY, "", limit=str(MOST_ENTRIES))
    if _LONG_NAME.search(raw):
        return fault(FaultKind.TOO_DEEP, "", limit=str(MOST_LEVELS))
    return None


def _position_of_number(text: str) -> str:
    """Say where the first overlong number stands, as the parser says it of its own faults."""
    found = _LONG_NUMBER.search(text)
    start = found.start() if found else 0
    line = text.count("\n", 0, start) + 1
    return f"(at line {line}, column {start - text.rfind(chr(10), 0, start)})"


def _not_toml(message: str, text: str) -> Fault:
    position = _POSITION.search(message)
    line = position[1] if position else str(text.count("\n") + 1)
    column = position[2] if position else "1"
    lines = text.split("\n")
    found = lines[int(line) - 1] if int(line) <= len(lines) else ""
    return fault(FaultKind.NOT_TOML, "", found.strip() or None, line=line, column=column)


def _beyond_limits(document: Document) -> Fault | None:
    """Walk without recursion: the depth of the file is what is in doubt."""
    entries = 0
    waiting: list[tuple[Value, int]] = [(document, 0)]
    while waiting:
        value, level = waiting.pop()
        if level > MOST_LEVELS:
            return fault(FaultKind.TOO_DEEP, "", limit=str(MOST_LEVELS))
        if isinstance(value, Mapping):
            inside: Sequence[Value] = list(value.values())
        elif isinstance(value, list):
            inside = value
        else:
            continue
        entries += len(inside)
        if entries > MOST_ENTRIES:
            return fault(FaultKind.TOO_MANY, "", limit=str(MOST_ENTRIES))
        waiting.extend((entry, level + 1) for entry in inside)
    amendments = document.get("amendment")
    if isinstance(amendments, list) and len(amendments) * entries > MOST_JUDGED:
        return fault(FaultKind.TOO_MANY, "amendment", limit=str(MOST_JUDGED // entries))
    return None
