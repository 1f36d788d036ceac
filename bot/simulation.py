"""A longer believable history on top of `bot/history.py`: any number of incidents, with what real ones meet.

Some are withdrawn, joined by colleagues, worked around, refused after the repair or reopened. The report of each
carries the fact `simulated`, in the chain and for ever, so that such a record can never pass for a real one.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.history import Past, Writer
from models.sla.contract import Contract, Metric, PauseRequirement, Role, Side, Terms
from models.sla.events import Fact, Happening, Kind

MARK = "simulated"
LEAST_DAYS = 45
MOST_TRIES = 4


def simulate(contract: Contract, now: datetime, incidents: int, seed: int) -> tuple[Past, ...]:
    """Draw that many incidents finished before the day of `now`, by moment of notification.

    The same for the same contract, day, number and seed. Fewer, perhaps none, where the contract has not been
    in force for long enough.
    """
    now = now.replace(hour=0, minute=0, second=0, microsecond=0)
    first, span = _period(contract, now, incidents)
    if span <= timedelta(0):
        return ()
    dice = random.Random(seed)  # noqa: S311 - a story, not a secret
    pasts: list[Past] = []
    for _ in range(incidents * MOST_TRIES):
        if len(pasts) == incidents:
            break
        start = first + timedelta(seconds=dice.randrange(int(span.total_seconds()) + 1))
        past = _incident(contract.terms_at(start), start, dice)
        if past is not None and past.happenings[-1].received_at < now:
            pasts.append(past)
    return tuple(sorted(pasts, key=lambda past: past.happenings[0].received_at))


def _period(contract: Contract, now: datetime, incidents: int) -> tuple[datetime, timedelta]:
    """Return the beginning and the length of the history: about one incident a day, within the validity."""
    terms = contract.base
    begins = datetime(
        terms.valid_from.year, terms.valid_from.month, terms.valid_from.day, tzinfo=terms.zone
    ).astimezone(UTC)
    last_day = terms.valid_to + timedelta(days=1)
    ends = datetime(last_day.year, last_day.month, last_day.day, tzinfo=terms.zone).astimezone(UTC)
    last = min(now, ends) - timedelta(days=1)
    first = max(begins, (last - timedelta(days=max(LEAST_DAYS, incidents))).replace(microsecond=0))
    return first, last - first


def _incident(terms: Terms, start: datetime, dice: random.Random) -> Past | None:
    service = dice.choice(list(terms.services))
    ranked = [one.key for one in terms.severities_by_rank]
    severity = dice.choices(ranked, range(1, len(ranked) + 1))[0]
    timeline = terms.timeline_of(service, severity)
    notified = timeline.next_opening(start)
    if notified is None:
        return None
    if notified > start:
        notified += timedelta(minutes=dice.randrange(40))
    writer = _Varied(terms, service, severity, notified.replace(microsecond=0), dice)
    writer.report()
    writer.happenings[0] = _marked(writer.happenings[0])
    writer.live()
    return writer.past()


def _marked(reported: Happening) -> Happening:
    return replace(reported, facts={**reported.facts, MARK: True})


class _Varied(Writer):
    """Writes what befalls an incident between the report and its end; every instant follows the one before."""

    def live(self) -> None:
        if self.dice.random() < 0.05:
            self.add(Kind.WITHDRAWN, self.later(3, 60), self.reporter)
            return
        if self.dice.random() < 0.15:
            self.add(Kind.JOINED, self.later(1, 9), self.colleague())
        self.add(Kind.ACKNOWLEDGED, self.reached(Metric.REACTION, 0.05, 0.7), self.engineer)
        self.add(Kind.FIRST_ACTION, self.last + timedelta(seconds=40), self.engineer, {"code": "remote"})
        self.stop()
        if self.dice.random() < 0.4:
            self.add(
                Kind.WORKAROUND, self.reached(Metric.WORKAROUND, 0.1, 0.8), self.engineer, text="obejście"
            )
        self.repair(self.reached(Metric.RESTORATION, 0.15, 0.8))

    def repair(self, at: datetime) -> None:
        self.add(Kind.RESOLVED, at, self.engineer, text="naprawiono")
        if self.dice.random() < 0.05:
            self.add(Kind.RESOLUTION_REJECTED, self.later(5, 120), self.reporter)
            self.add(Kind.RESOLVED, self.later(20, 200), self.engineer, text="naprawiono ponownie")
        self.close(self.last)
        if self.dice.random() < 0.03:
            self.add(Kind.REOPENED, self.later(30, 600), self.reporter)
            self.add(Kind.RESOLVED, self.later(20, 300), self.engineer, text="naprawiono ostatecznie")
            self.close(self.last)

    def stop(self) -> None:
        """Stop the clock for a question, where the contract allows it for the class."""
        reasons: Sequence[str] = [
            one.key
            for one in self.terms.pause.reasons_for(self.severity)
            if one.requires is PauseRequirement.QUESTION_SENT
        ]
        if not reasons or self.dice.random() > 0.25:
            return
        asked: dict[str, Fact] = {"pauses": True}
        self.add(Kind.ASKED, self.later(2, 30), self.engineer, asked, "Od kiedy tak się dzieje?")
        self.add(Kind.PAUSED, self.last, self.engineer, {"reason": reasons[0]})
        answered = self.later(10, 240)
        self.add(Kind.ANSWERED, answered, self.reporter, text="Od rana.")
        self.add(Kind.RESUMED, answered, self.reporter, {"reason": "answered"})

    def reached(self, metric: Metric, least: float, most: float) -> datetime:
        """Draw when a target is reached: now and then late, and never before what happened last."""
        at = self.share_of(metric, least, most, late=0.06)
        return at if at is not None and at > self.last else self.later(1, 45)

    def later(self, least: int, most: int) -> datetime:
        return self.last + timedelta(minutes=self.dice.randint(least, most))

    def colleague(self) -> str:
        day = self.terms.local_date(self.notified)
        people = self.terms.people(Role.REPORTER, on=day, side=Side.CLIENT)
        return self.dice.choice([one.key for one in people if one.key != self.reporter] or [self.reporter])
