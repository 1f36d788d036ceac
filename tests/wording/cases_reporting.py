"""Sections 1 to 4 and 13 of the dialogues: linking, reporting, outside hours, elsewhere."""

from datetime import date

from handlers.notices import linking, people, receipts, reporting
from tests.wording.cases import Case, same
from tests.wording.facts import at, incident, reported

FRIDAY = at("19:20", 27)
MONDAY = at("08:00", 30)
ANNA = {"{admin}": same("Anna Przykład")}
LATER = receipts.ReceivedForLater(
    number="Z-0043",
    at=FRIDAY,
    service="erp",
    severity="B",
    starts_at=MONDAY,
    reaction_due=at("10:00", 30),
    can_raise=True,
)

LINKING = [
    Case(key="hello.unknown", notice=linking.Hello(), within=True, has_buttons=False),
    Case(key="hello.privacy", notice=linking.Hello(), within=True, has_buttons=False),
    Case(key="hello.privacy", notice=linking.ShareNumber()),
    Case(
        key="link.ok",
        notice=linking.Linked(person="s2"),
        data={
            "{name}": same("Filip Schemat"),
            "{title}": same("inżynier dyżurny"),
            "{party}": same("Serwis"),
        },
    ),
    Case(key="link.other", notice=linking.OtherContact()),
    Case(key="link.nomatch", notice=linking.NoMatch(admin="k1")),
    Case(key="link.used", notice=linking.InvitationUsed(admin="k1"), data=ANNA),
    Case(key="link.expired", notice=linking.InvitationExpired(admin="k1"), data=ANNA),
    Case(
        key="link.taken",
        notice=people.AnotherAccount(person="k2"),
        data={"{name}": same("Bartosz Wzór")},
    ),
    Case(
        key="link.notify",
        notice=linking.AccountLinked(person="k2", channel="telegram", at=at("14:05")),
        data={"{name}": same("Bartosz Wzór"), "{when}": ("śr. 25.11, 14:05", "Wed 25 Nov, 14:05")},
        has_buttons=False,  # a call stands beside [Rozłącz]
    ),
    Case(
        key="slack.ok",
        notice=linking.SlackRecognised(person="k3"),
        data={
            "{email}": same("c.proba@zaklad.example.com"),
            "{name}": same("Celina Próba"),
            "{title}": same("dyrektorka operacyjna"),
        },
    ),
    Case(key="slack.guest", notice=linking.SlackGuest(admin="k1"), data=ANNA),
    Case(
        key="unk.text",
        notice=linking.UnknownKept(until=at("14:20")),
        data={"{time}": same("14:20")},
        has_buttons=False,  # the ways in stand under it, so that one message says it all
    ),
    Case(
        key="unk.coord",
        notice=people.OutsiderWrote(held=3, display="belt", at=at("14:05"), people=("k2",)),
        data={
            "{display}": ("taśma stoi, panel czarny", "belt stopped, panel black"),
            "{when}": ("śr. 25.11, 14:05", "Wed 25 Nov, 14:05"),
        },
    ),
    Case(key="unk.group", notice=linking.UnknownInGroup()),
]

CONFIRM = reporting.AskConfirm(
    draft=17,
    service="linia",
    place="hala-a",
    severity="A",
    text="belt",
    reaction_due=at("14:35:12"),
    restoration_due=at("22:05:12"),
)

