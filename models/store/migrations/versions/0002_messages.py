"""The second step: what comes in and goes out."""

import sqlalchemy as sa
from alembic import op

from models.store.migrations.columns import instants, numbers, texts

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _inbound()
    _conversation()
    _held()
    _delivery()
    _card()
    _web()
    _liveness()


def _inbound() -> None:
    op.create_table(
        "inbound",
        *numbers("id"),
        *texts("channel", "key"),
        *texts("payload", nullable=True),
        *texts("fingerprint"),
        *numbers("incident", nullable=True),
        *instants("received_at"),
        *instants("done_at", nullable=True),
        *numbers("failures"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound")),
        sa.UniqueConstraint("channel", "key", name=op.f("uq_inbound_channel_key")),
    )
    op.create_index(
        op.f("ix_inbound_undone"),
        "inbound",
        ["id"],
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )


def _conversation() -> None:
    op.create_table(
        "conversation",
        *numbers("id"),
        *texts("contract", "person", "account", "channel", "chat", "kind", "step", "data"),
        *numbers("incident", nullable=True),
        *instants("started_at"),
        *instants("platform_at", nullable=True),
        *instants("received_at", "touched_at"),
        *instants("remind_at", "submit_at", "ended_at", nullable=True),
        *texts("outcome", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
    )
    op.create_index(
        op.f("ix_conversation_open"),
        "conversation",
        ["contract", "person", "channel", "chat"],
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        op.f("ix_conversation_remind_at"),
        "conversation",
        ["remind_at"],
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        op.f("ix_conversation_submit_at"),
        "conversation",
        ["submit_at"],
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def _held() -> None:
    op.create_table(
        "held",
        *numbers("id"),
        *texts("channel", "external", "inbound"),
        *instants("keep_until"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held")),
    )
    op.create_index(op.f("ix_held_account"), "held", ["channel", "external"])
    op.create_index(op.f("ix_held_keep_until"), "held", ["keep_until"])


def _delivery() -> None:
    op.create_table(
        "delivery",
        *numbers("id"),
        *texts("contract"),
        *numbers("incident", nullable=True),
        *texts("recipient"),
        *texts("channel", "chat", nullable=True),
        *texts("kind", "parameters", "key", "slot"),
        *texts("thread", nullable=True),
        *numbers("level", nullable=True),
        *instants("not_before", nullable=True),
        *texts("also", "rest"),
        *instants("created_at"),
        *instants("due_at", nullable=True),
        *numbers("attempts"),
        *instants("sent_at", "platform_at", nullable=True),
        *texts("message", "failure", nullable=True),
        *instants("failed_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name=op.f("fk_delivery_incident_incident")),
        sa.UniqueConstraint("key", name=op.f("uq_delivery_key")),
    )
    op.create_index(
        op.f("ix_delivery_due_at"),
        "delivery",
        ["due_at"],
        sqlite_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
        postgresql_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
    )
    op.create_index(op.f("ix_delivery_incident"), "delivery", ["incident"])
    op.create_index(op.f("ix_delivery_message"), "delivery", ["channel", "chat", "message"])
    op.create_index(
        op.f("ix_delivery_waiting"),
        "delivery",
        ["contract", "recipient", "id"],
        sqlite_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
        postgresql_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
    )


def _card() -> None:
    op.create_table(
        "card",
        *numbers("id"),
        *texts("slot"),
        *numbers("incident", nullable=True),
        *texts("contract", "person", "channel", "chat", "message", "audience"),
        *numbers("sequence", "wanted"),
        *instants("shown_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name=op.f("fk_card_incident_incident")),
        sa.UniqueConstraint(
            "slot",
            "contract",
            "person",
            "channel",
            "chat",
            name=op.f("uq_card_slot_contract_person_channel_chat"),
        ),
    )
    op.create_index(op.f("ix_card_incident"), "card", ["incident"])
    op.create_index(
        op.f("ix_card_behind"),
        "card",
        ["id"],
        sqlite_where=sa.text("sequence < wanted"),
        postgresql_where=sa.text("sequence < wanted"),
    )
    op.create_index(op.f("ix_card_message"), "card", ["channel", "chat", "message"])


def _web() -> None:
    op.create_table(
        "web",
        *numbers("id"),
        *texts("contract", "person", "slot", "kind", "parameters"),
        *numbers("incident", "delivery", nullable=True),
        *instants("at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web")),
        sa.ForeignKeyConstraint(["delivery"], ["delivery.id"], name=op.f("fk_web_delivery_delivery")),
    )
    op.create_index(op.f("ix_web_delivery"), "web", ["delivery"])
    op.create_index(op.f("ix_web_person"), "web", ["contract", "person", "id"])


def _liveness() -> None:
    op.create_table(
        "liveness",
        *texts("process", "channel"),
        *instants("at"),
        sa.PrimaryKeyConstraint("process", "channel", name=op.f("pk_liveness")),
    )
