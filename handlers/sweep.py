"""Desk: what time does. Handles every alarm and silence that has come due, in order.

After a standstill all levels are recorded at their own instants and each person gets one message, the highest
that names them (DECISIONS 2.9).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from handlers import acknowledge, ask, exclusion, reclassify, resolve
from handlers.conversation import REPORT, begun_at, draft_of
from handlers.desk import Desk
from handlers.first_notice import fill
from handlers.ladder import RANK_LEVEL, breach, climb_early, fire_level
from handlers.messages import Notice
from handlers.notices.asking import QuestionForReporter, QuestionReminder
from handlers.notices.catalogue import to_parameters
from handlers.notices.climbing import StillNoReaction
from handlers.notices.reacting import NewIncident, UpdateDue
from handlers.notices.receipts import ClocksStarted
from handlers.notices.reporting import Resumed, SilenceReminder
from handlers.notify import Mailbag, post
from handlers.record import record, swept_until, terms_of, verdicts_of
from handlers.report import REMINDER_BEFORE
from handlers.standing import present
from handlers.submit import receipt, submit_by_silence
from models.sla.contract import Metric, Role, Side
from models.sla.escalation import Alarm, AlarmKind, alarms
from models.store.records import Conversation, NewDelivery, Stored

BATCH = 200

AWAY = timedelta(seconds=30)
"""A silence found over for longer than this ended while the bot was down and does not count (DECISIONS 3.9)."""


def next_instant(desk: Desk) -> datetime | None:
    """Return when something is due next, None when nothing ever is; a peek, no writing."""
    archive = desk.archive
    due = (
        archive.incidents.next_alarm_at(),
        archive.conversations.next_due_at(),
        archive.appointments.next_due_at(),
    )
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
        _draft_is_silent(desk, conversation, until)
    return len(due) + len(drafts)


def sweep_incident(desk: Desk, row: int) -> None:
    """Handle what is due now of one incident alone."""
    settle(desk, desk.archive.incidents.load(row), desk.now)


def sweep_draft(desk: Desk, row: int) -> None:
    """Handle what is due now of one unfinished report alone; one that has ended meanwhile is left."""
    conversation = desk.archive.conversations.find(row)
    if conversation is not None and conversation.ended_at is None:
        _draft_is_silent(desk, conversation, desk.now)


def settle(desk: Desk, stored: Stored, until: datetime, told: frozenset[str] = frozenset()) -> Stored:
    """Bring one incident's clock up to `until`: record all that came due, then tell each person once.

    `told` are people who have been told of the opening already, in one message for several incidents.
    """
    bag = Mailbag()
    owed = _due(desk, stored, until)
    if not owed:
        return stored
    while owed:
        instant = owed[0].at
        for alarm in owed:
            if alarm.at == instant:
                stored = _HANDLERS[alarm.kind](desk, stored, alarm, bag)
        stored = record(desk, stored, [], swept_to=max(instant, swept_until(stored)))
        owed = _due(desk, stored, until)
    _send(desk, stored, bag, told)
    return desk.archive.incidents.load(stored.id)


def _due(desk: Desk, stored: Stored, until: datetime) -> list[Alarm]:
    owed = alarms(stored.incident, terms_of(desk, stored), swept_until(stored))
    return [alarm for alarm in owed if alarm.at <= until]


def _send(desk: Desk, stored: Stored, bag: Mailbag, told: frozenset[str]) -> None:
    opening = {key for key, message in bag.messages.items() if message.notice.id == NewIncident.id}
    bag.skip(told & opening)
    reached = post(desk, stored, bag)
    if opening and not (told | reached):
        climb_early(desk, stored)


def _level(desk: Desk, stored: Stored, alarm: Alarm, bag: Mailbag) -> Stored:
    return fire_level(desk, stored, alarm, bag)


def _breach(desk: Desk, stored: Stored, alarm: Alarm, bag: Mailbag) -> Stored:
    return breach(desk, stored, alarm, bag)


def _opening(desk: Desk, stored: Stored, _alarm: Alarm, bag: Mailbag) -> Stored:
    """The class opens: the provider is told of what waited (DIALOGUES 3)."""
    fill(desk, stored, bag)
    return stored


def _repeat(desk: Desk, stored: Stored, _alarm: Alarm, bag: Mailbag) -> Stored:
    """Remind on the same level of a report that nobody has taken (clause 11)."""
    terms = desk.terms_now(stored.incident.contract)
    fired = [level for level, metric in stored.incident.fired if metric == Metric.REACTION.value]
    reaction = verdicts_of(desk, stored).reaction
    if reaction is None or reaction.due is None:
        return stored
    people = next((one.notify for one in terms.escalation if fired and one.level == max(fired)), None)
    keys = [key for key in people or terms.first_notice.notify if key in terms.contacts]
    provider = [key for key in keys if terms.contacts[key].party is Side.PROVIDER]
    provider += [stored.incident.assigned] if stored.incident.assigned else []
    notice = StillNoReaction(incident=stored.id, number=stored.incident.number, due=reaction.due)
    bag.put(present(desk, stored.incident.contract, provider), notice, rank=RANK_LEVEL - 1)
    return stored


def _first_action(desk: Desk, stored: Stored, alarm: Alarm, _bag: Mailbag) -> Stored:
    return acknowledge.default_first_action(desk, stored, alarm.at)


def _update(_desk: Desk, stored: Stored, alarm: Alarm, bag: Mailbag) -> Stored:
    """Remind the engineer of the progress message that was announced."""
    if stored.incident.handler:
        notice = UpdateDue(incident=stored.id, number=stored.incident.number, due=alarm.at)
        bag.put([stored.incident.handler], notice, rank=10)
    return stored


def _pause_limit(desk: Desk, stored: Stored, alarm: Alarm, bag: Mailbag) -> Stored:
    return ask.end_pause_by_limit(desk, stored, alarm.at, bag)


def _remind(_desk: Desk, stored: Stored, _alarm: Alarm, bag: Mailbag) -> Stored:
    """Remind the reporter once a day, in support hours, of a question that waits."""
    question = stored.incident.open_question
    if question is not None:
        notice = QuestionReminder(incident=stored.id, number=stored.incident.number, since=question.at)
        bag.put([stored.incident.reporter], notice, rank=5)
    return stored


def _remind_deputy(desk: Desk, stored: Stored, _alarm: Alarm, bag: Mailbag) -> Stored:
    """A question has waited for hours: whoever stands in for the reporter hears of it too."""
    question = stored.incident.open_question
    if question is not None:
        notice = QuestionForReporter(
            incident=stored.id,
            number=stored.incident.number,
            person=question.asked_by,
            text=question.text or "",
            paused_since=stored.incident.paused_since if question.pauses else None,
        )
        bag.put(_standing_in(desk, stored), notice, rank=5)
    return stored


def _standing_in(desk: Desk, stored: Stored) -> tuple[str, ...]:
    """Return the reporter's deputy; the coordinators for an employee, who has none in the contract."""
    terms = desk.terms_now(stored.incident.contract)
    reporter = terms.contacts.get(stored.incident.reporter)
    if reporter is not None:
        return (reporter.deputy,) if reporter.deputy else ()
    people = terms.people(Role.COORDINATOR, on=terms.local_date(desk.now), side=Side.CLIENT)
    return tuple(one.key for one in people)


