"""Runs a function in several real processes at once and collects what each returns."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Answer = TypeVar("Answer")


def in_processes(act: Callable[[str], Answer], arguments: Sequence[str]) -> list[Answer]:
    """Run `act` once for each argument, each in a process of its own; what one raises is raised here."""
    with ProcessPoolExecutor(len(arguments), mp_context=get_context("fork")) as processes:
        return list(processes.map(act, arguments))
