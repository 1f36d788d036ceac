"""What must fit together in a contract, as a list of named rules over what could be parsed (DECISIONS 4).

A rule that needs a broken part is silent about it; all others still run. Rules that need the outside world
(holidays, other files) live with it: `calendars.py`, `reader.py`.
"""

from collections.abc import Callable, Iterator

from models.contract_file import rules_hours, rules_people, rules_references, rules_times
from models.contract_file.draft import Draft
from models.contract_file.faults import Document, Fault

Rule = Callable[[Draft], Iterator[Fault]]

RULES: tuple[Rule, ...] = (
    rules_times.days_in_order,
    rules_times.validity_within_reason,
    rules_references.dangling_references,
    rules_references.doubled_ranks_and_levels,
    rules_hours.hours_that_mean_nothing,
    rules_hours.default_coverage_is_clear,
    rules_times.longer_than_restoration,
    rules_people.levels_without_a_person,
    rules_people.somebody_can_acknowledge,
    rules_hours.last_minute_of_the_day,
    rules_hours.edges_on_clock_change_nights,
    rules_hours.hours_without_holidays,
    rules_people.cover_gaps,
    rules_people.untrained_people,
    rules_people.people_without_an_address,
    rules_people.shared_addresses,
    rules_people.people_without_a_deputy,
)
"""Errors first, then warnings; the order in which faults are told."""


def lint(document: Document) -> tuple[Fault, ...]:
    """Run every rule over one text of the contract."""
    draft = Draft(document)
    return tuple(found for rule in RULES for found in rule(draft))
