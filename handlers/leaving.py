"""Desk: what follows when a person's access ends: open matters go to somebody else, accounts are closed.

Nothing that happened changes hands: the record keeps who did what, and the handing over is a fact of its own.
"""

from collections.abc import Callable, Mapping

from handlers.desk import Caller, Desk, Person
from handlers.errors import Refusal
from handlers.messages import NOTHING, Outcome
from handlers.note import open_incidents
from handlers.notices.answering import RoleNeeded
from handlers.notices.reacting import TakenOver
from handlers.notices.repairing import UnknownButton
from handlers.notices.standing import AccessRemoved, AskSuccessor, MattersGiven, MattersTaken
from handlers.notify import Mailbag, post, reply, tell
from handlers.record import happening, own_happening, record
from handlers.roads import last_road_to
from handlers.standing import is_away
from models.sla.contract import Role, Side
from models.sla.events import BOT, Kind
from models.store.records import Stored
from models.store.records_people import Revocation

CHATS = ("telegram", "slack", "email")
"""How somebody hears that their access has ended; a page of theirs is closed at that moment."""


def side_of(desk: Desk, contract: str, key: str) -> Side:
    """Return a person's side, whether or not they are in force; employees are the client's."""
    contact = desk.terms_now(contract).contacts.get(key)
    return contact.party if contact else Side.CLIENT


def matters_of(desk: Desk, contract: str, key: str) -> list[Stored]:
    """List what is open and theirs: reported, joined, handled, helped with, or given to them."""
    person = Person(contract=contract, key=key, side=side_of(desk, contract, key), roles=frozenset())
    return open_incidents(desk, person)


def successors(desk: Desk, contract: str, key: str) -> tuple[str, ...]:
    """List who can take over from a person: of the same party, in force, there, with a role for such matters."""
    side = side_of(desk, contract, key)
    able = (Role.REPORTER, Role.COORDINATOR) if side is Side.CLIENT else (Role.ACKNOWLEDGE, Role.RESOLVE)
    terms = desk.terms_now(contract)
    return tuple(
        one.key
        for one in terms.contacts_in_force(terms.local_date(desk.now))
        if one.party is side
        and not one.roles.isdisjoint(able)
        and one.key != key
        and not is_away(desk, contract, one.key)
    )


def admin_over(desk: Desk, caller: Caller, contract: str, key: str) -> Person:
    """Return the caller as an admin of that person's party; Refusal for anybody else, also of the other side."""
    person = caller.under(contract)
    side = side_of(desk, contract, key)
    if person is not None and person.has(Role.ADMIN) and person.side is side:
        return person
    terms = desk.terms_now(contract)
    admins = terms.people(Role.ADMIN, on=terms.local_date(desk.now), side=side)
    raise Refusal(RoleNeeded(role=Role.ADMIN.value, people=tuple(one.key for one in admins)))


def draw(desk: Desk, revocation: Revocation, caller: Caller | None = None) -> None:
    """Draw the consequences once the instant has come: tell the person, close accounts and cards, hand matters over."""
    contract, key = revocation.contract, revocation.person
    say_goodbye(desk, revocation)
    for account in desk.archive.people.accounts_of(contract, key):
        desk.archive.people.revoke(account.id)
    desk.archive.cards.leave(contract, key)
    for conversation in desk.archive.conversations.open_of(contract, key):
        desk.archive.conversations.end(conversation.id, "revoked")
    desk.archive.standing.draw(revocation, revocation.successor)
    if revocation.successor is not None:
        hand_over(desk, revocation, revocation.successor, caller)


def say_goodbye(desk: Desk, revocation: Revocation) -> None:
    """Tell the person that access ends; it is owed by the roads that were theirs until now."""
    terms = desk.terms_now(revocation.contract)
    side = side_of(desk, revocation.contract, revocation.person)
    admins = terms.people(Role.ADMIN, on=terms.local_date(desk.now), side=side)
    others = [one.key for one in admins if one.key != revocation.person]
    notice = AccessRemoved(
        since=revocation.since,
        days=terms.privacy.keep_chat_ids_days,
        admin=revocation.by if revocation.by != BOT else next(iter(others), None),
    )
    scope = f"revoked:{revocation.id}"
    road = last_road_to(desk, revocation.contract, revocation.person, CHATS)
    tell(desk, revocation.contract, revocation.person, notice, scope=scope, road=road)


def hand_over(desk: Desk, revocation: Revocation, to: str, caller: Caller | None) -> int:
    """Give everything open to somebody else, each with a recorded fact; returns how much that was."""
    contract, key = revocation.contract, revocation.person
    found = matters_of(desk, contract, key)
    by = caller.under(contract) if caller else None
    for stored in found:
        facts = {"to": to, "from": key}
        fact = own_happening(desk.now, Kind.ASSIGNED, facts)
        if caller is not None and by is not None:
            fact = happening(caller, Kind.ASSIGNED, by.key, facts)
        was_handler = stored.incident.handler == key
        after = record(desk, stored, [fact])
        if was_handler:
            bag = Mailbag()
            notice = TakenOver(number=after.incident.number, person=to, before=key, at=desk.now)
            bag.put(after.incident.reporters, notice)
            post(desk, after, bag)
    if found:
        taken = MattersTaken(
            before=key,
            by=by.key if by else BOT,
            numbers=tuple(one.incident.number for one in found),
            incidents=tuple(one.id for one in found),
        )
        tell(desk, contract, to, taken, scope=f"handover:{revocation.id}")
    return len(found)


def _found(desk: Desk, caller: Caller) -> tuple[Revocation, Person]:
    revocation = desk.archive.standing.revocation(int(caller.inbound.subject))
    if revocation is None or caller.under(revocation.contract) is None:
        raise Refusal(UnknownButton())
    admin = admin_over(desk, caller, revocation.contract, revocation.person)
    if revocation.lifted_at is not None:
        raise Refusal(UnknownButton())
    return revocation, admin


def name_deputy(desk: Desk, caller: Caller) -> Outcome:
    """[Wskaż zastępcę]: offer those who can take over from somebody whose access has ended."""
    revocation, _ = _found(desk, caller)
    people = successors(desk, revocation.contract, revocation.person)
    asked = AskSuccessor(revocation=revocation.id, person=revocation.person, people=people)
    reply(desk, caller, asked, slot=f"rev:{revocation.id}", contract=revocation.contract)
    return NOTHING


def give_to(desk: Desk, caller: Caller) -> Outcome:
    """Take the deputy pressed: told from now on instead of the person, and everything open is theirs."""
    revocation, _ = _found(desk, caller)
    chosen = caller.inbound.argument
    if chosen not in successors(desk, revocation.contract, revocation.person):
        raise Refusal(UnknownButton())
    desk.archive.standing.draw(revocation, chosen)
    count = hand_over(desk, revocation, chosen, caller)
    given = MattersGiven(person=chosen, before=revocation.person, count=count)
    reply(desk, caller, given, slot=f"rev:{revocation.id}", contract=revocation.contract)
    return NOTHING


ACTS: Mapping[str, Callable[[Desk, Caller], Outcome]] = {"deputy": name_deputy, "giveto": give_to}
"""What may be pressed about somebody whose access has ended."""
