"""What an answer does to the draft of a report, pressed or typed; pure, an unknown answer leaves it as it was."""

from dataclasses import replace

from handlers.conversation import Draft
from handlers.drafting import DURING_WORK
from handlers.guess import fold
from handlers.notices.reporting import AskGuess, AskNewText, AskPlace, AskService, AskSeverity
from handlers.picking import picked_place, picked_service, picked_severity
from models.sla.contract import Terms
from models.store.records import Conversation

_YES = frozenset({"tak", "yes"})
_NO = frozenset({"nie", "no"})


def typed_answer(terms: Terms, conversation: Conversation, draft: Draft, text: str) -> Draft:
    """Take a button's words typed out for the press they stand for; the draft as it was for anything else."""
    match conversation.step:
        case AskGuess.id if fold(text).strip(" .!") in _YES and draft.guess is not None:
            return answered(terms, draft, "service", draft.guess)
        case AskGuess.id if fold(text).strip(" .!") in _NO:
            return answered(terms, draft, "otherservice", "")
        case AskGuess.id | AskService.id if key := picked_service(terms, text):
            return answered(terms, draft, "service", key)
        case AskPlace.id if key := picked_place(terms, text):
            return answered(terms, draft, "place", key)
        case AskSeverity.id if key := picked_severity(terms, text):
            return answered(terms, draft, "severity", key)
    return draft


def ask_new_text(terms: Terms, conversation: Conversation, draft: Draft) -> AskNewText:
    """Ask for new words; of what has been answered already, what there is another answer to can be changed."""
    places = terms.services[draft.service].locations if draft.service else ()
    others = {
        "otherservice": draft.service is not None and len(terms.services) > 1,
        "otherplace": draft.place is not None and len(places) > 1,
        "otherclass": draft.severity is not None and len(terms.severities) > 1,
    }
    return AskNewText(
        draft=conversation.id, others=tuple(act for act, is_there in others.items() if is_there)
    )


def answered(terms: Terms, draft: Draft, act: str, argument: str) -> Draft:
    """Put one pressed answer into the draft; an unknown choice leaves it as it was."""
    match act:
        case "service" if argument in terms.services:
            draft = about(terms, draft, argument)
        case "otherservice":
            draft = replace(draft, guess=None, service=None, rejected=(*draft.rejected, "guess"))
        case "otherplace":
            draft = replace(draft, place=None)
        case "otherclass":
            draft = replace(draft, severity=None, is_assumed=False)
        case "offlist":
            # What is on no list is no other outage either, whatever service it is written under.
            draft = about(terms, draft, draft.service or next(iter(terms.services)))
            draft = replace(draft, insists=True, rejected=(*draft.rejected, "similar"))
        case "notoutage":
            draft = replace(draft, is_chat=True)
        case "report" | "insist":
            draft = replace(draft, is_chat=False, insists=draft.insists or act == "insist")
        case "place" if argument in terms.locations:
            draft = replace(draft, place=argument)
        case "severity":
            draft = _graded(terms, draft, argument)
        case "reportanyway":
            draft = replace(draft, rejected=(*draft.rejected, DURING_WORK))
        case "another":
            draft = replace(draft, rejected=(*draft.rejected, argument or "similar"))
    return draft


def about(terms: Terms, draft: Draft, service: str) -> Draft:
    """Put the service into the draft, with the place where it has one only."""
    return replace(draft, service=service, place=_only_place(terms, service, draft.place))


def _graded(terms: Terms, draft: Draft, argument: str) -> Draft:
    if argument == "?":
        return replace(draft, severity=middle_severity(terms), is_assumed=True)
    return replace(draft, severity=argument, is_assumed=False) if argument in terms.severities else draft


def _only_place(terms: Terms, service: str, chosen: str | None) -> str | None:
    places = terms.services[service].locations
    if len(places) == 1:
        return places[0]
    return chosen if chosen in places else None


def middle_severity(terms: Terms) -> str:
    """Return the class assumed for "I don't know": the middle one, the stricter of two (DECISIONS 3.9)."""
    ranked = terms.severities_by_rank
    return ranked[(len(ranked) - 1) // 2].key
