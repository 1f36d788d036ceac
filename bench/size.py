"""How soon the program serves, and how much memory it keeps: pages alone, and with both platforms (fakes)."""

import statistics
import sys

from bench.served import served
from tests.fakes.slack import SlackFake
from tests.fakes.telegram import TelegramFake

STARTS = 5
DEMO_SECONDS, READY_SECONDS = 15.0, 3.0
WEB_MIB, BOTH_MIB = 130.0, 160.0
RUN = ["-m", "bot", "run"]


def start(arguments: list[str], path: str, **settings: str) -> tuple[float, float]:
    """Return the seconds to the first answer on the path, and the memory once pages were asked for."""
    with served(arguments, **settings) as page:
        seconds = page.first_answer(path)
        page.first_answer("/readyz")
        for asked in ("/", "/healthz", "/api/docs"):
            page.http.get(asked)
        return seconds, page.resident_mib()


def both_platforms() -> float:
    """Return the memory with Telegram and Slack connected."""
    with TelegramFake() as telegram, SlackFake() as slack:
        found = {
            "TELEGRAM_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.url,
        }
        return start(RUN, "/readyz", **{f"REAKCJA_{name}": value for name, value in found.items()})[1]


def bare() -> tuple[float, float]:
    """Return the same of a bare page."""
    with served([str(__file__).replace("size.py", "bare_page.py"), "{port}"]) as page:
        return page.first_answer("/"), page.resident_mib()


def main() -> int:
    """Print every figure beside its target and a bare page; exit 1 where one is missed."""
    start(RUN, "/readyz")  # the first start compiles what later ones only read
    runs = [start(RUN, "/readyz") for _ in range(STARTS)]
    ready, alone = statistics.median(one[0] for one in runs), max(one[1] for one in runs)
    demo = start(["-m", "bot", "demo"], "/")[0]
    both = both_platforms()
    bare_seconds, bare_mib = bare()
    rows = [
        ("run: ready", ready, READY_SECONDS, bare_seconds, "s"),
        ("demo: first page", demo, DEMO_SECONDS, bare_seconds, "s"),
        ("memory, web alone", alone, WEB_MIB, bare_mib, "MiB"),
        ("memory, both platforms", both, BOTH_MIB, bare_mib, "MiB"),
    ]
    for name, figure, target, reference, unit in rows:
        ratio = f"{figure / reference:4.1f} times a bare page ({reference:.2f})"
        print(f"{name:24s} {figure:7.2f} {unit:3s}  target: at most {target:.0f}   {ratio}")
    return 0 if all(figure <= target for _, figure, target, _, _ in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
