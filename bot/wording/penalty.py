"""Proposed penalties in words: the question to the owners, the computation line by line, what was decided.

Only a proposal is ever computed; what is "other" stands as the contract writes it and is never computed (clause 14).
"""

from collections.abc import Iterator
from datetime import date

from bot.wording import labels
from bot.wording.breaching import CULPABLE
from bot.wording.metrics import metric_name
from bot.wording.period_names import month_name
from bot.wording.said import Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, said, sentences
from bot.wording.words import Words
from handlers.notices import quality as notices
from models.sla.penalties import Line, Proposal
from models.sla.statement import AvailabilityLine, Statement


def ask_penalty(notice: notices.AskPenalty, words: Words) -> Said:
    """Word pen.ask: to who decides with the buttons, to the others with who decides."""
    t = words.language
    head = words.runs(
        t.pgettext("pen.ask", "{month} report: proposed contractual penalties **{total}** ({numbers})."),
        month=month_name(words, notice.month),
        total=words.money(notice.total),
        numbers=", ".join(notice.numbers) or t.pgettext("pen.availability", "availability"),
    )
    only = words.runs(t.pgettext("pen.ask.only", "This is only a computation."))
    how = labels.act(t.pgettext("button.how", "How computed"), "penaltyhow", notice.entry)
    if words.reader not in notice.people:
        who = t.pgettext("pen.ask.who", "Decided by: {people}.")
        return said(sentences(head, only, words.runs(who, people=words.people(notice.people))), how)
    return said(
        sentences(head, only, words.runs(t.pgettext("pen.ask.decide", "Decision:"))),
        labels.act(t.pgettext("button.charge", "Charge"), "charge", notice.entry),
        labels.act(t.pgettext("button.waive", "Waive"), "waive", notice.entry),
        how,
    )


def penalty_how(notice: notices.PenaltyHow, words: Words) -> Said:
    """Word pen.how: the statement line by line; ValueError where nothing can compute it."""
    if words.reports is None:
        raise ValueError("a statement was to be worded without a way to compute it")
    found = words.reports.statement(notice.month, notice.as_of)
    return said(lines(*statement_lines(found, words, notice.claim_by)))


def statement_lines(found: Statement, words: Words, claim_by: date | None) -> Iterator[Runs]:
    """Write a month's statement: every line, the sum, the caps, the assumption, what is never computed."""
    t = words.language
    head = t.pgettext("pen.how", "**Proposed penalties, {month}:** how they were computed")
    yield words.runs(head, month=t.month(found.month))
    for proposal in found.incidents:
        yield from (_line(proposal, line, words) for line in proposal.lines)
        yield from (_excluded(proposal, line, words) for line in proposal.excluded)
    yield from (_availability(line, words) for line in found.availability)
    yield words.runs(t.pgettext("pen.sum", "Sum: {amount}"), amount=words.money(found.subtotal))
    yield from _caps(found, words)
    yield words.runs(t.pgettext("pen.total", "**Proposal: {amount}**"), amount=words.money(found.total))
    yield _basis(found, words)
    yield from _beside(words, claim_by)


def _line(proposal: Proposal, line: Line, words: Words) -> Runs:
    t = words.language
    text = t.npgettext(
        "pen.line",
        "{number} · {metric}, class {severity}: {hours} started h × {percent} × {fee} = {amount}",
        "{number} · {metric}, class {severity}: {hours} started h × {percent} × {fee} = {amount}",
        line.hours,
    )
    return words.runs(
        text,
        number=proposal.number,
        metric=metric_name(t, line.metric),
        severity=line.severity,
        hours=line.hours,
        percent=t.percent(str(line.percent)),
        fee=words.money(line.fee),
        amount=words.money(line.amount),
    )


def _excluded(proposal: Proposal, line: Line, words: Words) -> Runs:
    text = words.language.pgettext("pen.line.excluded", "not charged, an exclusion was agreed: {line}")
    told = "".join(run.text for run in _line(proposal, line, words))
    return words.runs(text, line=told)


def _availability(line: AvailabilityLine, words: Words) -> Runs:
    t = words.language
    text = t.pgettext(
        "pen.line.availability",
        "{service}: availability {figure}, below {step}: {percent} × {fee} = {amount}",
    )
    return words.runs(
        text,
        service=words.service(line.service),
        figure=t.percent(line.availability),
        step=t.percent(str(line.below)),
        percent=t.percent(str(line.percent)),
        fee=words.money(line.fee),
        amount=words.money(line.amount),
    )


def _caps(found: Statement, words: Words) -> Iterator[Runs]:
    t = words.language
    if found.cap_month is not None:
        text = t.pgettext("pen.cap.month", "Monthly cap: {amount}")
        yield words.runs(text, amount=words.money(found.cap_month))
    if found.cap_year is not None:
        text = t.pgettext("pen.cap.year", "Yearly cap: {amount}, earlier months: {before}")
        yield words.runs(text, amount=words.money(found.cap_year), before=words.money(found.before))


