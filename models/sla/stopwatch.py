"""Adding up stretches of time that may overlap: outages, pauses, windows.

Rule book, pure: the algebra of half-open spans, in real time. For seconds of a contract's clock ask
`models.sla.hours.Timeline`. Source: CONTRACT section 4 ("overlapping outages merged, cut to period").
"""

from collections.abc import Iterable
from datetime import timedelta

from models.sla.hours import Span


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same instants as spans, oldest first, that neither overlap nor touch; no span is empty."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if span.start == span.end:
            continue
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def clip(spans: Iterable[Span], limits: Span) -> tuple[Span, ...]:
    """Keep the part of each span that lies in `limits`, in the order given; nothing empty is kept."""
    return tuple(
        Span(max(span.start, limits.start), min(span.end, limits.end))
        for span in spans
        if max(span.start, limits.start) < min(span.end, limits.end)
    )


def subtract(kept: Iterable[Span], removed: Iterable[Span]) -> tuple[Span, ...]:
    """Take every instant of `removed` out of `kept`; both may overlap themselves. Merged, oldest first."""
    left = list(merge(kept))
    for hole in merge(removed):
        left = [part for span in left for part in _around(span, hole)]
    return tuple(left)


def total(spans: Iterable[Span]) -> int:
    """Count the real seconds covered by at least one span; fractions of the sum are cut off."""
    return sum((span.end - span.start for span in merge(spans)), timedelta()) // timedelta(seconds=1)


def _around(span: Span, hole: Span) -> tuple[Span, ...]:
    if hole.end <= span.start or span.end <= hole.start:
        return (span,)
    parts: tuple[Span, ...] = ()
    if span.start < hole.start:
        parts += (Span(span.start, hole.start),)
    if hole.end < span.end:
        parts += (Span(hole.end, span.end),)
    return parts
