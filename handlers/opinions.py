"""Deciding together: everybody who decides gives an opinion, and only where all agree does anything change.

Where they differ or are silent nothing changes (DECISIONS 3.10). Opinions are events; the latest of each person
counts, so that either may think again.
"""

from dataclasses import dataclass

from handlers.messages import Notice, Outcome
from handlers.move import Move
from handlers.notify import Mailbag
from models.sla.events import Facts, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """How an opinion leaves the matter: `move` after it, who has not spoken yet, whether all said the same."""

    move: Move
    waiting: tuple[str, ...]
    is_unanimous: bool


def opine(move: Move, matter: str, about: int, judges: tuple[str, ...], *, says: bool) -> Poll:
    """Record what the person says of a matter; `about` tells one dispute of its kind from another."""
    facts: Facts = {"what": matter, "about": about, "says": says}
    move = move.record([move.fact(Kind.NOTE, facts)])
    said = {
        event.actor: bool(event.facts.get("says"))
        for event in move.stored.events
        if event.facts.get("what") == matter and event.facts.get("about") == about
    }
    return Poll(
        move=move,
        waiting=tuple(key for key in judges if key not in said),
        is_unanimous=all(said.get(key) is says for key in judges),
    )


def tell(move: Move, notice: Notice, people: tuple[str, ...]) -> Outcome:
    """Tell the others, and answer the person who decided."""
    bag = Mailbag()
    bag.put(people, notice)
    move.post(bag)
    return answer(move, notice)


def answer(move: Move, notice: Notice) -> Outcome:
    """Answer the person who decided alone."""
    move.reply(notice)
    return move.done()
