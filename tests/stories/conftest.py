"""A fresh world for every story."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.store.database import Database
from tests.stories.recurring import with_agenda
from tests.stories.world import World


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A migrated database with nothing in it, made once for all stories."""
    file = tmp_path_factory.mktemp("stories") / "empty.sqlite3"
    database = Database(f"sqlite:///{file}")
    database.migrate()
    database.close()
    return file.read_bytes()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Live a story once for each place that its nearest `seats` marker names, without one in memory."""
    if "seats" in metafunc.fixturenames:
        marker = metafunc.definition.get_closest_marker("seats")
        places = marker.args if marker else ("recording",)
        marked = [pytest.param(one, marks=() if one == "recording" else pytest.mark.abroad) for one in places]
        metafunc.parametrize("seats", marked, indirect=True)


@pytest.fixture
def seats(request: pytest.FixtureRequest) -> str:
    """Say where people sit."""
    return str(request.param)


@pytest.fixture
def build(tmp_path: Path, empty: bytes, seats: str) -> Iterator[Callable[..., World]]:
    """Make worlds that are closed when the story ends."""
    worlds: list[World] = []

    def make(**wishes: object) -> World:
        folder = tmp_path / str(len(worlds))
        folder.mkdir()
        (folder / "story.sqlite3").write_bytes(empty)
        world = World(folder, **{"seats": seats, **wishes})  # type: ignore[arg-type]
        worlds.append(world)
        return world

    yield make
    for world in worlds:
        world.close()


@pytest.fixture
def world(build: Callable[..., World]) -> World:
    return build()


@pytest.fixture
def late(build: Callable[..., World]) -> World:
    """A November with one critical failure that took an hour and a half too long to repair."""
    world = with_agenda(build(at="2026-11-25 14:05:12"))
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-25 14:17:40")
    world.person("s2").presses("Biorę")
    world.at("2026-11-25 17:00")
    world.person("s2").presses("Obejście").writes("pakować na linii 2")
    world.at("2026-11-25 23:40")
    world.person("s2").presses("Naprawione").writes("wymieniono zasilacz").presses("Wyślij")
    world.person("k2").presses("Działa")
    return world
