"""What recurs is kept by itself, and one thing that fails stops nothing else."""

import pytest

from handlers import agenda
from handlers.desk import Desk
from models.store.archive import Archive
from models.store.records import Appointment
from tests.stories.world import NUMBER, World


def plan(world: World) -> None:
    with world.database.writing(world.clock.now()) as archive:
        agenda.plan_recurring(world.desks.at(archive))


def standing(archive: Archive) -> Appointment | None:
    return archive.appointments.standing("retention", NUMBER, "")


def test_what_strangers_sent_and_never_claimed_is_gone_the_next_morning(world: World) -> None:
    plan(world)
    world.stranger("tg-unknown").writes("taśma stoi")

    world.at("2026-11-25 03:29")
    assert world.read(held) == 1

    world.at("2026-11-25 03:31")
    assert world.read(held) == 0
    again = world.read(standing)
    assert again is not None
    assert world.wall(again.due_at) == "2026-11-26 03:30:00"


def test_planning_again_at_the_next_start_changes_nothing(world: World) -> None:
    plan(world)
    before = world.read(standing)

    plan(world)

    assert world.read(standing) == before


def held(archive: Archive) -> int:
    return archive.connection.exec_driver_sql("SELECT count(*) FROM held").scalar_one()


def test_an_appointment_that_fails_is_put_off_and_time_goes_on_for_the_others(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_desk: Desk, _appointment: Appointment) -> None:
        raise RuntimeError("ill")

    monkeypatch.setattr(agenda, "KEEPERS", {**agenda.KEEPERS, "ill": broken})
    with world.database.writing(world.clock.now()) as archive:
        archive.appointments.plan("ill", NUMBER, "", world.clock.now())
    client = world.person("k2")
    client.reports_a_critical_failure()

    world.pass_time(minutes=16)

    assert "escalated" in world.kinds()
    ill = world.read(lambda archive: archive.appointments.standing("ill", NUMBER, ""))
    assert ill is not None
    assert ill.failures > 1


def damage_the_record(world: World, number: str) -> None:
    incident = world.incident(number).id
    with world.database.writing(world.clock.now()) as archive:
        archive.connection.exec_driver_sql("DROP TRIGGER event_no_update")
        archive.connection.exec_driver_sql(f"UPDATE event SET facts = '?' WHERE incident = {incident}")


def test_an_incident_that_cannot_be_read_does_not_stop_the_clock_of_another(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.person("k1").reports("faktury nie działają", "Tak", "Biuro", "Dużo gorzej")
    assert world.count() == 2
    damage_the_record(world, "Z-0001")

    world.pass_time(hours=2, minutes=5)

    assert "escalated" in world.kinds("Z-0002")
