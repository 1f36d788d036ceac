"""The twelfth step: when an incident's clock starts is computed, never read from here; it is kept no longer."""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    with op.batch_alter_table("incident") as incident:
        incident.drop_column("starts_at")
