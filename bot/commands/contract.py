"""`reakcja contract ...`: look into a contract file before it is signed or loaded; opens no store."""

import json
from pathlib import Path
from typing import TextIO

from bot.languages import Language, LanguageCode, languages
from bot.wording.contract import (
    empty_folder,
    fault_lines,
    outcome,
    texts_in_force,
    warnings_counted,
    word_faults,
)
from models.contract_file.reader import FileReading, read_file, read_folder


def check(path: Path, *, json_output: bool, lang: str | None, out: TextIO) -> int:
    """Print every fault of a contract file, or of each `*.toml` of a folder; return 1 on any error, else 0.

    `lang` None = the contract's own language, where it can be read, else English.
    JSON for a file: `{"ok", "faults": [{"level", "place", "found", "expected", "message"}]}`; for a folder
    `{"ok", "files": [{"file", "ok", "faults"}]}`.
    """
    is_folder = path.is_dir()
    readings = read_folder(path) if is_folder else (read_file(path),)
    is_ok = bool(readings) and all(one.reading.is_ok for one in readings)
    if json_output:
        answers = [_as_json(one, _language(lang, one)) for one in readings]
        answer: object = {"ok": is_ok, "files": answers} if is_folder else _of_one_file(answers[0])
        out.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
        return 0 if is_ok else 1
    for one in readings:
        _print(one, _language(lang, one), out)
    if not readings:
        out.write(empty_folder(languages(_code(lang)), str(path)) + "\n")
    return 0 if is_ok else 1


def schema(out: TextIO) -> int:
    """Print the JSON Schema of a contract file, as shipped in `contracts/contract.schema.json`."""
    from models.contract_file.schema import json_schema  # noqa: PLC0415 - only this command needs it

    out.write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0


def _code(lang: str | None) -> LanguageCode:
    return "pl" if lang is not None and lang.startswith("pl") else "en"


def _language(lang: str | None, one: FileReading) -> Language:
    contract = one.reading.contract
    own = contract.base.language if contract else one.reading.language
    return languages(_code(lang or own))


def _as_json(one: FileReading, words: Language) -> dict[str, object]:
    faults = one.reading.faults
    listed = [
        {
            "level": fault.level.value,
            "place": fault.place,
            "found": fault.found,
            "expected": worded.expected,
            "message": worded.message,
        }
        for fault, worded in zip(faults, word_faults(words, faults), strict=True)
    ]
    return {"file": str(one.path), "ok": one.reading.is_ok, "faults": listed}


def _of_one_file(answer: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in answer.items() if name != "file"}


def _print(one: FileReading, words: Language, out: TextIO) -> None:
    contract, faults = one.reading.contract, one.reading.faults
    lines = [*fault_lines(words, faults), outcome(words, str(one.path), contract, faults)]
    counted = warnings_counted(words, faults)
    lines += [counted] if counted else []
    lines += texts_in_force(words, contract) if contract else ()
    out.write("\n".join(lines) + "\n")
