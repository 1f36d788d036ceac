"""The tenth step: announced work and what became of it."""

import sqlalchemy as sa
from alembic import op

from models.store.migrations.columns import instants, numbers, texts

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "work",
        *numbers("id"),
        *texts("contract", "services"),
        *instants("starts_at", "ends_at"),
        *texts("announced_by"),
        *instants("announced_at"),
        *texts("channel", "text", nullable=True),
        sa.Column("is_emergency", sa.Boolean(), nullable=False),
        *instants("recorded_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work")),
    )
    op.create_index("ix_work_contract", "work", ["contract", "starts_at"])
    op.create_table(
        "work_fact",
        *numbers("work", "seq"),
        *texts("kind", "actor"),
        *instants("at"),
        *texts("channel", nullable=True),
        *instants("recorded_at"),
        sa.ForeignKeyConstraint(["work"], ["work.id"], name=op.f("fk_work_fact_work_work")),
        sa.PrimaryKeyConstraint("work", "seq", name=op.f("pk_work_fact")),
    )
