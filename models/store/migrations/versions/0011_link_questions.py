"""The eleventh step: whether an account is a further one of a person who has one there already."""

import sqlalchemy as sa
from alembic import op

from models.store.migrations.columns import instants, numbers, texts

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "link_question",
        *numbers("id"),
        *texts("contract", "person", "channel", "external"),
        *texts("token_hash", nullable=True),
        *instants("asked_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_question")),
    )
    op.create_index("ix_link_question_account", "link_question", ["channel", "external"])
