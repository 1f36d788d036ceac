"""A real installation seen from outside: its folders, its processes, its doors.

    with Installation(folder) as here:
        program = here.start("run")                   # returns once it answers
        here.http.get("/readyz")
        program.terminate()                           # the exit status

Nothing sleeps: a program is waited for by what it prints, by what it answers, or by its end.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from time import monotonic
from types import TracebackType

import httpx

from bot.clock import SystemClock
from tests.fakes.bell import Bell

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60.0
API_TOKEN = "token-of-the-monitoring"
CONTRACT = "SLA/2026/001"


def this_year() -> int:
    return SystemClock().now().year


def contract_text(*, number: str = CONTRACT, prefix: str = "Z") -> str:
    """Return the example contract, valid from last year to the next whenever this runs."""
    year = this_year()
    text = (ROOT / "contracts/example.toml").read_text("utf-8")
    for old, new in {
        "signed_on       = 2025-12-10": f"signed_on = {date(year - 2, 12, 10)}",
        "valid_from      = 2026-01-01": f"valid_from = {date(year - 1, 1, 1)}",
        "valid_to        = 2027-12-31": f"valid_to = {date(year + 1, 12, 31)}",
        "valid_from = 2026-01-01\ndeputy": f"valid_from = {date(year - 1, 1, 1)}\ndeputy",
        "signed_on      = 2026-08-20": f"signed_on = {date(year - 1, 8, 20)}",
        "effective_from = 2026-09-01": f"effective_from = {date(year - 1, 9, 1)}",
        f'number          = "{CONTRACT}"': f'number = "{number}"',
        'incident_prefix = "Z"': f'incident_prefix = "{prefix}"',
    }.items():
        if old not in text:
            raise LookupError(f"the example contract no longer holds {old!r}")
        text = text.replace(old, new)
    return text


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


class Program:
    """One process of the program and everything it says."""

    def __init__(self, arguments: tuple[str, ...], environment: dict[str, str], folder: Path) -> None:
        self.lines: list[str] = []
        self._bell = Bell()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    @property
    def said(self) -> str:
        return "\n".join(self.lines)

    def until_says(self, text: str) -> None:
        """Wait for a line holding this text; raises `TimeoutError` or `AssertionError` where it ends first."""
        self._bell.wait_until(lambda: text in self.said or not self._reader.is_alive(), PATIENCE)
        assert text in self.said, f"ended without saying {text!r}:\n{self.said}"

    def signal(self, sign: signal.Signals) -> None:
        self._process.send_signal(sign)

    def wait(self, seconds: float = PATIENCE) -> int:
        """Wait for the end and return the exit status."""
        status = self._process.wait(seconds)
        self._reader.join(PATIENCE)
        if self._process.stdout is not None:
            self._process.stdout.close()
        return status

    def rest(self) -> None:
        """Let a moment pass, or less when the program ends."""
        try:
            self._process.wait(0.02)
        except subprocess.TimeoutExpired:
            return

    def terminate(self) -> int:
        """Ask it to end and return the exit status."""
        self.signal(signal.SIGTERM)
        return self.wait()

    def kill(self) -> None:
        """End it between two instructions, as a power cut would."""
        self._process.kill()
        self.wait()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self.lines.append(line.rstrip("\n"))
            self._bell.ring()
        self._bell.ring()


class Installation:
    """A folder of contracts, a folder of data, an address; `settings` are variables without the prefix."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.contracts = folder / "contracts"
        self.data = folder / "data"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.programs: list[Program] = []
        self.contracts.mkdir(parents=True)
        (self.contracts / "example.toml").write_text(contract_text(), "utf-8")
        own = {"DATA": str(self.data), "CONTRACTS": str(self.contracts), "PORT": str(self.port)}
        self.settings = {**own, "API_TOKEN": API_TOKEN, "LANGUAGE": "en", **settings}
        self.http = httpx.Client(base_url=self.url, timeout=PATIENCE, trust_env=False)
        self.api = httpx.Client(
            base_url=f"{self.url}/api",
            timeout=PATIENCE,
            trust_env=False,
            headers={"Authorization": f"Bearer {API_TOKEN}"},
        )

    def __enter__(self) -> "Installation":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.http.close()
        self.api.close()
        for program in self.programs:
            program.kill()
            if kind is not None:
                print("\n".join(program.lines))  # noqa: T201 - shown by pytest for a failed test only

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of its processes: ours without settings, plus its own.

        Bytecode is kept, as in any installation, but beside the environment instead of in the sources.
        """
        bare = {"PORT", "DATABASE_URL", "HOST", "PYTHONDONTWRITEBYTECODE"}
        clean = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("REAKCJA_") and name not in bare
        }
        clean["PYTHONPYCACHEPREFIX"] = str(Path(sys.prefix) / "var" / "bytecode")
        return clean | {f"REAKCJA_{name}": value for name, value in self.settings.items()}

    def spawn(self, *arguments: str, **variables: str) -> Program:
        """Start a command and return at once; `variables` are set beside the settings."""
        program = Program(arguments, self.environment | variables, self.folder)
        self.programs.append(program)
        return program

    def start(self, command: str = "run", **variables: str) -> Program:
        """Start a serving command and return once it is ready."""
        program = self.spawn(command, **variables)
        self.until_ready(program)
        return program

    def call(self, *arguments: str, **variables: str) -> tuple[int, str]:
        """Run a command to its end; return its status and everything it said."""
        program = self.spawn(*arguments, **variables)
        return program.wait(), program.said

    def until_ready(self, program: Program) -> None:
        """Wait until the address answers that everything is well."""
        deadline = monotonic() + PATIENCE
        while True:
            try:
                if self.http.get("/readyz").status_code == 200:
                    return
            except httpx.TransportError:
                pass
            assert program.is_running, f"ended instead of serving:\n{program.said}"
            assert monotonic() < deadline, f"is not ready:\n{program.said}"
            program.rest()
