"""Reading Slack's payloads safely: whatever is missing or of another type reads as empty.

At the edge, used by the files of the Slack channel only. Slack adds and leaves out fields at will, so nothing
is looked up by force; whoever needs a field checks that it is there.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

Json = Mapping[str, object]
"""A JSON object as Slack sends it."""


def part(body: object, *path: str) -> object:
    """Return what stands at the path, None where any step is missing."""
    for step in path:
        if not isinstance(body, Mapping):
            return None
        body = body.get(step)
    return body


def record(body: object, *path: str) -> Json:
    """Return the object at the path, an empty one where there is none."""
    found = part(body, *path)
    return found if isinstance(found, Mapping) else {}


def records(body: object, *path: str) -> tuple[Json, ...]:
    """Return the objects of the list at the path, in order; what is no object is left out."""
    found = part(body, *path)
    return tuple(item for item in found if isinstance(item, Mapping)) if isinstance(found, list) else ()


def word(body: object, *path: str) -> str:
    """Return the text at the path, "" where there is none."""
    found = part(body, *path)
    return found if isinstance(found, str) else ""


def flag(body: object, *path: str) -> bool:
    """Tell whether the value at the path is true."""
    return part(body, *path) is True


def instant(stamp: str) -> datetime | None:
    """Return the instant of a Slack stamp ("1795615512.000200"), floored to the second; None when it is none.

    The fraction only tells two messages of one second apart; measured time is whole seconds.
    """
    seconds = stamp.partition(".")[0]
    if not (seconds.isascii() and seconds.isdigit()) or len(seconds) > 11:
        return None
    return datetime.fromtimestamp(int(seconds), UTC)
