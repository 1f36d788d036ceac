"""docs/contract-coverage.md names every field of the example, functions that exist and tests that exist."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.contract_file.texts import EXAMPLE

ROOT = Path(__file__).parents[2]
COVERAGE = (ROOT / "docs" / "contract-coverage.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([^`]+)` \|(?: `([^`]+)` \| `([^`]+)` \|)?$", re.MULTILINE)
KEYED = {
    "parties", "locations", "contacts", "channels", "coverage", "services", "out_of_scope", "severities",
    "escalation", "quality", "metrics",
}  # fmt: skip
KEYED_BELOW = {("pause", "reasons"), ("penalties", "other")}
MAPPINGS = (
    "first_notice.also", "services.*.coverage", "acknowledgement.update_every",
    "escalation_rules.no_ack_repeat", "penalties.reaction", "penalties.workaround", "penalties.restoration",
    "penalties.grace", "penalties.availability", "privacy.reports_to",
)  # fmt: skip


def places(value: object, place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(value, dict):
        for name, entry in value.items():
            yield from places(entry, (*place, name))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for entry in value:
            yield from places(entry, (*place, "N"))
    else:
        yield place


def named(place: tuple[str, ...]) -> str:
    """Write a place with `*` for a key that the parties chose."""
    parts = list(place)
    if parts[0] in KEYED:
        parts[1] = "*"
    if tuple(parts[:2]) in KEYED_BELOW:
        parts[2] = "*"
    depth = next((len(one.split(".")) for one in MAPPINGS if ".".join(parts).startswith(one + ".")), None)
    if depth is not None:
        parts[depth] = "*"
    return ".".join(parts)


def rows() -> list[tuple[str, str, str]]:
    return [(one[1], one[2] or "", one[3] or "") for one in ROW.finditer(COVERAGE)]


def names_in(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
    return found


def test_every_field_of_the_example_stands_there_once() -> None:
    listed = [field for field, _reader, _test in rows()]

    assert len(listed) == len(set(listed))
    assert set(listed) == {named(place) for place in places(tomllib.loads(EXAMPLE))}


def test_every_function_and_every_test_that_is_named_exists() -> None:
    missing = []
    for field, reader, test in rows():
        for text, separator in ((reader, ":"), (test, "::")):
            if not text:
                continue
            path, _, name = text.partition(separator)
            if not (ROOT / path).is_file() or name not in names_in(ROOT / path):
                missing.append(f"{field}: {text}")

    assert missing == []


def test_most_fields_are_acted_on() -> None:
    acted = [field for field, reader, _test in rows() if reader]

    assert len(acted) > 0.7 * len(rows())
