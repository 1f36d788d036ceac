"""Desk: who is writing. Linking by own contact card, by invitation, by confirmed e-mail."""

from datetime import datetime, timedelta

from pydantic import TypeAdapter

from handlers import adoption
from handlers.access import ask
from handlers.by_mail import is_address, send_invitation
from handlers.desk import Desk, Person, find_person
from handlers.errors import Refusal
from handlers.guess import is_danger
from handlers.linking import (
    ask_whether_another,
    by_contact,
    has_another,
    is_employee,
    link,
    offer,
    persons_by_email,
    shared,
    told_apart,
)
from handlers.messages import Arrival, Inbound, Notice
from handlers.notices.linking import (
    Hello,
    InvitationExpired,
    InvitationHow,
    InvitationUsed,
    Linked,
    LinkLocked,
    NeitherWay,
    PrivacyDetails,
    ShareNumber,
    SlackGuest,
    SlackRecognised,
    UnknownInGroup,
    UnknownKept,
)
from handlers.strangers import admin_of, answer_stranger
from handlers.tokens import token_hash
from models.sla.contract import Role
from models.store.records import Invitation

WRONG_TRIES = 3
LOCK = timedelta(minutes=15)
NO_PEOPLE = frozenset({"bot", "deleted"})
"""Accounts behind which nobody stands: not even an invitation lets them in."""

_INBOUND = TypeAdapter(Inbound)


def persons_of(desk: Desk, inbound: Inbound) -> tuple[Person, ...]:
    """Return the sender under each contract their account is linked to; empty for a stranger.

    Who writes in private has not blocked the bot any more.
    """
    if inbound.identity.foreign in NO_PEOPLE:
        return ()
    accounts = desk.archive.people.by_account(inbound.channel, inbound.account)
    for account in accounts:
        if account.blocked_at is not None and inbound.is_private and inbound.kind is not Arrival.BLOCKED:
            desk.archive.people.unblock(account.id)
    found = (find_person(desk, account.contract, account.person) for account in accounts)
    return tuple(person for person in found if person is not None)


def welcome(desk: Desk, inbound: Inbound, row: int) -> tuple[Person, ...]:
    """Meet an account that is linked to nobody: link it where it can prove itself, else say how it can.

    Returns the person once linked, so that what they wrote is served at once; empty while unknown.
    """
    if inbound.identity.foreign in NO_PEOPLE and inbound.kind is not Arrival.CONTACT:
        return ()
    if inbound.kind is Arrival.START and inbound.text:
        return by_invitation(desk, inbound, row)
    if inbound.identity.foreign is not None and inbound.kind is not Arrival.CONTACT:
        once = "" if inbound.is_private else f"guest:{inbound.channel}:{inbound.chat}:{inbound.account}"
        answer_stranger(desk, inbound, row, SlackGuest(admin=admin_of(desk)), once=once)
        return ()
    if inbound.kind is Arrival.CONTACT:
        return by_contact(desk, inbound, row)
    if inbound.identity.email:
        return _by_email(desk, inbound, row)
    _meet(desk, inbound, row)
    return ()


def _meet(desk: Desk, inbound: Inbound, row: int) -> None:
    if not inbound.is_private:
        _meet_in_group(desk, inbound, row)
        return
    if inbound.kind is Arrival.PRESS:
        if inbound.act == "requestinvitation":
            ask(desk, inbound, row)
            return
        answer_stranger(desk, inbound, row, _way(desk, inbound.act))
        return
    if inbound.kind is Arrival.TEXT and is_address(desk, inbound):
        send_invitation(desk, inbound, row)
        return
    if _is_worth_keeping(inbound):
        kept = UnknownKept(until=_hold(desk, inbound), danger=is_danger(inbound.text))
        answer_stranger(desk, inbound, row, kept)
        return
    if inbound.kind not in (Arrival.BLOCKED, Arrival.REACTION, Arrival.EDITED):
        answer_stranger(desk, inbound, row, Hello())


def _meet_in_group(desk: Desk, inbound: Inbound, row: int) -> None:
    """Answer a report, an answer to a card and a press; talk is nobody's business. Raises Refusal for a press."""
    if inbound.kind is Arrival.PRESS:
        # [Połącz konto] may have been drawn before it opened the private chat by itself.
        raise Refusal(_way(desk, inbound.act) if inbound.act == "invitation" else UnknownInGroup())
    once = f"unknown:{inbound.channel}:{inbound.chat}:{inbound.account}"
    if inbound.kind is Arrival.COMMAND and inbound.act == "report":
        if not desk.archive.outbox.has(once):
            adoption.offer(desk, inbound)
        answer_stranger(desk, inbound, row, UnknownInGroup(), once=once)
    elif inbound.kind is Arrival.TEXT and inbound.reply_to and inbound.aside:  # nobody else is bothered
        answer_stranger(desk, inbound, row, UnknownInGroup(), once=once)


