"""A base edited on disk: what the parties may change by notice, and what only an amendment may change."""

import pytest

from models.contract_file.changes import forbidden_changes
from tests.contract_file.texts import BASE, EXAMPLE, amendment, edited

ALLOWED = [
    ('name  = "Anna Przykład"', 'name  = "Anna Inna"'),
    ('deputy = "s5"\n', 'deputy = "s5"\nvalid_to = 2026-11-30\n'),
    ('keywords  = ["internet", "wifi", "sieć", "vpn"]', 'keywords = ["internet"]'),
    ('refer_to = "administracja, tel. +48 000 000 110"', 'refer_to = "recepcja"'),
    ('["zaklad.example.com"]', '["zaklad.example.com", "zaklad.example.net"]'),
    ('address = "awarie@serwis.example.org"', 'address = "pilne@serwis.example.org"'),
    ("https://zaklad.example.com/rodo-awarie", "https://zaklad.example.com/rodo"),
    ("# formal = zgłoszenie", "# inna uwaga"),
]
FORBIDDEN = [
    ('reaction = "60 min"', 'reaction = "90 min"', "severities.A.reaction"),
    ('max_total = "16 h"\n', "", "pause.max_total"),
    ("[metrics.mtbf]", "[metrics.czas-obejscia]", "metrics.mtbf"),
    ("formal  = true ", "formal  = false ", "channels.email.formal"),
    ('monthly_fee = "6000.00"', 'monthly_fee = "7000.00"', "services.siec.monthly_fee"),
    ("extra_closed = [2026-06-05]", "extra_closed = []", "coverage.robocze.extra_closed"),
    ('new  = "30 min"', 'new  = "20 min"', "amendment.0.change"),
]


@pytest.mark.parametrize(("old", "new"), ALLOWED)
def test_what_changes_by_notice_is_not_held_against_the_file(old: str, new: str) -> None:
    assert forbidden_changes(EXAMPLE, edited((old, new))) == ()


@pytest.mark.parametrize(("old", "new", "path"), FORBIDDEN)
def test_a_changed_term_is_named_by_its_path(old: str, new: str, path: str) -> None:
    assert path in forbidden_changes(EXAMPLE, edited((old, new)))


def test_an_appended_amendment_is_no_forbidden_change() -> None:
    appended = EXAMPLE + amendment(2, "2026-12-01", ("severities.B.reaction", '"2 h"', '"1 h"'))

    assert forbidden_changes(EXAMPLE, appended) == ()


def test_a_known_amendment_may_not_be_taken_back() -> None:
    assert forbidden_changes(EXAMPLE, BASE) == ("amendment.0",)


def test_a_person_is_never_deleted_only_given_an_end() -> None:
    start = EXAMPLE.index("[contacts.k4]")
    end = EXAMPLE.index("[contacts.s1]")

    assert forbidden_changes(EXAMPLE, EXAMPLE[:start] + EXAMPLE[end:]) == ("contacts.k4",)


def test_a_new_person_is_added_by_notice() -> None:
    person = '[contacts.k9]\nparty = "client"\nname = "Julia Nowa"\nroles = ["reporter"]\n[contacts.s1]\n'

    assert forbidden_changes(EXAMPLE, edited(("[contacts.s1]\n", person))) == ()


def test_a_contract_that_says_so_changes_people_by_amendment_only() -> None:
    strict = edited(('contacts_change = "notice"', 'contacts_change = "amendment"'))

    changed = edited(('name  = "Anna Przykład"', 'name  = "Anna Inna"'), text=strict)

    assert forbidden_changes(strict, changed) == ("contacts.k1.name",)
