"""Pay that may be held back, in words: the question, the decision, the release (clause 15)."""

from decimal import Decimal

from bot.wording import labels
from bot.wording.said import Button, Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, said, sentences
from bot.wording.words import Words
from handlers.notices import withholding as notices
from models.sla.penalties import Withheld


def buttons(words: Words, incident: int) -> tuple[Button, Button]:
    """[Wstrzymać zapłatę] [Nie wstrzymywać]."""
    t = words.language
    return (
        labels.act(t.pgettext("button.withhold", "Withhold payment"), "withhold", incident),
        labels.act(t.pgettext("button.nowithhold", "Do not withhold"), "nowithhold", incident),
    )


def withheld_line(found: Withheld, words: Words) -> Runs:
    """Write what may be held back for one incident."""
    t = words.language
    text = t.pgettext(
        "with.line", "{number} · {service}: {percent} × {fee} = {amount}, until the repair is confirmed"
    )
    return words.runs(
        text,
        number=found.number,
        service=words.service(found.service),
        percent=t.percent(str(found.percent)),
        fee=words.money(found.fee),
        amount=words.money(found.amount),
    )


def ask(notice: notices.AskWithholding, words: Words) -> Said:
    """Word with.ask."""
    t = words.language
    text = t.pgettext(
        "with.ask",
        "{number}: payment may be withheld: {percent} of the monthly fee = **{amount}**, until the repair is"
        " confirmed. Decision:",
    )
    percent = t.percent(f"{Decimal(notice.percent).normalize():f}")
    told = words.runs(text, number=notice.number, percent=percent, amount=words.money(notice.amount))
    return said(told, *buttons(words, notice.incident))


def decided(notice: notices.WithholdingDecided, words: Words) -> Said:
    """Word with.done."""
    t = words.language
    text = t.pgettext(
        "with.done.not", "{number}, decision recorded: {amount} is not withheld. Decided by: {person}, {at}."
    )
    if notice.withheld:
        text = t.pgettext(
            "with.done",
            "{number}, decision recorded: withhold {amount} until the repair is confirmed. Decided by: {person},"
            " {at}.",
        )
    head = words.runs(
        text,
        number=notice.number,
        amount=words.money(notice.amount),
        person=words.person(notice.person),
        at=words.when(notice.at),
    )
    reason = words.runs(t.pgettext("pen.done.reason", "Reason: “{text}”."), text=words.quote(notice.text))
    return said(sentences(head, reason))


def released(notice: notices.WithholdingReleased, words: Words) -> Said:
    """Word with.released."""
    text = words.language.pgettext(
        "with.released", "{number}: the repair is confirmed. The withheld amount is to be paid: {amount}."
    )
    return said(words.runs(text, number=notice.number, amount=words.money(notice.amount)))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.AskWithholding, ask),
    saying(notices.WithholdingDecided, decided),
    saying(notices.WithholdingReleased, released),
)
