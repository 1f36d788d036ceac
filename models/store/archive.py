"""The archive: the records room (room 4), open for one transaction, one drawer a subject.

Desks get it with `now` and call `archive.incidents.append(...)`, `archive.outbox.add(...)`. Nothing here
commits: the transaction belongs to `database.py`.
"""

from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from models.store.access import Access
from models.store.appointments import Appointments
from models.store.attachments import Attachments
from models.store.cards import Cards
from models.store.conversations import Conversations
from models.store.erasing import Erasing
from models.store.inbox import Inbox
from models.store.incidents import Incidents
from models.store.liveness import Liveness
from models.store.outbox import Outbox
from models.store.people import People
from models.store.register import Register
from models.store.rooms import Rooms
from models.store.shelf import TURN_OF_TIME, Transaction
from models.store.standing import Standing
from models.store.texts import Texts
from models.store.topics import Topics
from models.store.versions import Versions
from models.store.web import WebRows
from models.store.works import Works


class Archive:
    """Everything kept, seen from inside one transaction. `now` is the instant of everything written in it."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    @property
    def now(self) -> datetime:
        """The instant this transaction was opened with."""
        return self._transaction.now

    @property
    def connection(self) -> Connection:
        """The open connection, for a question no drawer answers."""
        return self._transaction.connection

    def take_turn_of_time(self) -> None:
        """Wait until no other process does what time does; held to the end of the transaction."""
        self._transaction.claim_turn(TURN_OF_TIME)

    @cached_property
    def texts(self) -> Texts:
        """What people wrote."""
        return Texts(self._transaction)

    @cached_property
    def attachments(self) -> Attachments:
        """Files that came with reports and notes."""
        return Attachments(self._transaction)

    @cached_property
    def incidents(self) -> Incidents:
        """Incidents and their events."""
        return Incidents(self._transaction)

    @cached_property
    def people(self) -> People:
        """Accounts, employees, invitations."""
        return People(self._transaction)

    @cached_property
    def access(self) -> Access:
        """Strangers who ask for access."""
        return Access(self._transaction)

    @cached_property
    def standing(self) -> Standing:
        """Whose access has ended, who is away, whose name is erased."""
        return Standing(self._transaction)

    @cached_property
    def erasing(self) -> Erasing:
        """Forgetting."""
        return Erasing(self._transaction)

    @cached_property
    def rooms(self) -> Rooms:
        """Rooms of the parties."""
        return Rooms(self._transaction)

    @cached_property
    def appointments(self) -> Appointments:
        """What is owed without any incident."""
        return Appointments(self._transaction)

    @cached_property
    def topics(self) -> Topics:
        """Places of incidents inside groups."""
        return Topics(self._transaction)

    @cached_property
    def inbox(self) -> Inbox:
        """What has arrived."""
        return Inbox(self._transaction)

    @cached_property
    def conversations(self) -> Conversations:
        """Unfinished exchanges."""
        return Conversations(self._transaction)

    @cached_property
    def outbox(self) -> Outbox:
        """What is to be told."""
        return Outbox(self._transaction)

    @cached_property
    def cards(self) -> Cards:
        """Messages edited in place."""
        return Cards(self._transaction)

    @cached_property
    def versions(self) -> Versions:
        """Contract texts."""
        return Versions(self._transaction)

    @cached_property
    def register(self) -> Register:
        """What belongs to a contract and to no incident."""
        return Register(self._transaction)

    @cached_property
    def liveness(self) -> Liveness:
        """Last contacts."""
        return Liveness(self._transaction)

    @cached_property
    def works(self) -> Works:
        """Announced work."""
        return Works(self._transaction)

    @cached_property
    def web(self) -> WebRows:
        """The page's rows."""
        return WebRows(self._transaction)
