"""How a verdict was arrived at, in words: each stretch of time with its reason, its seconds and its clause."""

from collections.abc import Iterator

from bot.wording.metrics import metric_name
from bot.wording.said import Run, Said
from bot.wording.saying import Saying, saying
from bot.wording.typesetting import Runs, lines, neutral, said, sentences
from bot.wording.withholding import buttons, withheld_line
from bot.wording.words import Words
from handlers.notices.explaining import IncidentHow
from handlers.withholding import decides
from models.sla.claims import Claim, Standing
from models.sla.contract import Terms
from models.sla.explanation import Explanation, Stretch, Why, explain_all
from models.sla.incident import Incident
from models.sla.penalties import withheld

MOST_LINES = 6
"""So many stretches of a target are shown in chat; the command and the API show all of them."""


def incident_how(notice: IncidentHow, words: Words) -> Said:
    """Word how.incident; ValueError where these words were made without the incident."""
    view = words.incident
    if view is None:
        raise ValueError(f"{notice.number}: to be explained without its incident")
    terms = view.terms or words.terms
    found = explain_all(view.incident, terms, notice.as_of, view.planned)
    text = words.language.pgettext("how.incident", "**{number}: how it was computed**, as of {at}.")
    head = words.runs(text, number=notice.number, at=words.when(notice.as_of))
    if not found:
        return said(lines(head, no_clock(words)))
    told = lines(head, *(explained(one, terms, words, MOST_LINES) for one in found))
    held = withheld(view.incident, terms, notice.as_of)
    may_decide = words.reader is not None and decides(words.terms, words.reader)
    if held is None or held.released_at is not None or not may_decide:
        return said(told)
    return said(lines(told, withheld_line(held, words)), *buttons(words, view.id))


def explanation_lines(words: Words, terms: Terms, incident: Incident) -> str:
    """Word every target of an incident as of `words.now`, nothing left out, as plain lines."""
    planned = words.incident.planned if words.incident else ()
    found = explain_all(incident, terms, words.now, planned)
    parts = [explained(one, terms, words, None) for one in found] or [no_clock(words)]
    return "\n\n".join("".join(run.text for run in part) for part in parts)


def no_clock(words: Words) -> Runs:
    """Say that there is nothing to compute."""
    return words.runs(
        words.language.pgettext("how.incident.none", "No clock of the contract runs for this report.")
    )


def explained(found: Explanation, terms: Terms, words: Words, most: int | None) -> Runs:
    """Word one target: the verdict, then its stretches; of many only the first `most` (None: all)."""
    shown = found.stretches if most is None else found.stretches[:most]
    rest = found.stretches[len(shown) :]
    listed = [_stretch(one, found, terms, words) for one in shown]
    if rest:
        listed.append(_rest(rest, words))
    return lines(_verdict(found, words), *listed, *_disputes(found, terms, words))


def _disputes(found: Explanation, terms: Terms, words: Words) -> Iterator[Runs]:
    """Word the other version where a pause is disputed, and each exclusion claimed with where it stands."""
    other, t = found.disputed, words.language
    if other is not None:
        text = t.pgettext("how.disputed", "Without the disputed pause: {elapsed} of {target}.")
        if other.met is False:
            text = t.pgettext(
                "how.disputed.late", "Without the disputed pause: {elapsed} of {target}, {late} too late."
            )
        yield words.runs(
            text,
            elapsed=clockwise(other.elapsed_seconds),
            target=clockwise(other.target_seconds),
            late=clockwise(other.late_seconds),
        )
    if found.verdict.met is True:
        return
    for claim in found.claims:
        line = words.runs(
            _claimed(claim, words),
            person=words.person(claim.by),
            at=words.when(claim.at),
            ground=terms.exclusions.list[claim.ground],
        )
        yield sentences(line, _clause(terms.exclusions.clause))


