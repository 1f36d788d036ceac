"""One act on one incident: who, on what, by which message. Loads, checks, records, answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.desk import Caller, Desk, Person
from handlers.drafting import may_reopen
from handlers.errors import Refusal
from handlers.messages import Notice, Outcome
from handlers.notices.answering import RoleNeeded
from handlers.notices.reacting import NotForReporters
from handlers.notices.repairing import AlreadyEnded, NotPossibleNow, UnknownButton
from handlers.notify import Mailbag, post, reply
from handlers.record import happening, record, terms_of
from models.sla.contract import Role, Side, Terms
from models.sla.events import NO_FACTS, Facts, Happening, Kind
from models.sla.incident import Incident, State, is_legal
from models.store.records import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What a desk needs to act on an incident; `stored` is as it was when the message was taken up."""

    desk: Desk
    caller: Caller
    stored: Stored
    person: Person

    @property
    def incident(self) -> Incident:
        """Return the incident as it stands."""
        return self.stored.incident

    @property
    def terms(self) -> Terms:
        """Return the terms pinned to the incident."""
        return terms_of(self.desk, self.stored)

    @property
    def is_provider(self) -> bool:
        """Say whether the person stands on the provider's side."""
        return self.person.side is Side.PROVIDER

    def fact(self, kind: Kind, facts: Facts = NO_FACTS, text: str | None = None) -> Happening:
        """Turn the message into a fact about this incident."""
        return happening(self.caller, kind, self.person.key, facts, text)

    def record(self, happenings: Sequence[Happening]) -> "Move":
        """Append facts; returns the move with the incident as it is after them."""
        return replace(self, stored=record(self.desk, self.stored, happenings))

    def reply(self, notice: Notice, slot: str = "") -> None:
        """Answer the person where they acted."""
        reply(self.desk, self.caller, notice, slot=slot, stored=self.stored)

    def post(self, bag: Mailbag) -> None:
        """Tell the others; the person who acts knows it already."""
        bag.skip([self.person.key])
        post(self.desk, self.stored, bag)

    def check(self, kind: Kind) -> None:
        """Refuse with words what the table of legal moves does not allow now."""
        if is_legal(self.incident.state, kind):
            return
        if self.incident.state in (State.CLOSED, State.WITHDRAWN):
            raise Refusal(ended(self))
        raise Refusal(NotPossibleNow(number=self.incident.number, state=self.incident.state.value))

    def need(self, *roles: Role) -> None:
        """Refuse with words who lacks every one of these roles; the client hears whose button it is."""
        if self.person.has(*roles):
            return
        if not self.is_provider:
            raise Refusal(NotForReporters(incident=self.stored.id, number=self.incident.number))
        terms = self.desk.terms_now(self.incident.contract)
        people = terms.people(roles[0], on=terms.local_date(self.desk.now), side=Side.PROVIDER)
        raise Refusal(RoleNeeded(role=roles[0].value, people=tuple(one.key for one in people)))

    def done(self, toast: Notice | None = None) -> Outcome:
        """End the desk's work."""
        return Outcome(toast=toast, incident=self.stored.id)


def ended(move: Move) -> Notice:
    """Say that an incident has ended, and until when it may be reopened."""
    incident = move.incident
    ended_at = incident.closed_at or incident.withdrawn_at
    if ended_at is None:
        return UnknownButton()
    by = None
    if incident.closed_at is not None and may_reopen(move.terms, incident.closed_at, move.desk.now):
        within = int(move.terms.closing.reopen_within.total_seconds())
        by = move.terms.default_timeline.due(incident.closed_at, within)
    return AlreadyEnded(
        incident=move.stored.id,
        number=incident.number,
        state=incident.state.value,
        ended_at=ended_at,
        reopen_by=by,
    )


def parties_of(move: Move) -> tuple[str, ...]:
    """List those who follow the repair on the client's side: the reporter and those who joined."""
    return move.incident.reporters


def repairing(move: Move) -> tuple[str, ...]:
    """List those who repair: the handler, the helpers, who is asked to; before that, those told of it first."""
    incident = move.incident
    asked = (incident.handler, incident.assigned, *incident.helpers)
    people = tuple(dict.fromkeys(key for key in asked if key))
    return people or move.desk.terms_now(incident.contract).first_notice.notify
