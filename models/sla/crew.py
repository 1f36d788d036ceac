"""Whose an incident is: who repairs it, who is asked to, who took over from somebody who left (rule book, room 5).

Part of the fold in `ledger.py`. Being asked is no reaction: only a person's own act is (clause 7).
"""

from models.sla.events import Event
from models.sla.folding import Fold


class Crew(Fold):
    """The running sum of who an incident belongs to, on both sides."""

    def __init__(self, reported: Event) -> None:
        self.handler: str | None = None
        self.helpers: list[str] = []
        self.assigned: str | None = None
        self.joined: list[str] = []
        self.heirs: list[str] = []
        self._reporter = reported.fact("reporter")
        self._concerned = {self._reporter}

    def join(self, event: Event) -> None:
        """Take in somebody whom the same outage concerns, once."""
        if event.actor not in self._concerned:
            self._concerned.add(event.actor)
            self.joined.append(event.actor)

    def react(self, person: str) -> None:
        """Take the first to act as the one who repairs; nobody is asked any more."""
        self.handler = self.handler or person
        self.assigned = None

    def take_over(self, event: Event) -> None:
        """Let somebody else repair from now on."""
        self.handler, self.assigned = event.actor, None

    def help(self, event: Event) -> None:
        """Take in a helper."""
        self.helpers.append(event.actor)

    def assign(self, event: Event) -> None:
        """Ask somebody; where they step in for somebody who left (`from`), theirs is what was that person's."""
        to, before = event.fact("to"), event.facts.get("from")
        if before is not None and before in (self._reporter, *self.joined, *self.heirs):
            self.heirs.append(to)
        elif before is not None and before == self.handler:
            self.handler = to
        else:
            self.assigned = to
        self.helpers = [one for one in self.helpers if one not in (before, self.handler)]
