"""Strangers become people of the contract: by their own number, by invitation, by e-mail; or they do not."""

import re

from prometheus_client import REGISTRY

from handlers.messages import Arrival, Attachment, Identity
from tests.stories.world import EXAMPLE, World


def test_a_stranger_is_told_how_to_prove_who_they_are(build) -> None:
    world = build(linked=())

    nobody = world.stranger("tg-new").starts()

    nobody.sees("Tu zgłasza się awarie. Odbiera je: Serwis Wzorcowy sp. z o.o.")
    assert all(
        nobody.can_press(label) for label in ("Mam zaproszenie", "Podaj numer służbowy", "Nie mam żadnego")
    )


def test_a_card_of_somebody_else_is_not_counted_again_behind_the_door(build) -> None:
    labels = {"channel": "telegram", "reason": "other_contact"}
    before = REGISTRY.get_sample_value("reakcja_refused_total", labels)

    build(linked=()).stranger("tg-new").shares_number("+48 000 000 102", foreign="other_contact")

    assert REGISTRY.get_sample_value("reakcja_refused_total", labels) == before


def test_a_stranger_in_danger_hears_of_the_emergency_number_first(build) -> None:
    nobody = build(linked=()).stranger("tg-new").writes("pali się szafa, dym na hali")

    nobody.sees("Zagrożenie zdrowia lub życia: najpierw 112.\nTreść zostanie zachowana do 14:20.")


def test_what_a_stranger_wrote_counts_from_its_own_time_once_they_are_linked(build) -> None:
    world = build(linked=("s2",))
    nobody = world.stranger("tg-new").writes("taśma stoi, panel czarny")
    nobody.sees("Treść zostanie zachowana do 14:20.")
    world.pass_time(minutes=10)

    nobody.shares_number("0048 000-000-102")

    nobody.sees("Gotowe. Bartosz Wzór, brygadzista zmiany, Zakład.")
    nobody.sees("Czego dotyczy: Sterowanie linią?").presses("Tak").presses("Praca stoi").presses("Wyślij")
    assert world.wall(world.incident().incident.notified_at) == "2026-11-24 14:05:12"


def test_what_a_stranger_wrote_is_forgotten_after_its_time(build) -> None:
    world = build(linked=())
    nobody = world.stranger("tg-new").writes("taśma stoi")
    world.pass_time(minutes=15)

    nobody.shares_number("+48 000 000 102")

    nobody.sees_not("Czego dotyczy")
    assert world.count() == 0


def test_somebody_else_s_card_links_nobody(build) -> None:
    world = build(linked=())

    nobody = world.stranger("tg-new").shares_number("", foreign="other")

    nobody.sees("To wizytówka innej osoby.")
    nobody.writes("taśma stoi").sees("Treść zostanie zachowana")


def test_a_number_that_is_not_in_the_contract_is_told_so(build) -> None:
    world = build(linked=())

    world.stranger("tg-new").shares_number("+48 999 999 999").sees(
        "Tego numeru nie ma w umowie. Numeru nie zapisano."
    )


def test_an_invitation_links_once(build) -> None:
    world = build(linked=())
    world.invite("k2", "token-one")

    world.stranger("tg-a").starts("token-one").sees("Gotowe. Bartosz Wzór")
    world.stranger("tg-b").starts("token-one").sees(
        "To zaproszenie zostało już wykorzystane. Nowe wydaje: Anna Przykład."
    )


def test_an_invitation_expires_after_its_time(build) -> None:
    world = build(linked=())
    world.invite("k2", "token-one")
    world.pass_time(hours=72)

    world.stranger("tg-a").starts("token-one").sees("To zaproszenie wygasło.")


def test_three_wrong_invitations_lock_the_account_for_a_quarter_of_an_hour(build) -> None:
    world = build(linked=())
    world.invite("k2", "right")
    nobody = world.stranger("tg-a")
    for token in ("one", "two", "three"):
        nobody.starts(token)

    nobody.starts("right").sees_not("Gotowe.")
    world.stranger("tg-b").starts("wrong").sees("To zaproszenie wygasło.")
    world.pass_time(minutes=15, seconds=1)

    nobody.starts("right").sees("Gotowe. Bartosz Wzór")


