"""Opening an installation: the contracts of the folder and every text the store has ever kept, on one shelf.

A faulty file never replaces a good text: while it is faulty the last good one stays in force (DESIGN 2). A base
that was edited where only an amendment may change it is refused, each path named (DECISIONS 1.3).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handlers.library import Library, shelve
from models.contract_file.changes import forbidden_changes
from models.contract_file.faults import Fault
from models.contract_file.kept import terms_of
from models.contract_file.reader import FileReading, read_contract, read_folder
from models.sla.contract import Contract, Terms
from models.store.archive import Archive
from models.store.records import ContractVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why a file of the folder is not in force: its faults, or the paths that only an amendment may change."""

    file: str
    faults: tuple[Fault, ...] = ()
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The library, and the files that could not be taken into it."""

    library: Library
    troubles: tuple[Trouble, ...]


def open_library(archive: Archive, folder: Path) -> Opened:
    """Read the folder, compare with what the store knows, keep new texts; runs in a writing transaction."""
    opened, good = _compared(archive, folder)
    for file in good:
        _keep(archive, file)
    return opened


def read_library(archive: Archive, folder: Path) -> Library:
    """Return the library as `open_library` would, for a reader: nothing is kept."""
    return _compared(archive, folder, for_reading=True)[0].library


def _compared(
    archive: Archive, folder: Path, *, for_reading: bool = False
) -> tuple[Opened, list[FileReading]]:
    """Hold the folder against what the store knows; returns the files in force beside what came of it.

    A kept file that cannot be read any more is a ValueError, so that no service starts without its contract; a
    reader does without it, because `verify` is there to name it.
    """
    known = _latest(archive)
    contracts: dict[str, Contract] = {}
    troubles: list[Trouble] = []
    good: list[FileReading] = []
    for file in read_folder(folder):
        trouble = _trouble(file, known)
        contract = file.reading.contract
        if trouble is not None:
            troubles.append(trouble)
        elif contract is not None:
            contracts[contract.number] = contract
            good.append(file)
    if troubles:
        for number, version in known.items():
            again = None if number in contracts else _again(version, for_reading=for_reading)
            if again is not None:
                contracts[number] = again
    library = shelve(contracts, _older(archive, contracts))
    return Opened(library=library, troubles=tuple(troubles)), good


def _latest(archive: Archive) -> dict[str, ContractVersion]:
    """Return the last text of each contract; versions come in the order they were first seen."""
    return {version.number: version for version in archive.versions.all()}


def _trouble(file: FileReading, known: Mapping[str, ContractVersion]) -> Trouble | None:
    contract = file.reading.contract
    if contract is None or file.text is None:
        return Trouble(file=file.path.name, faults=file.reading.faults)
    before = known.get(contract.number)
    if before is None:
        return None
    paths = forbidden_changes(before.text, file.text)
    return Trouble(file=file.path.name, forbidden=paths) if paths else None


def _keep(archive: Archive, file: FileReading) -> None:
    """Keep the file as it was read, and for each text in force the canonical form its digest is made of."""
    contract = file.reading.contract
    if contract is None or file.text is None:
        return
    for terms in contract.all_terms:
        kept = {"canonical": file.reading.texts[terms.digest], "applied": terms.amendments_applied}
        archive.versions.keep(contract.number, terms.digest, file.text.decode("utf-8"), json.dumps(kept))


def _older(archive: Archive, contracts: Mapping[str, Contract]) -> dict[str, Terms]:
    """Make the terms of every kept text that no file holds any more, with the holidays it was first read with.

    The texts of `contracts` are made already: a start builds each text once (DECISIONS 1.2).
    """
    made = {terms.digest for contract in contracts.values() for terms in contract.all_terms}
    older: dict[str, Terms] = {}
    for version in archive.versions.all():
        if version.terms_json is not None and version.digest not in made:
            kept = json.loads(version.terms_json)
            older[version.digest] = terms_of(kept["canonical"], tuple(kept["applied"]))
    return older


def _again(version: ContractVersion, *, for_reading: bool) -> Contract | None:
    """Read the last good file of a contract once more; None where a reader finds it unreadable."""
    contract = read_contract(version.text).contract
    if contract is None and not for_reading:
        raise ValueError(f"the kept text {version.digest} of {version.number} cannot be read any more")
    return contract
