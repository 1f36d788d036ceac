"""A dispute about a class and its decision, in words (DIALOGUES 8)."""

from bot.wording import labels
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import said
from bot.wording.words import Words
from handlers.notices import disputing as notices
from models.sla.contract import Side


def class_objected(notice: notices.ClassObjected, words: Words) -> Said:
    """Word rc.object; one person decides or several do, and who decides gets the buttons."""
    text = words.language.npgettext(
        "rc.object",
        "{number}: objection to the change of class. “{text}”. The class does not change. "
        "The dispute is decided by: {people}.",
        "{number}: objection to the change of class. “{text}”. The class does not change. "
        "The dispute is decided by: {people}.",
        len(notice.people) or 2,
    )
    quote = words.quote(notice.text)
    told = words.runs(text, number=notice.number, text=quote, people=_people(words, notice.people))
    if words.reader not in notice.people:
        return said(told)
    t, proposal = words.language, str(notice.proposal)
    change = t.pgettext("button.classchanges", "Class {severity}").format(severity=notice.severity)
    stay = t.pgettext("button.classstays", "Class {severity} stays").format(severity=notice.before)
    return said(
        told,
        labels.act(change, "classchanges", notice.incident, proposal),
        labels.act(stay, "classstays", notice.incident, proposal),
    )


def _people(words: Words, keys: tuple[str, ...]) -> str:
    """Name who decides; both parties where the contract names nobody."""
    return words.people(keys) or f"{words.party(Side.CLIENT)}, {words.party(Side.PROVIDER)}"


def opinion_saved(notice: notices.ClassOpinionSaved, words: Words) -> Said:
    """Word rc.judge.saved."""
    text = words.language.pgettext(
        "rc.judge.saved", "{number}: opinion saved: class {severity}. Still waiting for: {people}."
    )
    return said(
        words.runs(text, number=notice.number, severity=notice.severity, people=words.people(notice.waiting))
    )


def opinions_differ(notice: notices.ClassOpinionsDiffer, words: Words) -> Said:
    """Word rc.judge.differs."""
    text = words.language.pgettext(
        "rc.judge.differs", "{number}: opinions on the class differ ({people}). The class does not change."
    )
    return said(words.runs(text, number=notice.number, people=words.people(notice.people)))


def class_decided(notice: notices.ClassDecided, words: Words) -> Said:
    """Word rc.judge.stays."""
    text = words.language.pgettext(
        "rc.judge.stays",
        "{number}: the dispute is decided, the class **stays {severity}**. Agreed: {people}.",
    )
    return said(
        words.runs(text, number=notice.number, severity=notice.severity, people=words.people(notice.people))
    )


SAYINGS: tuple[Saying, ...] = (
    saying(notices.ClassObjected, class_objected),
    saying(notices.ClassOpinionSaved, opinion_saved),
    saying(notices.ClassOpinionsDiffer, opinions_differ),
    saying(notices.ClassDecided, class_decided),
)
