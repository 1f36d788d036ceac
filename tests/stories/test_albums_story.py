"""Several photos sent as one album are one report or one note, in whatever order and pieces they come."""

from itertools import permutations

import pytest

from handlers.messages import Arrival, Attachment
from tests.stories.person import Person
from tests.stories.world import World

ALBUM = "13579"


def photo(person: Person, number: int, caption: str = "", *, album: str = ALBUM, **more: object) -> Person:
    file = Attachment(reference=f"file-{number}", name=f"photo-{number}.jpg", media_type="image/jpeg")
    fields = {"text": caption, "argument": album, "message": f"m-{number}", "attachments": (file,), **more}
    return person.does(fields.pop("kind", Arrival.TEXT), **fields)  # type: ignore[arg-type]


def attached(world: World, number: str = "Z-0001") -> int:
    return world.incident(number).incident.attachments


@pytest.fixture
def bartosz(world: World) -> Person:
    return world.person("k2")


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))))
def test_an_album_is_one_report_whichever_part_comes_first(
    world: World, bartosz: Person, order: tuple[int, ...]
) -> None:
    for number in order:
        photo(bartosz, number, "taśma stoi, panel czarny" if number == 2 else "")
        world.pass_time(seconds=3)

    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")

    assert (world.count(), attached(world)) == (1, 3)
    bartosz.sees("„taśma stoi, panel czarny”")


def test_a_part_that_is_delivered_again_is_not_added_again(world: World, bartosz: Person) -> None:
    photo(bartosz, 1, "taśma stoi, panel czarny")
    bartosz.repeats(bartosz.handed)
    photo(bartosz, 2)
    bartosz.repeats(bartosz.handed)

    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")

    assert attached(world) == 2


def test_a_part_that_comes_after_the_report_was_sent_joins_it(world: World, bartosz: Person) -> None:
    photo(bartosz, 1, "taśma stoi, panel czarny")
    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")

    photo(bartosz, 2)

    assert (world.count(), attached(world)) == (1, 2)
    assert "note.which" not in bartosz.got()


@pytest.mark.parametrize("captioned", [1, 2, 3])
def test_with_a_report_open_it_is_asked_once_what_the_album_concerns(
    world: World, bartosz: Person, captioned: int
) -> None:
    bartosz.reports_a_critical_failure()
    for number in (1, 2, 3):
        photo(bartosz, number, "tak wygląda panel" if number == captioned else "")

    assert bartosz.got().count("note.which") == 1
    bartosz.presses("Z-0001")
    photo(bartosz, 4)

    assert attached(world) == 4
    assert world.kinds().count("note") == 1


def test_a_new_outage_takes_the_whole_album(world: World, bartosz: Person) -> None:
    bartosz.reports_a_critical_failure()
    photo(bartosz, 1, "ERP nie działa")
    photo(bartosz, 2)

    bartosz.presses("Nowa awaria")
    photo(bartosz, 3)
    bartosz.presses("Tak").presses("Biuro").presses("Drobiazg").presses("Wyślij")

    assert (attached(world, "Z-0002"), attached(world)) == (3, 0)


def test_an_album_that_answers_a_request_for_words_stays_with_it(world: World, bartosz: Person) -> None:
    bartosz.reports_a_critical_failure()
    bartosz.presses("Dopisz")

    photo(bartosz, 1, "tak wygląda panel")
    photo(bartosz, 2)

    assert (world.count(), attached(world)) == (1, 2)
    assert "note.which" not in bartosz.got()


@pytest.mark.parametrize("captioned", [1, 2])
def test_awaria_under_any_photo_reports_the_whole_album(
    world: World, bartosz: Person, captioned: int
) -> None:
    bartosz.reports_a_critical_failure()
    for number in (1, 2):
        command = {"kind": Arrival.COMMAND, "act": "report"} if number == captioned else {}
        photo(bartosz, number, "ERP nie działa" if number == captioned else "", **command)
    if captioned == 2:
        bartosz.presses("Nowa awaria")

    bartosz.presses("Tak").presses("Biuro").presses("Drobiazg").presses("Wyślij")

    assert (world.count(), attached(world, "Z-0002")) == (2, 2)


def test_photos_of_two_people_with_one_number_of_album_stay_apart(world: World, bartosz: Person) -> None:
    photo(bartosz, 1, "taśma stoi, panel czarny")
    photo(world.person("k1"), 2, "ERP nie działa")

    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")

    assert attached(world) == 1
