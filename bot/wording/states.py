"""What the state of an incident is called, for the card, the lists and the answers."""

from bot.wording.words import IncidentView, Words
from models.sla.incident import OPEN, WORKING, Incident, State


def state_name(words: Words, code: str) -> str:
    """Name a state by its code.

    A code is one of `State`, or "draft", "not_started", "paused", "reopened", "scope_disputed". A code that
    is not known here stands for itself, so that a row of a newer release still shows something.
    """
    t = words.language
    match code:
        case "draft":
            return t.pgettext("state.draft", "draft")
        case "not_started":
            return t.pgettext("state.not_started", "clock not started yet")
        case "paused":
            return t.pgettext("state.paused", "paused, waiting for an answer")
        case "reopened":
            return t.pgettext("state.reopened", "reopened")
        case "scope_disputed":
            return t.pgettext("state.scope_disputed", "scope disputed")
        case _:
            return _plain(words, State(code)) if code in set(State) else code


def state_in_short(words: Words, code: str) -> str:
    """Name a state on a button, where the space is short."""
    if code == "paused":
        return words.language.pgettext("state.paused.short", "waiting for an answer")
    return state_name(words, code)


def _plain(words: Words, state: State) -> str:
    t = words.language
    names = {
        State.REPORTED: t.pgettext("state.reported", "waiting for a reaction"),
        State.ACKNOWLEDGED: t.pgettext("state.acknowledged", "being repaired"),
        State.WORKAROUND: t.pgettext("state.workaround", "workaround in place, repair continues"),
        State.RESOLVED: t.pgettext("state.resolved", "repair reported"),
        State.CLOSED: t.pgettext("state.closed", "closed"),
        State.WITHDRAWN: t.pgettext("state.withdrawn", "withdrawn"),
        State.OUTSIDE_CONTRACT: t.pgettext("state.outside_contract", "outside the contract"),
    }
    return names[state]


def state_code(words: Words, view: IncidentView) -> str:
    """Choose the most telling code for an incident as it stands now."""
    incident = view.incident
    if incident.is_scope_disputed and incident.state in OPEN:
        return "scope_disputed"
    if incident.paused_since is not None:
        return "paused"
    if incident.state is State.REPORTED and not has_started(words, incident):
        return "not_started"
    if incident.reopened and incident.state in WORKING:
        return "reopened"
    return incident.state.value


def has_started(words: Words, incident: Incident) -> bool:
    """Say whether the incident's clock has ever been open since the notification."""
    timeline = words.terms.timeline_of(incident.service, incident.severity)
    opening = timeline.next_opening(incident.notified_at)
    return opening is not None and opening <= words.now
