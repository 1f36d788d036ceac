"""The running sum of what happened to an incident's class: proposed, agreed, refused (clause 9)."""

from models.sla.events import Event
from models.sla.folding import Fold
from models.sla.incident import Proposal, SeverityChange


class ClassLog(Fold):
    """The classes given so far, the proposal that is open, and which targets were exceeded.

    A target exceeded only on the clock of a proposed class counts as exceeded while that clock runs, and for
    good once the class is agreed; otherwise it is forgotten with the proposal, so that the deadline of the
    class in force is still announced when it passes.
    """

    def __init__(self, reported: Event) -> None:
        first = SeverityChange(at=reported.at, severity=reported.fact("severity"), raised=False)
        self.changes = [first]
        self.proposal: Proposal | None = None
        self.disputed: Proposal | None = None
        self.disputes = 0
        self._breached: set[str] = set()
        self._breached_if_agreed: set[str] = set()

    @property
    def breached(self) -> frozenset[str]:
        """Return the targets known to be exceeded."""
        return frozenset(self._breached | self._breached_if_agreed)

    def propose(self, event: Event) -> None:
        """Take a proposal; a later one replaces it, and ends a dispute about an earlier one."""
        self.end()
        self.proposal = Proposal(
            seq=event.seq,
            at=event.at,
            by=event.actor,
            severity=event.fact("severity"),
            text=event.text,
            raised=bool(event.facts.get("raised")),
        )

    def agree(self, event: Event) -> None:
        """Take a class that is in force from now on, proposed or not."""
        severity, raised = event.fact("severity"), bool(event.facts.get("raised"))
        proposed = self.proposal
        ran = proposed is not None and proposed.raised and raised and proposed.severity == severity
        since = proposed.at if proposed is not None and ran else None
        self.changes.append(SeverityChange(at=event.at, severity=severity, raised=raised, proposed_at=since))
        if ran:
            self._breached |= self._breached_if_agreed
        self.end()

    def refuse(self, event: Event) -> None:
        """Take a refusal: a person's objection opens a dispute, silence or its decision leaves none."""
        disputed = None if "how" in event.facts else self.proposal
        self.disputes += "how" not in event.facts
        self.end()
        self.disputed = disputed

    def end(self) -> None:
        """End the open proposal, or the dispute about it, without a change."""
        self.proposal = self.disputed = None
        self._breached_if_agreed = set()

    def exceed(self, event: Event) -> None:
        """Take the news that a target was exceeded, perhaps on the clock of the proposed class alone."""
        found = self._breached_if_agreed if event.facts.get("proposed") else self._breached
        found.add(event.fact("metric"))
