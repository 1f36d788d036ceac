"""The triggers that let evidence only grow, made from one list on both databases (DECISIONS 1.6).

Alembic's batch mode rebuilds a table on SQLite and loses its triggers: all are made anew after every upgrade.
"""

from sqlalchemy import Connection

from models.store.tables import APPEND_ONLY

_REFUSAL = "rows of {table} are only ever added"


def guard(connection: Connection) -> None:
    """Make the tables of the list refuse UPDATE and DELETE, on PostgreSQL TRUNCATE too."""
    statements = _sqlite if connection.dialect.name == "sqlite" else _postgresql
    for table in APPEND_ONLY:
        for statement in statements(table):
            connection.exec_driver_sql(statement)


def _sqlite(table: str) -> list[str]:
    made = []
    for act in ("UPDATE", "DELETE"):
        name = f"{table}_no_{act.lower()}"
        made += [
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL.format(table=table)}'); END",
        ]
    return made


def _postgresql(table: str) -> list[str]:
    function = f"{table}_only_grows"
    made = [
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL.format(table=table)}'; END $$"
    ]
    for act, extent in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
        name = f"{table}_no_{act.lower()}"
        made += [
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH {extent} EXECUTE FUNCTION {function}()",
        ]
    return made
