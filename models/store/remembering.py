"""What a process keeps in mind of the logs it has read: they only grow, so only what was added is read again.

Not a copy that could go stale: whoever takes a log from here compares it with the incident's own row, by the number
of events and the last hash, and reads everything anew where they differ.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from models.sla.events import Event
from models.sla.incident import Incident
from models.sla.ledger import Ledger, add_up

MOST_EVENTS = 20_000
"""How many events are kept in mind in all: some 20 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """An incident's events in order, their sum, and the incident they add up to; nobody changes any of them."""

    events: tuple[Event, ...]
    ledger: Ledger
    incident: Incident

    @classmethod
    def of(cls, number: str, contract: str, digest: str, events: Iterable[Event]) -> "Log":
        """Add up an incident's events, in order; ValueError where they do not begin with a report."""
        everything = tuple(events)
        ledger = add_up(number, contract, digest, everything)
        return cls(events=everything, ledger=ledger, incident=ledger.incident())

    def grown(self, events: tuple[Event, ...]) -> "Log":
        """Return the log with further events."""
        ledger = self.ledger.continued(events)
        return Log(events=self.events + events, ledger=ledger, incident=ledger.incident())


class Memory:
    """The logs used last, by the incident's row id; shared by the threads of a process.

    A transaction has one of its own in front of that of the process (`behind`) and tells it what it has read and
    written once that is committed: what is undone must not be remembered.
    """

    def __init__(self, most_events: int = MOST_EVENTS, behind: "Memory | None" = None) -> None:
        self._most = most_events
        self._behind = behind
        self._held = 0
        self._logs: OrderedDict[int, Log] = OrderedDict()
        self._lock = Lock()

    def recall(self, incident: int) -> Log | None:
        """Return what is in mind of an incident, None where nothing is."""
        with self._lock:
            log = self._logs.get(incident)
            if log is not None:
                self._logs.move_to_end(incident)
        if log is None and self._behind is not None:
            return self._behind.recall(incident)
        return log

    def keep(self, incident: int, log: Log) -> None:
        """Keep a log; those not used for longest make room."""
        with self._lock:
            before = self._logs.pop(incident, None)
            self._held += len(log.events) - (len(before.events) if before is not None else 0)
            self._logs[incident] = log
            while self._held > self._most and self._logs:
                _, forgotten = self._logs.popitem(last=False)
                self._held -= len(forgotten.events)

    def tell(self) -> None:
        """Tell the memory behind: to be called once the transaction is over and committed."""
        if self._behind is not None:
            for incident, log in self._logs.items():
                self._behind.keep(incident, log)
