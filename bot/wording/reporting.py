"""The steps of a draft, as the person who reports reads them (DIALOGUES 2).

All steps edit one message. Matters that another report or nobody here is right for are
in `elsewhere`, receipts in `receipts`.
"""

from datetime import datetime

from bot.wording import labels
from bot.wording.receipts import danger, photo
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import Words
from handlers.notices import reporting as notices


def ask_guess(notice: notices.AskGuess, words: Words) -> Said:
    """Word rep.draft."""
    t = words.language
    text = t.pgettext("rep.draft", "Saved at {at}. What it concerns: **{service}**?")
    question = words.runs(text, at=words.stamp(notice.at), service=words.service(notice.service))
    return said(
        lines(danger(words, notice.danger), question),
        labels.main(t.pgettext("button.service.yes", "Yes"), "service", notice.draft, notice.service),
        labels.act(t.pgettext("button.otherservice", "Another service"), "otherservice", notice.draft),
        labels.act(t.pgettext("button.notoutage", "Not an outage"), "notoutage", notice.draft),
    )


def ask_service(notice: notices.AskService, words: Words) -> Said:
    """Word rep.service."""
    t = words.language
    question = words.runs(t.pgettext("rep.service", "What does the outage concern?"))
    return said(
        lines(danger(words, notice.danger), question),
        *(labels.choice(words.service(key), "service", notice.draft, key) for key in notice.services),
        labels.act(t.pgettext("button.unsure", "I don't know"), "unsure", notice.draft),
        labels.act(t.pgettext("button.offlist", "Not on the list"), "offlist", notice.draft),
    )


def ask_place(notice: notices.AskPlace, words: Words) -> Said:
    """Word rep.where."""
    question = words.runs(words.language.pgettext("rep.where", "Where?"))
    return said(
        lines(danger(words, notice.danger), question),
        *(labels.choice(words.place(key), "place", notice.draft, key) for key in notice.places),
    )


def ask_severity(notice: notices.AskSeverity, words: Words) -> Said:
    """Word rep.sev: the buttons and the explanations are those of the contract."""
    t = words.language
    classes = [words.terms.severities[key] for key in notice.severities]
    return said(
        lines(
            danger(words, notice.danger),
            words.runs(t.pgettext("rep.sev", "How much does it get in the way of work?")),
            *(_explanation(words, one.button(t.code), one.explanation(t.code)) for one in classes),
        ),
        *(labels.choice(one.button(t.code), "severity", notice.draft, one.key) for one in classes),
        labels.act(
            t.pgettext("button.severity.unknown", "I don't know"), "severity", notice.draft, argument="?"
        ),
    )


def _explanation(words: Words, choice: str, question: str) -> Runs:
    if not question:
        return ()
    text = words.language.pgettext("rep.sev.choice", "**{choice}** – {question}")
    return words.runs(text, choice=choice, question=question)


def ask_confirm(notice: notices.AskConfirm, words: Words) -> Said:
    """Word rep.confirm with rep.sev.unknown and rep.photo as its lines."""
    t = words.language
    return said(
        lines(
            danger(words, notice.danger),
            _assumed(words, notice),
            _summary(words, notice),
            _attached(words, notice.attachments) or photo(words),
        ),
        labels.send(t, notice.draft),
        labels.act(t.pgettext("button.edit", "Edit"), "edit", notice.draft),
        labels.cancel(t, notice.draft),
    )


def _assumed(words: Words, notice: notices.AskConfirm) -> Runs:
    if not notice.assumed:
        return ()
    text = words.language.pgettext(
        "rep.sev.unknown",
        "Class {severity} – {name} – has been assumed. The coordinator can change it.",
    )
    return words.runs(text, severity=notice.severity, name=words.severity_name(notice.severity))


def _summary(words: Words, notice: notices.AskConfirm) -> Runs:
    t = words.language
    severity = f"{notice.severity} – {words.severity_name(notice.severity)}"
    place = words.place(notice.place) if notice.place else None
    subject = " · ".join(part for part in (words.service(notice.service), place, severity) if part)
    report = words.runs(
        t.pgettext("rep.confirm", "To be sent: **{subject}.** “{text}”."),
        subject=subject,
        text=words.card_quote(notice.text),
    )
    return sentences(report, _deadlines(words, notice), _starts(words, notice.starts_at))


def _deadlines(words: Words, notice: notices.AskConfirm) -> Runs:
    t = words.language
    reaction, restoration = notice.reaction_due, notice.restoration_due
    if reaction and restoration:
        text = t.pgettext(
            "rep.confirm.dues",
            "Deadlines under the contract: reaction by {reaction}, restoration by {restoration}.",
        )
        return words.runs(text, reaction=words.when(reaction), restoration=words.when(restoration))
    if reaction:
        text = t.pgettext("rep.confirm.reaction", "Deadline under the contract: reaction by {reaction}.")
        return words.runs(text, reaction=words.when(reaction))
    if restoration:
        text = t.pgettext(
            "rep.confirm.restoration", "Deadline under the contract: restoration by {restoration}."
        )
        return words.runs(text, restoration=words.when(restoration))
    return ()


