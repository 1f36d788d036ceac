"""Desk: an account cannot be reached any more: the person blocked the bot, or the workspace closed the account."""

from handlers.desk import Desk, find_person
from handlers.messages import NOTHING, Inbound, Outcome
from handlers.note import open_incidents
from handlers.notices.linking import AccountBlocked, AccountClosed
from handlers.notify import tell
from models.sla.contract import Role
from models.store.records import Account

DELETED = "deleted"


def blocked(desk: Desk, inbound: Inbound, row: int) -> Outcome:
    """Use the person's next channel from now on, and tell the admins of their party what stays open."""
    for account in desk.archive.people.by_account(inbound.channel, inbound.account):
        if inbound.argument == "unblocked":
            desk.archive.people.unblock(account.id)
        elif account.blocked_at is None:
            desk.archive.people.block(account.id, inbound.received_at)
            _tell_admins(desk, account, f"blocked:{row}", is_deleted=inbound.identity.foreign == DELETED)
    return NOTHING


def _tell_admins(desk: Desk, account: Account, scope: str, *, is_deleted: bool) -> None:
    person = find_person(desk, account.contract, account.person)
    if person is None:
        return
    kind = AccountClosed if is_deleted else AccountBlocked
    count = len(open_incidents(desk, person))
    notice = kind(person=person.key, channel=account.channel, open_count=count)
    terms = desk.terms_now(account.contract)
    for admin in terms.people(Role.ADMIN, on=terms.local_date(desk.now), side=person.side):
        if admin.key != person.key:
            tell(desk, account.contract, admin.key, notice, scope=scope)
