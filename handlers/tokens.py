"""One-time tokens: how long they work, and what is stored of them."""

import hashlib
from datetime import timedelta

INVITATION_LASTS = timedelta(hours=72)


def token_hash(token: str) -> str:
    """Return what is stored of an invitation's token."""
    return hashlib.sha256(token.encode()).hexdigest()
