"""CPU from a webhook update of Telegram to the committed report and 200, beside the library with an empty handler.

The program is the real web process; another one sends, so that what is measured ends with the commit. The reference
is python-telegram-bot behind the same Starlette, in the same run, with the same updates.
"""

import os
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from bench.served import ROOT, Served, served
from bot.clock import SystemClock
from models.store.database import Database
from tests.fakes.telegram import TelegramFake

WARM, UPDATES = 40, 300
ROUNDS = 3
TARGET_MS = 4.0
SECRET = "Bench-secret_42"  # of a server on this machine for a minute
NUMBER = "SLA/2026/001"
FIRST = 10_000
TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


def link_everybody(folder: Path) -> None:
    """Make a database in which as many employees are linked as reports will come."""
    database = Database(f"sqlite:///{folder / 'reakcja.sqlite3'}")
    database.migrate()
    with database.writing(SystemClock().now()) as archive:
        for number in range(WARM + UPDATES * ROUNDS):
            key = archive.people.add_employee(NUMBER, f"Gustaw Notka {number}", None).key
            account = str(FIRST + number)
            archive.people.link(NUMBER, key, "telegram", account, account, "pl")
    database.close()


def update(number: int) -> dict[str, object]:
    """Return the update of one person's first words."""
    who = FIRST + number
    sender = {"id": who, "is_bot": False, "first_name": "Gustaw", "language_code": "pl"}
    chat = {"id": who, "type": "private", "first_name": "Gustaw"}
    message = {"message_id": number + 1, "date": int(time.time()), "from": sender, "chat": chat}
    return {"update_id": number + 1, "message": {**message, "text": "taśma stoi, panel czarny"}}


def cpu_ms(here: Served) -> float:
    """Return the CPU time the process has used so far, its own and the kernel's for it."""
    fields = Path(f"/proc/{here.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * TICK_MS


def post(here: Served, numbers: range) -> None:
    """Deliver updates one after another; each must be answered with 200."""
    for number in numbers:
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        answer = here.http.post("/telegram/webhook", json=update(number), headers=headers)
        if answer.status_code != 200:
            raise RuntimeError(f"the webhook answered {answer.status_code}")


def each_ms(here: Served, numbers: range) -> float:
    """Return the CPU per update of a stretch of updates."""
    before = cpu_ms(here)
    post(here, numbers)
    return (cpu_ms(here) - before) / len(numbers)


def drafts(folder: Path) -> int:
    """Count the reports that are kept."""
    with sqlite3.connect(folder / "reakcja.sqlite3") as store:
        return int(store.execute("SELECT count(*) FROM conversation").fetchone()[0])


def measured(folder: Path, telegram: TelegramFake) -> list[tuple[float, float]]:
    """Return the CPU per update of the program and of the reference, round by round."""
    ours = {
        "REAKCJA_DATA": str(folder),
        "REAKCJA_TELEGRAM_TOKEN": telegram.token,
        "REAKCJA_TELEGRAM_API_URL": telegram.url,
        "REAKCJA_TELEGRAM_WEBHOOK_SECRET": SECRET,
        "REAKCJA_PUBLIC_URL": "http://127.0.0.1:9",
    }
    bare = [str(ROOT / "bench/bare_telegram.py"), "{port}", telegram.token, telegram.url, SECRET]
    with served(["-m", "bot", "web"], **ours) as program, served(bare) as reference:
        found = []
        for here in (program, reference):
            here.first_answer("/healthz")
            post(here, range(WARM))
        for turn in range(ROUNDS):
            numbers = range(WARM + turn * UPDATES, WARM + (turn + 1) * UPDATES)
            found.append((each_ms(program, numbers), each_ms(reference, numbers)))
        return found


def main() -> int:
    """Print both figures, their difference and the target; exit 1 where it is missed or a report is."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, TelegramFake() as telegram:
        link_everybody(Path(folder))
        found = measured(Path(folder), telegram)
        kept = drafts(Path(folder))
    ours, bare = min(one for one, _ in found), min(one for _, one in found)
    wanted = WARM + UPDATES * ROUNDS
    print(f"webhook: {UPDATES} updates a round, {ROUNDS} rounds, the calmest counts")
    print(f"  update to committed report and 200   {ours:6.2f} ms CPU each")
    print(f"  the library with an empty handler    {bare:6.2f} ms CPU each")
    print(f"  difference                           {ours - bare:6.2f} ms (target: {TARGET_MS:.2f})")
    print(f"  reports kept                         {kept} of {wanted}")
    return 0 if ours - bare <= TARGET_MS and kept == wanted else 1


if __name__ == "__main__":
    sys.exit(main())
