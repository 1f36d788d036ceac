"""A contract file read whole: TOML in, rule-book values out, all faults at once (which file to read first).

The steps: `decoding` (bytes to TOML), `judging` (each value on its own), `amendments` (one text a day),
`calendars` and `lint` (what must fit together), `digest`, `building`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from models.contract_file.amendments import AmendedText, amended_texts
from models.contract_file.building import build_terms
from models.contract_file.calendars import ClosedDates, closed_dates
from models.contract_file.decoding import MOST_BYTES, decode
from models.contract_file.digest import canonical_text, digest_of_text, text_of
from models.contract_file.draft import Draft
from models.contract_file.faults import Fault, FaultKind, Level, fault
from models.contract_file.fields import frozen
from models.contract_file.holidays import HolidaysOf, public_holidays
from models.contract_file.judging import judge
from models.contract_file.lint import lint
from models.contract_file.schema import AmendmentTable, ContractFile
from models.sla.contract import Amendment, Change, Contract, Version


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What came of one file. `contract` is None as soon as one fault is an error; warnings do not hinder.

    `language` is the contract's own, where it could be read at all. `texts` holds, by digest, each text of
    the contract as canonical JSON to be kept for ever (`kept.terms_of` reads it again); empty without a
    contract.
    """

    contract: Contract | None
    faults: tuple[Fault, ...] = ()
    language: str | None = None
    texts: Mapping[str, str] = field(default_factory=lambda: frozen({}))

    @property
    def is_ok(self) -> bool:
        """Tell whether the file may be loaded."""
        return not any(found.level is Level.ERROR for found in self.faults)


@dataclass(frozen=True, kw_only=True, slots=True)
class FileReading:
    """One file of a folder: its path, the text as loaded (None = it could not be read), what came of it."""

    path: Path
    text: bytes | None
    reading: Reading


