"""Desk: workaround, repair, confirmation, rejection, reopening, withdrawal (clause 10, DIALOGUES 9)."""

from datetime import datetime

from handlers.ask import keep_text, slot_of
from handlers.conversation import compose
from handlers.desk import Desk
from handlers.drafting import may_reopen
from handlers.errors import Refusal
from handlers.messages import Notice, Outcome
from handlers.move import Move, ended, repairing
from handlers.notices.answering import RoleNeeded
from handlers.notices.repairing import (
    AskWithdraw,
    BackToRepair,
    Closed,
    ClosedSilently,
    Kept,
    NotPossibleNow,
    PreviewRepair,
    Reopened,
    RepairReported,
    RepairSaved,
    TypeNote,
    TypeRepair,
    TypeWorkaround,
    Withdrawn,
    WorkaroundOffered,
    WorkaroundRejected,
    WorkaroundSaved,
    WorkaroundWorks,
)
from handlers.notify import Mailbag, post
from handlers.record import own_happening, record, verdicts_of
from handlers.withholding import release
from models.sla.contract import Role, Side
from models.sla.events import Happening, Kind
from models.sla.incident import State
from models.store.records import Conversation, Stored

WORKAROUND = "workaround"
REPAIR = "repair"


def start_workaround(move: Move) -> Outcome:
    """[Obejście]: the next message is the workaround; it goes at once (DECISIONS 7.4)."""
    move.need(Role.RESOLVE)
    move.check(Kind.WORKAROUND)
    conversation = compose(move.desk, move.caller, WORKAROUND, move.stored.id, move.incident.contract)
    move.reply(
        TypeWorkaround(incident=move.stored.id, number=move.incident.number), slot=slot_of(conversation)
    )
    return move.done()


def offer_workaround(move: Move, text: str) -> Outcome:
    """Record the workaround and ask those who reported whether it works."""
    move.check(Kind.WORKAROUND)
    move = move.record([*_reaction_if_none(move), move.fact(Kind.WORKAROUND, {}, text)])
    targets = verdicts_of(move.desk, move.stored)
    bag = Mailbag()
    due = targets.restoration.due if targets.restoration else None
    notice = WorkaroundOffered(
        incident=move.stored.id, number=move.incident.number, text=text, restoration_due=due
    )
    bag.put(move.incident.reporters, notice)
    move.post(bag)
    found = targets.workaround
    saved = WorkaroundSaved(
        number=move.incident.number,
        text=text,
        seconds=found.elapsed_seconds if found else None,
        in_time=found.met if found else None,
    )
    move.reply(saved)
    return move.done()


def _reaction_if_none(move: Move) -> list[Happening]:
    """Who brings a result has reacted: the reaction is stamped with it (exactness 7)."""
    if move.incident.acknowledged_at is not None:
        return []
    return [move.fact(Kind.ACKNOWLEDGED), move.fact(Kind.FIRST_ACTION, {"code": "taken_on"})]


def start_repair(move: Move) -> Outcome:
    """[Naprawione]: wait for what was repaired and why it failed."""
    move.need(Role.RESOLVE)
    move.check(Kind.RESOLVED)
    conversation = compose(move.desk, move.caller, REPAIR, move.stored.id, move.incident.contract)
    move.reply(TypeRepair(incident=move.stored.id, number=move.incident.number), slot=slot_of(conversation))
    return move.done()


def preview_repair(move: Move, conversation: Conversation, text: str) -> Outcome:
    """Show the typed repair with [Wyślij]; nothing leaves before that press."""
    keep_text(move, conversation, text)
    notice = PreviewRepair(conversation=conversation.id, number=move.incident.number, text=text)
    move.reply(notice, slot=slot_of(conversation))
    return move.done()


