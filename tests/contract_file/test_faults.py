"""Each kind of fault, with the exact place at which it is told and what was found there."""

# ruff: noqa: E501 - one case a line reads as a table

import pytest

from models.contract_file.faults import FaultKind
from models.contract_file.reader import read_contract
from tests.contract_file.texts import BASE, EXAMPLE, SMALLEST, briefly, edited, errors, warnings

K = FaultKind

ONE_FAULT = [
    # (old line, new line, kind, place, found)
    ('restoration = "8 h"', 'restoration = "8 h"\ncolour = "red"', K.UNKNOWN_KEY, "severities.A.colour", "red"),
    ('rank     = 3\n', "", K.MISSING, "severities.C.rank", ""),
    ('rank     = 3\n', 'rank = "3"\n', K.WRONG_TYPE, "severities.C.rank", "3"),
    ('deputy = "s5"\n', 'deputy = "s9"\n', K.DANGLING, "contacts.s2.deputy", "s9"),
    ('notify = ["s1", "s2"]', 'notify = ["s1", "s7"]', K.DANGLING, "first_notice.notify.1", "s7"),
    ("also   = { A =", "also   = { Z =", K.DANGLING, "first_notice.also.Z", "Z"),
    ('coverage  = { A = "calodobowe" }', 'coverage  = { A = "noc" }', K.DANGLING, "services.linia.coverage.A", "noc"),
    ('locations = ["hala-a"]', 'locations = ["hala-b"]', K.DANGLING, "services.linia.locations.0", "hala-b"),
    ('default_coverage = "robocze"', 'default_coverage = "nocne"', K.DANGLING, "clock.default_coverage", "nocne"),
    ('default_coverage = "robocze"', "", K.NO_DEFAULT_COVERAGE, "clock.default_coverage", ""),
    ('max_total = "16 h"', 'max_total = "2 dni"', K.DURATION, "pause.max_total", "2 dni"),
    ('max_total = "16 h"', "max_total = 16", K.DURATION, "pause.max_total", "16"),
    ('monthly_fee = "12000.00"', "monthly_fee = 12000.00", K.MONEY, "services.linia.monthly_fee", "12000.0"),
    ('percent    = "30.00"', 'percent = "130"', K.PERCENT, "withholding.percent", "130"),
    ('to = "06:00" }]', 'to = "6:00" }]', K.TIME_OF_DAY, "maintenance.windows.0.to", "6:00"),
    ('from = "04:00"', 'from = "24:00"', K.TIME_OF_DAY, "maintenance.windows.0.from", "24:00"),
    ('from = "08:00", to = "16:00"', 'from = "08:00", to = "08:00"', K.SAME_ENDS, "coverage.robocze.hours.0.to", "08:00"),
    ('days = ["mon", "tue"', 'days = ["pon", "tue"', K.WRONG_CHOICE, "coverage.robocze.hours.0.days.0", "pon"),
    ('always = true', 'always = false', K.NO_HOURS, "coverage.calodobowe.hours", ""),
    ('holidays = "PL"', 'holidays = "QX"', K.UNKNOWN_COUNTRY, "coverage.robocze.holidays", "QX"),
    ('holidays = "PL"', 'holidays = "Polska"', K.BAD_COUNTRY, "coverage.robocze.holidays", "Polska"),
    ('"Europe/Warsaw"       #', '"Europe/Varsaw"       #', K.UNKNOWN_ZONE, "contract.timezone", "Europe/Varsaw"),
    ('deadline_edge    = "inclusive"', 'deadline_edge = "exclusive"', K.ONE_VALUE, "clock.deadline_edge", "exclusive"),
    ("human_only       = true", "human_only = false", K.ONE_VALUE, "acknowledgement.human_only", "false"),
    ('cumulate    = "highest_running"', 'cumulate = "sum"', K.ONE_VALUE, "penalties.cumulate", "sum"),
    ('clocks  = ["workaround"', 'clocks  = ["reaction"', K.WRONG_CHOICE, "pause.clocks.0", "reaction"),
    ('["acknowledge", "resolve", "reports"]', '["boss"]', K.WRONG_CHOICE, "contacts.s3.roles.0", "boss"),
    ("[channels.slack]", "[channels.gadu]", K.WRONG_CHOICE, "channels.gadu", "gadu"),
    ("[metrics.mttr]", "[metrics.mtrr]", K.WRONG_CHOICE, "metrics.mtrr", "mtrr"),
    ("[out_of_scope.www]", '[out_of_scope."w w"]', K.BAD_KEY, "out_of_scope.w w", "w w"),
    ('incident_prefix = "Z"', 'incident_prefix = "z-"', K.BAD_PREFIX, "contract.incident_prefix", "z-"),
    ('phone = "+48 000 000 101"', 'phone = "kom."', K.BAD_PHONE, "contacts.k1.phone", "kom."),
    ('"a.przyklad@zaklad.example.com"', '"a.przyklad"', K.BAD_EMAIL, "contacts.k1.email", "a.przyklad"),
    ('["serwis.example.org"]', '["@serwis"]', K.BAD_DOMAIN, "parties.provider.email_domains.0", "@serwis"),
    ('"https://zaklad.example.com/rodo-awarie"', '"rodo"', K.BAD_ADDRESS, "privacy.notice_url", "rodo"),
    ('currency        = "PLN"', 'currency = "zł"', K.BAD_CODE, "contract.currency", "zł"),
    ('name  = "Anna Przykład"', 'name = " "', K.BAD_TEXT, "contacts.k1.name", " "),
    ("rank     = 3", "rank = 2", K.TWICE, "severities.C.rank", "2"),
    ("level = 3", "level = 2", K.TWICE, "escalation.dyrekcja.level", "2"),
    ("due_business_day = 5 ", "due_business_day = 50 ", K.TOO_BIG, "quality.raport-miesieczny.due_business_day", "50"),
    ('at_percent = 80', 'at_percent = 0', K.TOO_SMALL, "escalation.kierownictwo.triggers.0.at_percent", "0"),
    ("valid_to        = 2027-12-31", "valid_to = 2025-12-31", K.END_BEFORE_START, "contract.valid_to", "2025-12-31"),
    ("valid_to        = 2027-12-31", "valid_to = 2099-12-31", K.TOO_LONG, "contract.valid_to", "2099-12-31"),
    ("valid_to        = 2027-12-31", "valid_to = 2027-12-31T00:00:00", K.WRONG_TYPE, "contract.valid_to", "2027-12-31T00:00:00"),
    ('notify = ["s4", "k3"]', "notify = []", K.LEVEL_WITHOUT_PERSON, "escalation.dyrekcja.notify", "[]"),
    ("format = 1", "format = 2", K.ONE_VALUE, "format", "2"),
    ('language        = "pl"', 'language = "de"', K.WRONG_CHOICE, "contract.language", "de"),
    ('restoration = "80 h"', 'restoration = "7 h"', K.LONGER_THAN_RESTORATION, "severities.C.reaction", "8 h"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "kind", "place", "found"), ONE_FAULT, ids=[row[3] for row in ONE_FAULT]
)
def test_one_wrong_value_gives_one_fault_at_its_place(
    old: str, new: str, kind: FaultKind, place: str, found: str
) -> None:
    text = edited((old, new), text=BASE)

    faults = [fault for fault in read_contract(text).faults if fault.level == "error"]

    assert briefly(faults) == [(kind, place, found)]