def test_a_confirmed_address_of_the_workspace_links_a_contact(build) -> None:
    world = build(linked=())
    slack = world.stranger("U02", "slack")

    slack.does(
        Arrival.TEXT,
        text="taśma stoi",
        identity=Identity(display="Bartek", email="B.Wzor@zaklad.example.com"),
    )

    slack.sees("Rozpoznano po adresie").sees("Bartosz Wzór").sees("Czego dotyczy: Sterowanie linią?")


def test_an_address_of_the_client_s_domain_links_an_employee(build) -> None:
    world = build(linked=("s2",))
    slack = world.stranger("U07", "slack")

    slack.does(
        Arrival.TEXT,
        text="taśma stoi",
        identity=Identity(display="Gustaw Notka", email="g.notka@zaklad.example.com"),
    )
    slack.sees("Rozpoznano po adresie g.notka@zaklad.example.com: Gustaw Notka. Aby zgłosić awarię")
    slack.presses("Tak").presses("Praca stoi").presses("Wyślij")

    assert world.incident().incident.reporter == "e1"
    world.person("s2").sees("Zgłasza: Gustaw Notka")


def test_guests_and_other_domains_are_not_linked(build) -> None:
    world = build(linked=())
    guest = world.stranger("U08", "slack")
    guest.does(Arrival.TEXT, text="taśma stoi", identity=Identity(display="Gość", foreign="guest"))
    guest.sees("To konto gościa albo konto z innej firmy.")

    other = world.stranger("U09", "slack")
    other.does(Arrival.TEXT, text="taśma stoi", identity=Identity(display="X", email="x@else.example.net"))
    other.sees_not("Rozpoznano")

    assert world.count() == 0


def test_an_invitation_lets_a_guest_in_and_nothing_lets_a_program_in(build) -> None:
    world = build(linked=())
    world.invite("k2", "zaproszenie-k2")
    world.invite("k3", "zaproszenie-k3")
    guest = world.stranger("T1:U1", "slack")
    robot = world.stranger("T1:U2", "slack")

    guest.does(Arrival.START, text="zaproszenie-k2", identity=Identity(foreign="guest"))
    robot.does(Arrival.START, text="zaproszenie-k3", identity=Identity(foreign="bot"))

    guest.sees("Gotowe. Bartosz Wzór")
    assert robot.screen == []
    guest.does(Arrival.TEXT, text="taśma stoi", identity=Identity(foreign="guest")).sees("Czego dotyczy")


def test_a_stranger_s_mention_in_a_channel_is_answered_to_that_person_alone(build) -> None:
    world = build(linked=())
    somebody, aside = world.stranger("T1:U1", "slack"), "C1:U1"
    in_channel = {"chat": "C1", "is_private": False, "aside": aside}

    somebody.does(
        Arrival.COMMAND, act="report", text="stoi", identity=Identity(foreign="guest"), **in_channel
    )
    world.stranger("T1:U2", "slack").does(
        Arrival.COMMAND, act="report", text="stoi", **{**in_channel, "aside": "C1:U2"}
    )

    assert world.channels["slack"].screen("C1") == []
    assert [one.letter.notice.id for one in world.channels["slack"].screen(aside)] == ["slack.guest"]
    assert [one.letter.notice.id for one in world.channels["slack"].screen("C1:U2")] == ["unk.group"]


def test_a_stranger_s_press_in_a_channel_is_answered_to_that_person_alone(build) -> None:
    world = build(linked=())
    in_channel = {"chat": "C1", "is_private": False, "aside": "C1:U1", "act": "join", "subject": "1"}

    nobody = world.stranger("T1:U1", "slack").does(Arrival.PRESS, stamped=False, **in_channel)
    guest = world.stranger("T1:U2", "slack")
    guest.does(
        Arrival.PRESS,
        stamped=False,
        identity=Identity(foreign="guest"),
        **{**in_channel, "aside": "C1:U2"},
    )

    nobody.hears("Zgłoszenie nie zostało przyjęte: konto nie jest połączone z żadną osobą z umowy.")
    assert world.channels["slack"].screen("C1") == []
    assert [one.letter.notice.id for one in world.channels["slack"].screen("C1:U2")] == ["slack.guest"]


