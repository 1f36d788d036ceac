"""What each kind of event leaves behind in the incident: all of it, and nothing that was not said."""

from dataclasses import replace

from models.sla.contract import Metric
from models.sla.events import Happening, Kind
from models.sla.evidence import seal
from models.sla.incident import State, is_legal
from tests.sla.log import Log, wall, warsaw

DAY = "2026-11-24"


def test_a_fresh_report_holds_what_it_said_and_nothing_else():
    log = Log(f"{DAY} 08:00", "B", "erp")

    one = log.incident

    assert (one.number, one.contract, one.digest) == ("Z-0001", "SLA/2026/001", log.terms.digest)
    assert (one.text, one.channel, one.changed) == ("digest-1", None, 1)
    assert one.closed_silently is False
    assert one.is_scope_disputed is False
    assert (one.attachments, one.told, one.questions) == (0, (), ())
    assert (one.proposal, one.disputed, one.workaround_text) == (None, None, None)


def test_a_delivery_changes_nothing_that_a_card_shows():
    log = Log(f"{DAY} 08:00").add(Kind.JOINED, f"{DAY} 08:01", "k3")
    log.add(Kind.NOTIFIED, f"{DAY} 08:02", recipient="s1", notice="new", level="high")
    log.add(Kind.UNDELIVERED, f"{DAY} 08:03", recipient="s2", notice="new")

    assert (log.incident.changed, log.incident.events) == (2, 4)
    assert log.incident.told[0].level is None


def test_a_question_keeps_who_asked_what_and_whether_it_stops_the_clock():
    log = Log(f"{DAY} 08:00", "B").add(Kind.ASKED, f"{DAY} 09:00", "s2", pauses=True)
    log.add(Kind.ASKED, f"{DAY} 09:30", "s5")

    first, second = log.incident.questions

    assert (first.seq, first.asked_by, first.text, first.pauses) == (2, "s2", "digest-2", True)
    assert (second.seq, second.pauses) == (3, False)
    assert wall(log.incident.updated_at) == f"{DAY} 09:30:00"


def test_a_typed_first_action_a_workaround_and_a_repair_keep_their_words_and_are_news():
    log = Log(f"{DAY} 08:00", "B").add(Kind.FIRST_ACTION, f"{DAY} 08:10", "s2")
    assert log.incident.first_action is not None
    assert log.incident.first_action.text == "digest-2"

    log.add(Kind.WORKAROUND, f"{DAY} 09:00", "s2")
    assert (log.incident.workaround_text, wall(log.incident.updated_at)) == ("digest-3", f"{DAY} 09:00:00")

    log.add(Kind.RESOLVED, f"{DAY} 10:00", "s5")
    one = log.incident
    assert (one.resolved_text, one.resolved_by, wall(one.updated_at)) == ("digest-4", "s5", f"{DAY} 10:00:00")


def test_closing_says_whether_it_was_by_silence_and_reopening_forgets_it():
    log = Log(f"{DAY} 08:00", "B").add(Kind.RESOLVED, f"{DAY} 10:00", "s2")
    assert log.incident.closed_silently is False

    log.add(Kind.CLOSED, f"{DAY} 11:00", how="silence")
    assert log.incident.closed_silently is True
    log.add(Kind.REOPENED, f"{DAY} 12:00", "k2")
    assert log.incident.closed_silently is False
    log.add(Kind.RESOLVED, f"{DAY} 13:00", "s2").add(Kind.CLOSED, f"{DAY} 13:10", "k2", how="confirmed")
    assert log.incident.closed_silently is False


def test_a_pause_is_not_contested_until_somebody_objects_and_a_withdrawal_ends_it():
    log = Log(f"{DAY} 08:00", "B").add(Kind.PAUSED, f"{DAY} 09:00", "s2", reason="dostep")
    assert log.incident.pauses[0].contested is False

    log.add(Kind.WITHDRAWN, f"{DAY} 10:00", "k2")

    assert wall(log.incident.pauses[0].end) == f"{DAY} 10:00:00"
    assert log.incident.paused_since is None


