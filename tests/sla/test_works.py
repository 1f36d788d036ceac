"""What became of announced work: which time it took, as far as was said (contract clause 12)."""

from models.sla.hours import Span
from models.sla.works import Work, WorkFact, WorkKind, add_up, time_taken
from tests.sla.log import wall, warsaw

SUNDAY = Span(warsaw("2026-11-29 04:00"), warsaw("2026-11-29 06:00"))


def work(*facts: tuple[WorkKind, str], emergency: bool = False, span: Span = SUNDAY, **more: object) -> Work:
    known = {"id": 1, "services": ("erp",), "announced_at": warsaw("2026-11-24 15:00"), **more}
    announced = Work(
        contract="SLA/2026/001", span=span, by="s2", text="digest", is_emergency=emergency, **known
    )
    return add_up(
        announced,
        [
            WorkFact(seq=seq, kind=kind, at=warsaw(at), by="k1" if kind is WorkKind.OBJECTED else "s2")
            for seq, (kind, at) in enumerate(facts, start=1)
        ],
    )


def taken(one: Work, now: str = "2026-11-30 12:00") -> str:
    span = time_taken(one, warsaw(now))
    return f"{wall(span.start)[11:16]}-{wall(span.end)[11:16]}" if span else "none"


def under_way(one: Work, now: str) -> bool:
    return one.is_under_way(warsaw(now))


def test_without_a_word_it_is_done_at_its_end():
    assert taken(work()) == "04:00-06:00"
    assert [under_way(work(), f"2026-11-29 {at}") for at in ("03:59:59", "04:00", "05:59:59", "06:00")] == [
        False,
        True,
        True,
        False,
    ]


def test_done_early_it_ends_then():
    one = work((WorkKind.ENDED, "2026-11-29 05:10"))

    assert taken(one) == "04:00-05:10"
    assert not under_way(one, "2026-11-29 05:30")


def test_said_to_go_on_it_lasts_until_it_is_said_to_be_done():
    going = work((WorkKind.GOES_ON, "2026-11-29 06:03"))
    done = work((WorkKind.GOES_ON, "2026-11-29 06:03"), (WorkKind.ENDED, "2026-11-29 07:30"))

    assert taken(going, "2026-11-29 07:00") == "04:00-07:00"
    assert taken(going, "2026-11-29 05:00") == "04:00-06:00"
    assert under_way(going, "2026-11-29 07:00")
    assert taken(done) == "04:00-07:30"
    assert not under_way(done, "2026-11-29 08:00")


def test_cancelled_before_its_start_it_takes_no_time_and_later_it_ends_there():
    before = work((WorkKind.CANCELLED, "2026-11-28 12:00"))

    assert taken(before) == "none"
    assert not under_way(before, "2026-11-29 05:00")
    assert taken(work((WorkKind.CANCELLED, "2026-11-29 04:00"))) == "none"
    assert taken(work((WorkKind.CANCELLED, "2026-11-29 04:20"))) == "04:00-04:20"


def test_after_it_is_over_no_further_word_changes_it():
    one = work(
        (WorkKind.ENDED, "2026-11-29 05:10"),
        (WorkKind.GOES_ON, "2026-11-29 06:00"),
        (WorkKind.CANCELLED, "2026-11-29 06:10"),
        (WorkKind.ENDED, "2026-11-29 06:20"),
    )

    assert taken(one) == "04:00-05:10"
    assert (one.goes_on, one.cancelled_at, one.is_over) == (False, None, True)


def test_facts_are_added_up_in_their_order_whatever_order_they_come_in():
    announced = work()
    facts = [
        WorkFact(seq=2, kind=WorkKind.ENDED, at=warsaw("2026-11-29 07:30"), by="s2"),
        WorkFact(seq=1, kind=WorkKind.GOES_ON, at=warsaw("2026-11-29 06:03"), by="s2"),
    ]

    assert add_up(announced, facts) == add_up(announced, reversed(facts))
    assert add_up(announced, facts).goes_on


def test_each_person_objects_once_and_the_work_is_done_all_the_same():
    one = work((WorkKind.OBJECTED, "2026-11-25 09:00"), (WorkKind.OBJECTED, "2026-11-25 09:05"))

    assert one.objected_by == ("k1",)
    assert not one.is_over
    late = work((WorkKind.CANCELLED, "2026-11-25 09:00"), (WorkKind.OBJECTED, "2026-11-25 09:05"))
    assert late.objected_by == ("k1",)
