"""The fifth step: appointments, which belong to no incident."""

import sqlalchemy as sa
from alembic import op

from models.store.migrations.columns import instants, numbers, texts

revision = "0005"
down_revision = "0004"

_OPEN = sa.text("kept_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "appointment",
        *numbers("id", "failures"),
        *texts("contract", "kind", "subject"),
        *instants("due_at", "planned_at"),
        *instants("kept_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_index(
        "uq_appointment_open",
        "appointment",
        ["contract", "kind", "subject"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_index(
        "ix_appointment_due_at", "appointment", ["due_at"], sqlite_where=_OPEN, postgresql_where=_OPEN
    )
