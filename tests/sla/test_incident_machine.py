"""An incident lives through random legal moves, and after each of them every law of the rule book still holds.

The expected state comes from a table of its own, written down from the procedure and not from the rule book.
"""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from models.sla.contract import Metric, Terms
from models.sla.deadlines import Verdict, Verdicts, judge
from models.sla.escalation import Alarm, AlarmKind, alarms
from models.sla.events import BOT, Event, Fact, Facts, Happening, Kind
from models.sla.evidence import seal, verify_chain
from models.sla.explanation import explain_all
from models.sla.incident import LEGAL, WORKING, Incident, State, is_legal
from models.sla.ledger import add_up, replay
from models.sla.measures import Case, Filters, Period, measure
from models.sla.penalties import propose, withheld
from tests.sla.log import contract, warsaw

NUMBER = "Z-0001"
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
# A clock change, a long weekend, and an ordinary Friday.
BEGINNINGS = ("2026-10-23 15:10", "2026-12-22 07:00", "2026-11-27 15:40")
PEOPLE = ("k1", "k2", "k3", "s1", "s2", "s3")
MARKS = (Kind.ESCALATED, Kind.BREACHED)
RANKS = "ABC"

LEADS_TO: Mapping[Kind, State] = {
    Kind.WORKAROUND: State.WORKAROUND,
    Kind.WORKAROUND_REJECTED: State.ACKNOWLEDGED,
    Kind.RESOLVED: State.RESOLVED,
    Kind.CLOSED: State.CLOSED,
    Kind.WITHDRAWN: State.WITHDRAWN,
}
ENDS = (Kind.WITHDRAWN, Kind.SCOPE_DECIDED)
EVENTFUL = (
    Kind.ACKNOWLEDGED, Kind.PAUSED, Kind.RESUMED, Kind.WORKAROUND, Kind.WORKAROUND_REJECTED, Kind.RESOLVED,
    Kind.RESOLUTION_REJECTED, Kind.CLOSED, Kind.REOPENED, Kind.SEVERITY_PROPOSED, Kind.SEVERITY_AGREED,
)  # fmt: skip
BACK_TO_WORK = (Kind.RESOLUTION_REJECTED, Kind.REOPENED)


