"""Desk: a client's person writes what is broken (DIALOGUES 2 to 4).

The text is stored before the first question; each answer edits one message; what is known is skipped. Nothing
becomes an incident before [Wyślij] or the silence term (INTERFACE 4).
"""

from dataclasses import replace
from datetime import timedelta

from handlers import submit
from handlers.conversation import REPORT, Draft, draft_of, to_data
from handlers.desk import Caller, Desk, Person
from handlers.drafting import DURING_WORK, next_step, prepared
from handlers.files import keep_files
from handlers.guess import is_readable
from handlers.messages import NOTHING, Notice, Outcome
from handlers.notices.reporting import (
    AskNewText,
    Cancelled,
    ChangeRequest,
    NotAnOutage,
    OutOfScope,
    TextEmpty,
    TextTooLong,
    Understood,
)
from handlers.notices.working import WaitingForWork
from handlers.notify import reply
from handlers.works import under_way
from models.sla.contract import Reporters, Role, Side, Terms
from models.sla.events import Fact
from models.sla.register import EntryKind, NewEntry
from models.store.records import Conversation, NewConversation

SHOWN_CHARACTERS = 2000
"""Longer texts are saved whole and shown from their beginning (text.long)."""

REMINDER_BEFORE = timedelta(minutes=2)


def may_report(desk: Desk, person: Person) -> bool:
    """Say whether a person may report under their contract (clause 1.2: contacts or every employee)."""
    if person.side is not Side.CLIENT:
        return False
    party = desk.terms_now(person.contract).parties[Side.CLIENT]
    return person.has(Role.REPORTER) or (
        party.reporters is Reporters.EMPLOYEES and person.key.startswith("e")
    )


def begin(desk: Desk, caller: Caller, person: Person, text: str, kept: tuple[str, ...] = ()) -> Outcome:
    """Store the first text as a draft and ask the first thing that is not known.

    `kept` are digests of files that came with an earlier message.
    """
    inbound = caller.inbound
    files = (*kept, *keep_files(desk, caller, person))
    if not is_readable(text) and not files:
        reply(desk, caller, TextEmpty())
        return NOTHING
    terms = desk.terms_now(person.contract)
    draft = prepared(desk, terms, Draft(attachments=files), text)
    conversation = desk.archive.conversations.start(
        NewConversation(
            contract=person.contract,
            person=person.key,
            account=inbound.account,
            channel=inbound.channel,
            chat=inbound.chat,
            kind=REPORT,
            step="begun",
            data=to_data(draft.adding(inbound, draft.text)),
            platform_at=inbound.platform_at,
            received_at=inbound.received_at,
        )
    )
    if len(text) > SHOWN_CHARACTERS:
        reply(desk, caller, TextTooLong(length=len(text), limit=SHOWN_CHARACTERS))
    return proceed(desk, caller, conversation, draft_of(conversation))


def proceed(desk: Desk, caller: Caller, conversation: Conversation, draft: Draft) -> Outcome:
    """Save what is known and show the next step in the draft's own message."""
    step, draft = next_step(desk, conversation, draft)
    if isinstance(step, OutOfScope | ChangeRequest) and conversation.step != step.id:
        _register(desk, conversation, step)
    _save(desk, conversation, draft, step)
    reply(desk, caller, step, slot=slot_of(conversation), contract=conversation.contract)
    return NOTHING


def _register(desk: Desk, conversation: Conversation, step: OutOfScope | ChangeRequest) -> None:
    """A question that the contract does not cover is evidence too (CONTRACT 1.7); wishes are counted apart."""
    facts: dict[str, Fact] = {"topic": step.topic, "change_request": isinstance(step, ChangeRequest)}
    asked = NewEntry(
        kind=EntryKind.ASKED_OUT_OF_SCOPE, subject=step.topic, actor=conversation.person, facts=facts
    )
    desk.archive.register.add(conversation.contract, asked)


def slot_of(conversation: Conversation) -> str:
    """Name the message on screen that shows this draft."""
    return f"draft:{conversation.id}"


def _save(desk: Desk, conversation: Conversation, draft: Draft, step: Notice) -> None:
    """Keep the draft; only what is a description is sent by silence (DECISIONS 3.9)."""
    terms = desk.terms_now(conversation.contract)
    submit_at = desk.now + terms.clock.draft_auto_submit if step.id in _SENT_BY_SILENCE else None
    desk.archive.conversations.save(
        replace(
            conversation,
            step=step.id,
            data=to_data(draft),
            touched_at=desk.now,
            remind_at=submit_at - REMINDER_BEFORE if submit_at else None,
            submit_at=submit_at,
        )
    )


_SENT_BY_SILENCE = frozenset(
    {"rep.draft", "rep.service", "rep.where", "rep.sev", "rep.confirm", "dup.ask", "dup.closed", "mw.report"}
)


