"""Desk: buttons. Finds what a press is about, checks that it belongs to the person, and calls the act."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from handlers import (
    absence,
    access,
    acknowledge,
    adoption,
    announcing,
    ask,
    assign,
    class_dispute,
    exclusion_dispute,
    explain,
    figures,
    hotline,
    join,
    leaving,
    lists,
    paperwork,
    pausing,
    reclassify,
    report,
    resolve,
    revoke,
    roster,
    scope,
    second_account,
)
from handlers.commands import report as report_command
from handlers.commands import role_needed, run_command
from handlers.conversation import COMPOSE, REPORT, WHICH, composing_of, draft_of
from handlers.desk import Caller, Desk
from handlers.errors import Refusal
from handlers.messages import Outcome
from handlers.move import Move
from handlers.note import add_note, which_slot
from handlers.notices.answering import MoreActs, PhoneNumber, PhotoHow
from handlers.notices.climbing import LevelNoted
from handlers.notices.reacting import StaleCard
from handlers.notices.repairing import AskRating, RatingSaved, UnknownButton
from handlers.rights import allow
from handlers.texts import move_on, send_composed
from models.sla.events import Kind
from models.store.records import Conversation

DRAFT_ACTS = frozenset(
    [
        "service",
        "notoutage",
        "otherservice",
        "otherplace",
        "otherclass",
        "unsure",
        "offlist",
        "place",
        "severity",
        "edit",
        "cancel",
        "report",
        "another",
        "reportanyway",
        "wait",
        "insist",
        "understood",
    ]
)

MOST_DIGITS = 18
"""More than a row id can have: a longer number is forged and would not fit the database."""


def press(desk: Desk, caller: Caller) -> Outcome:
    """Take a press; one of an unknown or outdated message is answered in words and changes nothing."""
    inbound = caller.inbound
    act, subject = inbound.act, inbound.subject
    if act == "phone" and not subject:
        return Outcome(toast=PhoneNumber())
    if act in _WITHOUT_SUBJECT:
        return _WITHOUT_SUBJECT[act](desk, caller)
    if not subject.isdecimal() or len(subject) > MOST_DIGITS:
        raise Refusal(UnknownButton())
    if act == "join" and inbound.argument:
        return _join_draft(desk, caller)
    if act in _ON_ROWS:
        return _ON_ROWS[act](desk, caller)
    if act not in INCIDENT_ACTS or not _names_incident(desk, subject):
        raise Refusal(UnknownButton())
    move = move_on(desk, caller, int(subject))
    if move is None:
        raise Refusal(UnknownButton())
    allow(move, act)
    return INCIDENT_ACTS[act](move)


def _names_incident(desk: Desk, written: str) -> bool:
    return written.isdecimal() and len(written) <= MOST_DIGITS and desk.archive.incidents.exists(int(written))


def _own(desk: Desk, caller: Caller, subject: str, *kinds: str) -> Conversation:
    """Return an open conversation of the presser's own; anything else is an outdated card."""
    conversation = desk.archive.conversations.find(int(subject))
    if conversation is None or conversation.kind not in kinds:
        raise Refusal(StaleCard())
    person = caller.under(conversation.contract)
    if person is None or person.key != conversation.person:
        raise Refusal(UnknownButton())
    if conversation.ended_at is not None:
        raise Refusal(StaleCard())
    return conversation


def _on_conversation(desk: Desk, caller: Caller) -> Outcome:
    act = caller.inbound.act
    conversation = _own(desk, caller, caller.inbound.subject, REPORT, COMPOSE, hotline.HOTLINE)
    if conversation.kind == hotline.HOTLINE:
        return hotline.press(desk, caller, conversation)
    if conversation.kind == COMPOSE:
        if act in ("send", "sendquiet"):
            return send_composed(desk, caller, conversation, quietly=act == "sendquiet")
        raise Refusal(StaleCard())
    return report.press(desk, caller, conversation)


def _join_draft(desk: Desk, caller: Caller) -> Outcome:
    conversation = _own(desk, caller, caller.inbound.subject, REPORT)
    argument = caller.inbound.argument
    if not _names_incident(desk, argument):
        raise Refusal(UnknownButton())
    move = move_on(desk, caller, int(argument))
    if move is None:
        raise Refusal(UnknownButton())
    return join.join_with_draft(move, conversation, draft_of(conversation))


def _which(desk: Desk, caller: Caller) -> Outcome:
    """The answer to "which report does it concern": this one, or a new outage with the first text's stamp."""
    inbound = caller.inbound
    conversation = _own(desk, caller, inbound.subject, WHICH)
    kept = composing_of(conversation)
    words = desk.archive.texts.read(kept.text) or ""
    chosen = f"{inbound.act}:{inbound.argument}" if inbound.argument else inbound.act
    desk.archive.conversations.end(conversation.id, chosen)
    first = with_stamp(caller, conversation)
    if inbound.act == "newoutage":
        person = caller.under(conversation.contract)
        if person is None or not report.may_report(desk, person):
            raise Refusal(role_needed(desk, caller.person))
        return report.begin(desk, first, person, words, kept.attachments)
    if not _names_incident(desk, inbound.argument):
        raise Refusal(UnknownButton())
    move = move_on(desk, first, int(inbound.argument))
    if move is None:
        raise Refusal(UnknownButton())
    desk.archive.cards.rename(which_slot(conversation), f"note:{conversation.id}")
    return add_note(move, kept.text, kept.attachments)


