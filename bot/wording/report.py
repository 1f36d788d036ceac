"""The full report on a period as it goes by the formal channel, its figures as CSV enclosed (clause 17).

The first line is the letter's subject. Money stands in it only for those who may see proposals (`visible_to`).
"""

from collections.abc import Iterator

from bot.wording.claimed import claimed_ground, standing_name
from bot.wording.explaining import explained
from bot.wording.figures_how import worst_line
from bot.wording.measures import all_measures
from bot.wording.penalty import statement_lines
from bot.wording.period_names import period_name
from bot.wording.plain_law import with_clause
from bot.wording.quality import summary
from bot.wording.said import Run, Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said
from bot.wording.withholding import withheld_line
from bot.wording.words import Words
from handlers.notices.quality import ReportMail
from handlers.penalty import sees_penalties
from models.sla.asked import Period
from models.sla.claims import Claim
from models.sla.explanation import explain
from models.sla.report import Contested, Report
from models.sla.shares import Case, Judged

MOST_EXPLAINED = 50
"""So many missed targets are told stretch by stretch; the others with their figures, whole on their pages."""


def report_mail(notice: ReportMail, words: Words) -> Said:
    """Word report.mail; ValueError where nothing can compute the report."""
    if words.reports is None:
        raise ValueError("a report was to be worded without a way to compute it")
    t = words.language
    period = Period(first=notice.first, last=notice.last)
    found = words.reports.report(period, notice.as_of)
    subject = t.pgettext("report.mail", "SLA report for {period}, contract {contract}")
    duty = words.terms.quality.get(notice.duty or "")
    clause = duty.clause if duty else None
    head = words.runs(
        with_clause(subject, clause),
        period=period_name(words, period),
        contract=words.terms.number,
        clause=clause or "",
    )
    parts = [head, summary(notice, words), _measures(found, words), _late(found, words)]
    parts += [_contested(found, words), _exclusions(found, words), _retroactive(found, words)]
    if words.reader is not None and sees_penalties(words.terms, words.reader):
        parts += list(_money(found, words))
    parts += [_log(notice, words), _by(notice, words)]
    body = tuple(run for part in parts if part for run in (*part, Run("\n\n")))
    return said(body)


def _measures(found: Report, words: Words) -> Runs:
    head = words.runs(words.language.pgettext("report.measures", "**All measures**"))
    line = words.language.pgettext("st.measures.line", "**{name}:** {figure} [{meaning}]")
    told = all_measures(found.figures, words)
    return lines(
        head, *(words.runs(line, name=one.name, figure=one.figure, meaning=one.meaning) for one in told)
    )


def _late(found: Report, words: Words) -> Runs:
    """List what was late, each with its computation."""
    t = words.language
    if not found.late:
        return words.runs(t.pgettext("report.late.none", "**Missed targets:** none"))
    head = words.runs(t.pgettext("report.late", "**Missed targets:** {count}"), count=len(found.late))
    parts = [
        _one_late(one, found, words, whole=place < MOST_EXPLAINED) for place, one in enumerate(found.late)
    ]
    return lines(head, *parts)


def _one_late(one: Judged, found: Report, words: Words, *, whole: bool) -> Runs:
    case = found.cases.get(one.id)
    if case is None or not whole:
        return worst_line(one, words)
    how = explain(case.incident, case.terms, one.metric, found.figures.as_of)
    told = explained(how, case.terms, words, None) if how else ()
    return lines(worst_line(one, words), told)


def _contested(found: Report, words: Words) -> Runs:
    t = words.language
    if not found.contested:
        return words.runs(t.pgettext("report.contested.none", "**Disputed:** nothing"))
    head = words.runs(t.pgettext("report.contested", "**Disputed**"))
    return lines(head, *(_dispute(one, words) for one in found.contested))


def _dispute(one: Contested, words: Words) -> Runs:
    t = words.language
    parts = []
    if one.pauses:
        text = t.npgettext("report.contested.pauses", "{count} pause", "{count} pauses", one.pauses)
        parts.append(text.format(count=one.pauses))
    if one.classes:
        text = t.npgettext("report.contested.classes", "{count} class", "{count} classes", one.classes)
        parts.append(text.format(count=one.classes))
    if one.scope:
        parts.append(t.pgettext("report.contested.scope", "scope"))
    line = t.pgettext("report.contested.line", "{number}: {what}")
    return words.runs(line, number=one.number, what=", ".join(parts))


def _exclusions(found: Report, words: Words) -> Runs:
    """List the exclusions claimed: an excluded report stays in every figure, with its claim beside it."""
    t = words.language
    claimed = [(case, claim) for case in found.cases.values() for claim in case.incident.claims]
    if not claimed:
        return words.runs(t.pgettext("report.exclusions.none", "**Exclusions claimed:** none"))
    head = words.runs(t.pgettext("report.exclusions", "**Exclusions claimed**"))
    return lines(head, *(_claim(case, claim, words) for case, claim in claimed))


def _claim(case: Case, claim: Claim, words: Words) -> Runs:
    t = words.language
    return words.runs(
        t.pgettext("report.exclusion", "{number}: “{ground}”, claimed by {person}, {at}: {standing}"),
        number=case.incident.number,
        ground=claimed_ground(case.terms, claim),
        person=words.person(claim.by),
        at=words.moment(claim.at),
        standing=standing_name(t, claim.standing),
    )


def _retroactive(found: Report, words: Words) -> Runs:
    """List amendments in force before they were signed: incidents judged before are not judged anew."""
    text = words.language.pgettext(
        "report.retroactive",
        "Amendment {number} was signed on {signed} and took effect on {effective}: reports made before it was loaded"
        " keep their verdict.",
    )
    return lines(
        *(
            words.runs(
                text,
                number=one.number,
                signed=words.day(one.signed_on),
                effective=words.day(one.effective_from),
            )
            for one in found.retroactive
        )
    )


def _money(found: Report, words: Words) -> Iterator[Runs]:
    t = words.language
    for month in found.statements:
        if month.subtotal:
            yield lines(*statement_lines(month, words, None))
        else:
            none = t.pgettext("report.penalties.none", "**Proposed penalties, {month}:** none")
            yield words.runs(none, month=t.month(month.month))
    held = found.statements[-1].withheld if found.statements else ()
    if held:
        head = words.runs(t.pgettext("report.withheld", "**Payment may be withheld**"))
        yield lines(head, *(withheld_line(one, words) for one in held))


def _log(notice: ReportMail, words: Words) -> Runs:
    text = words.language.pgettext(
        "report.log",
        "**Digest of the log** ({incidents} reports, {events} events), SHA-256 of lines number,events,hash: {heads}",
    )
    digest = words.runs(text, incidents=notice.incidents, events=notice.events, heads=notice.heads)
    if not notice.lists:
        return digest
    lists = words.language.pgettext(
        "report.lists", "Evidence lists sent in the period: {count}; SHA-256 of the last one: {last}"
    )
    return lines(digest, words.runs(lists, count=notice.lists, last=notice.last_list))


def _by(notice: ReportMail, words: Words) -> Runs:
    if notice.object_by is None:
        return ()
    text = words.language.pgettext(
        "report.mail.by",
        "Objections may be raised until {until}, in the chat under the report or in answer to the formal channel.",
    )
    return words.runs(text, until=words.moment(notice.object_by))


SAYINGS: tuple[Saying, ...] = (saying(ReportMail, report_mail),)
