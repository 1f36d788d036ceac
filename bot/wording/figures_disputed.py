"""Figures in both versions: what they would be were every dispute decided for one side (clauses 8 and 13).

Part of `figures`: a claim or an objection never takes a report out of a figure, it stands beside it.
"""

from collections.abc import Iterator

from bot.wording.metrics import metric_name
from bot.wording.typesetting import Runs
from bot.wording.words import Words
from models.sla.contract import Metric, Side
from models.sla.measures import Figures, TargetFigures


def exclusions(found: Figures, words: Words) -> str:
    """Write how many exclusions hold and how many are not settled; empty where none of either."""
    kept = found.conduct
    if not kept.excluded and not kept.unsettled:
        return ""
    text = words.language.pgettext("st.exclusions", "Exclusions: agreed {agreed}, disputed {disputed}")
    return text.format(agreed=kept.excluded, disputed=kept.unsettled)


def versions(found: Figures, words: Words) -> Iterator[Runs]:
    """Write each target's share in both versions, where they are not one and the same."""
    for metric in Metric:
        target = found.of(metric)
        if target.is_disputed:
            yield _versions(target, metric, words)


def _versions(target: TargetFigures, metric: Metric, words: Words) -> Runs:
    t = words.language
    share = t.pgettext("st.share", "{met} of {n}")
    text = t.pgettext(
        "st.how.versions",
        "{metric}, in time as recorded: {recorded}; with exclusions agreed: {agreed}; were all disputes decided for"
        " {provider}: {most}; for {client}: {least}.",
    )
    agreed = target.met + target.excluded
    shown = {
        "recorded": (target.met, target.n),
        "agreed": (agreed, target.n),
        "most": (agreed + target.claimed, target.n),
        "least": (target.strict_met + target.excluded, target.strict_n),
    }
    return words.runs(
        text,
        metric=metric_name(t, metric),
        provider=words.party(Side.PROVIDER),
        client=words.party(Side.CLIENT),
        **{name: share.format(met=met, n=n) for name, (met, n) in shown.items()},
    )
