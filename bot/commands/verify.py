"""`reakcja verify`: recompute hashes and figures of the whole record, or hold an export against it.

Status 1 on any difference. Nothing is written. On a terminal the progress is shown on stderr.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TypeVar

import typer

from bot.commands.looking import language_for, look, refuse
from bot.exported import NoExport, check_by_itself, check_with_record, read_export
from bot.languages import Language
from bot.listed import check_list_itself, check_list_with_record, is_list
from bot.settings import Settings
from bot.web.api_shapes import IncidentShown
from bot.wording import verifying
from handlers.audit import (
    Difference,
    check_contracts,
    check_incident,
    check_registers,
    check_texts,
    check_works,
    lost_texts,
)
from handlers.audit_penalties import check_penalties
from handlers.library import Library
from models.sla.heads import REGISTER, NoList, from_csv
from models.store.archive import Archive
from models.store.checking import all_incidents

Item = TypeVar("Item")


@dataclass(slots=True, kw_only=True)
class Report:
    """What was checked so far and how it differs; `here` counts exported incidents this record has too."""

    incidents: int = 0
    events: int = 0
    texts: int = 0
    here: int | None = None
    differences: list[Difference] = field(default_factory=list)


def verify(settings: Settings, file: Path | None, *, json_output: bool, lang: str | None) -> int:
    """Check everything kept, or (`file`) an export: by itself and against the record, where there is one."""
    exported: list[IncidentShown] | None = None
    if file is not None:
        try:
            body = file.read_bytes()
            if is_list(body):
                return _verify_list(settings, body, file, json_output=json_output, lang=lang)
            exported = read_export(body)
        except OSError:
            return refuse(verifying.no_export(language_for(lang, "en"), str(file), ""))
        except NoExport as refusal:
            return refuse(verifying.no_export(language_for(lang, "en"), str(file), str(refusal)))

    def answer(archive: Archive, library: Library) -> int:
        own = next((one.base.language for one in library.contracts.values()), "en")
        report = _record(archive, library) if exported is None else _export(archive, library, exported)
        return _tell(report, language_for(lang, own), json_output=json_output)

    if exported is not None and not _has_record(settings):
        return _tell(_alone(exported), language_for(lang, "en"), json_output=json_output)
    return look(settings, lang, answer)


def _verify_list(settings: Settings, body: bytes, file: Path, *, json_output: bool, lang: str | None) -> int:
    """Check a daily evidence list: by itself, and against the record where there is one."""
    try:
        listed, written = from_csv(body.decode())
    except (NoList, UnicodeDecodeError) as refusal:
        line = str(refusal) if isinstance(refusal, NoList) else "1"
        return refuse(verifying.no_list(language_for(lang, "en"), str(file), line))
    heads = [one for one in listed.heads if one.number != REGISTER]
    report = Report(incidents=len(heads), events=sum(one.events for one in heads), here=0)
    report.differences += check_list_itself(listed, written)
    if not _has_record(settings):
        return _tell(report, language_for(lang, "en"), json_output=json_output)

    def answer(archive: Archive, library: Library) -> int:
        own = next((one.base.language for one in library.contracts.values()), "en")
        report.here = sum(archive.incidents.find(one.number) is not None for one in heads)
        report.differences += check_list_with_record(archive, listed)
        return _tell(report, language_for(lang, own), json_output=json_output)

    return look(settings, lang, answer)


def _has_record(settings: Settings) -> bool:
    prefix = "sqlite:///"
    return not settings.database.startswith(prefix) or Path(settings.database.removeprefix(prefix)).exists()


def _record(archive: Archive, library: Library) -> Report:
    report = Report()
    for row, number in _watched(all_incidents(archive.connection)):
        events, differences = check_incident(archive, library, row, number)
        report.incidents += 1
        report.events += events
        report.differences += differences
    for one in check_texts(archive):
        report.texts += 1
        report.differences += [one] if one is not None else []
    report.differences += lost_texts(archive)
    report.differences += check_contracts(archive)
    report.differences += check_registers(archive)
    report.differences += check_works(archive)
    report.differences += check_penalties(archive, library)
    return report


def _export(archive: Archive, library: Library, exported: list[IncidentShown]) -> Report:
    report = _alone(exported)
    report.here = 0
    for shown in _watched(exported):
        stored = archive.incidents.find(shown.number)
        if stored is not None:
            report.here += 1
            report.differences += check_with_record(archive, library, shown, stored)
    return report


def _alone(exported: list[IncidentShown]) -> Report:
    events = sum(len(one.events) for one in exported)
    differences = list(chain.from_iterable(check_by_itself(one) for one in exported))
    return Report(incidents=len(exported), events=events, here=0, differences=differences)


def _watched(items: list[Item]) -> Iterator[Item]:
    """Yield the items, with a bar on stderr where somebody watches."""
    if not sys.stderr.isatty():
        yield from items
        return
    with typer.progressbar(items, file=sys.stderr) as shown:
        yield from shown


def _tell(report: Report, t: Language, *, json_output: bool) -> int:
    if json_output:
        print(json.dumps(_as_json(report, t), ensure_ascii=False, indent=2))  # noqa: T201 - a command answers
    else:
        for line in _lines(report, t):
            print(line)  # noqa: T201
    return 1 if report.differences else 0


def _lines(report: Report, t: Language) -> Iterable[str]:
    yield from (verifying.difference(t, one) for one in report.differences)
    if report.here is None:
        yield verifying.checked(t, report.incidents, report.events, report.texts)
    else:
        yield verifying.compared(t, report.incidents, report.events, report.here)
        yield verifying.not_checked(t)
    yield verifying.outcome(t, len(report.differences))


def _as_json(report: Report, t: Language) -> dict[str, object]:
    listed = [
        {
            "finding": one.finding.value,
            "incident": one.incident or None,
            "place": one.place or None,
            "found": one.found or None,
            "expected": one.expected or None,
            "message": verifying.difference(t, one),
        }
        for one in report.differences
    ]
    counted: dict[str, object] = {"incidents": report.incidents, "events": report.events}
    if report.here is None:
        counted["texts"] = report.texts
    else:
        counted |= {"compared": report.here, "not_checked": verifying.not_checked(t)}
    return {"ok": not report.differences, **counted, "differences": listed}
