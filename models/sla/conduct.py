"""How the procedure was kept to, beside the three targets: reopened, recurred, paused, reclassified, confirmed.

Rule book, pure; beside `models.sla.measures`. Source: CONTRACT section 4. Each figure is a count and what it is
counted of, so that the reader sees the population; a share is left to whoever shows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from models.sla.availability import is_counted
from models.sla.incident import Incident
from models.sla.shares import Case, Times, times_of

HOTLINE = "phone"
"""The channel of reports that the hotline entered on somebody's behalf."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """Questions that made no incident: what the contract does not cover, and wishes for a change of scope.

    Counted by the day they were answered; the two do not overlap.
    """

    out_of_scope: int = 0
    change_requests: int = 0


NO_ASKS = Asks()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """Counts over the incidents notified in a period that are neither withdrawn nor outside the contract.

    `n` of them, `closed` and `restored` of those. `reopened` of the closed ones were opened again at least
    once and may have been closed since. `recurrences` came after another one of the same service and place
    within `recurrence_days`. `paused` had a pause, `pauses` is their number. `first_level` of the restored
    were repaired by a person of the first notice. `joined` counts people beside the reporters. `silent` of the
    closed were confirmed by silence. `by_phone` were entered by the hotline, `entry_delay` says how long after
    the call, `late_entries` too late to count. `unfinished_drafts` were sent by silence. Of `exclusions` an
    exclusion is or was claimed; `excluded` are those where it was agreed, `unsettled` those where it is neither
    agreed nor refused (clause 13).
    """

    n: int
    closed: int
    restored: int
    reopened: int
    recurrences: int
    paused: int
    pauses: int
    raised: int
    lowered: int
    class_disputes: int
    first_level: int
    joined: int
    silent: int
    by_phone: int
    entry_delay: Times | None
    late_entries: int
    unfinished_drafts: int
    exclusions: int
    excluded: int
    unsettled: int
    asks: Asks = NO_ASKS


def conduct(counted: Sequence[Case], known: Sequence[Case], asks: Asks = NO_ASKS) -> Conduct:
    """Count over the incidents of a period; `known` holds these and the earlier ones, for recurrences."""
    incidents = [case.incident for case in counted]
    later_classes = [change for incident in incidents for change in incident.severities[1:]]
    phoned = [incident for incident in incidents if incident.channel == HOTLINE]
    closed = [incident for incident in incidents if incident.closed_at is not None]
    return Conduct(
        n=len(counted),
        closed=sum(_was_closed(incident) for incident in incidents),
        restored=sum(incident.resolved_at is not None for incident in incidents),
        reopened=sum(incident.reopened > 0 for incident in incidents),
        recurrences=sum(recurs(case, known) for case in counted),
        paused=sum(bool(incident.pauses) for incident in incidents),
        pauses=sum(len(incident.pauses) for incident in incidents),
        raised=sum(change.raised for change in later_classes),
        lowered=sum(not change.raised for change in later_classes),
        class_disputes=sum(incident.class_disputes for incident in incidents),
        first_level=sum(_on_the_first_level(case) for case in counted),
        joined=sum(len(incident.joined) for incident in incidents),
        silent=sum(incident.closed_silently for incident in closed),
        by_phone=len(phoned),
        entry_delay=times_of([_entry_delay(incident) for incident in phoned]),
        late_entries=sum(incident.is_late_entry for incident in phoned),
        unfinished_drafts=sum(incident.is_unconfirmed for incident in incidents),
        exclusions=sum(bool(incident.claims) for incident in incidents),
        excluded=sum(incident.is_excluded for incident in incidents),
        unsettled=sum(incident.open_claim is not None for incident in incidents),
        asks=asks,
    )


def recurs(case: Case, known: Sequence[Case]) -> bool:
    """Say whether an outage came back: same service and place, within the days of clause 10 (DECISIONS 3.17)."""
    since = case.incident.notified_at - timedelta(days=case.terms.closing.recurrence_days)
    return any(
        since <= other.incident.notified_at <= case.incident.notified_at
        and other.id < case.id
        and is_counted(other.incident)
        and _outage(other.incident) == _outage(case.incident)
        for other in known
    )


def _outage(incident: Incident) -> tuple[str, str | None]:
    return incident.service, incident.location


def _was_closed(incident: Incident) -> bool:
    return incident.closed_at is not None or incident.reopened > 0


def _on_the_first_level(case: Case) -> bool:
    """The one who reported the repair that stands is among those told first (clause 4)."""
    return case.incident.resolved_by in case.terms.first_notice.notify


def _entry_delay(incident: Incident) -> int:
    """Count the seconds from the call to its entry; an entry before the call counts as at once."""
    called = incident.stated_at or incident.notified_at
    return max((incident.entered_at - called) // timedelta(seconds=1), 0)
