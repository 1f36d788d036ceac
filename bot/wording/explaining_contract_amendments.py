"""The amendments in plain words: what was changed, named as people name it, from what to what."""

from collections.abc import Mapping

from bot.languages import Language
from bot.wording.plain_law import Section, clause_of
from bot.wording.words import Words
from models.sla.contract import Amendment, Change


def amendments_in_words(words: Words) -> Section:
    """Tell each amendment with its changes; a section without lines where there is none."""
    t = words.language
    known = words.contract.amendments if words.contract else ()
    lines = tuple(_amendment(words, one) for one in known)
    return Section(heading=t.pgettext("law.amendments.heading", "Amendments"), lines=lines)


def _amendment(words: Words, one: Amendment) -> str:
    t = words.language
    text = t.pgettext("law.amendment", "No {number} of {signed}, in force from {first}: {reason}")
    told = text.format(
        number=one.number,
        signed=t.day(one.signed_on, year=True),
        first=t.day(one.effective_from, year=True),
        reason=one.reason or "",
    )
    return "\n".join([clause_of(told, one.clause), *(f"    {_change(words, each)}" for each in one.changes)])


def _change(words: Words, change: Change) -> str:
    """Say what a place of the contract was and is; added and removed values are told as such."""
    t = words.language
    place = _place(words, change.path)
    if not change.old:
        return t.pgettext("law.change.added", "{place}: added {new}").format(place=place, new=change.new)
    if not change.new:
        return t.pgettext("law.change.removed", "{place}: removed {old}").format(place=place, old=change.old)
    return f"{place}: {change.old} → {change.new}"


def _place(words: Words, path: str) -> str:
    """Name a place: the table or what it is about, then the field; a field without a name stands as written."""
    first, _, rest = path.partition(".")
    key, _, field = rest.partition(".")
    named = _subject(words, first, key)
    if named is None:
        table = _tables(words.language).get(first)
        return f"{table}, {_field(words, rest)}" if table and rest else table or path
    return f"{named}, {_field(words, field)}" if field else named


def _subject(words: Words, table: str, key: str) -> str | None:
    t = words.language
    match table:
        case "severities":
            return t.pgettext("law.place.class", "class {severity}").format(severity=key)
        case "services":
            return t.pgettext("law.place.service", "service {service}").format(service=words.service(key))
        case "locations":
            return words.place(key)
        case "contacts":
            return words.person(key)
        case "coverage":
            known = words.terms.coverages.get(key)
            return known.label(t.code) if known else key
        case _:
            return None


def _field(words: Words, path: str) -> str:
    return ", ".join(_fields(words.language).get(part, part) for part in path.split("."))


def _tables(t: Language) -> Mapping[str, str]:
    return {
        "contract": t.pgettext("law.place.contract", "contract"),
        "clock": t.pgettext("law.place.clock", "clock"),
        "acknowledgement": t.pgettext("law.place.acknowledgement", "reaction"),
        "pause": t.pgettext("law.place.pause", "pause"),
        "reclassification": t.pgettext("law.place.reclassification", "change of class"),
        "closing": t.pgettext("law.place.closing", "closing"),
        "escalation": t.pgettext("law.place.escalation", "escalation"),
        "escalation_rules": t.pgettext("law.place.escalation_rules", "rules of escalation"),
        "first_notice": t.pgettext("law.place.first_notice", "first notice"),
        "maintenance": t.pgettext("law.place.maintenance", "planned work"),
        "exclusions": t.pgettext("law.place.exclusions", "exclusions"),
        "penalties": t.pgettext("law.place.penalties", "contractual penalties"),
        "withholding": t.pgettext("law.place.withholding", "withholding of payment"),
        "warranty": t.pgettext("law.place.warranty", "warranty"),
        "quality": t.pgettext("law.place.quality", "quality control"),
        "privacy": t.pgettext("law.place.privacy", "personal data"),
    }


def _fields(t: Language) -> Mapping[str, str]:
    return {
        "reaction": t.pgettext("law.field.reaction", "reaction"),
        "workaround": t.pgettext("law.field.workaround", "workaround"),
        "restoration": t.pgettext("law.field.restoration", "restoration"),
        "coverage": t.pgettext("law.field.coverage", "hours"),
        "hours": t.pgettext("law.field.coverage", "hours"),
        "extra_closed": t.pgettext("law.field.extra_closed", "extra closed days"),
        "extra_open": t.pgettext("law.field.extra_open", "extra open days"),
        "valid_to": t.pgettext("law.field.valid_to", "last day in force"),
        "monthly_fee": t.pgettext("law.field.monthly_fee", "monthly fee"),
        "availability": t.pgettext("law.field.availability", "availability"),
        "availability_target": t.pgettext("law.field.availability_target", "availability target"),
        "cap_month_percent": t.pgettext("law.field.cap_month", "monthly cap in per cent"),
        "cap_year_percent": t.pgettext("law.field.cap_year", "yearly cap in per cent"),
        "grace": t.pgettext("law.field.grace", "grace"),
        "percent": t.pgettext("law.field.percent", "per cent"),
        "notify": t.pgettext("law.field.notify", "who is told"),
        "max_total": t.pgettext("law.field.max_total", "limit"),
        "monthly_limit": t.pgettext("law.field.monthly_limit", "monthly limit"),
        "notice_min": t.pgettext("law.field.notice_min", "notice"),
        "silent_after": t.pgettext("law.field.silent_after", "silent confirmation after"),
        "reopen_within": t.pgettext("law.field.reopen_within", "reopening within"),
        "objection_within": t.pgettext("law.field.objection_within", "objection within"),
        "decide_within": t.pgettext("law.field.decide_within", "decision within"),
        "update_every": t.pgettext("law.field.update_every", "message at least every"),
    }
