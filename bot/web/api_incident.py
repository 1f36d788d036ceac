"""An incident in the API's shape: what its events add up to, its targets, its events, its deliveries."""

from bot.web.api_shapes import DeliveryShown, EventShown, IncidentShown, TargetShown, TargetsShown
from handlers.notices.catalogue import NOTICES
from models.sla.deadlines import Verdict, Verdicts
from models.sla.events import Event
from models.store.records import Delivery, Stored


def incident_shown(stored: Stored, verdicts: Verdicts, deliveries: list[Delivery]) -> IncidentShown:
    """Put an incident into its shape; `joined` counts people besides the reporter (DECISIONS 7.6)."""
    incident = stored.incident
    return IncidentShown(
        number=incident.number,
        contract=incident.contract,
        contract_digest=incident.digest,
        service=incident.service,
        severity=incident.severity,
        location=incident.location,
        state=incident.state.value,
        paused_since=incident.paused_since,
        reporter=incident.reporter,
        joined=len(incident.joined),
        reported_at=incident.notified_at,
        hash=stored.events[-1].hash,
        targets=TargetsShown(
            reaction=_target(verdicts.reaction),
            workaround=_target(verdicts.workaround),
            restoration=_target(verdicts.restoration),
        ),
        events=[_event(event) for event in stored.events],
        deliveries=[_delivery(delivery) for delivery in deliveries],
    )


def _target(verdict: Verdict | None) -> TargetShown | None:
    if verdict is None:
        return None
    return TargetShown(
        target_seconds=verdict.target_seconds,
        due=verdict.due,
        elapsed_seconds=verdict.elapsed_seconds,
        met=verdict.met,
        contested=verdict.contested,
    )


def _event(event: Event) -> EventShown:
    return EventShown(
        seq=event.seq,
        kind=event.kind.value,
        actor=event.actor,
        channel=event.channel,
        platform_at=event.platform_at,
        received_at=event.received_at,
        stated_at=event.stated_at,
        recorded_at=event.recorded_at,
        hash=event.hash,
    )


def _delivery(delivery: Delivery) -> DeliveryShown:
    return DeliveryShown(
        recipient=delivery.recipient,
        channel=delivery.channel,
        kind=shown_kind(delivery.kind),
        level=delivery.level,
        created_at=delivery.created_at,
        sent_at=delivery.sent_at,
        attempts=delivery.attempts,
        failure=delivery.failure,
    )


def shown_kind(kind: str) -> str:
    """Return the id under which a notice is known outside: that of its row in the dialogues."""
    known = NOTICES.get(kind)
    return known.public or kind if known else kind
