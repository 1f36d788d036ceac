"""Desk: a client's person writes what is broken (DIALOGUES 2 to 4).

The text is stored before the first question; each answer edits one message; what is known is skipped. Nothing
becomes an incident before [Wyślij] or the silence term (INTERFACE 4).
"""

from dataclasses import replace
from datetime import timedelta

from handlers import submit
from handlers.conversation import REPORT, Draft, draft_of, to_data
from handlers.desk import Caller, Desk, Person
from handlers.drafting import next_step, prepared
from handlers.files import keep_files
from handlers.filling import about, answered, ask_new_text, typed_answer
from handlers.guess import is_readable, likeliest_service
from handlers.messages import NOTHING, Notice, Outcome
from handlers.notices.reporting import (
    AddedToDraft,
    AskConfirm,
    AskNewText,
    Cancelled,
    ChangeRequest,
    NotAnOutage,
    OutOfScope,
    Step,
    TextEmpty,
    TextTooLong,
    Understood,
)
from handlers.notices.working import WaitingForWork
from handlers.notify import reply
from handlers.works import under_way
from models.sla.contract import Reporters, Role, Side
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
    _show(desk, caller, conversation, draft)
    return NOTHING


def _show(desk: Desk, caller: Caller, conversation: Conversation, draft: Draft) -> Step:
    step, draft = next_step(desk, conversation, draft)
    if isinstance(step, OutOfScope | ChangeRequest) and conversation.step != step.id:
        _register(desk, conversation, step)
    _save(desk, conversation, draft, step)
    reply(desk, caller, step, slot=slot_of(conversation), contract=conversation.contract)
    return step


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
    {
        "rep.draft",
        "rep.service",
        "rep.where",
        "rep.sev",
        "rep.confirm",
        "rep.edit.ask",
        "dup.ask",
        "dup.closed",
        "mw.report",
    }
)


def continue_text(desk: Desk, caller: Caller, conversation: Conversation, text: str) -> Outcome:
    """Take a further message while a draft is open: new words after [Popraw], else an addition."""
    draft = draft_of(conversation)
    inbound = caller.inbound
    files = keep_files(desk, caller, caller.under(conversation.contract) or caller.person)
    if not is_readable(text) and not files:
        reply(desk, caller, TextEmpty(), contract=conversation.contract)
        return NOTHING
    answered = (
        draft if files else typed_answer(desk.terms_now(conversation.contract), conversation, draft, text)
    )
    if answered != draft:
        return proceed(desk, caller, conversation, answered)
    known = replace(draft, attachments=(*draft.attachments, *files), is_chat=False)
    terms = desk.terms_now(conversation.contract)
    replaces = conversation.step in (AskNewText.id, NotAnOutage.id) or not draft.text
    if is_readable(text):
        joined = text if replaces else f"{desk.archive.texts.read(draft.text) or ''}\n{text}"
        known = prepared(desk, terms, known.forgetting() if replaces else known, joined, keeps=draft.text)
    words = desk.archive.texts.keep(text) if is_readable(text) else ""
    step = _show(desk, caller, conversation, known.adding(inbound, words))
    if step.id == conversation.step and not isinstance(step, AskConfirm):
        # The question looks as before: without a word its reader would not know that the message came in.
        reply(desk, caller, AddedToDraft(), slot=f"added:{conversation.id}", contract=conversation.contract)
    return NOTHING


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
        asked = ask_new_text(terms, conversation, draft)
        _save(desk, conversation, draft, asked)
        reply(desk, caller, asked, slot=slot_of(conversation), contract=conversation.contract)
        return NOTHING
    if act == "unsure":
        likeliest = likeliest_service(terms, desk.archive.texts.read(draft.text) or "")
        known = about(terms, draft, likeliest)
    else:
        known = answered(terms, draft, act, argument)
    return proceed(desk, caller, conversation, known)


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