def test_a_stranger_who_answers_a_card_in_a_channel_is_told_once_alone(build) -> None:
    world = build(linked=())
    nobody = world.stranger("T1:U1", "slack")

    for text in ("u mnie też", "halo?"):
        nobody.does(Arrival.TEXT, text=text, chat="C1", is_private=False, aside="C1:U1", reply_to="1795.1")

    assert world.channels["slack"].screen("C1") == []
    assert [one.letter.notice.id for one in world.channels["slack"].screen("C1:U1")] == ["unk.group"]


def test_who_is_recognised_by_a_press_in_a_channel_goes_on_in_the_private_chat(build) -> None:
    world = build(linked=("k2", "s2"))
    world.person("k2").reports_a_critical_failure()
    gustaw = world.stranger("T1:U1", "slack")
    gustaw.does(
        Arrival.PRESS,
        stamped=False,
        act="note",
        subject=str(world.incident().id),
        chat="C1",
        is_private=False,
        aside="C1:U1",
        private_chat=gustaw.chat,
        identity=Identity(email="g.notka@zaklad.example.com", display="Gustaw Notka"),
    )

    gustaw.writes("u mnie też stoi").sees("Dopisano do Z-0001.")

    assert world.channels["slack"].screen("C1") == []
    world.person("s2").sees("dopisek, autor: Gustaw Notka: „u mnie też stoi”")


TWINS = EXAMPLE.read_text(encoding="utf-8").replace(
    "b.wzor@zaklad.example.com", "a.przyklad@zaklad.example.com"
)


def test_an_address_that_two_people_share_links_neither_and_loses_nothing(build) -> None:
    world = build(linked=(), contract=TWINS)
    world.invite("k2", "zaproszenie-k2")
    somebody = world.stranger("T1:U1", "slack")

    who = Identity(email="a.przyklad@zaklad.example.com")
    somebody.does(Arrival.TEXT, text="taśma stoi, panel czarny", identity=who)

    somebody.sees("mają w umowie: Anna Przykład, Bartosz Wzór")
    world.pass_time(minutes=3)
    somebody.does(Arrival.START, text="zaproszenie-k2", identity=who).presses("Tak")
    somebody.presses("Praca stoi").presses("Wyślij")
    assert world.incident().incident.reporter == "k2"
    assert world.wall(world.incident().incident.notified_at) == "2026-11-24 14:05:12"


def test_one_account_is_never_two_people_of_a_contract(build) -> None:
    world = build(linked=())
    world.invite("k1", "zaproszenie-k1")
    world.invite("k2", "zaproszenie-k2")
    somebody = world.stranger("T1:U1", "slack")
    somebody.starts("zaproszenie-k1").sees("Gotowe. Anna Przykład")

    somebody.starts("zaproszenie-k2")

    somebody.sees("To konto jest już połączone z osobą: Anna Przykład.")
    world.stranger("T1:U9", "slack").starts("zaproszenie-k2").sees("Gotowe. Bartosz Wzór")


def test_a_second_device_is_linked_and_the_first_is_told(build) -> None:
    world = build(linked=("k2",))

    second = world.stranger("tg-second").shares_number("+48 000 000 102")
    second.sees("Bartosz Wzór: ta osoba ma już połączone inne konto.").sees_not("Gotowe.")
    second.presses("To ja, drugie urządzenie").sees("Gotowe. Bartosz Wzór")

    world.person("k2").sees("Połączono konto: Telegram. Osoba: Bartosz Wzór")


def test_the_stranger_s_own_language_is_used(build) -> None:
    world = build(linked=())

    world.stranger("tg-new", locale="en").starts().sees(
        "Outages are reported here, to: Serwis Wzorcowy sp. z o.o."
    )