def with_stamp(caller: Caller, conversation: Conversation) -> Caller:
    """Return the caller as of the message that began a conversation: its stamps count, not the press's."""
    inbound = replace(
        caller.inbound,
        platform_at=conversation.platform_at,
        received_at=conversation.received_at,
        message=None,
    )
    return replace(caller, inbound=inbound)


def _noted(move: Move) -> Outcome:
    level = move.caller.inbound.argument
    facts = {"what": "escalation_noted", **({"level": level} if level.isdecimal() and len(level) < 3 else {})}
    move = move.record([move.fact(Kind.NOTE, facts)])
    return move.done(LevelNoted(number=move.incident.number))


def _more(move: Move) -> Outcome:
    move.reply(MoreActs(incident=move.stored.id, number=move.incident.number), slot=f"more:{move.stored.id}")
    return move.done()


def _photo(move: Move) -> Outcome:
    return resolve.start_note(move, PhotoHow(incident=move.stored.id, number=move.incident.number))


def _rate(move: Move) -> Outcome:
    resolve.may_confirm(move)
    move.reply(AskRating(incident=move.stored.id, number=move.incident.number), slot=f"rate:{move.stored.id}")
    return move.done()


def _rated(move: Move) -> Outcome:
    resolve.may_confirm(move)
    if move.caller.inbound.argument not in ("good", "fair", "bad"):
        raise Refusal(UnknownButton())
    move = move.record([move.fact(Kind.NOTE, {"rating": move.caller.inbound.argument})])
    move.reply(RatingSaved(), slot=f"rate:{move.stored.id}")
    return move.done()


def _card(move: Move) -> Outcome:
    return lists.show_card(move.desk, move.caller, move.stored, move.person)


INCIDENT_ACTS: Mapping[str, Callable[[Move], Outcome]] = {
    "ack": acknowledge.acknowledge,
    "pass": acknowledge.pass_on,
    "first": acknowledge.choose_first_action,
    "latereason": acknowledge.late_reason,
    "skip": acknowledge.skip_reason,
    "help": acknowledge.join_as_helper,
    "takeover": acknowledge.take_over,
    "ask": ask.start_question,
    "answer": ask.start_answer,
    "objectpause": ask.object_to_pause,
    "pause": pausing.start,
    "pausefor": pausing.choose,
    "agreepause": pausing.agree,
    "refusepause": pausing.refuse,
    "liftpause": pausing.lift,
    "workaround": resolve.start_workaround,
    "resolve": resolve.start_repair,
    "confirm": resolve.confirm,
    "reject": resolve.reject,
    "reopen": resolve.reopen,
    "reclassify": reclassify.start,
    "toclass": reclassify.choose,
    "agreeclass": reclassify.agree,
    "objectclass": reclassify.start_objection,
    "classchanges": class_dispute.change_it,
    "classstays": class_dispute.leave_it,
    "raise": reclassify.raise_class,
    "notworse": reclassify.not_worse,
    **exclusion_dispute.ACTS,
    "inscope": scope.covered,
    "outofscope": scope.not_covered,
    "withdraw": resolve.ask_withdraw,
    "withdrawyes": resolve.withdraw,
    "keep": resolve.keep,
    "note": resolve.start_note,
    "progress": resolve.start_note,
    "photo": _photo,
    "join": join.join,
    "noted": _noted,
    "more": _more,
    "rate": _rate,
    "rated": _rated,
    "card": _card,
    "explain": explain.explain,
    "phone": lambda move: move.done(PhoneNumber()),
    "callright": hotline.confirm_call,
    "assign": assign.start,
    "assignto": assign.assign,
}
"""What may be pressed about an incident; the act checks the role and the state."""


def _language(desk: Desk, caller: Caller) -> Outcome:
    return lists.language(desk, caller, caller.inbound.argument or caller.inbound.subject)


def _form(desk: Desk, caller: Caller) -> Outcome:
    """Take [Zgłoś awarię] where no form could be opened: the report begins with a message."""
    return report_command(desk, caller, "")


_WITHOUT_SUBJECT: Mapping[str, Callable[[Desk, Caller], Outcome]] = {
    "details": access.details,
    **dict.fromkeys(("mine", "queue", "people"), run_command),
    "announcework": announcing.start,
    "language": _language,
    "conpart": lists.contract_part,
    "form": _form,
    **dict.fromkeys(figures.ACTS, figures.press),
}

_ON_ROWS: Mapping[str, Callable[[Desk, Caller], Outcome]] = {
    **dict.fromkeys((*DRAFT_ACTS, *hotline.ACTS, "send", "sendquiet"), _on_conversation),
    **dict.fromkeys(("notehere", "newoutage"), _which),
    "grant": access.grant,
    "grantto": access.grant_to,
    "deny": access.deny,
    "unlink": access.unlink,
    **paperwork.ACTS,
    **leaving.ACTS,
    **roster.ACTS,
    **revoke.ACTS,
    **absence.ACTS,
    **adoption.ACTS,
    **announcing.ACTS,
}
"""What may be pressed about a conversation, a request or an account."""

STRANGERS_ACTS = second_account.ACTS | {"invitation", "sharenumber", "neither", "requestinvitation"}

ACTS = frozenset({*INCIDENT_ACTS, *_ON_ROWS, *_WITHOUT_SUBJECT, *STRANGERS_ACTS})
"""Every button that a desk takes, those for strangers included."""
