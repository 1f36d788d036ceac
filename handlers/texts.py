"""Desk: plain words. They mean what is open: a composition, a draft, an incident, or nothing yet."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from handlers import (
    absence,
    acknowledge,
    announcing,
    ask,
    exclusion,
    figures,
    hotline,
    lists,
    paperwork,
    pausing,
    reclassify,
    report,
    resolve,
    revoke,
)
from handlers.commands import reporter, run_command
from handlers.conversation import (
    AWAY,
    COMPOSE,
    LEAVING,
    PAPER,
    REPORT,
    WORK,
    composing_of,
    open_conversation,
    to_data,
)
from handlers.desk import Caller, Desk
from handlers.files import attach, keep_files
from handlers.guess import is_readable
from handlers.messages import NOTHING, Outcome
from handlers.move import Move
from handlers.note import add_note, ask_which, open_incidents, remember
from handlers.notices.reporting import TextEmpty
from handlers.notify import privately, reply
from handlers.sweep import settle
from models.store.records import Conversation


def text(desk: Desk, caller: Caller) -> Outcome:
    """Take a plain message (DECISIONS 7.1): never lost, never answered with "not understood" alone."""
    inbound = caller.inbound
    if not inbound.is_private:
        return _in_group(desk, caller)
    conversation = open_conversation(desk, caller)
    if conversation is not None and conversation.kind in _WAITED_FOR:
        return _WAITED_FOR[conversation.kind](desk, caller, conversation)
    replied = _replied_to(desk, caller)
    if replied is not None:
        remember(desk, caller, replied)
        return add_note(replied, desk.archive.texts.keep(inbound.text) if inbound.text.strip() else "")
    if conversation is not None and conversation.kind == REPORT:
        return report.continue_text(desk, caller, conversation, inbound.text)
    # A question which report is meant keeps its buttons: it waits for its own message, not for this one.
    return _fresh(desk, caller)


def _in_group(desk: Desk, caller: Caller) -> Outcome:
    """In a group only an answer to an incident's message, or what stands in its topic, is meant for the bot.

    It is a note, receipted in private. A text that names the bot elsewhere is a report.
    """
    words, private = caller.inbound.text, privately(desk, caller)
    move = _replied_to(desk, caller)
    if move is None:
        return run_command(desk, private) if caller.inbound.act == "report" else NOTHING
    note = desk.archive.texts.keep(words) if words.strip() else ""
    remember(desk, caller, move)
    return add_note(replace(move, caller=private), note, heard_in=caller.inbound.chat)


def _fresh(desk: Desk, caller: Caller) -> Outcome:
    """Nothing is being answered in this chat: a question for figures, a note, or a new report."""
    words = caller.inbound.text
    answered = figures.ask(desk, caller, words)
    if answered is not None:
        return answered
    if not is_readable(words) and not caller.inbound.attachments:
        reply(desk, caller, TextEmpty())
        return NOTHING
    person = reporter(desk, caller, words)
    for known in caller.persons:
        found = open_incidents(desk, known)
        if found:
            return ask_which(desk, caller, known, found, may_report=person is not None)
    if person is not None:
        return report.begin(desk, caller, person, words)
    return lists.help_for(desk, caller)


def _replied_to(desk: Desk, caller: Caller) -> Move | None:
    """Find the incident whose message is being answered, on the card, in its thread or in its topic."""
    inbound, row = caller.inbound, None
    if inbound.reply_to is not None:
        row = desk.archive.incidents.by_message(inbound.channel, inbound.chat, inbound.reply_to)
    if row is None and inbound.topic is not None:
        row = desk.archive.topics.incident_at(inbound.channel, inbound.chat, inbound.topic)
    return move_on(desk, caller, row) if row is not None else None


def move_on(desk: Desk, caller: Caller, row: int) -> Move | None:
    """Load an incident for a person who belongs to its contract, its clock brought up to date first.

    None where the person has no part in that contract: then the incident does not exist for them.
    """
    stored = desk.archive.incidents.load(row)
    person = caller.under(stored.incident.contract)
    if person is None:
        return None
    stored = settle(desk, stored, min(caller.inbound.at, desk.now))
    return Move(desk=desk, caller=caller, stored=stored, person=person)


def compose_text(desk: Desk, caller: Caller, conversation: Conversation) -> Outcome:
    """Take the text that was asked for."""
    words = caller.inbound.text
    conversation = _heard(desk, caller, conversation)
    move = move_on(desk, caller, conversation.incident) if conversation.incident is not None else None
    if move is None or not is_readable(words):
        if move is not None and caller.inbound.attachments:
            return add_note(move, "")
        reply(desk, caller, TextEmpty(), contract=conversation.contract)
        return NOTHING
    if conversation.step != "note":
        move = attach(move, keep_files(desk, caller, move.person))
    digest = desk.archive.texts.keep(words)
    previews: Mapping[str, Callable[[Move, Conversation, str], Outcome]] = {
        ask.QUESTION: ask.preview_question,
        resolve.REPAIR: resolve.preview_repair,
        pausing.PAUSE: pausing.take_words,
        reclassify.CLASS: reclassify.take_reason,
        reclassify.OBJECTION: reclassify.take_objection,
        exclusion.CLAIM: exclusion.take_reasons,
        exclusion.OBJECTION: exclusion.take_objection,
    }
    if conversation.step in previews:
        return previews[conversation.step](move, conversation, digest)
    desk.archive.conversations.end(conversation.id, "written")
    return _AT_ONCE[conversation.step](move, digest)


def _heard(desk: Desk, caller: Caller, conversation: Conversation) -> Conversation:
    """Remember which message and which album came here: both may be told of again when the asking is over."""
    known = composing_of(conversation)
    heard = known.hearing(caller.inbound)
    if heard == known:
        return conversation
    conversation = replace(conversation, data=to_data(heard))
    desk.archive.conversations.save(conversation)
    return conversation


def _first_action(move: Move, digest: str) -> Outcome:
    return acknowledge.first_action(move, None, digest)


_AT_ONCE: Mapping[str, Callable[[Move, str], Outcome]] = {
    acknowledge.FIRST_ACTION: _first_action,
    acknowledge.LATE_REASON: acknowledge.save_late_reason,
    ask.ANSWER: ask.answer,
    resolve.WORKAROUND: resolve.offer_workaround,
    "note": add_note,
}


_WAITED_FOR: Mapping[str, Callable[[Desk, Caller, Conversation], Outcome]] = {
    COMPOSE: compose_text,
    hotline.HOTLINE: hotline.typed,
    LEAVING: revoke.typed,
    AWAY: absence.typed,
    PAPER: paperwork.typed,
    WORK: announcing.typed,
}
"""Who takes a text that was asked for."""


def send_composed(desk: Desk, caller: Caller, conversation: Conversation, *, quietly: bool) -> Outcome:
    """[Wyślij] under a typed question or repair: now it leaves."""
    typed = composing_of(conversation).text
    move = move_on(desk, caller, conversation.incident) if conversation.incident is not None else None
    if move is None or not typed:
        return NOTHING
    if conversation.step == ask.QUESTION:
        return ask.send_question(move, conversation, typed, quietly=quietly)
    return resolve.report_repair(move, conversation, typed)