def _hold(desk: Desk, inbound: Inbound) -> datetime:
    """Keep what somebody not known yet wrote; return until when (DECISIONS 3.8)."""
    keeps = next(iter(desk.library.contracts.values())).terms_at(desk.now).clock.draft_keeps_time
    until = inbound.at + keeps
    desk.archive.conversations.drop_held(desk.now)
    kept = _INBOUND.dump_json(inbound).decode()
    desk.archive.conversations.hold(inbound.channel, inbound.account, kept, until)
    return until


def _is_worth_keeping(inbound: Inbound) -> bool:
    """Say whether this is a report of somebody not known yet: words or a file, also after /awaria."""
    is_report = inbound.kind is Arrival.TEXT or (inbound.kind is Arrival.COMMAND and inbound.act == "report")
    return is_report and bool(inbound.text.strip() or inbound.attachments)


def _way(desk: Desk, act: str) -> Notice:
    """Answer a stranger's button; an unknown one begins anew."""
    if act == "neither":
        return NeitherWay(admin=admin_of(desk))
    if act == "details":
        return PrivacyDetails(admin=admin_of(desk))
    return _WAYS.get(act, Hello())


_WAYS: dict[str, Notice] = {"invitation": InvitationHow(), "sharenumber": ShareNumber()}


def by_invitation(desk: Desk, inbound: Inbound, row: int) -> tuple[Person, ...]:
    """Link by a one-time token: hashed, 72 h, one use; three wrong ones lock the account for 15 minutes.

    Raises Refusal with what is wrong with the token.
    """
    people = desk.archive.people
    since = desk.now - LOCK
    if people.wrong_tries_since(inbound.channel, inbound.account, since) >= WRONG_TRIES:
        raise Refusal(LinkLocked(until=desk.now + LOCK))
    found = people.invitation(token_hash(inbound.text.strip()))
    if found is not None and found.used_at is not None:
        raise Refusal(InvitationUsed(admin=admin_of(desk)))
    if found is None:
        people.wrong_try(inbound.channel, inbound.account)
    if found is not None and found.expires_at > desk.now:
        _give_back(desk, found)
    person = find_person(desk, found.contract, found.person) if found else None
    if found is None or person is None or found.expires_at <= desk.now:
        raise Refusal(InvitationExpired(admin=admin_of(desk)))
    told_apart(desk, inbound, (person,))
    if has_another(desk, inbound, person):
        ask_whether_another(desk, inbound, row, (person,), token_hash(inbound.text.strip()))
        return ()
    people.use_invitation(found.id, inbound.channel, inbound.account)
    return link(desk, inbound, row, (person,), Linked(person=person.key))


def _give_back(desk: Desk, invitation: Invitation) -> None:
    """An invitation that was issued after access had been taken away gives it back (DIALOGUES 13)."""
    revoked = desk.archive.standing.revocation_of(invitation.contract, invitation.person)
    if revoked is not None and revoked.recorded_at <= invitation.issued_at:
        desk.archive.standing.lift(invitation.contract, invitation.person)


def _by_email(desk: Desk, inbound: Inbound, row: int) -> tuple[Person, ...]:
    address = (inbound.identity.email or "").casefold()
    found = [
        person
        for contract in desk.library.contracts
        for person in persons_by_email(desk, contract, address, inbound.identity.display)
    ]
    if not found:
        _meet(desk, inbound, row)
        return ()
    waits = shared(found) or all(has_another(desk, inbound, person) for person in found)
    if waits and _is_worth_keeping(inbound):
        _hold(desk, inbound)
    return offer(desk, inbound, row, found, SlackRecognised)


def is_contact(desk: Desk, address: str) -> bool:
    """Tell whether a confirmed address is that of a contact in force of any contract; nobody is linked by asking."""
    wanted = address.casefold()
    return any(
        find_person(desk, contract, key) is not None
        for contract in desk.library.contracts
        for key in _contacts_with(desk, contract, wanted)
    )


def _contacts_with(desk: Desk, contract: str, address: str) -> list[str]:
    contacts = desk.terms_now(contract).contacts.values()
    return [one.key for one in contacts if (one.email or "").casefold() == address]


def contract_of_reporter(desk: Desk, address: str) -> str | None:
    """Return the first contract under which a confirmed address may report; nobody is linked by asking."""
    wanted = address.casefold()
    return next((one for one in desk.library.contracts if _may_come_in(desk, one, wanted)), None)


def _may_come_in(desk: Desk, contract: str, address: str) -> bool:
    """Say whether an address opens a contract to a report: not that of somebody whose access was taken away."""
    every_one = is_employee(desk.terms_now(contract), address)
    named = _contacts_with(desk, contract, address)
    if named:
        found = (find_person(desk, contract, key) for key in named)
        return any(person is not None and (every_one or person.has(Role.REPORTER)) for person in found)
    known = desk.archive.people.employee_by_email(contract, address)
    return every_one and (known is None or find_person(desk, contract, known.key) is not None)


def held_of(desk: Desk, inbound: Inbound) -> list[Inbound]:
    """Return what this account wrote while it was unknown and is still in time; it leaves the shelf."""
    kept = desk.archive.conversations.release(inbound.channel, inbound.account)
    return [_INBOUND.validate_json(one) for one in kept]
