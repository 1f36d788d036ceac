"""Edges: the last second in time, old buttons, late deliveries, two contracts, a bot that was away."""

from datetime import timedelta

import pytest

from handlers.messages import Arrival
from handlers.roster import code_of
from models.sla.contract import Metric
from models.sla.deadlines import judge
from tests.stories.person import Person, plain
from tests.stories.world import EXAMPLE, World, example, warsaw


def reaction(world: World):
    stored = world.incident()
    terms = world.library.terms(stored.incident.digest)
    found = judge(stored.incident, terms, world.clock.now()).of(Metric.REACTION)
    assert found is not None
    return found


def test_a_press_in_the_last_second_is_in_time(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:35:12")

    world.person("s2").presses("Biorę")

    assert (reaction(world).met, reaction(world).elapsed_seconds) == (True, 1800)
    world.pass_time(hours=1)
    assert "breached" not in world.kinds()


def test_a_press_a_second_later_is_late_and_the_breach_is_on_record_before_it(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    world.at("2026-11-24 14:35:13")

    world.person("s2").presses("Biorę").sees("1 s po terminie")

    assert reaction(world).met is False
    kinds = world.kinds()
    assert kinds.index("breached") < kinds.index("acknowledged")


def test_a_button_of_a_draft_that_was_sent_is_out_of_date(world: World) -> None:
    bartosz = world.person("k2").writes("taśma stoi").presses("Tak")
    severity = next(one for one in bartosz.screen[0].letter.said.buttons if one.label == "Praca stoi")
    bartosz.presses("Praca stoi").presses("Wyślij")

    bartosz.forges(severity.act, severity.subject, "C").hears("Ta karta jest nieaktualna.")

    assert world.incident().incident.severity == "A"


def test_a_report_the_platform_delivers_late_counts_from_the_platform_s_stamp(build) -> None:
    world = build(at="2026-11-24 14:31:00")
    bartosz = world.person("k2")

    bartosz.does(Arrival.TEXT, text="taśma stoi", platform_at=warsaw("2026-11-24 14:05:12"))
    bartosz.presses("Tak").presses("Praca stoi").presses("Wyślij")

    bartosz.sees("Reakcja człowieka do 14:35.")
    fired = [event.facts["level"] for event in world.incident().events if event.kind == "escalated"]
    assert fired == [1, 2]
    world.person("s2").sees("NOWE Z-0001")


def test_a_press_after_the_bot_was_away_says_between_when_and_when(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    filip = world.person("s2")
    button = filip.screen[0].letter.said.buttons[0]
    world.at("2026-11-24 14:31:00")

    filip.does(
        Arrival.PRESS,
        stamped=False,
        act=button.act,
        subject=button.subject,
        possible_from=warsaw("2026-11-24 14:10:00"),
    )

    filip.sees("między 14:10 a 14:31")
    assert world.incident().incident.possible_from == warsaw("2026-11-24 14:10:00")


SECOND = "OLA/2026/7"


def two_contracts(world: World) -> None:
    """A second contract of other people; only Celina is linked under it, as its own contact k3."""
    text = EXAMPLE.read_text(encoding="utf-8").replace("SLA/2026/001", SECOND)
    text = text.replace('incident_prefix = "Z"', 'incident_prefix = "Y"')
    other = example(text)
    contracts = {**world.library.contracts, SECOND: other}
    texts = {**world.library.texts, **{terms.digest: terms for terms in other.all_terms}}
    world.library = type(world.library)(contracts=contracts, texts=texts)
    with world.database.writing(world.clock.now()) as archive:
        archive.people.link(SECOND, "s2", "telegram", "tg-other", "tg-other", "pl")


def test_a_person_of_another_contract_cannot_touch_an_incident(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    two_contracts(world)
    other = world.stranger("tg-other")

    for act in ("ack", "resolve", "card", "note", "join", "confirm"):
        other.forges(act, str(world.incident().id))
        assert other.toast != ""

    assert world.kinds() == ["reported"]
    other.sees_not("taśma stoi")


def test_the_queue_of_another_contract_is_empty(world: World) -> None:
    world.person("k2").reports_a_critical_failure()
    two_contracts(world)

    world.stranger("tg-other").commands("queue").sees("Brak otwartych zgłoszeń.")


@pytest.fixture
def under_both(world: World) -> Person:
    """Filip, who repairs under both contracts, from one account."""
    two_contracts(world)
    filip = world.person("s2")
    with world.database.writing(world.clock.now()) as archive:
        archive.people.link(SECOND, "s2", "telegram", filip.account, filip.chat, "pl")
    return filip


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("people", "Kto za co odpowiada:"),
        ("calendar", "Dziś, wt. 24.11"),
        ("contract", ", od 1.01.2026 do 31.12.2027"),
    ],
)
def test_a_list_is_answered_for_each_contract_of_a_person(
    under_both: Person, command: str, says: str
) -> None:
    under_both.commands(command)

    told = [plain(one.text) for one in under_both.screen if says in plain(one.text)]
    assert [text.splitlines()[0].split(",")[0] for text in told] == [
        "Umowa SLA/2026/001",
        f"Umowa {SECOND}",
    ]


def test_the_parts_of_a_contract_are_those_of_its_own_summary(under_both: Person) -> None:
    under_both.commands("contract").presses("Godziny").sees("pon.–pt. 08:00–16:00")
    first = under_both.screen[-1].letter.contract
    under_both.forges("conpart", "hours", str(code_of("SLA/2026/001"))).sees("pon.–pt. 08:00–16:00")

    assert (first, under_both.screen[-1].letter.contract) == (SECOND, "SLA/2026/001")
    under_both.forges("conpart", "hours", "1").hears("Ten przycisk już nie działa")


def test_a_queue_names_its_contract_only_where_there_is_more_than_one(
    world: World, under_both: Person
) -> None:
    world.person("k2").reports_a_critical_failure()

    under_both.commands("queue").sees("Otwarte: 1, najbliższy termin pierwszy.")

    assert not any("Umowa" in one.text or "Brak" in one.text for one in under_both.screen)


def test_an_undone_message_is_taken_up_at_start(world: World) -> None:
    bartosz = world.person("k2")
    inbound = bartosz.writes("cześć").commands("cancel").handed
    kept = inbound.__class__(
        channel="telegram",
        key="left-over",
        account=bartosz.account,
        chat=bartosz.account,
        kind=Arrival.TEXT,
        received_at=world.clock.now(),
        platform_at=world.clock.now(),
        text="taśma stoi",
    )
    world.run(world.reception.keep(kept))
    bartosz.sees_not("Czego dotyczy")

    assert world.run(world.reception.replay()) == 1
    world.settle()

    bartosz.sees("Czego dotyczy: Sterowanie linią?")
    assert world.run(world.reception.replay()) == 0


def test_a_short_way_to_say_it_in_english(build) -> None:
    world = build(language="en", at="2026-11-27 19:20:00")
    bartosz = world.person("k2")

    bartosz.reports("erp is down", "Yes", "Office", "Much worse")

    bartosz.sees("Received Z-0001: Fri 27 Nov, 19:20. Support for this class: Mon–Fri 08:00–16:00.")
    bartosz.sees("The clock starts Mon 30 Nov, 08:00, reaction by a human by 10:00.")
    world.person("k3").writes("erp is down").presses("Yes").presses("Office")
    world.person("k3").sees("A similar outage is already reported: Z-0001").presses("Me too")
    world.person("k3").sees("Added to Z-0001 (2 people in all).")


def test_escalation_in_english(build) -> None:
    world = build(language="en")
    world.person("k2").reports_a_critical_failure()

    world.pass_time(minutes=30, seconds=1)

    world.person("s5").sees("Z-0001: 50% of the reaction time has passed (15 of 30 min)")
    world.person("s3").sees("Level 2 · Z-0001: no reaction, 6 min left.")
    world.person("k2").sees("Z-0001: the matter has gone one level up. Notified: Grażyna Zarys")
    world.person("k3").sees("Level 3 · Z-0001 · the reaction deadline passed at 14:35.")
    world.person("k2").sees(
        "Z-0001: the reaction deadline passed at 14:35 and nobody has taken the report yet."
    )


def test_a_question_in_english(build) -> None:
    world = build(language="en", at="2026-11-24 09:00:00")
    bartosz, filip = world.person("k2"), world.person("s2")
    bartosz.reports("erp is down", "Yes", "Office", "Much worse")
    filip.presses("I take it").presses("Connecting remotely")

    filip.presses("Ask").sees("the repair clock will be stopped (limit 16 h, 16 h left).")
    filip.writes("Does the invoice have a number?").presses("Send")
    bartosz.sees("Question about Z-0001, asked by: Filip Schemat.").sees("paused since 09:00")
    world.pass_time(minutes=88)
    bartosz.presses("Answer").writes("yes")

    filip.sees("There is an answer on Z-0001. The clock resumed at 10:28 (the pause lasted 1 h 28 min).")


def test_readers_of_two_languages_each_read_their_own(world: World) -> None:
    world.person("s2").commands("language", "en")

    world.person("k2").reports_a_critical_failure()

    world.person("s2").sees("NEW Z-0001 · A · Line control · Hall A")
    world.person("s1").sees("NOWE Z-0001 · A · Sterowanie linią · Hala A")


def test_the_answer_that_arrives_late_ends_the_pause_at_its_own_stamp(build) -> None:
    world = build(at="2026-11-24 09:00:00")
    bartosz, filip = world.person("k2"), world.person("s2")
    bartosz.reports("erp nie działa", "Tak", "Biuro", "Dużo gorzej")
    filip.presses("Biorę").presses("Łączę się zdalnie")
    filip.presses("Pytanie").writes("Który ekran?").presses("Wyślij")
    card = bartosz.screen[0].message
    world.at("2026-11-24 11:00:00")

    bartosz.does(
        Arrival.TEXT,
        text="ekran faktur",
        reply_to=card,
        platform_at=world.clock.now() - timedelta(minutes=40),
    )

    (pause,) = world.incident().incident.pauses
    assert world.wall(pause.end) == "2026-11-24 10:20:00"
