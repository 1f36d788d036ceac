"""Several people and one failure: me too, joining, taking over, passing on, and who may press what."""

import pytest

from bot.channels.channel import Blocked
from handlers.messages import Arrival, Attachment
from tests.stories.world import EVERYWHERE, ON_TELEGRAM, World

pytestmark = EVERYWHERE


def test_a_second_report_of_the_same_failure_is_offered_to_join(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.pass_time(minutes=3)
    celina = world.person("k3").writes("taśma nie jedzie").presses("Tak")

    celina.sees("Podobna awaria jest już zgłoszona: Z-0001 · Sterowanie linią · 14:05 · czeka na reakcję.")
    celina.presses("Mnie też")

    celina.sees("Dopisano do Z-0001 (razem 2 osoby).")
    incident = world.incident().incident
    assert (world.count(), incident.joined) == (1, ("k3",))
    assert world.wall(incident.notified_at) == "2026-11-24 14:05:12"
    joined = next(event for event in world.incident().events if event.kind == "joined")
    assert world.wall(joined.at) == "2026-11-24 14:08:12"
    assert world.read(lambda archive: archive.texts.read(joined.text)) == "taśma nie jedzie"


def test_who_joined_hears_of_the_workaround_and_the_repair(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    celina = world.person("k3").writes("taśma nie jedzie").presses("Tak").presses("Mnie też")
    filip = world.person("s2").presses("Biorę").presses("Jadę na miejsce")

    filip.presses("Obejście").writes("pakować ręcznie")

    celina.sees("pakować ręcznie")


def test_a_different_failure_becomes_a_report_of_its_own(world: World) -> None:
    world.person("k2").reports_a_critical_failure()

    world.person("k3").writes("panel pokazuje błąd").presses("Tak").presses("Inna awaria")
    world.person("k3").presses("Drobiazg").presses("Wyślij")

    assert world.count() == 2


def test_the_count_of_people_is_declined(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    for key in ("k3", "k4"):
        world.person(key).writes("taśma stoi").presses("Tak").presses("Mnie też")
    world.person("k4").sees("(razem 3 osoby)")
    employees = [world.employee(f"Osoba {number}") for number in ("Pierwsza", "Druga")]
    for person in employees:
        person.writes("taśma stoi").presses("Tak").presses("Mnie też")

    employees[-1].sees("(razem 5 osób)")
    world.person("k2").sees("(+4 osoby)")


def test_a_second_acknowledgement_overwrites_nothing_and_may_join(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    number = str(world.incident().id)
    world.at("2026-11-24 14:17:00")
    world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    ewa = world.person("s1")

    ewa.forges("ack", number)
    ewa.sees("Już się tym zajmuje: Filip Schemat, od 14:17.")
    assert world.kinds().count("acknowledged") == 1
    ewa.presses("Dołącz")

    incident = world.incident().incident
    assert (incident.acknowledged_by, incident.helpers, world.kinds().count("acknowledged")) == (
        "s2",
        ("s1",),
        1,
    )


def test_taking_over_is_told_to_the_client_and_leaves_the_reaction_with_the_first(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    world.at("2026-11-24 15:20:00")

    world.person("s3").forges("ack", str(world.incident().id)).presses("Przejmij")

    for key in ("k2", "s2"):
        world.person(key).sees("Z-0001: od 15:20 zajmuje się Grażyna Zarys (wcześniej: Filip Schemat).")
    incident = world.incident().incident
    assert (incident.acknowledged_by, incident.handler) == ("s2", "s3")


def test_passing_on_tells_the_deputy_and_the_clock_keeps_running(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    filip, irena = world.person("s2"), world.person("s5")

    filip.presses("Nie mogę – przekaż")

    filip.sees("Przekazano. Powiadomiona osoba: Irena Szablon. Zegar biegnie dalej.")
    irena.sees("NOWE Z-0001").presses("Biorę")
    assert world.incident().incident.acknowledged_by == "s5"


def test_passing_on_to_who_has_the_card_already_rings_for_them(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    ewa, filip = world.person("s1"), world.person("s2").forgets()

    ewa.presses("Nie mogę – przekaż")

    ewa.sees("Przekazano. Powiadomiona osoba: Filip Schemat. Zegar biegnie dalej.")
    assert filip.news() == ["assign.you"]
    filip.sees("Wyznacza: Ewa Makieta.").presses("Biorę")
    assert world.incident().incident.acknowledged_by == "s2"


def test_pressing_twice_is_one_reaction(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę")

    filip.presses_again()

    assert world.kinds().count("acknowledged") == 1
    assert filip.got().count("ack.ask") == 1
    filip.hears("Zapisano reakcję: 14:05:12")


def test_sending_twice_is_one_report(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()

    bartosz.presses_again()

    assert world.count() == 1
    bartosz.hears("Ta karta jest nieaktualna.")


def test_the_client_s_people_cannot_react(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()

    bartosz.forges("ack", str(world.incident().id))

    bartosz.hears("Ten przycisk jest dla serwisu.")
    assert world.kinds() == ["reported"]


def test_a_person_of_the_provider_without_the_role_cannot_react(world: World) -> None:
    world.person("k2").reports_a_critical_failure()

    henryk = world.person("s4").forges("ack", str(world.incident().id))

    henryk.hears("Do tej czynności potrzebna jest rola:")
    assert world.kinds() == ["reported"]


def test_a_forged_press_of_somebody_else_s_draft_changes_nothing(world: World) -> None:
    world.person("k2").writes("taśma stoi").presses("Tak").presses("Praca stoi")
    celina = world.person("k3")

    celina.forges("send", "1").forges("cancel", "1")

    assert celina.toast != ""
    assert world.count() == 0
    world.person("k2").presses("Wyślij")
    assert world.count() == 1


def test_forged_numbers_and_acts_change_nothing(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    filip = world.person("s2")

    for act, subject in (
        ("ack", "999"),
        ("ack", "x"),
        ("ack", "9" * 30),
        ("nonsense", "1"),
        ("send", "77"),
    ):
        filip.forges(act, subject)
        assert filip.toast != "", f"{act}:{subject} was not answered"

    assert world.kinds() == ["reported"]


@ON_TELEGRAM
def test_a_press_that_names_nothing_is_answered(world: World) -> None:
    assert world.person("s2").forges("").toast != ""


def test_a_press_on_a_closed_incident_says_that_it_is_closed(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    filip.presses("Naprawione").writes("gotowe").presses("Wyślij")
    world.person("k2").presses("Działa")
    number = str(world.incident().id)

    for act in ("ack", "workaround", "ask", "resolve"):
        filip.forges(act, number)
        assert filip.toast != ""

    assert world.kinds()[-1] == "closed"


@ON_TELEGRAM
def test_who_has_blocked_the_bot_is_reached_by_the_next_channel(world: World) -> None:
    filip_on_slack = world.person("s2", "slack")
    world.person("s2").is_out_of_reach(Blocked("gone"))

    world.person("k2").reports_a_critical_failure()

    filip_on_slack.sees("NOWE Z-0001")
    failed = [one for one in world.deliveries() if one.failure == "blocked"]
    assert [(one.recipient, one.channel) for one in failed] == [("s2", "telegram")]


@ON_TELEGRAM
def test_who_told_telegram_to_block_is_not_tried_there_again(world: World) -> None:
    world.person("s2").does(Arrival.BLOCKED, stamped=False)

    world.person("k2").reports_a_critical_failure()

    assert world.person("s2").got() == []
    assert {one.channel for one in world.deliveries() if one.recipient == "s2"} == {"email"}


@pytest.mark.seats("recording", "slack")
def test_an_emoji_is_no_reaction(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    filip = world.person("s2")

    filip.does(Arrival.REACTION, text="👀", reply_to=filip.screen[0].message)

    filip.sees("👀 widać, ale to nie jest reakcja w rozumieniu umowy. Potwierdza dopiero przycisk:")
    assert world.kinds() == ["reported"]


def test_a_reply_to_the_card_is_a_note_to_that_incident(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę").presses("Jadę na miejsce")

    bartosz.writes("pali się czerwona lampka", reply_to=bartosz.screen[0].message)

    bartosz.sees("Dopisano do Z-0001.")
    filip.sees("Z-0001, dopisek, autor: Bartosz Wzór: „pali się czerwona lampka”")


def test_plain_words_of_somebody_with_an_open_report_are_asked_about(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()

    bartosz.writes("erp też nie działa").sees("Którego zgłoszenia dotyczy wiadomość?")
    bartosz.presses("Nowa awaria")

    bartosz.sees("Czego dotyczy: ERP?")


def test_a_progress_note_of_the_engineer_reaches_the_reporters(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    world.at("2026-11-24 15:05:12")
    filip.sees("Z-0001: zapowiedziano wiadomość o postępie do 15:05.")

    filip.presses("Dopisz stan").writes("czekamy na zasilacz")

    bartosz.sees("czekamy na zasilacz")


def test_a_photo_after_its_button_lands_in_the_incident(world: World) -> None:
    photo = Attachment(reference="file-9", name="panel.jpg", media_type="image/jpeg")
    bartosz = world.person("k2").reports_a_critical_failure().presses("Zdjęcie")

    bartosz.writes("", files=(photo,))

    assert world.incident().incident.attachments == 1
    assert "📎 1" in bartosz.screen[0].text


def test_the_button_for_a_photo_asks_for_a_photo_and_for_nothing_else(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure().forgets()

    bartosz.presses("Zdjęcie")

    assert bartosz.news() == ["photo.how"]
    bartosz.sees("Z-0001: proszę wysłać zdjęcie albo plik")


def test_a_photo_sent_out_of_the_blue_is_asked_about_and_kept(world: World) -> None:
    photo = Attachment(reference="file-9", name="panel.jpg", media_type="image/jpeg")
    bartosz = world.person("k2").reports_a_critical_failure().writes("", files=(photo,))

    bartosz.sees("Którego zgłoszenia dotyczy wiadomość?").presses("Z-0001")

    assert world.incident().incident.attachments == 1


def test_a_photo_of_a_new_failure_goes_with_it(world: World) -> None:
    photo = Attachment(reference="file-9", name="erp.jpg", media_type="image/jpeg")
    bartosz = world.person("k2").reports_a_critical_failure().writes("erp nie działa", files=(photo,))

    bartosz.presses("Nowa awaria").presses("Tak").presses("Biuro").presses("Drobiazg").presses("Wyślij")

    assert world.incident("Z-0002").incident.attachments == 1


def test_a_forged_answer_to_which_report_changes_nothing(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure().writes("jeszcze coś")
    which = bartosz.screen[-1].letter.said.buttons[0]

    bartosz.forges("notehere", which.subject, "999")

    assert bartosz.toast != ""


def test_who_reports_again_what_they_take_part_in_is_asked_and_their_words_are_kept(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    celina = world.person("k4").writes("taśma stoi u mnie").presses("Tak").presses("Mnie też")

    celina.commands("report", "taśma stoi nadal, śmierdzi spalenizną").presses("Tak")
    celina.sees("Podobna awaria jest już zgłoszona: Z-0001").presses("Mnie też")

    assert world.count() == 1
    filip.sees("„taśma stoi nadal, śmierdzi spalenizną”")
    assert world.kinds().count("joined") == 1
    assert world.kinds()[-1] == "note"


def test_a_note_that_changes_nothing_on_a_card_edits_no_card(build) -> None:
    world = build()
    world.person("k2").reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę").presses("Jadę na miejsce")
    before = cards_of(world)
    assert max(before.values()) > 0

    world.person("k2").presses("Dopisz").writes("panel mruga na czerwono")

    filip.sees("dopisek, autor: Bartosz Wzór: „panel mruga na czerwono”")
    assert cards_of(world) == before


def cards_of(world: World) -> dict[tuple[str, str], int]:
    """Return how often each card on a screen has been edited, by person and message."""
    return {
        (key, one.message): one.edits
        for key in ("k2", "s1", "s2")
        for one in world.person(key).screen
        if one.letter.slot.startswith("incident:")
    }
