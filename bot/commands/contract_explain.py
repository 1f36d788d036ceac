"""`reakcja contract explain FILE`: the contract in plain words, or its procedure for the wall; opens no store."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO, cast

from bot.commands.contract import check
from bot.languages import LanguageCode, languages
from bot.wording.explaining_contract import contract_in_words
from bot.wording.explaining_procedure import procedure_in_words
from bot.wording.words import Words
from models.contract_file.reader import read_file
from models.sla.contract import Contract


def explain(path: Path, *, procedure: bool, lang: str | None, out: TextIO) -> int:
    """Write the newest text of the contract in plain words, its digest on the last line; 1 where it has errors.

    `lang` None: the contract's own language. A faulty file is answered by its faults, as `contract check` does.
    """
    contract = read_file(path).reading.contract if path.is_file() else None
    if contract is None:
        check(path, json_output=False, lang=lang, out=out)
        return 1
    words = words_of(contract, lang or contract.base.language)
    out.write((procedure_in_words(words) if procedure else contract_in_words(words)) + "\n")
    return 0


def words_of(contract: Contract, lang: str) -> Words:
    """Make words as of the first day of the newest text, so that the answer depends on the file alone."""
    newest = contract.versions[-1]
    day = newest.effective_from
    code = cast("LanguageCode", lang) if lang in ("pl", "en") else "en"
    return Words(
        language=languages(code),
        terms=newest.terms,
        now=datetime(day.year, day.month, day.day, tzinfo=newest.terms.zone).astimezone(UTC),
        texts=lambda _digest: None,
        employee=lambda _key: None,
        contract=contract,
    )
