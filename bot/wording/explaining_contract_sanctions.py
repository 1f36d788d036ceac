"""What follows from a breach, and how quality is looked at, in plain words."""

from collections.abc import Mapping
from decimal import Decimal

from bot.wording.explaining_contract_privacy import privacy_section
from bot.wording.explaining_contract_roles import whom
from bot.wording.metrics import measure_name
from bot.wording.plain_law import Section, clause_of, duration, lines_of, names
from bot.wording.words import Words
from models.sla.contract import Metric, Quality, QualityKind


def sanction_sections(words: Words) -> tuple[Section, ...]:
    """Write exclusions, penalties, withholding, warranty, quality, figures and personal data."""
    return (
        _exclusions(words),
        _penalties(words),
        _withholding(words),
        _warranty(words),
        _quality(words),
        _metrics(words),
        privacy_section(words),
    )


def _exclusions(words: Words) -> Section:
    t, rule = words.language, words.terms.exclusions
    claim = t.pgettext(
        "law.exclusions", "{party} may claim one of these; the other side may object within {time}:"
    )
    within = duration(words, rule.objection_within) if rule.objection_within else "–"
    head = claim.format(party=words.party(rule.claimed_by), time=within)
    return Section(
        heading=t.pgettext("law.exclusions.heading", "Exclusions"),
        lines=(clause_of(head, rule.clause), *rule.list) if rule.list else (),
    )


def _penalties(words: Words) -> Section:
    t, rule = words.language, words.terms.penalties
    heading = t.pgettext("law.penalties.heading", "Contractual penalties")
    by_metric = zip(Metric, (rule.reaction, rule.workaround, rule.restoration), strict=True)
    rates = lines_of(*(_rates(words, metric, known) for metric, known in by_metric))
    if not rates and not rule.availability:
        return Section(heading=heading, lines=())
    head = t.pgettext(
        "law.penalties",
        "For each started hour of delay on the clock of the class, in per cent of the service's monthly fee; in the"
        " same hour only the highest. Fault assumed: {basis}. The bot only proposes, the owners decide.",
    )
    return Section(
        heading=heading,
        lines=lines_of(
            clause_of(head.format(basis=rule.basis), rule.clause),
            *rates,
            _grace(words),
            *(_steps(words, service) for service in rule.availability),
            _cap(words, rule.cap_month_percent, is_month=True),
            _cap(words, rule.cap_year_percent, is_month=False),
            *_charging(words),
            *(clause_of(f"{one.name}: {one.amount}", one.clause) for one in rule.other.values()),
        ),
    )


def _charging(words: Words) -> tuple[str, ...]:
    t, rule = words.language, words.terms.penalties
    who = t.pgettext(
        "law.penalties.who",
        "Charged by {charger}, accepted by {accepter}. Decided by: {deciders}. Shown to: {readers}.",
    )
    days = rule.claim_within_days or 0
    claim = t.npgettext(
        "law.penalties.claim",
        "A debit note within {count} day of the monthly report.",
        "A debit note within {count} days of the monthly report.",
        days,
    )
    beyond = t.pgettext("law.penalties.beyond", "Damages beyond the penalty may be claimed.")
    return lines_of(
        who.format(
            charger=words.party(rule.charged_by),
            accepter=words.party(rule.accepted_by),
            deciders=whom(words, rule.decided_by),
            readers=whom(words, rule.visible_to),
        ),
        claim.format(count=days) if days else "",
        beyond if rule.supplementary_damages else "",
    )


def _rates(words: Words, metric: Metric, rates: Mapping[str, Decimal]) -> str:
    if not rates:
        return ""
    t = words.language
    match metric:
        case Metric.REACTION:
            text = t.pgettext("law.penalties.reaction", "Late reaction: {rates}.")
        case Metric.WORKAROUND:
            text = t.pgettext("law.penalties.workaround", "Late workaround: {rates}.")
        case _:
            text = t.pgettext("law.penalties.restoration", "Late restoration: {rates}.")
    return text.format(rates=", ".join(f"{key} {t.percent(str(rate))}" for key, rate in rates.items()))


def _grace(words: Words) -> str:
    grace = {key: time for key, time in words.terms.penalties.grace.items() if time}
    if not grace:
        return ""
    text = words.language.pgettext(
        "law.penalties.grace", "Late without a penalty, yet shown as late: {times}."
    )
    return text.format(times=", ".join(f"{key} {duration(words, time)}" for key, time in grace.items()))


def _steps(words: Words, service: str) -> str:
    t = words.language
    step = t.pgettext("law.penalties.step", "below {below}: {percent}")
    steps = ", ".join(
        step.format(below=t.percent(str(one.below)), percent=t.percent(str(one.percent)))
        for one in words.terms.penalties.availability[service]
    )
    text = t.pgettext("law.penalties.availability", "Availability of {service}: {steps} of the monthly fee.")
    return text.format(service=words.service(service), steps=steps)


