"""Desk: the answers to link.taken. An account that may be a person's further one says so itself, or links nothing."""

from handlers.desk import Desk, Person, find_person
from handlers.errors import Refusal
from handlers.linking import link
from handlers.messages import Arrival, Inbound
from handlers.notices.linking import Linked
from handlers.notices.people import NotLinked
from handlers.notices.repairing import UnknownButton
from handlers.strangers import admin_of, answer_stranger
from handlers.tokens import INVITATION_LASTS
from models.store.records import LinkQuestion

MINE, MISTAKE = "seconddevice", "mistake"
ACTS = frozenset({MINE, MISTAKE})


def is_answer(inbound: Inbound) -> bool:
    """Say whether this is a press under link.taken, whoever the account is by now."""
    return inbound.kind is Arrival.PRESS and inbound.act in ACTS


def answer(desk: Desk, inbound: Inbound, row: int) -> tuple[Person, ...]:
    """Link on [To ja, drugie urządzenie]; on [To pomyłka] link nothing and leave an invitation as it was.

    Only what this very account was asked counts, for as long as an invitation lasts; raises Refusal else.
    """
    asked = desk.archive.access.questions(inbound.channel, inbound.account)
    desk.archive.access.answered(inbound.channel, inbound.account)
    persons = tuple(person for one in asked for person in [_asked_about(desk, one)] if person is not None)
    if not persons:
        raise Refusal(UnknownButton())
    if inbound.act == MISTAKE:
        answer_stranger(desk, inbound, row, NotLinked(admin=admin_of(desk)))
        return ()
    linked = link(desk, inbound, row, persons, Linked(person=persons[0].key))
    for one in asked:
        found = desk.archive.people.invitation(one.token_hash) if one.token_hash else None
        if found is not None:
            desk.archive.people.use_invitation(found.id, inbound.channel, inbound.account)
    return linked


def _asked_about(desk: Desk, asked: LinkQuestion) -> Person | None:
    """Return whom an account may still be linked to: in force, the question fresh, the invitation as good as new."""
    if asked.asked_at + INVITATION_LASTS <= desk.now:
        return None
    if asked.token_hash:
        found = desk.archive.people.invitation(asked.token_hash)
        if found is None or found.used_at is not None or found.expires_at <= desk.now:
            return None
    return find_person(desk, asked.contract, asked.person)
