"""Public holidays, asked once when a contract text is read and kept with it (DECISIONS 1.2).

The package `holidays` is imported on the first question only: most commands never ask.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

HolidaysOf = Callable[[str, int, int], tuple[date, ...]]
"""(country, first year, last year, both included) -> days off, ascending; raises UnknownCountry."""


class UnknownCountry(Exception):  # noqa: N818 - the name is the sentence the reader needs
    """No holidays are known for this country or region: correct the code, or use `extra_closed`."""


@lru_cache(maxsize=64)
def public_holidays(country: str, first_year: int, last_year: int) -> tuple[date, ...]:
    """List the public holidays of a country ("PL") or region ("DE-BY"), ascending, Sundays among them.

    Source: the statutes as collected by the `holidays` package; 24 December in Poland from 2025.
    """
    import holidays  # noqa: PLC0415 - takes a noticeable time, and only reading a contract needs it

    name, _, region = country.partition("-")
    try:
        known = holidays.country_holidays(name, subdiv=region or None, years=range(first_year, last_year + 1))
    except NotImplementedError as error:
        raise UnknownCountry(country) from error
    return tuple(sorted(known))
