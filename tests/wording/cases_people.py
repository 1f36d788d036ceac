"""The words of people coming, going and standing in for each other."""

from datetime import UTC, datetime

from handlers.messages import Notice
from handlers.notices import linking, people, standing
from tests.wording.facts import at

CASES: list[tuple[Notice, str, str]] = [
    (
        standing.AskAssignee(incident=42, number="Z-0042", people=("s3", "s5")),
        "Z-0042: kto ma podjąć zgłoszenie? [Grażyna Zarys] [Irena Szablon]",
        "Z-0042: who is to take it? [Grażyna Zarys] [Irena Szablon]",
    ),
    (
        standing.AssignedToYou(incident=42, number="Z-0042", by="s3", is_untaken=True, handler=None),
        "**Z-0042: wyznaczono do podjęcia.** Wyznacza: Grażyna Zarys. To jeszcze nie jest reakcja, zegar biegnie. "
        "[Biorę] [Nie mogę – przekaż] [Z-0042 · pokaż]",
        "**Z-0042: assigned to you.** Assigned by: Grażyna Zarys. This is not a reaction yet; the clock is running. "
        "[I take it] [I can't – pass on] [Z-0042 · show]",
    ),
    (
        standing.Assigned(number="Z-0042", person="s5"),
        "Z-0042: wyznaczono: Irena Szablon. Reakcją będzie dopiero własne naciśnięcie tej osoby.",
        "Z-0042: assigned to Irena Szablon. Only their own press is a reaction.",
    ),
    (
        standing.AskSuccessor(revocation=3, person="s2", people=("s3", "s5")),
        "Filip Schemat: kto przejmuje otwarte sprawy? [Grażyna Zarys] [Irena Szablon]",
        "Filip Schemat: who takes over the open matters? [Grażyna Zarys] [Irena Szablon]",
    ),
    (
        standing.MattersTaken(before="s2", by="s1", numbers=("Z-0042", "Z-0046"), incidents=(42, 46)),
        "Sprawy do przejęcia: Z-0042, Z-0046. Wcześniej: Filip Schemat. Wyznacza: Ewa Makieta. "
        "[Z-0042 · pokaż] [Z-0046 · pokaż]",
        "Matters to take over: Z-0042, Z-0046. Before: Filip Schemat. Assigned by: Ewa Makieta. "
        "[Z-0042 · show] [Z-0046 · show]",
    ),
    (
        standing.MattersGiven(person="s5", before="s2", count=2),
        "Zastępca (Filip Schemat): Irena Szablon. Przekazane otwarte sprawy: 2.",
        "Deputy of Filip Schemat: Irena Szablon. Open matters handed over: 2.",
    ),
    (
        standing.AccessRemoved(since=at("14:05"), days=30, admin="k1"),
        "Dostęp do zgłoszeń odebrano: śr. 25.11, 14:05. Historia zostaje w aktach umowy, identyfikator w komunikatorze "
        "zostanie usunięty po 30 dniach. Pytania: Anna Przykład.",
        "Access to the reports was removed: Wed 25 Nov, 14:05. The history stays in the contract's records; the chat "
        "id will be deleted after 30 days. Questions: Anna Przykład.",
    ),
    (
        linking.PrivacyDetails(admin="k1"),
        "Administrator danych: Zakłady Przykładowe sp. z o.o. Podmiot przetwarzający: Serwis Wzorcowy sp. z o.o."
        " (§ 18)\n"
        "Cel: obsługa zgłoszeń i dowód terminów według umowy SLA/2026/001. Żadna decyzja o osobie nie zapada "
        "maszynowo.\n"
        "Zapisywane: imię i nazwisko, rola, adres służbowy, identyfikator w komunikatorze, treść, czas i zdjęcia "
        "zgłoszeń. Niezapisywane: numery telefonów udostępnione tutaj, wizerunki, kto co przeczytał.\n"
        "Czas: zgłoszenia 3 lata, do końca roku kalendarzowego; zdjęcia 12 miesięcy; identyfikator w komunikatorze "
        "30 dni po odebraniu dostępu.\n"
        "Wgląd, sprostowanie, usunięcie danych: Anna Przykład. To, co dowodzi przebiegu zgłoszenia, zostaje do końca "
        "swojego terminu (RODO art. 17 ust. 3 lit. e).\n"
        "Pełna informacja: https://zaklad.example.com/rodo-awarie",
        "Data controller: Zakłady Przykładowe sp. z o.o. Processor: Serwis Wzorcowy sp. z o.o."
        " (§ 18)\n"
        "Purpose: handling of reports and evidence of time limits under the contract SLA/2026/001. Nobody decides by "
        "machine about a person.\n"
        "Stored: name, role, work address, chat id, text, time and photos of reports. Not stored: phone numbers "
        "shared here, pictures of people, who read what.\n"
        "Kept: reports 3 years, to the end of the calendar year; photos 12 months; chat id 30 days after access "
        "ends.\n"
        "Access, correction, erasure: Anna Przykład. What proves the course of a report stays until its term ends "
        "(GDPR art. 17(3)(e)).\n"
        "Full notice: https://zaklad.example.com/rodo-awarie",
    ),
    (
        people.PersonShown(
            code=7,
            person="k2",
            channels=("telegram", "slack"),
            revoked_from=None,
            away_from=at("08:00", 30),
            away_until=at("23:59", 4, 12),
            is_admin=True,
            is_contact=True,
        ),
        "**Bartosz Wzór, brygadzista zmiany, Zakład**\nPołączone konta: Telegram, Slack.\n"
        "Nieobecność: pon. 30.11 – pt. 4.12. [Zaproś] [Odbierz dostęp] [Nieobecność] [Zakończ nieobecność]",
        "**Bartosz Wzór, brygadzista zmiany, Zakład**\nLinked: Telegram, Slack.\n"
        "Absent: Mon 30 Nov – Fri 4 Dec. [Invite] [Remove access] [Absence] [End the absence]",
    ),
    (
        people.AskReason(conversation=3, person="k2"),
        "Odebranie dostępu: Bartosz Wzór. Powód? Proszę napisać jednym zdaniem. [Anuluj]",
        "Remove access: Bartosz Wzór. Reason? Please write one sentence. [Cancel]",
    ),
    (
        people.AskWhen(conversation=3, person="k2", reason="hall"),
        "Odebranie dostępu: Bartosz Wzór. Powód: „jadę na halę”. Od kiedy? [Od teraz] [Podaj datę] [Anuluj]",
        "Remove access: Bartosz Wzór. Reason: “going to the hall”. From when? [From now] [Give a date] [Cancel]",
    ),
    (
        people.AskDate(conversation=3, is_again=False),
        "Od którego dnia? Na przykład: jutro, piątek, 30.11, 30.11 16:00. [Anuluj]",
        "From which day? For example: tomorrow, Friday, 30.11, 30.11 16:00. [Cancel]",
    ),
    (
        people.ConfirmRevocation(
            conversation=3, person="k2", reason="hall", since=None, open_count=2, people=("k1",)
        ),
        "Odebranie dostępu: Bartosz Wzór. Powód: „jadę na halę”. Od kiedy: teraz. Otwarte sprawy tej osoby: 2. "
        "Przejmuje: [Anna Przykład] [Na razie nikt] [Anuluj]",
        "Remove access: Bartosz Wzór. Reason: “going to the hall”. From when: now. This person's open matters: 2. "
        "Taken over by: [Anna Przykład] [Nobody for now] [Cancel]",
    ),
    (
        people.ConfirmLast(conversation=3, side="client", roles=("coordinator",)),
        "Uwaga: po tej zmianie po stronie: Zakład nie będzie nikogo, kto może decydować o klasie. "
        "[Mimo to zmień] [Anuluj]",
        "Warning: after this change there will be nobody on the side of: Zakład who can decide on the class. "
        "[Change anyway] [Cancel]",
    ),
    (
        people.RevocationSaved(person="k2", since=at("08:00", 30), successor="k1"),
        "Dostęp zostanie odebrany: Bartosz Wzór, pon. 30.11, 08:00. Otwarte sprawy przejmuje: Anna Przykład.",
        "Access will be removed: Bartosz Wzór, Mon 30 Nov, 08:00. Open matters are taken over by: Anna Przykład.",
    ),
    (
        people.RevocationKept(person="k2"),
        "Anulowano. Nic nie zmieniono: Bartosz Wzór.",
        "Cancelled. Nothing was changed: Bartosz Wzór.",
    ),
    (
        people.AccessGone(admin="k1"),
        "Dostęp tej osoby został odebrany. Przywraca go zaproszenie, wydaje je: Anna Przykład. Awaria trwa? Proszę "
        "dzwonić: +48 000 000 200.",
        "This person's access has been removed. It is given back by an invitation, issued by: Anna Przykład. Is an "
        "outage going on? Please call +48 000 000 200.",
    ),
    (
        people.AskSpan(conversation=3, person="s2", is_again=False),
        "Nieobecność: Filip Schemat. Od kiedy do kiedy? Na przykład: 30.11–4.12, jutro, od poniedziałku do piątku. "
        "[Anuluj]",
        "Absence: Filip Schemat. From when until when? For example: 30.11–4.12, tomorrow, Monday to Friday. [Cancel]",
    ),
    (
        people.ConfirmAbsence(
            conversation=3, person="s2", since=at("08:00", 30), until=at("23:59", 4, 12), deputy=None
        ),
        "Nieobecność: Filip Schemat, pon. 30.11 – pt. 4.12. Brak zastępcy: wiadomości nadal przychodzą do tej osoby. "
        "[Zapisz] [Anuluj]",
        "Absence: Filip Schemat, Mon 30 Nov – Fri 4 Dec. No deputy: messages keep coming to this person. "
        "[Save] [Cancel]",
    ),
    (
        people.AbsenceSaved(person="s2", since=at("08:00", 30), until=at("23:59", 4, 12), deputy="s3"),
        "Nieobecność zapisana: Filip Schemat, pon. 30.11 – pt. 4.12. Zastępuje: Grażyna Zarys.",
        "Absence recorded: Filip Schemat, Mon 30 Nov – Fri 4 Dec. Deputy: Grażyna Zarys.",
    ),
    (
        people.AbsenceEnded(person="s2"),
        "Nieobecność zakończona: Filip Schemat.",
        "Absence ended: Filip Schemat.",
    ),
    (
        people.DutyGap(
            severity="A",
            gaps=((datetime(2026, 12, 4, 23, tzinfo=UTC), datetime(2026, 12, 5, 23, tzinfo=UTC)),),
        ),
        "Dyżur, przyszły tydzień: brak osoby do reakcji w klasie A, sob. 5.12, 00:00–24:00. [Wskaż osobę]",
        "Duty, next week: nobody to react in class A, Sat 5 Dec, 00:00–24:00. [Name a person]",
    ),
    (
        people.InvitationMailed(
            person="k2", token="token", address="https://sla.example.org", channel="telegram"
        ),
        "Ten adres podano, aby zgłaszać awarie (Telegram). Aby go potwierdzić: https://sla.example.org/join/AbC-1\n"
        "W Telegramie wystarczy wysłać botowi: /start AbC-1\n"
        "Ważne 72 godz., jednorazowo. Jeśli to pomyłka, nie trzeba nic robić.",
        "This address was given to report outages (Telegram). To confirm it: https://sla.example.org/join/AbC-1\n"
        "In Telegram it is enough to send the bot: /start AbC-1\n"
        "Valid for 72 h, single use. Where it is a mistake, nothing has to be done.",
    ),
    (
        people.AddressTaken(),
        "Jeśli ten adres jest w umowie, wysłano na niego jednorazowe zaproszenie, ważne 72 godz. Awaria trwa? Proszę "
        "dzwonić: +48 000 000 200.",
        "If this address is in the contract, a single-use invitation has been sent to it, valid for 72 h. Is an "
        "outage going on? Please call +48 000 000 200.",
    ),
]
