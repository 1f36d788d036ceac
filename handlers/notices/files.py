"""What is said about files that came with reports and notes."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.messages import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRelayed(Notice):
    """A file of an incident, for the other side; the file goes with it. `name` is a digest, of a place its coordinates.

    `file` is the row of the attachment, `person` who sent it.
    """

    id: ClassVar[str] = "file.relay"
    bell: ClassVar[bool] = True
    incident: int
    number: str
    person: str
    file: int
    name: str
    is_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRefused(Notice):
    """To the sender: a file was not kept, why, and what to do; the report itself is safe.

    `number` None: it belongs to a draft. `reason` as the store keeps it; `channel` is where it was sent.
    """

    id: ClassVar[str] = "file.refused"
    bell: ClassVar[bool] = True
    number: str | None
    name: str
    reason: str
    channel: str


FILES: tuple[type[Notice], ...] = (FileRelayed, FileRefused)
