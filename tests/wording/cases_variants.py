"""Notices with a fact missing or on another day, and what of the Polish sentence then holds."""

from handlers.messages import Notice
from handlers.notices import answering, asking, climbing, linking, reacting, receipts, repairing, reporting
from tests.wording.facts import at

YESTERDAY = at("16:00", 24)


def level(metric: str) -> Notice:
    return climbing.DeadlineLevel(
        incident=42, number="Z-0042", level=3, metric=metric, due=YESTERDAY, provider=(), client=("k3",)
    )


def repair(metric: str, handler: str | None) -> Notice:
    return climbing.RepairLevel(
        incident=42,
        number="Z-0042",
        level=1,
        metric=metric,
        percent=50,
        elapsed_seconds=5400,
        target_seconds=4 * 3600,
        due=at("18:05"),
        handler=handler,
    )


def owner(metric: str, penalty: str | None, withhold: str | None) -> Notice:
    return climbing.BreachForOwner(
        incident=42,
        number="Z-0042",
        metric=metric,
        due=at("14:35"),
        hours=1,
        percent="0.50" if penalty else None,
        fee="12000.00",
        penalty=penalty,
        withhold_percent="30.00" if withhold else None,
        withhold=withhold,
    )


def closed(reaction: int | None, restoration: int | None, in_time: bool | None) -> Notice:
    return repairing.Closed(
        incident=42,
        number="Z-0042",
        reaction_seconds=reaction,
        restoration_seconds=restoration,
        in_time=in_time,
    )


def handled(code: str | None) -> Notice:
    return reacting.Handled(
        number="Z-0042", person="s2", action_code=code, action_text=None, seconds=720, next_by=None
    )


def unreachable(failure: str, *, by_email: bool, deputy: str | None) -> Notice:
    return climbing.Unreachable(person="s2", failure=failure, by_email=by_email, deputy=deputy)


