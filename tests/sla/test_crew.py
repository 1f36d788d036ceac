"""Whose an incident is when people are asked to repair, take over, help, leave and are stepped in for."""

from models.sla.events import Kind
from tests.sla.log import Log

DAY = "2026-11-24"


def reported() -> Log:
    return Log(f"{DAY} 08:00", "B", "erp")


def test_somebody_who_is_asked_repairs_only_once_they_act():
    log = reported()
    assert (log.incident.assigned, log.incident.handler) == (None, None)

    log.add(Kind.ASSIGNED, f"{DAY} 08:05", "s1", to="s2")
    assert (log.incident.assigned, log.incident.handler) == ("s2", None)

    log.add(Kind.ACKNOWLEDGED, f"{DAY} 08:10", "s5")
    assert (log.incident.assigned, log.incident.handler) == (None, "s5")


def test_another_who_is_asked_takes_nothing_from_the_one_who_repairs():
    log = reported().add(Kind.ACKNOWLEDGED, f"{DAY} 08:10", "s2")
    log.add(Kind.ASSIGNED, f"{DAY} 08:20", "s1", to="s5")

    assert (log.incident.handler, log.incident.assigned) == ("s2", "s5")


def test_who_steps_in_for_the_one_who_repairs_repairs_and_is_no_helper_any_more():
    log = reported().add(Kind.ACKNOWLEDGED, f"{DAY} 08:10", "s2")
    log.add(Kind.NOTE, f"{DAY} 08:11", "s5", helper=True).add(Kind.NOTE, f"{DAY} 08:12", "s1", helper=True)
    assert log.incident.helpers == ("s5", "s1")

    log.add(Kind.ASSIGNED, f"{DAY} 09:00", **{"from": "s2", "to": "s5"})

    assert (log.incident.handler, log.incident.helpers) == ("s5", ("s1",))
    assert (log.incident.assigned, log.incident.heirs) == (None, ())


def test_who_steps_in_for_a_helper_is_asked_and_the_helper_is_gone():
    log = reported().add(Kind.ACKNOWLEDGED, f"{DAY} 08:10", "s2")
    log.add(Kind.NOTE, f"{DAY} 08:11", "s5", helper=True)

    log.add(Kind.ASSIGNED, f"{DAY} 09:00", **{"from": "s5", "to": "s1"})

    assert (log.incident.handler, log.incident.helpers, log.incident.assigned) == ("s2", (), "s1")


def test_who_steps_in_for_the_reporter_is_their_heir_and_so_is_the_next_and_asked_to_repair_is_nobody():
    log = reported().add(Kind.JOINED, f"{DAY} 08:01", "k3").add(Kind.ACKNOWLEDGED, f"{DAY} 08:10", "s2")

    log.add(Kind.ASSIGNED, f"{DAY} 09:00", **{"from": "k2", "to": "k1"})
    assert log.incident.heirs == ("k1",)

    log.add(Kind.ASSIGNED, f"{DAY} 09:10", **{"from": "k1", "to": "k4"})
    log.add(Kind.ASSIGNED, f"{DAY} 09:20", **{"from": "k3", "to": "k4"})

    assert log.incident.heirs == ("k1", "k4")
    assert (log.incident.handler, log.incident.assigned, log.incident.joined) == ("s2", None, ("k3",))


def test_the_reporter_does_not_join_and_nobody_joins_twice():
    log = reported().add(Kind.JOINED, f"{DAY} 08:01", "k2")
    log.add(Kind.JOINED, f"{DAY} 08:02", "k3").add(Kind.JOINED, f"{DAY} 08:03", "k3")

    assert log.incident.joined == ("k3",)


def test_whoever_takes_over_repairs_and_nobody_is_asked_any_more():
    log = reported().add(Kind.ACKNOWLEDGED, f"{DAY} 08:10", "s2")
    log.add(Kind.ASSIGNED, f"{DAY} 08:20", "s1", to="s5").add(Kind.TAKEN_OVER, f"{DAY} 08:30", "s1")

    assert (log.incident.handler, log.incident.assigned) == ("s1", None)
