"""What an incident as it stands still leaves to be done, button by button; beside `possible.py`.

Each check is given the choice that the button carries ("" for none) and who would press it.
"""

from collections.abc import Callable, Mapping

from models.sla.claims import Standing
from models.sla.events import Kind
from models.sla.incident import UNFINISHED, Incident, State, is_legal
from models.store.records import Stored

WORKAROUND = "workaround"


def _not_noted(stored: Stored, argument: str, person: str) -> bool:
    """One level is noted once by one person; the button of a higher level is another one."""
    return not any(
        event.actor == person
        and event.facts.get("what") == "escalation_noted"
        and event.facts.get("level") == argument
        for event in stored.events
        if event.kind is Kind.NOTE
    )


def _to_agree(stored: Stored, argument: str, person: str) -> bool:
    """A request to stop the clock is answered once, by whoever of the coordinators is first."""
    answered = any(str(event.facts.get("request")) == argument for event in stored.events)
    return not answered and _running(stored.incident, argument, person)


def _not_confirmed(stored: Stored, _argument: str, _person: str) -> bool:
    return not any(
        event.facts.get("what") == "phone_confirmed" for event in stored.events if event.kind is Kind.NOTE
    )


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


def _to_help(incident: Incident, _argument: str, person: str) -> bool:
    return incident.state in UNFINISHED and person not in (incident.handler, *incident.helpers)


def _to_take_over(incident: Incident, _argument: str, person: str) -> bool:
    return is_legal(incident.state, Kind.TAKEN_OVER) and person != incident.handler


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


CHECKS: Mapping[str, Callable[[Incident, str, str], bool]] = {
    "ack": _untaken,
    "pass": _legal(Kind.PASSED_ON),
    "first": _first_action,
    "confirm": _to_judge,
    "reject": _to_judge,
    "answer": _waits,
    "objectpause": _pausing,
    "pause": _running,
    "pausefor": _running,
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
    "keep": _legal(Kind.WITHDRAWN),
    "help": _to_help,
    "takeover": _to_take_over,
    "assign": _legal(Kind.ASSIGNED),
    "assignto": _to_assign,
    "ask": _legal(Kind.ASKED),
    "workaround": _legal(Kind.WORKAROUND),
    "resolve": _legal(Kind.RESOLVED),
}

TOLD: Mapping[str, Callable[[Stored, str, str], bool]] = {
    "agreepause": _to_agree,
    "refusepause": _to_agree,
    "noted": _not_noted,
    "callright": _not_confirmed,
}
"""What only the events of the incident tell."""
