"""Who may press what about an incident: one table of act by claim, asked before any desk (DESIGN 4).

A claim is something about the person and the incident: a role, a side, having reported it. Any one of an act's
claims is enough. Whether the act is possible in the incident's state is decided by the desks afterwards.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from handlers.classes import deciders, resolvers
from handlers.errors import Refusal
from handlers.exclusion import answerers, settlers
from handlers.messages import Notice
from handlers.move import Move
from handlers.notices.answering import RoleNeeded
from handlers.notices.classifying import OwnProposal
from handlers.notices.reacting import NotForReporters
from handlers.notices.repairing import UnknownButton
from models.sla.contract import Role, Side


class Claim(StrEnum):
    """What gives a person the right to an act."""

    ANYBODY = "anybody"
    CLIENT = "client"
    NAMED = "named"
    TAKES_PART = "takes part"
    REACTS = "reacts"
    ASKS = "asks"
    ASSIGNS = "assigns"
    RESOLVES = "resolves"
    COORDINATES = "coordinates"
    CONFIRMS = "confirms"
    PROPOSES = "proposes"
    DECIDES = "decides"
    JUDGES = "judges"
    SETTLES = "settles"
    EXCLUDES = "excludes"
    ANSWERS = "answers a claim"
    SETTLES_CLAIM = "settles a claim"


ASSIGNING = (Role.ACKNOWLEDGE, Role.RESOLVE, Role.OWNER, Role.ADMIN)
"""Whoever works for the provider's procedure may name who is to take a report (clause 11)."""

_REACTION = frozenset({Claim.REACTS})
_CONFIRMATION = frozenset({Claim.TAKES_PART, Claim.CONFIRMS})
_READING = frozenset({Claim.NAMED, Claim.TAKES_PART})
_PROPOSAL = frozenset({Claim.TAKES_PART, Claim.PROPOSES})

RIGHTS: Mapping[str, frozenset[Claim]] = {
    **dict.fromkeys(("ack", "pass", "first", "latereason", "skip", "help", "takeover"), _REACTION),
    "ask": frozenset({Claim.ASKS}),
    **dict.fromkeys(("assign", "assignto"), frozenset({Claim.ASSIGNS})),
    **dict.fromkeys(("workaround", "resolve"), frozenset({Claim.RESOLVES})),
    **dict.fromkeys(("answer", "objectpause"), frozenset({Claim.TAKES_PART, Claim.COORDINATES})),
    **dict.fromkeys(("confirm", "reject", "reopen", "rate", "rated", "callright"), _CONFIRMATION),
    **dict.fromkeys(("withdraw", "withdrawyes", "keep"), _CONFIRMATION),
    **dict.fromkeys(("reclassify", "toclass", "raise", "notworse"), _PROPOSAL),
    **dict.fromkeys(("agreeclass", "objectclass"), frozenset({Claim.DECIDES})),
    **dict.fromkeys(("inscope", "outofscope"), frozenset({Claim.JUDGES})),
    **dict.fromkeys(("classchanges", "classstays"), frozenset({Claim.SETTLES})),
    **dict.fromkeys(("pause", "pausefor"), frozenset({Claim.ASKS})),
    **dict.fromkeys(("agreepause", "refusepause"), frozenset({Claim.COORDINATES})),
    "liftpause": frozenset({Claim.ASKS, Claim.TAKES_PART, Claim.COORDINATES}),
    **dict.fromkeys(("exclude", "ground"), frozenset({Claim.EXCLUDES})),
    **dict.fromkeys(("agreeclaim", "objectclaim"), frozenset({Claim.ANSWERS})),
    **dict.fromkeys(("claimholds", "claimfails"), frozenset({Claim.SETTLES_CLAIM})),
    "join": frozenset({Claim.CLIENT}),
    **dict.fromkeys(("card", "more", "explain", "noted"), _READING),
    **dict.fromkeys(("note", "progress", "photo", "phone"), frozenset({Claim.ANYBODY})),
}
"""Every act on an incident and the claims of which one is needed."""


def allow(move: Move, act: str) -> None:
    """Let a person act on an incident; raises Refusal with whose button it is."""
    claims = RIGHTS.get(act, frozenset())
    if not any(holds(move, claim) for claim in claims):
        raise Refusal(_refusal(move, claims))


def holds(move: Move, claim: Claim) -> bool:
    """Say whether a person has a claim on an incident now."""
    return _HOLDS[claim](move)


def _takes_part(move: Move) -> bool:
    return move.person.key in move.incident.reporters


def _reacts(move: Move) -> bool:
    """Neither who reported, nor who holds roles of both parties, can react (DECISIONS 3.11)."""
    both = any(
        other.contract == move.person.contract and other.side is not move.person.side
        for other in move.caller.persons
    )
    is_free = move.is_provider and not both and not _takes_part(move)
    return is_free and move.person.has(*move.terms.acknowledgement.roles)


