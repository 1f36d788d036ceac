"""The rules of personal data in plain words; part of `explaining_contract_sanctions`."""

from bot.wording.plain_law import Section, clause_of, lines_of
from bot.wording.words import Words


def privacy_section(words: Words) -> Section:
    """Write clause 18: who answers for the data, how long they are kept, who sees figures of persons."""
    t, rule = words.language, words.terms.privacy
    who = t.pgettext("law.privacy", "Controller: {controller}. Processor: {processor}.")
    team = t.pgettext(
        "law.privacy.team", "Figures are shown for the team; by name only to the person and their superior."
    )
    return Section(
        heading=t.pgettext("law.privacy.heading", "Personal data"),
        lines=lines_of(
            clause_of(
                who.format(controller=words.party(rule.controller), processor=words.party(rule.processor)),
                rule.clause,
            ),
            *_kept(words),
            team,
            _superiors(words),
            rule.notice_url or "",
        ),
    )


def _kept(words: Words) -> tuple[str, ...]:
    t, rule = words.language, words.terms.privacy
    years, months, days = rule.keep_incidents_years, rule.keep_photos_months, rule.keep_chat_ids_days
    return (
        t.npgettext(
            "law.privacy.years",
            "Reports are kept for {count} year, to the end of the calendar year.",
            "Reports are kept for {count} years, to the end of the calendar year.",
            years,
        ).format(count=years),
        t.npgettext(
            "law.privacy.months",
            "Photos are kept for {count} month.",
            "Photos are kept for {count} months.",
            months,
        ).format(count=months),
        t.npgettext(
            "law.privacy.days",
            "Chat accounts are forgotten {count} day after access has ended.",
            "Chat accounts are forgotten {count} days after access has ended.",
            days,
        ).format(count=days),
    )


def _superiors(words: Words) -> str:
    known = words.terms.privacy.reports_to
    if not known:
        return ""
    pairs = ", ".join(f"{words.person(key)} → {words.person(to)}" for key, to in known.items())
    text = words.language.pgettext("law.privacy.superiors", "Superiors: {pairs}.")
    return text.format(pairs=pairs)
