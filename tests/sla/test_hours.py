"""The compiled hours, asked what a person at the contract table would ask."""

from datetime import date, datetime

from models.sla.hours import Calendar, compile_timeline
from models.sla.weekly import wall_openings, wall_second
from tests.sla.subject import at, november, pause, shift, working_days

WARSAW = "Europe/Warsaw"
HOUR = 3600


def test_opening_is_inside_the_hours_and_closing_is_not():
    timeline = november(shifts=working_days())

    assert not timeline.is_open(at("2026-11-24 07:59:59+01:00"))
    assert timeline.is_open(at("2026-11-24 08:00:00+01:00"))
    assert timeline.is_open(at("2026-11-24 15:59:59+01:00"))
    assert not timeline.is_open(at("2026-11-24 16:00:00+01:00"))


def test_a_closing_budget_is_exceeded_one_second_into_the_next_opening():
    timeline = november(shifts=working_days())

    exceeded = timeline.first_exceeding(at("2026-11-24 14:00+01:00"), 2 * HOUR)

    assert exceeded == at("2026-11-25 08:00:01+01:00")


def test_the_night_after_a_used_up_budget_uses_no_second_more():
    timeline = november(shifts=working_days())
    notified = at("2026-11-24 14:00+01:00")

    used = [
        timeline.elapsed(notified, at(f"2026-11-25 {time}+01:00")) for time in ("03:00", "08:00", "08:00:01")
    ]

    assert used == [2 * HOUR, 2 * HOUR, 2 * HOUR + 1]


def test_no_budget_is_due_at_once_also_out_of_hours():
    sunday = at("2026-11-22 03:00+01:00")

    assert november(shifts=working_days()).due(sunday, 0) == sunday


def test_a_night_shift_belongs_to_the_day_it_began_on():
    timeline = november(shifts=(shift(4, "22:00", "06:00"),))

    assert timeline.closing(at("2026-11-27 23:00+01:00")) == at("2026-11-28 06:00+01:00")
    assert not timeline.is_open(at("2026-11-27 05:00+01:00"))


def test_a_shift_until_midnight_ends_with_its_day_however_midnight_is_spelt():
    for midnight in ("00:00", "24:00"):
        timeline = november(shifts=(shift(4, "16:00", midnight),))

        assert timeline.closing(at("2026-11-27 23:00+01:00")) == at("2026-11-28 00:00+01:00")


def test_a_holiday_cuts_a_night_shift_at_midnight_on_both_sides():
    friday = frozenset({date(2026, 11, 27)})
    timeline = november(shifts=(shift(3, "22:00", "06:00"), shift(4, "22:00", "06:00")), closed_dates=friday)

    open_spans = list(timeline.intervals(at("2026-11-26 12:00+01:00"), at("2026-11-29 00:00+01:00")))

    assert open_spans == [
        pause("2026-11-26 22:00+01:00", "2026-11-27 00:00+01:00"),
        pause("2026-11-28 00:00+01:00", "2026-11-28 06:00+01:00"),
    ]


def test_shifts_that_meet_at_midnight_are_one_interval():
    timeline = november(shifts=(shift(0, "20:00", "24:00"), shift(1, "00:00", "04:00")))

    assert timeline.closing(at("2026-11-23 21:00+01:00")) == at("2026-11-24 04:00+01:00")


def test_overlapping_shifts_of_one_day_count_once():
    timeline = november(
        shifts=(shift(0, "08:00", "16:00"), shift(0, "10:00", "12:00"), shift(0, "15:00", "17:00"))
    )

    assert timeline.elapsed(at("2026-11-23 00:00+01:00"), at("2026-11-24 00:00+01:00")) == 9 * HOUR


