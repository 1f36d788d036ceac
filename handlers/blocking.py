"""Desk: an account cannot be reached any more: the person blocked the bot, or the workspace closed the account."""

from handlers.desk import Desk, Person, find_person
from handlers.messages import NOTHING, Inbound, Notice, Outcome
from handlers.note import open_incidents
from handlers.notices.linking import AccountBlocked, AccountClosed
from handlers.notify import tell
from models.sla.contract import Role
from models.sla.events import BOT
from models.store.records_people import NewRevocation

DELETED = "deleted"


def blocked(desk: Desk, inbound: Inbound, row: int) -> Outcome:
    """Use the person's next channel from now on, and tell the admins of their party what stays open.

    An account that the workspace has closed suspends the person's access.
    """
    if inbound.identity.foreign == DELETED:
        suspend(desk, inbound.channel, inbound.account)
        return NOTHING
    for account in desk.archive.people.by_account(inbound.channel, inbound.account):
        if inbound.argument == "unblocked":
            desk.archive.people.unblock(account.id)
        elif account.blocked_at is None:
            desk.archive.people.block(account.id, inbound.received_at)
            person = find_person(desk, account.contract, account.person)
            if person is not None:
                count = len(open_incidents(desk, person))
                notice = AccountBlocked(person=person.key, channel=account.channel, open_count=count)
                _tell_admins(desk, person, notice, f"blocked:{row}")
    return NOTHING


def suspend(desk: Desk, channel: str, external: str) -> int:
    """A platform's account was deactivated: its person has no access by any channel until it is given back.

    Open matters are counted, the admins of the person's own party are told. Returns how many people were
    suspended, one under each contract at most; 0 for an unknown account and for a person without access.
    """
    suspended = 0
    for account in desk.archive.people.by_account(channel, external):
        if account.blocked_at is None:
            desk.archive.people.block(account.id, desk.now)
        person = find_person(desk, account.contract, account.person)
        if person is None:
            continue
        count = len(open_incidents(desk, person))
        new = NewRevocation(contract=person.contract, person=person.key, since=desk.now, by=BOT)
        revocation = desk.archive.standing.revoke(new)
        desk.archive.cards.leave(person.contract, person.key)
        notice = AccountClosed(person=person.key, channel=channel, open_count=count, revocation=revocation.id)
        _tell_admins(desk, person, notice, f"suspended:{revocation.id}")
        suspended += 1
    return suspended


def _tell_admins(desk: Desk, person: Person, notice: Notice, scope: str) -> None:
    terms = desk.terms_now(person.contract)
    for admin in terms.people(Role.ADMIN, on=terms.local_date(desk.now), side=person.side):
        if admin.key != person.key:
            tell(desk, person.contract, admin.key, notice, scope=scope)
