"""The subject of the page's rows: what streams follow by id, in every process alike (DECISIONS 2.6)."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, insert, select, tuple_, update

from models.store.records import WebRow
from models.store.shelf import TURN_OF_WEB, Shape, Shelf
from models.store.table import core
from models.store.tables import Delivery, Web

_WEB, _DELIVERY = core(Web), core(Delivery)
_ROWS = Shape(Web, WebRow)
_UNTOLD = (
    select(_WEB.c.delivery, _WEB.c.id)
    .join(_DELIVERY, _DELIVERY.c.id == _WEB.c.delivery)
    .where(_DELIVERY.c.sent_at.is_(None), _DELIVERY.c.failed_at.is_(None))
    .order_by(_WEB.c.delivery, _WEB.c.id)
)


class WebRows(Shelf):
    """Messages laid out for the page. Ids only grow, also in the order in which readers come to see them."""

    def add(  # noqa: PLR0913, PLR0917 - one argument a column, as the web channel knows them
        self,
        contract: str,
        person: str,
        slot: str,
        kind: str,
        parameters: str,
        incident: int | None,
        delivery: int | None,
    ) -> int:
        """Lay out a row for a person and return its id. Its delivery then waits for a stream, unclaimed."""
        # A later number committed earlier would make a follower skip the earlier one.
        self._in.claim_turn(TURN_OF_WEB)
        row = {
            "contract": contract,
            "person": person,
            "slot": slot,
            "kind": kind,
            "parameters": parameters,
            "incident": incident,
            "delivery": delivery,
            "at": self._now,
        }
        added = self._inserted(insert(_WEB), row)
        if delivery is not None:
            self._connection.execute(update(_DELIVERY).where(_DELIVERY.c.id == delivery).values(due_at=None))
        return added

    def after(self, people: Sequence[tuple[str, str]], last_id: int, limit: int) -> list[WebRow]:
        """List the rows of these (contract, person) with ids above `last_id`, ascending, at most `limit`."""
        query = _ROWS.select.where(_WEB.c.id > last_id, _of(people)).order_by(_WEB.c.id).limit(limit)
        return _ROWS.records(self._connection.execute(query).all()) if people else []

    def tail(self, people: Sequence[tuple[str, str]], limit: int) -> list[WebRow]:
        """List the last `limit` rows of these people, ascending."""
        query = _ROWS.select.where(_of(people)).order_by(_WEB.c.id.desc()).limit(limit)
        return _ROWS.records(self._connection.execute(query).all())[::-1] if people else []

    def untold_of(self, ids: Collection[int]) -> list[int]:
        """Return the deliveries of these rows that are neither sent nor failed yet, ascending."""
        rows = self._connection.execute(self._in.locked(_UNTOLD.where(_WEB.c.id.in_(ids)))).all()
        return sorted({row.delivery for row in rows})


def _of(people: Sequence[tuple[str, str]]) -> ColumnElement[bool]:
    return tuple_(_WEB.c.contract, _WEB.c.person).in_(list(people))
