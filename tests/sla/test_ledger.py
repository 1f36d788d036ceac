"""What the events of one incident add up to."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from models.sla.contract import Metric
from models.sla.deadlines import judge
from models.sla.events import Event, Kind
from models.sla.incident import State, is_legal
from models.sla.ledger import replay
from tests.sla.log import Log, wall, warsaw

DAY = "2026-11-24"


def test_a_report_is_an_incident_that_waits_for_a_reaction():
    incident = Log(f"{DAY} 14:05:12", location="hala-a").incident

    assert (incident.state, incident.severity, incident.location) == (State.REPORTED, "A", "hala-a")
    assert (incident.reporter, incident.reporters, incident.ended_at) == ("k2", ("k2",), None)
    assert (incident.events, incident.head) == (1, "hash-1")


def test_a_log_that_does_not_start_with_a_report_is_damaged():
    second = Log(f"{DAY} 14:05").add(Kind.JOINED, f"{DAY} 14:06", "k3").events[1]

    with pytest.raises(ValueError, match="Z-0001"):
        replay("Z-0001", "SLA/2026/001", "sha256:x", [second])
    with pytest.raises(ValueError, match="Z-0001"):
        replay("Z-0001", "SLA/2026/001", "sha256:x", [])


def test_a_second_acknowledgement_overwrites_nothing():
    log = Log(f"{DAY} 14:05").add(Kind.ACKNOWLEDGED, f"{DAY} 14:17:40", "s2")
    log.add(Kind.ACKNOWLEDGED, f"{DAY} 14:20", "s1")

    incident = log.incident

    assert (wall(incident.acknowledged_at), incident.acknowledged_by) == ("2026-11-24 14:17:40", "s2")
    assert (incident.handler, incident.state) == ("s2", State.ACKNOWLEDGED)


def test_an_acknowledgement_after_a_gap_keeps_from_when_it_was_possible():
    earliest = "2026-11-24T13:02:00+00:00"

    incident = (
        Log(f"{DAY} 14:00").add(Kind.ACKNOWLEDGED, f"{DAY} 14:31", "s2", possible_from=earliest).incident
    )

    assert wall(incident.possible_from) == "2026-11-24 14:02:00"


def test_taking_over_and_helping_leave_the_reaction_alone():
    log = Log(f"{DAY} 14:05").add(Kind.ACKNOWLEDGED, f"{DAY} 14:17", "s2")
    log.add(Kind.TAKEN_OVER, f"{DAY} 15:20", "s3").add(Kind.NOTE, f"{DAY} 15:21", "s5", helper=True)

    incident = log.incident

    assert (incident.acknowledged_by, incident.handler, incident.helpers) == ("s2", "s3", ("s5",))


def test_the_first_action_and_progress_notes_set_when_reporters_last_heard():
    log = Log(f"{DAY} 14:05").add(Kind.ACKNOWLEDGED, f"{DAY} 14:17", "s2")
    log.add(Kind.FIRST_ACTION, f"{DAY} 14:18", "s2", code="on_site")
    first = log.incident.first_action
    log.add(Kind.NOTE, f"{DAY} 14:30", "k2", side="client").add(
        Kind.NOTE, f"{DAY} 15:00", "s2", side="provider"
    )

    assert first is not None
    assert (first.code, wall(first.at)) == ("on_site", "2026-11-24 14:18:00")
    assert wall(log.incident.updated_at) == "2026-11-24 15:00:00"


def test_a_typed_first_action_has_no_code():
    log = Log(f"{DAY} 14:05").add(Kind.FIRST_ACTION, f"{DAY} 14:18", "s2")

    assert log.incident.first_action is not None
    assert log.incident.first_action.code is None


def test_people_join_once_and_the_reporter_never():
    log = Log(f"{DAY} 14:05")
    for person in ("k3", "k2", "k3", "k1"):
        log.add(Kind.JOINED, f"{DAY} 14:20", person)

    assert log.incident.joined == ("k3", "k1")


def test_an_answer_settles_the_open_question_and_leaves_answered_ones():
    log = Log(f"{DAY} 08:00", "B").add(Kind.ASKED, f"{DAY} 09:00", "s2", pauses=True)
    assert log.incident.open_question is not None
    log.add(Kind.ANSWERED, f"{DAY} 09:30", "k2").add(Kind.ASKED, f"{DAY} 10:00", "s2")
    log.add(Kind.ANSWERED, f"{DAY} 10:30", "k2")

    answered = [wall(question.answered_at) for question in log.incident.questions]

    assert answered == ["2026-11-24 09:30:00", "2026-11-24 10:30:00"]
    assert log.incident.open_question is None


def test_a_pause_begins_once_and_ends_once():
    log = Log(f"{DAY} 08:00", "B").add(Kind.PAUSED, f"{DAY} 09:00", "s2", reason="pytanie")
    log.add(Kind.PAUSED, f"{DAY} 09:10", "s2", reason="dostep")
    assert wall(log.incident.paused_since) == "2026-11-24 09:00:00"
    log.add(Kind.RESUMED, f"{DAY} 10:00", "k2").add(Kind.RESUMED, f"{DAY} 11:00", "k2")

    (pause,) = log.incident.pauses

    assert (wall(pause.start), wall(pause.end), pause.reason) == (
        "2026-11-24 09:00:00",
        "2026-11-24 10:00:00",
        "pytanie",
    )
    assert log.incident.paused_since is None


def test_an_answer_stamped_before_the_pause_ends_it_at_its_start():
    log = Log(f"{DAY} 08:00", "B").add(Kind.PAUSED, f"{DAY} 09:00", "s2", reason="pytanie")
    log.add(Kind.RESUMED, f"{DAY} 08:59", "k2")

    assert wall(log.incident.pauses[0].end) == "2026-11-24 09:00:00"


def test_an_objection_contests_the_last_pause_and_nothing_where_there_is_none():
    log = Log(f"{DAY} 08:00", "B").add(Kind.PAUSE_OBJECTED, f"{DAY} 08:30", "k2")
    assert log.incident.pauses == ()
    log.add(Kind.PAUSED, f"{DAY} 09:00", "s2", reason="pytanie")
    log.add(Kind.PAUSE_OBJECTED, f"{DAY} 09:30", "k2")

    assert log.incident.pauses[0].contested


def test_a_repair_ends_the_pause_and_a_refused_one_is_a_wait():
    log = Log(f"{DAY} 08:00", "B").add(Kind.PAUSED, f"{DAY} 09:00", "s2", reason="pytanie")
    log.add(Kind.RESOLVED, f"{DAY} 10:00", "s2")
    assert (log.incident.state, wall(log.incident.ended_at)) == (State.RESOLVED, "2026-11-24 10:00:00")
    log.add(Kind.RESOLUTION_REJECTED, f"{DAY} 10:40", "k2")

    incident = log.incident

    assert (incident.state, incident.resolved_at, incident.handler) == (State.ACKNOWLEDGED, None, "s2")
    assert [(wall(span.start), wall(span.end)) for span in incident.waits] == [
        ("2026-11-24 10:00:00", "2026-11-24 10:40:00")
    ]
    assert wall(incident.pauses[0].end) == "2026-11-24 10:00:00"


def test_refusing_a_repair_that_nobody_reported_is_no_wait():
    assert Log(f"{DAY} 08:00").add(Kind.RESOLUTION_REJECTED, f"{DAY} 10:40", "k2").incident.waits == ()


def test_the_road_from_workaround_to_closing_and_back():
    log = Log(f"{DAY} 08:00").add(Kind.ACKNOWLEDGED, f"{DAY} 08:05", "s2")
    log.add(Kind.WORKAROUND, f"{DAY} 09:00", "s2")
    states = [log.incident.state]
    for kind, facts in ((Kind.RESOLVED, {}), (Kind.CLOSED, {"how": "silence"}), (Kind.REOPENED, {})):
        log.add(kind, f"{DAY} 10:00", "s2", **facts)
        states.append(log.incident.state)

    assert states == [State.WORKAROUND, State.RESOLVED, State.CLOSED, State.WORKAROUND]
    assert (log.incident.reopened, log.incident.closed_at, log.incident.closed_silently) == (1, None, False)
    log.add(Kind.WORKAROUND_REJECTED, f"{DAY} 11:00", "k2")
    assert (log.incident.state, log.incident.workaround_at) == (State.ACKNOWLEDGED, None)


def test_a_withdrawn_incident_ends_there():
    log = Log(f"{DAY} 08:00").add(Kind.WITHDRAWN, f"{DAY} 08:06", "k2")

    assert (log.incident.state, wall(log.incident.ended_at)) == (State.WITHDRAWN, "2026-11-24 08:06:00")


def test_a_proposal_stands_until_it_is_agreed_or_refused():
    log = Log(f"{DAY} 08:00", "B").add(Kind.SEVERITY_PROPOSED, f"{DAY} 08:10", "s2", severity="C")
    assert log.incident.proposal is not None
    log.add(Kind.SEVERITY_OBJECTED, f"{DAY} 08:20", "k1")
    assert (log.incident.proposal, log.incident.severity) == (None, "B")
    log.add(Kind.SEVERITY_PROPOSED, f"{DAY} 08:30", "k1", severity="A")
    log.add(Kind.SEVERITY_AGREED, f"{DAY} 08:40", "k2", severity="A", raised=True)

    assert (log.incident.proposal, log.incident.severity) == (None, "A")


def test_a_correction_changes_what_it_names():
    log = Log(f"{DAY} 08:00", location="hala-a").add(Kind.CORRECTED, f"{DAY} 08:10", "k2", service="siec")
    assert (log.incident.service, log.incident.location) == ("siec", "hala-a")
    log.add(Kind.CORRECTED, f"{DAY} 08:11", "k2", location="biuro")

    assert (log.incident.service, log.incident.location) == ("siec", "biuro")


@pytest.mark.parametrize(("in_scope", "state"), [(True, State.REPORTED), (False, State.OUTSIDE_CONTRACT)])
def test_a_dispute_about_scope_ends_with_the_decision(in_scope, state):
    log = Log(f"{DAY} 08:00").add(Kind.SCOPE_DISPUTED, f"{DAY} 08:00", "k2")
    assert log.incident.is_scope_disputed
    log.add(Kind.SCOPE_DECIDED, f"{DAY} 09:00", "k3", in_scope=in_scope)

    assert (log.incident.is_scope_disputed, log.incident.state) == (False, state)


def test_deliveries_attachments_and_the_marks_of_the_procedure_are_remembered():
    log = Log(f"{DAY} 08:00").add(Kind.NOTIFIED, f"{DAY} 08:00:01", recipient="s2", notice="esc.1", level=1)
    log.add(Kind.NOTIFIED, f"{DAY} 08:00:01", recipient="s1", notice="new", level=None)
    log.add(Kind.ATTACHED, f"{DAY} 08:01", "k2").add(
        Kind.ESCALATED, f"{DAY} 08:15", level=1, metric="reaction"
    )
    log.add(Kind.BREACHED, f"{DAY} 08:30:01", metric="reaction").add(Kind.CONTESTED, f"{DAY} 09:00", "s4")

    incident = log.incident

    assert [(one.person, one.notice, one.level) for one in incident.told] == [
        ("s2", "esc.1", 1),
        ("s1", "new", None),
    ]
    assert (incident.attachments, incident.fired, incident.breached) == (1, {(1, "reaction")}, {"reaction"})
    assert incident.events == 7


def a_long_log() -> Log:
    log = Log(f"{DAY} 08:00", "B").add(Kind.ESCALATED, f"{DAY} 09:00", level=1, metric="reaction")
    log.add(Kind.BREACHED, f"{DAY} 10:00:01", metric="reaction").add(Kind.ACKNOWLEDGED, f"{DAY} 10:30", "s2")
    log.add(Kind.PAUSED, f"{DAY} 11:00", "s2", reason="pytanie").add(Kind.RESUMED, f"{DAY} 12:00", "k2")
    log.add(Kind.WORKAROUND, f"{DAY} 13:00", "s2").add(Kind.RESOLVED, f"{DAY} 15:00", "s2")
    return log


def test_deleting_escalations_and_breaches_changes_no_verdict():
    log = a_long_log()
    now = warsaw(f"{DAY} 15:30")
    before = judge(log.incident, log.terms, now)

    log.events = [event for event in log.events if event.kind not in (Kind.ESCALATED, Kind.BREACHED)]

    assert judge(log.incident, log.terms, now) == before
    assert before.reaction is not None
    assert before.reaction.met is False


def test_events_repeated_and_shuffled_add_up_to_the_same_incident():
    log = a_long_log()
    expected = log.incident
    luck = random.Random(7)
    for _ in range(20):
        mixed = [*log.events, *luck.sample(log.events, 4)]
        luck.shuffle(mixed)
        assert replay("Z-0001", "SLA/2026/001", log.terms.digest, mixed) == expected


NOT_EARLIER = [
    (Kind.JOINED, "k3", {}),
    (Kind.ACKNOWLEDGED, "s2", {}),
    (Kind.FIRST_ACTION, "s2", {"code": "remote"}),
    (Kind.ASKED, "s2", {"pauses": True}),
    (Kind.PAUSED, "s2", {"reason": "pytanie"}),
    (Kind.RESUMED, "k2", {}),
    (Kind.WORKAROUND, "s2", {}),
    (Kind.WORKAROUND_REJECTED, "k2", {}),
    (Kind.RESOLVED, "s2", {}),
    (Kind.RESOLUTION_REJECTED, "k2", {}),
    (Kind.CLOSED, "k2", {}),
    (Kind.REOPENED, "k2", {}),
    (Kind.SEVERITY_AGREED, "k1", {"severity": "C", "raised": False}),
    (Kind.ESCALATED, "reakcja", {"level": 1, "metric": "reaction"}),
    (Kind.NOTE, "k2", {"side": "client"}),
]


def test_no_later_event_makes_a_deadline_earlier_unless_it_raises_the_class():
    luck = random.Random(11)
    checked = 0
    for _ in range(60):
        log = Log(f"{DAY} 08:00", "B")
        at = warsaw(f"{DAY} 08:00")
        for _ in range(8):
            at += timedelta(minutes=luck.randrange(1, 400))
            kind, actor, facts = luck.choice(NOT_EARLIER)
            if not is_legal(log.incident.state, kind):
                continue
            before = judge(log.incident, log.terms, at)
            log.add(kind, at, actor, **facts)
            after = judge(log.incident, log.terms, at)
            for metric in Metric:
                old, new = before.of(metric), after.of(metric)
                if old and new and old.due and new.due:
                    assert new.due >= old.due, f"{kind} moved {metric} back to {wall(new.due)}"
                    checked += 1
    assert checked > 500


def test_the_instant_of_an_event_is_the_platform_s_own_floored_to_the_second():
    event = Log(f"{DAY} 14:05").events[0]
    early = warsaw(f"{DAY} 14:04:58") + timedelta(milliseconds=900)

    assert wall(replace(event, platform_at=early).at) == "2026-11-24 14:04:58"
    assert wall(replace(event, stated_at=early).at) == "2026-11-24 14:05:00"


def test_a_phone_entry_counts_from_the_stated_time_where_the_log_says_so():
    event = Log(f"{DAY} 14:05", counts="stated").events[0]

    said = warsaw(f"{DAY} 14:00")
    assert replace(event, stated_at=said).at == said
    assert replace(event, stated_at=said + timedelta(milliseconds=900)).at == said
    assert wall(event.at) == "2026-11-24 14:05:00"


def test_a_silent_draft_is_remembered_as_unconfirmed():
    assert Log(f"{DAY} 14:05", how="silence").incident.is_unconfirmed


def test_a_fact_that_is_missing_is_a_damaged_log():
    event: Event = Log(f"{DAY} 14:05").events[0]

    with pytest.raises(KeyError):
        event.fact("location")


def test_a_target_exceeded_on_a_proposed_clock_stays_so_only_if_the_class_is_agreed():
    def proposed() -> Log:
        log = Log(f"{DAY} 08:00", "B")
        log.add(Kind.SEVERITY_PROPOSED, f"{DAY} 08:10", "k2", severity="A", raised=True)
        return log.add(Kind.BREACHED, f"{DAY} 08:40:01", metric="reaction", proposed=True)

    assert proposed().incident.breached == {"reaction"}
    agreed = proposed().add(Kind.SEVERITY_AGREED, f"{DAY} 08:50", "k1", severity="A", raised=True)
    refused = proposed().add(Kind.SEVERITY_OBJECTED, f"{DAY} 08:50", "k1")

    assert agreed.incident.breached == {"reaction"}
    assert refused.incident.breached == frozenset()