def test_a_closure_is_wall_time_and_overlapping_ones_cost_nothing_twice():
    closures = (
        (datetime(2026, 11, 24, 10), datetime(2026, 11, 24, 12)),  # noqa: DTZ001 - closures are wall time
        (datetime(2026, 11, 24, 11), datetime(2026, 11, 24, 13)),  # noqa: DTZ001
    )
    timeline = november(shifts=working_days(), closures=closures)

    assert timeline.elapsed(at("2026-11-24 00:00+01:00"), at("2026-11-25 00:00+01:00")) == 5 * HOUR
    assert timeline.next_opening(at("2026-11-24 10:00+01:00")) == at("2026-11-24 13:00+01:00")


def test_an_agreed_saturday_gets_the_hours_of_the_first_weekday_that_has_any():
    saturday = frozenset({date(2026, 11, 28)})
    timeline = november(shifts=(shift(1, "08:00", "16:00"), shift(2, "10:00", "12:00")), extra_open=saturday)

    assert timeline.next_opening(at("2026-11-27 00:00+01:00")) == at("2026-11-28 08:00+01:00")
    assert timeline.closing(at("2026-11-28 08:00+01:00")) == at("2026-11-28 16:00+01:00")


def test_an_agreed_working_date_beats_a_holiday_and_keeps_the_hours_of_its_weekday():
    independence_day = frozenset({date(2026, 11, 11)})
    timeline = november(
        shifts=(*working_days(), shift(2, "18:00", "19:00")),
        closed_dates=independence_day,
        extra_open=independence_day,
    )

    assert timeline.elapsed(at("2026-11-11 00:00+01:00"), at("2026-11-12 00:00+01:00")) == 9 * HOUR


def test_the_night_of_an_agreed_saturday_reaches_into_sunday():
    timeline = november(shifts=(shift(2, "22:00", "06:00"),), extra_open=frozenset({date(2026, 11, 28)}))

    assert timeline.closing(at("2026-11-28 23:00+01:00")) == at("2026-11-29 06:00+01:00")
    assert not timeline.is_open(at("2026-11-28 05:00+01:00"))


def test_an_agreed_date_without_any_hours_to_borrow_stays_closed():
    timeline = november(extra_open=frozenset({date(2026, 11, 28)}))

    assert timeline.next_opening(at("2026-11-01 12:00+01:00")) is None


def test_round_the_clock_runs_through_every_second_and_never_closes():
    timeline = november(always=True)

    assert timeline.elapsed(at("2026-11-01 00:00+01:00"), at("2026-12-01 00:00+01:00")) == 30 * 24 * HOUR
    assert timeline.closing(at("2026-11-24 00:00+01:00")) is None
    assert timeline.next_opening(at("2026-11-24 00:00+01:00")) == at("2026-11-24 00:00+01:00")


def test_round_the_clock_may_still_close_on_a_date():
    timeline = november(always=True, closed_dates=frozenset({date(2026, 11, 11)}))

    assert timeline.closing(at("2026-11-10 12:00+01:00")) == at("2026-11-11 00:00+01:00")


def test_a_skipped_hour_is_never_open_and_a_repeated_one_is_open_twice():
    spring = compile_timeline(
        Calendar(timezone=WARSAW, shifts=(shift(6, "01:00", "04:00"),)), date(2026, 3, 29), date(2026, 3, 29)
    )
    autumn = compile_timeline(
        Calendar(timezone=WARSAW, shifts=(shift(6, "01:00", "04:00"),)),
        date(2026, 10, 25),
        date(2026, 10, 25),
    )

    assert spring.elapsed(at("2026-03-29 00:00+01:00"), at("2026-03-30 00:00+02:00")) == 2 * HOUR
    assert autumn.elapsed(at("2026-10-25 00:00+02:00"), at("2026-10-26 00:00+01:00")) == 4 * HOUR


