"""The subject of strangers who ask for access, and of what was answered."""

from datetime import datetime

from sqlalchemy import delete, insert, update

from models.store.cards import turn
from models.store.records import AccessRequest as RequestRecord
from models.store.records import LinkQuestion as QuestionRecord
from models.store.shelf import Shape, Shelf, is_id
from models.store.table import core
from models.store.tables import AccessRequest, LinkQuestion

_REQUEST = core(AccessRequest)
_REQUESTS = Shape(AccessRequest, RequestRecord)
_QUESTION = core(LinkQuestion)
_QUESTIONS = Shape(LinkQuestion, QuestionRecord)


class Access(Shelf):
    """Requests for an invitation, and accounts asked whether they are a person's further one."""

    def ask(self, contract: str, channel: str, external: str, chat: str, display: str) -> int:
        """Keep a request and return its id; `display` is a digest."""
        row = {"contract": contract, "channel": channel, "external": external, "chat": chat}
        return self._inserted(insert(_REQUEST), {**row, "display": display, "asked_at": self._now})

    def asked_since(self, channel: str, external: str, since: datetime) -> bool:
        """Say whether an account has asked after that instant."""
        mine = (_REQUEST.c.channel == channel, _REQUEST.c.external == external, _REQUEST.c.asked_at > since)
        query = _REQUESTS.select.where(*mine).limit(1)
        return self._connection.execute(query).first() is not None

    def find(self, request: int) -> RequestRecord | None:
        """Return a request, None for an unknown one; a writer holds it."""
        if not is_id(request):
            return None
        query = self._in.locked(_REQUESTS.select.where(_REQUEST.c.id == request))
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _REQUESTS.record(row)

    def answer(self, request: int, by: str, person: str | None) -> None:
        """Record now who answered a request and whom they picked, None for a refusal."""
        answered = {"answered_at": self._now, "answered_by": by, "person": person}
        self._connection.execute(update(_REQUEST).where(_REQUEST.c.id == request).values(answered))
        turn(self._connection, f"request:{request}")

    def question(
        self, contract: str, person: str, channel: str, external: str, token_hash: str | None
    ) -> None:
        """Keep that an account is asked now whether it is a further one of a person."""
        mine = {"contract": contract, "person": person, "channel": channel, "external": external}
        row = {**mine, "token_hash": token_hash, "asked_at": self._now}
        self._connection.execute(insert(_QUESTION), row)

    def questions(self, channel: str, external: str) -> list[QuestionRecord]:
        """List whom an account was asked about and has not answered yet; a writer holds them."""
        mine = (_QUESTION.c.channel == channel, _QUESTION.c.external == external)
        query = self._in.locked(_QUESTIONS.select.where(*mine).order_by(_QUESTION.c.id))
        return _QUESTIONS.records(self._connection.execute(query).all())

    def answered(self, channel: str, external: str) -> None:
        """Forget what an account was asked: it has answered, or is asked anew."""
        mine = (_QUESTION.c.channel == channel, _QUESTION.c.external == external)
        self._connection.execute(delete(_QUESTION).where(*mine))
