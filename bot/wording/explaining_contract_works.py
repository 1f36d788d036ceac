"""The rules of announced work in plain words; part of `explaining_contract_rules`."""

from bot.wording.explaining_contract_roles import whom
from bot.wording.plain_law import Section, clause_of, duration, lines_of
from bot.wording.words import Words
from models.sla.contract import Role, Side, Weekday


def works_section(words: Words) -> Section:
    """Write clause 12: when work is announced, how long it may take, what counts as downtime."""
    t, rule = words.language, words.terms.maintenance
    notice = t.pgettext("law.maintenance", "Planned work is announced {time} before.")
    limit = t.pgettext("law.maintenance.limit", "At most {time} a month; what is over counts as downtime.")
    window = t.pgettext("law.maintenance.window", "Window: {day} {opens}–{closes}.")
    week = list(Weekday)
    if not (rule.notice_min or rule.monthly_limit or rule.windows):
        return Section(heading="", lines=())
    return Section(
        heading=t.pgettext("law.maintenance.heading", "Planned work"),
        lines=lines_of(
            clause_of(notice.format(time=duration(words, rule.notice_min)), rule.clause)
            if rule.notice_min
            else "",
            limit.format(time=duration(words, rule.monthly_limit)) if rule.monthly_limit else "",
            *(
                window.format(day=t.weekday(week.index(one.day)), opens=one.opens, closes=one.closes)
                for one in rule.windows
            ),
            t.pgettext("law.maintenance.emergency", "Emergency work counts as downtime.")
            if rule.emergency_counts_as_downtime
            else "",
            *_planned(words),
        ),
    )


def _planned(words: Words) -> tuple[str, ...]:
    t, rule = words.language, words.terms.maintenance
    by = t.pgettext("law.maintenance.by", "It is announced by: {roles}.")
    return (
        by.format(roles=whom(words, (Role(one) for one in rule.announced_by), Side.PROVIDER)),
        t.pgettext("law.maintenance.veto", "The client may refuse a date.")
        if rule.client_veto
        else t.pgettext(
            "law.maintenance.noveto", "A date that does not suit the client is noted and stops nothing."
        ),
        t.pgettext("law.maintenance.counts", "Announced work counts as downtime too.")
        if rule.counts_as_downtime
        else t.pgettext("law.maintenance.free", "Announced work within the limit is no downtime."),
    )