def _cap(words: Words, percent: Decimal | None, *, is_month: bool) -> str:
    if percent is None:
        return ""
    t = words.language
    if is_month:
        text = t.pgettext("law.penalties.month", "In a month at most {percent} of the sum of monthly fees.")
    else:
        text = t.pgettext("law.penalties.year", "In a year at most {percent} of the yearly pay.")
    return text.format(percent=t.percent(str(percent)))


def _withholding(words: Words) -> Section:
    t, rule = words.language, words.terms.withholding
    text = t.pgettext(
        "law.withholding",
        "Restoration overdue in class {classes}: {percent} of the service's monthly fee may be withheld until the"
        " repair is confirmed. Decided by: {deciders}.",
    )
    told = text.format(
        classes=", ".join(sorted(rule.severities)),
        percent=t.percent(str(rule.percent)),
        deciders=whom(words, rule.decided_by),
    )
    return Section(
        heading=t.pgettext("law.withholding.heading", "Withholding"),
        lines=(clause_of(told, rule.clause),) if rule.allowed else (),
    )


def _warranty(words: Words) -> Section:
    t, rule = words.language, words.terms.warranty
    months = rule.repair_months or 0
    text = t.npgettext(
        "law.warranty",
        "A repair is guaranteed for {count} month.",
        "A repair is guaranteed for {count} months.",
        months,
    )
    free = t.pgettext("law.warranty.free", "A recurrence is repaired free of charge.")
    return Section(
        heading=t.pgettext("law.warranty.heading", "Warranty"),
        lines=lines_of(
            clause_of(text.format(count=months), rule.clause) if months else "",
            free if rule.recurrence_free_of_charge else "",
        ),
    )


def _quality(words: Words) -> Section:
    return Section(
        heading=words.language.pgettext("law.quality.heading", "Quality"),
        lines=tuple(_duty(words, one) for one in words.terms.quality.values()),
    )


def _duty(words: Words, one: Quality) -> str:
    t = words.language
    if one.kind is QualityKind.REPORT:
        text = t.pgettext("law.quality.report", "Report every {period}, prepared by {person}, to: {people}.")
    elif one.announced:
        text = t.pgettext(
            "law.quality.inspection", "Inspection every {period} by {person}, told to: {people}."
        )
    else:
        text = t.pgettext(
            "law.quality.unannounced", "Unannounced inspection every {period} by {person}, told to: {people}."
        )
    periods = {
        "week": t.pgettext("law.period.week", "week"),
        "month": t.pgettext("law.period.month", "month"),
        "quarter": t.pgettext("law.period.quarter", "quarter"),
        "year": t.pgettext("law.period.year", "year"),
    }
    person = one.prepared_by or one.inspector
    told = text.format(
        period=periods[one.every], person=words.person(person) if person else "–", people=names(words, one.to)
    )
    if one.scope:
        told += " " + t.pgettext("law.quality.scope", "Scope: {scope}.").format(scope=one.scope)
    return clause_of(" ".join([told, *_terms_of_duty(words, one)]), one.clause)


def _terms_of_duty(words: Words, one: Quality) -> tuple[str, ...]:
    t = words.language
    due = t.pgettext("law.quality.due", "Due on business day {count}.")
    formally = t.pgettext("law.quality.channel", "Formally by: {channel}.")
    objection = t.pgettext("law.quality.objection", "Objection within {time}.")
    sample = t.pgettext("law.quality.sample", "Drawn at random, reports: {count}.")
    days = one.findings_due_business_days or 0
    findings = t.npgettext(
        "law.quality.findings",
        "Findings within {count} business day of the draw.",
        "Findings within {count} business days of the draw.",
        days,
    )
    reply = t.pgettext("law.quality.reply", "Reply within {time}.")
    return lines_of(
        due.format(count=one.due_business_day) if one.due_business_day else "",
        formally.format(channel=words.channel(one.formal_channel)) if one.formal_channel else "",
        objection.format(time=duration(words, one.objection_within)) if one.objection_within else "",
        sample.format(count=one.sample) if one.sample else "",
        findings.format(count=days) if days else "",
        reply.format(time=duration(words, one.reply_within)) if one.reply_within else "",
    )


def _metrics(words: Words) -> Section:
    t = words.language
    target = t.pgettext("law.metric.target", "{name}: {description}; target {target}.")
    lines = []
    for key, one in words.terms.metrics.items():
        if one.target is None:
            told = f"{measure_name(t, key)}: {one.description or '–'}"
        else:
            told = target.format(
                name=measure_name(t, key),
                description=one.description or "–",
                target=t.percent(str(one.target)),
            )
        lines.append(clause_of(told, one.clause))
    return Section(heading=t.pgettext("law.metrics.heading", "Figures"), lines=tuple(lines))
