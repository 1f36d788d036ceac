"""A change of class and its dispute, in words (DIALOGUES 8)."""

from datetime import datetime

from bot.wording import labels
from bot.wording.receipts import may_be_raised
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import Words
from handlers.notices import classifying as notices
from models.sla.contract import Metric


def choose_class(notice: notices.ChooseClass, words: Words) -> Said:
    """Word rc.start: the classes by their letters, explained by their names."""
    t = words.language
    name = t.pgettext("rc.start.class", "**{severity}** – {name}")
    classes = (words.runs(name, severity=key, name=words.severity_name(key)) for key in notice.severities)
    if notice.text is not None:
        reason = _reason(words, notice.text)
    elif words.terms.reclassification.reason_required:
        reason = words.runs(t.pgettext("rc.start.reason", "Reason (required):"))
    else:
        reason = ()
    return said(
        lines(words.runs(t.pgettext("rc.start", "Change to which class?")), *classes, reason),
        *(labels.choice(key, "toclass", notice.incident, key) for key in notice.severities),
    )


def type_class_reason(notice: notices.TypeClassReason, words: Words) -> Said:
    """Word rc.reason."""
    text = words.language.pgettext("rc.reason", "{number}: class {before} → {severity}. Reason (required):")
    return said(words.runs(text, number=notice.number, before=notice.before, severity=notice.severity))


def class_proposed(notice: notices.ClassProposed, words: Words) -> Said:
    """Word rc.sent."""
    text = words.language.pgettext(
        "rc.sent",
        "{number}: a change of class {before} → {severity} has been proposed. For decision by: {people}.",
    )
    proposed = words.runs(
        text,
        number=notice.number,
        before=notice.before,
        severity=notice.severity,
        people=words.people(notice.deciders),
    )
    return said(sentences(proposed, _silence(words, notice.decide_by, notice.before)))


def _silence(words: Words, by: datetime | None, severity: str) -> Runs:
    t = words.language
    if by is None:
        text = t.pgettext("rc.ask.open", "Without an answer the class **stays {severity}**.")
        return words.runs(text, severity=severity)
    text = t.pgettext("rc.ask.by", "Without an answer by {by} the class **stays {severity}**.")
    return words.runs(text, by=words.when(by), severity=severity)


def _reason(words: Words, text: str | None) -> Runs:
    if text is None:
        return ()
    return words.runs(words.language.pgettext("rc.ask.reason", "Reason: “{text}”."), text=words.quote(text))


def ask_class(notice: notices.AskClass, words: Words) -> Said:
    """Word rc.ask."""
    t = words.language
    until = t.pgettext("rc.ask.until", "Until the decision the deadlines of class {severity} apply.")
    proposal = str(notice.proposal)
    return said(
        sentences(
            _proposal(words, notice),
            _reason(words, notice.text),
            words.runs(until, severity=notice.runs),
            _silence(words, notice.decide_by, notice.before),
        ),
        labels.main(t.pgettext("button.agreeclass", "Agree"), "agreeclass", notice.incident, proposal),
        labels.act(t.pgettext("button.objectclass", "Object"), "objectclass", notice.incident, proposal),
    )


def _proposal(words: Words, notice: notices.AskClass | notices.StricterRuns) -> Runs:
    text = words.language.pgettext(
        "rc.ask", "**{number}: proposal to change the class {before} → {severity}.** Proposed by: {person}."
    )
    return words.runs(
        text,
        number=notice.number,
        before=notice.before,
        severity=notice.severity,
        person=words.person(notice.person),
    )


def stricter_runs(notice: notices.StricterRuns, words: Words) -> Said:
    """Word rc.runs: what those who repair are held to until the decision."""
    dues = _dues(words, notice.reaction_due, notice.workaround_due, notice.restoration_due)
    if dues:
        text = words.language.pgettext(
            "rc.runs", "Until the decision the deadlines of class {severity} apply: {dues}."
        )
    else:
        text = words.language.pgettext(
            "rc.ask.until", "Until the decision the deadlines of class {severity} apply."
        )
    effect = words.runs(text, severity=notice.severity, dues=dues)
    return said(sentences(_proposal(words, notice), _reason(words, notice.text), effect))


def _dues(
    words: Words,
    reaction: datetime | None = None,
    workaround: datetime | None = None,
    restoration: datetime | None = None,
) -> str:
    dues = ((Metric.REACTION, reaction), (Metric.WORKAROUND, workaround), (Metric.RESTORATION, restoration))
    return ", ".join(_due(words, metric, due) for metric, due in dues if due is not None)


def _due(words: Words, metric: Metric, due: datetime) -> str:
    t = words.language
    if metric is Metric.REACTION:
        text = t.pgettext("rc.due.reaction", "reaction by {due}")
    elif metric is Metric.WORKAROUND:
        text = t.pgettext("rc.due.workaround", "workaround by {due}")
    else:
        text = t.pgettext("rc.due.restoration", "restoration by {due}")
    return text.format(due=words.when(due))


