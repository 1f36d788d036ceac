"""Desk: somebody announces work on a service: which, when, why; checked against clause 12 before it leaves.

Everything typed is repeated before [Wyślij]. Too late, or outside the windows, it can only be emergency work.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from pydantic import TypeAdapter

from handlers import works
from handlers.conversation import WORK
from handlers.desk import Caller, Desk, Person
from handlers.errors import Refusal
from handlers.guess import is_readable
from handlers.messages import NOTHING, Notice, Outcome
from handlers.notices.answering import RoleNeeded
from handlers.notices.reacting import StaleCard
from handlers.notices.repairing import UnknownButton
from handlers.notices.reporting import Cancelled
from handlers.notices.working import (
    AskWorkReason,
    AskWorkServices,
    AskWorkTime,
    PreviewWork,
    WorkOutside,
    WorkTooLate,
)
from handlers.notify import reply
from handlers.work_words import read_span
from models.sla.contract import Role, Side, Terms
from models.sla.hours import Span
from models.sla.maintenance import (
    Nature,
    Part,
    inside_windows,
    is_in_time,
    next_windows,
    notice_given,
    parts_of,
    used_in_month,
)
from models.sla.stopwatch import total
from models.sla.works import Work
from models.store.records import Conversation, NewConversation
from models.store.works import NewWork

OFFERED = 3
"""So many windows are offered as buttons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A work that is being announced; "" and None: not known yet. `is_chosen`: the services are complete."""

    services: tuple[str, ...] = ()
    is_chosen: bool = False
    start: datetime | None = None
    end: datetime | None = None
    text: str = ""
    fault: str = ""

    @property
    def span(self) -> Span | None:
        """Return the time, None where it is not known."""
        return Span(self.start, self.end) if self.start and self.end else None


_DRAFT = TypeAdapter(Draft)


def may_announce(terms: Terms, person: Person) -> bool:
    """Say whether a person may announce work: of the provider, with a role of `announced_by` (clause 12)."""
    return person.side is Side.PROVIDER and any(
        role in terms.maintenance.announced_by for role in person.roles
    )


def start(desk: Desk, caller: Caller) -> Outcome:
    """[Zapowiedz prace]: which services?"""
    able = [one for one in caller.persons if may_announce(desk.terms_now(one.contract), one)]
    if not able:
        raise Refusal(role_needed(desk, caller.person))
    person = next((one for one in able if one.contract == caller.inbound.argument), able[0])
    inbound = caller.inbound
    before = desk.archive.conversations.open(person.contract, person.key, inbound.channel, inbound.chat)
    if before is not None and before.kind == WORK:
        desk.archive.conversations.end(before.id, "replaced")
    services = tuple(desk.terms_now(person.contract).services)
    draft = Draft(services=services, is_chosen=True) if len(services) == 1 else Draft()
    conversation = desk.archive.conversations.start(
        NewConversation(
            contract=person.contract,
            person=person.key,
            account=inbound.account,
            channel=inbound.channel,
            chat=inbound.chat,
            kind=WORK,
            step="begun",
            data=_DRAFT.dump_json(draft).decode(),
            platform_at=inbound.platform_at,
            received_at=inbound.received_at,
        )
    )
    return _go_on(desk, caller, conversation, draft)


def role_needed(desk: Desk, person: Person) -> RoleNeeded:
    """Say who may announce work."""
    terms = desk.terms_now(person.contract)
    day = terms.local_date(desk.now)
    wanted = next((role for role in Role if role in terms.maintenance.announced_by), Role.RESOLVE)
    people = terms.people(wanted, on=day, side=Side.PROVIDER)
    return RoleNeeded(role=wanted.value, people=tuple(one.key for one in people))


def _go_on(desk: Desk, caller: Caller, conversation: Conversation, draft: Draft) -> Outcome:
    """Save what is known and show the next question in the announcement's own message."""
    step = _next_step(desk, conversation, draft)
    data = _DRAFT.dump_json(replace(draft, fault="")).decode()
    desk.archive.conversations.save(replace(conversation, step=step.id, data=data, touched_at=desk.now))
    reply(desk, caller, step, slot=_slot(conversation), contract=conversation.contract)
    return NOTHING


def _slot(conversation: Conversation) -> str:
    return f"work:{conversation.id}"


def _next_step(desk: Desk, conversation: Conversation, draft: Draft) -> Notice:
    terms, row, span = desk.terms_now(conversation.contract), conversation.id, draft.span
    if not draft.services or not draft.is_chosen:
        return AskWorkServices(conversation=row, services=tuple(terms.services), chosen=draft.services)
    if span is None:
        offered = next_windows(terms, desk.now, OFFERED)
        return AskWorkTime(
            conversation=row,
            starts=tuple(one.start for one in offered),
            ends=tuple(one.end for one in offered),
            fault=draft.fault,
        )
    if not draft.text:
        return AskWorkReason(conversation=row, start=span.start, end=span.end)
    return _checked(desk, conversation, draft, span)


def _checked(desk: Desk, conversation: Conversation, draft: Draft, span: Span) -> Notice:
    """Hold the announcement against clause 12 as of now: in time, inside a window, within the limit."""
    terms, row = desk.terms_now(conversation.contract), conversation.id
    if not is_in_time(terms, desk.now, span.start):
        return WorkTooLate(conversation=row, least_seconds=int(terms.maintenance.notice_min.total_seconds()))
    if inside_windows(terms, span) != (span,):
        offered = next_windows(terms, desk.now, OFFERED)
        return WorkOutside(
            conversation=row,
            start=span.start,
            end=span.end,
            starts=tuple(one.start for one in offered),
            ends=tuple(one.end for one in offered),
        )
    limit = terms.maintenance.monthly_limit
    used, over = _limit(desk, terms, draft, span)
    return PreviewWork(
        conversation=row,
        services=draft.services,
        start=span.start,
        end=span.end,
        text=draft.text,
        notice_seconds=notice_given(terms, desk.now, span.start),
        used_seconds=used,
        limit_seconds=None if limit is None else int(limit.total_seconds()),
        over_seconds=over,
    )


