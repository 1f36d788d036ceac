"""The agenda: what the contracts owe at an instant without any incident, and which desk keeps it.

Every kind of appointment has one keeper. A recurring one is planned at every start, where it does not stand
already, and its keeper plans the next. Each is kept in a transaction of its own.
"""

from collections.abc import Callable, Mapping

from handlers import duty, head_lists, inspection_answers, reports, retention, revoke, works
from handlers.desk import Desk
from models.store.records import Appointment

KEEPERS: Mapping[str, Callable[[Desk, Appointment], None]] = {
    retention.KIND: retention.keep,
    revoke.KIND: revoke.keep,
    duty.KIND: duty.keep,
    reports.KIND: reports.keep,
    inspection_answers.KIND: inspection_answers.keep,
    head_lists.KIND: head_lists.keep,
    works.BEGINS: works.keep_start,
    works.ENDS: works.keep_end,
}

RECURRING: tuple[Callable[[Desk, str], None], ...] = (
    retention.plan,
    duty.plan,
    reports.plan,
    head_lists.plan,
)


def plan_recurring(desk: Desk) -> None:
    """See to it that what recurs stands in the agenda of every contract; what stands already stays."""
    for contract in desk.library.contracts:
        for plan in RECURRING:
            plan(desk, contract)


def keep(desk: Desk, appointment: int) -> None:
    """Keep an appointment that has come due; one that is kept already, or whose contract is gone, is no more."""
    found = desk.archive.appointments.find(appointment)
    if found is None or found.kept_at is not None or found.due_at > desk.now:
        return
    desk.archive.appointments.keep(found.id)
    if found.contract in desk.library.contracts and found.kind in KEEPERS:
        KEEPERS[found.kind](desk, found)
