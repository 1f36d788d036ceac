"""The shelf of contract texts: from a digest to the terms it names, filled at start (DECISIONS 2.1).

Given to every desk, so that the store never parses a contract and the parser never sees the store.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from models.sla.contract import Contract, Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The contracts in force on this installation and every text ever loaded.

    `contracts` by number, in the order of the folder; `texts` by digest, also of versions that no file holds
    any more.
    """

    contracts: Mapping[str, Contract]
    texts: Mapping[str, Terms]

    def terms(self, digest: str) -> Terms:
        """Return the terms an incident is pinned to; KeyError when that text was never loaded here."""
        return self.texts[digest]

    def terms_at(self, number: str, at: datetime) -> Terms:
        """Return the text of a contract in force at an instant; KeyError for an unknown number."""
        return self.contracts[number].terms_at(at)


def shelve(contracts: Mapping[str, Contract], older: Mapping[str, Terms]) -> Library:
    """Put the contracts of the folder and the older texts of the store on one shelf."""
    texts = {terms.digest: terms for contract in contracts.values() for terms in contract.all_terms}
    return Library(contracts=contracts, texts={**older, **texts})