class Life(RuleBasedStateMachine):
    """One incident of the line or of the ERP, from its report on; time only passes."""

    @initialize(
        begins=st.sampled_from(BEGINNINGS),
        severity=st.sampled_from(RANKS),
        service=st.sampled_from(("linia", "erp")),
    )
    def report(self, begins: str, severity: str, service: str) -> None:
        self.events: list[Event] = []
        self.now = warsaw(begins)
        self.luck = random.Random(len(begins))
        self.terms: Terms = contract().terms_at(self.now)
        self.expected, self.has_workaround = State.REPORTED, False
        self.before: tuple[Incident, Verdicts] | None = None
        facts: Facts = {"service": service, "severity": severity, "reporter": "k2"}
        self.append(Kind.REPORTED, "k2", facts)

    @rule(minutes=st.integers(0, 600))
    def time_passes(self, minutes: int) -> None:
        before = judge(self.incident, self.terms, self.now)
        self.now += minutes * MINUTE
        after = judge(self.incident, self.terms, self.now)
        for metric in Metric:
            old, new = before.of(metric), after.of(metric)
            if old is None or new is None:
                assert old is new is None
            else:
                assert not (old.met is False and new.met is not False), f"{metric} was forgiven by time"
                assert not (old.met is True and new.met is not True)

    @rule(
        data=st.data(),
        minutes=st.integers(0, 400),
        actor=st.sampled_from(PEOPLE),
        severity=st.sampled_from(RANKS),
    )
    def somebody_acts(self, data: st.DataObject, minutes: int, actor: str, severity: str) -> None:
        state = self.incident.state
        legal = [kind for kind in LEGAL if is_legal(state, kind) and kind not in (*ENDS, Kind.ESCALATED)]
        if state in WORKING | {State.REPORTED, State.RESOLVED, State.CLOSED}:
            legal = [kind for kind in legal if kind in EVENTFUL] * 3 + legal
        kind = data.draw(st.sampled_from(legal))
        self.wait(minutes)
        self.append(kind, actor, self.facts_of(kind, severity))

    @rule(kind=st.sampled_from(ENDS), luck=st.integers(0, 9))
    def it_ends_early(self, kind: Kind, luck: int) -> None:
        if luck == 0 and is_legal(self.incident.state, kind):
            self.append(kind, "k2", {"in_scope": False} if kind is Kind.SCOPE_DECIDED else {})

    @rule(minutes=st.integers(0, 3000))
    def the_heartbeat_wakes(self, minutes: int) -> None:
        self.wait(minutes)

    def wait(self, minutes: int) -> None:
        """Let time pass; each level and breach on the way is recorded at its own instant."""
        until = self.now + minutes * MINUTE
        while owed := [one for one in self.owed() if one.at <= until]:
            alarm = owed[0]
            self.now = max(self.now, alarm.at)
            facts: dict[str, Fact] = {"metric": str(alarm.metric)}
            if alarm.kind is AlarmKind.ESCALATE:
                self.append(Kind.ESCALATED, BOT, {**facts, "level": alarm.level})
            else:
                self.append(
                    Kind.BREACHED, BOT, facts | ({"proposed": True} if self.is_proposed(alarm) else {})
                )
        self.now = until

    def owed(self) -> list[Alarm]:
        ladder = (AlarmKind.ESCALATE, AlarmKind.BREACH)
        return [one for one in alarms(self.incident, self.terms, self.now) if one.kind in ladder]

    def is_proposed(self, alarm: Alarm) -> bool:
        """Say whether a breach is one of the proposed class alone."""
        assert alarm.metric is not None
        bare = replace(self.incident, proposal=None)
        found = judge(bare, self.terms, self.now).of(alarm.metric)
        return found is None or found.met is not False

    def facts_of(self, kind: Kind, severity: str) -> Facts:
        raised = RANKS.index(severity) < RANKS.index(self.incident.severity)
        known: Mapping[Kind, Facts] = {
            Kind.SEVERITY_PROPOSED: {"severity": severity, "raised": raised},
            Kind.SEVERITY_AGREED: {"severity": severity, "raised": raised},
            Kind.PAUSED: {"reason": "dostep"},
            Kind.ASKED: {"pauses": False},
            Kind.CLOSED: {"how": "confirmed"},
            Kind.ASSIGNED: {"to": "s3"} if severity == "A" else {"to": "s1", "from": "s2"},
            Kind.EXCLUSION_CLAIMED: {"ground": 0},
            Kind.EXCLUSION_DECIDED: {"stands": severity == "A"},
        }
        return known.get(kind, {})

    def append(self, kind: Kind, actor: str, facts: Facts) -> None:
        if self.events:
            self.before = self.incident, judge(self.incident, self.terms, self.now)
            self.expected = self.state_after(kind, facts)
        happening = Happening(kind=kind, actor=actor, received_at=self.now, facts=facts)
        previous = self.events[-1].hash if self.events else self.terms.digest
        seq = len(self.events) + 1
        self.events.append(seal(NUMBER, happening, seq=seq, recorded_at=self.now, previous=previous))
        if self.before is not None:
            self.check_the_move(kind, facts)

    def state_after(self, kind: Kind, facts: Facts) -> State:
        self.has_workaround = kind is Kind.WORKAROUND or (
            self.has_workaround and kind is not Kind.WORKAROUND_REJECTED
        )
        if kind is Kind.ACKNOWLEDGED:
            return State.ACKNOWLEDGED
        if kind in BACK_TO_WORK:
            return State.WORKAROUND if self.has_workaround else State.ACKNOWLEDGED
        if kind is Kind.SCOPE_DECIDED and not facts["in_scope"]:
            return State.OUTSIDE_CONTRACT
        return LEADS_TO.get(kind, self.expected)

    def check_the_move(self, kind: Kind, facts: Facts) -> None:
        """A move never forgives what was exceeded, and moves deadlines only the way the contract lets it."""
        assert self.before is not None
        old_incident, old = self.before
        new = judge(self.incident, self.terms, self.now)
        is_raise = kind in (Kind.SEVERITY_AGREED, Kind.SEVERITY_PROPOSED) and facts["raised"]
        ends_proposal = old_incident.proposal is not None and self.incident.proposal != old_incident.proposal
        for metric in Metric:
            was, found = old.of(metric), new.of(metric)
            if was is None or found is None:
                continue
            if not ends_proposal:
                # Clause 9: a promise of a class that was only proposed may be taken back.
                assert not (was.met is False and found.met is not False), f"{kind} forgave {metric}"
            if was.due is None or found.due is None:
                continue
            if is_raise and not ends_proposal:
                assert found.due <= was.due, f"{kind} moved {metric} later"
            elif not is_raise and not self.waits_for_a_raise(was):
                assert found.due >= was.due, f"{kind} moved {metric} earlier"

    def waits_for_a_raise(self, was: Verdict) -> bool:
        """A class raised after the target was reached counts only once that is undone."""
        done = was.reached_at
        return done is not None and any(one.raised and one.at >= done for one in self.incident.severities)

    @property
    def incident(self) -> Incident:
        return replay(NUMBER, self.terms.number, self.terms.digest, self.events)

    @invariant()
    def the_state_is_the_one_the_procedure_says(self) -> None:
        assert self.incident.state is self.expected

    @invariant()
    def redelivered_and_shuffled_events_make_the_same_incident(self) -> None:
        mixed = [*self.events, *self.luck.sample(self.events, len(self.events) // 2)]
        self.luck.shuffle(mixed)
        assert replay(NUMBER, self.terms.number, self.terms.digest, mixed) == self.incident

    @invariant()
    def a_sum_kept_from_any_moment_and_continued_is_the_same_and_stays_as_it_was(self) -> None:
        known = self.luck.randint(1, len(self.events))
        kept = add_up(NUMBER, self.terms.number, self.terms.digest, self.events[:known])
        before = kept.incident()
        assert kept.continued(self.events[known:]).incident() == self.incident
        assert kept.incident() == before

    @invariant()
    def the_chain_is_whole_and_shows_any_event_that_is_left_out(self) -> None:
        assert verify_chain(NUMBER, self.events, self.terms.digest) == []
        if len(self.events) > 1:
            gone = self.luck.randrange(len(self.events) - 1)
            assert verify_chain(NUMBER, self.events[:gone] + self.events[gone + 1 :], self.terms.digest)

    @invariant()
    def every_figure_is_explained_to_the_second(self) -> None:
        for found in explain_all(self.incident, self.terms, self.now):
            one = found.verdict
            assert sum(part.counted_seconds for part in found.stretches) == one.elapsed_seconds
            whole = (one.counted_until - one.start).total_seconds()
            assert sum(part.seconds for part in found.stretches) == whole
            assert one.met is not True or one.elapsed_seconds <= one.target_seconds

    @invariant()
    def no_figure_reads_the_marks_of_the_procedure(self) -> None:
        bare = [event for event in self.events if event.kind not in MARKS]
        assert self.figures(bare) == self.figures(self.events)

    @invariant()
    def a_breach_is_announced_at_the_second_in_which_it_comes(self) -> None:
        incident = self.incident
        for alarm in alarms(incident, self.terms, self.now):
            if alarm.kind is AlarmKind.BREACH and alarm.metric is not None and alarm.at > self.now:
                assert self.is_late(incident, alarm.metric, alarm.at)
                assert not self.is_late(incident, alarm.metric, alarm.at - SECOND)

    def is_late(self, incident: Incident, metric: Metric, at: datetime) -> bool:
        found = judge(incident, self.terms, at).of(metric)
        assert found is not None
        return found.met is False

    def figures(self, events: list[Event]) -> tuple[object, ...]:
        incident = replay(NUMBER, self.terms.number, self.terms.digest, events)
        verdicts = judge(incident, self.terms, self.now)
        case = Case(id=1, incident=incident, terms=self.terms, verdicts=verdicts)
        day = self.terms.local_date(incident.notified_at)
        return (
            verdicts,
            explain_all(incident, self.terms, self.now),
            propose(incident, self.terms, self.now),
            withheld(incident, self.terms, self.now),
            measure([case], contract(), Period(first=day, last=day), self.now, Filters(), works=()),
        )


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
