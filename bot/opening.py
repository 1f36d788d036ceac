"""Opening an installation: the contracts of the folder and every text the store has ever kept, on one shelf.

A faulty file never replaces a good text: while it is faulty the last good one stays in force (DESIGN 2). A base
that was edited where only an amendment may change it is refused, each path named (DECISIONS 1.3).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handlers.library import Library, shelve
from models.contract_file.changes import forbidden_changes
from models.contract_file.faults import Fault
from models.contract_file.holidays import public_holidays
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
    known = _latest(archive)
    contracts: dict[str, Contract] = {}
    troubles: list[Trouble] = []
    for file in read_folder(folder):
        trouble = _trouble(file, known)
        contract = file.reading.contract
        if trouble is not None:
            troubles.append(trouble)
        elif contract is not None and file.text is not None:
            contracts[contract.number] = contract
            _keep(archive, contract, file.text.decode("utf-8"))
    if troubles:
        for number, version in known.items():
            if number not in contracts:
                contracts[number] = _again(version)
    older = {digest: terms for digest, terms in _older(archive) if digest}
    return Opened(library=shelve(contracts, older), troubles=tuple(troubles))


def read_library(archive: Archive, folder: Path) -> Library:
    """Return the library for a reader: the folder's good files and the store's texts; nothing is kept."""
    contracts = {
        file.reading.contract.number: file.reading.contract
        for file in read_folder(folder)
        if file.reading.contract is not None
    }
    return shelve(contracts, dict(_older(archive)))


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


def _keep(archive: Archive, contract: Contract, text: str) -> None:
    for terms in contract.all_terms:
        closed = {
            key: [day.isoformat() for day in coverage.closed_dates]
            for key, coverage in terms.coverages.items()
        }
        archive.versions.keep(contract.number, terms.digest, text, json.dumps({"closed": closed}))


def _older(archive: Archive) -> Iterator[tuple[str, Terms]]:
    for version in archive.versions.all():
        for terms in _again(version).all_terms:
            if terms.digest == version.digest:
                yield version.digest, terms


def _again(version: ContractVersion) -> Contract:
    """Read a kept text with the holidays it was first read with, so that a package upgrade changes nothing."""

    def holidays_of(country: str, first_year: int, last_year: int) -> tuple[date, ...]:
        kept = _kept_dates(version)
        days = kept if kept is not None else public_holidays(country, first_year, last_year)
        return tuple(day for day in days if first_year <= day.year <= last_year)

    contract = read_contract(version.text, holidays_of=holidays_of).contract
    if contract is None:
        raise ValueError(f"the kept text {version.digest} of {version.number} cannot be read any more")
    return contract


def _kept_dates(version: ContractVersion) -> tuple[date, ...] | None:
    if version.terms_json is None:
        return None
    closed: dict[str, list[str]] = json.loads(version.terms_json)["closed"]
    return tuple(sorted({date.fromisoformat(day) for days in closed.values() for day in days}))