def test_a_closing_edge_in_the_repeated_hour_closes_on_both_passes():
    timeline = compile_timeline(
        Calendar(timezone=WARSAW, shifts=(shift(6, "01:00", "02:30"),)),
        date(2026, 10, 25),
        date(2026, 10, 25),
    )

    found = list(timeline.intervals(at("2026-10-25 00:00+02:00"), at("2026-10-26 00:00+01:00")))

    assert found == [
        pause("2026-10-25 01:00+02:00", "2026-10-25 02:30+02:00"),
        pause("2026-10-25 02:00+01:00", "2026-10-25 02:30+01:00"),
    ]


def test_a_zone_that_skips_a_whole_date_has_no_hours_on_it():
    """Samoa went from 29 to 31 December 2011: the clock change of the year's last two days."""
    calendar = Calendar(
        timezone="Pacific/Apia", shifts=tuple(shift(day, "00:00", "24:00") for day in range(7))
    )
    timeline = compile_timeline(calendar, date(2011, 12, 29), date(2012, 1, 1))

    assert timeline.elapsed(at("2011-12-29 00:00-10:00"), at("2012-01-01 00:00+14:00")) == 48 * HOUR


def test_a_change_in_the_last_hours_of_a_year_is_seen():
    """Kiritimati left out 31 December 1994, at 10:40 UTC, after the last midnight of the year."""
    calendar = Calendar(timezone="Pacific/Kiritimati", shifts=(shift(6, "08:00", "16:00"),))
    timeline = compile_timeline(calendar, date(1994, 12, 29), date(1995, 1, 3))

    assert timeline.next_opening(at("1994-12-31 00:00+00:00")) == at("1995-01-01 08:00+14:00")


def test_overlapping_pauses_cost_each_second_once_and_nothing_in_closed_hours():
    timeline = november(shifts=working_days())
    pauses = [
        pause("2026-11-24 11:00+01:00", "2026-11-24 13:00+01:00"),
        pause("2026-11-24 10:00+01:00", "2026-11-24 12:00+01:00"),
        pause("2026-11-24 15:00+01:00", "2026-11-25 09:00+01:00"),
    ]

    assert timeline.elapsed(at("2026-11-24 08:00+01:00"), at("2026-11-25 16:00+01:00"), pauses) == 11 * HOUR
    assert timeline.due(at("2026-11-24 08:00+01:00"), 5 * HOUR, pauses) == at("2026-11-25 10:00+01:00")


def test_a_pause_that_is_over_or_far_away_changes_nothing():
    timeline = november(shifts=working_days())
    pauses = [
        pause("2026-11-23 08:00+01:00", "2026-11-23 16:00+01:00"),
        pause("2026-12-24 00:00+01:00", "2026-12-25 00:00+01:00"),
    ]

    due = timeline.due(at("2026-11-24 08:00+01:00"), 9 * HOUR, pauses)

    assert due == at("2026-11-25 09:00+01:00")


def test_a_budget_used_up_when_the_pause_begins_is_due_there():
    timeline = november(shifts=working_days())

    due = timeline.due(
        at("2026-11-24 08:00+01:00"), 2 * HOUR, [pause("2026-11-24 10:00+01:00", "2026-11-24 12:00+01:00")]
    )

    assert due == at("2026-11-24 10:00+01:00")


def test_a_fraction_of_a_second_is_cut_off():
    timeline = november(always=True)

    assert (
        timeline.elapsed(at("2026-11-24 08:00:00.999999+01:00"), at("2026-11-24 08:00:02.000001+01:00")) == 2
    )


def test_time_that_runs_backwards_has_not_elapsed():
    timeline = november(always=True)

    assert timeline.elapsed(at("2026-11-24 08:00:05+01:00"), at("2026-11-24 08:00:00+01:00")) == 0
    assert not list(timeline.intervals(at("2026-11-24 08:00:05+01:00"), at("2026-11-24 08:00:00+01:00")))


def test_a_stretch_of_no_length_has_no_open_interval():
    noon = at("2026-11-24 12:00+01:00")

    assert not list(november(shifts=working_days()).intervals(noon, noon))


