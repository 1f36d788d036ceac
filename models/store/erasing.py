"""The subject of erasing: what is forgotten about people while the evidence stays whole (clause 18).

A text goes with its salt, its digest stays in the chain. Addresses of a person on a platform (account, chat,
message) are blanked wherever a row carries them; keys, instants and outcomes stay.
"""

import json
import re
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, exists, func, insert, or_, select, update

from models.sla.incident import UNFINISHED
from models.store.shelf import Shelf
from models.store.table import core
from models.store.tables import (
    AccessRequest,
    Account,
    Card,
    Conversation,
    Delivery,
    Employee,
    Erasure,
    Event,
    Held,
    Inbound,
    Incident,
    Invitation,
    LinkQuestion,
    Revocation,
    Text,
    WrongTry,
)

_TEXT, _EVENT, _INCIDENT, _TALK = core(Text), core(Event), core(Incident), core(Conversation)
_ACCOUNT, _DELIVERY, _CARD, _REQUEST = core(Account), core(Delivery), core(Card), core(AccessRequest)
_INVITATION, _TRY, _HELD, _INBOUND = core(Invitation), core(WrongTry), core(Held), core(Inbound)
_EMPLOYEE, _ERASURE, _REVOCATION = core(Employee), core(Erasure), core(Revocation)
_QUESTION = core(LinkQuestion)
_UNFINISHED = sorted(state.value for state in UNFINISHED)
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
FORGOTTEN = "erased:"
"""What stands where an address stood, with the account's own number."""


