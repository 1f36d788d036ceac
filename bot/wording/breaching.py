"""What is said once a deadline has passed: the proposal goes to owners only (DIALOGUES 10)."""

from decimal import Decimal

from bot.wording import labels
from bot.wording.arriving import notified
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, said, sentences
from bot.wording.words import Words
from handlers.notices import climbing as notices
from models.sla.contract import Metric

CULPABLE = "zwłoka"


def reaction_breach(notice: notices.ReactionBreach, words: Words) -> Said:
    """Word breach.reaction."""
    t = words.language
    if words.is_today(notice.due):
        text = t.pgettext(
            "breach.reaction",
            "{number}: the reaction deadline passed at {due} and nobody has taken the report yet.",
        )
    else:
        text = t.pgettext(
            "breach.reaction.earlier",
            "{number}: the reaction deadline passed ({due}) and nobody has taken the report yet.",
        )
    phone = words.runs(t.pgettext("breach.reaction.phone", "Phone: {phone}."), phone=words.phone_number)
    head = words.runs(text, number=notice.number, due=words.when(notice.due))
    return said(sentences(head, notified(words, notice.told), phone))


def workaround_breach(notice: notices.WorkaroundBreach, words: Words) -> Said:
    """Word breach.workaround."""
    t = words.language
    text = t.pgettext("breach.workaround", "**{number}: the workaround deadline has passed** ({due}).")
    head = words.runs(text, number=notice.number, due=words.when(notice.due))
    due = notice.restoration_due
    goes_on = t.pgettext("breach.workaround.due", "The repair continues, due {due}.")
    return said(sentences(head, words.runs(goes_on, due=words.when(due)) if due else ()))


def restoration_breach(notice: notices.RestorationBreach, words: Words) -> Said:
    """Word breach."""
    t = words.language
    text = t.pgettext(
        "breach", "**{number}: the restoration deadline has passed** ({due}). The clock keeps running."
    )
    head = words.runs(text, number=notice.number, due=words.when(notice.due))
    if notice.handler is None:
        handler = words.runs(t.pgettext("breach.nobody", "Nobody has taken the report yet."))
    else:
        by = t.pgettext("breach.handler", "Handled by: {person}.")
        handler = words.runs(by, person=words.person(notice.handler))
    return said(sentences(head, handler, notified(words, notice.told)))


def breach_for_owner(notice: notices.BreachForOwner, words: Words) -> Said:
    """Word breach.mgr: the proposal, line by line, and who decides."""
    t = words.language
    return said(
        sentences(
            words.runs(_exceeded(words, notice.metric), number=notice.number, due=words.when(notice.due)),
            _penalty(words, notice),
            _withholding(words, notice),
            words.runs(t.pgettext("breach.mgr.decide", "The parties decide.")),
        ),
        labels.act(t.pgettext("button.explain", "How computed"), "explain", notice.incident),
    )


def _exceeded(words: Words, metric: str) -> str:
    t = words.language
    match metric:
        case Metric.REACTION:
            return t.pgettext(
                "breach.mgr.reaction", "**{number}: the reaction deadline was exceeded** ({due})."
            )
        case Metric.WORKAROUND:
            return t.pgettext(
                "breach.mgr.workaround", "**{number}: the workaround deadline was exceeded** ({due})."
            )
        case _:
            return t.pgettext("breach.mgr", "**{number}: the restoration deadline was exceeded** ({due}).")


def _penalty(words: Words, notice: notices.BreachForOwner) -> Runs:
    if notice.penalty is None or notice.percent is None:
        return ()
    t = words.language
    if words.terms.penalties.basis == CULPABLE:
        text = t.npgettext(
            "breach.mgr.penalty",
            "Proposed penalty so far: {hours} started h × {percent} × {fee} = **{penalty}** (assuming "
            "culpable "
            "delay).",
            "Proposed penalty so far: {hours} started h × {percent} × {fee} = **{penalty}** (assuming "
            "culpable "
            "delay).",
            notice.hours,
        )
    else:
        text = t.npgettext(
            "breach.mgr.penalty.plain",
            "Proposed penalty so far: {hours} started h × {percent} × {fee} = **{penalty}**.",
            "Proposed penalty so far: {hours} started h × {percent} × {fee} = **{penalty}**.",
            notice.hours,
        )
    return words.runs(
        text,
        hours=notice.hours,
        percent=t.percent(notice.percent),
        fee=_money(words, notice.fee),
        penalty=_money(words, notice.penalty),
    )


def _withholding(words: Words, notice: notices.BreachForOwner) -> Runs:
    if notice.withhold is None or notice.withhold_percent is None:
        return ()
    text = words.language.pgettext(
        "breach.mgr.withhold",
        "Payment may be withheld: {percent} of the monthly fee = {amount}, until the repair is confirmed.",
    )
    percent = words.language.percent(f"{Decimal(notice.withhold_percent).normalize():f}")
    return words.runs(text, percent=percent, amount=_money(words, notice.withhold))


def _money(words: Words, amount: str) -> str:
    return words.language.money(Decimal(amount), words.terms.currency)


SAYINGS: tuple[Saying, ...] = (
    saying(notices.ReactionBreach, reaction_breach),
    saying(notices.WorkaroundBreach, workaround_breach),
    saying(notices.RestorationBreach, restoration_breach),
    saying(notices.BreachForOwner, breach_for_owner),
)
