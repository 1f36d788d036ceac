"""What the measurements of served pages share: a process, a live stream, and a bare page as the reference."""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from socket import create_server

import httpx

ROOT = Path(__file__).parent.parent
PATIENCE = 60.0


def free_port() -> int:
    with create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@dataclass(kw_only=True)
class Served:
    """A serving process and a client for it; `began` is when it was started, in perf_counter seconds."""

    process: subprocess.Popen[bytes]
    http: httpx.Client
    began: float

    def first_answer(self, path: str) -> float:
        """Return the seconds from the start to the first 200 on this path."""
        while time.perf_counter() - self.began < PATIENCE:
            with suppress(httpx.TransportError):
                if self.http.get(path).status_code == 200:
                    return time.perf_counter() - self.began
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(0.01)
                raise RuntimeError("the process has ended")
        raise TimeoutError(path)

    def resident_mib(self) -> float:
        """Return the resident memory of the process."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0


@contextmanager
def served(arguments: list[str], **settings: str) -> Iterator[Served]:
    """Run `python ARGUMENTS` in a folder of its own and end it; {port} stands for a free port."""
    port = str(free_port())
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        # Bytecode is kept in any installation; here it is, even where the shell forbids it.
        clean = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        own = {"REAKCJA_PORT": port, "REAKCJA_DATA": folder, "REAKCJA_CONTRACTS": str(ROOT / "contracts")}
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *(part.format(port=port) for part in arguments)],
            env={**clean, "PYTHONPATH": str(ROOT), **own, **settings},
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE, trust_env=False) as http:
            try:
                yield Served(process=process, http=http, began=began)
            finally:
                process.terminate()
                process.wait(PATIENCE)


@dataclass(kw_only=True)
class Stream:
    """A live stream read in a thread; `rows` are the data of the events with the instant each came in."""

    http: httpx.Client
    path: str
    rows: list[tuple[float, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._news = threading.Condition()
        self._opened = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()
        if not self._opened.wait(PATIENCE):
            raise TimeoutError(self.path)

    def until(self, start: int, *, holding: str, pane: str) -> tuple[float, str]:
        """Wait for a row after `start` in this pane that holds this text; return when it came, and its text."""
        with self._news:
            self._news.wait_for(lambda: self._find(start, holding, pane) is not None, PATIENCE)
            found = self._find(start, holding, pane)
        if found is None:
            raise TimeoutError(f"{holding!r} never came")
        return found

    def _find(self, start: int, holding: str, pane: str) -> tuple[float, str] | None:
        for at, data in reversed(self.rows[start:]):
            if data.get("pane") == pane and holding in data.get("html", ""):
                return at, data["html"]
        return None

    def _read(self) -> None:
        with suppress(httpx.TransportError), self.http.stream("GET", self.path) as answer:
            for line in answer.iter_lines():
                at = time.perf_counter()
                self._opened.set()
                if line.startswith("data: "):
                    with self._news:
                        self.rows.append((at, json.loads(line.removeprefix("data: "))))
                        self._news.notify_all()
