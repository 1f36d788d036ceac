"""The subject of texts: what people wrote, named by a salted digest that events may carry for ever."""

import hashlib
import secrets

from sqlalchemy import bindparam, insert, select, update

from models.store.shelf import Shelf
from models.store.table import core
from models.store.tables import Text

_TEXT = core(Text)
_INSERT = insert(_TEXT)
_BODY = select(_TEXT.c.body).where(_TEXT.c.digest == bindparam("wanted"))


class Texts(Shelf):
    """Texts people wrote. The salt keeps a digest from being guessed once the text is erased."""

    def keep(self, body: str) -> str:
        """Keep a text and return its digest: SHA-256 of salt and body, in hex. Equal texts differ."""
        salt = secrets.token_hex(16)
        digest = hashlib.sha256((salt + body).encode()).hexdigest()
        row = {"digest": digest, "salt": salt, "body": body, "kept_at": self._now}
        self._connection.execute(_INSERT, row)
        return digest

    def read(self, digest: str) -> str | None:
        """Return the text, None where it was erased or never kept here."""
        found: str | None = self._connection.execute(_BODY, {"wanted": digest}).scalar()
        return found

    def erase(self, digest: str) -> None:
        """Erase a text and its salt; the digest stays, so no chain breaks."""
        self._connection.execute(update(_TEXT).where(_TEXT.c.digest == digest).values(salt=None, body=None))
