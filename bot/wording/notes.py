"""Notes, withdrawal, rating, and what is said where a press is no longer possible (DIALOGUES 16)."""

from bot.wording import labels
from bot.wording.receipts import danger
from bot.wording.said import Button, Said
from bot.wording.saying import Saying, saying
from bot.wording.states import state_name
from bot.wording.typesetting import NOTE_QUOTE, lines, said, sentences
from bot.wording.words import Words
from handlers.notices import repairing as notices


def ask_withdraw(notice: notices.AskWithdraw, words: Words) -> Said:
    """Word wd.ask."""
    t = words.language
    text = t.pgettext("wd.ask", "Withdraw {number}? The report will stay on file as withdrawn.")
    return said(
        words.runs(text, number=notice.number),
        labels.act(t.pgettext("button.withdrawyes", "Withdraw"), "withdrawyes", notice.incident),
        labels.act(t.pgettext("button.keep", "Keep"), "keep", notice.incident),
    )


def kept(notice: notices.Kept, words: Words) -> Said:
    """Word wd.keep."""
    text = words.language.pgettext("wd.keep", "{number} was not withdrawn. The clock keeps running.")
    return said(words.runs(text, number=notice.number))


def withdrawn(notice: notices.Withdrawn, words: Words) -> Said:
    """Word wd.done."""
    text = words.language.pgettext("wd.done", "{number} withdrawn at {at}. Withdrawn by: {person}.")
    return said(
        words.runs(text, number=notice.number, at=words.when(notice.at), person=words.person(notice.person))
    )


def ask_rating(notice: notices.AskRating, words: Words) -> Said:
    """Word rate.ask."""
    t = words.language
    return said(
        words.runs(t.pgettext("rate.ask", "How did it go?")),
        labels.act(t.pgettext("button.rated.good", "Well"), "rated", notice.incident, "good"),
        labels.act(t.pgettext("button.rated.fair", "So-so"), "rated", notice.incident, "fair"),
        labels.act(t.pgettext("button.rated.bad", "Badly"), "rated", notice.incident, "bad"),
    )


def rating_saved(_notice: notices.RatingSaved, words: Words) -> Said:
    """Word rate.done."""
    return said(words.runs(words.language.pgettext("rate.done", "Rating saved.")))


def type_note(notice: notices.TypeNote, words: Words) -> Said:
    """Word note.ask."""
    text = words.language.pgettext(
        "note.ask", "{number}: please write what to add. A photo can be sent as well."
    )
    return said(words.runs(text, number=notice.number))


def note_added(notice: notices.NoteAdded, words: Words) -> Said:
    """Word note.added."""
    return said(words.runs(words.language.pgettext("note.added", "Added to {number}."), number=notice.number))


def note_relayed(notice: notices.NoteRelayed, words: Words) -> Said:
    """Word note.relay."""
    text = words.language.pgettext("note.relay", "{number}, note by: {person}: “{text}”")
    return said(
        words.runs(
            text,
            number=notice.number,
            person=words.person(notice.person),
            text=words.quote(notice.text, NOTE_QUOTE),
        )
    )


def which_report(notice: notices.WhichReport, words: Words) -> Said:
    """Word note.which."""
    t = words.language
    numbers = zip(notice.numbers, notice.incidents, strict=True)
    question = words.runs(t.pgettext("note.which", "Which report does the message concern?"))
    return said(
        lines(danger(words, notice.danger), question),
        *(labels.choice(number, "notehere", notice.conversation, str(row)) for number, row in numbers),
        _new_outage(words, notice.conversation) if notice.may_report else None,
    )


def _new_outage(words: Words, conversation: int) -> Button:
    return labels.act(words.language.pgettext("button.newoutage", "New outage"), "newoutage", conversation)


def already_ended(notice: notices.AlreadyEnded, words: Words) -> Said:
    """Word move.closed: what happened to it, and how to go on."""
    t = words.language
    text = t.pgettext("move.closed", "{number} is no longer open: {state}, {at}.")
    head = words.runs(
        text,
        number=notice.number,
        state=state_name(words, notice.state),
        at=words.moment(notice.ended_at),
    )
    fresh = words.runs(
        t.pgettext("move.closed.new", "To report another outage, just write what is happening.")
    )
    if notice.reopen_by is None:
        return said(sentences(head, fresh))
    again = t.pgettext("move.closed.until", "It may be reopened until {until}.")
    return said(
        sentences(head, words.runs(again, until=words.when(notice.reopen_by)), fresh),
        labels.reopen(t, notice.incident),
    )


def not_possible_now(notice: notices.NotPossibleNow, words: Words) -> Said:
    """Word move.illegal."""
    text = words.language.pgettext(
        "move.illegal", "This cannot be done now. {number}: {state}. The card shows what can."
    )
    return said(words.runs(text, number=notice.number, state=state_name(words, notice.state)))


def unknown_button(_notice: notices.UnknownButton, words: Words) -> Said:
    """Word move.unknown."""
    t = words.language
    text = t.pgettext(
        "move.unknown",
        "This button no longer works. To report an outage, just write what is happening. Phone: {phone}.",
    )
    return said(words.runs(text, phone=words.phone_number), labels.mine(t))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.AskWithdraw, ask_withdraw),
    saying(notices.Kept, kept),
    saying(notices.Withdrawn, withdrawn),
    saying(notices.AskRating, ask_rating),
    saying(notices.RatingSaved, rating_saved),
    saying(notices.TypeNote, type_note),
    saying(notices.NoteAdded, note_added),
    saying(notices.NoteRelayed, note_relayed),
    saying(notices.WhichReport, which_report),
    saying(notices.AlreadyEnded, already_ended),
    saying(notices.NotPossibleNow, not_possible_now),
    saying(notices.UnknownButton, unknown_button),
)
