"""The words of asking for access and of unlinking."""

from handlers.messages import Notice
from handlers.notices import linking, people
from tests.wording.facts import at

CASES: list[tuple[Notice, str, str]] = [
    (
        linking.AccountUnlinked(channel="telegram"),
        "Rozłączono konto: Telegram.",
        "Account unlinked: Telegram.",
    ),
    (
        linking.AccountClosed(person="s2", channel="slack", open_count=2),
        "Konto Slack wyłączone: Filip Schemat. Dostęp wstrzymano automatycznie. Otwarte sprawy tej osoby: 2.",
        "Slack account deactivated: Filip Schemat. Access was suspended automatically. This person's open "
        "matters: 2.",
    ),
    (
        linking.AccountBlocked(person="s2", channel="telegram", open_count=1),
        "Bot został zablokowany: Filip Schemat (Telegram). Wiadomości idą następnym kanałem. Otwarte sprawy "
        "tej osoby: 1.",
        "The bot has been blocked: Filip Schemat (Telegram). Messages go by the next channel. This person's "
        "open matters: 1.",
    ),
    (
        linking.AccessAsked(admin="k1"),
        "Prośba wysłana, odbiera ją: Anna Przykład. Awaria trwa? Proszę dzwonić: +48 000 000 200.",
        "The request has been sent to: Anna Przykład. Is an outage going on? Please call +48 000 000 200.",
    ),
    (
        linking.AccessRequested(request=3, display="belt", channel="telegram", at=at("14:05"), side="client"),
        "Prośba o dostęp: „taśma stoi, panel czarny” (Telegram), śr. 25.11, 14:05. Czy ta osoba pracuje po "
        "stronie: Zakład? [Tak, wskaż osobę] [Nie]",
        "Access request: “belt stopped, panel black” (Telegram), Wed 25 Nov, 14:05. Does this person work for: "
        "Zakład? [Yes, pick the person] [No]",
    ),
    (
        linking.PickPerson(request=3, people=("k1", "k2"), may_add=True),
        "Dla kogo jest zaproszenie? [Anna Przykład] [Bartosz Wzór] [Inna osoba] [Nie]",
        "Whom is the invitation for? [Anna Przykład] [Bartosz Wzór] [Another employee] [No]",
    ),
    (people.OutsiderSkipped(), "Pominięto. Niczego nie zgłoszono.", "Skipped. Nothing has been reported."),
    (
        people.NotLinked(admin="k1"),
        "Konta nie połączono. Zaproszenia wydaje: Anna Przykład. Awaria trwa? Proszę dzwonić: +48 000 000 200.",
        "The account was not linked. Invitations are issued by: Anna Przykład. Is an outage going on? Please call "
        "+48 000 000 200.",
    ),
    (
        linking.AccessAnswered(),
        "Na tę prośbę już odpowiedziano.",
        "This request has been answered.",
    ),
    (
        linking.InvitationIssued(person="k2", token="erased", address="https://sla.example.org"),
        "Zaproszenie dla: Bartosz Wzór. Link pokazywany jest tylko raz.",
        "Invitation for: Bartosz Wzór. The link is shown only once.",
    ),
    (
        linking.InvitationIssued(person="k2", token="token", address="https://sla.example.org"),
        "Zaproszenie dla: Bartosz Wzór. Jednorazowe, ważne 72 godz.: https://sla.example.org/join/AbC-1\n"
        "W Telegramie wystarczy wysłać botowi: /start AbC-1",
        "Invitation for: Bartosz Wzór. Single use, valid for 72 h: https://sla.example.org/join/AbC-1\n"
        "In Telegram it is enough to send the bot: /start AbC-1",
    ),
]