DRAFT = [
    Case(key="rep.draft", notice=reporting.AskGuess(draft=17, service="linia", at=at("14:05:12"))),
    Case(
        key="rep.service",
        notice=reporting.AskService(draft=17, services=("linia", "erp", "siec", "stanowiska")),
    ),
    Case(key="rep.where", notice=reporting.AskPlace(draft=17, places=("hala-a", "biuro", "magazyn"))),
    Case(key="rep.confirm", notice=CONFIRM, within=True),
    Case(key="rep.photo", notice=CONFIRM, within=True, has_buttons=False),
    Case(
        key="rep.sev.unknown",
        notice=reporting.AskConfirm(
            draft=17,
            service="linia",
            place=None,
            severity="B",
            text="belt",
            reaction_due=None,
            restoration_due=None,
            assumed=True,
        ),
        within=True,
        has_buttons=False,
    ),
    Case(key="rep.silent", notice=reporting.SilenceReminder(draft=17, minutes=2), data={"{n}": same("2")}),
    Case(key="rep.cancel", notice=reporting.Cancelled(draft=17)),
    Case(key="rep.chat", notice=reporting.NotAnOutage(draft=17)),
    Case(key="rep.edited", notice=reporting.Corrected()),
    Case(key="rep.resume", notice=reporting.Resumed(draft=17, at=at("14:05:12"))),
    Case(
        key="rep.onesentence",
        notice=reporting.AskOneSentence(draft=17),
        has_buttons=False,
    ),
    Case(
        key="rep.danger",
        notice=reporting.AskService(draft=17, services=("linia",), danger=True),
        within=True,
        has_buttons=False,
    ),
    Case(
        key="text.long",
        notice=reporting.TextTooLong(length=10000, limit=4000),
        data={"{n}": same("10000"), "{max}": same("4000")},
    ),
    Case(key="text.empty", notice=reporting.TextEmpty()),
]

SENT = receipts.Received(
    number="Z-0042",
    at=at("14:05:12"),
    reaction_due=at("14:35:12"),
    recurrence_of="Z-0031",
    recurrence_count=2,
)

RECEIPTS = [
    Case(key="rep.sent", notice=SENT, within=True),
    Case(key="rep.photo", notice=SENT, within=True),
    Case(key="fix.recur", notice=SENT, within=True),
    Case(
        key="rep.auto",
        notice=receipts.ReceivedByItself(number="Z-0042", severity="B", at=at("14:05:12"), reaction_due=None),
        shown=incident(reported("B")),
    ),
    Case(key="off.later", notice=LATER, now=FRIDAY, shown=incident(reported("B"))),
    Case(
        key="off.holiday",
        notice=receipts.ReceivedForLater(
            number="Z-0043",
            at=at("19:20", 23, 12),
            service="erp",
            severity="B",
            starts_at=at("08:00", 28, 12),
            reaction_due=at("10:00", 28, 12),
            days_off=tuple(date(2026, 12, day) for day in (24, 25, 26, 27)),
        ),
        now=at("19:20", 23, 12),
        within=True,
        has_buttons=False,
    ),
    Case(
        key="off.a.other",
        notice=receipts.ReceivedForLater(
            number="Z-0043",
            at=FRIDAY,
            service="erp",
            severity="A",
            starts_at=MONDAY,
            reaction_due=at("08:30", 30),
            no_support=True,
        ),
        now=FRIDAY,
        within=True,
        has_buttons=False,
    ),
    Case(
        key="off.open",
        notice=receipts.ClocksStarted(
            since=MONDAY,
            numbers=("Z-0043", "Z-0045"),
            incidents=(43, 45),
            dues=(at("10:00", 30), at("16:00", 30)),
        ),
        now=MONDAY,
    ),
    Case(key="out.contract", notice=receipts.ReceivedOutsideContract(number="Z-0049")),
]

ELSEWHERE = [
    Case(
        key="oos",
        notice=reporting.OutOfScope(draft=17, topic="telefony"),
        data={"administration": same("administracja")},
    ),
    Case(key="oos.change", notice=reporting.ChangeRequest(draft=17, topic="zmiany")),
    Case(
        key="oos.forced",
        notice=receipts.ScopeDisputed(number="Z-0044", at=at("14:20"), people=("k3",)),
        data={"{people}": same("Celina Próba")},
    ),
    Case(
        key="dup.ask",
        notice=reporting.Similar(
            draft=17, incident=42, number="Z-0042", service="linia", at=at("14:05"), state="acknowledged"
        ),
    ),
    Case(key="dup.ok", notice=receipts.Joined(number="Z-0042", people=4), shown=incident()),
    Case(
        key="dup.closed",
        notice=reporting.SimilarClosed(draft=17, incident=42, number="Z-0042", closed_at=at("15:10")),
        now=at("15:30"),
    ),
]

CASES = [*LINKING, *DRAFT, *RECEIPTS, *ELSEWHERE]
