"""The closed dates of each coverage of a text: public holidays and `extra_closed` (DECISIONS 1.2)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from models.contract_file.draft import Draft
from models.contract_file.faults import Fault, FaultKind, fault, warning
from models.contract_file.fields import is_country
from models.contract_file.holidays import HolidaysOf, UnknownCountry

FIRST_YEAR, LAST_YEAR = 1971, 2190
MOST_YEARS = 50
_ANY_YEAR = 2026

ClosedDates = Mapping[str, tuple[date, ...]]
"""Coverage key -> closed local dates, ascending, each once."""


def years_of(draft: Draft) -> range | None:
    """Return the years a text's holidays are resolved for: the year before validity to two after it.

    None when the validity is missing, broken, reversed or out of all bounds.
    """
    first, last = draft.day("contract.valid_from"), draft.day("contract.valid_to")
    if first is None or last is None or first > last:
        return None
    if first.year < FIRST_YEAR or last.year > LAST_YEAR or last.year - first.year > MOST_YEARS:
        return None
    return range(first.year - 1, last.year + 3)


def closed_dates(draft: Draft, holidays_of: HolidaysOf) -> tuple[ClosedDates, tuple[Fault, ...]]:
    """Resolve the closed dates of every coverage, with what is wrong about its country or its years."""
    years = years_of(draft)
    closed: dict[str, tuple[date, ...]] = {}
    faults: list[Fault] = []
    for key in draft.table("coverage"):
        place = f"coverage.{key}"
        country = draft.text(f"{place}.holidays")
        found: tuple[date, ...] = ()
        if country is not None and is_country(country):
            # Whether a country is known needs no validity, so a broken one does not hide it.
            asked = years or range(_ANY_YEAR, _ANY_YEAR + 1)
            try:
                known = holidays_of(country, asked[0], asked[-1])
                if years is not None:
                    found = known
                    missing = set(years) - {day.year for day in found}
                    faults += _empty_years(f"{place}.holidays", country, missing)
            except UnknownCountry:
                faults.append(fault(FaultKind.UNKNOWN_COUNTRY, f"{place}.holidays", country))
        extra = (draft.day(at) for at, _ in draft.find(f"{place}.extra_closed.*"))
        closed[key] = tuple(sorted({*found, *(day for day in extra if day is not None)}))
    return MappingProxyType(closed), tuple(faults)


def _empty_years(place: str, country: str, years: set[int]) -> list[Fault]:
    return [
        warning(FaultKind.YEAR_WITHOUT_HOLIDAYS, place, country, year=str(year)) for year in sorted(years)
    ]
