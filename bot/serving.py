"""Serving: the pages on their address and the loops beside them, until asked to stop."""

import asyncio
import contextlib
import signal
import socket
from collections.abc import AsyncIterator, Iterator, Sequence

import structlog
import uvicorn
from fastapi import FastAPI

from bot.app import App, Loop

log = structlog.get_logger()


class PortTaken(Exception):  # noqa: N818 - the name is the sentence the operator needs
    """Another program listens on this address: stop it, or choose another PORT."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"{host}:{port}")
        self.host = host
        self.port = port


def bound(host: str, port: int) -> socket.socket:
    """Take the address before anything else is done; raises PortTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as refusal:
        listener.close()
        raise PortTaken(host, port) from refusal
    listener.listen(128)
    return listener


async def serve(
    app: App, site: FastAPI, listener: socket.socket, *, loops: Sequence[Loop] | None = None
) -> None:
    """Serve until SIGINT or SIGTERM; open streams end at once, what is under way is finished.

    With `loops` given the process is the web half only: a worker polls and sends.
    """
    config = uvicorn.Config(site, log_config=None, timeout_graceful_shutdown=1, lifespan="off")
    server = _Server(config)
    _stop_on_signals(app.stopping)
    async with (
        _beside(app.loops() if loops is None else loops),
        _channels(app, only_pushed=loops is not None),
    ):
        ending = asyncio.ensure_future(_end(server, app.stopping))
        await server.serve(sockets=[listener])
        ending.cancel()
    await app.store.close()


class _Server(uvicorn.Server):
    """A server that leaves signals to us: open streams must end before it waits for its connections."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture nothing."""
        yield


async def _end(server: uvicorn.Server, stopping: asyncio.Event) -> None:
    await stopping.wait()
    server.should_exit = True


def _stop_on_signals(stopping: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stopping.set)


@contextlib.asynccontextmanager
async def _channels(app: App, *, only_pushed: bool = False) -> AsyncIterator[None]:
    await app.start_channels(only_pushed=only_pushed)
    with contextlib.suppress(NotImplementedError, ValueError):
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGHUP, lambda: asyncio.ensure_future(_reload(app)))
    try:
        yield
    finally:
        app.stopping.set()
        await app.stop_channels()


async def _reload(app: App) -> None:
    troubles = await app.reload()
    log.info("contracts_read_again", contracts=len(app.library.contracts), troubles=len(troubles))


@contextlib.asynccontextmanager
async def _beside(loops: Sequence[Loop]) -> AsyncIterator[None]:
    """Run the loops beside the server and end them with it."""
    tasks = [asyncio.ensure_future(loop()) for loop in loops]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def idle(app: App, loops: Sequence[Loop]) -> None:
    """Run the loops and channels without pages, until SIGINT or SIGTERM (the worker process)."""
    _stop_on_signals(app.stopping)
    async with _beside(loops), _channels(app):
        log.info("working", channels=sorted(app.channels))
        await app.stopping.wait()
    await app.store.close()
