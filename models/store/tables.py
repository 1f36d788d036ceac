"""Every table of the store by subject, and the one list of tables that only grow.

Importing this module makes `METADATA` complete. Declared with SQLModel, written through Core on the hot road
(DECISIONS 2.5): rows are not validated values, so what is handed out are the records of `records.py`.
"""

from models.store.table import METADATA
from models.store.tables_appointments import Appointment
from models.store.tables_attachments import Attachment, AttachmentBytes, Upload
from models.store.tables_incidents import ContractVersion, Event, Incident, Numbering, PartyTo, Text
from models.store.tables_messages import Card, Conversation, Delivery, Held, Inbound, Liveness, Web
from models.store.tables_people import (
    AccessRequest,
    Account,
    Employee,
    Invitation,
    LinkQuestion,
    WrongTry,
)
from models.store.tables_register import RegisterEntry
from models.store.tables_rooms import Room, Topic
from models.store.tables_standing import Absence, Erasure, Revocation
from models.store.tables_works import Work, WorkFact

APPEND_ONLY = ("event", "contract_version", "register_entry", "work", "work_fact")
"""Tables whose rows are never changed nor deleted: triggers refuse it (DECISIONS 1.6)."""

__all__ = [
    "APPEND_ONLY",
    "METADATA",
    "Absence",
    "AccessRequest",
    "Account",
    "Appointment",
    "Attachment",
    "AttachmentBytes",
    "Card",
    "ContractVersion",
    "Conversation",
    "Delivery",
    "Employee",
    "Erasure",
    "Event",
    "Held",
    "Inbound",
    "Incident",
    "Invitation",
    "LinkQuestion",
    "Liveness",
    "Numbering",
    "PartyTo",
    "RegisterEntry",
    "Revocation",
    "Room",
    "Text",
    "Topic",
    "Upload",
    "Web",
    "Work",
    "WorkFact",
    "WrongTry",
]
