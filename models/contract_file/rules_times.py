"""Rules about lengths and order: contract times against each other, days against days (part of `lint`)."""

from collections.abc import Iterator

from models.contract_file.calendars import FIRST_YEAR, LAST_YEAR, MOST_YEARS
from models.contract_file.draft import Draft
from models.contract_file.faults import Fault, FaultKind, fault


def longer_than_restoration(draft: Draft) -> Iterator[Fault]:
    """Report a reaction or a workaround that may take longer than the restoration it precedes."""
    for key in draft.table("severities"):
        for metric in ("reaction", "workaround"):
            yield from _longer(draft, f"severities.{key}", f"severities.{key}", metric)
    for place, _ in draft.find("services.*.targets.*"):
        severity = f"severities.{place.rpartition('.')[2]}"
        for metric in ("reaction", "workaround"):
            own = any(draft.at(f"{place}.{name}") is not None for name in (metric, "restoration"))
            if own and draft.is_table(place):
                yield from _longer(draft, place, severity, metric)


def _longer(draft: Draft, place: str, fallback: str, metric: str) -> Iterator[Fault]:
    times = []
    for name in (metric, "restoration"):
        path = f"{place}.{name}" if draft.at(f"{place}.{name}") is not None else f"{fallback}.{name}"
        times.append((path, draft.duration(path)))
    (path, time), (limit_path, limit) = times
    if time is not None and limit is not None and time > limit:
        at = path if path.startswith(place) else limit_path
        text = draft.text(limit_path) or ""
        other = {"metric": metric, "time": draft.text(path) or "", "restoration": text}
        yield fault(FaultKind.LONGER_THAN_RESTORATION, at, draft.at(at), **other)


def days_in_order(draft: Draft) -> Iterator[Fault]:
    """Report validities that end before they begin, of the contract and of people."""
    for place in ("contract", *(f"contacts.{key}" for key in draft.table("contacts"))):
        first, last = draft.day(f"{place}.valid_from"), draft.day(f"{place}.valid_to")
        if first is not None and last is not None and last < first:
            yield fault(FaultKind.END_BEFORE_START, f"{place}.valid_to", last, start=first.isoformat())


def validity_within_reason(draft: Draft) -> Iterator[Fault]:
    """Report a validity whose calendar nobody can know."""
    first, last = draft.day("contract.valid_from"), draft.day("contract.valid_to")
    if first is not None and first.year < FIRST_YEAR:
        yield fault(FaultKind.TOO_SMALL, "contract.valid_from", first, least=f"{FIRST_YEAR}-01-01")
    if last is not None and last.year > LAST_YEAR:
        yield fault(FaultKind.TOO_BIG, "contract.valid_to", last, most=f"{LAST_YEAR}-12-31")
    elif first is not None and last is not None and last.year - first.year > MOST_YEARS:
        yield fault(FaultKind.TOO_LONG, "contract.valid_to", last, years=str(MOST_YEARS))
