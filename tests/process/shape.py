"""The shape of an incident in the API, key by key, as other people's scripts rely on it."""

import re

WHOLE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
EXACT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
HASH = re.compile(r"[0-9a-f]{64}")
STATES = {"reported", "acknowledged", "workaround", "resolved", "closed", "withdrawn", "outside_contract"}
FAILURES = {"no_channel", "blocked", "unlinked", "refused", "timeout", "rate_limited"}
INCIDENT = {
    "number", "contract", "contract_digest", "service", "severity", "location", "state", "paused_since",
    "reporter", "joined", "reported_at", "hash", "targets", "events", "deliveries",
}  # fmt: skip
TARGET = {"target_seconds", "due", "elapsed_seconds", "met", "contested"}
EVENT = {"seq", "kind", "actor", "channel", "platform_at", "received_at", "stated_at", "recorded_at", "hash"}
DELIVERY = {"recipient", "channel", "kind", "level", "created_at", "sent_at", "attempts", "failure"}

Json = dict[str, object]


def fits(pattern: re.Pattern[str], value: object, *, or_null: bool = False) -> None:
    if value is None and or_null:
        return
    assert isinstance(value, str), value
    assert pattern.fullmatch(value), value


def check_incident(found: Json) -> None:
    """Assert that an incident has exactly the promised keys and types."""
    assert set(found) == INCIDENT
    for name in ("number", "contract", "service", "severity", "reporter"):
        assert isinstance(found[name], str)
        assert found[name]
    assert str(found["contract_digest"]).startswith("sha256:")
    fits(HASH, str(found["contract_digest"]).removeprefix("sha256:"))
    assert found["location"] is None or isinstance(found["location"], str)
    assert found["state"] in STATES
    fits(WHOLE, found["paused_since"], or_null=True)
    fits(WHOLE, found["reported_at"])
    assert type(found["joined"]) is int
    check_targets(found["targets"])  # type: ignore[arg-type]
    check_events(found)
    for delivery in found["deliveries"]:  # type: ignore[attr-defined]
        check_delivery(delivery)


def check_targets(targets: Json) -> None:
    assert set(targets) == {"reaction", "workaround", "restoration"}
    for target in targets.values():
        if target is None:
            continue
        assert isinstance(target, dict)
        assert set(target) == TARGET
        assert type(target["target_seconds"]) is int
        assert type(target["elapsed_seconds"]) is int
        fits(WHOLE, target["due"], or_null=True)
        assert target["met"] in {None, True, False}
        assert type(target["contested"]) is bool


def check_events(found: Json) -> None:
    events: list[Json] = found["events"]  # type: ignore[assignment]
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    assert found["hash"] == events[-1]["hash"]
    for event in events:
        assert set(event) == EVENT
        fits(HASH, event["hash"])
        fits(WHOLE, event["received_at"])
        fits(EXACT, event["recorded_at"])
        fits(WHOLE, event["platform_at"], or_null=True)
        fits(WHOLE, event["stated_at"], or_null=True)
        assert isinstance(event["actor"], str)
    assert len({event["hash"] for event in events}) == len(events)


def check_delivery(delivery: Json) -> None:
    assert set(delivery) == DELIVERY
    fits(EXACT, delivery["created_at"])
    fits(EXACT, delivery["sent_at"], or_null=True)
    assert type(delivery["attempts"]) is int
    assert delivery["level"] is None or type(delivery["level"]) is int
    assert delivery["failure"] in FAILURES | {None}
    assert (delivery["channel"] is None) == (delivery["failure"] == "no_channel")
