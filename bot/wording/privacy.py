"""What is said about personal data: the whole notice behind [Szczegóły] (clause 18, DIALOGUES 1)."""

from bot.languages import Language
from bot.wording.linking import issuer
from bot.wording.plain_law import with_clause
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said
from bot.wording.words import Words
from handlers.notices import linking as notices


def privacy_details(notice: notices.PrivacyDetails, words: Words) -> Said:
    """Word hello.privacy.details: who decides, who processes, what, for how long, whom to ask."""
    t, privacy = words.language, words.terms.privacy
    who = t.pgettext("hello.privacy.details", "Data controller: {controller}. Processor: {processor}.")
    controller, processor = (
        words.terms.parties[side].name for side in (privacy.controller, privacy.processor)
    )
    purpose = t.pgettext(
        "privacy.purpose",
        "Purpose: handling of reports and evidence of time limits under the contract {number}. Nobody decides by "
        "machine about a person.",
    )
    stored = t.pgettext(
        "privacy.stored",
        "Stored: name, role, work address, chat id, text, time and photos of reports. Not stored: phone numbers "
        "shared here, pictures of people, who read what.",
    )
    rights = t.pgettext(
        "privacy.rights",
        "Access, correction, erasure: {admin}. What proves the course of a report stays until its term ends "
        "(GDPR art. 17(3)(e)).",
    )
    url = privacy.notice_url
    more = words.runs(t.pgettext("privacy.url", "Full notice: {url}"), url=url) if url else ()
    return said(
        lines(
            words.runs(
                with_clause(who, privacy.clause),
                controller=controller.removesuffix("."),
                processor=processor.removesuffix("."),
                clause=privacy.clause or "",
            ),
            words.runs(purpose, number=words.terms.number),
            words.runs(stored),
            _terms(words),
            words.runs(rights, admin=issuer(words, notice.admin)),
            more,
        )
    )


def _terms(words: Words) -> Runs:
    """Say how long each kind is kept."""
    t, privacy = words.language, words.terms.privacy
    years = t.npgettext(
        "privacy.years", "{years} year", "{years} years", privacy.keep_incidents_years
    ).format(years=privacy.keep_incidents_years)
    months = t.npgettext(
        "privacy.months", "{months} month", "{months} months", privacy.keep_photos_months
    ).format(months=privacy.keep_photos_months)
    days = t.npgettext("privacy.days", "{days} day", "{days} days", privacy.keep_chat_ids_days).format(
        days=privacy.keep_chat_ids_days
    )
    text = t.pgettext(
        "privacy.terms",
        "Kept: reports {years}, to the end of the calendar year; photos {months}; chat id {days} after access ends.",
    )
    return words.runs(text, years=years, months=months, days=days)


SAYINGS: tuple[Saying, ...] = (saying(notices.PrivacyDetails, privacy_details),)


def erased_name(language: Language, key: str) -> str:
    """Name a person whose name was erased."""
    return language.pgettext("person.erased", "person {key}").format(key=key)
