"""The subject of the outbox: deliveries wait here as rows, are claimed for a while, and stay as evidence.

A crash between sending and recording delivers again once the lease is over: at least once, never lost.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, literal_column, select, update

from models.store.records import Delivery as DeliveryRecord
from models.store.records import NewDelivery
from models.store.shelf import TURN_OF_CLAIMS, GivingWay, Shape, Shelf, values_of
from models.store.table import core
from models.store.tables import Delivery, Web

_DELIVERY, _WEB = core(Delivery), core(Web)
_EARLIER = _DELIVERY.alias("earlier")
_DELIVERIES = Shape(Delivery, DeliveryRecord)
_ADD = GivingWay(Delivery, ("key",), "id")
_WAITS = and_(_DELIVERY.c.sent_at.is_(None), _DELIVERY.c.failed_at.is_(None))
_DUE = and_(_WAITS, _DELIVERY.c.due_at <= bindparam("now"))
# One that is being sent or waits for its next try holds back what the same person is to read after it.
_HELD_BACK = exists().where(
    _EARLIER.c.contract == _DELIVERY.c.contract,
    _EARLIER.c.recipient == _DELIVERY.c.recipient,
    _EARLIER.c.channel == _DELIVERY.c.channel,
    _EARLIER.c.chat == _DELIVERY.c.chat,
    _EARLIER.c.id < _DELIVERY.c.id,
    _EARLIER.c.sent_at.is_(None),
    _EARLIER.c.failed_at.is_(None),
    _EARLIER.c.attempts > 0,
    _EARLIER.c.due_at > bindparam("now"),
)
# Sorted by a sum, so that SQLite looks up the few that are due and does not walk every row ever sent.
_FREE = select(_DELIVERY.c.id).where(_DUE, ~_HELD_BACK).order_by(_DELIVERY.c.id + literal_column("0"))
_NEXT = select(func.min(_DELIVERY.c.due_at)).where(_WAITS)
_ONE = update(_DELIVERY).where(_DELIVERY.c.id == bindparam("wanted"))


class Outbox(Shelf):
    """What is to be told to whom, and what became of it."""

    def add(self, new: NewDelivery) -> int | None:
        """Queue a message and return its id; None where its key was queued before."""
        row = values_of(new) | {
            "also": json.dumps(new.also),
            "rest": json.dumps(new.rest),
            "created_at": self._now,
            "due_at": new.not_before or self._now,
            "attempts": 0,
        }
        added = _ADD.insert(self._connection, row)
        return added if isinstance(added, int) else None

    def has(self, key: str) -> bool:
        """Say whether a message with this key was queued."""
        found = self._connection.execute(select(_DELIVERY.c.id).where(_DELIVERY.c.key == key)).first()
        return found is not None

    def claim(self, limit: int, lease_seconds: int) -> list[DeliveryRecord]:
        """Take due messages, oldest first, for `lease_seconds`; nobody else gets them meanwhile.

        Due: not sent, not failed, its time come, no lease running. Nothing overtakes a message to the same
        person in the same chat that is being sent or tried again; one that waits for its hour does not hold
        back. A batch may hold several for one person: send them in the order given. Claim in a transaction of
        its own, committed before anything is sent.
        """
        return self._take(_FREE.limit(limit), lease_seconds)

    def sent(self, delivery: int, message: str | None, platform_at: datetime | None) -> None:
        """Record that the platform took it: its message id and its stamp, None where it gives none."""
        told = {"sent_at": self._now, "message": message, "platform_at": platform_at, "failure": None}
        self._set(delivery, told)

    def retry(self, delivery: int, at: datetime, failure: str) -> None:
        """Record a passing failure and try again at that instant."""
        self._set(delivery, {"due_at": at, "failure": failure})

    def failed(self, delivery: int, failure: str) -> None:
        """Record a permanent failure now: it is not tried again."""
        self._set(delivery, {"failed_at": self._now, "failure": failure})

    def is_coming(self, contract: str, recipient: str, channel: str, chat: str, slot: str) -> bool:
        """Say whether a message waits that will take a slot's place in a chat: it changes that message anyway."""
        theirs = (_DELIVERY.c.contract == contract, _DELIVERY.c.recipient == recipient, _WAITS)
        there = (_DELIVERY.c.channel == channel, _DELIVERY.c.chat == chat, _DELIVERY.c.slot == slot)
        return self._connection.execute(select(_DELIVERY.c.id).where(*theirs, *there)).first() is not None

    def waiting(self, key: str) -> DeliveryRecord | None:
        """Return the message of a key while nobody has begun to send it, None otherwise; a writer holds it."""
        query = _DELIVERIES.select.where(_DELIVERY.c.key == key, _WAITS, _DELIVERY.c.attempts == 0)
        row = self._connection.execute(self._in.locked(query)).one_or_none()
        return None if row is None else _DELIVERIES.record(row)

    def reword(self, delivery: int, parameters: str) -> None:
        """Let a message that waits say something else."""
        self._set(delivery, {"parameters": parameters})

    def load(self, delivery: int) -> DeliveryRecord:
        """Return a message by id; a writer holds it. LookupError for an unknown one."""
        query = self._in.locked(_DELIVERIES.select.where(_DELIVERY.c.id == delivery))
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise LookupError(f"there is no delivery {delivery}")
        return _DELIVERIES.record(row)

    def of_incident(self, incident: int) -> list[DeliveryRecord]:
        """List all messages about an incident in the order they were queued."""
        return self._list(_DELIVERY.c.incident == incident)

    def next_due_at(self) -> datetime | None:
        """Return the earliest instant at which a message may be claimed, None where none waits."""
        found: datetime | None = self._connection.execute(_NEXT).scalar()
        return found

    def is_owed(self) -> bool:
        """Tell whether `claim` would find something now; asks without writing."""
        return self._connection.execute(_FREE.limit(1), {"now": self._now}).first() is not None

    def web_untold(self, before: datetime) -> list[DeliveryRecord]:
        """List the messages laid out for the page before that instant that no stream took (DECISIONS 2.6)."""
        laid_out = exists().where(_WEB.c.delivery == _DELIVERY.c.id, _WEB.c.at < before)
        return self._list(and_(_WAITS, _DELIVERY.c.due_at.is_(None), laid_out))

    def _take(self, free: Select[int], lease_seconds: int) -> list[DeliveryRecord]:
        # One claim at a time: two at once would not see each other's rows and could break a person's order.
        self._in.claim_turn(TURN_OF_CLAIMS)
        if self._in.locks:
            free = free.with_for_update(key_share=True, skip_locked=True, of=_DELIVERY)
        ids: Sequence[int] = self._connection.execute(free, {"now": self._now}).scalars().all()
        if not ids:
            return []
        mine = _DELIVERY.c.id.in_(ids)
        until = self._now + timedelta(seconds=lease_seconds)
        taken = {"attempts": _DELIVERY.c.attempts + 1, "due_at": until}
        self._connection.execute(update(_DELIVERY).where(mine).values(taken))
        return self._list(mine)

    def _list(self, condition: ColumnElement[bool]) -> list[DeliveryRecord]:
        rows = self._connection.execute(_DELIVERIES.select.where(condition).order_by(_DELIVERY.c.id))
        return _DELIVERIES.records(rows.all())

    def _set(self, delivery: int, values: Mapping[str, object]) -> None:
        self._connection.execute(_ONE, {**values, "wanted": delivery})
