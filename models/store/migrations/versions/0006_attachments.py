"""The sixth step: files that came with reports and notes, their bytes apart."""

import sqlalchemy as sa
from alembic import op

from models.store.migrations.columns import instants, numbers, texts

revision = "0006"
down_revision = "0005"

_WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    op.create_table(
        "attachment",
        *numbers("id"),
        *texts("text", "contract", "person", "channel", "reference", "name", "media_type"),
        *numbers("incident", nullable=True),
        *instants("sent_at"),
        *texts("state"),
        *texts("reason", nullable=True),
        *numbers("attempts"),
        *instants("due_at", nullable=True),
        *texts("digest", nullable=True),
        *numbers("size", nullable=True),
        *instants("settled_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("text", name=op.f("uq_attachment_text")),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name=op.f("fk_attachment_incident_incident")),
    )
    op.create_index("ix_attachment_incident", "attachment", ["incident"])
    op.create_index("ix_attachment_person", "attachment", ["contract", "person"])
    op.create_index(
        "ix_attachment_due_at", "attachment", ["due_at"], sqlite_where=_WAITING, postgresql_where=_WAITING
    )
    op.create_table(
        "attachment_bytes",
        *numbers("attachment"),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("attachment", name=op.f("pk_attachment_bytes")),
        sa.ForeignKeyConstraint(
            ["attachment"], ["attachment.id"], name=op.f("fk_attachment_bytes_attachment_attachment")
        ),
    )
    op.create_table(
        "upload",
        *texts("name"),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        *instants("at"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_upload")),
    )
    op.create_index("ix_upload_at", "upload", ["at"])
