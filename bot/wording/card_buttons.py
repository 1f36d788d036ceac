"""The buttons of a card: those that can do something now, for this reader (DIALOGUES 0).

The desks check every press again; what stands here only spares people a refusal. A reader who is not known by
name (a room) is shown what anybody of that side might do.
"""

from bot.wording import labels
from bot.wording.said import Button, Said
from bot.wording.typesetting import said
from bot.wording.words import IncidentView, Words
from handlers.drafting import may_reopen
from handlers.exclusion import grounds_left
from handlers.notices import answering as notices
from handlers.rights import ASSIGNING
from models.sla.contract import PauseRequirement, Role, Side
from models.sla.incident import JUDGED, OPEN, UNFINISHED, WORKING, Incident, State


def for_client(words: Words, view: IncidentView) -> tuple[Button | None, ...]:
    """List the buttons under the card of those who report."""
    t = words.language
    incident, row = view.incident, view.id
    call = labels.call(t, words.terms.phone, row)
    if incident.state is State.CLOSED and incident.closed_at is not None:
        reopens = words.reader is None or _may_confirm(words, incident)
        is_open_to_reopening = may_reopen(words.terms, incident.closed_at, words.now)
        return (labels.reopen(t, row) if reopens and is_open_to_reopening else None, call)
    if incident.state not in UNFINISHED:
        return (call,)
    is_party = words.reader in incident.reporters
    confirms = incident.state is State.RESOLVED and _may_confirm(words, incident)
    return (
        labels.answer(t, row) if is_party and incident.open_question else None,
        *(labels.works(t, row, "repair") if confirms else ()),
        None if is_party else labels.join(t, row),
        labels.note(t, row),
        labels.photo(t, row),
        labels.reclassify(t, row) if _may_propose(words, incident) else None,
        labels.withdraw(t, row) if words.reader == incident.reporter and incident.state in OPEN else None,
        call,
    )


def for_provider(words: Words, view: IncidentView) -> tuple[Button | None, ...]:
    """List the buttons under the card of those who repair."""
    t = words.language
    incident, row = view.incident, view.id
    reacts = _has(words, *words.terms.acknowledgement.roles)
    if incident.state is State.REPORTED:
        return (
            labels.take(t, row) if reacts else None,
            labels.pass_on(t, row) if reacts else None,
            labels.more(t, row),
        )
    if incident.state not in UNFINISHED:
        return (labels.more(t, row) if _may_exclude(words, view) else None,)
    if incident.state is State.RESOLVED:
        return (labels.note(t, row), labels.more(t, row))
    repairs = _has(words, Role.RESOLVE)
    return (
        labels.ask(t, row) if _has(words, Role.ACKNOWLEDGE, Role.RESOLVE) else None,
        labels.work_around(t, row) if repairs and incident.state is State.ACKNOWLEDGED else None,
        labels.resolve(t, row) if repairs else None,
        labels.reclassify(t, row) if _may_propose(words, incident) else None,
        labels.more(t, row),
    )


def more_acts(notice: notices.MoreActs, words: Words) -> Said:
    """Word more.acts: the rarer acts that are possible now, by the reader's side."""
    text = words.language.pgettext("more.acts", "{number}: what else can be done:")
    buttons = _rarer(words, words.incident) if words.incident else ()
    return said(words.runs(text, number=notice.number), *buttons)


def _rarer(words: Words, view: IncidentView) -> tuple[Button | None, ...]:
    t = words.language
    incident, row = view.incident, view.id
    if words.audience == "client":
        withdraws = incident.state in OPEN and _may_confirm(words, incident)
        return (
            labels.note(t, row),
            labels.photo(t, row),
            labels.withdraw(t, row) if withdraws else None,
            labels.exclude(t, row) if _may_exclude(words, view) else None,
        )
    reacts, repairs = _has(words, *words.terms.acknowledgement.roles), _has(words, Role.RESOLVE)
    is_untaken, is_worked_on = incident.state is State.REPORTED, incident.state in WORKING
    is_another = words.reader not in (incident.handler, *incident.helpers)
    return (
        labels.help_out(t, row) if is_worked_on and is_another and reacts else None,
        labels.take_over(t, row) if is_worked_on and is_another and reacts else None,
        labels.pass_on(t, row) if is_worked_on and reacts else None,
        labels.work_around(t, row) if is_untaken and repairs else None,
        labels.resolve(t, row) if is_untaken and repairs else None,
        labels.reclassify(t, row) if is_untaken and _may_propose(words, incident) else None,
        *_clock(words, view),
        labels.note(t, row),
        labels.photo(t, row),
        labels.exclude(t, row) if _may_exclude(words, view) else None,
        labels.assign(t, row) if incident.state in OPEN and _has(words, *ASSIGNING) else None,
        labels.call(t, words.phone(incident.reporter), row),
    )


def _clock(words: Words, view: IncidentView) -> tuple[Button | None, ...]:
    """Stop or resume the repair clock: only where the contract gives a ground for the class (clause 8)."""
    incident, t = view.incident, words.language
    if incident.state not in WORKING or not _has(words, Role.ACKNOWLEDGE, Role.RESOLVE):
        return ()
    if incident.paused_since is not None:
        return (labels.lift_pause(t, view.id),)
    grounds = words.terms.pause.reasons_for(incident.severity)
    other = any(one.requires is not PauseRequirement.QUESTION_SENT for one in grounds)
    return (labels.pause(t, view.id),) if other else ()


def _may_exclude(words: Words, view: IncidentView) -> bool:
    """Say whether the reader's side may claim an exclusion now that has not been claimed yet (clause 13)."""
    incident, terms = view.incident, view.terms or words.terms
    is_named = words.reader is None or words.reader in words.terms.contacts
    if words.side is not terms.exclusions.claimed_by or not is_named or incident.state not in JUDGED:
        return False
    return incident.open_claim is None and not incident.is_excluded and bool(grounds_left(incident, terms))


def take(words: Words, incident: int) -> Button | None:
    """[Biorę] under an alarm of the provider, whose people it goes to; not for one who may not react."""
    contact = words.terms.contacts.get(words.reader or "")
    is_theirs = contact is not None and contact.party is Side.PROVIDER
    if is_theirs and not _has(words, *words.terms.acknowledgement.roles):
        return None
    return labels.take(words.language, incident)


def _has(words: Words, *roles: Role) -> bool:
    """Say whether the reader holds one of the roles; a room does."""
    contact = words.terms.contacts.get(words.reader or "")
    return words.reader is None or (contact is not None and not contact.roles.isdisjoint(roles))


def _may_propose(words: Words, incident: Incident) -> bool:
    """Say whether the reader may propose another class now: those who reported, and the roles of clause 9."""
    if incident.state not in OPEN or incident.proposal is not None:
        return False
    return words.reader in incident.reporters or _has(words, *words.terms.reclassification.propose_by)


def _may_confirm(words: Words, incident: Incident) -> bool:
    """Say whether the reader may confirm: the reporter, those who joined, the roles of clause 10."""
    roles = words.terms.closing.confirm_by - {Role.REPORTER}
    return words.reader in incident.reporters or (words.reader is not None and _has(words, *roles))
