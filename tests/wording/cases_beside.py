"""Notices the dialogues have no row for: their words in both languages, in the same voice."""

from handlers.messages import Notice
from handlers.notices import answering, asking, climbing, home, linking, reacting, repairing, reporting, rooms
from tests.wording.facts import at

CASES: list[tuple[Notice, str, str]] = [
    (
        answering.ContractPart(part="hours"),
        "**Godziny**\n• godziny wsparcia: pon.–pt. 08:00–16:00. Zamknięte w dni ustawowo wolne (PL). Zamknięte "
        "też: 5.06.2026. (§ 4 ust. 1)\n• 24/7: całą dobę, codziennie. (§ 4 ust. 2)",
        "**Hours**\n• support hours: Mon–Fri 08:00–16:00. Closed on the public holidays of PL. Also closed: "
        "5 Jun 2026. (§ 4 ust. 1)\n• 24/7: round the clock, every day. (§ 4 ust. 2)",
    ),
    (
        reporting.PlaceElsewhere(service="erp", places=("biuro", "magazyn")),
        "ERP: do wyboru: Biuro, Magazyn.",
        "ERP: please choose one of: Office, Warehouse.",
    ),
    (
        linking.ContactShared(people=("k1", "k2"), admin="k1"),
        "Ten sam numer albo adres mają w umowie: Anna Przykład, Bartosz Wzór. Musi być jasne, kto pisze, "
        "dlatego potrzebne jest zaproszenie, wydaje je: Anna Przykład. Awaria trwa? Proszę dzwonić: "
        "+48 000 000 200.",
        "In the contract the same number or address belongs to: Anna Przykład, Bartosz Wzór. Who is writing "
        "must be clear, so an invitation is needed; it is issued by: Anna Przykład. Is an outage going on? "
        "Please call +48 000 000 200.",
    ),
    (
        linking.AccountOfAnother(person="k2", admin="k1"),
        "To konto jest już połączone z osobą: Bartosz Wzór. Jedno konto to jedna osoba z umowy; połączenie "
        "może usunąć: Anna Przykład.",
        "This account is already linked to: Bartosz Wzór. One account stands for one person of the contract; "
        "the link can be removed by: Anna Przykład.",
    ),
    (
        answering.BotWillBeAway(since=at("20:00"), until=at("20:30")),
        "Bot będzie niedostępny: dziś, 20:00–20:30. W tym czasie zgłoszenia: telefon +48 000 000 200, e-mail "
        "awarie@serwis.example.org",
        "The bot will be unavailable: today, 20:00–20:30. Reports during that time: phone +48 000 000 200, "
        "e-mail awarie@serwis.example.org",
    ),
    (
        answering.BotWillBeAway(since=at("20:00", 26), until=at("20:30", 26)),
        "Bot będzie niedostępny: czw. 26.11, 20:00–20:30. W tym czasie zgłoszenia: telefon +48 000 000 200, "
        "e-mail awarie@serwis.example.org",
        "The bot will be unavailable: Thu 26 Nov, 20:00–20:30. Reports during that time: phone "
        "+48 000 000 200, e-mail awarie@serwis.example.org",
    ),
    (
        answering.UnknownCommand(commands=("mine", "people", "language", "help")),
        "Nie ma takiego polecenia. Są: /moje, /osoby, /jezyk, /pomoc",
        "There is no such command. There are: /mine, /people, /language, /help",
    ),
    (
        home.HomeTop(may_report=True),
        "Tu zgłasza się awarie. Odbiera je: Serwis Wzorcowy sp. z o.o. Pilne, telefon: +48 000 000 200 "
        "[Zgłoś awarię]",
        "Outages are reported here, to: Serwis Wzorcowy sp. z o.o. Urgent, phone: +48 000 000 200 "
        "[Report an outage]",
    ),
    (
        home.HomeTop(may_report=False),
        "Tu zgłasza się awarie. Odbiera je: Serwis Wzorcowy sp. z o.o. Pilne, telefon: +48 000 000 200",
        "Outages are reported here, to: Serwis Wzorcowy sp. z o.o. Urgent, phone: +48 000 000 200",
    ),
    (
        home.OnDuty(people=("s2", "s1")),
        "Filip Schemat, +48 000 000 202; Ewa Makieta, +48 000 000 201",
        "Filip Schemat, +48 000 000 202; Ewa Makieta, +48 000 000 201",
    ),
    (
        home.OnDuty(people=()),
        "Nikt. Proszę dzwonić: +48 000 000 200.",
        "Nobody. Please call +48 000 000 200.",
    ),
    (
        linking.InvitationHow(),
        "Zaproszenie działa po otwarciu linku: proszę nacisnąć link w wiadomości, w której przyszło. Jest "
        "dla "
        "jednej osoby, jednorazowe, ważne 72 godz.",
        "An invitation works when its link is opened: please press it in the message it came in. It is for "
        "one "
        "person, for one use, valid for 72 h.",
    ),
    (
        linking.NeitherWay(admin="k1"),
        "Zaproszenia wydaje: Anna Przykład. Awaria trwa? Proszę dzwonić: +48 000 000 200. "
        "[Wyślij prośbę o zaproszenie]",
        "Invitations are issued by: Anna Przykład. Is an outage going on? Please call +48 000 000 200. "
        "[Ask for an invitation]",
    ),
    (
        linking.LinkLocked(until=at("14:30")),
        "Trzy zaproszenia z rzędu były błędne. Z tego konta kolejnego można użyć od 14:30. Awaria trwa "
        "właśnie "
        "teraz? Proszę dzwonić: +48 000 000 200.",
        "Three invitations in a row were wrong. From this account the next one can be used from 14:30. Is an "
        "outage going on right now? Please call +48 000 000 200.",
    ),
    (
        reporting.AskNewText(draft=17),
        "Proszę napisać opis jeszcze raz. Pierwotny tekst też zostaje w aktach. [Anuluj]",
        "Please write the description again. The original text stays on file too. [Cancel]",
    ),
    (
        reporting.AskNewText(draft=17, others=("otherservice", "otherplace", "otherclass")),
        "Proszę napisać opis jeszcze raz. Pierwotny tekst też zostaje w aktach.\nMożna też zmienić: "
        "[Inna usługa] [Inne miejsce] [Inna klasa] [Anuluj]",
        "Please write the description again. The original text stays on file too.\nIt is also possible to "
        "change: [Another service] [Another place] [Another severity] [Cancel]",
    ),
    (
        reporting.AddedToDraft(),
        "Dopisano do zgłoszenia, które czeka na wysłanie.",
        "Added to the report that is waiting to be sent.",
    ),
    (
        reporting.Understood(draft=17, topic="telefony"),
        "Nic nie wysłano. Telefony służbowe: administracja, tel. +48 000 000 110.",
        "Nothing was sent. Work phones: administracja, tel. +48 000 000 110.",
    ),
    (
        reacting.LateReasonSaved(number="Z-0042"),
        "Z-0042: powód zapisany.",
        "Z-0042: the reason has been saved.",
    ),
    (
        reacting.TypeFirstAction(incident=42, number="Z-0042"),
        "Z-0042: jakie będzie pierwsze działanie? Proszę napisać jednym zdaniem.",
        "Z-0042: what will be the first action? Please write it in one sentence.",
    ),
    (
        reacting.TypeLateReason(incident=42, number="Z-0042"),
        "Z-0042: dlaczego reakcja była po terminie? Proszę napisać jednym zdaniem.",
        "Z-0042: why was the reaction late? Please write it in one sentence.",
    ),
    (
        reacting.JoinedAsHelper(number="Z-0042", person="s5"),
        "Z-0042: od teraz pomaga Irena Szablon.",
        "Z-0042: Irena Szablon helps from now on.",
    ),
    (
        reacting.PassedOnToNobody(number="Z-0042"),
        "Z-0042: nie ma kogo więcej powiadomić. Zegar biegnie dalej. Telefon: +48 000 000 200.",
        "Z-0042: there is nobody else to notify. The clock keeps running. Phone: +48 000 000 200.",
    ),
    (
        asking.PreviewQuestion(conversation=9, number="Z-0042", text="panel", pauses=False),
        "Pytanie do Z-0042: „Czy panel ma zasilanie?”\nZegar biegnie dalej. [Wyślij]",
        "Question about Z-0042: “Does the panel have power?”\nThe clock keeps running. [Send]",
    ),
    (
        asking.TypeAnswer(incident=42, number="Z-0042"),
        "Z-0042: proszę napisać odpowiedź.",
        "Z-0042: please write the answer.",
    ),
    (
        asking.AnswerSent(number="Z-0042"),
        "Przekazano odpowiedź do Z-0042.",
        "The answer on Z-0042 has been passed on.",
    ),
    (
        repairing.WorkaroundWorks(number="Z-0042", person="k2"),
        "Z-0042: obejście działa. Potwierdza: Bartosz Wzór.",
        "Z-0042: the workaround works. Confirmed by: Bartosz Wzór.",
    ),
    (
        repairing.PreviewRepair(conversation=9, number="Z-0042", text="supply"),
        "Naprawa Z-0042: „wymieniono zasilacz panelu” [Wyślij]",
        "Repair of Z-0042: “panel power supply replaced” [Send]",
    ),
    (
        repairing.Reopened(incident=42, number="Z-0042", person="k2", at=at("14:10")),
        "Z-0042 otwarto ponownie o 14:10, otwiera: Bartosz Wzór. Zegar biegnie dalej, ten sam.",
        "Z-0042 reopened at 14:10 by: Bartosz Wzór. The same clock continues.",
    ),
    (
        repairing.Kept(number="Z-0042"),
        "Z-0042 nie zostało wycofane. Zegar biegnie dalej.",
        "Z-0042 was not withdrawn. The clock keeps running.",
    ),
    (
        repairing.TypeNote(incident=42, number="Z-0042"),
        "Z-0042: proszę napisać, co dopisać. Można też wysłać zdjęcie.",
        "Z-0042: please write what to add. A photo can be sent as well.",
    ),
    (
        repairing.UnknownButton(),
        "Ten przycisk już nie działa. Aby zgłosić awarię, wystarczy napisać, co się dzieje. "
        "Telefon: +48 000 000 200. [Moje zgłoszenia]",
        "This button no longer works. To report an outage, just write what is happening. "
        "Phone: +48 000 000 200. [My reports]",
    ),
    (
        climbing.LevelNoted(number="Z-0042"),
        "Z-0042: przyjęto do wiadomości. Zegar biegnie dalej.",
        "Z-0042: noted. The clock keeps running.",
    ),
    (answering.PhoneNumber(), "Telefon: +48 000 000 200", "Phone: +48 000 000 200"),
    (
        answering.PhotoHow(incident=42, number="Z-0042"),
        "Z-0042: proszę wysłać zdjęcie albo plik (bez danych klientów i bez haseł).",
        "Z-0042: please send the photo or file (no customer data and no passwords).",
    ),
    (
        answering.MoreActs(incident=42, number="Z-0042"),
        "Z-0042: co jeszcze można zrobić: [Dopisz] [Zdjęcie] [Wycofaj]",
        "Z-0042: what else can be done: [Add a note] [Photo] [Withdraw]",
    ),
    (
        rooms.RoomOpened(side="provider"),
        "Od teraz to jest pokój strony: Serwis. Widać tu nowe zgłoszenia i eskalacje.",
        "From now on this is the room of: Serwis. New reports and escalations are shown here.",
    ),
    (
        rooms.RoomOpened(side="client"),
        "Od teraz to jest pokój strony: Zakład. Widać tu własne zgłoszenia tej strony.",
        "From now on this is the room of: Zakład. Its own reports are shown here.",
    ),
    (
        rooms.RoomClosed(side="provider"),
        "To już nie jest pokój strony: Serwis. Wszystko idzie w wiadomościach prywatnych.",
        "This is no longer the room of: Serwis. Everything goes by private message.",
    ),
    (
        rooms.RoomHow(),
        "To polecenie działa w grupie albo na kanale: czyni z nich pokój strony umowy.",
        "This command belongs in a group or a channel: it makes that chat the party's room.",
    ),
    (
        rooms.RoomNotOpened(side="provider", is_kept=True),
        "Czat, w którym wydano to polecenie, nie jest pokojem strony: Serwis, bo bot nie może tam pisać. Najpierw "
        "proszę dodać tam bota i powtórzyć polecenie. Dotychczasowy pokój zostaje.",
        "The chat where this command was given is not the room of: Serwis, because the bot cannot post there. "
        "Please add the bot there first and give the command again. The room there was stays.",
    ),
    (
        rooms.RoomLost(side="provider", channel="telegram"),
        "W pokoju strony: Serwis (Telegram) nie da się już niczego napisać. Do czasu utworzenia nowego "
        "poleceniem /pokoj wszystko idzie w wiadomościach prywatnych.",
        "Nothing can be posted in the room of: Serwis (Telegram) any more. Everything goes by private "
        "message until a new room is made with /room.",
    ),
]
