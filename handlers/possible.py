"""Which buttons can still do something: an answered or outdated one is not shown where that can be helped.

A stale press is refused with words in any case (DECISIONS 2.7); this only spares people the press.
"""

from collections.abc import Callable, Mapping

from models.sla.claims import Standing
from models.sla.events import Kind
from models.sla.incident import Incident, State, is_legal
from models.store.archive import Archive

WORKAROUND = "workaround"

_DRAFT = frozenset(
    [
        "service",
        "notoutage",
        "otherservice",
        "otherplace",
        "otherclass",
        "unsure",
        "offlist",
        "place",
        "severity",
        "send",
        "sendquiet",
        "edit",
        "cancel",
        "report",
        "another",
        "reportanyway",
        "wait",
        "workservice",
        "worknext",
        "workwindow",
        "workedit",
        "worksend",
        "workurgent",
        "workstop",
        "insist",
        "understood",
        "notehere",
        "newoutage",
        "caller",
        "calltime",
        "callservice",
        "callplace",
        "callclass",
    ]
)


_WORK = frozenset({"objectwork", "endwork", "workgoeson", "dropwork"})


def is_possible(archive: Archive, act: str, subject: str, argument: str, person: str) -> bool:
    """Say whether a press of this button by this person could do something now; unknown acts count as possible."""
    if not subject.isdecimal():
        return True
    if act in _DRAFT or (act == "join" and argument):
        conversation = archive.conversations.find(int(subject))
        return conversation is not None and conversation.ended_at is None
    if act in _WORK:
        work = archive.works.find(int(subject))
        return work is not None and not work.is_over
    check = _CHECKS.get(act)
    if check is None:
        return True
    return check(archive.incidents.load(int(subject)).incident, argument, person)


def _untaken(incident: Incident, _argument: str, _person: str) -> bool:
    return incident.state is State.REPORTED


def _to_judge(incident: Incident, argument: str, _person: str) -> bool:
    return incident.state is (State.WORKAROUND if argument == WORKAROUND else State.RESOLVED)


def _waits(incident: Incident, _argument: str, _person: str) -> bool:
    return incident.open_question is not None


def _pausing(incident: Incident, _argument: str, _person: str) -> bool:
    return bool(incident.pauses) and not incident.pauses[-1].contested


def _running(incident: Incident, _argument: str, _person: str) -> bool:
    return is_legal(incident.state, Kind.PAUSED) and incident.paused_since is None


def _paused(incident: Incident, _argument: str, _person: str) -> bool:
    return incident.paused_since is not None


def _to_join(incident: Incident, _argument: str, person: str) -> bool:
    return is_legal(incident.state, Kind.JOINED) and person not in incident.reporters


def _first_action(incident: Incident, _argument: str, person: str) -> bool:
    return is_legal(incident.state, Kind.FIRST_ACTION) and incident.handler == person


def _to_propose(incident: Incident, argument: str, _person: str) -> bool:
    free = is_legal(incident.state, Kind.SEVERITY_PROPOSED) and incident.proposal is None
    return free and argument != incident.severity


def _to_decide(incident: Incident, argument: str, person: str) -> bool:
    proposal = incident.proposal
    return proposal is not None and proposal.by != person and argument in ("", str(proposal.seq))


def _to_assign(incident: Incident, argument: str, _person: str) -> bool:
    return is_legal(incident.state, Kind.ASSIGNED) and argument not in (incident.handler, incident.assigned)


def _scope_open(incident: Incident, _argument: str, person: str) -> bool:
    free = is_legal(incident.state, Kind.SCOPE_DECIDED) and person != incident.reporter
    return free and incident.is_scope_disputed


def _class_disputed(incident: Incident, argument: str, person: str) -> bool:
    proposal = incident.disputed
    return proposal is not None and proposal.by != person and argument in ("", str(proposal.seq))


def _claimed(incident: Incident, argument: str, person: str) -> bool:
    claim = incident.open_claim
    return claim is not None and claim.by != person and argument in ("", str(claim.seq))


def _to_contest(incident: Incident, argument: str, person: str) -> bool:
    claim = incident.open_claim
    unanswered = claim is not None and claim.standing is Standing.CLAIMED
    return unanswered and _claimed(incident, argument, person)


def _to_claim(incident: Incident, argument: str, _person: str) -> bool:
    claimed = {str(claim.ground) for claim in incident.claims}
    free = is_legal(incident.state, Kind.EXCLUSION_CLAIMED) and incident.open_claim is None
    return free and not incident.is_excluded and argument not in claimed


def _legal(kind: Kind) -> Callable[[Incident, str, str], bool]:
    def check(incident: Incident, _argument: str, _person: str) -> bool:
        return is_legal(incident.state, kind)

    return check


_CHECKS: Mapping[str, Callable[[Incident, str, str], bool]] = {
    "ack": _untaken,
    "pass": _untaken,
    "first": _first_action,
    "confirm": _to_judge,
    "reject": _to_judge,
    "answer": _waits,
    "objectpause": _pausing,
    "pause": _running,
    "pausefor": _running,
    "agreepause": _running,
    "refusepause": _running,
    "liftpause": _paused,
    "join": _to_join,
    "reclassify": _to_propose,
    "toclass": _to_propose,
    "raise": _to_propose,
    "notworse": _to_propose,
    "agreeclass": _to_decide,
    "objectclass": _to_decide,
    "inscope": _scope_open,
    "outofscope": _scope_open,
    "classchanges": _class_disputed,
    "classstays": _class_disputed,
    "exclude": _to_claim,
    "ground": _to_claim,
    "agreeclaim": _claimed,
    "objectclaim": _to_contest,
    "claimholds": _claimed,
    "claimfails": _claimed,
    "reopen": _legal(Kind.REOPENED),
    "withdraw": _legal(Kind.WITHDRAWN),
    "withdrawyes": _legal(Kind.WITHDRAWN),
    "takeover": _legal(Kind.TAKEN_OVER),
    "assign": _legal(Kind.ASSIGNED),
    "assignto": _to_assign,
    "ask": _legal(Kind.ASKED),
    "workaround": _legal(Kind.WORKAROUND),
    "resolve": _legal(Kind.RESOLVED),
}
