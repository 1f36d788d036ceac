"""Sections 5, 6, 9 and 16 of the dialogues: reaction, question, repair, notes, lists."""

from handlers.notices import answering, asking, reacting, repairing
from tests.wording.cases import Case, same
from tests.wording.facts import at, incident

SHOWN = incident()

REACTING = [
    Case(
        key="new",
        notice=reacting.NewIncident(incident=42, number="Z-0042", reaction_due=at("14:35:12")),
        shown=SHOWN,
    ),
    Case(
        key="new.instant",
        notice=reacting.NewCritical(
            number="Z-0042", at=at("14:05:12"), reaction_due=at("14:35:12"), told=("s2",)
        ),
        shown=SHOWN,
    ),
    Case(
        key="ack.ask",
        notice=reacting.AskFirstAction(
            incident=42, number="Z-0042", at=at("14:17:40"), seconds=748, in_time=True
        ),
    ),
    Case(
        key="out.ack",
        notice=reacting.AskFirstAction(
            incident=42,
            number="Z-0042",
            at=at("14:31"),
            seconds=1548,
            in_time=True,
            possible_from=at("14:02"),
        ),
        within=True,
        has_buttons=False,
    ),
    Case(
        key="ack.ok",
        notice=reacting.FirstActionSaved(
            incident=42, number="Z-0042", at=at("14:17:40"), seconds=748, in_time=True
        ),
    ),
    Case(
        key="ack.client",
        notice=reacting.Handled(
            number="Z-0042",
            person="s2",
            action_code=None,
            action_text="hall",
            seconds=748,
            next_by=at("15:17:40"),
        ),
    ),
    Case(
        key="ack.late",
        notice=reacting.AskLateReason(
            incident=42, number="Z-0042", at=at("14:52:03"), late_seconds=17 * 60 + 3
        ),
    ),
    Case(
        key="ack.second",
        notice=reacting.AlreadyHandled(incident=42, number="Z-0042", person="s2", since=at("14:17:40")),
    ),
    Case(key="ack.norole", notice=reacting.NotForReporters(incident=42, number="Z-0042")),
    Case(key="ack.emoji", notice=reacting.EmojiIsNoReaction(incident=42, number="Z-0042")),
    Case(key="ack.pass", notice=reacting.PassedOn(number="Z-0042", person="s1")),
    Case(key="ack.stale", notice=reacting.StaleCard()),
    Case(key="ack.default", notice=reacting.FirstActionByDefault(incident=42, number="Z-0042")),
    Case(
        key="ack.takeover",
        notice=reacting.TakenOver(number="Z-0042", person="s3", before="s2", at=at("15:20")),
    ),
    Case(key="ack.due", notice=reacting.UpdateDue(incident=42, number="Z-0042", due=at("15:17"))),
]

ASKING = [
    Case(
        key="q.compose (class A)",
        notice=asking.ComposeQuestion(
            incident=42, number="Z-0042", severity="A", pauses=False, limit_seconds=57600, left_seconds=57600
        ),
        has_buttons=False,
    ),
    Case(
        key="q.compose (class B, C)",
        notice=asking.ComposeQuestion(
            incident=46, number="Z-0046", severity="B", pauses=True, limit_seconds=57600, left_seconds=57600
        ),
        has_buttons=False,
    ),
    Case(
        key="q.client",
        notice=asking.QuestionForReporter(
            incident=46, number="Z-0046", person="s2", text="invoice", paused_since=at("10:12")
        ),
    ),
    Case(
        key="q.client (no pause)",
        notice=asking.QuestionForReporter(
            incident=42, number="Z-0042", person="s2", text="panel", paused_since=None
        ),
    ),
    Case(
        key="q.answered",
        notice=asking.QuestionAnswered(
            incident=46, number="Z-0046", text="belt", at=at("11:40"), paused_seconds=88 * 60
        ),
        within=True,
    ),
    Case(
        key="q.remind",
        notice=asking.QuestionReminder(incident=46, number="Z-0046", since=at("10:12", 24)),
    ),
    Case(key="q.object", notice=asking.PauseDisputed(number="Z-0046")),
    Case(key="q.limit", notice=asking.PauseLimit(number="Z-0046")),
]

