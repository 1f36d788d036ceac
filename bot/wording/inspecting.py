"""Inspections in words: the draw, the drawn reports, the findings and the answer to them (DIALOGUES 12)."""

from bot.wording import labels
from bot.wording.metrics import metric_name
from bot.wording.period_names import from_period, period_name
from bot.wording.plain_law import with_clause
from bot.wording.said import Button, Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import Words
from handlers.notices import inspecting as notices
from models.sla.asked import Period
from models.sla.contract import Side
from models.sla.shares import Case


def drawn(notice: notices.Drawn, words: Words) -> Said:
    """Word insp.draw."""
    t = words.language
    text = t.npgettext(
        "insp.draw",
        "{count} report {period} has been drawn; how it was drawn is on record.",
        "{count} reports {period} have been drawn; how they were drawn is on record.",
        notice.count,
    )
    head = words.runs(text, count=notice.count, period=from_period(words, _period(notice)))
    party = words.party(Side.PROVIDER)
    told = t.pgettext("insp.draw.untold", "{party} has not been notified.")
    if notice.announced:
        told = t.pgettext("insp.draw.told", "{party} has been notified.")
    return said(
        sentences(head, words.runs(told, party=party)),
        *_buttons(words, notice.entry),
    )


def _buttons(words: Words, entry: int) -> tuple[Button, ...]:
    t = words.language
    return (
        labels.act(t.pgettext("button.insp.list", "List"), "insplist", entry),
        labels.act(t.pgettext("button.insp.find", "Enter findings"), "inspfind", entry),
        labels.act(t.pgettext("button.insp.end", "Finish and send"), "inspend", entry),
    )


def _period(notice: notices.OfInspection | notices.NothingToDraw | notices.Announced) -> Period:
    return Period(first=notice.first, last=notice.last)


def nothing(notice: notices.NothingToDraw, words: Words) -> Said:
    """Word insp.none."""
    text = words.language.pgettext("insp.none", "Nothing to draw: no reports, {period}.")
    return said(words.runs(text, period=period_name(words, _period(notice))))


def drawn_list(notice: notices.DrawnList, words: Words) -> Said:
    """Word insp.list; ValueError where nothing can load the reports."""
    if words.reports is None:
        raise ValueError("drawn reports were to be worded without a way to load them")
    t = words.language
    head = words.runs(
        t.pgettext("insp.list", "**Drawn, {period}** (seed {seed})"),
        period=period_name(words, _period(notice)),
        seed=notice.seed[:16],
    )
    cases = words.reports.cases(notice.numbers, notice.as_of)
    told = lines(head, _scope(notice, words), *(_case(one, words) for one in cases))
    return said(told, *_buttons(words, notice.entry))


def _scope(notice: notices.DrawnList, words: Words) -> Runs:
    """Say what the contract lets this inspection look at, with its clause."""
    duty = words.terms.quality.get(notice.duty or "")
    if duty is None or not duty.scope:
        return ()
    scope = words.language.pgettext("insp.list.scope", "Scope: {scope}.")
    return words.runs(with_clause(scope, duty.clause), scope=duty.scope, clause=duty.clause or "")


def _case(case: Case, words: Words) -> Runs:
    """Write what an inspection looks at: time stamps, pauses, changes of class, what the reaction said."""
    t, incident = words.language, case.incident
    times = [
        f"{metric_name(t, one.metric)} {words.duration(one.elapsed_seconds)}/{words.duration(one.target_seconds)}"
        for one in case.verdicts.each
    ]
    text = t.pgettext(
        "insp.case",
        "**{number}** · {severity} · {service} · {at} · {times} · pauses: {pauses} (disputed: {contested}) · changes of"
        " class: {classes} · first action: {action}",
    )
    first = incident.first_action
    action = words.quote(first.text, 120) if first and first.text else (first.code if first else None)
    return words.runs(
        text,
        number=incident.number,
        severity=incident.severity,
        service=words.service(incident.service),
        at=words.moment(incident.notified_at),
        times=", ".join(times),
        pauses=len(incident.pauses),
        contested=sum(one.contested for one in incident.pauses),
        classes=len(incident.severities) - 1,
        action=action or "–",
    )


