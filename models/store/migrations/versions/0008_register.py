"""The register of each contract: reports, decisions, inspections, daily lists."""

import sqlalchemy as sa
from alembic import op

from models.store.migrations.columns import instants, numbers, texts

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "register_entry",
        *numbers("id", "seq"),
        *texts("contract", "kind", "subject", "actor", "facts", "previous", "hash"),
        *texts("text", nullable=True),
        *instants("recorded_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entry")),
        sa.UniqueConstraint("contract", "seq", name=op.f("uq_register_entry_contract_seq")),
    )
    op.create_index("ix_register_entry_subject", "register_entry", ["contract", "kind", "subject"])
