"""The names of the three targets and of the figures a contract asks for."""

from bot.languages import Language
from models.sla.contract import Measure, Metric


def metric_name(t: Language, metric: Metric) -> str:
    """Name a target as the card does."""
    match metric:
        case Metric.REACTION:
            return t.pgettext("metric.reaction", "Reaction")
        case Metric.WORKAROUND:
            return t.pgettext("metric.workaround", "Workaround")
        case Metric.RESTORATION:
            return t.pgettext("metric.restoration", "Restoration")


def measure_name(t: Language, measure: Measure) -> str:
    """Name a figure of the contract."""
    names = {
        Measure.REACTION_IN_TIME: t.pgettext("measure.reaction", "Reaction in time"),
        Measure.WORKAROUND_IN_TIME: t.pgettext("measure.workaround", "Workaround in time"),
        Measure.RESTORATION_IN_TIME: t.pgettext("measure.restoration", "Restoration in time"),
        Measure.REACTION_TIME: t.pgettext("measure.reaction.time", "Reaction time"),
        Measure.MTTR: t.pgettext("measure.mttr", "Mean time to restore (MTTR)"),
        Measure.MTBF: t.pgettext("measure.mtbf", "Mean time between failures (MTBF)"),
        Measure.AVAILABILITY: t.pgettext("measure.availability", "Availability"),
        Measure.REOPENED: t.pgettext("measure.reopened", "Reopened"),
    }
    return names[measure]