def _starts(words: Words, starts_at: datetime | None) -> Runs:
    if starts_at is None:
        return ()
    text = words.language.pgettext("rep.confirm.starts", "The clock starts **{starts}**.")
    return words.runs(text, starts=words.moment(starts_at))


def _attached(words: Words, count: int) -> Runs:
    if not count:
        return ()
    text = words.language.npgettext(
        "rep.confirm.attached", "📎 {count} attachment.", "📎 {count} attachments.", count
    )
    return words.runs(text, count=count)


def ask_one_sentence(notice: notices.AskOneSentence, words: Words) -> Said:
    """Word rep.onesentence."""
    t = words.language
    text = t.pgettext(
        "rep.onesentence", "Saved as an attachment. Please also write in one sentence what is happening."
    )
    return said(lines(danger(words, notice.danger), words.runs(text)), labels.cancel(t, notice.draft))


def ask_new_text(notice: notices.AskNewText, words: Words) -> Said:
    """Word rep.edit.ask."""
    t = words.language
    text = t.pgettext(
        "rep.edit.ask", "Please write the description again. The original text stays on file too."
    )
    others = (
        words.runs(t.pgettext("rep.edit.other", "It is also possible to change:")) if notice.others else ()
    )
    named = {
        "otherservice": t.pgettext("button.otherservice", "Another service"),
        "otherplace": t.pgettext("button.otherplace", "Another place"),
        "otherclass": t.pgettext("button.otherclass", "Another severity"),
    }
    return said(
        lines(danger(words, notice.danger), words.runs(text), others),
        *(labels.act(named[act], act, notice.draft) for act in notice.others),
        labels.cancel(t, notice.draft),
    )


def added_to_draft(notice: notices.AddedToDraft, words: Words) -> Said:
    """Word rep.added."""
    return said(
        words.runs(words.language.pgettext("rep.added", "Added to the report that is waiting to be sent."))
    )


def not_an_outage(notice: notices.NotAnOutage, words: Words) -> Said:
    """Word rep.chat."""
    t = words.language
    text = t.pgettext("rep.chat", "This does not look like an outage. What should be done?")
    return said(
        lines(danger(words, notice.danger), words.runs(text)),
        labels.report(t, notice.draft),
        labels.mine(t),
        labels.call(t, words.terms.phone),
    )


def cancelled(_notice: notices.Cancelled, words: Words) -> Said:
    """Word rep.cancel."""
    return said(words.runs(words.language.pgettext("rep.cancel", "Cancelled. Nothing was sent.")))


def silence_reminder(notice: notices.SilenceReminder, words: Words) -> Said:
    """Word rep.silent."""
    t = words.language
    text = t.npgettext(
        "rep.silent",
        "The report is not finished. In {n} min it will be sent to the helpdesk as it is.",
        "The report is not finished. In {n} min it will be sent to the helpdesk as it is.",
        notice.minutes,
    )
    return said(
        lines(danger(words, notice.danger), words.runs(text, n=notice.minutes)),
        labels.main(t.pgettext("button.send.now", "Send now"), "send", notice.draft),
        labels.cancel(t, notice.draft),
    )


def resumed(notice: notices.Resumed, words: Words) -> Said:
    """Word rep.resume."""
    text = words.language.pgettext("rep.resume", "Back to the draft of {at}.")
    return said(lines(danger(words, notice.danger), words.runs(text, at=words.when(notice.at))))


def corrected(_notice: notices.Corrected, words: Words) -> Said:
    """Word rep.edited."""
    text = words.language.pgettext(
        "rep.edited",
        "The description has been corrected. The original text stays on file too; the time of the report "
        "does "
        "not change.",
    )
    return said(words.runs(text))


def text_too_long(notice: notices.TextTooLong, words: Words) -> Said:
    """Word text.long."""
    text = words.language.npgettext(
        "text.long",
        "The message is too long ({n} character, limit {max}). All of it was saved; the card shows the "
        "beginning.",
        "The message is too long ({n} characters, limit {max}). All of it was saved; the card shows the "
        "beginning.",
        notice.length,
    )
    return said(words.runs(text, n=notice.length, max=notice.limit))


def text_empty(_notice: notices.TextEmpty, words: Words) -> Said:
    """Word text.empty."""
    text = words.language.pgettext(
        "text.empty", "The message is empty. Please write in one sentence what is happening."
    )
    return said(words.runs(text))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.AskGuess, ask_guess),
    saying(notices.AskService, ask_service),
    saying(notices.AskPlace, ask_place),
    saying(notices.AskSeverity, ask_severity),
    saying(notices.AskConfirm, ask_confirm),
    saying(notices.AskOneSentence, ask_one_sentence),
    saying(notices.AskNewText, ask_new_text),
    saying(notices.AddedToDraft, added_to_draft),
    saying(notices.NotAnOutage, not_an_outage),
    saying(notices.Cancelled, cancelled),
    saying(notices.SilenceReminder, silence_reminder),
    saying(notices.Resumed, resumed),
    saying(notices.Corrected, corrected),
    saying(notices.TextTooLong, text_too_long),
    saying(notices.TextEmpty, text_empty),
)
