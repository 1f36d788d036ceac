"""How an incident was computed, in the words of the chat and of the terminal."""

from datetime import UTC, datetime

import pytest

from bot.wording.dispatch import say
from bot.wording.explaining import clockwise, explanation_lines
from handlers.notices.explaining import IncidentHow
from models.sla.events import Kind
from tests.wording.facts import at, contract, event, incident, reported, spelt, words

ASKED = at("10:30", 30)
NOTICE = IncidentHow(incident=42, number="Z-0042", as_of=ASKED)
FRIDAY = at("15:40", 27)


def friday_to_monday():
    """A failure reported on a Friday afternoon, taken and paused on Monday."""
    first = event(1, Kind.REPORTED, FRIDAY, "k2", reporter="k2", service="erp", severity="B")
    return incident(
        first,
        event(2, Kind.ACKNOWLEDGED, at("08:10:30", 30), "s2"),
        event(3, Kind.PAUSED, at("09:00", 30), "s2", reason="pytanie"),
        event(4, Kind.RESUMED, at("10:00", 30), "k2"),
    )


def test_each_stretch_is_told_with_its_reason_its_time_and_its_clause():
    said = say(NOTICE, words(now=ASKED, shown=friday_to_monday()))

    told = spelt(said).splitlines()
    assert told[:5] == [
        "**Z-0042: jak policzono**, stan na 10:30.",
        "**Reakcja, klasa B**: 0:30:30 z 2:00:00, w terminie. Termin: 09:40:00. (§ 5 ust. 2)",
        "pt. 27.11, 15:40–16:00: policzono 0:20:00",
        "pt. 27.11, 16:00 – 08:00: poza godzinami (godziny wsparcia), nie liczy się (§ 4 ust. 1)",
        "08:00–08:10: policzono 0:10:30",
    ]
    assert told[-3:] == [
        "08:00–09:00: policzono 1:00:00",
        "09:00–10:00: 1:00:00 nie liczy się, wstrzymanie (Filip Schemat): czekamy na odpowiedź "
        "zgłaszającego (§ 8)",
        "10:00–10:30: policzono 0:30:00",
    ]


def test_the_english_reader_is_told_the_same():
    told = spelt(say(NOTICE, words("en", now=ASKED, shown=friday_to_monday()))).splitlines()

    assert told[1] == ("**Reaction, class B**: 0:30:30 of 2:00:00, in time. Due 09:40:00. (§ 5 ust. 2)")
    assert "09:00–10:00: 1:00:00 not counted, paused by Filip Schemat: " in told[-2]


def test_of_many_stretches_the_first_are_shown_and_the_rest_added_up():
    minor = incident(event(1, Kind.REPORTED, FRIDAY, "k2", reporter="k2", service="erp", severity="B"))
    late = datetime(2026, 12, 4, 9, 0, tzinfo=UTC)

    told = spelt(
        say(NOTICE.__class__(incident=42, number="Z-0042", as_of=late), words(now=late, shown=minor))
    )

    assert "… i jeszcze 5 odcinków, z tego policzono 18:00:00" in told
    assert "**Reakcja, klasa B**: 34:20:00 z 2:00:00, po terminie o 32:20:00." in told
    assert len(told) <= 4096


def test_a_day_off_and_a_refused_repair_are_told():
    shown = incident(
        event(1, Kind.REPORTED, at("15:00", 10), "k2", reporter="k2", service="erp", severity="B"),
        event(2, Kind.RESOLVED, at("15:20", 10), "s2"),
        event(3, Kind.RESOLUTION_REJECTED, at("15:30", 10), "k2"),
    )
    now = at("09:00", 12)

    told = explanation_lines(words(now=now, shown=shown), contract().terms_at(now), shown)

    assert "wt. 10.11, 15:20–15:30: 0:10:00 nie liczy się, zgłoszona naprawa czekała" in told
    assert "śr. 11.11: dzień wolny, nie liczy się (§ 4 ust. 1)" in told
    assert "Przywrócenie, klasa B: dotąd 1:50:00 z 24:00:00." in told


def test_a_report_outside_the_contract_has_nothing_to_compute():
    said = say(NOTICE, words(shown=incident(reported(outside=True))))

    assert spelt(said).endswith("\nDla tego zgłoszenia nie biegnie żaden zegar umowy.")


def test_without_its_incident_it_cannot_be_worded():
    with pytest.raises(ValueError, match="Z-0042"):
        say(NOTICE, words())


def test_durations_can_be_added_up_by_the_reader():
    assert [clockwise(seconds) for seconds in (0, 59, 727, 93_900)] == [
        "0:00:00",
        "0:00:59",
        "0:12:07",
        "26:05:00",
    ]
