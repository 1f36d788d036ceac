"""The names of the three targets."""

from bot.languages import Language
from models.sla.contract import Metric


def metric_name(t: Language, metric: Metric) -> str:
    """Name a target as the card does."""
    match metric:
        case Metric.REACTION:
            return t.pgettext("metric.reaction", "Reaction")
        case Metric.WORKAROUND:
            return t.pgettext("metric.workaround", "Workaround")
        case Metric.RESTORATION:
            return t.pgettext("metric.restoration", "Restoration")
