"""The dispute about whether a report is covered by the contract, in words (DIALOGUES 4)."""

from bot.wording import labels
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import said, sentences
from bot.wording.words import Words
from handlers.notices import disputing as notices


def ask_scope(notice: notices.AskScope, words: Words) -> Said:
    """Word scope.ask; one person decides, or several who must agree."""
    t = words.language
    question = t.pgettext(
        "scope.ask",
        "**{number}: is this report covered by the contract?** Service: {service}. Reported by: {person}. "
        "“{text}”. The clock runs until this is decided.",
    )
    who = t.npgettext(
        "scope.ask.people",
        "Decided by: {people}.",
        "Decided only if all agree: {people}.",
        len(notice.people),
    )
    return said(
        sentences(
            words.runs(
                question,
                number=notice.number,
                service=words.service(notice.service),
                person=words.person(notice.person),
                text=words.quote(notice.text),
            ),
            words.runs(who, people=words.people(notice.people)),
        ),
        labels.act(t.pgettext("button.inscope", "In scope"), "inscope", notice.incident),
        labels.act(t.pgettext("button.outofscope", "Out of scope"), "outofscope", notice.incident),
    )


def scope_saved(notice: notices.ScopeSaved, words: Words) -> Said:
    """Word scope.saved."""
    t = words.language
    if notice.in_scope:
        text = t.pgettext("scope.saved.in", "{number}: opinion saved: in scope. Still waiting for: {people}.")
    else:
        text = t.pgettext(
            "scope.saved.out", "{number}: opinion saved: out of scope. Still waiting for: {people}."
        )
    return said(words.runs(text, number=notice.number, people=words.people(notice.waiting)))


def scope_differs(notice: notices.ScopeDiffers, words: Words) -> Said:
    """Word scope.differs."""
    text = words.language.pgettext(
        "scope.differs",
        "{number}: opinions on scope differ ({people}). Nothing changes, the clock keeps running.",
    )
    return said(words.runs(text, number=notice.number, people=words.people(notice.people)))


def scope_decided(notice: notices.ScopeDecided, words: Words) -> Said:
    """Word scope.done."""
    t = words.language
    if notice.in_scope:
        text = t.pgettext(
            "scope.done.in",
            "{number}, decision on scope ({at}): the report is **covered by the contract**. The clock has "
            "been running since {since}.",
        )
    else:
        text = t.pgettext(
            "scope.done.out",
            "{number}, decision on scope ({at}): the report is **outside the contract**, no clock runs.",
        )
    decided = words.runs(text, number=notice.number, at=words.when(notice.at), since=words.when(notice.since))
    who = t.pgettext("scope.done.people", "Agreed: {people}.")
    return said(sentences(decided, words.runs(who, people=words.people(notice.people))))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.AskScope, ask_scope),
    saying(notices.ScopeSaved, scope_saved),
    saying(notices.ScopeDiffers, scope_differs),
    saying(notices.ScopeDecided, scope_decided),
)
