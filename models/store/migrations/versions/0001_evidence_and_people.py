"""The first step: contract texts, incidents, events, texts, and people."""

import sqlalchemy as sa
from alembic import op

from models.store.migrations.columns import instants, numbers, texts

revision = "0001"
down_revision = None


def upgrade() -> None:
    _contract_version()
    _numbering()
    _incident()
    _party_to()
    _event()
    _text()
    _account()
    _employee()
    _invitation()
    _wrong_try()


def _contract_version() -> None:
    op.create_table(
        "contract_version",
        *numbers("id"),
        *texts("number", "digest", "text"),
        *texts("terms_json", nullable=True),
        *instants("first_seen_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract_version")),
        sa.UniqueConstraint("number", "digest", name=op.f("uq_contract_version_number_digest")),
    )


def _numbering() -> None:
    op.create_table(
        "numbering",
        *texts("contract", "series"),
        *numbers("last"),
        sa.PrimaryKeyConstraint("contract", "series", name=op.f("pk_numbering")),
    )


def _incident() -> None:
    op.create_table(
        "incident",
        *numbers("id"),
        *texts("contract", "number", "terms_digest", "head"),
        *numbers("events", "changed"),
        *texts("state", "service"),
        *texts("location", nullable=True),
        *texts("severity", "reporter"),
        *instants("notified_at"),
        *instants("starts_at", "reaction_due", "workaround_due", "restoration_due", nullable=True),
        *numbers("reaction_seconds", "workaround_seconds", "restoration_seconds", nullable=True),
        *instants("next_alarm_at", "swept_to", "ended_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        sa.UniqueConstraint("contract", "number", name=op.f("uq_incident_contract_number")),
    )
    op.create_index(op.f("ix_incident_next_alarm_at"), "incident", ["next_alarm_at"])
    op.create_index(op.f("ix_incident_notified_at"), "incident", ["contract", "notified_at"])
    op.create_index(op.f("ix_incident_number"), "incident", ["number"])
    op.create_index(op.f("ix_incident_place"), "incident", ["contract", "service", "location"])
    op.create_index(op.f("ix_incident_state"), "incident", ["contract", "state"])


def _party_to() -> None:
    op.create_table(
        "party_to",
        *numbers("incident"),
        *texts("person", "contract"),
        sa.PrimaryKeyConstraint("incident", "person", name=op.f("pk_party_to")),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name=op.f("fk_party_to_incident_incident")),
    )
    op.create_index(op.f("ix_party_to_person"), "party_to", ["contract", "person", "incident"])


def _event() -> None:
    op.create_table(
        "event",
        *numbers("incident", "seq"),
        *texts("kind", "actor"),
        *texts("channel", nullable=True),
        *instants("platform_at", nullable=True),
        *instants("received_at"),
        *instants("stated_at", nullable=True),
        *instants("recorded_at"),
        *texts("facts"),
        *texts("text", nullable=True),
        *texts("canonical", "previous", "hash"),
        sa.PrimaryKeyConstraint("incident", "seq", name=op.f("pk_event")),
        sa.ForeignKeyConstraint(["incident"], ["incident.id"], name=op.f("fk_event_incident_incident")),
    )


def _text() -> None:
    op.create_table(
        "text",
        *texts("digest"),
        *texts("salt", "body", nullable=True),
        *instants("kept_at"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_text")),
    )


def _account() -> None:
    op.create_table(
        "account",
        *numbers("id"),
        *texts("contract", "person", "channel", "external", "chat"),
        *texts("language", nullable=True),
        *instants("linked_at"),
        *instants("blocked_at", "live_until", "revoked_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )
    op.create_index(op.f("ix_account_person"), "account", ["contract", "person"])
    op.create_index(
        op.f("uq_account_in_use"),
        "account",
        ["channel", "external", "contract"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )


def _employee() -> None:
    op.create_table(
        "employee",
        *texts("contract", "key", "name"),
        *texts("email", nullable=True),
        *instants("added_at"),
        sa.PrimaryKeyConstraint("contract", "key", name=op.f("pk_employee")),
    )
    op.create_index(op.f("ix_employee_email"), "employee", ["contract", "email"])


def _invitation() -> None:
    op.create_table(
        "invitation",
        *numbers("id"),
        *texts("contract", "person", "token_hash", "issued_by"),
        *instants("issued_at", "expires_at"),
        *instants("used_at", nullable=True),
        *texts("used_channel", "used_external", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
    )


def _wrong_try() -> None:
    op.create_table(
        "wrong_try",
        *numbers("id"),
        *texts("channel", "external"),
        *instants("at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wrong_try")),
    )
    op.create_index(op.f("ix_wrong_try_account"), "wrong_try", ["channel", "external", "at"])
