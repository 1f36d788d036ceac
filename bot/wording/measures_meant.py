"""What each figure means: its definition, whom it counts and who is left out (CONTRACT 4, DECISIONS 5)."""

from collections.abc import Mapping

from bot.languages import Language
from models.sla.contract import Metric


def target_meant(t: Language, metric: Metric) -> str:
    """Define the figures of one target."""
    match metric:
        case Metric.REACTION:
            return t.pgettext(
                "meant.reaction",
                "notification to the first act of a human; counted: deadlines of the period and those late and open",
            )
        case Metric.WORKAROUND:
            return t.pgettext(
                "meant.workaround",
                "notification to a workaround or the repair; counted likewise, pauses left out",
            )
        case Metric.RESTORATION:
            return t.pgettext(
                "meant.restoration", "notification to the repair that was not refused; counted likewise"
            )


def mttr_meant(t: Language) -> str:
    """Define MTTR."""
    return t.pgettext(
        "meant.mttr", "mean time to the repair of those reported in the period and restored, without pauses"
    )


def mtbf_meant(t: Language, strictest: str) -> str:
    """Define MTBF."""
    text = t.pgettext("meant.mtbf", "(agreed hours - downtime) / failures of class {severity}, all services")
    return text.format(severity=strictest)


def availability_meant(t: Language, strictest: str) -> str:
    """Define availability."""
    text = t.pgettext(
        "meant.availability",
        "100 × (agreed hours - planned work - downtime) / (agreed hours - planned work); class {severity}",
    )
    return text.format(severity=strictest)


def pauses_meant(t: Language) -> str:
    """Define the share of pauses."""
    return t.pgettext(
        "meant.pauses",
        "time on the clock of the class in which the repair was stopped; reported in the period",
    )


def conduct_meant(t: Language, recurrence_days: int) -> Mapping[str, tuple[str, str]]:
    """Name and define the counts of how the procedure was kept to."""
    recurrences = t.npgettext(
        "meant.recurrences",
        "same service and place within {days} day after another report",
        "same service and place within {days} days after another report",
        recurrence_days,
    )
    return {
        "reopened": (
            t.pgettext("measures.reopened", "Reopened"),
            t.pgettext("meant.reopened", "opened again at least once, of the closed ones"),
        ),
        "recurrences": (
            t.pgettext("measures.recurrences", "Recurrences"),
            recurrences.format(days=recurrence_days),
        ),
        "reclassified": (
            t.pgettext("measures.classes", "Changes of class"),
            t.pgettext("meant.classes", "agreed changes; disputed: objections to a proposal"),
        ),
        "first_level": (
            t.pgettext("measures.first", "Solved on the first level"),
            t.pgettext("meant.first", "repaired by a person of the first notice, of the restored ones"),
        ),
        **_beside(t),
        **_entered(t),
    }


def _beside(t: Language) -> Mapping[str, tuple[str, str]]:
    return {
        "exclusions": (
            t.pgettext("measures.exclusions", "Exclusions"),
            t.pgettext("meant.exclusions", "reports with a claim; they stay in every figure"),
        ),
        "out_of_scope": (
            t.pgettext("measures.scope", "Questions out of scope"),
            t.pgettext("meant.scope", "answered with a person to ask; no report, no clock"),
        ),
        "change_requests": (
            t.pgettext("measures.changes", "Change requests"),
            t.pgettext("meant.changes", "wishes for something new, counted apart from reports"),
        ),
        "joined": (
            t.pgettext("measures.metoo", "Me too"),
            t.pgettext("meant.metoo", "people who joined beside the reporter, mean a report"),
        ),
        "silent": (
            t.pgettext("measures.silent", "Closed without an answer"),
            t.pgettext("meant.silent", "confirmed by silence, of the closed ones"),
        ),
    }


def _entered(t: Language) -> Mapping[str, tuple[str, str]]:
    return {
        "drafts": (
            t.pgettext("measures.drafts", "Sent without confirmation"),
            t.pgettext("meant.drafts", "reports that were not finished and went by themselves"),
        ),
        "hotline": (
            t.pgettext("measures.hotline", "Through the hotline"),
            t.pgettext("meant.hotline", "entered by the hotline; the delay is from the call to the entry"),
        ),
        "late_entries": (
            t.pgettext("measures.late", "Late entries"),
            t.pgettext("meant.late", "of the hotline's: entered so late that the call's time does not count"),
        ),
    }
