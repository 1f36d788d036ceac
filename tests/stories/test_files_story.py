"""Files in the stories: fetched and cleaned, shown to those who repair, refused in words, never a lost report."""

from bot.channels.channel import Document, Refused, TimedOut, TooLarge
from bot.languages import languages
from bot.reading import tell_incident
from handlers.messages import Arrival, Attachment
from models.store.records_attachments import File
from tests.pictures import is_bare, photo, written
from tests.stories.person import Person
from tests.stories.world import NUMBER, World

PHOTO = Attachment(reference="file-1", name="panel.jpg", media_type="image/jpeg")
LOG = Attachment(reference="file-2", name="linia.log", media_type="text/plain")
PLACE = Attachment(reference="geo:52.2297,21.0122", name="location", media_type="application/geo")


def with_files(world: World, **files: bytes) -> World:
    """Let the platforms hand these out: `file_1` is the reference "file-1"."""
    for channel in world.channels.values():
        channel.files.update({name.replace("_", "-"): body for name, body in files.items()})
    return world


def files_of(world: World, number: str = "Z-0001") -> list[File]:
    incident = world.incident(number).id
    return world.read(lambda archive: archive.attachments.of_incident(incident))


def body_of(world: World, file: File) -> bytes | None:
    return world.read(lambda archive: archive.attachments.body(file.id))


def documents(person: Person) -> list[Document]:
    letters = [one.letter for one in person.screen]
    return [letter.document for letter in letters if letter.document is not None]


def test_a_photo_with_its_caption_is_a_report_and_the_engineer_sees_it_beside_the_card(world: World) -> None:
    with_files(world, file_1=photo())
    bartosz = world.person("k2").writes("taśma stoi, panel czarny", files=(PHOTO,))
    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")

    (file,) = files_of(world)
    assert (file.state, file.person, file.size) == ("kept", "k2", len(body_of(world, file) or b""))
    filip = world.person("s2").sees("Z-0001, załącznik, autor: Bartosz Wzór: panel.jpg")
    (document,) = documents(filip)
    assert (document.name, document.media_type) == ("panel.jpg", "image/jpeg")
    assert is_bare(document.body)
    (card, shown) = filip.screen[-2:]
    assert (card.letter.notice.id, shown.letter.thread) == ("new", card.message)
    assert "file.relay" not in bartosz.got()


def test_a_photo_added_later_goes_to_the_one_who_repairs_it(world: World) -> None:
    with_files(world, file_1=photo(), file_2=b"14:02 E-STOP")
    bartosz = world.person("k2").reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę").presses("Jadę na miejsce")

    bartosz.writes("", files=(PHOTO, LOG)).presses("Z-0001")

    assert [one.name for one in documents(filip)] == ["panel.jpg", "linia.log"]
    assert documents(world.person("s3")) == []
    assert [one.state for one in files_of(world)] == ["kept", "kept"]


def test_a_photo_of_the_engineer_reaches_those_who_reported(world: World) -> None:
    with_files(world, file_1=photo())
    bartosz = world.person("k2").reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę").presses("Jadę na miejsce")

    filip.writes("", files=(PHOTO,)).presses("Z-0001")

    bartosz.sees("Z-0001, załącznik, autor: Filip Schemat: panel.jpg")
    assert len(documents(bartosz)) == 1


def test_a_photo_without_words_waits_in_the_draft_and_goes_with_the_report(world: World) -> None:
    with_files(world, file_1=photo())
    bartosz = world.person("k2").writes("", files=(PHOTO,))
    bartosz.sees("Zapisano jako załącznik. Proszę jeszcze napisać jednym zdaniem, co się dzieje.")
    assert documents(world.person("s2")) == []

    bartosz.writes("taśma stoi").presses("Tak").presses("Praca stoi").presses("Wyślij")

    assert [one.state for one in files_of(world)] == ["kept"]
    assert len(documents(world.person("s2"))) == 1


