"""Desk: what time does. Handles every alarm and every silence that has come due, in the order of their instants.

After a standstill all levels are recorded at their own instants and each person gets one message, the highest
that names them (DECISIONS 2.9).
"""

from collections.abc import Sequence
from datetime import datetime

from handlers import acknowledge, ask, resolve
from handlers.conversation import REPORT, draft_of
from handlers.desk import Desk
from handlers.first_notice import announce, fill
from handlers.ladder import RANK_LEVEL, breach, climb_early, fire_level
from handlers.messages import Notice
from handlers.notices.climbing import StillNoReaction
from handlers.notices.catalogue import to_parameters
from handlers.notices.reacting import NewIncident, QuestionReminder, UpdateDue
from handlers.notices.reporting import ClocksStarted, SilenceReminder
from handlers.notify import Mailbag, post, road_to
from handlers.record import project, record, swept_until, terms_of, verdicts_of
from handlers.submit import receipt, submit_by_silence
from models.sla.contract import Metric
from models.sla.escalation import Alarm, AlarmKind, alarms
from models.store.records import Conversation, NewDelivery, Stored

BATCH = 200


def next_instant(desk: Desk) -> datetime | None:
    """Return when something is due next, None when nothing ever is; a peek, no writing."""
    due = (desk.archive.incidents.next_alarm_at(), desk.archive.conversations.next_due_at())
    return min((instant for instant in due if instant is not None), default=None)


def sweep(desk: Desk) -> int:
    """Handle what is due now, at most one batch; returns how many incidents and drafts were touched."""
    until = desk.now
    due = desk.archive.incidents.alarms_due(until)[:BATCH]
    opened = _open_together(desk, [row for row, _ in due], until)
    for row, _ in due:
        settle(desk, desk.archive.incidents.load(row), until, told=opened.get(row, frozenset()))
    drafts = desk.archive.conversations.due(until)[:BATCH]
    for conversation in drafts:
        _silence(desk, conversation, until)
    return len(due) + len(drafts)


def settle(desk: Desk, stored: Stored, until: datetime, told: frozenset[str] = frozenset()) -> Stored:
    """Bring one incident's clock up to `until`: record all that came due, then tell each person once.

    `told` are people who have been told of the opening already, in one message for several incidents.
    """
    bag = Mailbag()
    while True:
        owed = [alarm for alarm in alarms(stored.incident, terms_of(desk, stored), swept_until(stored))]
        due = [alarm for alarm in owed if alarm.at <= until]
        if not due:
            break
        stored = _handle(desk, stored, due[0], bag)
        stored = record(desk, stored, [], swept_to=max(_swept(due), swept_until(stored)))
    opening = {key for key, message in bag.messages.items() if message.notice.id == NewIncident.id}
    bag.skip([key for key in told if key in opening])
    reached = post(desk, stored, bag)
    if opening and not told and not reached.intersection(opening):
        climb_early(desk, stored)
    stored = desk.archive.incidents.load(stored.id)
    project(desk, stored, max(until, swept_until(stored)))
    return desk.archive.incidents.load(stored.id)


def _swept(due: Sequence[Alarm]) -> datetime:
    """Return how far is handled once the first alarm is: up to it when it is the last of its instant."""
    same = [alarm for alarm in due if alarm.at == due[0].at]
    return due[0].at if len(same) == 1 else due[0].at.replace(microsecond=0)
