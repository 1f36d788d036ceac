"""Section 12 of the dialogues: the figures, how they were computed, and what is said when there are none."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.figures_text import as_csv
from bot.languages import LanguageCode, languages
from bot.wording.dispatch import say
from bot.wording.said import Said
from bot.wording.words import Words
from handlers.figures import encode
from handlers.messages import Notice
from handlers.notices.counting import Figures as FiguresNotice
from handlers.notices.counting import FiguresAll, FiguresByService, FiguresCsv, FiguresHow, FiguresWorst
from models.sla.events import Kind
from models.sla.measures import Applied, Figures, Filters, InForce, Nearest, Period, TargetFigures
from tests.sla.reports import OCTOBER, events, example, figures, warsaw

NOW = warsaw("2026-11-02 12:00")
TIMES = {"median_seconds": 60, "p90_seconds": 60, "worst_seconds": 60, "worst": "Z-0001"}
CODES: tuple[LanguageCode, ...] = ("pl", "en")
FIXED = (Kind.RESOLVED, "2026-10-05 14:00")
Kinds = type[FiguresNotice | FiguresHow | FiguresWorst | FiguresByService | FiguresCsv | FiguresAll]


def target(n: int, met: int, **times: int | str) -> TargetFigures:
    base = figures().reaction
    return replace(base, n=n, met=met, **times)


def of_the_dialogue() -> Figures:
    """The figures of the row of the dialogues."""
    return replace(
        figures(),
        n=23,
        by_severity={"A": 2, "B": 9, "C": 12},
        reaction=target(23, 22, median_seconds=1080, p90_seconds=3240, worst_seconds=9660, worst="Z-0031"),
        restoration=target(22, 20),
        open=1,
        mttr_seconds=18600,
        availability={"linia": "99.62", "erp": "100.00"},
        reopened=2,
        paused_seconds=23400,
        contested=1,
        texts=(InForce(amendments=(Applied(number=1, since=date(2026, 9, 1)),), cases=23),),
    )


def shown(found: Figures, code: LanguageCode, kind: Kinds = FiguresNotice, *, now: datetime = NOW) -> Said:
    def computed(period: Period, filters: Filters, as_of: datetime) -> Figures:
        assert as_of == NOW
        return replace(found, period=period, filters=filters)

    words = Words(
        language=languages(code),
        terms=example().versions[-1].terms,
        now=now,
        texts=lambda _digest: None,
        employee=lambda _key: None,
        figures=computed,
    )
    return say(notice_of(found, kind), words)


def notice_of(found: Figures, kind: Kinds) -> Notice:
    return kind(
        first=found.period.first,
        last=found.period.last,
        service=found.filters.service,
        severity=found.filters.severity,
        place=found.filters.place,
        as_of=NOW,
    )


def text(said: Said) -> str:
    return said.plain.replace("\N{NO-BREAK SPACE}", " ")


def lines(said: Said) -> list[str]:
    return text(said).split("\n")


def labels(said: Said) -> list[str]:
    return [button.label for button in said.buttons]


def test_the_answer_reads_as_in_the_dialogues_in_polish():
    said = shown(of_the_dialogue(), "pl")

    assert lines(said) == [
        "Październik 2026 · wszystkie usługi · 23 zgłoszenia (A: 2, B: 9, C: 12)",
        "Reakcja w terminie: 22 z 23 (95,7%), cel 95% ✔",
        "Czas reakcji: mediana 18 min · 9 na 10 w ciągu 54 min · najdłużej 2 godz. 41 min (Z-0031)",
        "Przywrócenie w terminie: 20 z 22, w toku: 1 · MTTR 5 godz. 10 min",
        "Dostępność (Sterowanie linią): 99,62%, cel 99,50% ✔ · Ponowne otwarcia: 2"
        " · Wstrzymania: 6 godz. 30 min (sporne: 1)",
    ]
    assert labels(said) == ["Najgorsze", "Po usługach", "Poprzedni okres", "CSV", "Jak policzono"]
    assert [run.text for run in said.runs if run.bold] == ["Październik 2026 · wszystkie usługi"]


def test_the_answer_reads_as_in_the_dialogues_in_english():
    said = shown(of_the_dialogue(), "en")

    assert lines(said) == [
        "October 2026 · all services · 23 reports (A: 2, B: 9, C: 12)",
        "Reaction in time: 22 of 23 (95.7%), target 95% ✔",
        "Reaction time: median 18 min · 9 in 10 within 54 min · longest 2 h 41 min (Z-0031)",
        "Restored in time: 20 of 22, open: 1 · MTTR 5 h 10 min",
        "Availability (Line control): 99.62%, target 99.50% ✔ · Reopened: 2 · Paused: 6 h 30 min (disputed: 1)",
    ]
    assert labels(said) == ["Worst", "By service", "Previous period", "CSV", "How computed"]


def test_every_button_carries_the_period_and_the_filters_and_fits_the_narrowest_platform():
    longest = Filters(service="stanowiska", severity="A", place="magazyn")
    said = shown(replace(of_the_dialogue(), filters=longest), "pl")

    assert {button.argument for button in said.buttons} == {encode(OCTOBER, longest)}
    assert [button.act for button in said.buttons] == ["worst", "byservice", "previous", "csv", "how"]
    assert max(len(button.token) for button in said.buttons) <= 64


def test_a_target_that_was_missed_has_the_other_mark():
    missed = replace(of_the_dialogue(), availability={"linia": "99.49"}, reaction=target(20, 18, **TIMES))

    said = text(shown(missed, "pl"))

    assert "18 z 20 (90,0%), cel 95% ✖" in said
    assert "99,49%, cel 99,50% ✖" in said


@pytest.mark.parametrize(
    ("count", "polish", "english"),
    [
        (
            1,
            "Tylko 1 zgłoszenie, dlatego liczby zamiast procentów.",
            "Only 1 report, hence counts instead of percentages.",
        ),
        (
            3,
            "Tylko 3 zgłoszenia, dlatego liczby zamiast procentów.",
            "Only 3 reports, hence counts instead of percentages.",
        ),
    ],
)
def test_under_five_reports_there_are_counts_and_no_per_cent(count: int, polish: str, english: str):
    few = replace(of_the_dialogue(), n=count, reaction=target(count, count, **TIMES))

    for code, sentence in zip(CODES, (polish, english), strict=True):
        said = lines(shown(few, code))
        assert said[-1] == sentence
        assert "%" not in said[1]
        assert "9 " not in said[2]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, "1 zgłoszenie"), (2, "2 zgłoszenia"), (5, "5 zgłoszeń"), (12, "12 zgłoszeń"), (22, "22 zgłoszenia")],
)
def test_reports_are_counted_in_the_right_form(count: int, expected: str):
    assert f" · {expected} (" in text(shown(replace(of_the_dialogue(), n=count), "pl"))


def test_a_longest_time_that_still_runs_is_at_least_so_long():
    found = figures(events("2026-10-05 10:00"), now="2026-10-05 13:00")

    assert "najdłużej co najmniej 3 godz. (Z-0001)" in text(shown(found, "pl"))
    assert "longest at least 3 h (Z-0001)" in text(shown(found, "en"))


def test_what_is_not_there_leaves_no_gap():
    running = figures(events("2026-10-05 10:00"), now="2026-10-05 10:30")

    assert lines(shown(running, "pl"))[:3] == [
        "Październik 2026 · wszystkie usługi · 1 zgłoszenie (A: 0, B: 1, C: 0)",
        "W toku: 1",
        "Dostępność (Sterowanie linią): 100,00%, cel 99,50% ✔ · Ponowne otwarcia: 0",
    ]


def test_a_service_without_a_target_is_shown_without_one():
    desks = replace(of_the_dialogue(), availability={"stanowiska": "98.00"}, contested=0)

    assert "Dostępność (Stanowiska): 98,00% · Ponowne otwarcia: 2 · Wstrzymania: 6 godz. 30 min" in lines(
        shown(desks, "pl")
    )


def test_filters_stand_in_the_title_and_only_the_class_asked_about_is_counted():
    found = replace(of_the_dialogue(), filters=Filters(service="erp", severity="B", place="magazyn"))

    assert lines(shown(found, "pl"))[0] == "Październik 2026 · ERP, klasa B, Magazyn · 23 zgłoszenia (B: 9)"
    assert lines(shown(found, "en"))[0] == "October 2026 · ERP, class B, Warehouse · 23 reports (B: 9)"


@pytest.mark.parametrize(
    ("first", "last", "polish", "english"),
    [
        ("2026-07-01", "2026-09-30", "III kwartał 2026", "Q3 2026"),
        ("2026-01-01", "2026-12-31", "2026", "2026"),
        ("2026-11-24", "2026-11-24", "Wt. 24.11", "Tue 24 Nov"),
        ("2026-11-23", "2026-11-29", "23–29 listopada", "23–29 November"),
        ("2026-10-01", "2026-11-15", "1.10–15.11", "1 Oct–15 Nov"),
    ],
)
def test_a_period_has_the_name_people_give_it(first: str, last: str, polish: str, english: str):
    period = Period(first=date.fromisoformat(first), last=date.fromisoformat(last))
    found = replace(of_the_dialogue(), period=period)

    assert lines(shown(found, "pl"))[0].startswith(f"{polish} · wszystkie")
    assert lines(shown(found, "en"))[0].startswith(f"{english} · all")


def test_an_empty_period_names_the_nearest_report_and_offers_its_month():
    nearest = Nearest(id=38, number="Z-0038", notified_at=warsaw("2026-10-12 09:00"))
    september = Period(first=date(2026, 9, 1), last=date(2026, 9, 30))
    found = replace(figures(period=september), nearest=nearest)

    said = shown(found, "pl")

    assert text(said) == "Brak zgłoszeń w tym okresie. Najbliższe: Z-0038, pon. 12.10."
    assert labels(said) == ["Pokaż październik"]
    assert said.buttons[0].token == "figures:20261001,20261031,-,-,-"
    english = shown(found, "en")
    assert text(english) == "No reports in this period. Nearest: Z-0038, Mon 12 Oct."
    assert labels(english) == ["Show October"]


def test_an_empty_contract_says_only_that():
    said = shown(figures(), "pl")

    assert (text(said), said.buttons) == ("Brak zgłoszeń w tym okresie.", ())


def test_how_it_was_computed_names_the_text_of_the_contract_and_the_population():
    polish = text(shown(of_the_dialogue(), "pl", FiguresHow))
    english = text(shown(of_the_dialogue(), "en", FiguresHow))

    assert polish.startswith(
        "„W terminie” znaczy: reakcja człowieka nie później niż w terminie, według zegara danej klasy, umowa z"
        " aneksem nr 1 od 1.09. Podstawa: 23 zgłoszenia, których termin reakcji przypadł w październiku.\n"
    )
    assert english.startswith(
        "“In time” means: a reaction by a human no later than the deadline, on the clock of the class, under the"
        " contract with amendment 1 from 1 Sep. Basis: 23 reports whose reaction deadline fell in October.\n"
    )


def test_how_it_was_computed_lists_each_report_with_its_time_and_deadline():
    quick = events("2026-10-05 10:00", (Kind.ACKNOWLEDGED, "2026-10-05 10:12"))
    late = events("2026-10-06 10:00", severity="A", service="linia")
    withdrawn = events("2026-10-07 10:00", (Kind.WITHDRAWN, "2026-10-07 10:01"))
    found = figures(quick, late, withdrawn, now="2026-10-06 12:00")

    said = lines(shown(found, "pl", FiguresHow))

    assert said[1:3] == [
        "Po terminie i nadal bez reakcji: 1, liczone z czasem dotychczasowym, oznaczone „co najmniej”.",
        "Nie policzono: wycofane 1, poza umową 0.",
    ]
    assert said[-2:] == [
        "✔ Z-0001 · B · 12 min z 2 godz. · termin pon. 5.10, 12:00",
        "✖ Z-0002 · A · co najmniej 2 godz. z 30 min · termin wt. 6.10, 10:30",
    ]


def test_a_long_list_ends_with_how_many_more_there_are():
    log = events("2026-10-05 10:00", (Kind.ACKNOWLEDGED, "2026-10-05 10:12"))

    said = lines(shown(figures(*[log] * 22), "pl", FiguresHow))

    assert said[-1] == "… i jeszcze 2 zgłoszenia"
    assert len(text(shown(figures(*[log] * 22), "en", FiguresHow))) < 4096


def test_reports_judged_by_several_texts_say_so_and_by_the_base_as_well():
    base = figures(events("2026-08-05 10:00", (Kind.RESOLVED, "2026-08-05 10:12")), period=AUGUST)
    both = replace(
        base,
        texts=(
            InForce(amendments=(), cases=1),
            InForce(
                amendments=(Applied(number=1, since=date(2026, 9, 1)), Applied(number=2, since=None)), cases=2
            ),
        ),
    )

    assert "umowa bez aneksów. Podstawa: 1 zgłoszenie, którego termin reakcji przypadł w sierpniu." in text(
        shown(base, "pl", FiguresHow)
    )
    assert "umowa w brzmieniu z chwili zgłoszenia (aneksy: nr 1 od 1.09, 2)." in text(
        shown(both, "pl", FiguresHow)
    )


AUGUST = Period(first=date(2026, 8, 1), last=date(2026, 8, 31))


def test_how_tells_mttr_beside_real_time_and_mtbf_or_that_nothing_failed():
    failed = events("2026-10-05 10:00", (Kind.RESOLVED, "2026-10-06 10:00"), severity="A")
    calm = events("2026-10-05 10:00", (Kind.RESOLVED, "2026-10-06 10:00"))

    assert "bez wstrzymań: 8 godz.; czas zegarowy: 24 godz." in text(shown(figures(calm), "pl", FiguresHow))
    assert "MTBF: brak awarii klasy A." in text(shown(figures(calm), "pl", FiguresHow))
    assert "umówionych godzin bez przestojów na każdą awarię klasy A." in text(
        shown(figures(failed), "pl", FiguresHow)
    )


def test_a_month_of_another_year_and_a_free_period_are_named_in_the_sentence():
    log = events("2026-08-05 10:00", (Kind.ACKNOWLEDGED, "2026-08-05 10:12"))
    week = Period(first=date(2026, 8, 3), last=date(2026, 8, 9))
    next_year = warsaw("2027-02-01 10:00")

    assert "przypadł w sierpniu 2026." in text(
        shown(figures(log, period=AUGUST), "pl", FiguresHow, now=next_year)
    )
    assert "przypadł w okresie: 3–9 sierpnia." in text(shown(figures(log, period=week), "pl", FiguresHow))


def test_the_worst_are_those_most_over_their_deadline_each_with_its_card():
    late = events("2026-10-05 10:00", (Kind.ACKNOWLEDGED, "2026-10-05 13:00"), FIXED)
    running = events("2026-10-06 10:00", severity="A", service="linia")
    found = figures(late, running, now="2026-10-06 11:00")

    said = shown(found, "pl", FiguresWorst)

    assert lines(said) == [
        "Październik 2026 · najbardziej po terminie",
        "Z-0001 · Reakcja: 3 godz. z 2 godz., 1 godz. po terminie",
        "Z-0002 · Reakcja: co najmniej 1 godz. z 30 min, dotąd 30 min po terminie",
    ]
    assert [(button.label, button.token) for button in said.buttons] == [
        ("Z-0001", "card:1"),
        ("Z-0002", "card:2"),
    ]


def test_where_nothing_was_late_the_longest_reactions_are_shown():
    log = events("2026-10-05 10:00", (Kind.ACKNOWLEDGED, "2026-10-05 10:12"), FIXED)

    assert lines(shown(figures(log), "en", FiguresWorst)) == [
        "October 2026 · nothing late, the longest reactions:",
        "Z-0001 · Reaction: 12 min of 2 h",
    ]


def test_by_service_each_has_a_line_of_its_own():
    found = of_the_dialogue()

    said = lines(shown(found, "pl", FiguresByService))

    assert said[0] == "Październik 2026 · po usługach"
    assert said[1] == (
        "Sterowanie linią: 23 zgłoszenia · reakcja w terminie 22 z 23 · przywrócenie w terminie 20 z 22"
        " · dostępność 99,62%"
    )
    assert [line.split(":")[0] for line in said[1:]] == ["Sterowanie linią", "ERP", "Sieć", "Stanowiska"]
    only = lines(shown(replace(found, filters=Filters(service="erp")), "en", FiguresByService))
    assert len(only) == 2


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("pl", "wskaźniki w pliku CSV oraz wszystkie zgłoszenia, po jednym w wierszu."),
        ("en", "the figures as CSV, and every report behind them, one a line."),
    ],
)
def test_the_document_is_told_in_one_line(code: LanguageCode, told: str):
    assert text(shown(of_the_dialogue(), code, FiguresCsv)).endswith(told)


def test_csv_names_each_figure_as_the_api_does():
    said = as_csv(of_the_dialogue()).splitlines()

    assert said[:6] == [
        "figure,value",
        "contract,SLA/2026/001",
        "from,2026-10-01",
        "to,2026-10-31",
        "n,23",
        "reaction.n,23",
    ]
    assert "reaction.worst,Z-0031" in said
    assert "availability.linia,99.62" in said
    assert "mtbf_seconds," in said


def test_words_without_a_way_to_compute_say_so_to_the_programmer():
    words = Words(
        language=languages("pl"),
        terms=example().versions[-1].terms,
        now=NOW,
        texts=lambda _digest: None,
        employee=lambda _key: None,
    )

    with pytest.raises(ValueError, match="without a way to compute"):
        say(notice_of(figures(), FiguresNotice), words)


def test_every_measure_stands_with_its_meaning_and_under_five_reports_there_is_no_per_cent():
    late = events(
        "2026-10-05 15:30", (Kind.ACKNOWLEDGED, "2026-10-06 10:00"), (Kind.RESOLVED, "2026-10-06 11:00")
    )

    said = lines(shown(figures(late), "pl", FiguresAll))

    assert said[0] == "Październik 2026 · wszystkie usługi · wszystkie miary"
    assert said[1].startswith(
        "Reakcja: w terminie 0 z 1 · mediana 2 godz. 30 min (zegarowo 18 godz. 30 min) · 9 na 10 w ciągu"
    )
    assert "umowa: „mediana, 90. percentyl i najgorszy; zegar umowny klasy”]" in said[1]
    assert "MTBF: brak awarii [" in text(shown(figures(late), "pl", FiguresAll))
    assert said[-1] == (
        "Nie policzono: wycofane: 0, poza umową: 0 [zgłoszone w okresie, w żadnej z liczb wyżej]"
    )


@pytest.mark.parametrize("code", CODES)
def test_all_measures_fit_one_message_of_the_narrowest_platform(code: LanguageCode):
    log = events("2026-10-05 10:00", (Kind.RESOLVED, "2026-10-05 15:00"), severity="A", service="linia")
    running = events("2026-10-06 10:00", severity="A", service="linia")

    assert len(text(shown(figures(*[log] * 22, running), code, FiguresAll))) < 4096


def test_without_anything_due_the_measures_say_so():
    empty = text(shown(figures(), "en", FiguresAll))

    assert "Reaction: nothing due" in empty
    assert "MTTR: nothing restored yet" in empty


def test_the_hotlines_share_stands_with_the_delay_of_its_entries():
    called = events("2026-10-06 10:09", how="phone")
    called[0] = replace(called[0], channel="phone", stated_at=warsaw("2026-10-06 10:02"))

    assert "Przez hotline: 1 z 1, wpis po: mediana 7 min, najdłużej 7 min" in text(
        shown(figures(called), "pl", FiguresAll)
    )