VARIANTS: list[tuple[Notice, str]] = [
    (
        reacting.NewCritical(
            number="Z-0042", at=at("14:05:12"), reaction_due=at("14:35:12"), told=("s1",), handler="s2"
        ),
        "zgłoszono 14:05. Zajmuje się: Filip Schemat. Na razie nic nie trzeba robić.",
    ),
    (level("reaction"), "minął termin reakcji: wt. 24.11, 16:00.**"),
    (level("workaround"), "minął termin obejścia: wt. 24.11, 16:00.**"),
    (level("restoration"), "kontakt: Celina Próba, +48 000 000 103."),
    (
        climbing.ReactionBreach(number="Z-0042", due=YESTERDAY, told=()),
        "Z-0042: termin reakcji minął (wt. 24.11, 16:00), zgłoszenia nikt jeszcze nie podjął. Telefon:",
    ),
    (repair("workaround", "s2"), "50% czasu na obejście** (1 godz. 30 min z 4 godz.), zajmuje się: Filip"),
    (repair("workaround", None), "czasu na obejście** (1 godz. 30 min z 4 godz.), zgłoszenia nikt"),
    (repair("restoration", None), "czasu na przywrócenie** (1 godz. 30 min z 4 godz.), zgłoszenia nikt"),
    (
        owner("reaction", "60.00", None),
        "× 0,50% × 12 000,00 zł = **60,00 zł** (przy założeniu zwłoki). Decydują",
    ),
    (owner("workaround", None, None), "przekroczono termin obejścia** (14:35). Decydują strony umowy."),
    (closed(None, None, None), "Zamknięto Z-0042."),
    (closed(720, None, None), "Zamknięto Z-0042. Reakcja po 12 min."),
    (closed(None, 3600, True), "Przywrócenie po 1 godz. (w terminie)."),
    (closed(None, 3600, False), "Przywrócenie po 1 godz. (po terminie)."),
    (closed(720, 3600, False), "przywrócenie po 1 godz. (po terminie)."),
    (handled("on_site"), "(„jadę na miejsce”), reakcja po 12 min."),
    (handled("taken_on"), "(„podjęto”), reakcja po 12 min."),
    (handled(None), "(„podjęto”), reakcja po 12 min."),
    (
        reacting.Handled(
            number="Z-0042",
            person="s2",
            action_code="call",
            action_text=None,
            seconds=720,
            next_by=at("08:30", 26),
        ),
        "Następna wiadomość najpóźniej: czw. 26.11, 08:30.",
    ),
    (
        unreachable("no_channel", by_email=False, deputy="s5"),
        "nie jest połączone). Wysłano do zastępcy: Irena",
    ),
    (unreachable("timeout", by_email=True, deputy=None), "(komunikator jej nie przyjął). Wysłano e-mailem."),
    (unreachable("refused", by_email=False, deputy=None), "Nikogo innego nie powiadomiono w zastępstwie."),
    (
        climbing.RestorationBreach(number="Z-0042", due=at("22:05"), handler=None, told=()),
        "Zegar biegnie dalej. Zgłoszenia nikt jeszcze nie podjął.",
    ),
    (
        reporting.SimilarClosed(draft=17, incident=42, number="Z-0042", closed_at=YESTERDAY),
        "Z-0042 zamknięto: wt. 24.11, 16:00. Czy awaria wróciła?",
    ),
    (
        receipts.ReceivedInformally(number="Z-0042"),
        "Kanały, które się liczą: Telegram, Slack, przeglądarka, e-mail, telefon. Telefon:",
    ),
    (receipts.ScopeDisputed(number="Z-0044", at=at("14:20"), people=()), "Rozstrzygają: Zakład, Serwis."),
    (asking.QuestionReminder(incident=42, number="Z-0042", since=at("10:00", 20)), "od pt. 20.11, 10:00."),
    (
        asking.QuestionAnswered(
            incident=42, number="Z-0042", text="belt", at=at("14:10"), paused_seconds=None
        ),
        "Jest odpowiedź do Z-0042. Zegar nie był wstrzymany.\n„taśma stoi, panel czarny”",
    ),
    (
        asking.ComposeQuestion(
            incident=42, number="Z-0042", severity="B", pauses=True, limit_seconds=0, left_seconds=0
        ),
        "Od wysłania pytania do odpowiedzi zegar naprawy będzie wstrzymany.",
    ),
    (asking.QuestionAsked(number="Z-0042", text="panel", paused_since=None), "Zegar biegnie dalej."),
    (
        asking.QuestionAsked(number="Z-0042", text="panel", paused_since=at("14:12")),
        "Czas naprawy jest **wstrzymany od 14:12**.",
    ),
    (
        asking.PreviewQuestion(conversation=9, number="Z-0042", text="panel", pauses=True),
        "Od wysłania zegar naprawy będzie **wstrzymany**.",
    ),
    (
        repairing.WorkaroundSaved(number="Z-0042", text="line2", seconds=7500, in_time=True),
        "Z-0042: obejście zapisane po 2 godz. 5 min (w terminie): „Pakować na linii 2",
    ),
    (
        repairing.WorkaroundSaved(number="Z-0042", text="line2", seconds=15000, in_time=False),
        "po 4 godz. 10 min (po terminie):",
    ),
    (
        repairing.WorkaroundSaved(number="Z-0042", text="line2", seconds=None, in_time=None),
        "Z-0042: obejście zapisane: „Pakować",
    ),
    (
        repairing.WorkaroundRejected(number="Z-0042", person="k2", at=at("16:10"), running_since=None),
        "Zgłasza: Bartosz Wzór, 16:10.",
    ),
    (repairing.RepairSaved(number="Z-0042", at=at("14:10"), confirm_by=None), "Czeka na potwierdzenie."),
    (
        repairing.RepairSaved(number="Z-0042", at=at("14:10"), confirm_by=at("16:00", 27)),
        "brak odpowiedzi do pt. 27.11, 16:00 oznacza potwierdzenie.",
    ),
    (repairing.ClosedSilently(incident=42, number="Z-0042", reopen_by=None), "(potwierdzenie milczące)."),
    (
        repairing.AlreadyEnded(
            incident=42, number="Z-0042", state="closed", ended_at=YESTERDAY, reopen_by=at("16:00", 30)
        ),
        "Z-0042 nie jest już otwarte: zamknięte, wt. 24.11, 16:00. Można otworzyć ponownie do pon. 30.11",
    ),
    (
        repairing.AlreadyEnded(
            incident=42, number="Z-0042", state="withdrawn", ended_at=YESTERDAY, reopen_by=None
        ),
        "wycofane, wt. 24.11, 16:00. Aby zgłosić inną awarię",
    ),
    (
        repairing.NotPossibleNow(number="Z-0042", state="resolved"),
        "Z-0042: zgłoszono naprawę. Karta pokazuje",
    ),
    (answering.RoleNeeded(role="owner", people=()), "rola: strona umowy. Nikt jej teraz nie ma."),
    (
        linking.SlackRecognised(person="e1"),
        "Rozpoznano po adresie tego konta: Jan Zmyślony. Aby zgłosić",
    ),
    (linking.InvitationUsed(admin=None), "Nowe wydaje: Zakład."),
]
