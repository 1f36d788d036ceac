"""The shape of the database: reached from nothing, whole or not at all, with evidence that only grows."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Integer, inspect, text
from sqlalchemy.exc import DBAPIError

from bot.commands.migrate import migrate
from bot.settings import Settings
from models.sla.hours import Span
from models.sla.register import EntryKind, NewEntry
from models.sla.works import WorkKind
from models.store.archive import Archive
from models.store.database import Database, NotMigratedError
from models.store.migrations import schema, triggers
from models.store.tables import APPEND_ONLY, METADATA
from models.store.works import NewWork
from tests.store.processes import in_processes
from tests.store.subject import CONTRACT, DIGEST, NOW, report

ROOT = Path(__file__).parent.parent.parent


def evidence(archive: Archive) -> None:
    report(archive)
    archive.versions.keep(CONTRACT, DIGEST, "number = 'SLA/2026/001'")
    archive.register.add(CONTRACT, NewEntry(kind=EntryKind.LIST_MADE, subject="2026-11-05", actor="reakcja"))
    work = archive.works.announce(announced())
    archive.works.record(work.id, WorkKind.ENDED, "s2", NOW)


def announced() -> NewWork:
    return NewWork(
        contract=CONTRACT,
        services=("erp",),
        span=Span(NOW, NOW + timedelta(hours=2)),
        announced_by="s2",
        announced_at=NOW,
        channel="web",
        text=None,
        is_emergency=False,
    )


def test_the_tables_are_those_the_program_declares(database: Database) -> None:
    with database.writing(NOW) as archive:
        differences = compare_metadata(MigrationContext.configure(archive.connection), METADATA)

    assert differences == []


def test_a_step_written_now_would_be_empty(url: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "models/store/migrations"))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    config.stdout = StringIO()

    command.check(config)

    assert "No new upgrade operations" in config.stdout.getvalue()


def test_the_newest_step_is_the_one_the_program_asks_for() -> None:
    assert ScriptDirectory(str(ROOT / "models/store/migrations")).get_heads() == [schema.NEWEST]


def test_migrating_again_changes_nothing(database: Database) -> None:
    with database.writing(NOW) as archive:
        evidence(archive)

    database.migrate()
    database.check()

    with database.reading(NOW) as archive:
        assert archive.incidents.unfinished(CONTRACT) == [1]


def test_a_step_that_stumbles_leaves_nothing(bare_url: str) -> None:
    database = Database(bare_url)
    with database.writing(NOW) as archive:
        archive.connection.execute(text("CREATE TABLE liveness (process INTEGER)"))

    with pytest.raises(DBAPIError):
        database.migrate()

    with database.reading(NOW) as archive:
        assert inspect(archive.connection).get_table_names() == ["liveness"]
    with pytest.raises(NotMigratedError, match="None"):
        database.check()
    database.close()


def bring_into_shape(url: str) -> bool:
    with closing(Database(url)) as database:
        database.migrate()
        database.check()
    return True


def test_two_processes_that_start_together_both_find_the_shape(bare_url: str) -> None:
    assert in_processes(bring_into_shape, [bare_url, bare_url]) == [True, True]


def test_it_needs_nothing_of_the_folder_it_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    database = Database("sqlite:///here.sqlite3")
    database.migrate()
    database.check()
    database.close()

    assert (tmp_path / "here.sqlite3").exists()


def test_the_command_brings_an_empty_folder_into_shape(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, data=tmp_path / "data", database_url=None)

    assert migrate(settings) == 0

    database = Database(settings.database)
    database.check()
    database.close()


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("act", ["UPDATE {} SET hash = 'x'", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_evidence_refuses_to_be_changed(database: Database, table: str, act: str) -> None:
    with database.writing(NOW) as archive:
        evidence(archive)
    columns = {"contract_version": "digest", "work": "services", "work_fact": "kind"}
    statement = act.format(table).replace("hash", columns.get(table, "hash"))

    with pytest.raises(DBAPIError) as refusal, database.writing(NOW) as archive:
        archive.connection.execute(text(statement))

    is_unknown_there = database.is_sqlite and "TRUNCATE" in act
    assert is_unknown_there or f"rows of {table} are only ever added" in str(refusal.value)


def test_a_rebuilt_table_gets_its_triggers_back(database: Database) -> None:
    with database.writing(NOW) as archive:
        evidence(archive)
        operations = Operations(MigrationContext.configure(archive.connection))
        with operations.batch_alter_table("event", recreate="auto") as event:
            event.add_column(Column("weight", Integer, nullable=True))
            event.alter_column("actor", new_column_name="who")
        triggers.guard(archive.connection)

    with pytest.raises(DBAPIError, match="only ever added"), database.writing(NOW) as archive:
        archive.connection.execute(text("UPDATE event SET who = 'k3'"))


def test_rows_left_without_their_parents_are_not_accepted(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    database.migrate()
    careless = sqlite3.connect(tmp_path / "store.sqlite3")
    careless.execute("INSERT INTO party_to (incident, person, contract) VALUES (4711, 'k2', 'SLA')")
    careless.commit()
    careless.close()

    with pytest.raises(schema.BrokenReferenceError, match="party_to"), database.writing(NOW) as archive:
        schema._look_for_orphans(archive.connection)

    database.close()
