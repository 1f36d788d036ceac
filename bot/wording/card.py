"""The card of an incident: one message for each audience, always edited in place (DIALOGUES 0).

Its lines are the same for both sides; the buttons are those that can do something now.
"""

from bot.wording.card_buttons import for_client, for_provider
from bot.wording.reacting import first_action_words
from bot.wording.said import Run, Said
from bot.wording.states import state_code, state_name
from bot.wording.typesetting import Runs, lines, neutral, said
from bot.wording.words import IncidentView, Words
from models.sla.contract import Metric
from models.sla.deadlines import Verdict

NAME_WIDTH = 16
GAP = "   "
NOT_REQUIRED = "–"


def card(words: Words) -> Said:
    """Word the card of `words.incident` for `words.audience`; ValueError where there is no incident."""
    view = words.incident
    if view is None:
        raise ValueError("a card needs an incident")
    buttons = for_provider(words, view) if words.audience == "provider" else for_client(words, view)
    return said(
        lines(
            _head(words, view),
            _class(words, view),
            _text(words, view),
            _reported(words, view),
            _reaction(words, view),
            _target(words, view, Metric.WORKAROUND),
            _target(words, view, Metric.RESTORATION),
            _state(words, view),
        ),
        *buttons,
    )


def _head(words: Words, view: IncidentView) -> Runs:
    incident = view.incident
    place = (words.place(incident.location),) if incident.location else ()
    parts = (incident.number, words.service(incident.service), *place)
    return words.runs(words.language.pgettext("card.head", "{subject}"), subject=" · ".join(parts))


def _class(words: Words, view: IncidentView) -> Runs:
    t = words.language
    incident = view.incident
    coverage = words.terms.coverage_of(incident.service, incident.severity)
    if coverage.always:
        text = t.pgettext("card.class.always", "{severity} – {name} · {coverage} clock")
    else:
        text = t.pgettext("card.class", "{severity} – {name} · clock: {coverage}")
    name = words.severity_name(incident.severity)
    return words.runs(text, severity=incident.severity, name=name, coverage=coverage.label(t.code))


def _text(words: Words, view: IncidentView) -> Runs:
    t = words.language
    incident = view.incident
    text = words.card_quote(incident.text)
    if incident.attachments:
        template = t.pgettext("card.text.attached", "“{text}”  📎 {count}")
    else:
        template = t.pgettext("card.text", "“{text}”")
    return words.runs(template, text=text, count=incident.attachments)


def _line(name: str, *fields: str) -> Runs:
    """Set a line of the table: its name in 16 columns, then what there is to say, three spaces apart."""
    return (Run(name.ljust(NAME_WIDTH) + GAP.join(field for field in fields if field)),)


def _reported(words: Words, view: IncidentView) -> Runs:
    t = words.language
    joined = ""
    if view.incident.joined:
        count = len(view.incident.joined)
        joined = t.npgettext("card.joined", "(+{count} person)", "(+{count} people)", count).format(
            count=count
        )
    at, written = words.moment(view.incident.notified_at), view.incident.written_at
    if written is not None:
        shown = words.when_after(written, view.incident.notified_at)
        at = t.pgettext("card.written", "{at} (written {written})").format(at=at, written=shown)
    reporter = neutral(words.person(view.incident.reporter))
    return _line(t.pgettext("card.reported", "Reported"), at, reporter, joined)


def _reaction(words: Words, view: IncidentView) -> Runs:
    name = words.language.pgettext("card.reaction", "Reaction")
    verdict, incident = view.targets.reaction, view.incident
    if verdict is None:
        return _line(name, NOT_REQUIRED)
    due, state = _due(words, verdict), _standing(words, view, verdict)
    if incident.acknowledged_by is None:
        return _line(name, due, state)
    return _line(name, due, f"{state}  {_taken(words, view)}")


def _taken(words: Words, view: IncidentView) -> str:
    """Say who reacted and what comes first, once that is on record."""
    incident = view.incident
    person = neutral(words.person(incident.acknowledged_by or ""))
    first = incident.first_action
    if first is None:
        return person
    action = first_action_words(words, first.code, first.text)
    template = words.language.pgettext("card.first", "{person}: “{action}”")
    return template.format(person=person, action=action)


def _target(words: Words, view: IncidentView, metric: Metric) -> Runs:
    t = words.language
    verdict = view.targets.of(metric)
    if metric is Metric.WORKAROUND:
        name = t.pgettext("card.workaround", "Workaround")
    else:
        name = t.pgettext("card.restoration", "Restoration")
    if verdict is None:
        return _line(name, NOT_REQUIRED)
    return _line(name, _due(words, verdict), _standing(words, view, verdict))


def _due(words: Words, verdict: Verdict) -> str:
    if verdict.due is None:
        return ""
    return words.language.pgettext("card.due", "by {due}").format(due=words.when(verdict.due))


def _standing(words: Words, view: IncidentView, verdict: Verdict) -> str:
    """Say how a target stands: reached, paused, running or late."""
    t = words.language
    if verdict.reached_at is not None:
        if verdict.met is not False:
            text = t.pgettext("card.met", "✔ {at} ({duration})")
        else:
            text = t.pgettext("card.missed", "✖ {at} ({late} late)")
    elif view.incident.withdrawn_at is not None:
        return NOT_REQUIRED
    elif verdict.met is False:
        text = t.pgettext("card.late", "✖ {late} late")
    elif _is_paused(words, view, verdict):
        text = t.pgettext("card.paused", "⏸ since {since}, {left} left")
    else:
        text = t.pgettext("card.left", "{left} left")
    shown = text.format(
        at=words.when(verdict.reached_at or words.now),
        duration=words.duration(verdict.elapsed_seconds),
        late=words.duration(verdict.late_seconds),
        left=words.duration(verdict.left_seconds),
        since=words.when(view.incident.paused_since or words.now),
    )
    if verdict.excluded:
        return shown + " " + t.pgettext("card.excluded", "(excluded by agreement)")
    return shown + (" " + t.pgettext("card.contested", "(disputed)") if verdict.contested else "")


def _is_paused(words: Words, view: IncidentView, verdict: Verdict) -> bool:
    return view.incident.paused_since is not None and verdict.metric in words.terms.pause.clocks


def _state(words: Words, view: IncidentView) -> Runs:
    text = words.language.pgettext("card.state", "State: {state}")
    return words.runs(text, state=state_name(words, state_code(words, view)))
