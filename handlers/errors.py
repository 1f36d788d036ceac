"""What a desk refuses (HOUSE_STYLE, Errors): the person can do something about it, in the words of a notice."""

from handlers.messages import Notice


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The act is not possible; `notice` tells the person why and what can be done instead.

    A desk raises it before it writes anything of the act. What was counted until then (a wrong invitation)
    stays; the inbound is done, the notice is the answer.
    """

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.id)
        self.notice = notice