def test_an_album_sent_into_the_draft_is_one_report_and_arrives_whole(world: World) -> None:
    with_files(world, file_1=photo(), file_2=written("PNG"))
    second = Attachment(reference="file-2", name="ekran.png", media_type="image/png")
    bartosz = world.person("k2").writes("taśma stoi", files=(PHOTO,)).writes("", files=(second,))

    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")

    assert world.count() == 1
    assert [one.name for one in documents(world.person("s2"))] == ["panel.jpg", "ekran.png"]


def test_the_photo_of_one_who_joins_goes_with_them(world: World) -> None:
    with_files(world, file_1=photo())
    world.person("k2").reports_a_critical_failure()
    employee = world.employee().writes("taśma stoi", files=(PHOTO,)).presses("Tak")

    employee.presses("Mnie też")

    assert [one.person for one in files_of(world)] == [employee.key]
    assert len(documents(world.person("s2"))) == 1


def test_a_photo_beside_the_text_of_a_workaround_is_kept(world: World) -> None:
    with_files(world, file_1=photo())
    bartosz = world.person("k2").reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę").presses("Jadę na miejsce").presses("Obejście")

    filip.writes("pakować na drugiej linii", files=(PHOTO,))

    assert len(files_of(world)) == 1
    assert len(documents(bartosz)) == 1


