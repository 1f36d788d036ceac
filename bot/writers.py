"""The threads that write to the store: a pool for PostgreSQL, one thread for SQLite that shares its commits.

A commit waits for the disk, and SQLite does one after the other. What has queued up meanwhile is done in one
transaction and committed once; nobody is answered before that. A lone act is a transaction of its own as ever.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Protocol, TypeVar

from bot.clock import Clock
from models.store.archive import Archive
from models.store.database import Database, is_worth_repeating

Answer = TypeVar("Answer")
Act = Callable[[Archive], Answer]

_POSTGRES_WRITERS = 4
_TRIES = 4
_TOGETHER_SECONDS = 0.05
"""How long acts may be gathered into one commit: the first of them waits for all the others."""


class Writers(Protocol):
    """Whoever does acts in transactions; closing lets what was handed over finish."""

    def submit(self, act: Act[Answer]) -> "Future[Answer]":
        """Hand an act over; the future is settled once it is committed, or with what it raised."""

    def shutdown(self) -> None:
        """Let everything finish."""


def writers_of(database: Database, clock: Clock) -> Writers:
    """Return the writers that suit a database."""
    return OneWriter(database, clock) if database.is_sqlite else WriterPool(database, clock)


class WriterPool:
    """Several threads, each act a transaction; one that met another is done again from the start."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._threads = ThreadPoolExecutor(_POSTGRES_WRITERS, thread_name_prefix="store-writer")

    def submit(self, act: Act[Answer]) -> "Future[Answer]":
        """Hand an act over."""
        return self._threads.submit(self._written, act)

    def shutdown(self) -> None:
        """Let everything finish."""
        self._threads.shutdown()

    def _written(self, act: Act[Answer]) -> Answer:
        for _ in range(_TRIES - 1):
            try:
                return _written_once(self._database, self._clock, act)
            except Exception as error:
                if not is_worth_repeating(error):
                    raise
        return _written_once(self._database, self._clock, act)


def _written_once(database: Database, clock: Clock, act: Act[Answer]) -> Answer:
    with database.writing(clock.now()) as archive:
        return act(archive)


@dataclass(slots=True)
class _Job:
    act: Act[Any]
    done: "Future[Any]" = field(default_factory=Future)


class OneWriter:
    """One thread; the acts that wait for it are done in their order and committed together.

    Where one of them stumbles, nothing of them is kept and each is done again by itself: the others must not suffer.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._waiting: deque[_Job] = deque()

    def submit(self, act: Act[Answer]) -> "Future[Answer]":
        """Hand an act over."""
        job = _Job(act)
        self._waiting.append(job)
        self._thread.submit(self._round)
        return job.done

    def shutdown(self) -> None:
        """Let everything finish."""
        self._thread.shutdown()

    def _round(self) -> None:
        """Do what waits, for a moment; nothing may wait any more: an earlier round may have done it."""
        first = self._next()
        if first is None:
            return
        jobs: list[_Job] = []
        try:
            answers = self._together(first, jobs)
        except Exception as error:
            if len(jobs) == 1:
                jobs[0].done.set_exception(error)
                return
            for job in jobs:
                self._alone(job)
        else:
            for job, answer in zip(jobs, answers, strict=True):
                job.done.set_result(answer)

    def _together(self, first: _Job, jobs: list[_Job]) -> list[object]:
        """Do the first job and those behind it in one transaction; `jobs` is filled with those that were begun."""
        until = monotonic() + _TOGETHER_SECONDS
        answers: list[object] = []
        job: _Job | None = first
        jobs.append(first)
        with self._database.writing_at() as archive_at:
            while job is not None:
                answers.append(job.act(archive_at(self._clock.now())))
                job = self._next() if monotonic() < until else None
                if job is not None:
                    jobs.append(job)
        return answers

    def _alone(self, job: _Job) -> None:
        try:
            answer = _written_once(self._database, self._clock, job.act)
        except Exception as error:
            job.done.set_exception(error)
        else:
            job.done.set_result(answer)

    def _next(self) -> _Job | None:
        """Take the next job whose caller has not given up."""
        while self._waiting:
            job = self._waiting.popleft()
            if job.done.set_running_or_notify_cancel():
                return job
        return None
