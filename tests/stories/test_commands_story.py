"""Commands: short answers by role, in the reader's language."""

from tests.stories.world import EXAMPLE, World


def test_my_reports_lists_the_open_ones_and_shows_a_card(world: World) -> None:
    bartosz = world.person("k2")
    bartosz.commands("mine").sees("Brak zgłoszeń. Aby zgłosić awarię, wystarczy napisać, co się dzieje.")
    bartosz.reports_a_critical_failure()

    bartosz.commands("mine").sees("Otwarte: 1.")
    bartosz.presses("Z-0001 · czeka na reakcję")

    assert "Z-0001 · Sterowanie linią · Hala A" in bartosz.last()


def test_the_queue_lists_the_nearest_deadline_first(world: World) -> None:
    filip = world.person("s2")
    filip.commands("queue").sees("Brak otwartych zgłoszeń.")
    world.person("k2").reports("drukarka nie drukuje", "Tak", "Biuro", "Drobiazg")
    world.person("k3").reports_a_critical_failure()

    filip.commands("queue")

    lines = filip.last().splitlines()
    assert lines[0].startswith("Otwarte: 2")
    assert lines[1].startswith("Z-0002 · A · reakcja do 14:35")
    assert lines[2].startswith("Z-0001 · C · reakcja do")


def test_who_does_what(world: World) -> None:
    bartosz = world.person("k2").commands("people")

    bartosz.sees("Kto za co odpowiada:").sees("Przyjmuje zgłoszenia: Ewa Makieta, +48 000 000 201")
    bartosz.sees("Decyduje o klasie: Anna Przykład, +48 000 000 101")
    bartosz.sees("Gdy to nie pomaga: Grażyna Zarys, +48 000 000 203")


def test_the_calendar(world: World) -> None:
    world.person("k2").commands("calendar")

    world.person("k2").sees("Dziś, wt. 24.11: wsparcie do 16:00 (klasa A, Sterowanie linią: całą dobę).")
    world.person("k2").sees("Najbliższe dni wolne: czw. 24.12, pt. 25.12, sob. 26.12.")


def test_the_contract(world: World) -> None:
    world.person("k2").commands("contract").sees("Umowa SLA/2026/001, od 1.01.2026 do 31.12.2027. Aneks nr 1")


def test_help_is_by_role(world: World) -> None:
    world.person("k2").commands("help").sees("Awaria: wystarczy napisać, co się dzieje.")
    world.person("s2").commands("help").sees("Nowe zgłoszenie: przycisk [Biorę] zatrzymuje zegar reakcji.")
    world.person("k3").commands("help").sees("Pytanie zwykłymi słowami")


def test_the_language_is_chosen_and_kept(world: World) -> None:
    bartosz = world.person("k2").commands("language").sees("Język:")

    bartosz.presses("English").sees("From now on messages will be in English.")
    bartosz.writes("taśma stoi").sees("What it concerns: Line control?")
    world.person("k3").writes("taśma stoi").sees("Czego dotyczy: Sterowanie linią?")


def test_the_language_by_command(world: World) -> None:
    bartosz = world.person("k2").commands("language", "en")

    bartosz.sees("From now on messages will be in English.").commands("language", "pl")
    bartosz.sees("Od teraz wiadomości będą po polsku.")


def test_an_unknown_command_is_answered_in_words(world: World) -> None:
    assert world.person("k2").commands("nonsense").got() != []


def test_start_of_somebody_known_is_help(world: World) -> None:
    world.person("k2").starts().sees("Awaria: wystarczy napisać, co się dzieje.")


def test_the_contract_opens_part_by_part(world: World) -> None:
    bartosz = world.person("k2").commands("contract")
    bartosz.sees("To umowa przykładowa: wszyscy w niej są zmyśleni.")

    bartosz.presses("Usługi").sees("Sterowanie linią pakowania, miejsca: Hala A.")
    bartosz.presses("Klasy i terminy").sees("Klasa A, awaria krytyczna („Praca stoi”): reakcja w 30 min")
    bartosz.presses("Kontakty").sees("Filip Schemat, inżynier dyżurny, +48 000 000 202 (Serwis)")
    bartosz.presses("Godziny").sees("godziny wsparcia: pon.–pt. 08:00–16:00.")
    bartosz.forges("conpart", "penalties").hears("Ten przycisk już nie działa")


def test_a_phone_nobody_answers_now_is_given_with_its_hours(build) -> None:
    text = EXAMPLE.read_text("utf-8")
    world = build(
        at="2026-11-27 19:20", contract=text.replace('coverage = "calodobowe"', 'coverage = "robocze"', 1)
    )

    world.person("k2").commands("help").sees("+48 000 000 200 (odbierane: pon.–pt. 08:00–16:00)")