def _limit(desk: Desk, terms: Terms, draft: Draft, span: Span) -> tuple[int, int]:
    """Return the seconds of the month used by the works announced before, and those by which this one exceeds."""
    contract = desk.library.contracts[terms.number]
    known = desk.archive.works.of(terms.number)
    used = used_in_month(parts_of(known, contract, desk.now), terms, terms.local_date(span.start))
    wanted = Work(
        id=0,
        contract=terms.number,
        services=draft.services,
        span=span,
        announced_at=desk.now.replace(microsecond=0),
        by="",
        text=None,
        is_emergency=False,
    )
    parts = parts_of([*known, wanted], contract, desk.now)
    before = _over(parts_of(known, contract, desk.now))
    return used, _over(parts) - before


def _over(parts: tuple[Part, ...]) -> int:
    return total(part.span for part in parts if part.nature is Nature.OVER_LIMIT)


def typed(desk: Desk, caller: Caller, conversation: Conversation) -> Outcome:
    """Take a text while a work is being announced: it answers the question that is open."""
    draft, words = _DRAFT.validate_json(conversation.data), caller.inbound.text
    terms = desk.terms_now(conversation.contract)
    if conversation.step in (AskWorkTime.id, WorkOutside.id):
        span = read_span(words, desk.now, terms.zone)
        fault = "unread" if span is None else "past" if span.end <= desk.now else ""
        known = span if span is not None and not fault else None
        start, end = (known.start, known.end) if known else (None, None)
        return _go_on(desk, caller, conversation, replace(draft, start=start, end=end, fault=fault))
    if conversation.step == AskWorkReason.id and is_readable(words):
        return _go_on(desk, caller, conversation, replace(draft, text=desk.archive.texts.keep(words)))
    return _go_on(desk, caller, conversation, draft)


def press(desk: Desk, caller: Caller) -> Outcome:
    """Take a button of the announcement's message; one that is not the presser's own is outdated."""
    conversation = desk.archive.conversations.find(int(caller.inbound.subject))
    if conversation is None or conversation.kind != WORK or conversation.ended_at is not None:
        raise Refusal(StaleCard())
    person = caller.under(conversation.contract)
    if person is None or person.key != conversation.person:
        raise Refusal(UnknownButton())
    draft = _DRAFT.validate_json(conversation.data)
    act = caller.inbound.act
    if act == "workstop":
        desk.archive.conversations.end(conversation.id, "cancelled")
        reply(desk, caller, Cancelled(draft=0), slot=_slot(conversation), contract=conversation.contract)
        return NOTHING
    if act in ("worksend", "workurgent"):
        return _send(desk, caller, conversation, draft, is_emergency=act == "workurgent")
    return _go_on(desk, caller, conversation, _answered(desk, conversation, draft, caller))


def _answered(desk: Desk, conversation: Conversation, draft: Draft, caller: Caller) -> Draft:
    act, argument = caller.inbound.act, caller.inbound.argument
    terms = desk.terms_now(conversation.contract)
    match act:
        case "workservice" if argument in terms.services:
            without = tuple(one for one in draft.services if one != argument)
            chosen = without if argument in draft.services else (*draft.services, argument)
            draft = replace(draft, services=tuple(one for one in terms.services if one in chosen))
        case "worknext":
            draft = replace(draft, is_chosen=bool(draft.services))
        case "workwindow":
            span = next(
                (one for one in next_windows(terms, desk.now, OFFERED) if _token(one) == argument), None
            )
            draft = replace(draft, start=span.start, end=span.end) if span else draft
        case "workedit":
            draft = replace(draft, start=None, end=None)
    return draft


def _token(span: Span) -> str:
    return str(int(span.start.timestamp()))


def _send(
    desk: Desk, caller: Caller, conversation: Conversation, draft: Draft, *, is_emergency: bool
) -> Outcome:
    """Announce it; planned work is held against clause 12 once more, because time has passed."""
    span = draft.span
    if span is None or not draft.text or not draft.services:
        return _go_on(desk, caller, conversation, draft)
    if span.end <= desk.now:
        return _go_on(desk, caller, conversation, replace(draft, start=None, end=None, fault="past"))
    if not is_emergency and not isinstance(_checked(desk, conversation, draft, span), PreviewWork):
        return _go_on(desk, caller, conversation, draft)
    desk.archive.conversations.end(conversation.id, "sent")
    work = desk.archive.works.announce(
        NewWork(
            contract=conversation.contract,
            services=draft.services,
            span=Span(span.start.astimezone(UTC), span.end.astimezone(UTC)),
            announced_by=conversation.person,
            announced_at=min(caller.inbound.at, desk.now),
            channel=caller.inbound.channel,
            text=draft.text,
            is_emergency=is_emergency,
        )
    )
    works.announced(desk, caller, work, slot=_slot(conversation))
    return NOTHING


_STEPS = ("workservice", "worknext", "workwindow", "workedit", "worksend", "workurgent", "workstop")

ACTS: Mapping[str, Callable[[Desk, Caller], Outcome]] = {**dict.fromkeys(_STEPS, press), **works.ACTS}
"""The buttons about work: those of an announcement carry the row of its conversation, the others the work's."""
