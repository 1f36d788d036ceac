"""What is stored about people goes when its time is over, or on request; the evidence and the figures stay."""

from datetime import date

from handlers.erase import Erased, erase
from handlers.figures import figures_of
from handlers.messages import Attachment
from handlers.retention import keep, months_before
from models.sla.measures import Filters, Period
from models.store.archive import Archive
from models.store.records import Appointment
from tests.stories.world import NUMBER, World

PHOTO = Attachment(reference="file-3", name="panel.jpg", media_type="image/jpeg")


def everything(archive: Archive) -> str:
    """Every value of every row of every table, as one text."""
    names = archive.connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
    ).scalars()
    rows = [
        row for name in list(names) for row in archive.connection.exec_driver_sql(f"SELECT * FROM {name}")
    ]
    return "\n".join(str(value) for row in rows for value in row)


def figures(archive: Archive, world: World) -> str:
    measured = figures_of(archive, world.library, NUMBER)
    year = Period(first=date(2026, 1, 1), last=date(2026, 12, 31))
    return str(measured(year, Filters(), world.clock.now()))


def lived_through(world: World) -> None:
    world.person("k2").reports_a_critical_failure("taśma stoi, tajemniczy panel")
    world.person("s2").presses("Biorę").presses("Łączę się zdalnie")
    world.person("k2").writes("drugi sekret", reply_to=world.person("k2").screen[-1].message)
    world.person("s2").presses("Naprawione").writes("wymieniono zasilacz").presses("Wyślij")
    world.person("k2").presses("Działa")
    assert world.incident().incident.state == "closed"


def erased(world: World, person: str) -> Erased:
    with world.database.writing(world.clock.now()) as archive:
        return erase(world.desks.at(archive), NUMBER, person)


def tonight(world: World) -> None:
    with world.database.writing(world.clock.now()) as archive:
        row = archive.appointments.plan("retention", NUMBER, "", world.clock.now())
        found = archive.appointments.find(row)
        assert isinstance(found, Appointment)
        keep(world.desks.at(archive), found)


def test_after_an_erasure_no_table_holds_text_or_address_and_figures_and_chain_are_whole(
    world: World,
) -> None:
    lived_through(world)
    before = world.read(lambda archive: figures(archive, world))

    done = erased(world, "k2")

    assert (done.open_numbers, done.accounts) == ((), 1)
    assert done.texts >= 1
    left = world.read(everything)
    assert "tajemniczy" not in left
    assert "drugi sekret" not in left
    assert "tg-k2" not in left
    assert "wymieniono zasilacz" in left
    assert world.read(lambda archive: figures(archive, world)) == before
    assert world.read(lambda archive: archive.incidents.damage(world.incident().id)) == []


def test_an_erased_person_is_shown_by_key(world: World) -> None:
    lived_through(world)
    erased(world, "k2")

    grazyna = world.person("s3").forges("card", str(world.incident().id))

    grazyna.sees("osoba k2").sees("[usunięto]").sees_not("Bartosz Wzór")


def test_an_employee_s_name_and_address_are_gone_from_the_database(world: World) -> None:
    gustaw = world.employee()
    gustaw.reports_a_critical_failure()
    gustaw.commands("mine").presses("Z-0001 · czeka na reakcję")
    gustaw.forges("withdrawyes", str(world.incident().id))

    erased(world, "e1")

    left = world.read(everything)
    assert "Gustaw" not in left
    assert "gustaw@" not in left


def test_nothing_is_erased_while_something_of_theirs_is_open(world: World) -> None:
    world.person("k2").reports_a_critical_failure()

    assert erased(world, "k2").open_numbers == ("Z-0001",)
    world.person("k2").commands("mine").sees("Otwarte: 1.")


def test_texts_go_after_the_years_of_the_contract_to_the_end_of_the_calendar_year(world: World) -> None:
    lived_through(world)

    world._move_to(world.clock.now().replace(year=2029, month=12, day=31))
    tonight(world)
    assert "tajemniczy" in world.read(everything)

    world._move_to(world.clock.now().replace(year=2030, month=1, day=2))
    tonight(world)
    left = world.read(everything)
    assert "tajemniczy" not in left
    assert "wymieniono" not in left
    assert world.read(lambda archive: archive.incidents.damage(world.incident().id)) == []


def test_the_address_of_who_left_goes_after_thirty_days(world: World) -> None:
    lived_through(world)
    anna = world.person("k1").commands("people").presses("Bartosz Wzór").presses("Odbierz dostęp")
    anna.writes("odchodzi").presses("Od teraz").presses("Odbierz dostęp")

    world.pass_time(hours=29 * 24)
    tonight(world)
    assert "tg-k2" in world.read(everything)

    world.pass_time(hours=2 * 24)
    tonight(world)
    left = world.read(everything)
    assert "tg-k2" not in left
    assert "tg-k1" in left


def test_a_cancelled_draft_goes_after_thirty_days(world: World) -> None:
    world.person("k2").writes("taśma stoi, pomyłka").presses("Tak").presses("Praca stoi").presses("Anuluj")

    world.pass_time(hours=29 * 24)
    tonight(world)
    assert "pomyłka" in world.read(everything)

    world.pass_time(hours=2 * 24)
    tonight(world)
    assert "pomyłka" not in world.read(everything)


def test_months_before_a_day_that_month_does_not_have() -> None:
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 15), 12) == date(2025, 1, 15)
    assert months_before(date(2026, 12, 31), 12) == date(2025, 12, 31)