def class_lowered(notice: notices.ClassLowered, words: Words) -> Said:
    """Word rc.done."""
    t = words.language
    text = t.pgettext("rc.done", "{number}: class **{severity}** since {at} (agreed by: {person}).")
    changed = words.runs(
        text,
        number=notice.number,
        severity=notice.severity,
        at=words.when(notice.at),
        person=words.person(notice.person),
    )
    dues = _dues(words, notice.reaction_due, restoration=notice.restoration_due)
    counted = t.pgettext("rc.done.dues", "The new deadlines are counted from the notification: {dues}.")
    return said(sentences(changed, words.runs(counted, dues=dues) if dues else ()))


def class_raised(notice: notices.ClassRaised, words: Words) -> Said:
    """Word rc.up."""
    t = words.language
    text = t.pgettext("rc.up", "{number}: class **{severity}** since {at}.")
    changed = words.runs(text, number=notice.number, severity=notice.severity, at=words.when(notice.at))
    dues = _dues(words, notice.reaction_due, notice.workaround_due, notice.restoration_due)
    counted = t.pgettext("rc.up.dues", "The new deadlines are counted from this moment: {dues}.")
    return said(sentences(changed, words.runs(counted, dues=dues) if dues else (), _earlier(words, notice)))


def _earlier(words: Words, notice: notices.ClassRaised) -> Runs:
    if not notice.earlier:
        return ()
    text = words.language.npgettext(
        "rc.up.earlier",
        "The earlier deadline still applies: {dues}.",
        "The earlier deadlines still apply: {dues}.",
        len(notice.earlier),
    )
    known = zip(notice.earlier, notice.earlier_dues, strict=True)
    return words.runs(text, dues=", ".join(_due(words, Metric(metric), due) for metric, due in known))


def type_objection(notice: notices.TypeObjection, words: Words) -> Said:
    """Word rc.object.type."""
    text = words.language.pgettext(
        "rc.object.type",
        "{number}: objection to the change of class {before} → {severity}. Please write the reason in one "
        "sentence.",
    )
    return said(words.runs(text, number=notice.number, before=notice.before, severity=notice.severity))


def class_unchanged(notice: notices.ClassUnchanged, words: Words) -> Said:
    """Word rc.silent."""
    text = words.language.pgettext(
        "rc.silent",
        "{number}: nobody answered the proposal to change the class {before} → {severity}. "
        "The class **stays {before}**.",
    )
    return said(words.runs(text, number=notice.number, before=notice.before, severity=notice.severity))


def own_proposal(_notice: notices.OwnProposal, words: Words) -> Said:
    """Word rc.self."""
    text = words.language.pgettext("rc.self", "One's own proposal cannot be approved by oneself.")
    return said(words.runs(text))


def proposal_pending(notice: notices.ProposalPending, words: Words) -> Said:
    """Word rc.pending."""
    text = words.language.pgettext(
        "rc.pending",
        "{number}: a proposal to change the class {before} → {severity} is already waiting for a decision.",
    )
    pending = words.runs(text, number=notice.number, before=notice.before, severity=notice.severity)
    return said(sentences(pending, _silence(words, notice.decide_by, notice.before)))


def proposal_over(notice: notices.ProposalOver, words: Words) -> Said:
    """Word rc.over."""
    text = words.language.pgettext(
        "rc.over", "{number}: this proposal has been decided already. Class now: **{severity}**."
    )
    return said(words.runs(text, number=notice.number, severity=notice.severity))


def same_class(notice: notices.SameClass, words: Words) -> Said:
    """Word rc.same."""
    text = words.language.pgettext("rc.same", "{number}: the class is {severity} already.")
    return said(words.runs(text, number=notice.number, severity=notice.severity))


def worse_here(notice: notices.WorseHere, words: Words) -> Said:
    """Word dup.worse; once the class is the strictest there is nothing to answer any more."""
    t = words.language
    text = t.pgettext("dup.worse", "Others can work, but here work has stopped?")
    if not may_be_raised(words):
        return said(words.runs(text))
    return said(
        words.runs(text),
        labels.main(t.pgettext("button.raise.here", "Yes, it has stopped here"), "raise", notice.incident),
        labels.act(t.pgettext("button.notworse", "No"), "notworse", notice.incident),
    )


def not_worse(notice: notices.NotWorse, words: Words) -> Said:
    """Word dup.same."""
    text = words.language.pgettext("dup.same", "{number}: the class does not change ({severity}).")
    return said(words.runs(text, number=notice.number, severity=notice.severity))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.ChooseClass, choose_class),
    saying(notices.TypeClassReason, type_class_reason),
    saying(notices.ClassProposed, class_proposed),
    saying(notices.AskClass, ask_class),
    saying(notices.StricterRuns, stricter_runs),
    saying(notices.ClassLowered, class_lowered),
    saying(notices.ClassRaised, class_raised),
    saying(notices.TypeObjection, type_objection),
    saying(notices.ClassUnchanged, class_unchanged),
    saying(notices.OwnProposal, own_proposal),
    saying(notices.ProposalPending, proposal_pending),
    saying(notices.ProposalOver, proposal_over),
    saying(notices.SameClass, same_class),
    saying(notices.WorseHere, worse_here),
    saying(notices.NotWorse, not_worse),
)