REPAIRING = [
    Case(key="wa.ask", notice=repairing.TypeWorkaround(incident=42, number="Z-0042")),
    Case(
        key="wa.client",
        notice=repairing.WorkaroundOffered(
            incident=42, number="Z-0042", text="line2", restoration_due=at("22:05:12")
        ),
    ),
    Case(
        key="wa.no",
        notice=repairing.WorkaroundRejected(
            number="Z-0042", person="k2", at=at("16:10"), running_since=at("14:05:12")
        ),
    ),
    Case(key="fix.ask", notice=repairing.TypeRepair(incident=42, number="Z-0042"), has_buttons=False),
    Case(
        key="fix.client",
        notice=repairing.RepairReported(
            incident=42, number="Z-0042", at=at("18:40"), text="supply", confirm_by=at("16:00", 27)
        ),
    ),
    Case(
        key="fix.yes",
        notice=repairing.Closed(
            incident=42, number="Z-0042", reaction_seconds=748, restoration_seconds=16500, in_time=True
        ),
    ),
    Case(key="fix.no", notice=repairing.BackToRepair(incident=42, number="Z-0042", asks=True)),
    Case(
        key="fix.silent",
        notice=repairing.ClosedSilently(incident=42, number="Z-0042", reopen_by=at("16:00", 4, 12)),
    ),
    Case(key="wd.ask", notice=repairing.AskWithdraw(incident=42, number="Z-0042")),
    Case(key="wd.done", notice=repairing.Withdrawn(number="Z-0042", person="k2", at=at("14:11"))),
    Case(key="rate.ask", notice=repairing.AskRating(incident=42, number="Z-0042")),
    Case(key="rate.done", notice=repairing.RatingSaved()),
    Case(key="note.added", notice=repairing.NoteAdded(number="Z-0042")),
    Case(
        key="note.relay",
        notice=repairing.NoteRelayed(incident=42, number="Z-0042", person="k2", text="belt"),
        data={"{text}": ("taśma stoi, panel czarny", "belt stopped, panel black")},
    ),
    Case(
        key="note.which",
        notice=repairing.WhichReport(
            conversation=9, numbers=("Z-0042", "Z-0046"), incidents=(42, 46), may_report=True
        ),
    ),
]

LISTS = [
    Case(
        key="mine.list",
        notice=answering.MyReports(
            open_count=2,
            closed_count=10,
            numbers=("Z-0042", "Z-0046"),
            incidents=(42, 46),
            states=("acknowledged", "paused"),
        ),
    ),
    Case(key="mine.none", notice=answering.NoReports()),
    Case(
        key="queue.list",
        notice=answering.Queue(
            numbers=("Z-0042", "Z-0046", "Z-0045"),
            incidents=(42, 46, 45),
            severities=("A", "B", "C"),
            metrics=("restoration", "restoration", "reaction"),
            dues=(at("22:05"), None, at("16:00", 30)),
            paused=(None, at("10:12"), None),
        ),
        has_buttons=False,
    ),
    Case(key="queue.none", notice=answering.QueueEmpty()),
    Case(
        key="people.list",
        notice=answering.WhoDoesWhat(takes=("s1",), repairs=("s2",), decides=("k1",), beyond=("s3",)),
    ),
    Case(
        key="cal.day",
        notice=answering.CalendarDay(
            at=at("12:00", 24),
            until=at("16:00", 24),
            opens_at=None,
            always_severities=("A",),
            always_services=("linia",),
            days_off=tuple(at("12:00", day, 12).date() for day in (24, 25, 26)),
        ),
        now=at("12:00", 24),
    ),
    Case(key="con.summary", notice=answering.ContractSummary(amendments=(1,)), within=True),
    Case(key="help.client", notice=answering.HelpForClient()),
    Case(key="help.manager", notice=answering.HelpForManager()),
    Case(key="lang.ask", notice=answering.AskLanguage()),
    Case(key="lang.done", notice=answering.LanguageChanged()),
    Case(
        key="role.none",
        notice=answering.RoleNeeded(role="hotline", people=("s1",)),
        data={"{role}": ("helpdesk telefoniczny", "hotline"), "{people}": same("Ewa Makieta")},
    ),
    Case(key="out.db", notice=answering.StoreDown()),
    Case(
        key="out.after",
        notice=answering.BotWasAway(since=at("14:02"), until=at("14:31"), late=3),
    ),
    Case(
        key="out.long",
        notice=answering.BotWasAway(since=at("14:02", 23), until=at("14:31"), late=3, over_a_day=True),
        within=True,
        has_buttons=False,
    ),
]

CASES = [*REACTING, *ASKING, *REPAIRING, *LISTS]
