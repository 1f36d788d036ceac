"""Access: a stranger asks for an invitation, an admin picks the person, and people unlink what is not theirs."""

import re

from handlers.messages import Arrival, Identity
from tests.stories.person import Person
from tests.stories.world import World


def asks(world: World, account: str = "tg-new", display: str = "Gustaw N.") -> Person:
    nobody = world.stranger(account).shares_number("+48 999 999 999")
    return nobody.does(
        Arrival.PRESS, stamped=False, act="requestinvitation", identity=Identity(display=display)
    )


def token_of(person: Person) -> str:
    found = re.search(r"/join/([\w-]+)", person.shown())
    assert found is not None, person.shown()
    return found[1]


def test_a_stranger_s_request_reaches_the_admins_each_about_their_own_party(world: World) -> None:
    nobody = asks(world)

    nobody.sees("Prośba wysłana, odbiera ją: Anna Przykład.")
    world.person("k1").sees("Prośba o dostęp: „Gustaw N.” (Telegram), wt. 24.11, 14:05.")
    world.person("k1").sees("Czy ta osoba pracuje po stronie: Zakład?")
    world.person("s1").sees("Czy ta osoba pracuje po stronie: Serwis?")
    assert "link.request" not in world.person("k2").got()


def test_the_admin_picks_the_person_and_gets_a_link_that_works_once(build) -> None:
    world = build(linked=("k1", "s1"))
    nobody = asks(world)
    anna = world.person("k1").presses("Tak, wskaż osobę")

    anna.sees("Dla kogo jest zaproszenie?").presses("Bartosz Wzór")

    anna.sees("Zaproszenie dla: Bartosz Wzór. Jednorazowe, ważne 72 godz.:")
    token = token_of(anna)
    nobody.starts(token).sees("Gotowe. Bartosz Wzór, brygadzista zmiany, Zakład.")
    world.stranger("tg-other").starts(token).sees("To zaproszenie zostało już wykorzystane.")


def test_the_link_is_not_kept_once_it_has_been_sent(build) -> None:
    world = build(linked=("k1", "s1"))
    asks(world)
    anna = world.person("k1").presses("Tak, wskaż osobę").presses("Bartosz Wzór")
    token = token_of(anna)

    with world.database.reading(world.clock.now()) as archive:
        kept = archive.connection.exec_driver_sql("SELECT body FROM text WHERE body IS NOT NULL").scalars()
        rows = archive.connection.exec_driver_sql("SELECT parameters FROM delivery").scalars()

        assert token not in "".join([*kept, *rows])


def test_an_employee_who_is_no_contact_may_be_let_in_by_the_client(build) -> None:
    world = build(linked=("k1", "s1"))
    nobody = asks(world)
    anna = world.person("k1").presses("Tak, wskaż osobę").presses("Inna osoba")

    nobody.starts(token_of(anna)).sees("Gotowe. Gustaw N., Zakład.")
    nobody.writes("taśma stoi").sees("Czego dotyczy: Sterowanie linią?")


def test_the_provider_adds_nobody_who_is_not_in_the_contract(world: World) -> None:
    asks(world)
    ewa = world.person("s1").presses("Tak, wskaż osobę")

    assert not ewa.can_press("Inna osoba")
    assert not ewa.can_press("Bartosz Wzór")
    request = "1"
    ewa.forges("grantto", request, "new").forges("grantto", request, "k2")
    assert "link.invite" not in ewa.got()


def test_a_request_is_answered_once(world: World) -> None:
    asks(world)
    world.person("k1").presses("Nie").hears("Na tę prośbę już odpowiedziano.")

    world.person("s1").presses_late("Tak, wskaż osobę").hears("Na tę prośbę już odpowiedziano.")


def test_only_admins_answer_requests(world: World) -> None:
    asks(world)

    world.person("k2").forges("grantto", "1", "k2").hears("Do tej czynności potrzebna jest rola")
    world.person("s2").forges("deny", "1").hears("Do tej czynności potrzebna jest rola")
    world.person("k1").forges("grant", "99").hears("Ten przycisk już nie działa")


def test_who_asks_again_and_again_disturbs_nobody(world: World) -> None:
    nobody = asks(world)
    for _ in range(5):
        nobody.forges("requestinvitation")

    assert world.person("k1").got().count("link.request") == 1
    world.pass_time(hours=25)
    nobody.forges("requestinvitation")
    assert world.person("k1").got().count("link.request") == 2


def test_a_second_account_is_told_to_the_first_which_can_unlink_it(world: World) -> None:
    second = world.stranger("tg-second").shares_number("+48 000 000 102")
    second.presses("To ja, drugie urządzenie").sees("Gotowe. Bartosz Wzór")

    world.person("k2").presses("Rozłącz").hears("Rozłączono konto: Telegram.")

    second.writes("taśma stoi").sees("Treść zostanie zachowana")
    world.person("k2").writes("taśma stoi").sees("Czego dotyczy")


def test_an_account_that_was_unlinked_is_not_shown_how_a_report_goes_on(world: World) -> None:
    second = world.stranger("tg-second").shares_number("+48 000 000 102").presses("To ja, drugie urządzenie")
    second.reports_a_critical_failure().sees("Stan: czeka na reakcję")
    world.person("k2").presses("Rozłącz")

    world.person("s2").presses("Biorę").presses("Łączę się zdalnie")

    second.sees("Stan: czeka na reakcję").sees_not("Filip Schemat")


def test_nobody_unlinks_somebody_else(world: World) -> None:
    for account in range(1, 12):
        world.person("k1").forges("unlink", str(account))
        if account == 1:
            world.person("k1").hears("")

    world.person("k2").writes("taśma stoi").sees("Czego dotyczy")
    world.person("s2").commands("queue").sees("Brak otwartych zgłoszeń")


def test_every_linking_is_confirmed_to_the_address_in_the_contract(build) -> None:
    world = build(linked=())

    world.stranger("tg-new").shares_number("+48 000 000 102")

    mails = world.channels["email"].screen("b.wzor@zaklad.example.com")
    assert [one.letter.notice.id for one in mails] == ["link.notify"]


def test_who_blocks_the_bot_is_told_to_the_admins_of_their_party(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    filip = world.person("s2").presses("Biorę")

    filip.does(Arrival.BLOCKED)
    filip.does(Arrival.BLOCKED)

    ewa = world.person("s1")
    ewa.sees("Bot został zablokowany: Filip Schemat (Telegram). Wiadomości idą następnym kanałem.")
    ewa.sees("Otwarte sprawy tej osoby: 1.")
    assert ewa.got().count("rev.blocked") == 1
    assert "rev.blocked" not in world.person("k1").got()


def test_a_closed_account_of_the_workspace_is_suspended_and_told(world: World) -> None:
    filip = world.person("s2", "slack")

    filip.does(Arrival.BLOCKED, identity=Identity(display="Filip", foreign="deleted"))

    world.person("s1").sees("Konto Slack wyłączone: Filip Schemat. Dostęp wstrzymano automatycznie.")
    world.person("k2").reports_a_critical_failure()
    assert not [one for one in world.deliveries() if one.recipient == "s2"]
    world.person("s5").sees("NOWE Z-0001")
    world.person("s2").commands("queue").sees("Tu zgłasza się awarie").sees_not("Z-0001 ·")
