"""The subject of files: what is still to be fetched, what is kept, what was refused, and erasing.

A file is a row from the moment its message is handled, so a crash before or during the fetching loses nothing.
The bytes lie in a table of their own.
"""

import hashlib
import secrets
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, select, update

from models.store.records_attachments import File, NewFile
from models.store.shelf import TURN_OF_FILES, Shape, Shelf, is_id, values_of
from models.store.table import core
from models.store.tables import Attachment, AttachmentBytes, Text, Upload

_FILE, _BYTES, _UPLOAD, _TEXT = core(Attachment), core(AttachmentBytes), core(Upload), core(Text)
_FILES = Shape(Attachment, File)
_INSERT = insert(_FILE)
_WAITS = _FILE.c.state == "waiting"
_ONE = update(_FILE).where(_FILE.c.id == bindparam("wanted"))
_NEXT = select(func.min(_FILE.c.due_at)).where(_WAITS)

UPLOAD_LASTS = timedelta(days=1)
"""How long what a browser handed in waits for its message; longer only where the message was never taken."""


class Attachments(Shelf):
    """Files that came with reports and notes."""

    def add(self, new: NewFile) -> int:
        """Note a file that is to be fetched at once; returns its id."""
        row = values_of(new) | {"state": "waiting", "attempts": 0, "due_at": self._now}
        return self._inserted(_INSERT, row)

    def move(self, texts: Sequence[str], incident: int) -> list[File]:
        """Say to which incident files belong, by the digests of their names; returns them by id."""
        if not texts:
            return []
        mine = _FILE.c.text.in_(list(texts))
        self._connection.execute(update(_FILE).where(mine).values(incident=incident))
        return self._list(mine)

    def claim(self, limit: int, lease_seconds: int) -> list[File]:
        """Take files that are due to be fetched, oldest first; nobody else gets them for `lease_seconds`."""
        self._in.claim_turn(TURN_OF_FILES)
        due = select(_FILE.c.id).where(_WAITS, _FILE.c.due_at <= self._now).order_by(_FILE.c.id).limit(limit)
        ids = self._connection.execute(due).scalars().all()
        if not ids:
            return []
        until = self._now + timedelta(seconds=lease_seconds)
        taken = {"attempts": _FILE.c.attempts + 1, "due_at": until}
        self._connection.execute(update(_FILE).where(_FILE.c.id.in_(ids)).values(taken))
        return self._list(_FILE.c.id.in_(ids))

    def release(self) -> None:
        """Make everything that waits due now: whoever had claimed it is gone."""
        self._connection.execute(update(_FILE).where(_WAITS).values(due_at=self._now))

    def next_due_at(self) -> datetime | None:
        """Return the earliest instant at which a file may be claimed, None where none waits."""
        found: datetime | None = self._connection.execute(_NEXT).scalar()
        return found

    def keep(self, file: int, media_type: str, name: str, body: bytes) -> bool:
        """Keep the bytes of a waiting file; False, and nothing is kept, where it no longer waits."""
        if not self._waits(file):
            return False
        kept = {
            "state": "kept",
            "reason": None,
            "due_at": None,
            "media_type": media_type,
            "name": name,
            "digest": hashlib.sha256(body).hexdigest(),
            "size": len(body),
            "settled_at": self._now,
        }
        self._connection.execute(_ONE, kept | {"wanted": file})
        self._connection.execute(insert(_BYTES), {"attachment": file, "body": body})
        self._drop_upload(file)
        return True

    def retry(self, file: int, at: datetime, reason: str) -> None:
        """Note why a fetch failed for now, and when it is tried again."""
        self._connection.execute(_ONE, {"wanted": file, "due_at": at, "reason": reason})

    def refuse(self, file: int, reason: str) -> bool:
        """Give a waiting file up for good; False where it no longer waits."""
        if not self._waits(file):
            return False
        refused = {"state": "refused", "reason": reason, "due_at": None, "settled_at": self._now}
        self._connection.execute(_ONE, refused | {"wanted": file})
        self._drop_upload(file)
        return True

    def find(self, file: int) -> File | None:
        """Return a file by id, None for an unknown one."""
        return next(iter(self._list(_FILE.c.id == file)), None) if is_id(file) else None

    def of_incident(self, incident: int) -> list[File]:
        """List the files of an incident in the order they came, whatever became of them."""
        return self._list(_FILE.c.incident == incident)

    def body(self, file: int) -> bytes | None:
        """Return the bytes of a kept file, None where they are not kept (yet, or any more)."""
        query = select(_BYTES.c.body).where(_BYTES.c.attachment == file)
        found: bytes | None = self._connection.execute(query).scalar()
        return bytes(found) if found is not None else None

    def erase_before(self, contract: str, instant: datetime) -> int:
        """Erase bytes and names of a contract's files sent before an instant; returns how many.

        Type, size and digest stay: that there was a file, and which, is evidence.
        """
        return self._erase(_FILE.c.contract == contract, _FILE.c.sent_at < instant)

    def erase_of(self, contract: str, person: str) -> int:
        """Erase bytes and names of one person's files; returns how many."""
        return self._erase(_FILE.c.contract == contract, _FILE.c.person == person)

    def lay_in(self, body: bytes) -> str:
        """Keep what a browser handed in, until its message is taken; returns a name nobody can guess."""
        self._connection.execute(delete(_UPLOAD).where(_UPLOAD.c.at < self._now - UPLOAD_LASTS))
        name = secrets.token_urlsafe(24)
        self._connection.execute(insert(_UPLOAD), {"name": name, "body": body, "at": self._now})
        return name

    def laid_in(self, name: str) -> bytes | None:
        """Return what was handed in under a name, None where it is gone."""
        found: bytes | None = self._connection.execute(
            select(_UPLOAD.c.body).where(_UPLOAD.c.name == name)
        ).scalar()
        return bytes(found) if found is not None else None

    def _waits(self, file: int) -> bool:
        query = self._in.locked(select(_FILE.c.state).where(_FILE.c.id == file))
        return self._connection.execute(query).scalar() == "waiting"

    def _drop_upload(self, file: int) -> None:
        mine = select(_FILE.c.reference).where(_FILE.c.id == file).scalar_subquery()
        self._connection.execute(delete(_UPLOAD).where(_UPLOAD.c.name == mine))

    def _erase(self, *conditions: ColumnElement[bool]) -> int:
        rows = self._list(*conditions, _FILE.c.state != "erased")
        ids: Collection[int] = [one.id for one in rows]
        for one in rows:
            self._drop_upload(one.id)
        self._connection.execute(delete(_BYTES).where(_BYTES.c.attachment.in_(ids)))
        names = _TEXT.c.digest.in_([one.text for one in rows])
        self._connection.execute(update(_TEXT).where(names).values(salt=None, body=None))
        gone = {"state": "erased", "name": "", "reference": "", "due_at": None, "settled_at": self._now}
        self._connection.execute(update(_FILE).where(_FILE.c.id.in_(ids)).values(gone))
        return len(rows)

    def _list(self, *conditions: ColumnElement[bool]) -> list[File]:
        rows = self._connection.execute(_FILES.select.where(*conditions).order_by(_FILE.c.id))
        return _FILES.records(rows.all())