def _basis(found: Statement, words: Words) -> Runs:
    t = words.language
    basis = words.runs(t.pgettext("pen.basis.other", "Basis: {basis}."), basis=found.basis)
    if found.basis == CULPABLE:
        basis = words.runs(t.pgettext("pen.basis", "Assuming culpable delay."))
    return sentences(basis, words.runs("({clause})", clause=found.clause) if found.clause else ())


def _beside(words: Words, claim_by: date | None) -> Iterator[Runs]:
    """Write what the contract says beside the computation."""
    t, rules = words.language, words.terms.penalties
    for other in rules.other.values():
        text = t.pgettext("pen.other", "Not computed: {name}: {amount}")
        yield words.runs(text, name=other.name, amount=other.amount)
    if rules.supplementary_damages:
        yield words.runs(t.pgettext("pen.damages", "Damages beyond the penalty may be claimed."))
    if claim_by is not None:
        text = t.pgettext("pen.claim", "A debit note may be issued until {day}.")
        yield words.runs(text, day=words.day(claim_by))


def type_reason(notice: notices.TypeReason, words: Words) -> Said:
    """Word pen.reason: what is about to be decided, and that it needs a reason."""
    t = words.language
    text = {
        "charge": t.pgettext("pen.reason.charge", "Charge {amount}. Reason (required):"),
        "waive": t.pgettext("pen.reason.waive", "Waive {amount}. Reason (required):"),
        "refuse": t.pgettext("pen.reason.refuse", "Refuse {amount}. Reason (required):"),
        "withhold": t.pgettext("pen.reason.withhold", "Withhold {amount}. Reason (required):"),
        "nowithhold": t.pgettext("pen.reason.nowithhold", "Do not withhold {amount}. Reason (required):"),
    }[notice.what]
    return said(words.runs(text, amount=words.money(notice.amount)))


def decided(notice: notices.PenaltyDecided, words: Words) -> Said:
    """Word pen.done; the side that accepts gets its buttons."""
    t = words.language
    text = t.pgettext("pen.done.waived", "Decision recorded: waive {total}. Decided by: {person}, {at}.")
    if notice.charged:
        text = t.pgettext("pen.done", "Decision recorded: charge {total}. Decided by: {person}, {at}.")
    head = words.runs(
        text, total=words.money(notice.total), person=words.person(notice.person), at=words.when(notice.at)
    )
    reason = words.runs(t.pgettext("pen.done.reason", "Reason: “{text}”."), text=words.quote(notice.text))
    if not notice.charged:
        return said(sentences(head, reason))
    note = words.runs(t.pgettext("pen.done.note", "The debit note is issued by accounting, not by the bot."))
    until: Runs = ()
    if notice.claim_by is not None:
        claim = t.pgettext("pen.claim", "A debit note may be issued until {day}.")
        until = words.runs(claim, day=words.day(notice.claim_by))
    if words.side is not words.terms.penalties.accepted_by:
        return said(sentences(head, reason, note, until))
    return said(
        sentences(head, reason, note, until),
        labels.act(t.pgettext("button.penalty.accept", "Accept"), "acceptpenalty", notice.entry),
        labels.act(t.pgettext("button.penalty.refuse", "Refuse"), "refusepenalty", notice.entry),
    )


def answered(notice: notices.PenaltyAnswered, words: Words) -> Said:
    """Word pen.answered."""
    t = words.language
    text = t.pgettext("pen.refused", "Penalty for {month}, {total}: refused. {person}, {at}.")
    if notice.accepted:
        text = t.pgettext("pen.accepted", "Penalty for {month}, {total}: accepted. {person}, {at}.")
    head = words.runs(
        text,
        month=month_name(words, notice.month),
        total=words.money(notice.total),
        person=words.person(notice.person),
        at=words.when(notice.at),
    )
    reason = t.pgettext("pen.done.reason", "Reason: “{text}”.")
    return said(sentences(head, words.runs(reason, text=words.quote(notice.text)) if notice.text else ()))


def decided_before(notice: notices.DecidedBefore, words: Words) -> Said:
    """Word pen.before."""
    text = words.language.pgettext("pen.before", "This was decided already: {person}, {at}.")
    return said(words.runs(text, person=words.person(notice.person), at=words.when(notice.at)))


SAYINGS: tuple[Saying, ...] = (
    saying(notices.AskPenalty, ask_penalty),
    saying(notices.PenaltyHow, penalty_how),
    saying(notices.TypeReason, type_reason),
    saying(notices.PenaltyDecided, decided),
    saying(notices.PenaltyAnswered, answered),
    saying(notices.DecidedBefore, decided_before),
)
