"""The fold that adds events up to an `Incident`: one small method a kind of event (rule book, room 5).

A kind without a method changes nothing that is judged. A log only grows, so a sum may be kept and continued.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from models.sla.claims import ClaimLog
from models.sla.classes import ClassLog
from models.sla.crew import Crew
from models.sla.events import Event, Kind
from models.sla.folding import Fold
from models.sla.hours import Span
from models.sla.incident import FirstAction, Incident, Question, State, Told
from models.sla.pauses import PauseLog


def replay(number: str, contract: str, digest: str, events: Iterable[Event]) -> Incident:
    """Add the events up to the incident they describe.

    `events` may repeat and may come in any order; they are taken once each, by `seq`. The first one must be
    `reported` (ValueError otherwise: the log is damaged).
    """
    return add_up(number, contract, digest, events).incident()


def add_up(number: str, contract: str, digest: str, events: Iterable[Event]) -> "Ledger":
    """Return the running sum of the events, for who will have more of them; see `replay`."""
    ordered = sorted({event.seq: event for event in events}.values(), key=lambda event: event.seq)
    if not ordered or ordered[0].kind is not Kind.REPORTED:
        raise ValueError(f"{number}: the log does not start with a report")
    return Ledger(number, contract, digest, ordered[0]).take(ordered[1:])


class Ledger(Fold):
    """The running sum of one incident's events, begun with its report."""

    def __init__(self, number: str, contract: str, digest: str, reported: Event) -> None:
        facts = reported.facts
        self.number, self.contract, self.digest = number, contract, digest
        self.reported = reported
        self.is_outside = bool(facts.get("outside"))
        self.service = reported.fact("service")
        self.location = str(facts["location"]) if facts.get("location") else None
        self.text = reported.text
        self.classes = ClassLog(reported)
        self.crew = Crew(reported)
        self.acknowledged: Event | None = None
        self.reacted_at: datetime | None = None
        self.first_action: FirstAction | None = None
        self.questions: list[Question] = []
        self.pauses = PauseLog()
        self.claims = ClaimLog()
        self.workaround: Event | None = None
        self.workaround_text: str | None = None
        self.resolved: Event | None = None
        self.waits: list[Span] = []
        self.closed_at: datetime | None = None
        self.closed_silently = False
        self.withdrawn_at: datetime | None = None
        self.reopened = 0
        self.is_scope_disputed = False
        self.updated_at: datetime | None = None
        self.attachments = 0
        self.told: list[Told] = []
        self.fired: set[tuple[int, str]] = set()
        self.last = reported
        self.changed = reported.seq

    def continued(self, events: Iterable[Event]) -> "Ledger":
        """Return the sum with further events, each once, in the order of their `seq`; this one stays as it is."""
        return self.apart().take(events)

    def take(self, events: Iterable[Event]) -> "Ledger":
        """Add events to this very sum, in the order of their `seq`; return it."""
        for event in events:
            self.last = event
            if event.kind not in (Kind.NOTIFIED, Kind.UNDELIVERED):
                self.changed = event.seq
            step = _STEPS.get(event.kind)
            if step is not None:
                step(self, event)
        return self

    def acknowledge(self, event: Event) -> None:
        if self.acknowledged is None:
            self.acknowledged = event
            self.react(event)

    def react(self, event: Event) -> None:
        """Take the first act of a human: a workaround or a repair without [Biorę] is the reaction too.

        It stays one when the workaround or the repair is refused later: somebody did react (exactness 7).
        """
        if self.reacted_at is None:
            self.reacted_at = event.at
        self.crew.react(event.actor)

    def act_first(self, event: Event) -> None:
        code = event.facts.get("code")
        self.first_action = FirstAction(at=event.at, code=str(code) if code else None, text=event.text)
        self.updated_at = event.at

    def note(self, event: Event) -> None:
        if event.facts.get("helper"):
            self.crew.help(event)
        if event.facts.get("side") == "provider":
            self.updated_at = event.at

    def ask(self, event: Event) -> None:
        pauses = bool(event.facts.get("pauses"))
        asked = Question(seq=event.seq, at=event.at, asked_by=event.actor, text=event.text, pauses=pauses)
        self.questions.append(asked)
        self.updated_at = event.at

    def answer(self, event: Event) -> None:
        self.questions = [
            one if one.answered_at is not None else replace(one, answered_at=event.at)
            for one in self.questions
        ]

    def work_around(self, event: Event) -> None:
        """Take a workaround; a better one, reported while the first stands, brings its words and not its time."""
        self.workaround = self.workaround or event
        self.workaround_text = event.text
        self.react(event)
        self.updated_at = event.at

    def reject_workaround(self, _event: Event) -> None:
        self.workaround = None

    def resolve(self, event: Event) -> None:
        self.resolved = event
        self.react(event)
        self.pauses.resume(event)
        self.updated_at = event.at

    def reject_resolution(self, event: Event) -> None:
        if self.resolved is not None:
            self.waits.append(Span(self.resolved.at, max(event.at, self.resolved.at)))
        self.resolved = None

    def close(self, event: Event) -> None:
        self.closed_at = event.at
        self.closed_silently = event.facts.get("how") == "silence"
        self.classes.end()

    def reopen(self, event: Event) -> None:
        self.reject_resolution(event)
        self.closed_at, self.closed_silently = None, False
        self.reopened += 1

    def withdraw(self, event: Event) -> None:
        self.withdrawn_at = event.at
        self.pauses.resume(event)
        self.classes.end()

    def correct(self, event: Event) -> None:
        self.service = str(event.facts.get("service") or self.service)
        if event.facts.get("location"):
            self.location = event.fact("location")
        self.text = event.text or self.text

    def dispute_scope(self, _event: Event) -> None:
        self.is_scope_disputed = True

    def decide_scope(self, event: Event) -> None:
        self.is_scope_disputed = False
        self.is_outside = self.is_outside or not event.facts.get("in_scope", True)

    def attach(self, _event: Event) -> None:
        self.attachments += 1

    def tell(self, event: Event) -> None:
        level = event.facts.get("level")
        whole = level if isinstance(level, int) else None
        self.told.append(Told(person=event.fact("recipient"), notice=event.fact("notice"), level=whole))

    def escalate(self, event: Event) -> None:
        self.fired.add((int(event.fact("level")), event.fact("metric")))

    def state(self) -> State:
        if self.withdrawn_at is not None:
            return State.WITHDRAWN
        if self.closed_at is not None:
            return State.CLOSED
        if self.is_outside:
            return State.OUTSIDE_CONTRACT
        if self.resolved is not None:
            return State.RESOLVED
        if self.workaround is not None:
            return State.WORKAROUND
        return State.REPORTED if self.reacted_at is None else State.ACKNOWLEDGED

    def incident(self) -> Incident:
        """Close the sum into a frozen value."""
        taken = self.acknowledged
        possible = taken.facts.get("possible_from") if taken else None
        so_far = Incident(
            number=self.number,
            contract=self.contract,
            digest=self.digest,
            state=self.state(),
            service=self.service,
            location=self.location,
            reporter=self.reported.fact("reporter"),
            channel=self.reported.channel,
            notified_at=self.reported.at,
            entered_at=self.reported.recorded_at,
            text=self.text,
            is_outside=self.is_outside,
            is_unconfirmed=self.reported.facts.get("how") == "silence",
            is_late_entry=bool(self.reported.facts.get("late_entry")),
            stated_at=self.reported.stated_at,
            severities=tuple(self.classes.changes),
            joined=tuple(self.crew.joined),
            acknowledged_at=taken.at if taken else None,
            acknowledged_by=taken.actor if taken else None,
            reacted_at=self.reacted_at,
            possible_from=datetime.fromisoformat(str(possible)) if possible else None,
            handler=self.crew.handler,
            helpers=tuple(self.crew.helpers),
            first_action=self.first_action,
            questions=tuple(self.questions),
            pauses=tuple(self.pauses.pauses),
            claims=tuple(self.claims.claims),
            is_scope_disputed=self.is_scope_disputed,
            proposal=self.classes.proposal,
            disputed=self.classes.disputed,
            updated_at=self.updated_at,
            attachments=self.attachments,
            told=tuple(self.told),
            fired=frozenset(self.fired),
            breached=self.classes.breached,
            head=self.last.hash,
            events=self.last.seq,
            changed=self.changed,
        )
        return self._with_results(so_far)

    def _with_results(self, incident: Incident) -> Incident:
        """Add when a reported message was written, and what the repair came to."""
        done, detour = self.resolved, self.workaround
        is_form = self.reported.facts.get("how") == "form"
        return replace(
            incident,
            written_at=self.reported.stated_at if is_form else None,
            assigned=self.crew.assigned,
            heirs=tuple(dict.fromkeys(self.crew.heirs)),
            workaround_at=detour.at if detour else None,
            workaround_text=self.workaround_text if detour else None,
            resolved_at=done.at if done else None,
            resolved_text=done.text if done else None,
            resolved_by=done.actor if done else None,
            waits=tuple(self.waits),
            closed_at=self.closed_at,
            closed_silently=self.closed_silently,
            withdrawn_at=self.withdrawn_at,
            reopened=self.reopened,
            class_disputes=self.classes.disputes,
        )


