"""Plain values the store's tests speak of: one contract, its people, a report as the clocks change."""

from datetime import UTC, datetime, timedelta

from alembic import command
from alembic.config import Config

from models.sla.events import Facts, Happening, Kind
from models.store.archive import Archive
from models.store.migrations import schema, triggers
from models.store.records import NewConversation, NewDelivery, Stored

CONTRACT = "SLA/2026/001"
DIGEST = "sha256:" + "ab" * 32
NOW = datetime(2026, 10, 25, 0, 59, 59, 123456, tzinfo=UTC)
LATER = NOW + timedelta(minutes=30)


def happening(kind: Kind, actor: str = "s1", facts: Facts | None = None) -> Happening:
    return Happening(kind=kind, actor=actor, received_at=NOW, channel="web", facts=facts or {})


def reported(service: str = "linia", location: str | None = "hala-a", reporter: str = "k2") -> Happening:
    facts = {"service": service, "location": location, "severity": "A", "reporter": reporter}
    return happening(Kind.REPORTED, reporter, facts)


def report(archive: Archive, contract: str = CONTRACT) -> Stored:
    return archive.incidents.create(contract, "Z", DIGEST, reported())


def delivery(
    key: str, *, recipient: str = "s2", channel: str = "web", not_before: datetime | None = None
) -> NewDelivery:
    return NewDelivery(
        contract=CONTRACT,
        incident=None,
        recipient=recipient,
        channel=channel,
        chat=f"chat of {recipient}",
        kind="new",
        parameters="{}",
        key=key,
        not_before=not_before,
    )


def conversation(chat: str = "chat of k2", **instants: datetime) -> NewConversation:
    return NewConversation(
        contract=CONTRACT,
        person="k2",
        account="ewa",
        channel="web",
        chat=chat,
        kind="report",
        step="service",
        data='{"texts": []}',
        received_at=NOW,
        remind_at=instants.get("remind_at"),
        submit_at=instants.get("submit_at"),
    )


def upgrade_to(step: str, archive: Archive) -> None:
    """Bring a bare database to the shape it had at an earlier step, its triggers included."""
    config = Config()
    config.set_main_option("script_location", str(schema._HERE).replace("%", "%%"))
    config.attributes["connection"] = archive.connection
    command.upgrade(config, step)
    triggers.guard(archive.connection)
