"""The subject of contract texts: every text ever in force here, kept for ever."""

from models.store.records import ContractVersion as VersionRecord
from models.store.shelf import GivingWay, Shape, Shelf
from models.store.table import core
from models.store.tables import ContractVersion

_VERSION = core(ContractVersion)
_VERSIONS = Shape(ContractVersion, VersionRecord)
_KEEP = GivingWay(ContractVersion, ("number", "digest"), "id")


class Versions(Shelf):
    """Texts of contracts by number and digest."""

    def keep(self, number: str, digest: str, text: str, terms_json: str | None = None) -> bool:
        """Keep a text as first seen now; True where it is new, False where number and digest are known."""
        row = {
            "number": number,
            "digest": digest,
            "text": text,
            "terms_json": terms_json,
            "first_seen_at": self._now,
        }
        return _KEEP.insert(self._connection, row) is not None

    def all(self) -> list[VersionRecord]:
        """List every text of every contract in the order they were first seen."""
        return _VERSIONS.records(self._connection.execute(_VERSIONS.select.order_by(_VERSION.c.id)).all())