def _claimed(claim: Claim, words: Words) -> str:
    t = words.language
    match claim.standing:
        case Standing.CLAIMED:
            return t.pgettext(
                "how.claim.claimed",
                "Exclusion claimed by: {person}, {at}: “{ground}”. Not answered yet; nothing is taken off.",
            )
        case Standing.CONTESTED:
            return t.pgettext(
                "how.claim.contested",
                "Exclusion claimed by: {person}, {at}: “{ground}”. **Disputed**; nothing is taken off.",
            )
        case Standing.AGREED:
            return t.pgettext(
                "how.claim.agreed",
                "Exclusion claimed by: {person}, {at}: “{ground}”. **Holds**: costs nothing; the time stays as it"
                " was.",
            )
        case _:
            return t.pgettext(
                "how.claim.refused", "Exclusion claimed by: {person}, {at}: “{ground}”. Refused."
            )


def _verdict(found: Explanation, words: Words) -> Runs:
    t = words.language
    verdict = found.verdict
    match verdict.met:
        case True:
            text = t.pgettext(
                "how.verdict.met", "**{metric}, class {severity}**: {elapsed} of {target}, in time."
            )
        case False:
            text = t.pgettext(
                "how.verdict.late", "**{metric}, class {severity}**: {elapsed} of {target}, {late} too late."
            )
        case _:
            text = t.pgettext(
                "how.verdict.running", "**{metric}, class {severity}**: {elapsed} of {target} so far."
            )
    head = words.runs(
        text,
        metric=metric_name(t, verdict.metric),
        severity=verdict.severity,
        elapsed=clockwise(verdict.elapsed_seconds),
        target=clockwise(verdict.target_seconds),
        late=clockwise(verdict.late_seconds),
    )
    due = words.runs(
        t.pgettext("how.verdict.due", "Due {due}."), due=words.stamp(verdict.due) if verdict.due else ""
    )
    return sentences(head, due if verdict.due else (), _clause(found.clause))


def _stretch(one: Stretch, found: Explanation, terms: Terms, words: Words) -> Runs:
    t = words.language
    span = t.span(one.start, one.end, words.now, terms.zone)
    time = clockwise(one.seconds)
    match one.why:
        case Why.OPEN:
            return words.runs(t.pgettext("how.open", "{span}: counted {time}"), span=span, time=time)
        case Why.CLOSED:
            hours = terms.coverages[found.coverage].label(t.code)
            text = t.pgettext("how.closed", "{span}: outside the hours ({hours}), not counted")
            line = words.runs(text, span=span, hours=hours)
        case Why.HOLIDAY:
            day = words.day(one.holiday or words.local_day(one.start), weekday=True)
            line = words.runs(t.pgettext("how.holiday", "{day}: a day off, not counted"), day=day)
        case Why.AWAITING:
            text = t.pgettext(
                "how.awaiting", "{span}: {time} not counted, a reported repair waited for its confirmation"
            )
            line = words.runs(text, span=span, time=time)
        case Why.MAINTENANCE:
            text = t.pgettext("how.maintenance", "{span}: counted {time}, planned work was under way")
            line = words.runs(text, span=span, time=time)
        case _:
            line = _paused(one, terms, words, span)
    return sentences(line, _clause(one.clause))


def _paused(one: Stretch, terms: Terms, words: Words, span: str) -> Runs:
    reason = terms.pause.reasons.get(one.reason or "")
    text = words.language.pgettext("how.paused", "{span}: {time} not counted, paused by {person}: {reason}")
    return words.runs(
        text,
        span=span,
        time=clockwise(one.seconds),
        person=words.person(one.by or ""),
        reason=reason.name if reason else one.reason or "",
    )


def _rest(rest: tuple[Stretch, ...], words: Words) -> Runs:
    text = words.language.npgettext(
        "how.more",
        "… and {count} more stretch, {time} of it counted",
        "… and {count} more stretches, {time} of them counted",
        len(rest),
    )
    return words.runs(text, count=len(rest), time=clockwise(sum(one.counted_seconds for one in rest)))


def _clause(clause: str | None) -> Runs:
    return (Run(f"({neutral(clause)})"),) if clause else ()


def clockwise(seconds: int) -> str:
    """Write a duration to the second, so that a reader can add it up: `0:12:07`, `26:05:00`."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


SAYINGS: tuple[Saying, ...] = (saying(IncidentHow, incident_how),)