_STEPS: Mapping[Kind, Callable[[Ledger, Event], None]] = {
    Kind.JOINED: lambda ledger, event: ledger.crew.join(event),
    Kind.ACKNOWLEDGED: Ledger.acknowledge,
    Kind.FIRST_ACTION: Ledger.act_first,
    Kind.TAKEN_OVER: lambda ledger, event: ledger.crew.take_over(event),
    Kind.ASSIGNED: lambda ledger, event: ledger.crew.assign(event),
    Kind.NOTE: Ledger.note,
    Kind.ASKED: Ledger.ask,
    Kind.ANSWERED: Ledger.answer,
    Kind.PAUSED: lambda ledger, event: ledger.pauses.pause(event),
    Kind.RESUMED: lambda ledger, event: ledger.pauses.resume(event),
    Kind.PAUSE_OBJECTED: lambda ledger, event: ledger.pauses.contest(event),
    Kind.WORKAROUND: Ledger.work_around,
    Kind.WORKAROUND_REJECTED: Ledger.reject_workaround,
    Kind.RESOLVED: Ledger.resolve,
    Kind.RESOLUTION_REJECTED: Ledger.reject_resolution,
    Kind.CLOSED: Ledger.close,
    Kind.REOPENED: Ledger.reopen,
    Kind.WITHDRAWN: Ledger.withdraw,
    Kind.SEVERITY_PROPOSED: lambda ledger, event: ledger.classes.propose(event),
    Kind.SEVERITY_AGREED: lambda ledger, event: ledger.classes.agree(event),
    Kind.SEVERITY_OBJECTED: lambda ledger, event: ledger.classes.refuse(event),
    Kind.CORRECTED: Ledger.correct,
    Kind.SCOPE_DISPUTED: Ledger.dispute_scope,
    Kind.SCOPE_DECIDED: Ledger.decide_scope,
    Kind.EXCLUSION_CLAIMED: lambda ledger, event: ledger.claims.claim(event),
    Kind.EXCLUSION_OBJECTED: lambda ledger, event: ledger.claims.contest(event),
    Kind.EXCLUSION_DECIDED: lambda ledger, event: ledger.claims.decide(event),
    Kind.ATTACHED: Ledger.attach,
    Kind.NOTIFIED: Ledger.tell,
    Kind.ESCALATED: Ledger.escalate,
    Kind.BREACHED: lambda ledger, event: ledger.classes.exceed(event),
}
