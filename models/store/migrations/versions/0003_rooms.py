"""The third step: the groups and channels that are a party's room."""

import sqlalchemy as sa
from alembic import op

from models.store.migrations.columns import instants, numbers, texts

revision = "0003"
down_revision = "0002"

_IN_USE = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "room",
        *numbers("id"),
        *texts("contract", "side", "channel", "chat", "made_by"),
        *instants("since"),
        *instants("ended_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
    )
    op.create_index(
        "uq_room_in_use",
        "room",
        ["contract", "side", "channel"],
        unique=True,
        sqlite_where=_IN_USE,
        postgresql_where=_IN_USE,
    )
