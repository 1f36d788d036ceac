"""The fourteenth step: which buttons a message was sent with, and what decides whether they still can do something."""

import sqlalchemy as sa
from alembic import op

from models.store.migrations.columns import numbers, texts

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("card", *texts("about", nullable=True))
    op.add_column("card", *texts("offers", nullable=True))
    op.add_column("card", *numbers("delivery", nullable=True))
    hangs = sa.text("about IS NOT NULL")
    op.create_index("ix_card_about", "card", ["about"], sqlite_where=hangs, postgresql_where=hangs)