def test_a_pause_that_was_over_before_the_beginning_does_not_hide_the_next_one():
    timeline = november(shifts=working_days())
    pauses = [
        pause("2026-11-24 08:30+01:00", "2026-11-24 09:00+01:00"),
        pause("2026-11-24 11:00+01:00", "2026-11-24 12:00+01:00"),
    ]

    due = timeline.due(at("2026-11-24 10:00+01:00"), 2 * HOUR, pauses)

    assert due == at("2026-11-24 13:00+01:00")


def test_the_hours_of_the_wall_clock_are_those_of_the_days_asked_for_the_first_and_the_last_included():
    friday, saturday = date(2026, 11, 27), date(2026, 11, 28)
    nights = Calendar(
        timezone=WARSAW, shifts=(*working_days(), *(shift(day, "22:00", "04:00") for day in range(7)))
    )

    def of(calendar: Calendar) -> list[tuple[int, int]]:
        midnight = wall_second(datetime.fromisoformat("2026-11-27"))
        return [
            ((begin - midnight) // HOUR, (end - midnight) // HOUR)
            for begin, end in wall_openings(calendar, friday, saturday)
        ]

    # Each night belongs to both of its days: Thursday's ends on Friday, Saturday's is cut at midnight.
    assert of(nights) == [(0, 4), (8, 16), (22, 28), (46, 48)]
    assert of(Calendar(timezone=WARSAW, always=True)) == [(0, 48)]
    # Agreed closures at the first and at the last hour of a day leave no empty hours beside them.
    eight, nine, three, four = (
        datetime.fromisoformat(f"2026-11-27 {hour}:00") for hour in ("08", "09", "15", "16")
    )
    closed = ((eight, nine), (three, four))
    assert of(Calendar(timezone=WARSAW, shifts=working_days(), closures=closed)) == [(9, 15)]
    assert of(Calendar(timezone=WARSAW, always=True, closed_dates=frozenset({saturday}))) == [(0, 24)]


def test_a_pause_before_the_beginning_or_after_the_end_takes_nothing_and_gives_nothing():
    timeline = november(shifts=working_days())
    begin, end = at("2026-11-24 10:00+01:00"), at("2026-11-24 12:00+01:00")
    before = pause("2026-11-24 08:30+01:00", "2026-11-24 09:00+01:00")
    after = pause("2026-11-24 13:00+01:00", "2026-11-24 14:00+01:00")

    assert timeline.elapsed(begin, end, [before, after]) == 2 * HOUR


def test_a_shift_until_midnight_opens_nothing_on_the_day_after_its_closed_one():
    friday = frozenset({date(2026, 11, 27)})
    timeline = november(shifts=(shift(4, "16:00", "00:00"), shift(0, "08:00", "16:00")), closed_dates=friday)

    assert timeline.next_opening(at("2026-11-27 12:00+01:00")) == at("2026-11-30 08:00+01:00")


def test_sunday_s_night_shift_reaches_into_monday():
    timeline = november(shifts=(shift(6, "22:00", "06:00"),))

    assert timeline.closing(at("2026-11-23 05:59:59+01:00")) == at("2026-11-23 06:00+01:00")


def test_west_of_greenwich_the_hours_go_on_after_a_clock_change_as_before_it():
    sundays = Calendar(timezone="America/New_York", shifts=(shift(6, "00:00", "08:00"),))
    timeline = compile_timeline(sundays, date(2026, 11, 1), date(2026, 11, 30))

    # The hour from one to two comes twice that night.
    assert timeline.elapsed(at("2026-11-01 00:00-04:00"), at("2026-11-02 00:00-05:00")) == 9 * HOUR


def test_a_pause_that_begins_when_the_compiled_days_end_makes_no_hours_either():
    timeline = november(shifts=())

    assert (
        timeline.due(
            at("2026-11-24 10:00+01:00"), HOUR, [pause("2026-12-01 00:00+01:00", "2026-12-02 00:00+01:00")]
        )
        is None
    )
