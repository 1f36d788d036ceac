"""The command line: `reakcja COMMAND`, also `python -m bot`.

Nothing heavy is imported here: each command imports its own file from `bot/commands/` when it is called, so
that `reakcja --help` answers at once. A command returns its exit status; 2 means that it
could not start as told.
"""

import io
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot import __version__

if TYPE_CHECKING:
    from bot.settings import Settings

BROKEN_PIPE = 128 + 13  # what a shell reports for a program ended by SIGPIPE


Tongue = Literal["pl", "en"]
# Plain help: drawing it with rich would cost more time than everything else on this road.
app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
contract_app = typer.Typer(help="Look into a contract file.", rich_markup_mode=None, no_args_is_help=True)
app.add_typer(contract_app, name="contract")

OneContract = Annotated[str | None, typer.Option(help="Number of the contract, where there are several.")]
Lang = Annotated[Tongue | None, typer.Option("--lang", help="Language of the answer.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]


def main() -> None:
    """Run the command line and end the process; a reader that has gone away ends it quietly."""
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more on its way out and would complain about the same pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(BROKEN_PIPE)


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"reakcja {__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", is_eager=True, callback=_tell_version, help="Print the version.")
]


@app.callback()
def front(version: Version = False) -> None:
    """The duty officer of an SLA contract."""


@app.command()
def run() -> None:
    """Serve everything in one process."""
    settings = _settings()
    from bot.commands.run import run as command

    raise typer.Exit(command(settings))


@app.command()
def demo() -> None:
    """Serve the demo: made-up data, a movable clock."""
    settings = _settings()
    from bot.commands.demo import demo as command

    raise typer.Exit(command(settings))


@app.command()
def web() -> None:
    """Serve the pages and the API alone."""
    settings = _settings()
    from bot.commands.run import web as command

    raise typer.Exit(command(settings))


@app.command()
def worker() -> None:
    """Run channels, post room and heartbeat alone."""
    settings = _settings()
    from bot.commands.run import worker as command

    raise typer.Exit(command(settings))


@app.command()
def migrate() -> None:
    """Bring the database to the present shape."""
    settings = _settings()
    from bot.commands.migrate import migrate as command

    raise typer.Exit(command(settings))


@app.command()
def invite(
    contact: Annotated[str, typer.Argument(help="Key of a contact in the contract, such as k2.")],
    contract: OneContract = None,
    json_output: AsJson = False,
    lang: Lang = None,
) -> None:
    """Print one-time links that let a contact in."""
    settings = _settings()
    from bot.commands.invite import invite as command

    raise typer.Exit(command(settings, contact, contract, json_output, lang or settings.language))


@app.command()
def announce(
    begins: Annotated[str, typer.Option("--from", help="When the bot goes: 20:00 or 2026-11-24 20:00.")],
    ends: Annotated[str, typer.Option("--to", help="When it is back, written the same way.")],
    contract: Annotated[
        str | None, typer.Option(help="Number of the contract; without it everybody is told.")
    ] = None,
    lang: Lang = None,
) -> None:
    """Tell the people of the contracts that the bot will be away."""
    settings = _settings()
    from bot.commands.announce import announce as command

    raise typer.Exit(command(settings, begins, ends, contract, lang or settings.language))


@app.command()
def erase(
    person: Annotated[str, typer.Argument(help="Key of a contact or employee, such as k2 or e7.")],
    contract: OneContract = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; else only say what would be done.")] = False,
    lang: Lang = None,
) -> None:
    """Erase what is stored about a person; what proves the course of reports stays."""
    settings = _settings()
    from bot.commands.erase import erase as command

    raise typer.Exit(command(settings, person, contract, yes, lang or settings.language))


@app.command()
def clock() -> None:
    """Answer clock questions, one JSON a line, from stdin."""
    from bot.commands.clock import clock as command
    from bot.commands.clock import size_of, watched

    if isinstance(sys.stdin, io.TextIOWrapper):
        # A line that is no UTF-8 is one bad question, not the end of all of them.
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    is_watched = sys.stderr.isatty() and not sys.stdout.isatty()
    lines = watched(sys.stdin, size_of(sys.stdin), sys.stderr) if is_watched else sys.stdin
    raise typer.Exit(command(lines, sys.stdout))


