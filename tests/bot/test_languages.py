"""Languages: dates, durations and figures as the dialogues write them, and catalogues that are complete."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.languages import LanguageCode, languages, read_catalogue
from locales.catalogues import Sentence, faults, merge, read, spoken

WARSAW = ZoneInfo("Europe/Warsaw")
WEDNESDAY = datetime(2026, 11, 25, 13, 5, 12, tzinfo=UTC)  # 14:05:12 in Warsaw
ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("instant", "polish", "english"),
    [
        (WEDNESDAY, "14:05", "14:05"),
        (WEDNESDAY + timedelta(days=5), "pon. 30.11, 14:05", "Mon 30 Nov, 14:05"),
        (WEDNESDAY - timedelta(days=22), "wt. 3.11, 14:05", "Tue 3 Nov, 14:05"),
        (WEDNESDAY + timedelta(days=100), "pt. 5.03.2027, 14:05", "Fri 5 Mar 2027, 14:05"),
        # Half past midnight in Warsaw is still Wednesday in UTC; the reader's day counts.
        (datetime(2026, 11, 25, 23, 30, tzinfo=UTC), "czw. 26.11, 00:30", "Thu 26 Nov, 00:30"),
    ],
)
def test_an_instant_is_told_as_shortly_as_the_day_allows(
    instant: datetime, polish: str, english: str
) -> None:
    assert languages("pl").when(instant, WEDNESDAY, WARSAW) == polish
    assert languages("en").when(instant, WEDNESDAY, WARSAW) == english


def test_a_moment_keeps_its_day_even_today() -> None:
    assert languages("pl").moment(WEDNESDAY, WEDNESDAY, WARSAW) == "śr. 25.11, 14:05"
    assert languages("en").moment(WEDNESDAY, WEDNESDAY, WARSAW) == "Wed 25 Nov, 14:05"


@pytest.mark.parametrize(
    ("instant", "shown"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "niedz. 25.10, 02:30 CEST"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "niedz. 25.10, 02:30 CET"),
        (datetime(2026, 10, 24, 1, 0, tzinfo=UTC), "sob. 24.10, 03:00 CEST"),
        (datetime(2026, 10, 24, 0, 59, tzinfo=UTC), "sob. 24.10, 02:59"),
        (datetime(2026, 10, 26, 1, 0, tzinfo=UTC), "pon. 26.10, 02:00"),
    ],
)
def test_the_zone_is_named_only_around_a_clock_change(instant: datetime, shown: str) -> None:
    assert languages("pl").when(instant, WEDNESDAY, WARSAW) == shown


def test_seconds_are_shown_where_they_are_asked_for() -> None:
    assert languages("pl").clock_time(WEDNESDAY, WARSAW, seconds=True) == "14:05:12"


@pytest.mark.parametrize(
    ("seconds", "polish", "english"),
    [
        (0, "0 s", "0 s"),
        (59, "59 s", "59 s"),
        (60, "1 min", "1 min"),
        (899, "14 min", "14 min"),  # a rounding formatter would say 15
        (3599, "59 min", "59 min"),
        (3600, "1 godz.", "1 h"),
        (12_000, "3 godz. 20 min", "3 h 20 min"),
        (93_600, "26 godz.", "26 h"),
    ],
)
def test_a_duration_is_cut_to_two_units_and_never_rounded(seconds: int, polish: str, english: str) -> None:
    assert languages("pl").duration(seconds) == polish
    assert languages("en").duration(seconds) == english


def test_figures_follow_the_language_and_keep_their_places() -> None:
    polish, english = languages("pl"), languages("en")

    assert (polish.percent("95.7"), english.percent("95.7")) == ("95,7%", "95.7%")
    assert (polish.percent("1.00"), english.percent("100")) == ("1,00%", "100%")
    assert polish.money(Decimal(12000), "PLN").replace("\N{NO-BREAK SPACE}", " ") == "12 000,00 zł"
    assert english.money(Decimal(12000), "PLN").replace("\N{NO-BREAK SPACE}", " ") == "PLN 12,000.00"


@pytest.mark.parametrize(
    ("code", "first", "last", "shown"),
    [
        ("pl", date(2026, 10, 1), date(2026, 10, 31), "1–31 października"),
        ("en", date(2026, 10, 1), date(2026, 10, 31), "1–31 October"),
        ("pl", date(2026, 11, 28), date(2026, 12, 3), "28.11–3.12"),
        ("en", date(2026, 12, 28), date(2027, 1, 3), "28 Dec 2026–3 Jan 2027"),
    ],
)
def test_days_are_spanned_by_an_en_dash(code: LanguageCode, first: date, last: date, shown: str) -> None:
    assert languages(code).days(first, last) == shown


def test_hours_are_spanned_and_midnight_closes_its_own_day() -> None:
    polish = languages("pl")
    saturday = datetime(2026, 12, 4, 23, 0, tzinfo=UTC)

    assert polish.span(WEDNESDAY, WEDNESDAY + timedelta(minutes=29), WEDNESDAY, WARSAW) == "14:05–14:34"
    assert polish.span(saturday, saturday + timedelta(days=1), WEDNESDAY, WARSAW) == "sob. 5.12, 00:00–24:00"
    assert (
        polish.span(WEDNESDAY, WEDNESDAY + timedelta(days=1), WEDNESDAY, WARSAW)
        == "14:05 – czw. 26.11, 14:05"
    )


@pytest.mark.parametrize(
    ("numbers", "polish", "english"),
    [
        ((0, 1, 2, 3, 4), "pon.–pt.", "Mon–Fri"),
        ((0, 2), "pon., śr.", "Mon, Wed"),
        ((0, 1, 2, 5, 6), "pon.–śr., sob., niedz.", "Mon–Wed, Sat, Sun"),
    ],
)
def test_weekdays_in_a_row_become_a_range(numbers: tuple[int, ...], polish: str, english: str) -> None:
    assert languages("pl").weekdays(numbers) == polish
    assert languages("en").weekdays(numbers) == english


def test_a_month_is_titled_in_the_nominative() -> None:
    assert languages("pl").month(date(2026, 10, 31)) == "październik 2026"
    assert languages("en").month(date(2026, 10, 31)) == "October 2026"


def test_one_letter_words_do_not_end_a_polish_line() -> None:
    sentence = "Praca w hali i w biurze, Hala A stoi."

    tied = languages("pl").typeset(sentence)

    assert tied == "Praca w~hali i~w~biurze, Hala A~stoi.".replace("~", "\N{NO-BREAK SPACE}")
    assert languages("en").typeset(sentence) == sentence


@pytest.mark.parametrize("code", ["pl", "en"])
def test_the_catalogue_says_exactly_what_the_code_can_say(code: str) -> None:
    assert list(faults(read(code), spoken(ROOT / "bot"))) == []


ONE = Sentence(context="st.n", singular="{n} report", plural="{n} reports")
ANOTHER = Sentence(context="rep.cancel", singular="Cancelled by {name}.", plural="")


def test_merging_takes_new_words_over_and_drops_what_is_no_longer_said() -> None:
    old = merge(read("pl"), {ANOTHER}, {ANOTHER: ("Anulowano: {name}.",)})

    new = merge(old, {ONE}, {ONE: ("{n} zgłoszenie", "{n} zgłoszenia", "{n} zgłoszeń")})

    assert [str(line) for line in faults(new, {ONE})] == []
    assert next(faults(new, {ANOTHER})) == "not in the catalogue: [rep.cancel] Cancelled by {name}."


@pytest.mark.parametrize(
    ("polish", "fault"),
    [
        ({}, "not every form is translated"),
        ({ONE: ("{n} zgłoszenie", "{n} zgłoszenia")}, "not every form is translated"),
        ({ONE: ("{n} zgłoszenie", "{n} zgłoszenia", "{ile} zgłoszeń")}, "placeholders differ (ile, n)"),
    ],
)
def test_a_faulty_translation_is_named(polish: dict[Sentence, tuple[str, ...]], fault: str) -> None:
    catalogue = merge(read("pl"), {ONE}, polish)

    assert list(faults(catalogue, {ONE})) == [f"{fault}: [st.n] {{n}} report"]


def test_polish_counts_in_three_forms(tmp_path: Path) -> None:
    path = tmp_path / "reakcja.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=3; '
        'plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"\n\n'
        'msgctxt "st.n"\nmsgid "report"\nmsgid_plural "reports"\n'
        'msgstr[0] "zgłoszenie"\nmsgstr[1] "zgłoszenia"\nmsgstr[2] "zgłoszeń"\n',
        encoding="utf-8",
    )

    catalogue = read_catalogue(path)

    forms = {n: catalogue.npgettext("st.n", "report", "reports", n) for n in (1, 2, 5, 12, 22)}
    assert forms == {1: "zgłoszenie", 2: "zgłoszenia", 5: "zgłoszeń", 12: "zgłoszeń", 22: "zgłoszenia"}
