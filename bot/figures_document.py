"""The [CSV] of the figures as a document for spreadsheets: UTF-8 with its mark, in the contract's language.

Polish spreadsheets keep the comma for decimals and split at semicolons. A cell that a spreadsheet would take for a
formula is led in by an apostrophe: names in it come from people.
"""

import csv
import io
import re
from collections.abc import Iterable
from typing import cast

from bot.channels.channel import Document
from bot.figures_text import named_figures
from bot.languages import LanguageCode, languages
from bot.wording.figures_sheet import Cell, sheet
from bot.wording.words import Words
from handlers.cases import cases_behind
from handlers.desk import Desk
from handlers.figures import figures_for
from handlers.library import Library
from handlers.notices.counting import FiguresCsv
from models.sla.measures import Filters, Period
from models.store.archive import Archive

MARK = "\N{BYTE ORDER MARK}"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
MEDIA_TYPE = "text/csv"


def figures_document(archive: Archive, library: Library, contract: str, notice: FiguresCsv) -> Document:
    """Compute the sheet of a period as of the instant the notice names; KeyError for an unknown contract."""
    desk = Desk(archive=archive, library=library, channels=frozenset())
    period = Period(first=notice.first, last=notice.last)
    filters = Filters(service=notice.service, severity=notice.severity, place=notice.place)
    found = figures_for(desk, contract, period, filters, notice.as_of)
    terms = library.terms_at(contract, archive.now)
    code: LanguageCode = "pl" if terms.language == "pl" else "en"
    words = Words(
        language=languages(code),
        terms=terms,
        now=notice.as_of,
        texts=lambda _digest: None,
        employee=lambda _key: None,
    )
    named = cast("dict[str, Cell]", dict(named_figures(found)))
    rows = sheet(found, named, cases_behind(desk, found), words)
    return Document(
        name=document_name(contract, notice),
        media_type=MEDIA_TYPE,
        body=written(rows, ";" if code == "pl" else ","),
    )


def document_name(contract: str, notice: FiguresCsv) -> str:
    """Name the document by contract and period: `SLA-2026-001_2026-10-01_2026-10-31.csv`."""
    number = re.sub(r"[^\w.-]+", "-", contract)
    return f"{number}_{notice.first:%Y-%m-%d}_{notice.last:%Y-%m-%d}.csv"


def written(rows: Iterable[Iterable[object]], delimiter: str) -> bytes:
    """Write rows as CSV that every spreadsheet reads and none computes."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return (MARK + out.getvalue()).encode()


def harmless(cell: object) -> object:
    """Lead in by an apostrophe what a spreadsheet would take for a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
