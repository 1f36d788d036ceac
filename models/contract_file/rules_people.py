"""Rules about people: who must be there for the procedure to work (part of `lint`)."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.contract_file.draft import Draft
from models.contract_file.faults import Fault, FaultKind, fault, warning

_PROVIDERS_WORK = frozenset({"acknowledge", "resolve", "hotline"})
_UNREACHABLE_RULE = "deputy_then_next_level"


def levels_without_a_person(draft: Draft) -> Iterator[Fault]:
    """Report a level, or the first notice, that names nobody, or only people who left before it began."""
    start = draft.day("contract.valid_from")
    for place, named in [*draft.find("escalation.*.notify"), *draft.find("first_notice.notify")]:
        if not isinstance(named, list):
            continue
        keys = [key for key in named if isinstance(key, str)]
        gone = [key for key in keys if start is not None and _left_before(draft, key, start)]
        if not named or (keys and len(gone) == len(named)):
            yield fault(FaultKind.LEVEL_WITHOUT_PERSON, place, named)


def somebody_can_acknowledge(draft: Draft) -> Iterator[Fault]:
    """Report a contract in which no person of the provider may react."""
    contacts = draft.table("contacts")
    roles = _reacting_roles(draft)
    readable = contacts and all(draft.is_table(f"contacts.{key}") for key in contacts)
    if readable and not any(_reacts(draft, key, roles) for key in contacts):
        yield fault(FaultKind.NOBODY_TO_ACKNOWLEDGE, "contacts", roles=", ".join(sorted(roles)))


def cover_gaps(draft: Draft) -> Iterator[Fault]:
    """Warn of days of validity on which no person of the provider may react."""
    first, last = draft.day("contract.valid_from"), draft.day("contract.valid_to")
    roles = _reacting_roles(draft)
    people = [key for key in draft.table("contacts") if _reacts(draft, key, roles)]
    if first is None or last is None or first > last or not people:
        return
    spans = sorted(
        (
            draft.day(f"contacts.{key}.valid_from") or date.min,
            draft.day(f"contacts.{key}.valid_to") or date.max,
        )
        for key in people
    )
    uncovered: date | None = first
    for since, until in spans:
        if uncovered is None or uncovered > last:
            return
        if since > uncovered:
            yield _gap(uncovered, min(since - timedelta(days=1), last))
        if until >= uncovered:
            uncovered = until + timedelta(days=1) if until < date.max else None
    if uncovered is not None and uncovered <= last:
        yield _gap(uncovered, last)


def untrained_people(draft: Draft) -> Iterator[Fault]:
    """Warn of people of the provider who take reports without having been trained in the procedure."""
    for key in draft.table("contacts"):
        place = f"contacts.{key}"
        works = draft.text(f"{place}.party") == "provider" and _PROVIDERS_WORK & _roles(draft, key)
        if works and draft.at(f"{place}.trained_on") is None:
            yield warning(FaultKind.UNTRAINED, f"{place}.trained_on")


def people_without_an_address(draft: Draft) -> Iterator[Fault]:
    """Warn of people whom nothing but an invitation can link: no phone and no e-mail."""
    for key in draft.table("contacts"):
        place = f"contacts.{key}"
        if (
            draft.is_table(place)
            and draft.at(f"{place}.phone") is None
            and draft.at(f"{place}.email") is None
        ):
            yield warning(FaultKind.NO_ADDRESS, place)


def shared_addresses(draft: Draft) -> Iterator[Fault]:
    """Warn of a phone or e-mail of two people: an account could be either of them."""
    for name in ("phone", "email"):
        seen: dict[str, str] = {}
        for place, text in draft.texts(f"contacts.*.{name}"):
            same = "".join(filter(str.isdigit, text)) if name == "phone" else text.casefold()
            other = seen.setdefault(same, place)
            if other != place:
                yield warning(FaultKind.SHARED_ADDRESS, place, text, other=other)


def people_without_a_deputy(draft: Draft) -> Iterator[Fault]:
    """Warn of people who are notified but have no deputy, where `unreachable` passes notices to one."""
    rule = draft.text("escalation_rules.unreachable")
    if rule not in {None, _UNREACHABLE_RULE}:
        return
    named = {
        key
        for pattern in ("first_notice.notify.*", "escalation.*.notify.*")
        for _, key in draft.texts(pattern)
    }
    for key in draft.table("contacts"):
        if key in named and draft.is_table(f"contacts.{key}") and draft.at(f"contacts.{key}.deputy") is None:
            yield warning(FaultKind.NO_DEPUTY, f"contacts.{key}.deputy")


def _gap(first: date, last: date) -> Fault:
    return warning(FaultKind.COVER_GAP, "contacts", first=first.isoformat(), last=last.isoformat())


def _roles(draft: Draft, key: str) -> set[str]:
    return {role for _, role in draft.texts(f"contacts.{key}.roles.*")}


def _reacting_roles(draft: Draft) -> set[str]:
    return {role for _, role in draft.texts("acknowledgement.roles.*")} or {"acknowledge"}


def _reacts(draft: Draft, key: str, roles: set[str]) -> bool:
    return draft.text(f"contacts.{key}.party") == "provider" and bool(roles & _roles(draft, key))


def _left_before(draft: Draft, key: str, start: date) -> bool:
    left = draft.day(f"contacts.{key}.valid_to")
    return left is not None and left < start
