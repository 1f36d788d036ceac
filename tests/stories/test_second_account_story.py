"""A second account of one platform is linked only after its owner has said so (DIALOGUES 1, link.taken)."""

from prometheus_client import REGISTRY

from handlers.messages import Arrival, Identity
from tests.stories.world import NUMBER, World

ASKED = "Bartosz Wzór: ta osoba ma już połączone inne konto."


def accounts(world: World, key: str) -> int:
    return len(world.read(lambda archive: archive.people.accounts_of(NUMBER, key)))


def refused() -> float:
    counted = {"channel": "telegram", "reason": "not_their_account"}
    return REGISTRY.get_sample_value("reakcja_refused_total", counted) or 0


def test_what_was_written_before_the_answer_is_taken_up_with_its_own_time(build) -> None:
    world = build(linked=("k2", "s2"))
    second = world.stranger("tg-second").writes("taśma stoi, panel czarny")
    world.pass_time(minutes=3)

    second.shares_number("+48 000 000 102").sees(ASKED).sees_not("Czego dotyczy")
    second.presses("To ja, drugie urządzenie").sees("Gotowe.")

    second.presses("Tak").presses("Praca stoi").presses("Wyślij")
    assert world.wall(world.incident().incident.notified_at) == "2026-11-24 14:05:12"
    assert accounts(world, "k2") == 2


def test_a_mistake_links_nothing_and_leaves_the_invitation_usable(build) -> None:
    world = build(linked=("k1", "k2"))
    world.invite("k2", "token-one")
    wrong = world.stranger("tg-wrong").starts("token-one").sees(ASKED)
    told = len(world.person("k1").got()), len(world.person("k2").got())

    wrong.presses("To pomyłka").sees("Konta nie połączono. Zaproszenia wydaje: Anna Przykład.")

    assert accounts(world, "k2") == 1
    assert (len(world.person("k1").got()), len(world.person("k2").got())) == told
    wrong.writes("taśma stoi").sees("Treść zostanie zachowana")
    world.stranger("tg-right").starts("token-one").presses("To ja, drugie urządzenie").sees("Gotowe.")
    world.stranger("tg-late").starts("token-one").sees("To zaproszenie zostało już wykorzystane.")


def test_a_mistake_is_one_more_in_the_count_of_what_was_refused(build) -> None:
    world = build(linked=("k2",))
    before = refused()

    world.stranger("tg-wrong").shares_number("+48 000 000 102").presses("To pomyłka")

    assert refused() == before + 1


def test_an_invitation_that_was_used_meanwhile_links_nobody_else(build) -> None:
    world = build(linked=("k2",))
    world.invite("k2", "token-one")
    one = world.stranger("tg-one").starts("token-one")
    other = world.stranger("tg-other").starts("token-one")

    one.presses("To ja, drugie urządzenie").sees("Gotowe.")
    other.presses("To ja, drugie urządzenie").sees_not("Gotowe.")

    assert accounts(world, "k2") == 2


def test_nobody_is_linked_by_a_press_they_were_not_asked_for(build) -> None:
    world = build(linked=("k2",))
    world.stranger("tg-second").shares_number("+48 000 000 102").sees(ASKED)

    world.stranger("tg-forger").forges("seconddevice").sees_not("Gotowe.")

    assert accounts(world, "k2") == 1


def test_the_question_ends_with_the_time_of_an_invitation(build) -> None:
    world = build(linked=("k2",))
    second = world.stranger("tg-second").shares_number("+48 000 000 102")
    world.pass_time(hours=72)

    second.presses("To ja, drugie urządzenie").sees_not("Gotowe.")

    assert accounts(world, "k2") == 1


def test_pressing_twice_links_once(build) -> None:
    world = build(linked=("k2",))
    second = world.stranger("tg-second").shares_number("+48 000 000 102")

    second.presses("To ja, drugie urządzenie").presses_again()

    assert accounts(world, "k2") == 2
    world.person("k2").sees("Połączono konto: Telegram. Osoba: Bartosz Wzór")


def test_the_same_account_and_the_first_of_another_platform_are_linked_at_once(build) -> None:
    world = build(linked=("k2",))

    world.person("k2").shares_number("+48 000 000 102").sees("Gotowe. Bartosz Wzór")
    slack = world.stranger("U02", "slack")
    slack.does(Arrival.TEXT, text="taśma stoi", identity=Identity(email="b.wzor@zaklad.example.com"))

    slack.sees("Rozpoznano po adresie").sees("Czego dotyczy: Sterowanie linią?")


def test_a_second_account_with_a_confirmed_address_is_asked_as_well_and_loses_nothing(build) -> None:
    world = build(linked=("s2",))
    who = Identity(email="b.wzor@zaklad.example.com")
    world.stranger("U02", "slack").does(Arrival.TEXT, text="cześć", identity=who).sees("Rozpoznano")
    second = world.stranger("U22", "slack")

    second.does(Arrival.TEXT, text="taśma stoi, panel czarny", identity=who)
    second.sees(ASKED).sees_not("Czego dotyczy")

    second.presses("To ja, drugie urządzenie").sees("Gotowe.").sees("Czego dotyczy: Sterowanie linią?")