def report_repair(move: Move, conversation: Conversation, text: str) -> Outcome:
    """[Wyślij]: the repair counts from this press, once it is confirmed, also silently."""
    move.check(Kind.RESOLVED)
    move = move.record([*_reaction_if_none(move), move.fact(Kind.RESOLVED, {}, text)])
    move.desk.archive.conversations.end(conversation.id, "sent")
    at = move.incident.resolved_at or move.desk.now
    by = _silence_at(move, at)
    bag = Mailbag()
    notice = RepairReported(
        incident=move.stored.id, number=move.incident.number, at=at, text=text, confirm_by=by
    )
    bag.put(move.incident.reporters, notice)
    move.post(bag)
    move.reply(RepairSaved(number=move.incident.number, at=at, confirm_by=by), slot=slot_of(conversation))
    return move.done()


def _silence_at(move: Move, at: datetime) -> datetime | None:
    return move.terms.default_timeline.due(at, int(move.terms.closing.silent_after.total_seconds()))


def may_confirm(move: Move) -> None:
    """Refuse who may not confirm: the reporter, those who joined, and the roles of clause 10 may."""
    if move.person.side is Side.CLIENT and (
        move.person.key in move.incident.reporters
        or move.person.has(*(move.terms.closing.confirm_by - {Role.REPORTER}))
    ):
        return
    terms = move.desk.terms_now(move.incident.contract)
    people = terms.people(Role.COORDINATOR, on=terms.local_date(move.desk.now), side=Side.CLIENT)
    raise Refusal(RoleNeeded(role=Role.COORDINATOR.value, people=tuple(one.key for one in people)))


def confirm(move: Move) -> Outcome:
    """[Działa]: the workaround works, or the repair is confirmed and the incident closes."""
    may_confirm(move)
    if move.caller.inbound.argument == WORKAROUND:
        return _workaround_works(move)
    move.check(Kind.CONFIRMED)
    move = move.record([move.fact(Kind.CONFIRMED), move.fact(Kind.CLOSED, {"how": "confirmed"})])
    release(move.desk, move.stored)
    notice = closed_notice(move.desk, move.stored)
    bag = Mailbag()
    bag.put((*move.incident.reporters, *repairing(move)), notice)
    move.post(bag)
    move.reply(notice)
    return move.done()


def closed_notice(desk: Desk, stored: Stored) -> Closed:
    """Say how it went: reaction and restoration on the incident's clock."""
    targets = verdicts_of(desk, stored)
    restoration = targets.restoration
    return Closed(
        incident=stored.id,
        number=stored.incident.number,
        reaction_seconds=targets.reaction.elapsed_seconds if targets.reaction else None,
        restoration_seconds=restoration.elapsed_seconds if restoration else None,
        in_time=restoration.met if restoration else None,
    )


def _workaround_works(move: Move) -> Outcome:
    if move.incident.state is not State.WORKAROUND:
        raise Refusal(NotPossibleNow(number=move.incident.number, state=move.incident.state.value))
    move = move.record([move.fact(Kind.NOTE, {"what": "workaround_works"})])
    notice = WorkaroundWorks(number=move.incident.number, person=move.person.key)
    bag = Mailbag()
    bag.put(repairing(move), notice)
    move.post(bag)
    move.reply(notice)
    return move.done()


def reject(move: Move) -> Outcome:
    """[Nie działa]: the workaround or the repair is refused; the same clock continues (DECISIONS 3.3)."""
    may_confirm(move)
    if move.caller.inbound.argument == WORKAROUND:
        return _reject_workaround(move)
    move.check(Kind.RESOLUTION_REJECTED)
    move = move.record([move.fact(Kind.RESOLUTION_REJECTED)])
    conversation = compose(move.desk, move.caller, "note", move.stored.id, move.incident.contract)
    bag = Mailbag()
    others = BackToRepair(incident=move.stored.id, number=move.incident.number, asks=False)
    bag.put((*repairing(move), *move.incident.reporters), others)
    move.post(bag)
    asked = BackToRepair(incident=move.stored.id, number=move.incident.number, asks=True)
    move.reply(asked, slot=slot_of(conversation))
    return move.done()


