"""The subject of conversations: unfinished reports and texts, and what strangers sent so far."""

from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from models.store.cards import turn
from models.store.records import Conversation as ConversationRecord
from models.store.records import NewConversation
from models.store.shelf import Shape, Shelf, is_id, values_of
from models.store.table import core
from models.store.tables import Conversation, Held

_TALK, _HELD = core(Conversation), core(Held)
_TALKS = Shape(Conversation, ConversationRecord)
_OPEN = _TALK.c.ended_at.is_(None)
_NEWEST = (
    _TALKS.select.where(
        _TALK.c.contract == bindparam("contract"),
        _TALK.c.person == bindparam("person"),
        _TALK.c.channel == bindparam("channel"),
        _TALK.c.chat == bindparam("chat"),
        _OPEN,
    )
    .order_by(_TALK.c.id.desc())
    .limit(1)
)
_BY_ID = _TALKS.select.where(_TALK.c.id == bindparam("wanted"))
_START = insert(_TALK)
_ONE = update(_TALK).where(_TALK.c.id == bindparam("wanted"))


class Conversations(Shelf):
    """Exchanges with one person in one chat, kept from their first word on."""

    def open(self, contract: str, person: str, channel: str, chat: str) -> ConversationRecord | None:
        """Return the newest conversation that has not ended, None where there is none; a writer holds it."""
        place = {"contract": contract, "person": person, "channel": channel, "chat": chat}
        row = self._connection.execute(self._in.locked(_NEWEST), place).one_or_none()
        return None if row is None else _TALKS.record(row)

    def ended(
        self, contract: str, person: str, channel: str, chat: str, limit: int
    ) -> list[ConversationRecord]:
        """List a person's last ended conversations in a chat, newest first."""
        mine = (_TALK.c.contract == contract, _TALK.c.person == person)
        here = (_TALK.c.channel == channel, _TALK.c.chat == chat, ~_OPEN)
        query = _TALKS.select.where(*mine, *here).order_by(_TALK.c.id.desc()).limit(limit)
        return _TALKS.records(self._connection.execute(query).all())

    def start(self, new: NewConversation) -> ConversationRecord:
        """Start a conversation now and return it with its id."""
        row = values_of(new) | {"started_at": self._now, "touched_at": self._now}
        number = self._inserted(_START, row)
        return ConversationRecord(**row, id=number, ended_at=None, outcome=None)

    def save(self, conversation: ConversationRecord) -> None:
        """Write all fields of a conversation as they are given, and touch it now."""
        row = values_of(conversation) | {"touched_at": self._now, "wanted": conversation.id}
        self._connection.execute(_ONE, row)

    def end(self, conversation: int, outcome: str) -> None:
        """End a conversation now; `outcome` is the desk's word for how."""
        ended = {"ended_at": self._now, "outcome": outcome}
        self._connection.execute(_ONE, {**ended, "wanted": conversation})
        turn(self._connection, f"talk:{conversation}")

    def load(self, conversation: int) -> ConversationRecord:
        """Return a conversation as `find` does; LookupError for an unknown id."""
        found = self.find(conversation)
        if found is None:
            raise LookupError(f"there is no conversation {conversation}")
        return found

    def find(self, conversation: int) -> ConversationRecord | None:
        """Return a conversation, ended or not, None for a number that is none; a writer holds it."""
        if not is_id(conversation):
            return None
        row = self._connection.execute(self._in.locked(_BY_ID), {"wanted": conversation}).one_or_none()
        return None if row is None else _TALKS.record(row)

    def due(self, until: datetime) -> list[ConversationRecord]:
        """List the open conversations to be reminded of or sent at or before `until`, oldest first."""
        reached = or_(_TALK.c.remind_at <= until, _TALK.c.submit_at <= until)
        rows = self._connection.execute(_TALKS.select.where(_OPEN, reached).order_by(_TALK.c.id))
        return _TALKS.records(rows.all())

    def next_due_at(self) -> datetime | None:
        """Return the earliest instant `due` will find something, None where nothing waits."""
        instants: list[datetime] = []
        for column in (_TALK.c.remind_at, _TALK.c.submit_at):
            found = self._connection.execute(select(func.min(column)).where(_OPEN)).scalar()
            instants += [] if found is None else [found]
        return min(instants, default=None)

    def put_off(self, conversation: int, until: datetime) -> None:
        """Come back at `until` to one that could not be handled when it was due."""
        late = {"remind_at": None, "submit_at": until}
        self._connection.execute(_ONE, {**late, "wanted": conversation})

    def open_all(self) -> list[ConversationRecord]:
        """List every conversation that has not ended, oldest first."""
        rows = self._connection.execute(_TALKS.select.where(_OPEN).order_by(_TALK.c.id))
        return _TALKS.records(rows.all())

    def open_of(self, contract: str, person: str) -> list[ConversationRecord]:
        """List a person's conversations that have not ended, oldest first."""
        mine = (_TALK.c.contract == contract, _TALK.c.person == person, _OPEN)
        rows = self._connection.execute(_TALKS.select.where(*mine).order_by(_TALK.c.id))
        return _TALKS.records(rows.all())

    def hold(self, channel: str, external: str, inbound: str, until: datetime) -> int:
        """Keep what an unlinked account sent until then (DECISIONS 3.8); return the id of the row."""
        row = {"channel": channel, "external": external, "inbound": inbound, "keep_until": until}
        return self._inserted(insert(_HELD), row)

    def held(self, channel: str, external: str) -> list[str]:
        """List what an account sent before it was linked and whose time is not over, oldest first."""
        mine = (_HELD.c.channel == channel, _HELD.c.external == external, _HELD.c.keep_until > self._now)
        query = select(_HELD.c.inbound).where(*mine).order_by(_HELD.c.id)
        return list(self._connection.execute(query).scalars())

    def held_by_id(self, held: int, external: str) -> str | None:
        """Return what is kept under an id and beneath this name, None for another or once its time is over."""
        if not is_id(held):
            return None
        mine = (_HELD.c.id == held, _HELD.c.external == external, _HELD.c.keep_until > self._now)
        found: str | None = self._connection.execute(select(_HELD.c.inbound).where(*mine)).scalar()
        return found

    def drop_one_held(self, held: int) -> bool:
        """Forget one text; False where somebody else was quicker."""
        turn(self._connection, f"held:{held}")
        return self._connection.execute(delete(_HELD).where(_HELD.c.id == held)).rowcount == 1

    def is_held(self, held: int) -> bool:
        """Say whether a text is still kept under an id and its time is not over."""
        kept = (_HELD.c.id == held, _HELD.c.keep_until > self._now)
        return is_id(held) and self._connection.execute(select(_HELD.c.id).where(*kept)).first() is not None

    def release(self, channel: str, external: str) -> list[str]:
        """Return what `held` would and forget it: the account is linked, its texts go their way."""
        texts = self.held(channel, external)
        mine = (_HELD.c.channel == channel, _HELD.c.external == external)
        self._connection.execute(delete(_HELD).where(*mine))
        return texts

    def drop_held(self, until: datetime) -> int:
        """Delete what was to be kept until then or earlier; return how many texts that were."""
        return self._connection.execute(delete(_HELD).where(_HELD.c.keep_until <= until)).rowcount