def type_finding(notice: notices.TypeFinding, words: Words) -> Said:
    """Word insp.type."""
    text = words.language.pgettext("insp.type", "Findings, {period}: what was found, in which report?")
    return said(words.runs(text, period=period_name(words, _period(notice))))


def finding_saved(notice: notices.FindingSaved, words: Words) -> Said:
    """Word insp.saved."""
    text = words.language.pgettext("insp.saved", "Finding saved ({count} in all). Nobody else sees it yet.")
    return said(words.runs(text, count=notice.count), *_buttons(words, notice.entry))


def findings(notice: notices.Findings, words: Words) -> Said:
    """Word insp.findings; the provider's people get [Odpowiedz]."""
    t = words.language
    head = words.runs(
        t.pgettext("insp.findings", "**Findings of the inspection, {period}.** Inspected by: {person}."),
        period=period_name(words, _period(notice)),
        person=words.person(notice.person),
    )
    what = words.runs(
        t.pgettext("insp.findings.of", "Drawn: {numbers} (seed {seed})."),
        numbers=", ".join(notice.numbers),
        seed=notice.seed[:16],
    )
    told = [
        words.runs(f"{place}. {{text}}", text=words.quote(text)) for place, text in enumerate(notice.texts, 1)
    ]
    if not told:
        told = [words.runs(t.pgettext("insp.findings.none", "Nothing was found."))]
    parts = [sentences(head, what), *told]
    if notice.reply_by is not None:
        until = t.pgettext("insp.findings.by", "The provider may answer until {until}.")
        parts.append(words.runs(until, until=words.moment(notice.reply_by)))
    if words.side is not Side.PROVIDER:
        return said(lines(*parts))
    return said(
        lines(*parts), labels.act(t.pgettext("button.insp.reply", "Answer"), "inspreply", notice.entry)
    )


def type_reply(notice: notices.TypeReply, words: Words) -> Said:
    """Word insp.reply."""
    t = words.language
    head = words.runs(
        t.pgettext("insp.reply", "Answer to the findings, {period}:"),
        period=period_name(words, _period(notice)),
    )
    if notice.reply_by is None:
        return said(head)
    until = words.runs(t.pgettext("insp.reply.by", "Term: {until}."), until=words.moment(notice.reply_by))
    return said(sentences(head, until))


def replied(notice: notices.Replied, words: Words) -> Said:
    """Word insp.replied."""
    t = words.language
    text = t.pgettext("insp.replied", "Answer to the findings, {period}: “{text}”. {person}, {at}.")
    if notice.late:
        text = t.pgettext(
            "insp.replied.late", "Late answer to the findings, {period}: “{text}”. {person}, {at}."
        )
    return said(
        words.runs(
            text,
            period=period_name(words, _period(notice)),
            text=words.quote(notice.text),
            person=words.person(notice.person),
            at=words.when(notice.at),
        )
    )


def findings_due(notice: notices.FindingsDue, words: Words) -> Said:
    """Word insp.remind."""
    text = words.language.pgettext("insp.remind", "The findings of the inspection, {period}, are due: {due}.")
    told = words.runs(text, period=period_name(words, _period(notice)), due=words.moment(notice.due))
    return said(told, *_buttons(words, notice.entry))


def announced(notice: notices.Announced, words: Words) -> Said:
    """Word insp.announced."""
    text = words.language.pgettext("insp.announced", "An inspection has begun: reports, {period}.")
    return said(words.runs(text, period=period_name(words, _period(notice))))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.Drawn, drawn),
    saying(notices.NothingToDraw, nothing),
    saying(notices.DrawnList, drawn_list),
    saying(notices.TypeFinding, type_finding),
    saying(notices.FindingSaved, finding_saved),
    saying(notices.Findings, findings),
    saying(notices.TypeReply, type_reply),
    saying(notices.Replied, replied),
    saying(notices.FindingsDue, findings_due),
    saying(notices.Announced, announced),
)
