"""Reports and the decisions that follow them, beyond the rows of the dialogues: their words in both languages."""

from datetime import date

from handlers.messages import Notice
from handlers.notices import inspecting, quality, withholding
from tests.wording.facts import at

MONTH = {"first": date(2026, 10, 1), "last": date(2026, 10, 31)}
OCTOBER = date(2026, 10, 1)
QUARTER = {"first": date(2026, 7, 1), "last": date(2026, 9, 30)}
BUTTONS = " [Lista] [Wpisz ustalenia] [Zakończ i wyślij]", " [List] [Enter findings] [Finish and send]"

CASES: list[tuple[Notice, str, str]] = [
    (
        quality.ReportAccepted(**MONTH, person="k4", at=at("14:10")),
        "Raport za październik 2026 przyjęty. Damian Szkic, 14:10.",
        "The report for October 2026 was accepted. Damian Szkic, 14:10.",
    ),
    (
        quality.TypeObjection(**MONTH, object_by=at("15:00")),
        "Zastrzeżenie do raportu za październik 2026. Czego dotyczy i dlaczego? Termin: śr. 25.11, 15:00.",
        "Objection to the report for October 2026. What does it concern, and why? Term: Wed 25 Nov, 15:00.",
    ),
    (
        quality.TypeObjection(**MONTH, object_by=at("10:00")),
        "Zastrzeżenie do raportu za październik 2026. Czego dotyczy i dlaczego? Termin minął: śr. 25.11, 10:00."
        " Zastrzeżenie zostanie zapisane z oznaczeniem „po terminie”.",
        "Objection to the report for October 2026. What does it concern, and why? The term ended: Wed 25 Nov, 10:00."
        " The objection will be kept, marked as late.",
    ),
    (
        quality.TypeObjection(**MONTH, object_by=None),
        "Zastrzeżenie do raportu za październik 2026. Czego dotyczy i dlaczego?",
        "Objection to the report for October 2026. What does it concern, and why?",
    ),
    (
        quality.TypeReason(what="charge", amount="360.00"),
        "Naliczyć 360,00 zł. Powód (wymagany):",
        "Charge PLN 360.00. Reason (required):",
    ),
    (
        quality.TypeReason(what="waive", amount="360.00"),
        "Odstąpić od 360,00 zł. Powód (wymagany):",
        "Waive PLN 360.00. Reason (required):",
    ),
    (
        quality.TypeReason(what="refuse", amount="360.00"),
        "Nie uznać 360,00 zł. Powód (wymagany):",
        "Refuse PLN 360.00. Reason (required):",
    ),
    (
        quality.DecidedBefore(person="k3", at=at("14:10")),
        "Decyzję zapisano wcześniej: Celina Próba, 14:10.",
        "This was decided already: Celina Próba, 14:10.",
    ),
    (
        quality.AskPenalty(entry=7, month=OCTOBER, total="600.00", numbers=(), people=("k3",), claim_by=None),
        "Raport za październik: propozycja kar umownych **600,00 zł** (dostępność). To tylko wyliczenie. Decydują:"
        " Celina Próba. [Jak policzono]",
        "October report: proposed contractual penalties **PLN 600.00** (availability). This is only a computation."
        " Decided by: Celina Próba. [How computed]",
    ),
    (
        quality.PenaltyAnswered(
            month=OCTOBER, accepted=True, total="360.00", person="s4", at=at("14:10"), text=""
        ),
        "Kara za październik, 360,00 zł: uznana. Henryk Model, 14:10.",
        "Penalty for October, PLN 360.00: accepted. Henryk Model, 14:10.",
    ),
    (
        quality.AskPenalty(
            entry=7, month=OCTOBER, total="360.00", numbers=("Z-0042",), people=("k2",), claim_by=None
        ),
        "Raport za październik: propozycja kar umownych **360,00 zł** (Z-0042). To tylko wyliczenie. Decyzja:"
        " [Naliczyć] [Odstąpić] [Jak policzono]",
        "October report: proposed contractual penalties **PLN 360.00** (Z-0042). This is only a computation."
        " Decision: [Charge] [Waive] [How computed]",
    ),
    (
        quality.PenaltyDecided(
            entry=8,
            month=OCTOBER,
            charged=True,
            total="360.00",
            person="k3",
            at=at("14:10"),
            text="token",
            claim_by=None,
        ),
        "Zapisano decyzję: naliczyć 360,00 zł. Decyduje: Celina Próba, 14:10. Powód: „AbC-1”. Notę obciążeniową"
        " wystawia księgowość, nie bot.",
        "Decision recorded: charge PLN 360.00. Decided by: Celina Próba, 14:10. Reason: “AbC-1”. The debit note is"
        " issued by accounting, not by the bot.",
    ),
    (
        quality.ReportObjected(**MONTH, person="k4", at=at("14:10"), text="token", late=False),
        "Zastrzeżenie do raportu za październik 2026: „AbC-1”. Damian Szkic, 14:10.",
        "Objection to the report for October 2026: “AbC-1”. Damian Szkic, 14:10.",
    ),
    (
        withholding.AskWithholding(incident=42, number="Z-0042", amount="3600.00", percent="30.00"),
        "Z-0042: można wstrzymać zapłatę: 30% opłaty miesięcznej = **3 600,00 zł**, do potwierdzenia naprawy."
        " Decyzja: [Wstrzymać zapłatę] [Nie wstrzymywać]",
        "Z-0042: payment may be withheld: 30% of the monthly fee = **PLN 3,600.00**, until the repair is confirmed."
        " Decision: [Withhold payment] [Do not withhold]",
    ),
    (
        withholding.WithholdingDecided(
            number="Z-0042", withheld=True, amount="3600.00", person="k3", at=at("14:10"), text="token"
        ),
        "Z-0042, zapisano decyzję: wstrzymać 3 600,00 zł do potwierdzenia naprawy. Decyduje: Celina Próba, 14:10."
        " Powód: „AbC-1”.",
        "Z-0042, decision recorded: withhold PLN 3,600.00 until the repair is confirmed. Decided by: Celina Próba,"
        " 14:10. Reason: “AbC-1”.",
    ),
    (
        withholding.WithholdingReleased(number="Z-0042", amount="3600.00"),
        "Z-0042: naprawa potwierdzona. Wstrzymana kwota do zapłaty: 3 600,00 zł.",
        "Z-0042: the repair is confirmed. The withheld amount is to be paid: PLN 3,600.00.",
    ),
    (
        quality.HeadsMail(day=date(2026, 11, 24), incidents=0, sha256="ab12", text="token", register=True),
        "Lista dowodowa z dnia 24.11.2026, umowa SLA/2026/001\nW załączniku: 0 zgłoszeń, których akta się zmieniły, z"
        " liczbą zdarzeń i skrótem ostatniego. SHA-256 listy: ab12\nWiersz „register” podaje liczbę wpisów rejestru"
        " umowy (decyzje, kontrole, zapowiedziane prace) i skrót ostatniego.\nProszę zachować tę wiadomość: `reakcja"
        " verify PLIK` pokazuje, czy akta nadal zgadzają się z listą.",
        "Evidence list of 24 Nov 2026, contract SLA/2026/001\nEnclosed: 0 reports whose log has changed, with the"
        " number of their events and the hash of the last one. SHA-256 of the list: ab12\nThe row “register” has the"
        " number of entries of the contract's register (decisions, inspections, announced work) and the hash of the"
        " last one.\nPlease keep this message: `reakcja verify FILE` shows whether the record still fits the list.",
    ),
    (
        quality.HeadsMail(day=date(2026, 11, 24), incidents=2, sha256="ab12", text="token"),
        "Lista dowodowa z dnia 24.11.2026, umowa SLA/2026/001\nW załączniku: 2 zgłoszenia, których akta się zmieniły, z"
        " liczbą zdarzeń i skrótem ostatniego. SHA-256 listy: ab12\nProszę zachować tę wiadomość: `reakcja verify"
        " PLIK` pokazuje, czy akta nadal zgadzają się z listą.",
        "Evidence list of 24 Nov 2026, contract SLA/2026/001\nEnclosed: 2 reports whose log has changed, with the"
        " number of their events and the hash of the last one. SHA-256 of the list: ab12\nPlease keep this message:"
        " `reakcja verify FILE` shows whether the record still fits the list.",
    ),
    (
        inspecting.Drawn(**QUARTER, entry=7, count=10, announced=False),
        "Wylosowano 10 zgłoszeń z III kwartału 2026, sposób losowania zapisano. Serwis nie został powiadomiony."
        + BUTTONS[0],
        "10 reports from Q3 2026 have been drawn; how they were drawn is on record. Serwis has not been notified."
        + BUTTONS[1],
    ),
    (
        inspecting.Drawn(**MONTH, entry=7, count=1, announced=True),
        "Wylosowano 1 zgłoszenie z okresu: październik 2026, sposób losowania zapisano. Powiadomiono: Serwis."
        + BUTTONS[0],
        "1 report from the period: October 2026 has been drawn; how it was drawn is on record. Serwis has been"
        " notified." + BUTTONS[1],
    ),
    (
        inspecting.NothingToDraw(**QUARTER),
        "Nie ma z czego losować: brak zgłoszeń, III kwartał 2026.",
        "Nothing to draw: no reports, Q3 2026.",
    ),
    (
        inspecting.TypeFinding(**QUARTER, entry=7),
        "Ustalenia, III kwartał 2026: co stwierdzono, w którym zgłoszeniu?",
        "Findings, Q3 2026: what was found, in which report?",
    ),
    (
        inspecting.FindingSaved(**QUARTER, entry=7, count=2),
        "Ustalenie zapisane (razem 2). Nikt inny jeszcze go nie widzi." + BUTTONS[0],
        "Finding saved (2 in all). Nobody else sees it yet." + BUTTONS[1],
    ),
    (
        inspecting.TypeReply(**QUARTER, entry=7, reply_by=at("15:00")),
        "Odpowiedź na ustalenia, III kwartał 2026: Termin: śr. 25.11, 15:00.",
        "Answer to the findings, Q3 2026: Term: Wed 25 Nov, 15:00.",
    ),
    (
        inspecting.Replied(**QUARTER, entry=7, person="s4", at=at("14:10"), text="token", late=True),
        "Odpowiedź po terminie na ustalenia, III kwartał 2026: „AbC-1”. Henryk Model, 14:10.",
        "Late answer to the findings, Q3 2026: “AbC-1”. Henryk Model, 14:10.",
    ),
    (
        inspecting.FindingsDue(**QUARTER, entry=7, due=at("10:00")),
        "Ustalenia kontroli, III kwartał 2026, mają termin: śr. 25.11, 10:00." + BUTTONS[0],
        "The findings of the inspection, Q3 2026, are due: Wed 25 Nov, 10:00." + BUTTONS[1],
    ),
    (
        inspecting.Announced(**QUARTER),
        "Rozpoczęto kontrolę: zgłoszenia, III kwartał 2026.",
        "An inspection has begun: reports, Q3 2026.",
    ),
]
