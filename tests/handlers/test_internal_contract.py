"""An internal contract of two departments, without fees and penalties, beside the external example."""

import shutil
from pathlib import Path

from bot.commands.looking import language_for
from bot.opening import open_library
from handlers.desk import Desk
from handlers.proposal import proposal_of
from handlers.submit import Report, enter
from models.contract_file.reader import read_file
from models.sla.contract import ContractKind, Metric
from models.sla.deadlines import judge
from models.store.database import Database
from tests.sla.log import wall, warsaw
from tests.sla.reports import EXAMPLE

INTERNAL = Path(__file__).parents[2] / "contracts" / "internal.toml"
NOW = warsaw("2026-11-24 13:45")


def report(contract: str, service: str, severity: str, reporter: str, text: str) -> Report:
    return Report(
        contract=contract,
        service=service,
        place=None,
        severity=severity,
        reporter=reporter,
        actor=reporter,
        channel="web",
        text=text,
        how="confirmed",
        received_at=NOW,
    )


def test_it_is_forty_lines_and_free_of_faults_and_warnings() -> None:
    assert len(INTERNAL.read_text(encoding="utf-8").splitlines()) <= 40

    reading = read_file(INTERNAL).reading

    assert reading.faults == ()
    assert reading.contract is not None
    assert reading.contract.base.kind is ContractKind.INTERNAL
    assert language_for(None, reading.contract.base.language).code == "pl"


def test_both_run_side_by_side_each_with_its_own_numbers_and_clock(tmp_path: Path) -> None:
    folder = tmp_path / "contracts"
    folder.mkdir()
    for file in (EXAMPLE, INTERNAL):
        shutil.copy(file, folder)
    database = Database(f"sqlite:///{tmp_path / 'both.sqlite3'}")
    database.migrate()

    with database.writing(NOW) as archive:
        opened = open_library(archive, folder)
        desk = Desk(archive=archive, library=opened.library, channels=frozenset({"web"}))
        text = archive.texts.keep("drukarka stoi")
        inner = enter(desk, report("OLA/2026/01", "komputery", "pilne", "p1", text)).incident
        outer = enter(desk, report("SLA/2026/001", "stanowiska", "B", "k2", text)).incident
        terms = opened.library.terms(inner.digest)
        told = [one.recipient for one in archive.outbox.of_incident(1)]

    assert opened.troubles == ()
    assert (inner.number, outer.number) == ("W-0001", "Z-0001")
    found = judge(inner, terms, NOW)
    assert found.reaction is not None
    assert wall(found.reaction.due) == "2026-11-25 06:15:00"
    assert found.workaround is None
    assert "i1" in told
    late = proposal_of(terms, inner, Metric.RESTORATION, warsaw("2026-12-10 12:00"))
    assert (late.penalty, late.withhold, late.fee) == (None, None, "0")
    database.close()