def _asks(move: Move) -> bool:
    return move.is_provider and move.person.has(Role.ACKNOWLEDGE, Role.RESOLVE)


def _assigns(move: Move) -> bool:
    return move.is_provider and move.person.has(*ASSIGNING)


def _resolves(move: Move) -> bool:
    return move.is_provider and move.person.has(Role.RESOLVE)


def _confirms(move: Move) -> bool:
    """Reporting alone is no such role: there, having reported this incident counts (clause 10)."""
    roles = move.terms.closing.confirm_by - {Role.REPORTER}
    return not move.is_provider and move.person.has(*roles)


def _proposes(move: Move) -> bool:
    return move.person.has(*move.terms.reclassification.propose_by)


def _decides(move: Move) -> bool:
    return move.person.key in deciders(move.desk, move.incident.contract)


def _judges(move: Move) -> bool:
    """Nobody judges their own report (DECISIONS 3.10)."""
    is_own = move.person.key == move.incident.reporter
    return not is_own and move.person.key in resolvers(move.desk, move.incident.contract)


def _settles(move: Move) -> bool:
    return move.person.key in resolvers(move.desk, move.incident.contract)


def _excludes(move: Move) -> bool:
    """Any person the contract names on the side that may claim (clause 13, `claimed_by`)."""
    return _is_named(move) and move.person.side is move.terms.exclusions.claimed_by


def _answers(move: Move) -> bool:
    return move.person.key in answerers(move.desk, move.incident.contract)


def _settles_claim(move: Move) -> bool:
    """Whoever claimed is let through: the desk says that nobody decides on their own proposal."""
    claim = move.incident.claims[-1] if move.incident.claims else None
    people = settlers(move.desk, move.incident.contract, claim) if claim is not None else ()
    return claim is not None and move.person.key in (*people, claim.by)


def _is_named(move: Move) -> bool:
    return move.person.key in move.desk.terms_now(move.incident.contract).contacts


_HOLDS: Mapping[Claim, Callable[[Move], bool]] = {
    Claim.ANYBODY: lambda _move: True,
    Claim.CLIENT: lambda move: not move.is_provider,
    Claim.NAMED: _is_named,
    Claim.TAKES_PART: _takes_part,
    Claim.REACTS: _reacts,
    Claim.ASKS: _asks,
    Claim.ASSIGNS: _assigns,
    Claim.RESOLVES: _resolves,
    Claim.COORDINATES: lambda move: move.person.has(Role.COORDINATOR),
    Claim.CONFIRMS: _confirms,
    Claim.PROPOSES: _proposes,
    Claim.DECIDES: _decides,
    Claim.JUDGES: _judges,
    Claim.SETTLES: _settles,
    Claim.EXCLUDES: _excludes,
    Claim.ANSWERS: _answers,
    Claim.SETTLES_CLAIM: _settles_claim,
}


_OF_THE_PROVIDER = frozenset({Claim.REACTS, Claim.ASKS, Claim.ASSIGNS, Claim.RESOLVES})


def _refusal(move: Move, claims: frozenset[Claim]) -> Notice:
    """Say whose button it is: the role that is needed and who holds it."""
    if claims & _OF_THE_PROVIDER and (not move.is_provider or _takes_part(move)):
        return NotForReporters(incident=move.stored.id, number=move.incident.number)
    if Claim.JUDGES in claims and move.person.key == move.incident.reporter:
        return OwnProposal()
    if claims & {Claim.JUDGES, Claim.SETTLES, Claim.SETTLES_CLAIM}:
        people = resolvers(move.desk, move.incident.contract)
        return RoleNeeded(role=Role.OWNER.value, people=people)
    needed = next((role for claim, role in _ROLES.items() if claim in claims), None)
    if needed is None:
        return UnknownButton()
    terms = move.desk.terms_now(move.incident.contract)
    side = Side.PROVIDER if needed in (Role.ACKNOWLEDGE, Role.RESOLVE) else Side.CLIENT
    held = terms.people(needed, on=terms.local_date(move.desk.now), side=side)
    return RoleNeeded(role=needed.value, people=tuple(one.key for one in held))


_ROLES: Mapping[Claim, Role] = {
    Claim.REACTS: Role.ACKNOWLEDGE,
    Claim.ASKS: Role.ACKNOWLEDGE,
    Claim.ASSIGNS: Role.ACKNOWLEDGE,
    Claim.RESOLVES: Role.RESOLVE,
    Claim.CLIENT: Role.REPORTER,
    Claim.COORDINATES: Role.COORDINATOR,
    Claim.CONFIRMS: Role.COORDINATOR,
    Claim.PROPOSES: Role.COORDINATOR,
    Claim.DECIDES: Role.COORDINATOR,
    Claim.EXCLUDES: Role.RESOLVE,
    Claim.ANSWERS: Role.COORDINATOR,
}