def test_somebody_whose_end_date_has_passed_is_a_stranger(build) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace(
        'title = "brygadzista zmiany"', 'title = "brygadzista zmiany"\nvalid_to = 2026-11-23'
    )
    world = build(contract=text)

    world.person("k2").writes("taśma stoi").sees_not("Czego dotyczy")


def test_a_report_by_command_and_a_photo_of_a_stranger_are_kept_as_well(build) -> None:
    world = build(linked=())
    photo = Attachment(reference="file-3", name="panel.jpg", media_type="image/jpeg")
    nobody = world.stranger("tg-new").commands("report", "taśma stoi")
    nobody.sees("Treść zostanie zachowana do 14:20.")
    nobody.writes("", files=(photo,))

    nobody.shares_number("+48 000 000 102")
    nobody.presses("Tak").presses("Praca stoi").presses("Wyślij")

    assert world.incident().incident.attachments == 1


def test_a_provider_s_person_who_wrote_before_being_known_is_told_what_they_can_do(build) -> None:
    world = build(linked=())
    nobody = world.stranger("tg-new").commands("report", "taśma stoi")

    nobody.shares_number("+48 000 000 202")

    nobody.sees("Gotowe. Filip Schemat")
    assert world.count() == 0


def test_the_buttons_of_a_stranger_say_how_to_go_on(build) -> None:
    world = build(linked=())
    nobody = world.stranger("tg-new").starts()

    for label in ("Mam zaproszenie", "Podaj numer służbowy", "Nie mam żadnego"):
        before = len(nobody.screen)
        nobody.presses(label)
        assert len(nobody.screen) > before

    nobody.sees("Anna Przykład")


def test_a_stranger_in_a_group_is_told_only_when_reporting(build) -> None:
    world = build(linked=())
    nobody = world.stranger("tg-new")

    nobody.does(Arrival.TEXT, text="cześć wszystkim", is_private=False)
    assert nobody.got() == []
    nobody.does(Arrival.COMMAND, act="report", text="taśma stoi", is_private=False)

    nobody.sees("Zgłoszenie nie zostało przyjęte: konto nie jest połączone z żadną osobą z umowy.")


def mailed_token(world: World, address: str) -> str:
    text = world.channels["email"].screen(address)[-1].text
    found = re.search(r"/start ([\w-]+)", text)
    assert found is not None, text
    return found[1]


def test_an_employee_confirms_a_work_address_and_may_report(build) -> None:
    world = build(linked=("s2",))
    nobody = world.stranger("tg-new").writes("g.notka@zaklad.example.com")
    nobody.sees("Jeśli ten adres jest w umowie, wysłano na niego jednorazowe zaproszenie, ważne 72 godz.")

    nobody.starts(mailed_token(world, "g.notka@zaklad.example.com")).sees("Gotowe.")

    nobody.writes("taśma stoi").sees("Czego dotyczy: Sterowanie linią?")


def test_a_contact_s_address_links_the_contact(build) -> None:
    world = build(linked=())
    nobody = world.stranger("tg-new").writes("B.Wzor@zaklad.example.com")

    nobody.starts(mailed_token(world, "b.wzor@zaklad.example.com")).sees("Gotowe. Bartosz Wzór")


def test_an_address_outside_the_contract_gets_no_mail_and_the_same_answer(build) -> None:
    world = build(linked=())

    world.stranger("tg-new").writes("ktos@else.example.net").sees("Jeśli ten adres jest w umowie")

    assert world.channels["email"].screen("ktos@else.example.net") == []


def test_one_account_sends_three_mails_a_day_at_most(build) -> None:
    world = build(linked=())
    nobody = world.stranger("tg-new")
    for number in range(6):
        nobody.writes(f"osoba{number}@zaklad.example.com")

    sent = [len(world.channels["email"].screen(f"osoba{number}@zaklad.example.com")) for number in range(6)]
    assert sent == [1, 1, 1, 0, 0, 0]
