"""Where a newcomer stands on the demo's road: the steps done and what to do next, told by what has been said.

Pure: reads only the kinds of the messages shown, in their order, and whether the visitor has jumped to
Friday.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.wording.hints import Hint

STEPS: tuple[frozenset[str], ...] = (
    frozenset({"rep.sent", "off.later", "rep.auto"}),
    frozenset({"ack.ask", "ack.ok", "ack.late", "ack.client"}),
    frozenset({"fix.client"}),
    frozenset({"fix.yes", "fix.silent"}),
    frozenset({"st.how"}),
    frozenset({"off.later"}),
)
"""For each step the messages that show it done: report, reaction, repair, confirmation, figures, after
hours.
"""

NEXT: dict[str, Hint] = {
    "rep.draft": Hint.ANSWER,
    "rep.service": Hint.ANSWER,
    "rep.where": Hint.ANSWER,
    "rep.sev": Hint.ANSWER,
    "dup.ask": Hint.ANSWER,
    "note.which": Hint.ANSWER,
    "rep.confirm": Hint.SEND,
    "rep.cancel": Hint.REPORT,
    "off.later": Hint.REPORT,
    "rep.sent": Hint.WAIT,
    "new": Hint.WAIT,
    "esc.1": Hint.HALF,
    "esc.2": Hint.LEVEL,
    "esc.3": Hint.LEVEL,
    "ack.ask": Hint.FIRST,
    "ack.late": Hint.FIRST,
    "ack.ok": Hint.REPAIR,
    "ack.client": Hint.REPAIR,
    "fix.ask": Hint.SAY_REPAIR,
    "fix.preview": Hint.SAY_REPAIR,
    "fix.client": Hint.CONFIRM,
    "fix.no": Hint.REPAIR,
    "fix.yes": Hint.ASK,
    "fix.silent": Hint.ASK,
    "st.reply": Hint.HOW,
    "st.how": Hint.FRIDAY,
}
"""What a message leaves to do; a kind that is not named changes nothing."""

FIGURES = frozenset({"st.reply", "st.how"})
CLOSED = frozenset({"fix.yes", "fix.silent"})
DRAFTING = frozenset({Hint.ANSWER, Hint.SEND})

PANES: dict[Hint, str] = {
    Hint.REPORT: "client",
    Hint.ANSWER: "client",
    Hint.SEND: "client",
    Hint.LEVEL: "engineer",
    Hint.FIRST: "engineer",
    Hint.REPAIR: "engineer",
    Hint.SAY_REPAIR: "engineer",
    Hint.CONFIRM: "client",
    Hint.ASK: "manager",
    Hint.HOW: "manager",
    Hint.NIGHT: "client",
}
CONTROLS: dict[Hint, str] = {
    Hint.WAIT: "900",
    Hint.HALF: "540",
    Hint.FRIDAY: "friday",
    Hint.EVENING: "3600",
    Hint.DONE: "again",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The steps done (one claim per step, in order), the first one to do, and the hint.

    `current` is None when all are done. `pane` is the seat and `control` the button the hint speaks of,
    "" for none.
    """

    done: tuple[bool, ...]
    current: int | None
    hint: Hint
    pane: str
    control: str


def guide(kinds: Sequence[str], *, is_friday: bool) -> Guide:
    """Read the road from the kinds of all panes' messages, oldest first; they may repeat."""
    seen = frozenset(kinds)
    done = tuple(bool(step & seen) for step in STEPS)
    hint = _friday(kinds) if is_friday else _workday(kinds)
    return Guide(
        done=done,
        current=done.index(False) if False in done else None,
        hint=hint,
        pane=PANES.get(hint, ""),
        control=CONTROLS.get(hint, ""),
    )


def _workday(kinds: Sequence[str]) -> Hint:
    hint = Hint.REPORT
    is_closed = False
    for kind in kinds:
        is_closed = is_closed or kind in CLOSED
        # Figures asked for before the first report is closed are no step of this road.
        if kind not in FIGURES or is_closed:
            hint = NEXT.get(kind, hint)
    return hint


def _friday(kinds: Sequence[str]) -> Hint:
    ongoing = _workday(kinds)
    if ongoing in DRAFTING:
        return ongoing
    if "off.later" not in kinds:
        return Hint.EVENING
    later = len(kinds) - 1 - list(reversed(kinds)).index("off.later")
    return Hint.DONE if "rep.sent" in kinds[later:] else Hint.NIGHT
