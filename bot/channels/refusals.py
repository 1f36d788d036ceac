"""What was refused at a platform's door, counted for `/metrics`: never who it was nor what it said."""

import structlog
from prometheus_client import Counter

_REFUSED = Counter(
    "reakcja_refused", "What came to a platform's door and was turned away.", ["channel", "reason"]
)

log = structlog.get_logger()


def refuse(channel: str, reason: str) -> None:
    """Count and log one refusal; `reason` is one of a few fixed words, never data."""
    _REFUSED.labels(channel, reason).inc()
    log.info("refused", channel=channel, reason=reason)
