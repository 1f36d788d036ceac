"""The fourth step: strangers who ask for access."""

import sqlalchemy as sa
from alembic import op

from models.store.migrations.columns import instants, numbers, texts

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "access_request",
        *numbers("id"),
        *texts("contract", "channel", "external", "chat", "display"),
        *instants("asked_at"),
        *instants("answered_at", nullable=True),
        *texts("answered_by", "person", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_request")),
    )
    op.create_index("ix_access_request_account", "access_request", ["channel", "external", "asked_at"])
