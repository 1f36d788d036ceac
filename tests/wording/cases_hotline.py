"""The words of the hotline: its row in the dialogues is one line of several questions, asked one by one."""

from handlers.messages import Notice
from handlers.notices import hotline
from tests.wording.facts import at

CASES: list[tuple[Notice, str, str]] = [
    (
        hotline.WhoCalled(call=9, people=("k1", "k2")),
        "Kto dzwonił? Nazwisko można też wpisać. [Anna Przykład] [Bartosz Wzór] [Spoza listy] [Anuluj]",
        "Who called? A name can also be typed. [Anna Przykład] [Bartosz Wzór] [Not on the list] [Cancel]",
    ),
    (
        hotline.UnknownCaller(call=9),
        "Dzwoni osoba spoza listy: proszę wpisać imię, nazwisko i dział. Potwierdzi koordynator. Zegar "
        "biegnie. [Anuluj]",
        "The caller is not on the list: please enter the name and the unit. The coordinator will confirm. The "
        "clock is running. [Cancel]",
    ),
    (
        hotline.WhenCalled(call=9),
        "Kiedy była rozmowa? [Teraz] [5 min temu] [Podaj godzinę] [Anuluj]",
        "When was the call? [Now] [5 min ago] [Give the time] [Cancel]",
    ),
    (
        hotline.HourOfCall(call=9),
        "O której była rozmowa? Na przykład: 14:02. [Anuluj]",
        "At what time was the call? For example: 14:02. [Cancel]",
    ),
    (hotline.WhatHappened(call=9), "Co się dzieje? [Anuluj]", "What is happening? [Cancel]"),
    (
        hotline.CallService(call=9, services=("linia", "erp")),
        "Usługa? [Sterowanie linią] [ERP] [Anuluj]",
        "Service? [Line control] [ERP] [Cancel]",
    ),
    (
        hotline.CallPlace(call=9, places=("biuro", "magazyn")),
        "Gdzie? [Biuro] [Magazyn] [Anuluj]",
        "Where? [Office] [Warehouse] [Cancel]",
    ),
    (
        hotline.CallSeverity(call=9, severities=("A", "C")),
        "Klasa? [Praca stoi] [Drobiazg] [Anuluj]",
        "Severity? [Work has stopped] [A small thing] [Cancel]",
    ),
    (
        hotline.EnteredTooLate(call=9, minutes=40, allowed_minutes=15),
        "Wpis 40 min po rozmowie (umowa: do 15 min). Zostanie zapisany z oznaczeniem „późny wpis”. Powód: "
        "[Anuluj]",
        "Entered 40 min after the call (contract: up to 15 min). It will be saved marked “late entry”. "
        "Reason: [Cancel]",
    ),
    (
        hotline.ConfirmCall(
            call=9,
            person="k2",
            caller="",
            service="linia",
            place="hala-a",
            severity="A",
            text="belt",
            called_at=at("14:02"),
            entered_at=at("14:09"),
            late=False,
        ),
        "Do zapisania: **Sterowanie linią · Hala A · A – awaria krytyczna.** „taśma stoi, panel czarny”.\n"
        "Dzwoni: Bartosz Wzór. Rozmowa 14:02, wpis 14:09: liczy się **14:02**, obie godziny będą widoczne. "
        "[Wyślij] [Anuluj]",
        "To be saved: **Line control · Hall A · A – critical failure.** “belt stopped, panel black”.\n"
        "Called: Bartosz Wzór. Call 14:02, entry 14:09: **14:02** counts, both times will be visible. "
        "[Send] [Cancel]",
    ),
    (
        hotline.CallSaved(
            number="Z-0047",
            called_at=at("14:02"),
            entered_at=at("14:42"),
            late=True,
            reaction_due=at("15:12"),
        ),
        "Zapisano **Z-0047**. Rozmowa 14:02, wpis 14:42: późny wpis, liczy się **14:42**, obie godziny będą "
        "widoczne. Reakcja człowieka do **15:12**. Wpis nie jest jeszcze reakcją.",
        "Saved **Z-0047**. Call 14:02, entry 14:42: late entry, **14:42** counts, both times will be visible. "
        "Reaction by a human by **15:12**. The entry is not yet the reaction.",
    ),
    (
        hotline.CallForClient(
            incident=47, number="Z-0047", called_at=at("14:02"), entered_at=at("14:09"), text="belt"
        ),
        "**Z-0047** zapisano na podstawie rozmowy telefonicznej: rozmowa 14:02, wpis 14:09. „taśma stoi, panel "
        "czarny”. [Zgadza się] [Popraw]",
        "**Z-0047** was entered from a phone call: call 14:02, entry 14:09. “belt stopped, panel black”. "
        "[Correct as it is] [Fix]",
    ),
    (
        hotline.CallConfirmed(number="Z-0047"),
        "Z-0047: wpis potwierdzony.",
        "Z-0047: the entry is confirmed.",
    ),
]
