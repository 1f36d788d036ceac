"""The letter with the daily evidence list (DECISIONS 1.8)."""

from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import lines, said
from bot.wording.words import Words
from handlers.notices.quality import HeadsMail


def heads_mail(notice: HeadsMail, words: Words) -> Said:
    """Word heads.mail; the list itself is enclosed as CSV."""
    t = words.language
    subject = words.runs(
        t.pgettext("heads.mail", "Evidence list of {day}, contract {contract}"),
        day=t.day(notice.day, year=True),
        contract=words.terms.number,
    )
    text = t.npgettext(
        "heads.mail.text",
        "Enclosed: {count} report whose log has changed, with the number of its events and the hash of the last one."
        " SHA-256 of the list: {sha256}",
        "Enclosed: {count} reports whose log has changed, with the number of their events and the hash of the last"
        " one. SHA-256 of the list: {sha256}",
        notice.incidents,
    )
    keep = t.pgettext(
        "heads.mail.keep",
        "Please keep this message: `reakcja verify FILE` shows whether the record still fits the list.",
    )
    told = words.runs(text, count=notice.incidents, sha256=notice.sha256)
    register = t.pgettext(
        "heads.mail.register",
        "The row “register” has the number of entries of the contract's register (decisions, inspections, announced"
        " work) and the hash of the last one.",
    )
    beside = [words.runs(register)] if notice.register else []
    return said(lines(subject, told, *beside, words.runs(keep)))


SAYINGS: tuple[Saying, ...] = (saying(HeadsMail, heads_mail),)