def test_a_scope_decision_that_does_not_say_otherwise_leaves_it_in_scope():
    log = Log(f"{DAY} 08:00").add(Kind.SCOPE_DISPUTED, f"{DAY} 08:01", "s2")

    assert log.add(Kind.SCOPE_DECIDED, f"{DAY} 09:00", "k3").incident.is_outside is False


def test_new_words_of_the_reporter_take_the_place_of_the_old_and_a_correction_without_words_leaves_them():
    log = Log(f"{DAY} 08:00").add(Kind.CORRECTED, f"{DAY} 08:10", "k2", what="text")
    assert log.incident.text == "digest-2"

    log.add(Kind.CORRECTED, f"{DAY} 08:11", "k2", service="siec")
    log.events[-1] = replace(log.events[-1], text=None)

    assert (log.incident.text, log.incident.service) == ("digest-2", "siec")


def test_when_it_was_written_is_kept_of_a_form_and_is_not_when_a_call_was_made():
    at = warsaw(f"{DAY} 07:58")

    def written(how: str):
        log = Log(f"{DAY} 08:00", how=how)
        log.events[0] = replace(log.events[0], stated_at=at)
        return log.incident.written_at

    assert (written("form"), written("phone")) == (at, None)


def test_attachments_are_counted():
    log = (
        Log(f"{DAY} 08:00").add(Kind.ATTACHED, f"{DAY} 08:01", "k2").add(Kind.ATTACHED, f"{DAY} 08:02", "k2")
    )

    assert log.incident.attachments == 2


def test_a_proposal_keeps_whose_it_is_and_its_reason():
    log = Log(f"{DAY} 08:00", "B").add(
        Kind.SEVERITY_PROPOSED, f"{DAY} 09:00", "s2", severity="C", raised=False
    )

    found = log.incident.proposal

    assert found is not None
    assert (found.seq, found.by, found.text, found.severity) == (2, "s2", "digest-2", "C")


def test_the_first_class_is_no_raise_and_an_unrelated_agreement_remembers_no_proposal():
    log = Log(f"{DAY} 08:00", "C").add(
        Kind.SEVERITY_PROPOSED, f"{DAY} 09:00", "s2", severity="B", raised=True
    )
    log.add(Kind.SEVERITY_AGREED, f"{DAY} 10:00", "k1", severity="A", raised=True)

    first, second = log.incident.severities

    assert (first.raised, first.proposed_at) == (False, None)
    assert (second.severity, second.proposed_at) == ("A", None)


def test_what_was_exceeded_before_a_proposal_stays_exceeded_when_it_is_agreed():
    log = Log(f"{DAY} 08:00", "B").add(Kind.BREACHED, f"{DAY} 10:00:01", metric="reaction")
    log.add(Kind.SEVERITY_PROPOSED, f"{DAY} 10:05", "k2", severity="A", raised=True)
    log.add(Kind.BREACHED, f"{DAY} 14:05:01", metric="workaround", proposed=True)
    log.add(Kind.SEVERITY_AGREED, f"{DAY} 14:10", "k1", severity="A", raised=True)
    assert log.incident.breached == {"reaction", "workaround"}

    # Marked for the class in force, it outlives a proposal that is refused.
    other = Log(f"{DAY} 08:00", "B").add(
        Kind.SEVERITY_PROPOSED, f"{DAY} 09:00", "k2", severity="A", raised=True
    )
    other.add(Kind.BREACHED, f"{DAY} 10:00:01", metric="reaction")
    assert other.add(Kind.SEVERITY_OBJECTED, f"{DAY} 10:10", "k1").incident.breached == {"reaction"}


def test_which_move_is_legal_is_asked_of_the_kind_and_the_state():
    assert is_legal(State.REPORTED, Kind.ACKNOWLEDGED)
    assert not is_legal(State.ACKNOWLEDGED, Kind.ACKNOWLEDGED)
    assert not is_legal(State.CLOSED, Kind.PAUSED)
    assert is_legal(State.CLOSED, Kind.REOPENED)
    assert is_legal(State.WITHDRAWN, Kind.NOTE)


