"""The kinds of columns the steps use, several of a kind at a time. Never edited once a step uses them."""

import sqlalchemy as sa
from sqlalchemy import Column
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime


def texts(*names: str, nullable: bool = False) -> list[Column[str]]:
    """Return columns for text of any length."""
    return [Column(name, AutoString(), nullable=nullable) for name in names]


def numbers(*names: str, nullable: bool = False) -> list[Column[int]]:
    """Return columns for whole numbers."""
    return [Column(name, sa.Integer(), nullable=nullable) for name in names]


def instants(*names: str, nullable: bool = False) -> list[Column[object]]:
    """Return columns for instants in UTC."""
    return [Column(name, UTCDateTime(), nullable=nullable) for name in names]