@pytest.mark.parametrize(
    ("valid_to", "kind"),
    [
        ('valid_to = "soon"', K.WRONG_TYPE),
        ("valid_to = 2025-12-31", K.END_BEFORE_START),
        ("valid_to = 2099-12-31", K.TOO_LONG),
        ("", K.MISSING),
    ],
)
def test_an_unknown_country_is_named_also_while_the_validity_is_broken(
    valid_to: str, kind: FaultKind
) -> None:
    text = edited(
        ("valid_to        = 2027-12-31", valid_to), ('holidays = "PL"', 'holidays = "QX"'), text=BASE
    )

    found = [fault for fault in read_contract(text).faults if fault.level == "error"]

    assert {(fault.kind, fault.place) for fault in found} == {
        (kind, "contract.valid_to"),
        (K.UNKNOWN_COUNTRY, "coverage.robocze.holidays"),
    }


def test_a_contact_key_that_looks_like_an_actor_is_refused() -> None:
    text = BASE.replace("k4", "e4")

    found = briefly(errors(text))

    assert (K.RESERVED_KEY, "contacts.e4", "e4") in found
    assert {kind for kind, _, _ in found} == {K.RESERVED_KEY}


def test_a_target_of_one_service_is_held_against_the_restoration_of_the_class() -> None:
    text = edited(
        ('monthly_fee = "9000.00"', 'monthly_fee = "9000.00"\ntargets = { A = { workaround = "9 h" } }'),
        text=BASE,
    )

    assert briefly(errors(text)) == [(K.LONGER_THAN_RESTORATION, "services.erp.targets.A.workaround", "9 h")]


def test_a_contract_without_anybody_to_react_is_refused() -> None:
    text = edited(('roles = ["acknowledge", "resolve"]', 'roles = ["resolve"]'), text=SMALLEST)

    assert briefly(errors(text)) == [(K.NOBODY_TO_ACKNOWLEDGE, "contacts", "")]


