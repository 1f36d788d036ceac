"""An exclusion is a claim: its standing changes the money, never the figure or the list (contract clause 13)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from models.sla.availability import service_time
from models.sla.claims import Standing
from models.sla.conduct import conduct
from models.sla.contract import Metric
from models.sla.deadlines import judge
from models.sla.escalation import AlarmKind, alarms
from models.sla.events import Kind
from models.sla.explanation import explain
from models.sla.hours import Span
from models.sla.incident import State, is_legal
from models.sla.objections import (
    claim_objection_due,
    may_object_to_claim,
    may_object_to_pause,
    pause_objection_due,
)
from models.sla.penalties import propose, withheld
from models.sla.shares import Case, share
from models.sla.statement import statement
from tests.sla.log import Log, contract, wall, warsaw

LATER = "2026-11-30 12:00"


def late() -> Log:
    """A critical failure of Tuesday 10:00, taken in time, repaired an hour and a half too late."""
    log = Log("2026-11-24 10:00").add(Kind.ACKNOWLEDGED, "2026-11-24 10:10", "s2")
    return log.add(Kind.WORKAROUND, "2026-11-24 11:00", "s2").add(Kind.RESOLVED, "2026-11-24 19:30", "s2")


def claimed() -> Log:
    return late().add(Kind.EXCLUSION_CLAIMED, "2026-11-25 09:00", "s3", ground=3)


def contested() -> Log:
    return claimed().add(Kind.EXCLUSION_OBJECTED, "2026-11-26 09:00", "k1")


def agreed() -> Log:
    return claimed().add(Kind.EXCLUSION_DECIDED, "2026-11-26 09:00", "k3", stands=True)


def case(log: Log) -> Case:
    verdicts = judge(log.incident, log.terms, warsaw(LATER))
    return Case(id=1, incident=log.incident, terms=log.terms, verdicts=verdicts)


@pytest.mark.parametrize(
    ("log", "standing", "marks"),
    [
        (claimed(), Standing.CLAIMED, (True, False)),
        (contested(), Standing.CONTESTED, (True, False)),
        (agreed(), Standing.AGREED, (False, True)),
        (
            contested().add(Kind.EXCLUSION_DECIDED, "2026-11-27 09:00", "s4", stands=True),
            Standing.AGREED,
            (False, True),
        ),
        (
            contested().add(Kind.EXCLUSION_DECIDED, "2026-11-27 09:00", "s4", stands=False),
            Standing.REFUSED,
            (False, False),
        ),
    ],
)
def test_a_claim_marks_the_verdict_and_changes_none_of_it(log, standing, marks):
    (claim,) = log.incident.claims
    bare, found = late().verdict(Metric.RESTORATION, LATER), log.verdict(Metric.RESTORATION, LATER)

    assert claim.standing is standing
    assert (found.contested, found.excluded) == marks
    assert (found.elapsed_seconds, found.due, found.met) == (bare.elapsed_seconds, bare.due, False)


def test_a_claim_keeps_who_said_what_and_when():
    (claim,) = contested().add(Kind.EXCLUSION_DECIDED, "2026-11-27 09:00", "s4", stands=False).incident.claims

    assert (claim.by, claim.ground, wall(claim.at)) == ("s3", 3, "2026-11-25 09:00:00")
    assert (claim.answered_by, wall(claim.answered_at)) == ("k1", "2026-11-26 09:00:00")
    assert wall(claim.settled_at) == "2026-11-27 09:00:00"
    assert (claim.text, claim.objection) == ("digest-5", "digest-6")


def test_one_claim_is_open_at_a_time_and_what_comes_too_late_changes_nothing():
    twice = claimed().add(Kind.EXCLUSION_CLAIMED, "2026-11-25 10:00", "s2", ground=0)
    assert [one.ground for one in twice.incident.claims] == [3]

    settled = agreed().add(Kind.EXCLUSION_OBJECTED, "2026-11-27 10:00", "k1")
    settled.add(Kind.EXCLUSION_DECIDED, "2026-11-27 11:00", "k3", stands=False)
    assert [one.standing for one in settled.incident.claims] == [Standing.AGREED]

    again = contested().add(Kind.EXCLUSION_OBJECTED, "2026-11-27 10:00", "k2")
    assert [one.answered_by for one in again.incident.claims] == ["k1"]


def test_nothing_was_claimed_so_nothing_can_be_objected_to_or_decided():
    log = late().add(Kind.EXCLUSION_OBJECTED, "2026-11-26 09:00", "k1")
    log.add(Kind.EXCLUSION_DECIDED, "2026-11-26 10:00", "k3", stands=True)

    assert log.incident.claims == ()
    assert log.incident.open_claim is None


def test_after_a_refusal_another_ground_may_be_claimed():
    log = contested().add(Kind.EXCLUSION_DECIDED, "2026-11-27 09:00", "s4", stands=False)
    log.add(Kind.EXCLUSION_CLAIMED, "2026-11-27 10:00", "s3", ground=0)

    assert [one.standing for one in log.incident.claims] == [Standing.REFUSED, Standing.CLAIMED]
    assert log.verdict(Metric.RESTORATION, LATER).contested


def test_a_target_reached_in_time_is_neither_contested_nor_excluded_by_a_claim():
    for log in (claimed(), contested(), agreed()):
        found = log.verdict(Metric.REACTION, LATER)
        assert (found.met, found.contested, found.excluded) == (True, False, False)


def test_a_claim_may_be_made_of_a_closed_incident_and_of_none_that_was_withdrawn():
    assert is_legal(State.CLOSED, Kind.EXCLUSION_CLAIMED)
    assert is_legal(State.REPORTED, Kind.EXCLUSION_CLAIMED)
    assert not is_legal(State.WITHDRAWN, Kind.EXCLUSION_CLAIMED)
    assert not is_legal(State.OUTSIDE_CONTRACT, Kind.EXCLUSION_CLAIMED)


def test_the_objection_may_be_raised_for_forty_working_hours_the_last_second_included():
    log = claimed()
    (claim,) = log.incident.claims

    assert wall(claim_objection_due(claim, log.terms)) == "2026-12-02 09:00:00"
    assert may_object_to_claim(claim, log.terms, warsaw("2026-12-02 09:00:00"))
    assert not may_object_to_claim(claim, log.terms, warsaw("2026-12-02 09:00:01"))


def test_what_was_answered_cannot_be_objected_to():
    for log in (contested(), agreed()):
        (claim,) = log.incident.claims
        assert not may_object_to_claim(claim, log.terms, warsaw("2026-11-26 10:00"))


def unlimited():
    terms = late().terms
    return replace(
        terms,
        exclusions=replace(terms.exclusions, objection_within=None),
        pause=replace(terms.pause, objection_within=None),
    )


def test_a_contract_without_a_term_lets_one_object_until_it_is_settled():
    terms = unlimited()
    (claim,) = claimed().incident.claims

    assert claim_objection_due(claim, terms) is None
    assert may_object_to_claim(claim, terms, warsaw("2027-06-01 12:00"))
    owed = alarms(claimed().incident, terms, warsaw("2026-11-25 10:00"))
    assert AlarmKind.UNANSWERED not in {alarm.kind for alarm in owed}


def test_an_unanswered_claim_is_told_once_when_its_term_is_over_also_after_the_closing():
    log = claimed().add(Kind.CLOSED, "2026-11-27 09:00", how="silence")

    (alarm,) = alarms(log.incident, log.terms, warsaw("2026-11-27 10:00"))

    assert (alarm.kind, wall(alarm.at)) == (AlarmKind.UNANSWERED, "2026-12-02 09:00:01")
    assert alarms(log.incident, log.terms, alarm.at) == ()
    assert alarms(contested().incident, log.terms, warsaw("2026-12-20 10:00"))[:1] != (alarm,)


def test_an_unanswered_claim_is_told_also_while_the_repair_waits_for_its_confirmation():
    owed = alarms(claimed().incident, claimed().terms, warsaw("2026-11-25 10:00"))

    # Sixteen support hours after the repair it is confirmed by silence; after forty the term of the claim is over.
    assert [(alarm.kind, wall(alarm.at)) for alarm in owed] == [
        (AlarmKind.SILENCE, "2026-11-26 16:00:00"),
        (AlarmKind.UNANSWERED, "2026-12-02 09:00:01"),
    ]


@pytest.mark.parametrize(("kind", "facts"), [(Kind.WITHDRAWN, {}), (Kind.SCOPE_DECIDED, {"in_scope": False})])
def test_of_an_incident_that_is_withdrawn_or_outside_the_contract_no_claim_is_asked_about(kind, facts):
    log = Log("2026-11-24 10:00").add(Kind.EXCLUSION_CLAIMED, "2026-11-25 09:00", "s3", ground=3)
    assert AlarmKind.UNANSWERED in {one.kind for one in alarms(log.incident, log.terms, log.events[-1].at)}

    log.add(kind, "2026-11-25 10:00", "k2", **facts)

    assert alarms(log.incident, log.terms, log.events[-1].at) == ()


def test_silence_is_no_consent():
    found = propose(claimed().incident, claimed().terms, warsaw("2027-06-01 12:00"))

    assert found.is_contested
    assert found.total > 0


def test_an_agreed_exclusion_costs_nothing_and_is_shown():
    log = agreed()

    found = propose(log.incident, log.terms, warsaw(LATER))

    assert (found.lines, found.total, found.is_contested) == ((), Decimal("0.00"), False)
    assert [(line.metric, line.hours) for line in found.excluded] == [(Metric.RESTORATION, 2)]
    assert withheld(log.incident, log.terms, warsaw(LATER)) is None


@pytest.mark.parametrize("log", [claimed(), contested()])
def test_a_claim_that_is_not_settled_takes_nothing_off(log):
    bare = propose(late().incident, log.terms, warsaw(LATER))
    found = propose(log.incident, log.terms, warsaw(LATER))

    assert (found.lines, found.excluded) == (bare.lines, ())
    assert (bare.is_contested, found.is_contested) == (False, True)
    assert withheld(log.incident, log.terms, warsaw(LATER)) is not None


def test_the_statement_names_what_is_contested_and_what_is_excluded():
    month = warsaw("2026-11-01 12:00").date()
    open_one, settled = case(contested()), case(agreed())

    disputed = statement([open_one], contract(), month, warsaw(LATER), ())
    free = statement([settled], contract(), month, warsaw(LATER), ())

    assert (str(disputed.contested), str(disputed.incidents[0].total)) == ("240.00", "240.00")
    assert (str(free.contested), len(free.incidents), str(free.incidents[0].total)) == ("0.00", 1, "0.00")


def test_downtime_that_the_parties_exclude_is_counted_beside():
    day = Span(warsaw("2026-11-24 00:00"), warsaw("2026-11-25 00:00"))

    bare = service_time(contract(), "linia", [case(contested())], day, ())
    found = service_time(contract(), "linia", [case(agreed())], day, ())
    both = service_time(contract(), "linia", [case(agreed()), case(contested())], day, ())

    seconds = 9 * 3600 + 1800
    assert (bare.down_seconds, bare.excluded_seconds) == (seconds, 0)
    assert (found.down_seconds, found.excluded_seconds, found.availability) == (0, seconds, "100.00")
    assert (both.down_seconds, both.excluded_seconds) == (seconds, 0)
    assert bare.failed_seconds == found.failed_seconds == seconds


def test_the_explanation_names_the_claim_beside_the_same_stretches():
    log = agreed()
    bare = explain(late().incident, log.terms, Metric.RESTORATION, warsaw(LATER))
    found = explain(log.incident, log.terms, Metric.RESTORATION, warsaw(LATER))

    assert bare is not None
    assert found is not None
    assert found.stretches == bare.stretches
    assert [one.standing for one in found.claims] == [Standing.AGREED]
    assert (bare.claims, found.disputed) == ((), None)


def paused(**objection: str) -> Log:
    """A failure of class B that is in time only thanks to a pause of seven hours."""
    log = Log("2026-11-24 08:00", severity="B", service="erp").add(
        Kind.ACKNOWLEDGED, "2026-11-24 08:10", "s2"
    )
    log.add(Kind.ASKED, "2026-11-24 09:00", "s2", pauses=True)
    log.add(Kind.PAUSED, "2026-11-24 09:00", "s2", reason="pytanie")
    if objection:
        log.add(Kind.PAUSE_OBJECTED, objection["at"], "k2")
    log.add(Kind.RESUMED, "2026-11-24 16:00", "k2", reason="answered")
    return log.add(Kind.RESOLVED, "2026-11-27 10:00", "s2")


def test_a_pause_may_be_objected_to_for_eight_working_hours_from_its_beginning():
    log = paused()
    (pause,) = log.incident.pauses

    assert wall(pause_objection_due(pause, log.terms)) == "2026-11-25 09:00:00"
    assert may_object_to_pause(pause, log.terms, warsaw("2026-11-25 09:00:00"))
    assert not may_object_to_pause(pause, log.terms, warsaw("2026-11-25 09:00:01"))
    assert pause_objection_due(pause, unlimited()) is None
    assert may_object_to_pause(pause, unlimited(), warsaw("2027-06-01 12:00"))


def test_a_disputed_pause_is_shown_in_both_versions():
    log = paused(at="2026-11-24 10:00")

    found = explain(log.incident, log.terms, Metric.RESTORATION, warsaw(LATER))
    reaction = explain(log.incident, log.terms, Metric.REACTION, warsaw(LATER))

    assert found is not None
    assert found.disputed is not None
    assert (found.verdict.met, found.disputed.met) == (True, False)
    assert found.disputed.elapsed_seconds - found.verdict.elapsed_seconds == 7 * 3600
    assert reaction is not None
    assert reaction.disputed is None


def test_a_disputed_pause_is_shown_in_both_versions_while_the_clock_still_runs():
    log = paused(at="2026-11-24 10:00")
    del log.events[-1]

    found = explain(log.incident, log.terms, Metric.RESTORATION, warsaw("2026-11-25 10:00"))

    # Eight hours of Tuesday and two of Wednesday, or without the pause of seven hours three.
    assert found is not None
    assert found.disputed is not None
    assert (found.verdict.elapsed_seconds, found.disputed.elapsed_seconds) == (3 * 3600, 10 * 3600)
    assert (found.disputed.met, found.disputed.counted_until) == (None, warsaw("2026-11-25 10:00"))


def test_figures_show_n_and_met_in_both_versions():
    november = Span(warsaw("2026-11-01 00:00"), warsaw("2026-12-01 00:00"))
    cases = [case(paused(at="2026-11-24 10:00")), case(agreed()), case(contested()), case(late())]

    found = share(cases, Metric.RESTORATION, november, warsaw(LATER))

    assert (found.n, found.met) == (4, 1)
    assert (found.excluded, found.claimed, found.is_disputed) == (1, 1, True)
    assert (found.strict_n, found.strict_met) == (4, 0)
    # No pause stops the reaction, so there is one version of it.
    reaction = share(cases, Metric.REACTION, november, warsaw(LATER))
    assert (reaction.met, reaction.strict_met, reaction.is_disputed) == (4, 4, False)


@pytest.mark.parametrize(("log", "is_disputed"), [(agreed(), True), (contested(), True), (late(), False)])
def test_a_share_that_an_exclusion_may_change_or_has_excused_is_marked(log, is_disputed):
    november = Span(warsaw("2026-11-01 00:00"), warsaw("2026-12-01 00:00"))

    found = share([case(log)], Metric.RESTORATION, november, warsaw(LATER))

    assert (found.n, found.met, found.is_disputed) == (1, 0, is_disputed)


def test_who_is_late_and_open_without_the_disputed_pause_only_stays_in_the_clients_version():
    log = paused(at="2026-11-24 10:00")
    del log.events[-1]
    now = warsaw("2026-11-27 10:00")
    friday = Span(warsaw("2026-11-27 00:00"), warsaw("2026-11-28 00:00"))
    running = replace(case(log), verdicts=judge(log.incident, log.terms, now))

    found = share([running], Metric.RESTORATION, friday, now)

    # Due on Friday at 15:00; without the seven hours it was due on Thursday at closing.
    assert (found.n, found.strict_n, found.strict_met, found.is_disputed) == (0, 1, 0, True)


def test_the_further_counts_name_the_exclusions_claimed_and_agreed():
    found = conduct([case(agreed()), case(contested()), case(late())], [])

    assert (found.exclusions, found.excluded, found.unsettled, found.n) == (2, 1, 1, 3)
