"""The traps of automation, stored figures, edited texts and transport, lived through (DEMANDS section 2).

Those of measuring alone are in `tests/sla/test_traps_of_others.py`, those of the platforms' own wires in
`tests/channels/test_traps_of_transport.py`.
"""

from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.channels.channel import Blocked, Moved, RateLimited
from handlers.audit import check_incident
from handlers.figures import figures_for
from handlers.library import shelve
from handlers.messages import Arrival, Identity
from models.sla.contract import Metric
from models.sla.deadlines import Verdict, judge
from models.sla.events import BOT
from models.sla.measures import Period
from tests.stories.world import EXAMPLE, NUMBER, World, example, warsaw

DAY = "2026-11-24"


def verdict(world: World, metric: Metric = Metric.REACTION) -> Verdict:
    stored = world.incident()
    found = judge(stored.incident, world.library.terms(stored.incident.digest), world.clock.now()).of(metric)
    assert found is not None
    return found


def test_trap_1_receipts_escalations_and_reminders_are_no_reaction(world: World) -> None:
    """Trap 1: automation taken for reaction."""
    world.person("k2").reports_a_critical_failure()
    world.at(f"{DAY} 16:00")

    actors = {event.actor for event in world.incident().events if event.kind != "reported"}
    assert actors == {BOT}
    assert "escalated" in world.kinds()
    assert (verdict(world).met, verdict(world).reached_at) == (False, None)


def test_trap_1_a_question_a_note_or_a_colleague_who_joins_is_no_reaction(world: World) -> None:
    """Trap 1: a ticket that merely moves counts as answered."""
    world.person("k2").reports_a_critical_failure()
    world.person("k3").writes("taśma też stoi").presses("Tak").presses("Mnie też")

    assert "joined" in world.kinds()
    assert verdict(world).reached_at is None


def test_trap_1_who_reports_cannot_react_to_themselves(world: World) -> None:
    """Trap 1: the requester's own act flips the status."""
    bartosz = world.person("k2").reports_a_critical_failure()

    bartosz.forges("ack", str(world.incident().id))

    assert "acknowledged" not in world.kinds()
    assert verdict(world).reached_at is None


def test_trap_1_the_default_first_action_moves_no_reaction(world: World) -> None:
    """Trap 1: what the bot writes by itself is not the act of a human."""
    world.person("k2").reports_a_critical_failure()
    world.at(f"{DAY} 14:20:00")
    world.person("s2").presses("Biorę")
    world.at(f"{DAY} 15:30")

    (first,) = [event for event in world.incident().events if event.kind == "first_action"]
    assert first.actor == BOT
    assert world.wall(verdict(world).reached_at) == f"{DAY} 14:20:00"


def test_trap_4_a_stored_figure_that_went_stale_is_in_no_answer_and_is_found(world: World) -> None:
    """Trap 4: stored counters go stale or stay empty. Figures are computed from the events."""
    world.person("k2").reports_a_critical_failure()
    world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    day = world.library.contracts[NUMBER].base.local_date(world.clock.now())
    period = Period(first=day, last=day)
    before = world.read(lambda archive: figures_for(world.desks.at(archive), NUMBER, period))

    with world.database.writing(world.clock.now()) as archive:
        archive.connection.execute(text("UPDATE incident SET reaction_seconds = 99999, reaction_due = NULL"))

    row = world.incident().id
    after = world.read(lambda archive: figures_for(world.desks.at(archive), NUMBER, period))
    _, found = world.read(lambda archive: check_incident(archive, world.library, row, "Z-0001"))
    assert after == before
    assert [one.place for one in found] == ["reaction.elapsed_seconds", "reaction.due"]


def test_trap_5_an_amendment_loaded_later_does_not_judge_anew(build) -> None:
    """Trap 5: editing the configuration rewrites the past, or leaves ghosts."""
    world = build(at=f"{DAY} 14:05:12")
    world.person("k2").reports_a_critical_failure()
    world.at(f"{DAY} 14:30:12")
    world.person("s2").presses("Biorę")
    before = verdict(world)

    text_then = EXAMPLE.read_text(encoding="utf-8")
    later = example(
        text_then
        + "\n[[amendment]]\nnumber = 77\nsigned_on = 2026-11-25\neffective_from = 2026-11-26\n"
        + '[[amendment.change]]\npath = "severities.A.reaction"\nold = "30 min"\nnew = "5 min"\n'
    )
    world.library = shelve({NUMBER: later}, dict(world.library.texts))

    assert verdict(world) == before
    assert before.target_seconds == 1800
    now = later.terms_at(warsaw("2026-11-26 00:00"))
    assert (
        now.severities["A"].targets.reaction
        != later.terms_at(world.clock.now()).severities["A"].targets.reaction
    )