def test_thirty_faults_in_one_file_are_thirty_faults() -> None:
    # given: thirty of the cases above at once, without those that hide or double another
    alone = {K.UNKNOWN_KEY, K.MISSING, K.END_BEFORE_START, K.TOO_LONG, K.UNKNOWN_ZONE}
    text, expected = BASE, set()
    for old, new, kind, place, _found in ONE_FAULT:
        if kind not in alone and old in text and len(expected) < 30:
            text = text.replace(old, new)
            expected.add((kind, place))

    found = read_contract(text).faults

    assert len(expected) == len(found) == 30
    assert {(fault.kind, fault.place) for fault in found} == expected


def test_a_broken_table_of_contacts_does_not_make_every_reference_dangling() -> None:
    text = "contacts = 5\n" + SMALLEST.replace("[contacts.", "[other.")

    kinds = {fault.kind for fault in errors(text)}

    assert K.DANGLING not in kinds
    assert K.WRONG_TYPE in kinds


def test_a_misspelt_name_is_answered_with_the_one_probably_meant() -> None:
    (fault,) = errors(edited(("draft_auto_submit", "draft_autosubmit"), text=BASE))

    assert fault.parameters["near"] == "draft_auto_submit"


ONE_WARNING = [
    ('to = "16:00"', 'to = "23:59"', K.LAST_MINUTE, "coverage.robocze.hours.0.to"),
    ('from = "04:00"', 'from = "02:30"', K.CLOCK_CHANGE, "maintenance.windows.0.from"),
    ('holidays = "PL"', "", K.NO_HOLIDAYS, "coverage.robocze.holidays"),
    ('trained_on = 2026-01-12\n', "", K.UNTRAINED, "contacts.s5.trained_on"),
    ('deputy = "s5"\n', "", K.NO_DEPUTY, "contacts.s2.deputy"),
    ("000 102", "000 101", K.SHARED_ADDRESS, "contacts.k2.phone"),
    ('phone = "+48 000 000 103"\nemail = "c.proba@zaklad.example.com"\n', "", K.NO_ADDRESS, "contacts.k3"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "kind", "place"), ONE_WARNING, ids=[row[2].value for row in ONE_WARNING]
)
def test_a_doubtful_value_is_warned_of_and_the_contract_still_read(
    old: str, new: str, kind: FaultKind, place: str
) -> None:
    text = edited((old, new), text=BASE)

    assert [(fault.kind, fault.place) for fault in warnings(text)] == [(kind, place)]
    assert read_contract(text).contract is not None


def test_days_without_anybody_to_react_are_warned_of_with_their_dates() -> None:
    text = edited(
        ('roles = ["acknowledge", "resolve"]', 'roles = ["acknowledge"]\nvalid_to = 2026-10-25'),
        text=SMALLEST,
    )

    (gap,) = [fault for fault in warnings(text) if fault.kind is K.COVER_GAP]

    assert dict(gap.parameters) == {"first": "2026-10-26", "last": "2026-12-31"}


def test_a_night_shift_ending_in_the_repeated_hour_is_warned_of_for_the_day_before() -> None:
    # 25 October 2026 is a Sunday: Saturday's shift ends in the hour that comes twice.
    text = edited(
        ('["mon"], from = "06:00", to = "14:00"', '["sat"], from = "22:00", to = "02:15"'), text=SMALLEST
    )

    found = [
        (fault.place, fault.parameters["day"]) for fault in warnings(text) if fault.kind is K.CLOCK_CHANGE
    ]

    assert found == [("coverage.zmiana.hours.0.to", "2025-03-30")]


def test_a_country_that_knows_no_holidays_for_a_year_is_warned_of() -> None:
    reading = read_contract(BASE, holidays_of=lambda _country, _first, _last: ())

    years = [fault.parameters["year"] for fault in reading.faults if fault.kind is K.YEAR_WITHOUT_HOLIDAYS]

    assert years == ["2025", "2026", "2027", "2028", "2029"]
    assert reading.contract is not None


def test_the_smallest_contract_holds_only_what_is_essential() -> None:
    contract = read_contract(SMALLEST).contract

    assert contract is not None
    assert contract.base.clock.default_coverage == "zmiana"
    assert contract.base.first_notice.notify == ("i1",)
    assert contract.base.is_formal("telegram")
    assert not contract.base.is_valid_on(contract.base.valid_to.replace(year=2027))


def test_the_example_names_the_schema_that_ships_with_it() -> None:
    assert EXAMPLE.startswith("#:schema ./contract.schema.json\n")
