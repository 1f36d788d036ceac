"""Rules about names: every key that one table takes from another must exist there (part of `lint`)."""

from collections.abc import Iterator

from models.contract_file.draft import KEYS, Draft
from models.contract_file.faults import Fault, FaultKind, fault

REFERENCES: tuple[tuple[str, str], ...] = (
    ("contacts.*.deputy", "contacts"),
    ("channels.*.coverage", "coverage"),
    ("first_notice.notify.*", "contacts"),
    (f"first_notice.also.{KEYS}", "severities"),
    ("first_notice.also.*.*", "contacts"),
    ("services.*.locations.*", "locations"),
    (f"services.*.coverage.{KEYS}", "severities"),
    ("services.*.coverage.*", "coverage"),
    (f"services.*.targets.{KEYS}", "severities"),
    ("clock.default_coverage", "coverage"),
    (f"acknowledgement.update_every.{KEYS}", "severities"),
    ("pause.reasons.*.severities.*", "severities"),
    ("reclassification.dispute_resolved_by.*", "contacts"),
    ("escalation.*.notify.*", "contacts"),
    ("escalation.*.severities.*", "severities"),
    (f"escalation_rules.no_ack_repeat.{KEYS}", "severities"),
    (f"penalties.reaction.{KEYS}", "severities"),
    (f"penalties.workaround.{KEYS}", "severities"),
    (f"penalties.restoration.{KEYS}", "severities"),
    (f"penalties.grace.{KEYS}", "severities"),
    (f"penalties.availability.{KEYS}", "services"),
    ("withholding.severities.*", "severities"),
    ("quality.*.prepared_by", "contacts"),
    ("quality.*.inspector", "contacts"),
    ("quality.*.to.*", "contacts"),
    (f"privacy.reports_to.{KEYS}", "contacts"),
    ("privacy.reports_to.*", "contacts"),
)
"""(where a key stands, the table it must be in)."""

_OPTIONAL = frozenset({"locations"})
_SHOWN_KEYS = 12


def dangling_references(draft: Draft) -> Iterator[Fault]:
    """Report every reference to a key that is not there. A table that is itself broken is not asked."""
    for pattern, table in REFERENCES:
        if not draft.is_table(table) and (table not in _OPTIONAL or draft.at(table) is not None):
            continue
        known = draft.table(table)
        for place, key in draft.texts(pattern):
            if key not in known:
                names = ", ".join([*known][:_SHOWN_KEYS])
                yield fault(FaultKind.DANGLING, place, key, table=table, known=names)


def doubled_ranks_and_levels(draft: Draft) -> Iterator[Fault]:
    """Report two classes of one rank and two levels of one number: nobody could say which comes first."""
    for pattern in ("severities.*.rank", "escalation.*.level"):
        seen: dict[int, str] = {}
        for place, _ in draft.find(pattern):
            number = draft.number(place)
            if number is None:
                continue
            other = seen.setdefault(number, place)
            if other != place:
                yield fault(FaultKind.TWICE, place, number, other=other)
