"""What is said when an incident is given to somebody, and when somebody leaves (DIALOGUES 10 and 13)."""

from bot.wording import labels
from bot.wording.linking import issuer
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import said, sentences
from bot.wording.words import Words
from handlers.notices import standing as notices


def ask_assignee(notice: notices.AskAssignee, words: Words) -> Said:
    """Word assign.ask."""
    t = words.language
    if not notice.people:
        text = t.pgettext("assign.ask.nobody", "{number}: there is nobody else to assign. Phone: {phone}.")
        return said(words.runs(text, number=notice.number, phone=words.phone_number))
    text = t.pgettext("assign.ask", "{number}: who is to take it?")
    return said(
        words.runs(text, number=notice.number),
        *(labels.choice(words.person(key), "assignto", notice.incident, key) for key in notice.people),
    )


def assigned_to_you(notice: notices.AssignedToYou, words: Words) -> Said:
    """Word assign.you: [Biorę] where nobody has taken it, else [Przejmij] and [Dołącz]."""
    t = words.language
    by = words.person(notice.by)
    if notice.is_untaken:
        text = t.pgettext(
            "assign.you",
            "**{number}: assigned to you.** Assigned by: {by}. This is not a reaction yet; the clock is running.",
        )
        return said(
            words.runs(text, number=notice.number, by=by),
            labels.take(t, notice.incident),
            labels.pass_on(t, notice.incident),
            labels.card_of(notice.number, t.pgettext("button.card", "show"), notice.incident),
        )
    text = t.pgettext("assign.you.taken", "**{number}: assigned to you.** Assigned by: {by}.")
    handled = t.pgettext("assign.you.handler", "Handled so far by: {handler}.")
    handler = words.runs(handled, handler=words.person(notice.handler)) if notice.handler else ()
    return said(
        sentences(words.runs(text, number=notice.number, by=by), handler),
        labels.take_over(t, notice.incident),
        labels.help_out(t, notice.incident),
        labels.card_of(notice.number, t.pgettext("button.card", "show"), notice.incident),
    )


def assigned(notice: notices.Assigned, words: Words) -> Said:
    """Word assign.done."""
    text = words.language.pgettext(
        "assign.done", "{number}: assigned to {person}. Only their own press is a reaction."
    )
    return said(words.runs(text, number=notice.number, person=words.person(notice.person)))


def ask_successor(notice: notices.AskSuccessor, words: Words) -> Said:
    """Word rev.deputy."""
    text = words.language.pgettext("rev.deputy", "{person}: who takes over the open matters?")
    return said(
        words.runs(text, person=words.person(notice.person)),
        *(labels.choice(words.person(key), "giveto", notice.revocation, key) for key in notice.people),
    )


def matters_taken(notice: notices.MattersTaken, words: Words) -> Said:
    """Word rev.taken."""
    t = words.language
    text = t.pgettext("rev.taken", "Matters to take over: {numbers}. Before: {before}. Assigned by: {by}.")
    numbers, before, by = ", ".join(notice.numbers), words.person(notice.before), words.person(notice.by)
    show = t.pgettext("button.card", "show")
    return said(
        words.runs(text, numbers=numbers, before=before, by=by),
        *(
            labels.card_of(number, show, row)
            for number, row in zip(notice.numbers, notice.incidents, strict=True)
        ),
    )


def matters_given(notice: notices.MattersGiven, words: Words) -> Said:
    """Word rev.given."""
    text = words.language.pgettext(
        "rev.given", "Deputy of {before}: {person}. Open matters handed over: {count}."
    )
    return said(
        words.runs(
            text,
            before=words.person(notice.before),
            person=words.person(notice.person),
            count=notice.count,
        )
    )


def access_removed(notice: notices.AccessRemoved, words: Words) -> Said:
    """Word rev.person."""
    text = words.language.npgettext(
        "rev.person",
        "Access to the reports was removed: {when}. The history stays in the contract's records; the chat id "
        "will be deleted after {days} day. Questions: {admin}.",
        "Access to the reports was removed: {when}. The history stays in the contract's records; the chat id "
        "will be deleted after {days} days. Questions: {admin}.",
        notice.days,
    )
    when, admin = words.moment(notice.since), issuer(words, notice.admin)
    return said(words.runs(text, when=when, days=notice.days, admin=admin))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.AskAssignee, ask_assignee),
    saying(notices.AssignedToYou, assigned_to_you),
    saying(notices.Assigned, assigned),
    saying(notices.AskSuccessor, ask_successor),
    saying(notices.MattersTaken, matters_taken),
    saying(notices.MattersGiven, matters_given),
    saying(notices.AccessRemoved, access_removed),
)
