"""Amendments applied: one text of the contract for every day on which it changes (third step of reading).

The base stays as it was signed; every change is made on a copy and only where `old` agrees with what stands
there. Amendments are applied by `effective_from`, then by number, wherever they stand (DECISIONS 4).
"""

import copy
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from models.contract_file.digest import canonical
from models.contract_file.draft import Draft, step
from models.contract_file.faults import Document, Fault, FaultKind, Value, fault, shown, warning

FORBIDDEN = ("format", "amendment", "contract.number", "contract.incident_prefix", "contract.timezone")
"""What no amendment may touch: the identity of the contract and the zone in which its days begin."""

MOST_CHARACTERS = 200
"""Longest path looked at; the schema refuses longer ones."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AmendedText:
    """One text of the contract, without `amendment`, in force from 00:00 of a day; None = from the start.

    `origins` maps each changed path to the place of the change, for faults that only the change brought in.
    """

    effective_from: date | None
    document: Document
    applied: tuple[int, ...] = ()
    origins: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Edit:
    place: str
    path: str
    old: Value | None
    new: Value | None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Written:
    place: str
    number: int
    effective_from: date
    edits: tuple[_Edit, ...]


def amended_texts(
    document: Document, broken: Collection[str] = ()
) -> tuple[tuple[AmendedText, ...], tuple[Fault, ...]]:
    """Return every text, the base first, then one for each day with amendments, and all that is wrong.

    A change that cannot be made is left out and the rest goes on, so that one fault hides no other. `broken`:
    places of the base with faults of their own; what stands there is not held against `old`.
    """
    base = {name: value for name, value in document.items() if name != "amendment"}
    written = _written(Draft(document))
    faults = [*_doubles(written), *_dates(Draft(document), written)]
    overlaps = _overlaps(written)
    faults += overlaps.values()
    texts = [AmendedText(effective_from=None, document=base, origins={})]
    for amendment in sorted(written, key=lambda one: (one.effective_from, one.number)):
        current: Document = copy.deepcopy(texts[-1].document)
        for edit in amendment.edits:
            if edit.place not in overlaps:
                faults += _apply(current, edit, any(_overlap(edit.path, place) for place in broken))
        same_day = texts[-1].effective_from == amendment.effective_from
        text = AmendedText(
            effective_from=amendment.effective_from,
            document=current,
            applied=(*texts[-1].applied, amendment.number),
            origins={**texts[-1].origins, **{edit.path: edit.place for edit in amendment.edits}},
        )
        texts[len(texts) - same_day :] = [text]
    return tuple(texts), tuple(faults)


def _written(draft: Draft) -> list[_Written]:
    """Collect the amendments whose number, day and changes can be read; the schema tells about the others."""
    found = []
    for place, _ in draft.find("amendment.*"):
        number, day = draft.number(f"{place}.number"), draft.day(f"{place}.effective_from")
        if number is not None and day is not None:
            edits = tuple(
                _Edit(place=at, path=path, old=draft.at(f"{at}.old"), new=draft.at(f"{at}.new"))
                for at, _ in draft.find(f"{place}.change.*")
                if (path := draft.text(f"{at}.path")) is not None and len(path) <= MOST_CHARACTERS
            )
            found.append(_Written(place=place, number=number, effective_from=day, edits=edits))
    return found


def _doubles(written: list[_Written]) -> list[Fault]:
    seen: dict[int, str] = {}
    faults = []
    for amendment in written:
        other = seen.setdefault(amendment.number, amendment.place)
        if other != amendment.place:
            place = f"{amendment.place}.number"
            faults.append(fault(FaultKind.TWICE, place, amendment.number, other=f"{other}.number"))
    return faults


def _dates(draft: Draft, written: list[_Written]) -> list[Fault]:
    """Warn of what is allowed but should be seen (DECISIONS 1.7: pinned incidents are not judged again)."""
    first, last = draft.day("contract.valid_from"), draft.day("contract.valid_to")
    faults = []
    for amendment in written:
        place, day = f"{amendment.place}.effective_from", amendment.effective_from
        signed = draft.day(f"{amendment.place}.signed_on")
        if signed is not None and signed > day:
            faults.append(warning(FaultKind.RETROACTIVE, place, day, signed=signed.isoformat()))
        if first is not None and last is not None and not first < day <= last:
            bounds = {"first": first.isoformat(), "last": last.isoformat()}
            faults.append(warning(FaultKind.OUTSIDE_VALIDITY, place, day, **bounds))
    return faults


def _overlaps(written: list[_Written]) -> dict[str, Fault]:
    """Find changes of one path on one day: within an amendment, or in two that begin together."""
    found: dict[str, Fault] = {}
    # By day and path, and by every table above a path: the whole takes one look-up a part, however many.
    exact: dict[tuple[date, str], tuple[_Written, _Edit]] = {}
    within: dict[tuple[date, str], tuple[_Written, _Edit]] = {}
    for amendment in written:
        for edit in amendment.edits:
            day, above = amendment.effective_from, _tables_above(edit.path)
            met = [exact.get((day, path)) for path in (*above, edit.path)] + [within.get((day, edit.path))]
            earlier = next((one for one in met if one is not None), None)
            if earlier is None:
                exact[day, edit.path] = amendment, edit
                within.update({(day, path): (amendment, edit) for path in above})
                continue
            kind = FaultKind.PATH_TWICE if earlier[0] is amendment else FaultKind.OVERLAPPING
            place = f"{edit.place}.path"
            found[edit.place] = fault(kind, place, edit.path, other=f"{earlier[1].place}.path")
    return found


def _tables_above(path: str) -> tuple[str, ...]:
    parts = path.split(".")
    return tuple(".".join(parts[:count]) for count in range(1, len(parts)))


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _apply(document: Document, edit: _Edit, is_broken: bool) -> list[Fault]:
    """Make one change in place, or say why not."""
    if any(_overlap(edit.path, forbidden) for forbidden in FORBIDDEN):
        return [fault(FaultKind.PATH_FORBIDDEN, f"{edit.place}.path", edit.path)]
    *above, name = edit.path.split(".")
    parent: Value | None = document
    for part in above:
        parent = step(parent, part)
    actual = step(parent, name)
    if not isinstance(parent, dict | list) or (
        actual is None and (edit.old is not None or isinstance(parent, list))
    ):
        return [fault(FaultKind.PATH_TO_NOTHING, f"{edit.place}.path", edit.path)]
    if edit.old is None and edit.new is None:
        return [fault(FaultKind.MISSING, f"{edit.place}.new")]
    if edit.old is None and actual is not None:
        return [fault(FaultKind.WRONG_OLD, f"{edit.place}.old", actual=shown(actual))]
    agrees = edit.old is None or actual is None or canonical(edit.old) == canonical(actual)
    if not agrees and not is_broken:
        return [fault(FaultKind.WRONG_OLD, f"{edit.place}.old", edit.old, actual=shown(actual))]
    _put(parent, name, edit.new)
    return []


def _put(parent: dict[str, Value] | list[Value], name: str, new: Value | None) -> None:
    value = copy.deepcopy(new)
    if isinstance(parent, dict):
        if value is None:
            del parent[name]
        else:
            parent[name] = value
    elif value is None:
        del parent[int(name)]
    else:
        parent[int(name)] = value
