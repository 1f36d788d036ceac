"""An exclusion as a claim: the provider says why a delay is not its own, the client agrees or objects (clause 13).

Rule book, pure. A claim never hides an incident: it stays in every count and list, with its standing beside it.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from models.sla.events import Event
from models.sla.folding import Fold


class Standing(StrEnum):
    """Where a claim stands; stable, because it is part of the API."""

    CLAIMED = "claimed"
    """Nobody has answered. Silence is no consent: it stays so however long it lasts."""
    CONTESTED = "contested"
    """The other side objected, with a reason."""
    AGREED = "agreed"
    """The other side agreed, or those who decide disputes found for the claim."""
    REFUSED = "refused"
    """Those who decide disputes found against it."""


UNSETTLED = frozenset({Standing.CLAIMED, Standing.CONTESTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim of an exclusion; `seq` is its event's.

    `ground` is the place of the circumstance in the contract's list, from 0; `text` the digest of the reasons,
    `objection` that of the objection's (None: none). `answered_by` agreed or objected; `settled_at` is when the
    claim was agreed or refused, None while it is open.
    """

    seq: int
    at: datetime
    by: str
    ground: int
    text: str | None
    standing: Standing = Standing.CLAIMED
    answered_at: datetime | None = None
    answered_by: str | None = None
    objection: str | None = None
    settled_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Say whether it is still to be decided whether the claim holds."""
        return self.standing in UNSETTLED


class ClaimLog(Fold):
    """The running sum of the claims of one incident, oldest first. One is open at a time: the last."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []

    def claim(self, event: Event) -> None:
        """Take a claim; while another is open it changes nothing."""
        if self._open() is not None:
            return
        ground = int(event.fact("ground"))
        claimed = Claim(seq=event.seq, at=event.at, by=event.actor, ground=ground, text=event.text)
        self.claims.append(claimed)

    def contest(self, event: Event) -> None:
        """Take an objection to the open claim; a second one does not replace the first."""
        known = self._open()
        if known is not None and known.standing is Standing.CLAIMED:
            self.claims[-1] = replace(
                known,
                standing=Standing.CONTESTED,
                answered_at=event.at,
                answered_by=event.actor,
                objection=event.text,
            )

    def decide(self, event: Event) -> None:
        """Take the decision on the open claim (`stands`): by the other side's consent or by a dispute's end."""
        known = self._open()
        if known is None:
            return
        standing = Standing.AGREED if event.facts.get("stands") else Standing.REFUSED
        settled = replace(known, standing=standing, settled_at=event.at)
        if known.answered_at is None:
            settled = replace(settled, answered_at=event.at, answered_by=event.actor)
        self.claims[-1] = settled

    def _open(self) -> Claim | None:
        return self.claims[-1] if self.claims and self.claims[-1].is_open else None
