"""Amendments: applied by day, to a copy, only where the old text agrees."""

# ruff: noqa: E501 - one case a line reads as a table

from datetime import UTC, date, datetime, timedelta

import pytest

from models.contract_file.amendments import amended_texts
from models.contract_file.decoding import decode
from models.contract_file.faults import Fault, FaultKind
from models.sla.contract import Contract, Metric
from tests.contract_file.texts import BASE, amendment, briefly, edited, errors, read, warnings

K = FaultKind
REACTION = "severities.A.reaction"


def contract_with(*amendments: str) -> Contract:
    reading = read(BASE + "".join(amendments))
    assert reading.contract is not None, reading.faults
    return reading.contract


def reaction(contract: Contract, at: datetime) -> timedelta | None:
    return contract.terms_at(at).target("linia", "A", Metric.REACTION)


def test_an_amendment_is_in_force_from_local_midnight_and_not_a_second_before() -> None:
    # given: from 1 September 2026, when Warsaw is two hours ahead of UTC
    contract = contract_with(amendment(1, "2026-09-01", (REACTION, '"60 min"', '"30 min"')))

    before = reaction(contract, datetime(2026, 8, 31, 21, 59, 59, tzinfo=UTC))
    from_then_on = reaction(contract, datetime(2026, 8, 31, 22, 0, 0, tzinfo=UTC))

    assert (before, from_then_on) == (timedelta(minutes=60), timedelta(minutes=30))


def test_amendments_are_applied_by_their_day_wherever_they_stand() -> None:
    later = amendment(2, "2026-10-01", (REACTION, '"45 min"', '"30 min"'))
    sooner = amendment(1, "2026-09-01", (REACTION, '"60 min"', '"45 min"'))

    contract = contract_with(later, sooner)

    assert [version.effective_from for version in contract.versions] == [
        date(2026, 1, 1),
        date(2026, 9, 1),
        date(2026, 10, 1),
    ]
    assert [terms.amendments_applied for terms in contract.all_terms] == [(), (1,), (1, 2)]
    assert contract.all_terms[2].target("linia", "A", Metric.REACTION) == timedelta(minutes=30)


def test_two_amendments_of_one_day_make_one_text() -> None:
    contract = contract_with(
        amendment(1, "2026-09-01", (REACTION, '"60 min"', '"45 min"')),
        amendment(2, "2026-09-01", ("severities.B.reaction", '"2 h"', '"1 h"')),
    )

    assert [terms.amendments_applied for terms in contract.all_terms] == [(), (1, 2)]


def test_the_base_stays_as_it_was_signed() -> None:
    document = decode(BASE + amendment(1, "2026-09-01", (REACTION, '"60 min"', '"30 min"')))
    untouched = decode(BASE)
    assert not isinstance(document, Fault)

    texts, faults = amended_texts(document)

    assert faults == ()
    assert texts[0].document == untouched
    assert texts[1].document != untouched


def test_an_amendment_may_add_a_person_and_end_a_service() -> None:
    person = '{ party = "client", name = "Julia Nowa", roles = ["reporter"], phone = "+48 000 000 105" }'
    contract = contract_with(
        amendment(
            1,
            "2026-09-01",
            ("contacts.k5", "", person),
            ("metrics.mtbf.description", '"(czas usługi - przestoje klasy A) / liczba awarii klasy A"', ""),
        )
    )

    assert "k5" not in contract.base.contacts
    assert contract.all_terms[1].contacts["k5"].name == "Julia Nowa"
    assert contract.all_terms[1].metrics["mtbf"].description is None