def test_a_place_is_kept_as_its_coordinates_and_told_as_text(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()

    bartosz.writes("", files=(PLACE,)).presses("Z-0001")

    (file,) = files_of(world)
    assert (file.state, body_of(world, file)) == ("kept", b"52.2297,21.0122")
    world.person("s2").sees("Z-0001, miejsce, autor: Bartosz Wzór: 52.2297,21.0122")
    assert documents(world.person("s2")) == []


def test_a_file_too_large_is_refused_in_words_and_the_report_stands(world: World) -> None:
    world.channels["telegram"].files["file-1"] = TooLarge("file is too big")
    bartosz = world.person("k2").writes("taśma stoi, panel czarny", files=(PHOTO,))
    bartosz.sees("Załącznika „panel.jpg” nie zapisano: jest większy niż 20 MB.")
    bartosz.sees("Pilne, telefon: +48 000 000 200.")

    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")

    (file,) = files_of(world)
    assert (file.state, file.reason, body_of(world, file)) == ("refused", "too_large", None)
    assert world.incident().incident.attachments == 1
    assert documents(world.person("s2")) == []


def test_a_broken_picture_is_refused_under_its_number(world: World) -> None:
    with_files(world, file_1=photo()[:200])
    bartosz = world.person("k2").reports_a_critical_failure().presses("Zdjęcie")

    bartosz.writes("", files=(PHOTO,))

    bartosz.sees("Z-0001: załącznika „panel.jpg” nie zapisano: obrazu nie da się odczytać.")
    assert [(one.state, one.reason) for one in files_of(world)] == [("refused", "broken")]


def test_a_platform_that_is_away_is_asked_again_and_the_file_arrives_late(world: World) -> None:
    world.channels["telegram"].files["file-1"] = TimedOut("504")
    bartosz = world.person("k2").reports_a_critical_failure()
    bartosz.writes("", files=(PHOTO,)).presses("Z-0001")
    assert [(one.state, one.reason) for one in files_of(world)] == [("waiting", "timeout")]

    with_files(world, file_1=photo())
    world.pass_time(minutes=1)

    assert [one.state for one in files_of(world)] == ["kept"]
    assert len(documents(world.person("s2"))) == 1


def test_a_platform_that_stays_away_is_given_up_with_a_reason(world: World) -> None:
    world.channels["telegram"].files["file-1"] = TimedOut("504")
    bartosz = world.person("k2").reports_a_critical_failure()
    bartosz.writes("", files=(PHOTO,)).presses("Z-0001")

    world.pass_time(hours=4)

    (file,) = files_of(world)
    assert (file.state, file.reason, file.attempts) == ("refused", "unreachable", 7)
    bartosz.sees("nie udało się go pobrać (Telegram)")


def test_a_channel_that_refuses_the_file_still_brings_the_sentence(world: World) -> None:
    with_files(world, file_1=photo())
    bartosz = world.person("k2").reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    world.channels["telegram"].refuses_documents = Refused("too odd")

    bartosz.writes("", files=(PHOTO,)).presses("Z-0001")

    filip.sees("Z-0001, załącznik, autor: Bartosz Wzór: panel.jpg")
    assert filip.screen[-1].labels == ("Otwórz stronę",)
    assert filip.screen[-1].letter.said.buttons[0].link == "http://sla.example.test/incidents/Z-0001"


def test_the_room_of_the_provider_is_shown_the_file_beside_its_card(world: World) -> None:
    with_files(world, file_1=photo())
    with world.database.writing(world.clock.now()) as archive:
        archive.rooms.open(NUMBER, "provider", "telegram", "-100", "s1")
    world.person("k2").writes("taśma stoi, panel czarny", files=(PHOTO,)).presses("Tak").presses(
        "Praca stoi"
    ).presses("Wyślij")

    shown = world.channels["telegram"].screen("-100")

    (card,) = (one for one in shown if one.letter.slot)
    (file,) = (one for one in shown if one.letter.document is not None)
    assert file.letter.thread == card.message


def test_a_file_that_was_erased_is_not_sent_on(world: World) -> None:
    with_files(world, file_1=photo())
    world.person("k2").writes("taśma stoi, panel czarny", files=(PHOTO,))
    with world.database.writing(world.clock.now()) as archive:
        assert archive.attachments.erase_of(NUMBER, "k2") == 1

    world.person("k2").presses("Tak").presses("Praca stoi").presses("Wyślij")

    assert [one.state for one in files_of(world)] == ["erased"]
    world.person("s2").sees_not("załącznik")


def test_a_photo_sent_while_a_call_is_entered_goes_with_its_report(world: World) -> None:
    with_files(world, file_1=photo(), file_2=b"14:02 E-STOP")
    ewa = world.person("s1").does(
        Arrival.COMMAND, act="phone", text="Wzór, 14:02, taśma stoi", attachments=(PHOTO,)
    )

    ewa.writes("", files=(LOG,)).presses("Praca stoi").presses("Wyślij")

    assert [(one.person, one.state) for one in files_of(world)] == [("s1", "kept"), ("s1", "kept")]
    assert len(documents(world.person("k2"))) == 2


def test_a_text_too_long_for_the_card_stands_whole_on_the_page(world: World) -> None:
    long = "taśma stoi, " + "panel czarny, " * 300 + "koniec"
    world.person("k2").reports_a_critical_failure(long).sees("Wiadomość jest za długa")

    with world.database.reading(world.clock.now()) as archive:
        told = tell_incident(archive, world.library, [(NUMBER, "s2")], "Z-0001", languages("pl")) or ()
    (whole,) = (line for line in told if line.startswith("Pełna treść: "))
    assert whole == f"Pełna treść: {long}"


def test_a_long_note_is_passed_on_up_to_its_limit_and_stands_whole_on_the_page(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()
    card = bartosz.screen[0].message
    fitting, long = "pismo " * 300 + "koniec", "pismo " * 400 + "koniec"

    bartosz.writes(fitting, reply_to=card).sees_not("Wiadomość jest za długa")
    world.person("s2").sees(f"„{fitting}”")
    bartosz.writes(long, reply_to=card).sees("Wiadomość jest za długa (2406 znaków, limit 2000).")

    with world.database.reading(world.clock.now()) as archive:
        told = tell_incident(archive, world.library, [(NUMBER, "s2")], "Z-0001", languages("pl")) or ()
    assert [line for line in told if line.startswith("Pełna treść: ")] == [f"Pełna treść: {long}"]
