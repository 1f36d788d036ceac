"""A fresh installation for every test; nothing of it outlives the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.house import Installation


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Installation]:
    """An installation with the example contract and nothing else."""
    with Installation(tmp_path / "here") as installation:
        yield installation
