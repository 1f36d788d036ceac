"""Which buttons can still do something: an answered or outdated one is not shown where that can be helped.

A stale press is refused with words in any case (DECISIONS 2.7); this only spares people the press. What decides on
a button is named by `Hangs`: when that changes, the messages that show the button are looked at again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from handlers.possible_now import CHECKS, TOLD
from models.sla.register import EntryKind
from models.store.archive import Archive

_DRAFT = frozenset(
    [
        "service",
        "notoutage",
        "otherservice",
        "otherplace",
        "otherclass",
        "unsure",
        "offlist",
        "place",
        "severity",
        "send",
        "sendquiet",
        "edit",
        "cancel",
        "report",
        "another",
        "reportanyway",
        "wait",
        "workservice",
        "worknext",
        "workwindow",
        "workedit",
        "worksend",
        "workurgent",
        "workstop",
        "insist",
        "understood",
        "notehere",
        "newoutage",
        "caller",
        "calltime",
        "callservice",
        "callplace",
        "callclass",
        "revnow",
        "revdate",
        "revto",
        "revyes",
        "revno",
        "awayyes",
        "awayno",
    ]
)


_ON_ROWS: Mapping[str, frozenset[str]] = {
    "talk": _DRAFT,
    "work": frozenset({"objectwork", "endwork", "workgoeson", "dropwork"}),
    "request": frozenset({"grant", "grantto", "deny"}),
    "held": frozenset({"adopt", "skipoutsider"}),
    "revocation": frozenset({"deputy", "giveto"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hangs:
    """What decides whether a button can do something: an incident's row, or another thing by its name in the store."""

    incident: int | None = None
    about: str | None = None


def hangs_on(contract: str, act: str, subject: str, argument: str) -> Hangs | None:
    """Return what decides on a button under a contract; None for one that can always do something."""
    if not subject.isdecimal():
        return None
    kind = _kind_of(act, argument)
    if kind is not None:
        return Hangs(about=f"{kind}:{subject}")
    if act in _ENTERED:
        return Hangs(about=f"register:{contract}")
    return Hangs(incident=int(subject)) if act in CHECKS or act in TOLD else None


def _kind_of(act: str, argument: str) -> str | None:
    """Return the kind of row that decides on a button, None where none of these does."""
    if act == "join" and argument:
        return "talk"
    return next((kind for kind, acts in _ON_ROWS.items() if act in acts), None)


def left_of(archive: Archive, tokens: Iterable[str], person: str) -> tuple[str, ...]:
    """Return which of these buttons, given as `act:subject:argument`, can still do something for this person."""
    return tuple(one for one in tokens if is_possible(archive, *_parts(one), person))


def _parts(token: str) -> tuple[str, str, str]:
    act, subject, argument = (*token.split(":", 2), "", "")[:3]
    return act, subject, argument


def is_possible(archive: Archive, act: str, subject: str, argument: str, person: str) -> bool:
    """Say whether a press of this button by this person could do something now; unknown acts count as possible."""
    if not subject.isdecimal():
        return True
    kind = _kind_of(act, argument)
    if kind is not None:
        return _STANDS[kind](archive, int(subject))
    if act in _ENTERED:
        return _ENTERED[act](archive, int(subject), person)
    return _of_incident(archive, act, int(subject), argument, person)


def _talks(archive: Archive, row: int) -> bool:
    conversation = archive.conversations.find(row)
    return conversation is not None and conversation.ended_at is None


def _works(archive: Archive, row: int) -> bool:
    work = archive.works.find(row)
    return work is not None and not work.is_over


def _asks(archive: Archive, row: int) -> bool:
    request = archive.access.find(row)
    return request is not None and request.answered_at is None


def _is_held(archive: Archive, row: int) -> bool:
    return archive.conversations.is_held(row)


def _lacks_successor(archive: Archive, row: int) -> bool:
    revocation = archive.standing.revocation(row)
    return revocation is not None and revocation.lifted_at is None and revocation.successor is None


def _of_incident(archive: Archive, act: str, incident: int, argument: str, person: str) -> bool:
    if act in TOLD:
        return TOLD[act](archive.incidents.load(incident), argument, person)
    check = CHECKS.get(act)
    return check is None or check(archive.incidents.load(incident).incident, argument, person)


def _undecided(kind: EntryKind, fact: str) -> Callable[[Archive, int, str], bool]:
    """Check that no entry of this kind answers the one the button is about."""

    def check(archive: Archive, entry: int, _person: str) -> bool:
        asked = archive.register.find(entry)
        if asked is None:
            return False
        found = archive.register.about(asked.contract, asked.subject, kind)
        return not any(one.facts.get(fact) == entry for one in found)

    return check


def _to_accept(archive: Archive, entry: int, person: str) -> bool:
    report = archive.register.find(entry)
    if report is None:
        return False
    found = archive.register.about(report.contract, report.subject, EntryKind.REPORT_ACCEPTED)
    return not any(one.actor == person and one.facts.get("report") == entry for one in found)


def _to_withhold(archive: Archive, incident: int, _person: str) -> bool:
    about = archive.incidents.load(incident).incident
    subject = f"withholding:{about.number}"
    return not archive.register.about(about.contract, subject, EntryKind.WITHHOLDING_DECIDED)


_ENTERED: Mapping[str, Callable[[Archive, int, str], bool]] = {
    "charge": _undecided(EntryKind.PENALTY_DECIDED, "proposal"),
    "waive": _undecided(EntryKind.PENALTY_DECIDED, "proposal"),
    "acceptpenalty": _undecided(EntryKind.PENALTY_ANSWERED, "decision"),
    "refusepenalty": _undecided(EntryKind.PENALTY_ANSWERED, "decision"),
    "acceptreport": _to_accept,
    "inspfind": _undecided(EntryKind.INSPECTION_FINISHED, "inspection"),
    "inspend": _undecided(EntryKind.INSPECTION_FINISHED, "inspection"),
    "withhold": _to_withhold,
    "nowithhold": _to_withhold,
}
"""What the register decides; the subject is an entry, of withholding an incident."""

_STANDS: Mapping[str, Callable[[Archive, int], bool]] = {
    "talk": _talks,
    "work": _works,
    "request": _asks,
    "held": _is_held,
    "revocation": _lacks_successor,
}
"""Whether the row that a button is about still waits for an answer."""
