"""Places of incidents inside groups, and messages that belong there."""

import sqlalchemy as sa
from alembic import op

from models.store.migrations.columns import numbers, texts

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "topic",
        *numbers("id", "incident"),
        *texts("channel", "chat", "topic"),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name=op.f("fk_topic_incident_incident")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sa.UniqueConstraint("incident", "channel", "chat", name=op.f("uq_topic_incident_channel_chat")),
    )
    op.create_index("ix_topic_place", "topic", ["channel", "chat", "topic"])
    op.add_column("delivery", *texts("topic", nullable=True))