def _silence(desk: Desk, stored: Stored, alarm: Alarm, _bag: Mailbag) -> Stored:
    return resolve.close_by_silence(desk, stored, alarm.at)


def _undecided(desk: Desk, stored: Stored, alarm: Alarm, bag: Mailbag) -> Stored:
    return reclassify.unchanged_by_silence(desk, stored, alarm.at, bag)


def _unanswered(desk: Desk, stored: Stored, alarm: Alarm, bag: Mailbag) -> Stored:
    return exclusion.unanswered(desk, stored, alarm.at, bag)


_HANDLERS: Mapping[AlarmKind, Callable[[Desk, Stored, Alarm, Mailbag], Stored]] = {
    AlarmKind.OPENING: _opening,
    AlarmKind.ESCALATE: _level,
    AlarmKind.BREACH: _breach,
    AlarmKind.REPEAT: _repeat,
    AlarmKind.FIRST_ACTION: _first_action,
    AlarmKind.UPDATE: _update,
    AlarmKind.PAUSE_LIMIT: _pause_limit,
    AlarmKind.REMIND: _remind,
    AlarmKind.REMIND_DEPUTY: _remind_deputy,
    AlarmKind.DECIDE: _undecided,
    AlarmKind.SILENCE: _silence,
    AlarmKind.UNANSWERED: _unanswered,
}


