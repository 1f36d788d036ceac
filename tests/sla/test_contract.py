"""The contract as values: what it answers to the rest of the rule book."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.contract_file.reader import read_contract
from models.sla.contract import (
    ChannelName,
    Contract,
    Metric,
    Reporters,
    Role,
    Side,
    Terms,
    Version,
    Weekday,
)
from models.sla.hours import BeyondCalendar
from tests.contract_file.texts import BASE, EXAMPLE, SMALLEST, edited


def loaded(text: str) -> Contract:
    contract = read_contract(text).contract
    assert contract is not None
    return contract


@pytest.fixture(scope="module")
def contract() -> Contract:
    return loaded(EXAMPLE)


@pytest.fixture(scope="module")
def terms(contract: Contract) -> Terms:
    return contract.base


def test_class_a_of_the_line_runs_day_and_night_and_that_of_erp_in_support_hours(terms: Terms) -> None:
    assert terms.coverage_of("linia", "A").key == "calodobowe"
    assert terms.coverage_of("linia", "B").key == "robocze"
    assert terms.coverage_of("erp", "A").key == "robocze"


def test_a_friday_afternoon_deadline_falls_on_monday(terms: Terms) -> None:
    # given: Friday 27 November 2026, 15:40 in Warsaw; two hours of class B
    reported = datetime(2026, 11, 27, 14, 40, tzinfo=UTC)
    target = terms.target("erp", "B", Metric.REACTION)
    assert target is not None

    due = terms.timeline_of("erp", "B").due(reported, int(target.total_seconds()))

    assert due == datetime(2026, 11, 30, 8, 40, tzinfo=UTC)


def test_a_service_may_set_its_own_time_for_one_target_only() -> None:
    own = 'monthly_fee = "9000.00"\ntargets = { B = { reaction = "30 min" } }'
    terms = loaded(edited(('monthly_fee = "9000.00"', own), text=BASE)).base

    assert terms.target("erp", "B", Metric.REACTION) == timedelta(minutes=30)
    assert terms.target("erp", "B", Metric.RESTORATION) == timedelta(hours=24)
    assert terms.target("siec", "B", Metric.REACTION) == timedelta(hours=2)


def test_hours_are_compiled_once(terms: Terms) -> None:
    assert terms.default_timeline is terms.timeline("robocze")


def test_the_clock_knows_a_year_before_validity_and_two_after_it_and_no_more(terms: Terms) -> None:
    timeline = terms.default_timeline

    assert timeline.is_open(datetime(2029, 12, 31, 10, tzinfo=UTC))
    with pytest.raises(BeyondCalendar):
        timeline.is_open(datetime(2030, 1, 2, 10, tzinfo=UTC))


@pytest.mark.parametrize(
    ("day", "is_valid"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2027, 12, 31), True),
        (date(2028, 1, 1), False),
    ],
)
def test_both_ends_of_validity_are_included(terms: Terms, day: date, is_valid: bool) -> None:
    assert terms.is_valid_on(day) is is_valid


def test_the_day_of_an_instant_is_that_of_the_contracts_zone(terms: Terms) -> None:
    assert terms.local_date(datetime(2025, 12, 31, 23, 0, tzinfo=UTC)) == date(2026, 1, 1)


def test_a_person_acts_from_their_first_day_to_their_last() -> None:
    leaving = edited(('deputy = "s5"\n', 'deputy = "s5"\nvalid_to = 2026-06-30\n'), text=BASE)
    filip = loaded(leaving).base.contacts["s2"]

    assert filip.is_in_force(date(2026, 6, 30))
    assert not filip.is_in_force(date(2026, 7, 1))
    assert not loaded(BASE).base.contacts["s5"].is_in_force(date(2025, 12, 31))


def test_people_are_found_by_role_on_one_side_or_on_both(terms: Terms) -> None:
    day = date(2026, 11, 24)

    assert [one.key for one in terms.people(Role.OWNER, on=day)] == ["k3", "s4"]
    assert [one.key for one in terms.people(Role.OWNER, on=day, side=Side.PROVIDER)] == ["s4"]


def test_a_name_nobody_has_stands_for_itself(terms: Terms) -> None:
    assert (terms.name("k1"), terms.name("e12")) == ("Anna Przykład", "e12")


def test_a_listed_channel_is_formal_when_it_says_so_and_another_is_not() -> None:
    quiet = edited(("[channels.slack]\nformal = true", "[channels.slack]\nformal = false"), text=BASE)
    terms = loaded(edited(("[channels.web]\nformal = true\n", ""), text=quiet)).base

    assert [terms.is_formal(name) for name in ("telegram", "slack", "web", "pigeon")] == [
        True,
        False,
        False,
        False,
    ]


def test_a_contract_that_lists_no_channel_takes_a_report_by_any() -> None:
    assert loaded(SMALLEST).base.is_formal("slack")


def test_the_phone_of_the_contract_is_that_of_its_phone_channel(terms: Terms) -> None:
    assert terms.phone == "+48 000 000 200"
    assert loaded(SMALLEST).base.phone is None


def test_first_notice_names_each_person_once_and_more_for_class_a(terms: Terms) -> None:
    assert terms.first_notice.recipients("B") == ("s1", "s2")
    assert terms.first_notice.recipients("A") == ("s1", "s2", "k1", "s3")


def test_english_readers_get_english_names_where_the_contract_gives_them(terms: Terms) -> None:
    severity, service = terms.severities["A"], terms.services["linia"]

    assert (severity.label("en"), severity.label("pl")) == ("critical failure", "awaria krytyczna")
    assert (severity.button("en"), severity.button("pl")) == ("Work has stopped", "Praca stoi")
    assert severity.explanation("en").startswith("Has work stopped")
    assert (service.label("en"), service.label("pl")) == ("Line control", "Sterowanie linią")
    assert terms.locations["hala-a"].label("en") == "Hall A"
    assert terms.out_of_scope["www"].label("en") == "Website and shop"
    assert terms.coverages["robocze"].label("en") == "support hours"


def test_without_an_english_name_everybody_reads_the_contracts_own() -> None:
    terms = loaded(SMALLEST).base

    assert terms.severities["X"].button("en") == "awaria"
    assert terms.severities["X"].explanation("en") == ""


def test_classes_are_listed_from_the_strictest(terms: Terms) -> None:
    assert [severity.key for severity in terms.severities_by_rank] == ["A", "B", "C"]


def test_a_pause_is_open_to_the_classes_it_names_and_to_none_when_not_allowed(terms: Terms) -> None:
    assert [reason.key for reason in terms.pause.reasons_for("A")] == ["dostep"]
    assert [reason.key for reason in terms.pause.reasons_for("B")] == ["pytanie", "dostep", "termin-klienta"]
    assert (
        loaded(
            edited(("allowed = true\nclocks", "allowed = false\nclocks"), text=BASE)
        ).base.pause.reasons_for("B")
        == ()
    )


def test_penalty_rates_are_exact_and_missing_where_none_was_agreed(terms: Terms) -> None:
    rates = {metric: terms.penalties.rate(metric, "C") for metric in Metric}

    assert str(rates[Metric.RESTORATION]) == "0.125"
    assert rates[Metric.WORKAROUND] is None
    assert str(rates[Metric.REACTION]) == "0.10"


def test_the_ladder_goes_up_whatever_the_order_of_the_file() -> None:
    turned = edited(("level = 1\n", "level = 9\n"), text=BASE)

    assert [level.key for level in loaded(turned).base.escalation] == [
        "kierownictwo",
        "dyrekcja",
        "druga-linia",
    ]


def test_an_instant_is_judged_by_the_text_of_its_local_day(contract: Contract) -> None:
    assert contract.terms_at(datetime(2026, 8, 31, 21, 59, 59, tzinfo=UTC)) is contract.all_terms[0]
    assert contract.terms_at(datetime(2026, 8, 31, 22, 0, 0, tzinfo=UTC)) is contract.all_terms[1]


def test_the_text_of_a_day_before_the_first_version_is_the_base(contract: Contract) -> None:
    assert contract.terms_on(date(2020, 1, 1)) is contract.base
    assert contract.terms_on(date(2026, 9, 1)) is contract.all_terms[1]


def test_terms_are_told_apart_by_their_digest(contract: Contract) -> None:
    again = loaded(EXAMPLE)

    assert contract.base == again.base
    assert len({*contract.all_terms, *again.all_terms}) == 2
    assert isinstance(contract.versions[0], Version)


def test_what_the_parties_are_is_kept_by_side(terms: Terms) -> None:
    assert terms.parties[Side.CLIENT].reporters is Reporters.EMPLOYEES
    assert Side.CLIENT.other is Side.PROVIDER
    assert Side.PROVIDER.other is Side.CLIENT
    assert terms.contacts["s2"].channels == (ChannelName.TELEGRAM, ChannelName.SLACK, ChannelName.EMAIL)
    assert terms.coverages["robocze"].hours[0].days[0] is Weekday.MON
    assert terms.zone.key == "Europe/Warsaw"


def test_a_person_who_left_is_out_of_force_and_everything_else_is_as_it_was(terms: Terms) -> None:
    day = date(2026, 11, 24)

    without = terms.without(frozenset({"s2"}))

    assert {one.key for one in terms.contacts_in_force(day)} - {
        one.key for one in without.contacts_in_force(day)
    } == {"s2"}
    assert without.contacts["s1"] is terms.contacts["s1"]
    assert without.name("s2") == terms.name("s2")
    assert without.timeline("robocze") is terms.timeline("robocze")
    assert without.digest == terms.digest


def test_a_person_who_is_forgotten_keeps_a_key_and_what_they_did_and_no_name_or_address(terms: Terms) -> None:
    renamed = terms.renamed({"s2": "osoba usunięta"})

    told = renamed.contacts["s2"]
    assert (renamed.name("s2"), told.title, told.phone, told.email) == ("osoba usunięta", None, None, None)
    assert (told.roles, told.party) == (terms.contacts["s2"].roles, Side.PROVIDER)
    assert renamed.contacts["s1"] is terms.contacts["s1"]
    assert renamed.timeline("robocze") is terms.timeline("robocze")
    assert renamed.name("nobody") == "nobody"