@app.command()
def stats(  # noqa: PLR0913, PLR0917  # the options of a command are its parameters
    contract: Annotated[str, typer.Option(help="Number of the contract.")],
    from_: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="First day, included.")],
    to: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="Last day, included.")],
    json_output: AsJson = False,
    csv_output: Annotated[bool, typer.Option("--csv", help="Answer in CSV.")] = False,
    lang: Lang = None,
) -> None:
    """Print the figures of a period."""
    settings = _settings()
    from bot.commands.stats import stats as command

    form: Literal["text", "json", "csv"] = "json" if json_output else "csv" if csv_output else "text"
    raise typer.Exit(command(settings, contract, from_.date(), to.date(), form, lang or settings.language))


@app.command()
def explain(
    number: Annotated[str, typer.Argument(help="Number of an incident, such as Z-0042.")],
    json_output: AsJson = False,
    lang: Lang = None,
) -> None:
    """Print each target's verdict interval by interval."""
    settings = _settings()
    from bot.commands.explain import explain as command

    raise typer.Exit(command(settings, number, json_output=json_output, lang=lang or settings.language))


@app.command()
def verify(
    file: Annotated[
        Path | None, typer.Argument(help="JSON of GET /api/incidents; the record without it.")
    ] = None,
    json_output: AsJson = False,
    lang: Lang = None,
) -> None:
    """Recompute hashes and figures; exit status 1 on any difference."""
    settings = _settings()
    from bot.commands.verify import verify as command

    raise typer.Exit(command(settings, file, json_output=json_output, lang=lang or settings.language))


@app.command()
def simulate(
    incidents: Annotated[int, typer.Option(help="How many.")],
    seed: Annotated[int, typer.Option(help="The same seed draws the same history.")] = 2026,
    lang: Lang = None,
) -> None:
    """Fill a database without real incidents with a believable history."""
    settings = _settings()
    from bot.commands.simulate import run as command

    raise typer.Exit(command(settings, incidents, seed, lang or settings.language))


@contract_app.command()
def check(
    file: Annotated[Path, typer.Argument(help="A contract file.")],
    json_output: AsJson = False,
    lang: Lang = None,
) -> None:
    """List all faults of a contract file with their places; exit status 1 on any error."""
    from bot.commands.contract import check as command

    raise typer.Exit(command(file, json_output=json_output, lang=_tongue(lang), out=sys.stdout))


@contract_app.command(name="new")
def new_contract(
    file: Annotated[Path, typer.Argument(help="The file to be written.")],
    lang: Lang = None,
) -> None:
    """Ask a dozen questions and write a commented contract file."""
    from bot.commands.contract_new import new as command

    raise typer.Exit(command(file, lang=_tongue(lang) or "en", source=sys.stdin, out=sys.stdout))


@contract_app.command(name="explain")
def explain_contract(
    file: Annotated[Path, typer.Argument(help="A contract file.")],
    procedure: Annotated[bool, typer.Option(help="Only the failure procedure, for the wall.")] = False,
    lang: Lang = None,
) -> None:
    """Print the contract in plain words with worked examples; its digest is the last line."""
    from bot.commands.contract_explain import explain as command

    raise typer.Exit(command(file, procedure=procedure, lang=_tongue(lang), out=sys.stdout))


@contract_app.command()
def schema() -> None:
    """Print the JSON Schema of a contract file."""
    from bot.commands.contract import schema as command

    raise typer.Exit(command(sys.stdout))


def _tongue(lang: Tongue | None) -> Tongue | None:
    """Return the language asked for, here or by the environment; `None` leaves it to the contract.

    For what must not depend on the settings being right: looking into a file, and telling their faults.
    """
    asked = os.environ.get("REAKCJA_LANGUAGE")
    return lang or ("pl" if asked == "pl" else "en" if asked == "en" else None)


def _settings() -> "Settings":
    """Read the settings; print every fault and end with 2 where there are any."""
    from bot.commands.given import settings_given

    found = settings_given(_tongue(None) or "en")
    if found is None:
        raise typer.Exit(2)
    return found


if __name__ == "__main__":
    main()
