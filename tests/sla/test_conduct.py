"""How the procedure was kept to: reopened, recurred, paused, reclassified, confirmed, entered (CONTRACT 4)."""

from dataclasses import replace

from models.sla.conduct import Asks
from models.sla.events import Kind
from models.sla.measures import Figures, measure
from models.sla.shares import Times
from tests.sla.reports import OCTOBER, case, events, example, figures, warsaw

ACK, FIXED, CLOSED, REOPENED = Kind.ACKNOWLEDGED, Kind.RESOLVED, Kind.CLOSED, Kind.REOPENED
CONFIRMED = {"how": "confirmed"}
SILENTLY = {"how": "silence"}


def closed(reported: str, how: dict[str, str], **report: str):
    day = reported.split(maxsplit=1)[0]
    return events(
        reported, (ACK, f"{day} 11:00"), (FIXED, f"{day} 12:00"), (CLOSED, f"{day} 13:00", how), **report
    )


def test_who_was_reopened_counts_once_however_often_and_stays_among_the_closed():
    twice = events(
        "2026-10-05 10:00",
        (FIXED, "2026-10-05 11:00"),
        (CLOSED, "2026-10-05 12:00", CONFIRMED),
        (REOPENED, "2026-10-05 13:00"),
        (FIXED, "2026-10-05 14:00"),
        (CLOSED, "2026-10-05 15:00", CONFIRMED),
        (REOPENED, "2026-10-05 15:30"),
    )

    kept = figures(twice, closed("2026-10-06 10:00", SILENTLY)).conduct

    assert (kept.reopened, kept.closed, kept.silent) == (1, 2, 1)


def test_an_outage_recurs_within_thirty_days_of_the_same_service_and_place():
    first = closed("2026-09-05 10:00", CONFIRMED)
    edge = closed("2026-10-05 10:00", CONFIRMED)
    elsewhere = closed("2026-10-06 10:00", CONFIRMED, location="magazyn")
    other = closed("2026-10-07 10:00", CONFIRMED, service="siec")

    assert figures(first, edge, elsewhere, other).conduct.recurrences == 1


def test_after_thirty_days_or_after_a_withdrawn_one_it_is_a_first_outage():
    too_long_ago = closed("2026-09-05 09:59:59", CONFIRMED)
    withdrawn = events("2026-10-02 10:00", (Kind.WITHDRAWN, "2026-10-02 11:00"))
    now = closed("2026-10-05 10:00", CONFIRMED)

    assert figures(too_long_ago, withdrawn, now).conduct.recurrences == 0


def test_pauses_are_counted_with_the_reports_that_had_one():
    paused = events(
        "2026-10-05 10:00",
        (Kind.PAUSED, "2026-10-05 10:30", {"reason": "pytanie"}),
        (Kind.RESUMED, "2026-10-05 11:00"),
        (Kind.PAUSED, "2026-10-05 12:00", {"reason": "pytanie"}),
        (Kind.RESUMED, "2026-10-05 13:00"),
        (FIXED, "2026-10-05 14:00"),
    )

    found = figures(paused, closed("2026-10-06 10:00", CONFIRMED))

    assert (found.conduct.paused, found.conduct.pauses, found.paused_seconds) == (1, 2, 5400)
    # Two and a half hours of the first report, two of the second.
    assert found.restoration_clock_seconds == 4 * 3600 + 1800


def test_changes_of_class_are_counted_by_direction_and_an_objection_is_a_dispute_but_silence_is_not():
    facts = {"severity": "A", "raised": True}
    log = events(
        "2026-10-05 10:00",
        (Kind.SEVERITY_PROPOSED, "2026-10-05 10:10", facts),
        (Kind.SEVERITY_OBJECTED, "2026-10-05 10:20"),
        (Kind.SEVERITY_PROPOSED, "2026-10-05 10:30", facts),
        (Kind.SEVERITY_OBJECTED, "2026-10-05 12:30", SILENTLY),
        (Kind.SEVERITY_AGREED, "2026-10-05 13:00", facts),
        (Kind.SEVERITY_AGREED, "2026-10-05 14:00", {"severity": "B", "raised": False}),
        (Kind.SEVERITY_AGREED, "2026-10-05 15:00", {"severity": "C", "raised": False}),
    )

    kept = figures(log).conduct

    assert (kept.raised, kept.lowered, kept.class_disputes) == (1, 2, 1)


def test_a_repair_by_the_first_line_is_told_from_one_by_the_second():
    # The example tells s1 and s2 first; the log's actor k2 is neither.
    by_others = [closed(f"2026-10-{day} 10:00", CONFIRMED) for day in ("05", "07")]
    by_the_first = [
        event if event.kind is not FIXED else _by("s2", event)
        for event in closed("2026-10-06 10:00", CONFIRMED)
    ]

    kept = figures(*by_others, by_the_first).conduct

    assert (kept.first_level, kept.restored) == (1, 3)


def _by(actor, event):
    return replace(event, actor=actor)


def test_people_who_joined_reports_sent_by_silence_and_phone_entries_are_counted():
    joined = events("2026-10-05 10:00", how="silence")
    joined.append(replace(joined[0], kind=Kind.JOINED, actor="k1", seq=2, facts={}))
    called = events("2026-10-06 10:09", how="phone", counts="stated")
    called[0] = replace(called[0], channel="phone", stated_at=warsaw("2026-10-06 10:02"))
    late = events("2026-10-06 12:40", how="phone", late_entry=True)
    late[0] = replace(late[0], channel="phone", stated_at=warsaw("2026-10-06 12:00"))

    kept = figures(joined, called, late).conduct

    assert (kept.joined, kept.unfinished_drafts, kept.by_phone, kept.late_entries) == (1, 1, 2, 1)
    assert kept.entry_delay == Times(1410, 2400, 2400)


def test_an_entry_stamped_before_its_call_was_at_once():
    called = events("2026-10-06 10:00", how="phone")
    called[0] = replace(called[0], channel="phone", stated_at=warsaw("2026-10-06 10:02"))
    told = events("2026-10-07 10:00", how="phone")
    told[0] = replace(told[0], channel="phone")

    assert figures(called, told).conduct.entry_delay == Times(0, 0, 0)


def test_without_reports_everything_is_zero_and_what_was_only_asked_is_counted_apart():
    contract = example()

    found: Figures = measure(
        [],
        contract,
        OCTOBER,
        warsaw("2026-11-02 12:00"),
        asks=Asks(out_of_scope=2, change_requests=1),
        works=(),
    )

    assert (found.conduct.n, found.conduct.entry_delay) == (0, None)
    assert found.conduct.asks == Asks(out_of_scope=2, change_requests=1)


def test_real_time_stands_beside_contract_time():
    # Monday 15:30 to Tuesday 08:30: one support hour, seventeen real ones.
    overnight = events("2026-10-05 15:30", (ACK, "2026-10-06 08:30"))

    reaction = figures(overnight).reaction

    assert (reaction.median_seconds, reaction.wall) == (3600, Times(*[17 * 3600] * 3))
    assert figures().reaction.wall is None


def test_a_case_is_the_same_whatever_the_order():
    contract = example()
    cases = [
        case(number, closed(f"2026-10-{day:02} 10:00", CONFIRMED), "2026-11-02 12:00", contract)
        for number, day in ((1, 5), (2, 7), (3, 9))
    ]
    now = warsaw("2026-11-02 12:00")

    assert (
        measure(cases, contract, OCTOBER, now, works=()).conduct
        == measure(cases[::-1], contract, OCTOBER, now, works=()).conduct
    )
