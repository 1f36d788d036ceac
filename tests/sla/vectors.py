"""The deadlines of the contract's own table, and those of hours the table does not have. Shared with bench/.

Notified, minutes of contract time, due; instants in Warsaw with their offset.
"""

from collections.abc import Mapping
from datetime import date

Vector = tuple[str, int, str]

FREE_EVERY_YEAR = ("01-01", "01-06", "05-01", "05-03", "08-15", "11-01", "11-11", "12-25", "12-26")
FREE_ONCE = ("2024-03-31", "2024-04-01", "2024-05-19", "2024-05-30", "2026-04-05", "2026-04-06", "2026-05-24",
             "2026-06-04", "2027-03-28", "2027-03-29", "2027-05-16", "2027-05-27",
             "2025-12-24", "2026-12-24", "2027-12-24")  # fmt: skip
AGREED_CLOSED = "2026-06-05"
HOLIDAYS = [f"{year}-{day}" for year in range(2024, 2028) for day in FREE_EVERY_YEAR]
POLISH = frozenset(date.fromisoformat(day) for day in (*HOLIDAYS, *FREE_ONCE, AGREED_CLOSED))

SUPPORT_HOURS: Mapping[str, Vector] = {
    "an ordinary day": ("2026-11-24 10:00+01:00", 120, "2026-11-24 12:00+01:00"),
    "carried over to the next day": ("2026-11-24 15:10+01:00", 120, "2026-11-25 09:10+01:00"),
    "Friday afternoon to Monday": ("2026-11-27 15:40+01:00", 120, "2026-11-30 09:40+01:00"),
    "Saturday starts on Monday 08:00": ("2026-11-28 11:00+01:00", 120, "2026-11-30 10:00+01:00"),
    "before opening": ("2026-11-24 06:30+01:00", 120, "2026-11-24 10:00+01:00"),
    "filling the day is due at closing": ("2026-11-24 14:00+01:00", 120, "2026-11-24 16:00+01:00"),
    "reported exactly at closing": ("2026-11-24 16:00+01:00", 120, "2026-11-25 10:00+01:00"),
    "Christmas Eve, holidays and a weekend": ("2026-12-23 15:40+01:00", 120, "2026-12-28 09:40+01:00"),
    "24 December 2024 was a working day": ("2024-12-23 15:40+01:00", 120, "2024-12-24 09:40+01:00"),
    "Corpus Christi and an agreed Friday": ("2026-06-03 15:00+02:00", 120, "2026-06-08 09:00+02:00"),
    "Independence Day on a Wednesday": ("2026-11-10 15:00+01:00", 480, "2026-11-12 15:00+01:00"),
    "New Year and a weekend": ("2026-12-31 15:30+01:00", 120, "2027-01-04 09:30+01:00"),
    "Epiphany": ("2027-01-05 15:30+01:00", 120, "2027-01-07 09:30+01:00"),
    "Good Friday works, Easter Monday does not": ("2026-04-03 15:00+02:00", 480, "2026-04-07 15:00+02:00"),
    "24 working hours are three days": ("2026-11-24 10:00+01:00", 1440, "2026-11-27 10:00+01:00"),
    "working hours over a clock change": ("2026-10-23 15:00+02:00", 120, "2026-10-26 09:00+01:00"),
}
"""Monday to Friday 08:00-16:00 without Polish holidays."""

ROUND_THE_CLOCK: Mapping[str, Vector] = {
    "over midnight": ("2026-11-28 23:50+01:00", 30, "2026-11-29 00:20+01:00"),
    "four real hours into summer time": ("2026-03-29 01:30+01:00", 240, "2026-03-29 06:30+02:00"),
    "four real hours into winter time": ("2026-10-25 01:30+02:00", 240, "2026-10-25 04:30+01:00"),
    "reaction before the amendment": ("2026-08-31 23:59+02:00", 60, "2026-09-01 00:59+02:00"),
    "reaction from the amendment on": ("2026-09-01 00:00+02:00", 30, "2026-09-01 00:30+02:00"),
}
"""Every second of every day."""

LUNCH: Mapping[str, Vector] = {
    "an hour around lunch": ("2026-11-24 11:30+01:00", 60, "2026-11-24 13:30+01:00"),
    "the morning's last minute": ("2026-11-24 11:00+01:00", 60, "2026-11-24 12:00+01:00"),
    "reported at lunch": ("2026-11-24 12:15+01:00", 30, "2026-11-24 13:30+01:00"),
}
"""Monday to Friday 08:00-12:00 and 13:00-16:00."""

NIGHTS: Mapping[str, Vector] = {
    "into the night": ("2026-11-24 21:00+01:00", 180, "2026-11-25 01:00+01:00"),
    "the night shift in progress": ("2026-11-25 03:00+01:00", 60, "2026-11-25 04:00+01:00"),
    "from one night to the next": ("2026-11-25 03:00+01:00", 240, "2026-11-25 23:00+01:00"),
    "Saturday morning belongs to Friday": ("2026-11-28 02:00+01:00", 120, "2026-11-28 04:00+01:00"),
    "Monday morning belongs to nobody": ("2026-11-30 02:00+01:00", 60, "2026-11-30 23:00+01:00"),
}
"""Monday to Friday 22:00-06:00."""

TOUCHING: Mapping[str, Vector] = {
    "from the night shift to the morning one": ("2026-11-25 05:30+01:00", 60, "2026-11-25 06:30+01:00"),
    "a whole night and a morning": ("2026-11-24 22:00+01:00", 720, "2026-11-25 10:00+01:00"),
}
"""Monday to Friday 22:00-06:00 and 06:00-14:00."""

EVERY_NIGHT: Mapping[str, Vector] = {
    "the long night of October": ("2026-10-24 22:00+02:00", 540, "2026-10-25 06:00+01:00"),
    "the short night of March": ("2026-03-28 22:00+01:00", 420, "2026-03-29 06:00+02:00"),
}
"""Every day 22:00-06:00."""
