"""Desk: texts that were asked for about a report, a decision or an inspection."""

from collections.abc import Callable, Mapping

from handlers import inspection, inspection_answers, penalty, report_answers, withholding
from handlers.desk import Caller, Desk
from handlers.guess import is_readable
from handlers.messages import NOTHING, Outcome
from handlers.notices.reporting import TextEmpty
from handlers.notify import reply
from models.store.records import Conversation


def typed(desk: Desk, caller: Caller, conversation: Conversation) -> Outcome:
    """Take the text and end the wait; a blank one is asked for again."""
    words = caller.inbound.text
    if not is_readable(words):
        reply(desk, caller, TextEmpty(), contract=conversation.contract)
        return NOTHING
    digest = desk.archive.texts.keep(words)
    desk.archive.conversations.end(conversation.id, "written")
    return _TAKERS[conversation.step](desk, caller, conversation, digest)


_TAKERS: Mapping[str, Callable[[Desk, Caller, Conversation, str], Outcome]] = {
    report_answers.OBJECTION: report_answers.object_with,
    penalty.DECISION: penalty.decide,
    penalty.ANSWER: penalty.refuse,
    withholding.DECISION: withholding.decide,
    inspection.FINDING: inspection.save_finding,
    inspection_answers.REPLY: inspection_answers.save_reply,
}

ACTS: Mapping[str, Callable[[Desk, Caller], Outcome]] = {
    "acceptreport": report_answers.accept,
    "objectreport": report_answers.start_objection,
    penalty.CHARGE: penalty.start_decision,
    penalty.WAIVE: penalty.start_decision,
    "penaltyhow": penalty.how,
    "acceptpenalty": penalty.answer,
    "refusepenalty": penalty.start_refusal,
    withholding.WITHHOLD: withholding.start,
    withholding.LEAVE: withholding.start,
    "insplist": inspection.show_list,
    "inspfind": inspection.start_finding,
    "inspend": inspection.finish,
    "inspreply": inspection_answers.start_reply,
}
"""The buttons under reports and decisions; the subject is an entry of the register, of withholding an incident."""
