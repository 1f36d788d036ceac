"""A longer believable history on top of `bot/history.py`: any number of incidents, with what real ones meet.

Some are withdrawn, joined by colleagues, given another class, worked around, claimed to be excluded, refused after
the repair or reopened, and the ladder climbs where they are late. The report of each
carries the fact `simulated`, in the chain and for ever, so that such a record can never pass for a real one.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.history import Past, Writer
from bot.simulated_ladder import with_ladder
from bot.simulated_works import PastWork, simulate_works
from models.sla.contract import Contract, Metric, PauseRequirement, Role, Side
from models.sla.events import Fact, Happening, Kind
from models.sla.hours import Span

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
        past = _incident(contract, start, dice)
        if past is not None and past.happenings[-1].received_at < now:
            pasts.append(with_ladder(past))
    return tuple(sorted(pasts, key=lambda past: past.happenings[0].received_at))


def works_of(contract: Contract, now: datetime, incidents: int, seed: int) -> tuple[PastWork, ...]:
    """Draw the announced work of the time in which `simulate` draws that many incidents; as repeatable as they."""
    now = now.replace(hour=0, minute=0, second=0, microsecond=0)
    first, span = _period(contract, now, incidents)
    return () if span <= timedelta(0) else simulate_works(contract, Span(first, first + span), seed)


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


def _incident(contract: Contract, start: datetime, dice: random.Random) -> Past | None:
    terms = contract.terms_at(start)
    service = dice.choice(list(terms.services))
    ranked = [one.key for one in terms.severities_by_rank]
    severity = dice.choices(ranked, range(1, len(ranked) + 1))[0]
    timeline = terms.timeline_of(service, severity)
    notified = timeline.next_opening(start)
    if notified is None:
        return None
    if notified > start:
        notified += timedelta(minutes=dice.randrange(40))
    notified = notified.replace(microsecond=0)
    if contract.terms_at(notified) is not terms or not terms.is_valid_on(terms.local_date(notified)):
        # Its hours opened only after the midnight of an amendment, or of the end: another text, or none.
        return None
    writer = _Varied(terms, service, severity, notified, dice)
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
        self.reclassify()
        if self.dice.random() < 0.4:
            self.add(
                Kind.WORKAROUND, self.reached(Metric.WORKAROUND, 0.1, 0.8), self.engineer, text="obejście"
            )
        self.claim()
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

    def reclassify(self) -> None:
        """Propose another class and have it agreed, where the contract lets the engineer propose."""
        rules, contact = self.terms.reclassification, self.terms.contacts[self.engineer]
        others = [one for one in self.terms.severities_by_rank if one.key != self.severity]
        deciders = self.of_client(*sorted(rules.decide_by))
        if not others or not deciders or contact.roles.isdisjoint(rules.propose_by):
            return
        if self.dice.random() > 0.08:
            return
        new = self.dice.choice(others)
        raised = new.rank < self.terms.severities[self.severity].rank
        facts: dict[str, Fact] = {"severity": new.key, "raised": raised}
        # Decided well before silence would decide.
        most = max(1, min(60, int(rules.decide_within.total_seconds()) // 120))
        self.add(
            Kind.SEVERITY_PROPOSED, self.later(2, 20), self.engineer, facts, "skala inna niż w zgłoszeniu"
        )
        self.add(Kind.SEVERITY_AGREED, self.later(1, most), self.dice.choice(deciders), facts)
        self.severity = new.key
        self.timeline = self.terms.timeline_of(self.service, new.key)

    def claim(self) -> None:
        """Claim a circumstance of the contract; the client agrees, or objects and those who settle refuse it."""
        rules = self.terms.exclusions
        people = self.of_client(Role.COORDINATOR, Role.OWNER)
        if not rules.list or not people or rules.claimed_by is not self.terms.contacts[self.engineer].party:
            return
        if self.dice.random() > 0.05:
            return
        ground = self.dice.randrange(len(rules.list))
        self.add(
            Kind.EXCLUSION_CLAIMED,
            self.later(2, 30),
            self.engineer,
            {"ground": ground},
            "przyczyna poza usługą",
        )
        facts: dict[str, Fact] = {"claim": len(self.happenings)}
        settlers = [key for key in self.terms.reclassification.dispute_resolved_by if key != self.engineer]
        if settlers and self.dice.random() < 0.4:
            person = self.dice.choice(people)
            self.add(Kind.EXCLUSION_OBJECTED, self.later(5, 60), person, facts, "usługa powinna to znieść")
            decided: dict[str, Fact] = {**facts, "stands": False, "how": "dispute"}
            self.add(Kind.EXCLUSION_DECIDED, self.later(30, 240), self.dice.choice(settlers), decided)
            return
        agreed: dict[str, Fact] = {**facts, "stands": True, "how": "consent"}
        self.add(Kind.EXCLUSION_DECIDED, self.later(5, 120), self.dice.choice(people), agreed)

    def of_client(self, *roles: Role) -> list[str]:
        day = self.terms.local_date(self.notified)
        people = [one.key for role in roles for one in self.terms.people(role, on=day, side=Side.CLIENT)]
        return [key for key in dict.fromkeys(people) if key != self.engineer]

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
