"""The draw of an inspection: which reports are looked at, by a seed nobody can choose (clause 17).

Rule book, pure. The seed is made of the heads of all chains of the contract at the draw, so it is known to nobody
before; it is on record, and from it anybody can draw the same sample again.
"""

import hashlib
from collections.abc import Iterable, Sequence

from models.sla.asked import Period
from models.sla.evidence import digest_of_heads


def seed_of(contract: str, period: Period, heads: Iterable[tuple[str, int, str]]) -> str:
    """Return the seed in hex: SHA-256 of contract, days and the digest of the heads, a line each."""
    lines = (contract, period.first.isoformat(), period.last.isoformat(), digest_of_heads(heads))
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def draw(numbers: Sequence[str], seed: str, size: int) -> tuple[str, ...]:
    """Draw `size` of the numbers, all of them where there are fewer; in the order of the numbers.

    Drawn are those whose SHA-256 of `seed:number` is the smallest, whatever order they come in.
    """

    def place(number: str) -> str:
        return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()

    return tuple(sorted(sorted(set(numbers), key=place)[: max(size, 0)]))