def continue_text(desk: Desk, caller: Caller, conversation: Conversation, text: str) -> Outcome:
    """Take a further message while a draft is open: new words after [Popraw], else an addition."""
    draft = draft_of(conversation)
    inbound = caller.inbound
    files = keep_files(desk, caller, caller.under(conversation.contract) or caller.person)
    if not is_readable(text) and not files:
        reply(desk, caller, TextEmpty(), contract=conversation.contract)
        return NOTHING
    known = replace(draft, attachments=(*draft.attachments, *files), is_chat=False)
    terms = desk.terms_now(conversation.contract)
    replaces = conversation.step in (AskNewText.id, NotAnOutage.id) or not draft.text
    if is_readable(text):
        joined = text if replaces else f"{desk.archive.texts.read(draft.text) or ''}\n{text}"
        known = prepared(desk, terms, known.forgetting() if replaces else known, joined, keeps=draft.text)
    words = desk.archive.texts.keep(text) if is_readable(text) else ""
    return proceed(desk, caller, conversation, known.adding(inbound, words))


def press(desk: Desk, caller: Caller, conversation: Conversation) -> Outcome:
    """Take a button of the draft's message; an answer given twice changes nothing."""
    act, argument = caller.inbound.act, caller.inbound.argument
    draft = draft_of(conversation)
    terms = desk.terms_now(conversation.contract)
    if act == "send":
        return submit.confirm(desk, caller, conversation, draft)
    if act == "cancel":
        return _end(desk, caller, conversation, Cancelled(draft=conversation.id), "cancelled")
    if act == "wait":
        work = under_way(desk, conversation.contract, draft.service or "")
        waiting = WaitingForWork(end=work.span.end if work else desk.now)
        return _end(desk, caller, conversation, waiting, "waits")
    if act == "understood":
        topic = draft.topic or ""
        return _end(
            desk, caller, conversation, Understood(draft=conversation.id, topic=topic), "out_of_scope"
        )
    if act == "edit":
        _save(desk, conversation, draft, AskNewText(draft=conversation.id))
        reply(
            desk,
            caller,
            AskNewText(draft=conversation.id),
            slot=slot_of(conversation),
            contract=conversation.contract,
        )
        return NOTHING
    return proceed(desk, caller, conversation, _answered(terms, draft, act, argument))


def _answered(terms: Terms, draft: Draft, act: str, argument: str) -> Draft:
    """Put one pressed answer into the draft; an unknown choice leaves it as it was."""
    match act:
        case "service" if argument in terms.services:
            draft = _about(terms, draft, argument)
        case "otherservice":
            draft = replace(draft, guess=None, service=None, rejected=(*draft.rejected, "guess"))
        case "unsure":
            draft = _about(terms, draft, next(iter(terms.services)))
        case "offlist":
            draft = replace(_about(terms, draft, draft.service or next(iter(terms.services))), insists=True)
        case "notoutage":
            draft = replace(draft, is_chat=True)
        case "report" | "insist":
            draft = replace(draft, is_chat=False, insists=draft.insists or act == "insist")
        case "place" if argument in terms.locations:
            draft = replace(draft, place=argument)
        case "severity":
            draft = _graded(terms, draft, argument)
        case "reportanyway":
            draft = replace(draft, rejected=(*draft.rejected, DURING_WORK))
        case "another":
            draft = replace(draft, rejected=(*draft.rejected, argument or "similar"))
    return draft


def _about(terms: Terms, draft: Draft, service: str) -> Draft:
    return replace(draft, service=service, place=_only_place(terms, service, draft.place))


def _graded(terms: Terms, draft: Draft, argument: str) -> Draft:
    if argument == "?":
        return replace(draft, severity=middle_severity(terms), is_assumed=True)
    return replace(draft, severity=argument, is_assumed=False) if argument in terms.severities else draft


def _only_place(terms: Terms, service: str, chosen: str | None) -> str | None:
    places = terms.services[service].locations
    if len(places) == 1:
        return places[0]
    return chosen if chosen in places else None


def middle_severity(terms: Terms) -> str:
    """Return the class assumed for "I don't know": the middle one, the stricter of two (DECISIONS 3.9)."""
    ranked = terms.severities_by_rank
    return ranked[(len(ranked) - 1) // 2].key


def cancel(desk: Desk, caller: Caller, conversation: Conversation | None) -> Outcome:
    """/anuluj: end what is open in this chat; says so also when nothing was."""
    if conversation is None:
        reply(desk, caller, Cancelled(draft=0))
        return NOTHING
    if conversation.kind != REPORT:
        desk.archive.conversations.end(conversation.id, "cancelled")
        reply(desk, caller, Cancelled(draft=0), contract=conversation.contract)
        return NOTHING
    return _end(desk, caller, conversation, Cancelled(draft=conversation.id), "cancelled")


def _end(desk: Desk, caller: Caller, conversation: Conversation, notice: Notice, outcome: str) -> Outcome:
    desk.archive.conversations.end(conversation.id, outcome)
    reply(desk, caller, notice, slot=slot_of(conversation), contract=conversation.contract)
    return NOTHING
