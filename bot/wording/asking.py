"""A question to those who reported, its answer, and the pause it may bring (DIALOGUES 6)."""

from bot.wording import labels
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import lines, said, sentences
from bot.wording.words import Words
from handlers.notices import asking as notices


def compose_question(notice: notices.ComposeQuestion, words: Words) -> Said:
    """Word q.compose: whether the clock will stop stands before anything is typed."""
    t = words.language
    question = words.runs(t.pgettext("q.compose", "What is the question?"))
    if not notice.pauses:
        text = t.pgettext("q.compose.runs", "In class {severity} a question does **not** stop the clock.")
        return said(sentences(question, words.runs(text, severity=notice.severity)))
    if not notice.limit_seconds:
        text = t.pgettext(
            "q.compose.unlimited", "From sending it until the answer the repair clock will be stopped."
        )
        return said(sentences(question, words.runs(text)))
    text = t.pgettext(
        "q.compose.pauses",
        "From sending it until the answer the repair clock will be stopped (limit {limit}, {left} left).",
    )
    limit, left = words.duration(notice.limit_seconds), words.duration(notice.left_seconds)
    return said(sentences(question, words.runs(text, limit=limit, left=left)))


def preview_question(notice: notices.PreviewQuestion, words: Words) -> Said:
    """Word q.preview: nothing leaves before [Wyślij]."""
    t = words.language
    text = t.pgettext("q.preview", "Question about {number}: “{text}”")
    if notice.pauses:
        effect = t.pgettext("q.preview.pauses", "From sending it the repair clock will be **stopped**.")
    else:
        effect = t.pgettext("q.preview.runs", "The clock keeps running.")
    quiet = t.pgettext("button.sendquiet", "Send without pausing")
    return said(
        lines(
            words.runs(text, number=notice.number, text=words.quote(notice.text)),
            words.runs(effect),
        ),
        labels.send(t, notice.conversation),
        labels.act(quiet, "sendquiet", notice.conversation) if notice.pauses else None,
    )


def question_asked(notice: notices.QuestionAsked, words: Words) -> Said:
    """Word q.sent."""
    t = words.language
    if notice.paused_since is None:
        text = t.pgettext("q.sent", "Question about {number} sent: “{text}” The clock keeps running.")
        return said(words.runs(text, number=notice.number, text=words.quote(notice.text)))
    text = t.pgettext(
        "q.sent.paused", "Question about {number} sent: “{text}” The repair time is **paused since {since}**."
    )
    since = words.when(notice.paused_since)
    return said(words.runs(text, number=notice.number, text=words.quote(notice.text), since=since))


def question_for_reporter(notice: notices.QuestionForReporter, words: Words) -> Said:
    """Word q.client."""
    t = words.language
    text = t.pgettext("q.client", "**Question about {number}**, asked by: {person}. “{text}”")
    question = words.runs(
        text, number=notice.number, person=words.person(notice.person), text=words.quote(notice.text)
    )
    if notice.paused_since is None:
        runs_on = words.runs(t.pgettext("q.client.runs", "The clock keeps running."))
        return said(sentences(question, runs_on), labels.answer(t, notice.incident))
    paused = t.pgettext("q.client.paused", "Until the answer the repair time is **paused since {since}**.")
    objection = t.pgettext("button.objectpause", "I object to the pause")
    return said(
        sentences(question, words.runs(paused, since=words.when(notice.paused_since))),
        labels.answer(t, notice.incident),
        labels.act(objection, "objectpause", notice.incident),
    )


def type_answer(notice: notices.TypeAnswer, words: Words) -> Said:
    """Word q.type."""
    text = words.language.pgettext("q.type", "{number}: please write the answer.")
    return said(words.runs(text, number=notice.number))


def question_answered(notice: notices.QuestionAnswered, words: Words) -> Said:
    """Word q.answered: the answer itself stands under the sentence."""
    t = words.language
    head = words.runs(t.pgettext("q.answered", "There is an answer on {number}."), number=notice.number)
    if notice.paused_seconds is None:
        effect = words.runs(t.pgettext("q.answered.ran", "The clock was never stopped."))
    else:
        text = t.pgettext("q.answered.resumed", "The clock resumed at {at} (the pause lasted {duration}).")
        at, duration = words.when(notice.at), words.duration(notice.paused_seconds)
        effect = words.runs(text, at=at, duration=duration)
    quote = words.runs(t.pgettext("q.answered.text", "“{text}”"), text=words.quote(notice.text))
    return said(lines(sentences(head, effect), quote))


def answer_sent(notice: notices.AnswerSent, words: Words) -> Said:
    """Word q.thanks."""
    text = words.language.pgettext("q.thanks", "The answer on {number} has been passed on.")
    return said(words.runs(text, number=notice.number))


def question_reminder(notice: notices.QuestionReminder, words: Words) -> Said:
    """Word q.remind."""
    t = words.language
    waited = (words.local_day(words.now) - words.local_day(notice.since)).days
    if waited == 1:
        text = t.pgettext("q.remind", "Reminder: {number} has been waiting for an answer since yesterday.")
    else:
        text = t.pgettext(
            "q.remind.since", "Reminder: {number} has been waiting for an answer since {since}."
        )
    return said(
        words.runs(text, number=notice.number, since=words.when(notice.since)),
        labels.answer(t, notice.incident),
    )


def pause_disputed(_notice: notices.PauseDisputed, words: Words) -> Said:
    """Word q.object."""
    text = words.language.pgettext(
        "q.object",
        "The objection has been saved. The pause is **disputed**; the report will show both versions.",
    )
    return said(words.runs(text))


def pause_objection_late(notice: notices.PauseObjectionLate, words: Words) -> Said:
    """Word q.object.late."""
    text = words.language.pgettext(
        "q.object.late", "{number}: an objection to this pause could be raised until {due}."
    )
    return said(words.runs(text, number=notice.number, due=words.moment(notice.object_by)))


def pause_limit(notice: notices.PauseLimit, words: Words) -> Said:
    """Word q.limit."""
    text = words.language.pgettext(
        "q.limit", "{number}: the pause limit is used up. The clock runs although there is no answer."
    )
    return said(words.runs(text, number=notice.number))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.ComposeQuestion, compose_question),
    saying(notices.PreviewQuestion, preview_question),
    saying(notices.QuestionAsked, question_asked),
    saying(notices.QuestionForReporter, question_for_reporter),
    saying(notices.TypeAnswer, type_answer),
    saying(notices.QuestionAnswered, question_answered),
    saying(notices.AnswerSent, answer_sent),
    saying(notices.QuestionReminder, question_reminder),
    saying(notices.PauseDisputed, pause_disputed),
    saying(notices.PauseObjectionLate, pause_objection_late),
    saying(notices.PauseLimit, pause_limit),
)