def test_a_raise_after_the_reaction_is_not_owed_a_reaction_and_one_at_its_second_is():
    log = Log(f"{DAY} 08:00", "B", "erp").add(Kind.ACKNOWLEDGED, f"{DAY} 08:30", "s2")
    log.add(Kind.SEVERITY_AGREED, f"{DAY} 08:31", "k1", severity="A", raised=True)
    at_once = Log(f"{DAY} 08:00", "B", "erp").add(Kind.ACKNOWLEDGED, f"{DAY} 08:30", "s2")
    at_once.add(Kind.SEVERITY_AGREED, f"{DAY} 08:30", "k1", severity="A", raised=True)

    assert log.verdict(Metric.REACTION, f"{DAY} 12:00").severity == "B"
    assert at_once.verdict(Metric.REACTION, f"{DAY} 12:00").severity == "A"


def test_a_breach_of_a_class_that_was_lowered_twice_stays():
    log = Log(f"{DAY} 08:00", "A", "erp")
    log.add(Kind.SEVERITY_AGREED, f"{DAY} 08:40", "k1", severity="B", raised=False)
    log.add(Kind.SEVERITY_AGREED, f"{DAY} 08:50", "k1", severity="C", raised=False)

    found = log.verdict(Metric.REACTION, warsaw(f"{DAY} 09:00"))

    assert (found.severity, found.met, found.elapsed_seconds) == ("A", False, 40 * 60)


def test_a_claim_keeps_its_event_and_who_agreed_when():
    log = Log(f"{DAY} 08:00", "B").add(Kind.EXCLUSION_CLAIMED, f"{DAY} 09:00", "s3", ground=2)
    log.add(Kind.EXCLUSION_DECIDED, f"{DAY} 10:00", "k1", stands=True)

    (claim,) = log.incident.claims

    assert (claim.seq, claim.ground, claim.answered_by) == (2, 2, "k1")
    assert (wall(claim.answered_at), wall(claim.settled_at)) == (f"{DAY} 10:00:00", f"{DAY} 10:00:00")


def test_a_person_s_objection_to_a_class_opens_a_dispute_and_silence_leaves_none():
    objected = Log(f"{DAY} 08:00", "B").add(
        Kind.SEVERITY_PROPOSED, f"{DAY} 09:00", "s2", severity="C", raised=False
    )
    silent = Log(f"{DAY} 08:00", "B").add(
        Kind.SEVERITY_PROPOSED, f"{DAY} 09:00", "s2", severity="C", raised=False
    )
    objected.add(Kind.SEVERITY_OBJECTED, f"{DAY} 10:00", "k1")
    silent.add(Kind.SEVERITY_OBJECTED, f"{DAY} 11:00", how="silence")

    one, other = objected.incident, silent.incident

    assert one.disputed is not None
    assert (one.disputed.severity, one.proposal, one.class_disputes) == ("C", None, 1)
    assert (other.disputed, other.proposal, other.class_disputes) == (None, None, 0)


def test_a_sealed_fact_keeps_the_time_a_person_stated():
    said = warsaw(f"{DAY} 07:50")
    call = Happening(kind=Kind.REPORTED, actor="s1", received_at=warsaw(f"{DAY} 08:00"), stated_at=said)

    assert seal("Z-0001", call, seq=1, recorded_at=call.received_at, previous="x").stated_at == said


def test_names_of_the_contract_are_told_in_polish_and_a_person_acts_from_their_first_day():
    terms = Log(f"{DAY} 08:00").terms
    first = warsaw(f"{DAY} 12:00").date()

    assert terms.locations["hala-a"].label("pl") == terms.locations["hala-a"].short
    assert terms.coverages["robocze"].label("pl") == "godziny wsparcia"
    assert terms.out_of_scope["telefony"].label("pl") == "Telefony służbowe"
    assert replace(terms.contacts["k2"], valid_from=first, valid_to=None).is_in_force(first)
