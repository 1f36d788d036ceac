"""People leave: an admin of their own party takes access away, now or later, and somebody takes over."""

from bot.channels.slack_sender import Sender
from bot.homes import Homes
from handlers.messages import Identity
from tests.stories.person import Person
from tests.stories.world import EVERYWHERE, World


def looks_after(world: World, admin: str, name: str) -> Person:
    return world.person(admin).commands("people").presses(name)


def takes_access(world: World, admin: str = "k1", name: str = "Bartosz Wzór") -> Person:
    anna = looks_after(world, admin, name).presses("Odbierz dostęp")
    anna.sees(f"Odebranie dostępu: {name}. Powód?").writes("zmiana stanowiska")
    return anna.sees("Powód: „zmiana stanowiska”. Od kiedy?")


def test_access_is_taken_from_now_on_and_everything_open_goes_to_somebody_else(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()
    anna = takes_access(world).presses("Od teraz")

    anna.sees("Otwarte sprawy tej osoby: 1. Przejmuje:").presses("Celina Próba")

    anna.sees("Dostęp odebrany: Bartosz Wzór. Otwarte sprawy przejmuje: Celina Próba.")
    bartosz.sees("Dostęp do zgłoszeń odebrano: wt. 24.11, 14:05. Historia zostaje w aktach umowy")
    bartosz.sees("po 30 dniach. Pytania: Anna Przykład.")
    world.person("k3").sees("Sprawy do przejęcia: Z-0001. Wcześniej: Bartosz Wzór. Wyznacza: Anna Przykład.")
    bartosz.writes("jeszcze jedna awaria").sees("Treść zostanie zachowana")
    incident = world.incident().incident
    assert (incident.reporter, incident.reporters) == ("k2", ("k2", "k3"))
    assert incident.joined == ()


def test_who_took_over_is_told_and_confirms_in_place_of_who_left(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    takes_access(world).presses("Od teraz").presses("Celina Próba")

    world.person("s2").presses("Biorę").presses("Łączę się zdalnie")
    world.person("k3").sees("zajmuje się Filip Schemat")
    world.person("s2").presses("Naprawione").writes("wymieniono zasilacz").presses("Wyślij")
    world.person("k3").presses("Działa")

    assert world.incident().incident.state == "closed"
    assert world.person("k2").forgets().news() == []


@EVERYWHERE
def test_who_has_left_is_not_shown_how_their_matters_go_on(world: World) -> None:
    bartosz = world.person("k2").reports_a_critical_failure()
    takes_access(world).presses("Od teraz").presses("Celina Próba")

    world.person("s2").presses("Biorę").presses("Łączę się zdalnie")

    world.person("k3").sees("zajmuje się Filip Schemat")
    bartosz.sees_not("Filip Schemat")


def test_access_ends_on_the_day_that_was_typed_and_not_before(world: World) -> None:
    anna = takes_access(world).presses("Podaj datę").sees("Od którego dnia?")
    anna.writes("kiedyś").sees("To nie jest przyszły dzień.")
    anna.writes("od piątku").sees("Od kiedy: pt. 27.11, 00:00.").presses("Odbierz dostęp")
    anna.sees("Dostęp zostanie odebrany: Bartosz Wzór, pt. 27.11, 00:00.")

    world.at("2026-11-26 23:59")
    bartosz = world.person("k2").commands("queue").sees("Brak otwartych zgłoszeń.")
    world.at("2026-11-27 00:01")

    bartosz.sees("Dostęp do zgłoszeń odebrano: pt. 27.11, 00:00.")
    bartosz.commands("queue").sees("Tu zgłasza się awarie.")


def test_what_is_typed_in_place_of_a_press_moves_the_day_and_never_loses_the_reason(world: World) -> None:
    anna = takes_access(world).writes("od piątku").sees("Od kiedy: pt. 27.11, 00:00.")

    anna.writes("od czwartku").sees("Powód: „zmiana stanowiska”. Od kiedy: czw. 26.11, 00:00.")
    anna.writes("nie wiem").sees("Powód: „zmiana stanowiska”. Od kiedy: czw. 26.11, 00:00.")


def test_the_last_one_who_can_do_something_goes_only_after_a_warning(world: World) -> None:
    ewa = takes_access(world, "s1", "Ewa Makieta").presses("Od teraz").presses("Odbierz dostęp")

    ewa.sees("Uwaga: po tej zmianie po stronie: Serwis nie będzie nikogo, kto może")
    ewa.sees("wpisać rozmowę telefoniczną, zapraszać i odbierać dostęp.").presses("Anuluj")
    ewa.sees("Anulowano. Nic nie zmieniono: Ewa Makieta.")
    ewa.commands("queue").sees("Brak otwartych zgłoszeń.")

    takes_access(world, "s1", "Ewa Makieta").presses("Od teraz").presses("Odbierz dostęp").presses(
        "Mimo to zmień"
    )
    ewa.commands("people").sees("Tu zgłasza się awarie.")


def test_a_new_invitation_gives_access_back(world: World) -> None:
    bartosz = world.person("k2")
    takes_access(world).presses("Od teraz").presses("Odbierz dostęp")
    bartosz.shares_number("+48 000 000 102").sees("Dostęp tej osoby został odebrany.")
    world.invite("k2", "back-again")

    bartosz.starts("back-again").sees("Gotowe. Bartosz Wzór")

    bartosz.writes("taśma stoi").sees("Czego dotyczy: Sterowanie linią?")


def test_an_older_invitation_gives_nothing_back(world: World) -> None:
    world.invite("k2", "older")
    world.pass_time(minutes=1)
    takes_access(world).presses("Od teraz").presses("Odbierz dostęp")

    world.person("k2").starts("older").sees("To zaproszenie wygasło.")


def test_an_admin_looks_after_their_own_party_only(world: World) -> None:
    anna = world.person("k1").commands("people")
    assert anna.can_press("Bartosz Wzór")
    assert not anna.can_press("Filip Schemat")
    code = next(one.subject for one in anna.screen[-1].letter.said.buttons)

    for act in ("member", "revoke", "invitemember", "away"):
        anna.forges(act, code, "s2").hears(
            "Do tej czynności potrzebna jest rola: nadawanie i odbieranie dostępu"
        )
        anna.forges(act, code, "nobody").hears("Ten przycisk już nie działa")
        world.person("k3").forges(act, code, "k2").hears(
            "Do tej czynności potrzebna jest rola: nadawanie i odbieranie dostępu"
        )


def test_who_is_no_admin_finds_themselves_only(world: World) -> None:
    filip = world.person("s2").commands("people")

    assert filip.can_press("Filip Schemat")
    assert not filip.can_press("Irena Szablon")
    filip.presses("Filip Schemat")
    assert not filip.can_press("Odbierz dostęp")


def test_who_left_is_told_of_nothing_any_more_and_the_deputy_is(world: World) -> None:
    takes_access(world, "s1", "Filip Schemat").presses("Od teraz").presses("Odbierz dostęp")
    filip = world.person("s2").forgets()

    world.person("k2").reports_a_critical_failure()
    world.person("s5").sees("NOWE Z-0001")
    world.pass_time(minutes=40)

    assert filip.news() == []
    assert not [one for one in world.deliveries() if one.recipient == "s2"]


def home_of(world: World, email: str) -> tuple[str, bool]:
    """What opening the home shows to an account of this confirmed address, and whether it makes it known."""
    sender = Sender(user="U1", account="T1:U1", identity=Identity(email=email), locale="pl")
    homes = Homes(world.store, world.desks)
    sections = world.run(homes.home(sender))
    expected = world.run(homes.is_expected(sender))
    assert isinstance(sections, tuple)
    return "\n".join(section.said.plain for section in sections), bool(expected)


def test_the_home_of_who_has_left_is_that_of_a_stranger(build) -> None:
    world = build(linked=("k1", "s1"))
    address = "b.wzor@zaklad.example.com"
    shown, is_expected = home_of(world, address)
    assert is_expected
    assert "trzeba raz potwierdzić, kto pisze" not in shown

    takes_access(world).presses("Od teraz").presses("Odbierz dostęp")

    shown, is_expected = home_of(world, address)
    assert not is_expected
    assert "trzeba raz potwierdzić, kto pisze" in shown