WRONG = [
    ((REACTION, '"90 min"', '"30 min"'), K.WRONG_OLD, "amendment.0.change.0.old", "90 min"),
    ((REACTION, "", '"30 min"'), K.WRONG_OLD, "amendment.0.change.0.old", ""),
    ((REACTION, '"60 min"', '"3 dni"'), K.DURATION, "amendment.0.change.0.new", "3 dni"),
    ((REACTION, '"60 min"', '"9 h"'), K.LONGER_THAN_RESTORATION, "amendment.0.change.0.new", "9 h"),
    ((REACTION, '"60 min"', ""), K.MISSING, "amendment.0.change.0.new", ""),
    (("severities.D.reaction", '"60 min"', '"30 min"'), K.PATH_TO_NOTHING, "amendment.0.change.0.path", "severities.D.reaction"),
    (("severities.D.reaction", "", '"30 min"'), K.PATH_TO_NOTHING, "amendment.0.change.0.path", "severities.D.reaction"),
    (("first_notice.notify.9", '"s1"', '"s2"'), K.PATH_TO_NOTHING, "amendment.0.change.0.path", "first_notice.notify.9"),
    (("contract.timezone", '"Europe/Warsaw"', '"Europe/Paris"'), K.PATH_FORBIDDEN, "amendment.0.change.0.path", "contract.timezone"),
    (("contract", "1", "2"), K.PATH_FORBIDDEN, "amendment.0.change.0.path", "contract"),
    (("first_notice.notify.1", '"s2"', '"s8"'), K.DANGLING, "amendment.0.change.0.new", "s8"),
    (("first_notice.notify", '["s1", "s2"]', '["s1", "s8"]'), K.DANGLING, "amendment.0.change.0.new.1", "s8"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "kind", "place", "found"), WRONG)
def test_a_wrong_change_is_one_fault_at_the_change(
    change: tuple[str, str, str], kind: FaultKind, place: str, found: str
) -> None:
    assert briefly(errors(BASE + amendment(1, "2026-09-01", change))) == [(kind, place, found)]


def test_a_wrong_old_tells_what_stands_there_on_that_day() -> None:
    first = amendment(1, "2026-09-01", (REACTION, '"60 min"', '"45 min"'))
    second = amendment(2, "2026-10-01", (REACTION, '"60 min"', '"30 min"'))

    (fault,) = errors(BASE + first + second)

    assert (fault.place, fault.parameters["actual"]) == ("amendment.1.change.0.old", "45 min")


def test_what_is_broken_in_the_base_is_not_held_against_an_amendment() -> None:
    text = edited(('reaction = "60 min"', 'reaction = "2 dni"'), text=BASE)

    found = errors(text + amendment(1, "2026-09-01", (REACTION, '"60 min"', '"30 min"')))

    assert briefly(found) == [(K.DURATION, REACTION, "2 dni")]


def test_one_path_twice_in_an_amendment_is_refused() -> None:
    changes = ((REACTION, '"60 min"', '"45 min"'), (REACTION, '"45 min"', '"30 min"'))

    assert briefly(errors(BASE + amendment(1, "2026-09-01", *changes))) == [
        (K.PATH_TWICE, "amendment.0.change.1.path", REACTION)
    ]


@pytest.mark.parametrize("path", [REACTION, "severities.A"])
def test_two_amendments_of_one_day_may_not_touch_the_same_place(path: str) -> None:
    first = amendment(1, "2026-09-01", (REACTION, '"60 min"', '"45 min"'))
    second = amendment(2, "2026-09-01", (path, '"45 min"', '"30 min"'))

    assert briefly(errors(BASE + first + second)) == [(K.OVERLAPPING, "amendment.1.change.0.path", path)]


def test_two_amendments_of_one_number_are_refused() -> None:
    first = amendment(1, "2026-09-01", (REACTION, '"60 min"', '"45 min"'))
    second = amendment(1, "2026-10-01", (REACTION, '"45 min"', '"30 min"'))

    assert briefly(errors(BASE + first + second)) == [(K.TWICE, "amendment.1.number", "1")]


def test_a_retroactive_amendment_is_warned_of() -> None:
    # The amendments of these tests are signed on 1 February 2026.
    found = warnings(BASE + amendment(1, "2026-01-15", (REACTION, '"60 min"', '"30 min"')))

    assert briefly(found) == [(K.RETROACTIVE, "amendment.0.effective_from", "2026-01-15")]


def test_an_amendment_dated_before_the_contract_is_in_force_from_its_first_day() -> None:
    contract = contract_with(amendment(1, "2025-12-01", (REACTION, '"60 min"', '"30 min"')))

    assert contract.terms_on(date(2026, 1, 1)).target("linia", "A", Metric.REACTION) == timedelta(minutes=30)
