"""What a new file may not change in a known contract: terms change by amendment only (DECISIONS 1.3)."""

import fnmatch
from collections.abc import Iterator

from models.contract_file.decoding import decode
from models.contract_file.digest import canonical
from models.contract_file.draft import Draft
from models.contract_file.faults import Document, Fault, Value

CHANGED_BY_NOTICE = (
    "services.*.keywords",
    "out_of_scope",
    "parties.*.email_domains",
    "channels.*.address",
    "channels.*.number",
    "privacy.notice_url",
)
"""What the parties change without an amendment, besides contacts where `contacts_change` says so."""


def forbidden_changes(old_text: bytes | str, new_text: bytes | str) -> tuple[str, ...]:
    """Name every path at which a new file changes what was signed, in the order of the old file.

    Appended amendments are free, known ones may not change. Contacts may be added and changed, never deleted:
    who leaves gets `valid_to`. Both texts must have been read without error; one that is no TOML gives
    ("",).
    """
    old, new = decode(old_text), decode(new_text)
    if isinstance(old, Fault) or isinstance(new, Fault):
        return ("",)
    allowed: tuple[str, ...] = CHANGED_BY_NOTICE
    if Draft(old).text("contract.contacts_change") != "amendment":
        allowed = (*allowed, "contacts")
    changed = _differences(_without_amendments(old), _without_amendments(new), "")
    contacts = Draft(new).table("contacts")
    deleted = [f"contacts.{key}" for key in Draft(old).table("contacts") if key not in contacts]
    paths = [path for path in changed if not _is_allowed(path, allowed)]
    return tuple(dict.fromkeys([*paths, *deleted, *_rewritten_amendments(old, new)]))


def _without_amendments(document: Document) -> dict[str, Value]:
    return {name: value for name, value in document.items() if name != "amendment"}


def _differences(old: Value | None, new: Value | None, path: str) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys([*old, *new]):
            yield from _differences(old.get(name), new.get(name), f"{path}.{name}" if path else name)
    elif (old is None) != (new is None) or (old is not None and new is not None and not _same(old, new)):
        yield path


def _same(old: Value, new: Value) -> bool:
    try:
        return canonical(old) == canonical(new)
    except (TypeError, ValueError):
        # What no text can hold ("nan") stands in no file that was ever taken: a kept one was spoilt.
        return False


def _is_allowed(path: str, patterns: tuple[str, ...]) -> bool:
    parts = path.split(".")
    return any(
        len(parts) >= len(wanted := pattern.split("."))
        and all(fnmatch.fnmatchcase(part, want) for part, want in zip(parts, wanted, strict=False))
        for pattern in patterns
    )


def _rewritten_amendments(old: Document, new: Document) -> Iterator[str]:
    """Known amendments stay word for word, wherever they now stand in the file."""
    kept = {_number(value): (place, value) for place, value in Draft(new).find("amendment.*")}
    for place, value in Draft(old).find("amendment.*"):
        now, successor = kept.get(_number(value), (place, None))
        yield from _differences(value, successor, now)


def _number(value: Value) -> Value | None:
    return value.get("number") if isinstance(value, dict) else None