class Erasing(Shelf):
    """Forgetting, each kind by its own rule; running twice changes nothing more."""

    def texts_of_incidents(self, contract: str, ended_before: datetime) -> int:
        """Erase all texts of the incidents that ended before an instant; returns how many incidents that were."""
        readable = (
            exists()
            .where(_EVENT.c.incident == _INCIDENT.c.id, _EVENT.c.text == _TEXT.c.digest)
            .where(_TEXT.c.body.is_not(None))
        )
        old = select(_INCIDENT.c.id).where(
            _INCIDENT.c.contract == contract,
            _INCIDENT.c.state.not_in(_UNFINISHED),
            func.coalesce(_INCIDENT.c.ended_at, _INCIDENT.c.notified_at) < ended_before,
            readable,
        )
        ids = list(self._connection.execute(old).scalars())
        for incident in ids:
            rows = self._connection.execute(
                select(_EVENT.c.text, _EVENT.c.facts).where(_EVENT.c.incident == incident)
            ).all()
            written = [text for text, _ in rows if text] + [
                one for _, facts in rows for one in _digests(facts)
            ]
            told = select(_DELIVERY.c.parameters).where(_DELIVERY.c.incident == incident)
            shown = self._connection.execute(told).scalars()
            self._erase([*written, *(one for parameters in shown for one in _digests(parameters))])
        self._drop_talks(_TALK.c.incident.in_(ids), keep=False)
        return len(ids)

    def ended_talks(self, contract: str, ended_before: datetime) -> int:
        """Delete conversations that ended before an instant, and their texts that led to nothing."""
        return self._drop_talks(_TALK.c.contract == contract, _TALK.c.ended_at < ended_before, keep=True)

    def addresses(self, contract: str, revoked_before: datetime) -> int:
        """Forget the addresses of accounts whose access ended before an instant; returns how many."""
        left = select(_REVOCATION.c.person).where(
            _REVOCATION.c.contract == contract,
            _REVOCATION.c.since < revoked_before,
            _REVOCATION.c.lifted_at.is_(None),
        )
        ended = or_(_ACCOUNT.c.revoked_at < revoked_before, _ACCOUNT.c.person.in_(left))
        return self._forget(_ACCOUNT.c.contract == contract, ended)

    def address_of(self, contract: str, person: str) -> int:
        """Forget all addresses of a person at once; returns how many accounts those were."""
        done = or_(_DELIVERY.c.sent_at.is_not(None), _DELIVERY.c.failed_at.is_not(None))
        told = (_DELIVERY.c.contract == contract, _DELIVERY.c.recipient == person, done)
        gone = {"chat": None, "message": None, "thread": None}
        self._connection.execute(update(_DELIVERY).where(*told).values(gone))
        return self._forget(_ACCOUNT.c.contract == contract, _ACCOUNT.c.person == person)

    def strangers(self, before: datetime) -> None:
        """Forget requests for access, wrong tokens and what was held for strangers before an instant."""
        old = _REQUEST.c.asked_at < before
        shown = self._connection.execute(
            select(_REQUEST.c.display).where(old, _REQUEST.c.chat != "")
        ).scalars()
        self._erase(list(shown))
        self._connection.execute(update(_REQUEST).where(old).values(external="", chat=""))
        self._connection.execute(delete(_TRY).where(_TRY.c.at < before))
        self._connection.execute(delete(_QUESTION).where(_QUESTION.c.asked_at < before))
        self._connection.execute(delete(_HELD).where(_HELD.c.keep_until < before))
        told = (
            _DELIVERY.c.sent_at.is_not(None) | _DELIVERY.c.failed_at.is_not(None),
            _DELIVERY.c.chat.is_not(None),
        )
        named = select(_DELIVERY.c.parameters).where(
            _DELIVERY.c.kind == "unk.coord", _DELIVERY.c.created_at < before
        )
        names = self._connection.execute(named).scalars()
        self._erase([one for parameters in names for one in _digests(parameters)])
        guests = (_DELIVERY.c.recipient.startswith("guest:"), _DELIVERY.c.created_at < before)
        for row in list(self._connection.execute(select(_DELIVERY.c.id).where(*guests, *told)).scalars()):
            gone = {"chat": None, "message": None, "key": f"{FORGOTTEN}{row}"}
            self._connection.execute(update(_DELIVERY).where(_DELIVERY.c.id == row).values(gone))

    def words_of(self, contract: str, person: str) -> int:
        """Erase every text a person wrote under a contract; returns how many."""
        mine = select(_EVENT.c.text).where(
            _EVENT.c.actor == person,
            _EVENT.c.text.is_not(None),
            _EVENT.c.incident.in_(select(_INCIDENT.c.id).where(_INCIDENT.c.contract == contract)),
        )
        digests = list(self._connection.execute(mine).scalars())
        self._erase(digests)
        own = (_TALK.c.contract == contract, _TALK.c.person == person, _TALK.c.ended_at.is_not(None))
        self._drop_talks(*own, keep=False)
        about = (_REVOCATION.c.contract == contract, _REVOCATION.c.person == person)
        reasons = select(_REVOCATION.c.reason).where(*about, _REVOCATION.c.reason.is_not(None))
        self._erase(list(self._connection.execute(reasons).scalars()))
        return len(digests)

    def name_of(self, contract: str, person: str) -> None:
        """Show a person by key from now on; the name and address of an employee are gone."""
        known = select(_ERASURE.c.person).where(_ERASURE.c.contract == contract, _ERASURE.c.person == person)
        if self._connection.execute(known).first() is None:
            row = {"contract": contract, "person": person, "erased_at": self._now}
            self._connection.execute(insert(_ERASURE), row)
        mine = (_EMPLOYEE.c.contract == contract, _EMPLOYEE.c.key == person)
        self._connection.execute(update(_EMPLOYEE).where(*mine).values(name="", email=None))

    def _erase(self, digests: Iterable[str]) -> None:
        wanted = list(dict.fromkeys(digests))
        for start in range(0, len(wanted), 500):
            some = _TEXT.c.digest.in_(wanted[start : start + 500])
            self._connection.execute(update(_TEXT).where(some).values(salt=None, body=None))

    def _drop_talks(self, *which: object, keep: bool) -> int:
        """Delete conversations; `keep`: texts that stand in the evidence stay there."""
        rows = self._connection.execute(select(_TALK.c.id, _TALK.c.data).where(*which)).all()  # type: ignore[arg-type]  # conditions
        for row, data in rows:
            digests = _digests(data)
            if keep and digests:
                used = select(_EVENT.c.text).where(_EVENT.c.text.in_(digests))
                digests = sorted(set(digests) - set(self._connection.execute(used).scalars()))
            self._erase(digests)
            self._connection.execute(delete(_TALK).where(_TALK.c.id == row))
        return len(rows)

    def _forget(self, *which: object) -> int:
        query = select(_ACCOUNT).where(*which, _ACCOUNT.c.external.not_like(f"{FORGOTTEN}%"))  # type: ignore[arg-type]  # conditions
        rows = self._connection.execute(query).all()
        for row in rows:
            self._forget_account(row.id, row.channel, row.external, row.chat)
            self._forget_messages(row.contract, row.person, row.channel, row.chat)
        return len(rows)

    def _forget_account(self, account: int, channel: str, external: str, chat: str) -> None:
        mark = f"{FORGOTTEN}{account}"
        gone = {"external": mark, "chat": mark, "revoked_at": func.coalesce(_ACCOUNT.c.revoked_at, self._now)}
        self._connection.execute(update(_ACCOUNT).where(_ACCOUNT.c.id == account).values(gone))
        used = (_INVITATION.c.used_channel == channel, _INVITATION.c.used_external == external)
        self._connection.execute(update(_INVITATION).where(*used).values(used_external=mark))
        asked = (_REQUEST.c.channel == channel, or_(_REQUEST.c.external == external, _REQUEST.c.chat == chat))
        self._connection.execute(update(_REQUEST).where(*asked).values(external="", chat=""))
        linking = (_QUESTION.c.channel == channel, _QUESTION.c.external == external)
        self._connection.execute(delete(_QUESTION).where(*linking))
        tried = (_TRY.c.channel == channel, _TRY.c.external == external)
        self._connection.execute(delete(_TRY).where(*tried))
        self._connection.execute(
            delete(_HELD).where(_HELD.c.channel == channel, _HELD.c.external == external)
        )
        talks = (_TALK.c.channel == channel, or_(_TALK.c.account == external, _TALK.c.chat == chat))
        self._connection.execute(update(_TALK).where(*talks).values(account=mark, chat=mark))
        for one in dict.fromkeys((external, chat)):
            carried = (_INBOUND.c.channel == channel, _INBOUND.c.key.startswith(f"{one}:", autoescape=True))
            marked = func.replace(_INBOUND.c.key, f"{one}:", f"{mark}:")
            self._connection.execute(update(_INBOUND).where(*carried).values(key=marked))

    def _forget_messages(self, contract: str, person: str, channel: str, chat: str) -> None:
        mine = (_CARD.c.contract == contract, _CARD.c.person == person)
        self._connection.execute(delete(_CARD).where(*mine, _CARD.c.channel == channel, _CARD.c.chat == chat))
        there = (_DELIVERY.c.channel == channel, _DELIVERY.c.chat == chat)
        done = or_(_DELIVERY.c.sent_at.is_not(None), _DELIVERY.c.failed_at.is_not(None))
        gone = {"chat": None, "message": None, "thread": None}
        self._connection.execute(update(_DELIVERY).where(*there, done).values(gone))


def _digests(text: str) -> list[str]:
    """Find what may be digests of texts in a row's JSON."""
    return list(dict.fromkeys(_DIGEST.findall(json.dumps(text))))