def _reject_workaround(move: Move) -> Outcome:
    move.check(Kind.WORKAROUND_REJECTED)
    move = move.record([move.fact(Kind.WORKAROUND_REJECTED)])
    found = verdicts_of(move.desk, move.stored).workaround
    notice = WorkaroundRejected(
        number=move.incident.number,
        person=move.person.key,
        at=move.caller.inbound.at,
        running_since=found.start if found else None,
    )
    bag = Mailbag()
    bag.put((*repairing(move), *move.incident.reporters), notice)
    move.post(bag)
    move.reply(notice)
    return move.done()


def reopen(move: Move) -> Outcome:
    """[Otwórz ponownie]: the same clock continues, within `reopen_within` of the closing (clause 10)."""
    may_confirm(move)
    closed = move.incident.closed_at
    if closed is None:
        raise Refusal(NotPossibleNow(number=move.incident.number, state=move.incident.state.value))
    if not may_reopen(move.terms, closed, move.desk.now):
        raise Refusal(ended(move))
    move = move.record([move.fact(Kind.REOPENED)])
    notice = Reopened(
        incident=move.stored.id,
        number=move.incident.number,
        person=move.person.key,
        at=move.caller.inbound.at,
    )
    bag = Mailbag()
    bag.put((*repairing(move), *move.incident.reporters), notice)
    move.post(bag)
    move.reply(notice)
    return move.done()


def ask_withdraw(move: Move) -> Outcome:
    """[Wycofaj]: ask once before it is done."""
    may_confirm(move)
    move.check(Kind.WITHDRAWN)
    asked = AskWithdraw(incident=move.stored.id, number=move.incident.number)
    move.reply(asked, slot=f"withdraw:{move.stored.id}")
    return move.done()


def keep(move: Move) -> Outcome:
    """[Zostaw]: the report stays."""
    move.reply(Kept(number=move.incident.number), slot=f"withdraw:{move.stored.id}")
    return move.done()


def withdraw(move: Move) -> Outcome:
    """Withdraw the report; it stays on file as withdrawn and in no figure (DECISIONS 5)."""
    may_confirm(move)
    move.check(Kind.WITHDRAWN)
    move = move.record([move.fact(Kind.WITHDRAWN)])
    notice = Withdrawn(number=move.incident.number, person=move.person.key, at=move.caller.inbound.at)
    told = [
        one.person for one in move.incident.told if one.notice in ("new", "off.open") or one.level is not None
    ]
    bag = Mailbag()
    bag.put((*repairing(move), *told, *move.incident.reporters), notice)
    move.post(bag)
    move.reply(notice, slot=f"withdraw:{move.stored.id}")
    return move.done()


def close_by_silence(desk: Desk, stored: Stored, at: datetime) -> Stored:
    """No answer within the term: confirmed silently and closed at that instant (clause 10)."""
    how = {"how": "silence"}
    stored = record(
        desk, stored, [own_happening(at, Kind.CONFIRMED, how), own_happening(at, Kind.CLOSED, how)]
    )
    release(desk, stored)
    terms = desk.library.terms(stored.incident.digest)
    by = terms.default_timeline.due(at, int(terms.closing.reopen_within.total_seconds()))
    bag = Mailbag()
    bag.put(
        stored.incident.reporters,
        ClosedSilently(incident=stored.id, number=stored.incident.number, reopen_by=by),
    )
    post(desk, stored, bag)
    return stored


def start_note(move: Move, asked: Notice | None = None) -> Outcome:
    """[Dopisz], [Dopisz stan]: the next message is a note to this incident."""
    conversation = compose(move.desk, move.caller, "note", move.stored.id, move.incident.contract)
    move.reply(
        asked or TypeNote(incident=move.stored.id, number=move.incident.number), slot=slot_of(conversation)
    )
    return move.done()
