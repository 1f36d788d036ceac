"""Nobody can be reached: the deputy, then the next level at once, each on record."""

from bot.channels.channel import Blocked, Unlinked
from handlers.messages import Arrival
from tests.stories.world import EVERYWHERE, ON_TELEGRAM, World

pytestmark = EVERYWHERE


def unreached(world: World) -> list[str]:
    return [one.recipient for one in world.deliveries() if one.failure == "no_channel"]


def without_mail(world: World) -> None:
    world.desks.channels = frozenset({"telegram", "slack"})


def test_an_unlinked_engineer_s_deputy_is_told_instead(build) -> None:
    world = build(linked=("k2", "s5", "s3", "s4", "k1", "k3"))
    without_mail(world)

    world.person("k2").reports_a_critical_failure()

    world.person("s5").sees("NOWE Z-0001")
    assert {"s1", "s2"} <= set(unreached(world))
    undelivered = [event for event in world.incident().events if event.kind == "undelivered"]
    assert {event.facts["recipient"] for event in undelivered} >= {"s1", "s2"}


def test_where_no_deputy_can_be_reached_either_the_next_level_is_told_at_once(build) -> None:
    world = build(linked=("k2", "k1", "s4", "k3"))
    without_mail(world)

    world.person("k2").reports_a_critical_failure()

    fired = [event.facts["level"] for event in world.incident().events if event.kind == "escalated"]
    assert fired[:1] == [1]
    assert fired[-1] == 3 or world.person("s4").got() != []


def test_who_reported_what_reaches_nobody_is_told_so_once_and_to_call(build) -> None:
    world = build(linked=("k2",))
    without_mail(world)

    bartosz = world.person("k2").reports_a_critical_failure()

    assert bartosz.got().count("esc.2.client") == 1
    bartosz.sees("Nikogo nie udało się powiadomić wiadomością. Proszę dzwonić: +48 000 000 200.")
    bartosz.sees_not("Nic nie trzeba robić.")


def test_a_person_without_any_chat_gets_an_e_mail(build) -> None:
    world = build(linked=("k2",))

    world.person("k2").reports_a_critical_failure()

    assert {one.channel for one in world.deliveries() if one.recipient == "s1"} == {"email"}
    assert world.channels["email"].screen("e.makieta@serwis.example.org")


def test_who_is_left_with_e_mail_alone_has_the_deputy_told_and_the_admin_warned(world: World) -> None:
    world.person("s2").is_out_of_reach(Blocked("gone"))

    world.person("k2").reports_a_critical_failure()

    assert world.channels["email"].screen("f.schemat@serwis.example.org")
    world.person("s5").sees("NOWE Z-0001")
    ewa = world.person("s1")
    ewa.sees(
        "Nie udało się dostarczyć wiadomości. Odbiorca: Filip Schemat (konto zablokowane albo rozłączone)."
    )
    ewa.sees("Wysłano e-mailem oraz do zastępcy: Irena Szablon.")
    world.pass_time(minutes=25)
    assert ewa.got().count("esc.none") == 1


def test_an_e_mail_is_not_sent_again_when_its_incident_goes_on(world: World) -> None:
    world.person("s2").is_out_of_reach(Blocked("gone"))
    world.person("k2").reports_a_critical_failure()
    mails = world.channels["email"].screen("f.schemat@serwis.example.org")

    world.person("s1").presses("Biorę")

    assert [one.letter.notice.id for one in mails] == ["new"]
    assert [
        one.letter.notice.id for one in world.channels["email"].screen("f.schemat@serwis.example.org")
    ] == ["new"]


@ON_TELEGRAM
def test_chat_then_mail_then_deputy_then_the_next_level(world: World) -> None:
    provider = {"s1": "e.makieta", "s2": "f.schemat", "s3": "g.zarys", "s4": "h.model", "s5": "i.szablon"}
    for key, mail in provider.items():
        world.person(key).is_out_of_reach(Blocked("gone"))
        world.channels["email"].refuse(f"{mail}@serwis.example.org", Unlinked("550"))

    world.person("k2").reports_a_critical_failure()

    tried = [(one.recipient, one.channel, one.failure) for one in world.deliveries() if one.kind == "new"]
    assert [one for one in tried if one[0] == "s2"] == [
        ("s2", "telegram", "blocked"),
        ("s2", "email", "unlinked"),
    ]
    assert ("s5", "email", "unlinked") in tried
    fired = [event.facts["level"] for event in world.incident().events if event.kind == "escalated"]
    assert fired == [1, 2]
    world.person("k1").sees("Z-0001: sprawa trafiła wyżej.")
    assert world.clock.now() == world.incident().incident.notified_at


def test_a_blocked_road_is_not_tried_again_until_the_person_writes_there(world: World) -> None:
    filip = world.person("s2").is_out_of_reach(Blocked("gone"))
    world.person("k2").reports_a_critical_failure()
    filip.is_back()

    world.person("k1").reports("ERP nie działa", "Tak", "Biuro", "Praca stoi")
    assert [one.channel for one in world.deliveries("Z-0002") if one.recipient == "s2"] == ["email"]

    filip.commands("queue")
    world.person("k3").reports("ERP nie działa", "Tak", "Magazyn", "Praca stoi")
    assert [one.channel for one in world.deliveries("Z-0003") if one.recipient == "s2"] == [filip.channel]


def test_nobody_is_named_as_told_who_cannot_be_told(build) -> None:
    world = build(linked=("k2", "k1", "s5", "s4"))
    without_mail(world)

    world.person("k2").reports_a_critical_failure()

    anna = world.person("k1")
    anna.sees("Powiadomiono: Irena Szablon")
    anna.sees_not("Filip Schemat")
    anna.sees_not("Ewa Makieta")


@ON_TELEGRAM
def test_of_whom_the_bot_is_blocked_by_the_admins_do_not_read_that_no_account_is_linked(build) -> None:
    world = build(linked=("k2", "s1", "s2", "s3", "s5"))
    without_mail(world)
    world.person("s2").does(Arrival.BLOCKED)

    world.person("k2").reports_a_critical_failure()

    world.person("s1").sees(
        "Nie udało się dostarczyć wiadomości. Odbiorca: Filip Schemat (konto zablokowane albo rozłączone)."
    )
