"""Announced work in words: the rows of the dialogues, and the sentences beside them that have no row."""

from handlers.messages import Notice
from handlers.notices import answering, working
from tests.wording.cases import Case
from tests.wording.facts import at

START, END = at("04:00", 29), at("06:00", 29)
SUNDAY = at("04:30", 29)
REASON = {
    "„aktualizacja”": ("„druga linia przejęła pakowanie”", "„aktualizacja”"),
    "“update”": ("“update”", "“the second line took over packing”"),
}

CASES = [
    Case(
        key="mw.new",
        notice=working.WorkNew(
            work=7, services=("erp",), start=START, end=END, text="packing", notice_seconds=25 * 3600
        ),
        data=REASON,
    ),
    Case(key="mw.short", notice=working.WorkTooLate(conversation=17, least_seconds=24 * 3600)),
    Case(
        key="mw.report",
        notice=working.ReportDuringWork(draft=17, service="erp", end=END),
        now=SUNDAY,
    ),
    Case(key="mw.over", notice=working.WorkOver(services=("erp",), end=END), now=SUNDAY),
]

BESIDE: list[tuple[Notice, str, str]] = [
    (
        working.AskWorkServices(conversation=17, services=("linia", "erp"), chosen=("erp",)),
        "Zapowiedź prac: których usług dotyczą? Można wybrać kilka. [Sterowanie linią] [✔ ERP] [Dalej] [Anuluj]",
        "Announced work: which services may be interrupted? Several may be chosen. [Line control] [✔ ERP] [Next] "
        "[Cancel]",
    ),
    (
        working.AskWorkTime(conversation=17, starts=(START,), ends=(END,), fault="unread"),
        "Tego nie udało się odczytać jako terminu. Od kiedy do kiedy? Na przykład: niedz. 29.11 04:00–06:00, jutro "
        "22:00–23:00, teraz do 16:00. [niedz. 29.11, 04:00–06:00] [Anuluj]",
        "This could not be read as a time. From when to when? For example: Sun 29.11 04:00–06:00, tomorrow "
        "22:00–23:00, now until 16:00. [Sun 29 Nov, 04:00–06:00] [Cancel]",
    ),
    (
        working.AskWorkTime(conversation=17, starts=(), ends=(), fault="past"),
        "Ten termin już minął. Od kiedy do kiedy? Na przykład: niedz. 29.11 04:00–06:00, jutro 22:00–23:00, teraz "
        "do 16:00. [Anuluj]",
        "This time is over already. From when to when? For example: Sun 29.11 04:00–06:00, tomorrow 22:00–23:00, now "
        "until 16:00. [Cancel]",
    ),
    (
        working.AskWorkReason(conversation=17, start=START, end=END),
        "niedz. 29.11, 04:00–06:00. Jaki jest powód? (jedno zdanie dla klienta) [Zmień termin] [Anuluj]",
        "Sun 29 Nov, 04:00–06:00. What is the reason? (one sentence for the client) [Change the time] [Cancel]",
    ),
    (
        working.PreviewWork(
            conversation=17,
            services=("erp",),
            start=START,
            end=END,
            text="packing",
            notice_seconds=24 * 3600,
            used_seconds=7 * 3600,
            limit_seconds=8 * 3600,
            over_seconds=3600,
        ),
        "Do zapowiedzenia: **prace planowe**, ERP, niedz. 29.11, 04:00–06:00. Powód: „druga linia przejęła "
        "pakowanie”. Zapowiedziano 24 godz. robocze wcześniej (umowa: co najmniej 24). (limit miesiąca 8 "
        "godz., wykorzystano 7 godz.) **Ponad limit: 1 godz., liczy się jako przestój.** [Wyślij] [Zmień termin] "
        "[Anuluj]",
        "To be announced: **planned work**, ERP, Sun 29 Nov, 04:00–06:00. Reason: “the second line took over "
        "packing”. Announced 24 working hours ahead (contract: at least 24). (limit of the month 8 h, used so far "
        "7 h) **1 h over the limit will count as downtime.** [Send] [Change the time] [Cancel]",
    ),
    (
        working.WorkOutside(conversation=17, start=at("10:00", 30), end=at("12:00", 30), starts=(), ends=()),
        "pon. 30.11, 10:00–12:00: to nie mieści się w oknach serwisowych z umowy. Można wybrać albo wpisać inny "
        "termin, albo ogłosić prace **awaryjne**: przerwa liczy się wtedy jako przestój. [Ogłoś awaryjne] [Anuluj]",
        "Mon 30 Nov, 10:00–12:00 is not within the windows of the contract. Another time may be chosen or typed, or "
        "**emergency** work announced: the interruption then counts as downtime. [Announce as emergency] [Cancel]",
    ),
    (
        working.WorkNew(
            work=7, services=("erp", "siec"), start=START, end=END, text="packing", notice_seconds=None
        ),
        "**Prace awaryjne**: ERP, Sieć, niedz. 29.11, 04:00–06:00. Możliwe przerwy w działaniu, liczą się jako "
        "przestój. Powód: „druga linia przejęła pakowanie”.",
        "**Emergency work**: ERP, Network, Sun 29 Nov, 04:00–06:00. Interruptions are possible and count as "
        "downtime. Reason: “the second line took over packing”.",
    ),
    (
        working.WorkAnnounced(
            work=7, services=("erp",), start=START, end=END, is_emergency=False, people=("k1", "k2")
        ),
        "Zapowiedziano prace planowe: ERP, niedz. 29.11, 04:00–06:00. Powiadomiono: Anna Przykład, Bartosz Wzór. "
        "[Odwołaj prace]",
        "Announced: planned work, ERP, Sun 29 Nov, 04:00–06:00. Told: Anna Przykład, Bartosz Wzór. [Call the work "
        "off]",
    ),
    (
        working.WorkAnnounced(work=7, services=("erp",), start=START, end=END, is_emergency=True, people=()),
        "Ogłoszono prace awaryjne: ERP, niedz. 29.11, 04:00–06:00. Powiadomiono: –. [Odwołaj prace]",
        "Announced: emergency work, ERP, Sun 29 Nov, 04:00–06:00. Told: –. [Call the work off]",
    ),
    (
        working.DateNoted(services=("erp",), start=START),
        "Zapisano i przekazano: termin nie odpowiada (ERP, niedz. 29.11, 04:00). Zgodnie z umową nie wstrzymuje to "
        "prac.",
        "Noted and passed on: the date does not suit (ERP, Sun 29 Nov, 04:00). Under the contract this does not stop "
        "the work.",
    ),
    (
        working.DateDoesNotSuit(work=7, services=("erp",), start=START, end=END, person="k1"),
        "Prace planowe, ERP, niedz. 29.11, 04:00–06:00: termin nie odpowiada, zgłasza: Anna Przykład, +48 000 000 "
        "101. Odnotowano. [Odwołaj prace]",
        "Planned work, ERP, Sun 29 Nov, 04:00–06:00: the date does not suit: Anna Przykład, +48 000 000 101. It is "
        "noted. [Call the work off]",
    ),
    (
        working.WorkBegins(work=7, services=("erp",), end=END),
        "Zapowiedziane prace, ERP: nadszedł termin, do niedz. 29.11, 06:00. [Zakończone] [Odwołaj prace]",
        "Announced work, ERP: the time has come, until Sun 29 Nov, 06:00. [Done] [Call the work off]",
    ),
    (
        working.AskWorkDone(work=7, services=("erp",), end=END),
        "Zapowiedziane prace, ERP: czy zakończono je do niedz. 29.11, 06:00? [Zakończone] [Prace trwają]",
        "Announced work, ERP: was it done by Sun 29 Nov, 06:00? [Done] [It goes on]",
    ),
    (
        working.WorkGoesOn(work=7, services=("erp",), end=END),
        "Zapowiedziane prace, ERP: trwają, od niedz. 29.11, 06:00 liczy się to jako przestój. [Zakończone]",
        "Announced work, ERP: it goes on; since Sun 29 Nov, 06:00 this counts as downtime. [Done]",
    ),
    (
        working.WorkDone(services=("erp",), at=at("14:10")),
        "Zapowiedziane prace, ERP: zakończono o 14:10.",
        "Announced work, ERP: done at 14:10.",
    ),
    (
        working.WorkCancelled(services=("erp",), start=START, end=END),
        "Zapowiedziane prace, ERP, niedz. 29.11, 04:00–06:00: **odwołano**.",
        "Announced work, ERP, Sun 29 Nov, 04:00–06:00: **called off**.",
    ),
    (
        working.WorkIsOver(is_coming=False),
        "Te prace są już zakończone albo odwołane.",
        "This work is over already.",
    ),
    (
        working.WorkIsOver(is_coming=True),
        "Na to jest jeszcze za wcześnie, prace nie doszły do tego etapu.",
        "It is too early for that: the work has not come so far yet.",
    ),
    (
        working.WaitingForWork(end=END),
        "Nic nie wysłano. Jeśli po niedz. 29.11, 06:00 nadal coś nie działa, wystarczy jedna wiadomość.",
        "Nothing was sent. If it still does not work after Sun 29 Nov, 06:00, one message is enough.",
    ),
    (
        answering.CalendarDay(
            at=at("10:00"),
            until=at("16:00"),
            opens_at=None,
            always_severities=(),
            always_services=(),
            days_off=(),
            works=(7,),
            work_services=(("erp",),),
            work_starts=(START,),
            work_ends=(END,),
            announces=True,
        ),
        "Dziś, śr. 25.11: wsparcie do 16:00.\nZapowiedziane prace: ERP, niedz. 29.11, 04:00–06:00. [Zapowiedz prace] "
        "[Odwołaj: ERP, niedz. 29.11, 04:00]",
        "Today, Wed 25 Nov: support until 16:00.\nAnnounced work: ERP, Sun 29 Nov, 04:00–06:00. [Announce work] "
        "[Call off: ERP, Sun 29 Nov, 04:00]",
    ),
]
"""Sentences without a row of the dialogues."""
