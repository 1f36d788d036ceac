"""The running sum of an incident's pauses: begun, ended, objected to (clause 8)."""

from dataclasses import replace

from models.sla.events import Event
from models.sla.folding import Fold
from models.sla.incident import Pause


class PauseLog(Fold):
    """The pauses of one incident, oldest first; at most the last one lasts."""

    def __init__(self) -> None:
        self.pauses: list[Pause] = []

    def pause(self, event: Event) -> None:
        """Take the beginning of a pause; while one lasts it changes nothing."""
        if self.pauses and self.pauses[-1].end is None:
            return
        self.pauses.append(
            Pause(start=event.at, end=None, reason=event.fact("reason"), by=event.actor, contested=False)
        )

    def resume(self, event: Event) -> None:
        """Take the end of the pause that lasts, if one does."""
        if self.pauses and self.pauses[-1].end is None:
            # A redelivered answer may carry a stamp from before the pause: it ends at its start then.
            self.pauses[-1] = replace(self.pauses[-1], end=max(event.at, self.pauses[-1].start))

    def contest(self, _event: Event) -> None:
        """Take an objection: it concerns the latest pause."""
        if self.pauses:
            self.pauses[-1] = replace(self.pauses[-1], contested=True)