def _open_together(desk: Desk, rows: Sequence[int], until: datetime) -> dict[int, frozenset[str]]:
    """Where several reports of one contract open at once, tell each person of all of them in one message.

    Returns the people told, by incident row. One report alone is told by its own card instead.
    """
    waiting: dict[tuple[str, datetime], list[Stored]] = {}
    for row in rows:
        stored = desk.archive.incidents.load(row)
        due = _due(desk, stored, until)
        if due and due[0].kind is AlarmKind.OPENING:
            waiting.setdefault((stored.incident.contract, due[0].at), []).append(stored)
    told: dict[int, frozenset[str]] = {}
    for (_, since), group in waiting.items():
        if len(group) > 1:
            people = _tell_together(desk, group, since)
            told.update({stored.id: people for stored in group})
    return told


def _tell_together(desk: Desk, group: list[Stored], since: datetime) -> frozenset[str]:
    dues = {stored.id: _reaction_due(desk, stored) or since for stored in group}
    ordered = sorted(group, key=lambda stored: dues[stored.id])
    notice = ClocksStarted(
        since=since,
        numbers=tuple(stored.incident.number for stored in ordered),
        incidents=tuple(stored.id for stored in ordered),
        dues=tuple(dues[stored.id] for stored in ordered),
    )
    first = ordered[0]
    bag = Mailbag()
    bag.put(desk.terms_now(first.incident.contract).first_notice.notify, notice)
    return post(desk, first, bag, also=tuple(stored.id for stored in ordered[1:]))


def _reaction_due(desk: Desk, stored: Stored) -> datetime | None:
    reaction = verdicts_of(desk, stored).reaction
    return reaction.due if reaction else None


def _draft_is_silent(desk: Desk, conversation: Conversation, until: datetime) -> None:
    """Remind of an unfinished report, then send it as it is (DECISIONS 3.9)."""
    if conversation.kind != REPORT:
        desk.archive.conversations.save(replace(conversation, remind_at=None, submit_at=None))
        return
    if conversation.submit_at is not None and until - conversation.submit_at > AWAY:
        _begin_silence_anew(desk, conversation, until)
        return
    if conversation.submit_at is not None and conversation.submit_at <= until:
        stored = submit_by_silence(desk, conversation, draft_of(conversation))
        _to_the_chat(desk, conversation, receipt(desk, stored), stored)
        return
    left = conversation.submit_at - until if conversation.submit_at else timedelta()
    minutes = max(round(left.total_seconds() / 60), 1)
    desk.archive.conversations.save(replace(conversation, remind_at=None))
    _to_the_chat(desk, conversation, SilenceReminder(draft=conversation.id, minutes=minutes), None)


def _begin_silence_anew(desk: Desk, conversation: Conversation, now: datetime) -> None:
    """The bot was away when the term ended: the person may have answered meanwhile, so it begins again."""
    submit_at = now + desk.terms_now(conversation.contract).clock.draft_auto_submit
    remind_at = submit_at - REMINDER_BEFORE
    again = replace(conversation, touched_at=now, remind_at=remind_at, submit_at=submit_at)
    desk.archive.conversations.save(again)
    _to_the_chat(desk, again, Resumed(draft=conversation.id, at=begun_at(conversation)), None)


def _to_the_chat(desk: Desk, conversation: Conversation, notice: Notice, stored: Stored | None) -> None:
    desk.archive.outbox.add(
        NewDelivery(
            contract=conversation.contract,
            incident=stored.id if stored else None,
            recipient=conversation.person,
            channel=conversation.channel,
            chat=conversation.chat,
            kind=notice.id,
            parameters=to_parameters(notice),
            key=f"draft:{conversation.id}:{notice.id}:{int(conversation.touched_at.timestamp())}",
        )
    )
