"""A text of the contract as it is kept for ever: canonical JSON, its digest the SHA-256 (DECISIONS 1.1).

The closed dates stand in the text itself, so that reading it again asks no holiday package: what was once
closed stays closed, whatever a later release of anything knows (DECISIONS 1.2).
"""

import json
from collections.abc import Mapping
from datetime import date

from models.contract_file.amendments import amended_texts
from models.contract_file.building import build_terms
from models.contract_file.calendars import ClosedDates
from models.contract_file.decoding import decode
from models.contract_file.digest import CALENDAR, digest_of_text, text_of
from models.contract_file.faults import Fault
from models.contract_file.schema import ContractFile
from models.sla.contract import Terms


def terms_of(text: str, applied: tuple[int, ...] = ()) -> Terms:
    """Build the terms of a kept text, one of `Reading.texts`; `applied` are the amendments in it.

    Equal in every field to the terms first read. ValueError when the text is none of ours or was
    changed so that it is no contract any more; compare the digest to see any other change.
    """
    document = json.loads(text)
    if not isinstance(document, dict) or not isinstance(document.get(CALENDAR), dict):
        raise ValueError("this is no kept text of a contract")
    closed = _closed(document.pop(CALENDAR))
    # In JSON mode a date may be a text, which it may not be in a contract file.
    file = ContractFile.model_validate_json(json.dumps(document))
    return build_terms(file, digest_of_text(text), closed, applied)


def applied_in(file: str, text: str) -> tuple[int, ...] | None:
    """Find a kept text among those a contract file gives: the amendments in it, None where the file gives no such.

    With the closed dates of the kept text, so that no release of the holiday package makes a difference.
    """
    document, kept = decode(file), json.loads(text)
    if isinstance(document, Fault) or not isinstance(kept, dict) or not isinstance(kept.get(CALENDAR), dict):
        return None
    closed = _closed(kept[CALENDAR])
    try:
        given = {text_of(one.document, closed): one.applied for one in amended_texts(document)[0]}
    except (TypeError, ValueError):
        # A value that no text can hold, "nan" for one: no file that was ever taken has it.
        return None
    return given.get(text)


def _closed(calendar: Mapping[str, list[str]]) -> ClosedDates:
    return {key: tuple(date.fromisoformat(day) for day in days) for key, days in calendar.items()}