_Key = tuple[FaultKind, str, str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Judged:
    """One text after all checks; `file` None = it has faults of its own."""

    text: AmendedText
    file: ContractFile | None
    closed: ClosedDates
    faults: tuple[Fault, ...]


def read_contract(text: bytes | str, *, holidays_of: HolidaysOf = public_holidays) -> Reading:
    """Read one contract file. Never raises for what stands in the file; every fault is told at once.

    Faults come in the order: each value on its own, amendments, what must fit together, warnings among them.
    """
    document = decode(text)
    if isinstance(document, Fault):
        return Reading(contract=None, faults=(document,))
    file, own = judge(document)
    texts, amending = amended_texts(document, [found.place for found in own])
    judged = [_judge_text(one, holidays_of) for one in texts]
    told = _all_faults(own, amending, judged)
    language = Draft(document).text("contract.language")
    if file is None or any(found.level is Level.ERROR for found in told):
        return Reading(contract=None, faults=told, language=language)
    kept = [text_of(one.text.document, one.closed) for one in judged]
    return Reading(
        contract=_contract(file, judged, kept),
        faults=told,
        language=language,
        texts=frozen({digest_of_text(text): text for text in kept}),
    )


def read_file(path: Path, *, holidays_of: HolidaysOf = public_holidays) -> FileReading:
    """Read one contract file from disk; a file that cannot be opened is a fault like any other."""
    try:
        with path.open("rb") as source:
            text = source.read(MOST_BYTES + 1)
    except OSError as error:
        unreadable = fault(FaultKind.UNREADABLE, "", error.strerror or type(error).__name__)
        return FileReading(path=path, text=None, reading=Reading(contract=None, faults=(unreadable,)))
    return FileReading(path=path, text=text, reading=read_contract(text, holidays_of=holidays_of))


def read_folder(folder: Path, *, holidays_of: HolidaysOf = public_holidays) -> tuple[FileReading, ...]:
    """Read every `*.toml` of a folder, by file name. A faulty file does not hinder a good one.

    Of two good files with one number or one incident prefix the first by name stays, the other is refused.
    """
    numbers: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    readings = []
    for path in sorted(folder.glob("*.toml")):
        found = read_file(path, holidays_of=holidays_of)
        contract = found.reading.contract
        if contract is not None:
            taken = _taken(contract, path.name, numbers, prefixes)
            if taken:
                refused = Reading(
                    contract=None, faults=(*taken, *found.reading.faults), language=found.reading.language
                )
                found = FileReading(path=path, text=found.text, reading=refused)
        readings.append(found)
    return tuple(readings)


def _taken(
    contract: Contract, name: str, numbers: dict[str, str], prefixes: dict[str, str]
) -> tuple[Fault, ...]:
    """Say which of number and prefix another file of the folder has; remember both when it is free."""
    prefix = contract.base.incident_prefix
    faults = []
    if contract.number in numbers:
        faults.append(
            fault(FaultKind.NUMBER_TAKEN, "contract.number", contract.number, file=numbers[contract.number])
        )
    if prefix in prefixes:
        faults.append(
            fault(FaultKind.PREFIX_TAKEN, "contract.incident_prefix", prefix, file=prefixes[prefix])
        )
    if not faults:
        numbers[contract.number] = prefixes[prefix] = name
    return tuple(faults)


def _judge_text(text: AmendedText, holidays_of: HolidaysOf) -> _Judged:
    file, own = judge(text.document)
    closed, calendar = closed_dates(Draft(text.document), holidays_of)
    return _Judged(text=text, file=file, closed=closed, faults=(*own, *lint(text.document), *calendar))


def _all_faults(
    own: tuple[Fault, ...], amending: tuple[Fault, ...], judged: list[_Judged]
) -> tuple[Fault, ...]:
    """Put all faults into one list, each once; what only an amendment brought in is told at its change."""
    told: list[Fault] = []
    known: set[_Key] = set()
    for found in (*own, *amending, *judged[0].faults):
        if _key(found) not in known:
            known.add(_key(found))
            told.append(found)
    for one in judged[1:]:
        for found in one.faults:
            if _key(found) not in known:
                known.add(_key(found))
                told.append(_at_change(found, one.text))
    return tuple(told)


def _key(found: Fault) -> _Key:
    return found.kind, found.place, found.found, found.parameters.get("year", "")


def _at_change(found: Fault, text: AmendedText) -> Fault:
    for path, place in text.origins.items():
        if found.place == path or found.place.startswith(f"{path}."):
            rest = found.place.removeprefix(path)
            return Fault(
                kind=found.kind,
                place=f"{place}.new{rest}",
                found=found.found,
                level=found.level,
                parameters=found.parameters,
            )
    return found


def _contract(file: ContractFile, judged: list[_Judged], texts: list[str]) -> Contract:
    start = file.contract.valid_from
    versions = []
    for one, text in zip(judged, texts, strict=True):
        if one.file is None:
            raise ValueError("a text with faults was about to be built")
        terms = build_terms(one.file, digest_of_text(text), one.closed, one.text.applied)
        versions.append(Version(effective_from=_first_day(one.text, start), terms=terms))
    return Contract(
        number=file.contract.number,
        versions=tuple(versions),
        amendments=tuple(_amendment(table) for table in sorted(file.amendment, key=_order)),
    )


def _first_day(text: AmendedText, start: date) -> date:
    """An amendment dated before the contract begins cannot be in force sooner than the contract."""
    return start if text.effective_from is None else max(text.effective_from, start)


def _order(table: AmendmentTable) -> tuple[date, int]:
    return table.effective_from, table.number


def _amendment(table: AmendmentTable) -> Amendment:
    changes = tuple(
        Change(path=one.path, old=canonical_text(one.old), new=canonical_text(one.new))
        for one in table.change
    )
    return Amendment(
        number=table.number,
        signed_on=table.signed_on,
        effective_from=table.effective_from,
        applies_to=table.applies_to,
        reason=table.reason,
        changes=changes,
        clause=table.clause,
    )
