"""The seventh step: access taken away, absences, erased names."""

import sqlalchemy as sa
from alembic import op

from models.store.migrations.columns import instants, numbers, texts

revision = "0007"
down_revision = "0006"

_STANDS = sa.text("lifted_at IS NULL")
_LASTS = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "revocation",
        *numbers("id"),
        *texts("contract", "person"),
        *instants("since"),
        *texts("reason", nullable=True),
        *texts("by"),
        *texts("successor", nullable=True),
        *instants("recorded_at"),
        *instants("done_at", "lifted_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revocation")),
    )
    op.create_index(
        "ix_revocation_person",
        "revocation",
        ["contract", "person"],
        sqlite_where=_STANDS,
        postgresql_where=_STANDS,
    )
    op.create_table(
        "absence",
        *numbers("id"),
        *texts("contract", "person"),
        *instants("since", "until"),
        *texts("deputy", nullable=True),
        *texts("by"),
        *instants("recorded_at"),
        *instants("ended_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    op.create_index(
        "ix_absence_person",
        "absence",
        ["contract", "person"],
        sqlite_where=_LASTS,
        postgresql_where=_LASTS,
    )
    op.create_table(
        "erasure",
        *texts("contract", "person"),
        *instants("erased_at"),
        sa.PrimaryKeyConstraint("contract", "person", name=op.f("pk_erasure")),
    )
