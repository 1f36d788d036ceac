"""The setting `REAKCJA_APPRISE_URLS`: which contacts have a road beside the contract's, and its addresses.

Read without the library behind it, which takes seconds to import: whether it knows an address is told once it is there.
"""

import json
import re
from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

_JSON = TypeAdapter(dict[str, str | list[str]])
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_CONTACT = re.compile(r"\S+")


def extra_roads_of(text: str) -> Mapping[str, tuple[str, ...]]:
    """Read `s2=ntfy://… k1=mailto://…`, or a JSON object of the same; returns the addresses of each contact.

    A contact is `s2`, or `SLA/2026/001:s2` where the installation holds several contracts; a contact may have
    several addresses. ValueError, without a word of the text, which holds secrets.
    """
    found: dict[str, tuple[str, ...]] = {}
    for contact, address in _pairs(text.strip()):
        if not _CONTACT.fullmatch(contact) or not _ADDRESS.fullmatch(address):
            raise ValueError("expected contact=address pairs")
        found[contact] = (*found.get(contact, ()), address)
    if not found:
        raise ValueError("expected at least one pair")
    return found


def _pairs(text: str) -> list[tuple[str, str]]:
    if not text.startswith("{"):
        return [(contact, address) for contact, _, address in (one.partition("=") for one in text.split())]
    try:
        read = _JSON.validate_python(json.loads(text))
    except (ValidationError, RecursionError, ValueError):
        raise ValueError("expected a JSON object of addresses") from None
    return [
        (contact, address)
        for contact, addresses in read.items()
        for address in ([addresses] if isinstance(addresses, str) else addresses)
    ]
