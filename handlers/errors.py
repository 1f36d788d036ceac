"""What can go wrong at a desk, in three kinds (HOUSE_STYLE, Errors).

Refusal          the person can do something about it: carries the notice that says what
OutOfStep        the log or the library does not fit: our fault, logged with the incident's number
"""

from handlers.messages import Notice


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The act is not possible; `notice` tells the person why and what can be done instead.

    Raised inside a desk it undoes the transaction's effect; the inbound counts as done, the notice is
    answered.
    """

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.id)
        self.notice = notice


class OutOfStep(Exception):  # noqa: N818 - names the state, the log line names the error
    """The store and the library do not fit: a digest without its text, a person without a contract."""
