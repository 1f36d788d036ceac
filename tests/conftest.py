"""What every test stands on: the same Hypothesis examples each time, and files in memory where there is room.

The network is closed beyond this machine by pytest-socket's options in pyproject.toml.
"""

import os
import shutil
from pathlib import Path

import pytest
import structlog
from hypothesis import Phase, settings

settings.register_profile("house", derandomize=True, deadline=None)
if "MUTANT_UNDER_TEST" in os.environ:
    # A mutant only has to fail: nobody reads how small an example would do.
    settings.register_profile(
        "house", derandomize=True, deadline=None, phases=[Phase.explicit, Phase.generate]
    )
settings.load_profile("house")

# The library's own choice writes every local variable of a failure, which takes longer than the test.
structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        structlog.processors.KeyValueRenderer(key_order=["level", "event"]),
    ]
)

MEMORY = Path("/dev/shm")
ROOM = 2 * 2**30
OURS = pytest.StashKey[Path]()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Put the tests' databases into memory: every commit still asks for the disk, and none has to wait for it."""
    is_worker = hasattr(config, "workerinput")
    if is_worker or config.option.basetemp or not MEMORY.is_dir():
        return
    if shutil.disk_usage(MEMORY).free > ROOM:
        place = MEMORY / f"reakcja-tests-{os.getpid()}"
        config.option.basetemp = str(place)
        config.stash[OURS] = place


def pytest_unconfigure(config: pytest.Config) -> None:
    """Give the memory back."""
    place = config.stash.get(OURS, None)
    if place is not None:
        shutil.rmtree(place, ignore_errors=True)
