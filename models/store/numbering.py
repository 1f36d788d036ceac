"""Numbers without gaps: one counter for each series of each contract, rolled back with its transaction."""

from typing import cast

from sqlalchemy import Connection, text

_NEXT = text(
    "INSERT INTO numbering (contract, series, last) VALUES (:contract, :series, 1) "
    "ON CONFLICT (contract, series) DO UPDATE SET last = numbering.last + 1 RETURNING last"
)


def next_number(connection: Connection, contract: str, series: str) -> int:
    """Take the next number of a series, from 1; the counter is held until the transaction ends."""
    values = {"contract": contract, "series": series}
    return cast("int", connection.execute(_NEXT, values).scalar_one())
