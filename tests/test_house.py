"""The house rules that no other tool holds: sizes, rooms without async, docstrings, no mocks."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILE_WALL = 300
FUNCTION_WALL = 45
ROOMS = ("bot", "handlers", "models")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def functions(path: Path) -> Iterator[Function]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def place(path: Path, node: Function | None = None) -> str:
    name = str(path.relative_to(ROOT))
    return f"{name}:{node.lineno} {node.name}" if node else name


def test_no_file_of_the_program_outgrows_its_room() -> None:
    too_long = [
        place(path)
        for path in sources(*ROOMS, "locales", "bench")
        if len(path.read_text(encoding="utf-8").splitlines()) > FILE_WALL
    ]

    assert too_long == []


def test_no_function_is_longer_than_the_wall() -> None:
    too_long = [
        place(path, node)
        for path in sources(*ROOMS, "locales", "tests", "bench")
        for node in functions(path)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > FUNCTION_WALL
    ]

    assert too_long == []


def test_desks_and_models_are_synchronous() -> None:
    asynchronous = [
        place(path, node)
        for path in sources("handlers", "models")
        for node in functions(path)
        if isinstance(node, ast.AsyncFunctionDef)
    ]

    assert asynchronous == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        place(path)
        for path in sources(*ROOMS, "locales")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []


def test_nothing_is_mocked() -> None:
    mocking = [place(path) for path in sources("tests", "bench") if imports_mock(path)]

    assert mocking == []


def imports_mock(path: Path) -> bool:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        if any("mock" in name.lower() for name in [*names, module]):
            return True
    return False


@pytest.mark.parametrize("folder", ["handlers", "models"])
def test_words_for_people_are_said_at_the_edge_only(folder: str) -> None:
    speaking = [place(path) for path in sources(folder) if "gettext(" in path.read_text(encoding="utf-8")]

    assert speaking == []