def test_trap_6_a_repair_between_two_beats_is_judged_by_its_own_time(world: World) -> None:
    """Trap 6: a breach seen only by a poller. The bot was away over the deadline and the late reaction."""
    world.person("k2").reports_a_critical_failure()
    world.standstill(hours=2)

    world.person("s2").presses("Biorę")

    assert (verdict(world).met, verdict(world).elapsed_seconds) == (False, 2 * 3600)
    breach = next(event for event in world.incident().events if event.kind == "breached")
    assert world.wall(breach.at) == f"{DAY} 14:35:13"


def test_trap_12_the_platform_s_time_of_a_report_counts_and_not_its_arrival(build) -> None:
    """Trap 12: ingest time taken for report time."""
    world = build(at=f"{DAY} 15:05:12")
    bartosz = world.person("k2")

    bartosz.does(Arrival.TEXT, text="taśma stoi", platform_at=warsaw(f"{DAY} 14:05:12"))
    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")

    stored = world.incident()
    assert world.wall(stored.incident.notified_at) == f"{DAY} 14:05:12"
    assert world.wall(stored.events[0].received_at) > f"{DAY} 15:05:00"


def test_trap_12_what_was_kept_before_a_crash_is_done_once_at_the_start(world: World) -> None:
    """Trap 12: a restart drops the queue; the update is stored before anything is done with it."""
    bartosz = world.person("k2")
    said = replace(
        bartosz.inbound("", ""), kind=Arrival.TEXT, text="taśma stoi", platform_at=world.clock.now()
    )
    world.run(world.reception.keep(said))
    assert bartosz.got() == []

    assert [world.run(world.reception.replay()) for _ in range(2)] == [1, 0]
    world.settle()

    bartosz.sees("Czego dotyczy: Sterowanie linią?")


def test_trap_12_a_delivery_repeated_by_the_platform_acts_once(world: World) -> None:
    """Trap 12: retries doubled actions."""
    bartosz, filip = world.person("k2").reports_a_critical_failure(), world.person("s2")
    bartosz.repeats(bartosz.handed)
    filip.presses("Biorę")
    filip.repeats(filip.handed)
    filip.repeats(filip.handed)

    assert world.count() == 1
    assert world.kinds().count("acknowledged") == 1


def test_trap_12_two_events_in_the_wrong_order_are_both_kept(world: World) -> None:
    """Trap 12: events minutes late. The older stamp of a joiner's text moves nothing."""
    world.person("k2").reports_a_critical_failure()
    notified = world.incident().incident.notified_at
    world.at(f"{DAY} 14:20")

    celina = world.person("k3")
    celina.does(Arrival.TEXT, text="taśma stoi", platform_at=warsaw(f"{DAY} 14:01:00"))
    celina.presses("Tak").presses("Mnie też")

    assert world.incident().incident.joined == ("k3",)
    assert world.incident().incident.notified_at == notified


def test_trap_12_a_group_that_becomes_a_supergroup_is_followed(world: World) -> None:
    """Trap 12: the chat's id changes and nobody is told any more."""
    ewa = world.stranger("tg-s1")
    ewa.does(Arrival.COMMAND, act="room", text="", chat="-100", is_private=False)
    world.channels["telegram"].refuse("-100", Moved("-100200"))

    world.person("k2").reports_a_critical_failure()

    shown = [one for one in world.channels["telegram"].screen("-100200") if "Z-0001" in one.text]
    assert len(shown) == 1


def test_trap_12_flood_control_delays_and_loses_nothing(world: World) -> None:
    """Trap 12: too many requests, and the message is gone."""
    filip = world.person("s2").is_out_of_reach(RateLimited(20))
    world.person("k2").reports_a_critical_failure()
    world.pass_time(seconds=15)
    assert filip.got() == []

    filip.is_back()
    world.pass_time(seconds=30)

    filip.sees("NOWE Z-0001")
    assert not any(one.failure for one in world.deliveries() if one.recipient == "s2")


def test_trap_12_who_blocked_the_bot_is_told_by_mail_and_stood_in_for(world: World) -> None:
    """Trap 12: the bot is blocked by the person in charge, and nobody learns of it."""
    world.person("s2").is_out_of_reach(Blocked("blocked by the user"))

    world.person("k2").reports_a_critical_failure()

    assert world.channels["email"].screen("f.schemat@serwis.example.org")
    world.person("s5").sees("NOWE Z-0001")
    failed = [event for event in world.incident().events if event.kind == "undelivered"]
    assert [event.facts["recipient"] for event in failed] == ["s2"]


@pytest.mark.parametrize("name", ["", " ", "\u200b"])
def test_trap_12_an_empty_display_name_is_no_reason_not_to_link(build, name: str) -> None:
    """Trap 12: linking refused over an empty display name."""
    world = build(linked=("k1", "s1", "s2"))
    world.invite("k2", "t0ken-t0ken-t0ken-t0ken")
    somebody = world.stranger("tg-new")

    somebody.does(Arrival.START, text="t0ken-t0ken-t0ken-t0ken", identity=Identity(display=name))
    somebody.reports("taśma stoi", "Tak", "Praca stoi")

    assert world.incident().incident.reporter == "k2"
