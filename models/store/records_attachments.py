"""The frozen values of files that the store hands out and takes; beside `records.py`."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file that came with a message and is to be fetched. `text` is the digest of its name in the chain.

    `reference` fetches it on `channel`; `incident` is None while it belongs to a draft. `sent_at` is when the
    message counts.
    """

    text: str
    contract: str
    person: str
    channel: str
    reference: str
    name: str
    media_type: str
    sent_at: datetime
    incident: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class File(NewFile):
    """A file and how far its keeping is. `state`: waiting, kept, refused (`reason` says why), erased.

    `digest` (SHA-256, hex) and `size` are those of the bytes as kept; None before that.
    """

    id: int
    state: str
    reason: str | None
    attempts: int
    due_at: datetime | None
    digest: str | None
    size: int | None
    settled_at: datetime | None
