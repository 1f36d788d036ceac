"""Desk: every night the list of what changed in the log goes to both parties by e-mail, never in chat (DECISIONS 1.8).

The other side then holds an independent witness: the record cannot be rewritten without it showing. A day on which
nothing changed has no list; the next one follows the last that was made.
"""

from datetime import UTC, datetime, time, timedelta

from handlers.desk import Desk
from handlers.notices.quality import HeadsMail
from handlers.papers import send_mail
from handlers.roads import EMAIL
from models.sla.contract import Role
from models.sla.events import BOT, Fact
from models.sla.heads import REGISTER, Head, HeadList, to_csv
from models.sla.register import Entry, EntryKind, NewEntry
from models.store.records import Appointment

KIND = "head_list"
AT = time(0, 5)
"""Wall time in the contract's zone: the list of a day is made when the day is over."""
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def plan(desk: Desk, contract: str) -> None:
    """Enter the next nightly list of a contract."""
    zone = desk.terms_now(contract).zone
    local = desk.now.astimezone(zone)
    at = datetime.combine(local.date(), AT, zone)
    if at <= local:
        at = datetime.combine(local.date() + timedelta(days=1), AT, zone)
    desk.archive.appointments.plan(KIND, contract, "", at.astimezone(UTC))


def keep(desk: Desk, appointment: Appointment) -> None:
    """Make and send the list of what changed since the last one, and enter the next night."""
    make(desk, appointment.contract)
    plan(desk, appointment.contract)


def make(desk: Desk, contract: str) -> Entry | None:
    """Make a list of what changed since the last one and send it; None where nothing changed."""
    before = last_list(desk, contract)
    since = before.recorded_at if before else _BEGINNING
    heads = tuple(Head(number=one[0], events=one[1], head=one[2]) for one in _changed(desk, contract, since))
    register = _register(desk, contract)
    if not heads and not register:
        return None
    terms = desk.terms_now(contract)
    listed = HeadList(
        contract=contract,
        day=terms.local_date(desk.now) - timedelta(days=1),
        heads=(*heads, *register),
        previous=before.fact("sha256") if before else "",
    )
    facts: dict[str, Fact] = {"incidents": len(heads), "previous": listed.previous, "sha256": listed.digest}
    new = NewEntry(
        kind=EntryKind.LIST_MADE,
        subject=listed.day.isoformat(),
        actor=BOT,
        facts=facts,
        text=desk.archive.texts.keep(to_csv(listed)),
    )
    entry = desk.archive.register.add(contract, new)
    if EMAIL in desk.channels:
        notice = HeadsMail(
            day=listed.day,
            incidents=len(heads),
            sha256=listed.digest,
            text=entry.text or "",
            register=bool(register),
        )
        for key in _readers(desk, contract):
            send_mail(desk, contract, key, notice, scope=f"heads:{entry.id}")
    return entry


def last_list(desk: Desk, contract: str) -> Entry | None:
    """Return the newest list made under a contract, None where there is none."""
    return desk.archive.register.newest(contract, EntryKind.LIST_MADE)


def _changed(desk: Desk, contract: str, since: datetime) -> list[tuple[str, int, str]]:
    return desk.archive.incidents.heads_changed(contract, since)


def _register(desk: Desk, contract: str) -> tuple[Head, ...]:
    """Return the row of the register, none where only a list was entered since the last list."""
    last = desk.archive.register.last(contract)
    if last is None or last.kind is EntryKind.LIST_MADE:
        return ()
    return (Head(number=REGISTER, events=last.seq, head=last.hash),)


def _readers(desk: Desk, contract: str) -> list[str]:
    """List who gets reports, and the owners, of both parties."""
    terms = desk.terms_now(contract)
    people = terms.contacts_in_force(terms.local_date(desk.now))
    return [one.key for one in people if not one.roles.isdisjoint({Role.REPORTS, Role.OWNER})]
