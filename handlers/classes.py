"""A change of class told: who decides it, what holds until then, and what holds once it is decided (clause 9)."""

from datetime import datetime

from handlers.desk import Desk
from handlers.first_notice import announce, tell_also
from handlers.messages import Notice
from handlers.move import Move, repairing
from handlers.notices.classifying import AskClass, ClassLowered, ClassRaised, StricterRuns
from handlers.notify import Mailbag, quiet_until
from handlers.record import terms_of, verdicts_of
from models.sla.contract import Metric, Side, Terms
from models.sla.deadlines import newest_due
from models.sla.escalation import decision_due
from models.sla.incident import UNTAKEN, Proposal


def deciders(desk: Desk, contract: str) -> tuple[str, ...]:
    """List the client's people in force who decide on a class (clause 9, `decide_by`)."""
    terms = desk.terms_now(contract)
    return tuple(
        one.key
        for one in terms.contacts_in_force(terms.local_date(desk.now))
        if one.party is Side.CLIENT and not one.roles.isdisjoint(terms.reclassification.decide_by)
    )


def resolvers(desk: Desk, contract: str) -> tuple[str, ...]:
    """List the people in force who decide a dispute about a class or about scope (`dispute_resolved_by`)."""
    terms = desk.terms_now(contract)
    day = terms.local_date(desk.now)
    named = terms.reclassification.dispute_resolved_by
    return tuple(key for key in named if key in terms.contacts and terms.contacts[key].is_in_force(day))


def is_stricter(terms: Terms, severity: str, other: str) -> bool:
    """Say whether a class is stricter than another one."""
    return terms.severities[severity].rank < terms.severities[other].rank


def strictest_of(terms: Terms) -> str:
    """Return the strictest class of the contract."""
    return terms.severities_by_rank[0].key


def ask_decision(before: Move, move: Move, proposal: Proposal) -> None:
    """Ask those who decide; where a stricter class runs from now on, tell those who repair."""
    bag = Mailbag()
    incident = move.incident
    asked = AskClass(
        incident=move.stored.id,
        proposal=proposal.seq,
        number=incident.number,
        person=proposal.by,
        before=incident.severity,
        severity=proposal.severity,
        runs=incident.running[-1],
        text=proposal.text,
        decide_by=decision_due(incident, move.terms),
    )
    bag.put(deciders(move.desk, incident.contract), asked, rank=2)
    _send(before, move, bag, _stricter_runs(move, proposal) if proposal.raised else None)


def _stricter_runs(move: Move, proposal: Proposal) -> StricterRuns:
    reaction, workaround, restoration = _dues(move)
    return StricterRuns(
        number=move.incident.number,
        person=proposal.by,
        before=move.incident.severity,
        severity=proposal.severity,
        text=proposal.text,
        reaction_due=reaction,
        workaround_due=workaround,
        restoration_due=restoration,
    )


def _dues(move: Move) -> tuple[datetime | None, datetime | None, datetime | None]:
    """Return what is due under the newest promise, None for what has been reached or is not promised."""
    targets = verdicts_of(move.desk, move.stored)
    reaction, workaround, restoration = (
        newest_due(move.incident, move.terms, one.metric, move.desk.now)
        if one is not None and one.reached_at is None
        else None
        for one in (targets.reaction, targets.workaround, targets.restoration)
    )
    return reaction, workaround, restoration


def notice_of_change(move: Move) -> Notice:
    """Say the class that is in force since the last change, with the deadlines it brings."""
    change = move.incident.severities[-1]
    reaction, workaround, restoration = _dues(move)
    if not change.raised:
        return ClassLowered(
            number=move.incident.number,
            severity=change.severity,
            at=change.at,
            person=move.person.key,
            reaction_due=reaction,
            restoration_due=restoration,
        )
    fresh = {Metric.REACTION: reaction, Metric.WORKAROUND: workaround, Metric.RESTORATION: restoration}
    earlier = [
        (one.metric.value, one.due)
        for one in verdicts_of(move.desk, move.stored).each
        for new in [fresh[one.metric]]
        if new is not None and one.due is not None and one.due < new
    ]
    return ClassRaised(
        number=move.incident.number,
        severity=change.severity,
        at=change.at,
        reaction_due=reaction,
        workaround_due=workaround,
        restoration_due=restoration,
        earlier=tuple(metric for metric, _ in earlier),
        earlier_dues=tuple(due for _, due in earlier),
    )


def tell_change(before: Move, move: Move, notice: Notice) -> None:
    """Tell those who reported, those who decide, who proposed it and those who repair of the new class."""
    bag = Mailbag()
    proposal = before.incident.proposal
    proposer = (proposal.by,) if proposal is not None else ()
    people = (*move.incident.reporters, *deciders(move.desk, move.incident.contract), *proposer)
    bag.put(people, notice, rank=1)
    _send(before, move, bag, notice)


def _send(before: Move, move: Move, bag: Mailbag, for_repair: Notice | None) -> None:
    """Send what is in the bag; a class that rings while the old one was silent announces the incident."""
    was_silent = quiet_until(before.desk, before.stored) is not None
    rings = quiet_until(move.desk, move.stored) is None
    if was_silent and rings and move.incident.state in UNTAKEN:
        announce(move.desk, move.stored, bag, skip=move.person.key)
        return
    if for_repair is not None:
        bag.put(repairing(move), for_repair, rank=1)
    if is_stricter(terms_of(move.desk, move.stored), move.incident.severity, before.incident.severity):
        tell_also(move.desk, move.stored, bag)
    # A lowering is told in the hours of the class it ends: those who work on it at night hear of it now.
    (move if rings else before).post(bag)
